//! Which crates a WebAssembly module is made of, by its function names: before wasm-opt, so that the sums are larger than
//! the file that travels, but their shares are about right.
//!
//! Reads as much of the binary format as that takes (WebAssembly Core Specification 2.0, 5.5 and 7.4.1).

use std::collections::BTreeMap;

/// The sections that count.
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// The part of the section `name` that has the functions' names.
const FUNCTION_NAMES: u8 = 1;

/// What a module is made of: bytes of code by crate, the largest first, and of data. `None` for bytes that are no module
/// or one without names.
pub fn shares(module: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut rest = Reader(module.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imports, mut bodies, mut data) = (0, Vec::new(), 0);
    let mut names = BTreeMap::new();
    while !rest.0.is_empty() {
        let (id, mut section) = (rest.byte()?, rest.sized()?);
        match id {
            IMPORT => imports = section.imported_functions()?,
            CODE => {
                for _ in 0..section.number()? {
                    bodies.push(section.sized()?.0.len());
                }
            }
            DATA => data = section.0.len(),
            CUSTOM if section.sized()?.0 == b"name" => {
                while !section.0.is_empty() {
                    let (id, mut part) = (section.byte()?, section.sized()?);
                    if id == FUNCTION_NAMES {
                        for _ in 0..part.number()? {
                            let index = part.number()?;
                            names.insert(index, String::from_utf8_lossy(part.sized()?.0));
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
        let name = names.get(&index).and_then(|name| crate_of(name));
        *sums.entry(name.unwrap_or("other").to_owned()).or_default() += body;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|(name, size), (other, least)| least.cmp(size).then(name.cmp(other)));
    Some(sums)
}

/// The crate in a mangled name, legacy (`_ZN4core3fmt…`) or v0 (`_RNvCs…_4core…`). What is implemented for a type counts
/// for the type's crate.
fn crate_of(name: &str) -> Option<&str> {
    if let Some(path) = name.strip_prefix("_ZN") {
        let first = identifier(path)?;
        // `<leptos::Some as core::Trait>` is written `_$LT$leptos..Some$u20$as$u20$core..Trait$GT$`.
        let Some(mut own) = first.strip_prefix("_$LT$") else {
            return Some(first);
        };
        for sign in ["$RF$", "mut$u20$", "dyn$u20$", "$LP$", "$u5b$"] {
            own = own.strip_prefix(sign).unwrap_or(own);
        }
        return own.split(['.', '$']).next().filter(|name| !name.is_empty());
    }
    // A crate is `C`, the `s` and digits that tell it from others of its name, `_`, its name.
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

/// Bytes that are left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// What stands after its length.
    fn sized(&mut self) -> Option<Reader<'a>> {
        let length = self.number()?;
        let (own, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Reader(own))
    }

    /// How many functions an import section has.
    fn imported_functions(&mut self) -> Option<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.sized()?;
            self.sized()?;
            match self.byte()? {
                0 => {
                    functions += 1;
                    self.number()?;
                }
                1 => {
                    self.byte()?;
                    self.limits()?;
                }
                2 => self.limits()?,
                3 => {
                    self.byte()?;
                    self.byte()?;
                }
                4 => {
                    self.byte()?;
                    self.number()?;
                }
                _ => return None,
            }
        }
        Some(functions)
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
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
                "_ZN48_$LT$$RF$tachys..view..A$u20$as$u20$core..B$GT$3fmt17h0E",
                Some("tachys"),
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
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let mut section = |id: u8, content: &[u8]| {
            module.push(id);
            module.push(u8::try_from(content.len()).unwrap());
            module.extend(content);
        };
        // One function and one memory imported; two functions of 3 and 2 bytes.
        section(IMPORT, b"\x02\x01m\x01f\0\0\x01m\x01g\x02\0\x01");
        section(CODE, b"\x02\x03\0\x01\x0b\x02\0\x0b");
        section(DATA, b"\0");
        section(
            CUSTOM,
            b"\x04name\x01\x14\x02\x01\x09_ZN1aE012\x02\x06memcpy",
        );
        let shares = shares(&module).unwrap();
        let expected = [("a", 3), ("other", 2), ("data", 1)];
        assert_eq!(shares, expected.map(|(name, size)| (name.to_owned(), size)));
    }

    #[test]
    fn no_bytes_make_it_panic() {
        for bytes in [
            &b""[..],
            b"\0asm",
            b"\0asm\x01\0\0\0\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        ] {
            assert_eq!(shares(bytes), None);
        }
    }
}
