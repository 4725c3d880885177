//! Shortens the names between the program and its loader.
//!
//! wasm-bindgen gives each imported function a name such as `__wbg_focus_0123456789abcdef`, in the program and in the
//! loader. Compression cannot shorten the digits, and nothing needs them after optimisation.

use std::collections::BTreeMap;

use crate::wasm::{self, Reader, section, write_number, write_sized};

/// The module and its loader, with short names for imports and for exports that contain such digits, and the module without
/// custom sections. A name that occurs in the loader in an unexpected form stays. `None` if `module` is not a module.
pub fn shorten(module: &[u8], loader: &str) -> Option<(Vec<u8>, String)> {
    let mut sections = wasm::sections(module)?;
    sections.retain(|(id, _)| *id != section::CUSTOM);
    let mut names = Names {
        loader: loader.to_owned(),
        short: BTreeMap::new(),
    };
    let mut written = Vec::new();
    for (id, content) in &sections {
        written.push(match *id {
            section::IMPORT => names.imports(Reader(content))?,
            section::EXPORT => names.exports(Reader(content))?,
            _ => content.to_vec(),
        });
    }
    let sections: Vec<_> = sections
        .iter()
        .zip(&written)
        .map(|((id, _), content)| (*id, content.as_slice()))
        .collect();
    Some((wasm::module(&sections), names.loader))
}

/// The shortened names, and the loader so far.
struct Names {
    loader: String,
    short: BTreeMap<String, String>,
}

impl Names {
    fn imports(&mut self, mut from: Reader<'_>) -> Option<Vec<u8>> {
        let mut to = Vec::new();
        let count = from.number()?;
        write_number(&mut to, count);
        for _ in 0..count {
            let (module, name) = (from.name()?, from.name()?);
            let kind = from.import_type()?;
            let module = self.shortened(&format!("\"{module}\""));
            write_sized(&mut to, module.trim_matches('"').as_bytes());
            write_sized(&mut to, self.shortened(name).as_bytes());
            to.extend_from_slice(kind);
        }
        Some(to)
    }

    fn exports(&mut self, mut from: Reader<'_>) -> Option<Vec<u8>> {
        let mut to = Vec::new();
        let count = from.number()?;
        write_number(&mut to, count);
        for _ in 0..count {
            let (name, kind, index) = (from.name()?, from.byte()?, from.number()?);
            let name = if has_digits(name) {
                self.shortened(name)
            } else {
                name.to_owned()
            };
            write_sized(&mut to, name.as_bytes());
            to.push(kind);
            write_number(&mut to, index);
        }
        Some(to)
    }

    /// Replaces `name` by a short name, here and in the loader, if it occurs there as a whole word. A quoted name stays
    /// quoted.
    fn shortened(&mut self, name: &str) -> String {
        if let Some(short) = self.short.get(name) {
            return short.clone();
        }
        let mut short = short_name(self.short.len());
        if name.starts_with('"') {
            short = format!("\"{short}\"");
        }
        let short = match replaced(&self.loader, name, &short) {
            Some(loader) => {
                self.loader = loader;
                short
            }
            None => name.to_owned(),
        };
        self.short.insert(name.to_owned(), short.clone());
        short
    }
}

/// Whether a name contains sixteen hexadecimal digits in a row, as wasm-bindgen's names do.
fn has_digits(name: &str) -> bool {
    let words = name.split(|character: char| !character.is_ascii_hexdigit());
    words.into_iter().any(|word| word.len() == 16)
}

/// `text` with every whole-word occurrence of `name` replaced; `None` if there is none.
fn replaced(text: &str, name: &str, short: &str) -> Option<String> {
    let is_inside = |neighbour: Option<char>| {
        neighbour.is_some_and(|character| character.is_alphanumeric() || "_$".contains(character))
    };
    let mut parts = Vec::new();
    let mut done = 0;
    for (at, _) in text.match_indices(name) {
        let (before, after) = (text.get(..at)?, text.get(at + name.len()..)?);
        if !is_inside(before.chars().next_back()) && !is_inside(after.chars().next()) {
            parts.extend([text.get(done..at)?, short]);
            done = at + name.len();
        }
    }
    parts.push(text.get(done..)?);
    (parts.len() > 1).then(|| parts.concat())
}

/// The shortest possible names in order: `a` … `z`, `aa` …
fn short_name(mut number: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'a' + u8::try_from(number % 26).unwrap_or_default());
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    name.reverse();
    // Even reserved words are valid property names, so they may be used before a colon and after a dot.
    String::from_utf8_lossy(&name).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn entry(names: &[&str], rest: &[u8]) -> Vec<u8> {
        let mut entry = Vec::new();
        for name in names {
            write_sized(&mut entry, name.as_bytes());
        }
        entry.extend_from_slice(rest);
        entry
    }

    #[test]
    fn names_are_short_on_both_sides() {
        let imports = [
            vec![4],
            entry(&["./app_bg.js", "__wbg_focus_0123456789abcdef"], b"\0\x01"),
            entry(&["./app_bg.js", "__wbg_focus_0123456789abcdef0"], b"\0\x02"),
            entry(&["./app_bg.js", "not_in_the_loader"], b"\0\x01"),
            entry(&["./app_bg.js", "memory_of_others"], b"\x02\x01\x01\x02"),
        ];
        let exports = [
            vec![2],
            entry(&["invoke__h0123456789abcdef"], b"\0\x01"),
            entry(&["memory"], b"\x02\0"),
        ];
        let (imports, exports) = (imports.concat(), exports.concat());
        let module = wasm::module(&[
            (section::IMPORT, &imports),
            (section::EXPORT, &exports),
            (section::CODE, b"\0"),
            (section::CUSTOM, b"\x04name"),
        ]);
        let loader = "({\"./app_bg.js\":{__wbg_focus_0123456789abcdef:e=>e.focus(),__wbg_focus_0123456789abcdef0:f,memory_of_others:m}});w.invoke__h0123456789abcdef(w.memory)";
        let (short, loader) = shorten(&module, loader).unwrap();
        assert_eq!(loader, "({\"a\":{b:e=>e.focus(),c:f,e:m}});w.f(w.memory)");
        let expected = [
            vec![4],
            entry(&["a", "b"], b"\0\x01"),
            entry(&["a", "c"], b"\0\x02"),
            entry(&["a", "not_in_the_loader"], b"\0\x01"),
            entry(&["a", "e"], b"\x02\x01\x01\x02"),
        ];
        let sections = wasm::sections(&short).unwrap();
        assert_eq!(sections.len(), 3, "without the custom section");
        assert_eq!(sections[0].1, expected.concat());
        let expected = [
            vec![2],
            entry(&["f"], b"\0\x01"),
            entry(&["memory"], b"\x02\0"),
        ];
        assert_eq!(sections[1].1, expected.concat());
        assert_eq!(shorten(b"no module", ""), None);
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: BTreeSet<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(
            [short_name(0), short_name(25), short_name(26)],
            ["a", "z", "aa"]
        );
    }
}
