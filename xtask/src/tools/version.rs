//! Versions: those in the lock file, and those that programs print.

/// The version of `package` in the text of a `Cargo.lock`, the first one if there are several.
pub fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name") == Some(package))?;
    lines
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| quoted(line, "version"))
}

/// `value` of a line `key = "value"`.
fn quoted<'line>(line: &'line str, key: &str) -> Option<&'line str> {
    line.strip_prefix(key)?
        .strip_prefix(" = \"")?
        .strip_suffix('"')
}

/// The version in a program's output for `--version`: the first word that begins with a digit.
pub fn printed_version(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Which versions of a program are acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Only this one.
    Exactly(String),
    /// This one and all later ones.
    AtLeast(String),
}

impl Wanted {
    /// Whether this version is acceptable.
    pub fn accepts(&self, version: &str) -> bool {
        match self {
            Self::Exactly(wanted) => version == wanted,
            Self::AtLeast(least) => numbers(version) >= numbers(least),
        }
    }
}

/// The leading numbers of a version: `1.2.3-beta` is 1, 2, 3.
fn numbers(version: &str) -> Vec<u32> {
    version
        .split(|character: char| !character.is_ascii_digit())
        .map_while(|number| number.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-backend"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = [
 "cfg-if",
]

[[package]]
name = "without"

[[package]]
name = "zerocopy"
version = "0.8.0"
"#;

    #[test]
    fn the_lock_names_one_version_of_a_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "zerocopy"), Some("0.8.0"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(
            locked_version(LOCK, "without"),
            None,
            "not the next package's"
        );
    }

    #[test]
    fn the_projects_own_lock_is_read() {
        let lock = include_str!("../../../Cargo.lock");
        let version = locked_version(lock, "wasm-bindgen").unwrap();
        assert!(
            Wanted::AtLeast("0.2.100".into()).accepts(version),
            "{version}"
        );
    }

    #[test]
    fn programs_say_their_version_in_different_words() {
        for (text, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-opt version 132 (version_132)", "132"),
            (
                "geckodriver 0.37.0 (abc 2025-01-01)\n\nThe source code …",
                "0.37.0",
            ),
            ("Mozilla Firefox 153.7.0esr", "153.7.0esr"),
        ] {
            assert_eq!(printed_version(text), Some(version), "{text}");
        }
        assert_eq!(printed_version("usage: trunk"), None);
    }

    #[test]
    fn versions_compare_as_numbers() {
        let least = Wanted::AtLeast("0.36.0".into());
        assert!(least.accepts("0.36.0"));
        assert!(least.accepts("0.37"));
        assert!(least.accepts("1.0.0-beta"));
        assert!(!least.accepts("0.4.9"));
        assert!(!least.accepts(""));
        let exact = Wanted::Exactly("0.21.14".into());
        assert!(exact.accepts("0.21.14"));
        assert!(!exact.accepts("0.21.15"));
    }
}
