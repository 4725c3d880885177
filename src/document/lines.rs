//! Lines and columns of offsets.

/// A position in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where each line begins.
#[derive(Clone, Debug)]
pub(super) struct Lines(Vec<u32>);

impl Lines {
    /// Linear.
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().zip(1_u32..).filter(|(byte, _)| *byte == b'\n');
        Self(
            core::iter::once(0)
                .chain(ends.map(|(_, next)| next))
                .collect(),
        )
    }

    /// The number of the line, from 0, and where it begins.
    fn line_at(&self, offset: usize) -> (usize, usize) {
        let after = self.0.partition_point(|&start| start as usize <= offset);
        let line = after.saturating_sub(1);
        (line, self.0.get(line).map_or(0, |&start| start as usize))
    }

    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let (line, start) = self.line_at(offset);
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }

    pub(super) fn line<'a>(&self, text: &'a str, offset: usize) -> &'a str {
        let (_, start) = self.line_at(offset);
        let rest = text.get(start..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }
}
