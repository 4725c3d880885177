//! As much of WebAssembly's binary format as the build needs to read and write (WebAssembly Core Specification 2.0, chapter
//! 5).

/// The sections that the build uses.
pub mod section {
    /// Names, producers and the like, which a module does not need to run.
    pub const CUSTOM: u8 = 0;
    /// Imports.
    pub const IMPORT: u8 = 2;
    /// Exports.
    pub const EXPORT: u8 = 7;
    /// Function bodies.
    pub const CODE: u8 = 10;
    /// Initial contents of the memory.
    pub const DATA: u8 = 11;
}

/// The header of every module.
const START: &[u8] = b"\0asm\x01\0\0\0";

/// The sections of a module, by number; `None` if it is not a module.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = Reader(module.strip_prefix(START)?);
    let mut sections = Vec::new();
    while !rest.0.is_empty() {
        sections.push((rest.byte()?, rest.sized()?));
    }
    Some(sections)
}

/// A module with these sections.
pub fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
    let mut module = START.to_vec();
    for (id, content) in sections {
        module.push(*id);
        write_sized(&mut module, content);
    }
    module
}

/// Writes an unsigned number in LEB128.
pub fn write_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

/// Writes bytes after their length.
pub fn write_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

/// The bytes left to read. Every method returns `None` if they end too soon.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// Reads one byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// Reads an unsigned number in LEB128.
    pub fn number(&mut self) -> Option<usize> {
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

    /// Reads what follows its length.
    pub fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (own, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(own)
    }

    /// Reads a name.
    pub fn name(&mut self) -> Option<&'a str> {
        str::from_utf8(self.sized()?).ok()
    }

    /// Reads the type of an import, which follows its names: the bytes, the first of which is 0 for a function.
    pub fn import_type(&mut self) -> Option<&'a [u8]> {
        let whole = self.0;
        match self.byte()? {
            0 => {
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
        whole.get(..whole.len() - self.0.len())
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
    fn a_module_is_written_as_it_was_read() {
        let long = vec![7; 300];
        let bytes = module(&[(section::IMPORT, b"\0"), (section::DATA, &long)]);
        let read = sections(&bytes).unwrap();
        assert_eq!(
            read,
            [(section::IMPORT, &b"\0"[..]), (section::DATA, &long)]
        );
        assert_eq!(module(&read), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let endless = [START, &[10], &[0xff; 12], &[1]].concat();
        for bytes in [&b""[..], b"\0asm", &endless, &[START, &[10, 9, 1]].concat()] {
            assert_eq!(sections(bytes), None);
        }
    }
}
