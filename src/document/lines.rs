//! Lines and columns of offsets.

use std::sync::OnceLock;

use super::Edit;

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
pub(super) struct Lines {
    starts: Vec<u32>,
    /// How many characters stand before each so many bytes of the text. Counted when a place far into a line is asked for: a
    /// whole file can be one line.
    letters: OnceLock<Vec<usize>>,
}

/// So many bytes.
const STRIDE: usize = 4096;

/// The number of characters that begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

impl Lines {
    /// Linear.
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().zip(1_u32..).filter(|(byte, _)| *byte == b'\n');
        let starts = core::iter::once(0).chain(ends.map(|(_, next)| next));
        Self {
            starts: starts.collect(),
            letters: OnceLock::new(),
        }
    }

    /// Makes an edit of the text. Linear in the lines.
    pub(super) fn edit(&mut self, edit: &Edit) {
        self.letters = OnceLock::new();
        let begun = |at: usize| self.starts.partition_point(|&start| start as usize <= at);
        let (from, to) = (begun(edit.span.start), begun(edit.span.end));
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let by = at(edit.with.len()).wrapping_sub(at(edit.span.len()));
        for start in self.starts.get_mut(to..).unwrap_or_default() {
            *start = start.wrapping_add(by);
        }
        let ends = edit.with.match_indices('\n');
        let new = ends.map(|(end, _)| at(edit.span.start + end + 1));
        self.starts.splice(from..to, new);
    }

    /// The number of the line, from 0, and where it begins.
    fn line_at(&self, offset: usize) -> (usize, usize) {
        let after = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        let line = after.saturating_sub(1);
        (
            line,
            self.starts.get(line).map_or(0, |&start| start as usize),
        )
    }

    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let (line, start) = self.line_at(offset);
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        Position {
            line: line + 1,
            column: 1 + if before.len() > STRIDE {
                self.letters(text, start + before.len()) - self.letters(text, start)
            } else {
                count(before.as_bytes())
            },
        }
    }

    /// The number of characters before an offset. Linear the first time, then O(1).
    fn letters(&self, text: &str, offset: usize) -> usize {
        let letters = self.letters.get_or_init(|| {
            let strides = text.as_bytes().chunks(STRIDE);
            let sums = strides.scan(0, |sum, stride| {
                *sum += count(stride);
                Some(*sum)
            });
            core::iter::once(0).chain(sums).collect()
        });
        let whole = offset / STRIDE;
        let rest = text.as_bytes().get(whole * STRIDE..offset);
        letters.get(whole).copied().unwrap_or_default() + count(rest.unwrap_or_default())
    }

    pub(super) fn line<'a>(&self, text: &'a str, offset: usize) -> &'a str {
        let (_, start) = self.line_at(offset);
        let rest = text.get(start..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }
}
