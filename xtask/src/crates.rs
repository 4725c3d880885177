//! Which crates a WebAssembly module consists of, by its function names. Measured before wasm-opt, so the sums exceed the
//! size of the final file, but the shares are about right.

use std::collections::BTreeMap;

use crate::sizes::{aligned, kilobytes};
use crate::wasm::{self, Reader, section};

/// The subsection of the section `name` with the functions' names.
const FUNCTION_NAMES: u8 = 1;

/// Bytes of code by crate, the largest first, and bytes of data. `None` if it is not a module, or one without names.
pub fn shares(module: &[u8]) -> Option<Vec<(String, usize)>> {
    let (mut imports, mut bodies, mut data) = (0, Vec::new(), 0);
    let mut names = BTreeMap::new();
    for (id, content) in wasm::sections(module)? {
        let mut content = Reader(content);
        match id {
            section::IMPORT => {
                for _ in 0..content.number()? {
                    content.sized()?;
                    content.sized()?;
                    // Type 0 is a function.
                    imports += usize::from(content.import_type()?.starts_with(&[0]));
                }
            }
            section::CODE => {
                for _ in 0..content.number()? {
                    bodies.push(content.sized()?.len());
                }
            }
            section::DATA => data = content.0.len(),
            section::CUSTOM if content.sized()? == b"name" => {
                while !content.0.is_empty() {
                    let (id, mut part) = (content.byte()?, Reader(content.sized()?));
                    if id == FUNCTION_NAMES {
                        for _ in 0..part.number()? {
                            let index = part.number()?;
                            names.insert(index, String::from_utf8_lossy(part.sized()?));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if names.is_empty() {
        return None;
    }
    let mut sums = BTreeMap::from([("data".to_owned(), data)]);
    for (index, body) in (imports..).zip(bodies) {
        let name = names.get(&index).map(AsRef::as_ref).unwrap_or_default();
        if is_description(name) {
            continue;
        }
        let name = crate_of(name);
        *sums.entry(name.unwrap_or("other").to_owned()).or_default() += body;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|(name, size), (other, least)| least.cmp(size).then(name.cmp(other)));
    Some(sums)
}

/// Whether a function describes types to wasm-bindgen, which removes such functions.
fn is_description(name: &str) -> bool {
    name.starts_with("__wbindgen_describe") || name.contains("WasmDescribe")
}

/// The crate in a mangled name, legacy (`_ZN4core3fmt…`) or v0 (`_RNvCs…_4core…`). Implementations count for the type's
/// crate.
fn crate_of(name: &str) -> Option<&str> {
    if let Some(path) = name.strip_prefix("_ZN") {
        let first = identifier(path)?;
        // `<leptos::Some as core::Trait>` is mangled as `_$LT$leptos..Some$u20$as$u20$core..Trait$GT$`.
        let Some(mut own) = first.strip_prefix("_$LT$") else {
            return Some(first);
        };
        for sign in ["$RF$", "mut$u20$", "dyn$u20$", "$LP$", "$u5b$"] {
            own = own.strip_prefix(sign).unwrap_or(own);
        }
        let mut words = own.split(['.', '$']).filter(|word| !word.is_empty());
        // `<F as piece::Give>`: a blanket implementation counts for the trait's crate.
        return match words.next()? {
            any if any.len() == 1 => words.nth(3),
            own => Some(own),
        };
    }
    // A crate is `C`, then `s` and a disambiguator, `_`, and its name.
    let path = name.strip_prefix("_R")?;
    path.match_indices("Cs").find_map(|(at, sign)| {
        let (digits, rest) = path.get(at + sign.len()..)?.split_once('_')?;
        let is_sign = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
        identifier(rest).filter(|_| is_sign)
    })
}

/// The text after its length in decimal digits.
fn identifier(text: &str) -> Option<&str> {
    let end = text.find(|character: char| !character.is_ascii_digit())?;
    let (length, rest) = text.split_at(end);
    rest.get(..length.parse().ok()?)
}

/// How many crates to list.
const CRATES: usize = 10;

/// What the first program consists of, by crate, the largest first.
pub fn shares_table(shares: &[(String, usize)]) -> String {
    let whole: usize = shares.iter().map(|(_, size)| size).sum();
    let row = |name: &str, size: usize| {
        let share = (size * 100 + whole / 2) / whole.max(1);
        [
            name.to_owned(),
            kilobytes(size as u64),
            format!("{share} %"),
        ]
    };
    let mut rows = vec![[
        "first program before wasm-opt".into(),
        "raw".into(),
        "share".into(),
    ]];
    let (named, others) = shares.split_at(shares.len().min(CRATES));
    rows.extend(named.iter().map(|(name, size)| row(name, *size)));
    rows.push(row("all else", others.iter().map(|(_, size)| size).sum()));
    aligned(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_found_in_a_name() {
        for (name, expected) in [
            (
                "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE",
                Some("core"),
            ),
            (
                "_ZN60_$LT$alloc..string..String$u20$as$u20$core..fmt..Display$GT$3fmt17h0E",
                Some("alloc"),
            ),
            (
                "_ZN47_$LT$$RF$tachys..view..A$u20$as$u20$core..B$GT$3fmt17h0E",
                Some("tachys"),
            ),
            (
                "_ZN50_$LT$F$u20$as$u20$mycrate..view..Give$LT$T$GT$$GT$4give17h0E",
                Some("mycrate"),
            ),
            ("_RNvNtCs1234_7mycrate3foo3bar", Some("mycrate")),
            (
                "_RNvMNtNtCsa1B2_4core3fmt2rtNtB2_8Argument4new",
                Some("core"),
            ),
            ("memcpy", None),
        ] {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn a_module_is_counted() {
        // One function and one memory imported; two functions of 3 and 2 bytes.
        let names = b"\x04name\x01\x14\x02\x01\x09_ZN1aE012\x02\x06memcpy";
        let module = wasm::module(&[
            (section::IMPORT, b"\x02\x01m\x01f\0\0\x01m\x01g\x02\0\x01"),
            (section::CODE, b"\x02\x03\0\x01\x0b\x02\0\x0b"),
            (section::DATA, b"\0"),
            (section::CUSTOM, names),
        ]);
        let shares = shares(&module).unwrap();
        let expected = [("a", 3), ("other", 2), ("data", 1)];
        assert_eq!(shares, expected.map(|(name, size)| (name.to_owned(), size)));
    }
}
