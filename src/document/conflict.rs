//! What git leaves in a text where two versions could not be merged.

use core::ops::Range;

/// A conflict.
pub(super) struct Conflict {
    /// The length of the line of its first mark.
    pub(super) first_line: usize,
    /// The second side with its marks, which goes, from the beginning of the conflict; empty if there is none.
    pub(super) second: Range<usize>,
}

/// Where git's marks stand at the beginning of a line: those before the second side of a conflict, and those behind it.
pub(super) struct Marks {
    middle: Vec<usize>,
    end: Vec<usize>,
}

/// The mark of git's that a line begins with.
pub(super) fn conflict_mark(line: &str) -> Option<&'static str> {
    let mut marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].into_iter();
    marks.find(|mark| line.starts_with(mark))
}

impl Marks {
    /// All of them in a text. Linear.
    pub(super) fn of(text: &str) -> Self {
        let mut marks = Self {
            middle: Vec::new(),
            end: Vec::new(),
        };
        for (at, _) in text.match_indices('\n') {
            match text.get(at + 1..).and_then(conflict_mark) {
                Some("|||||||" | "=======") => marks.middle.push(at + 1),
                Some(">>>>>>>") => marks.end.push(at + 1),
                _ => {}
            }
        }
        marks
    }

    /// A conflict that begins at an offset of the text, or one of its marks by itself.
    pub(super) fn conflict(&self, text: &str, start: usize) -> Option<Conflict> {
        let mark = conflict_mark(text.get(start..)?)?;
        let line_end = |at: usize| {
            text.get(at..)
                .and_then(|rest| rest.find('\n'))
                .map_or(text.len(), |end| at + end + 1)
                - start
        };
        let first_line = line_end(start);
        let next = |all: &[usize]| all.get(all.partition_point(|&at| at <= start)).copied();
        let second = match (mark, next(&self.middle), next(&self.end)) {
            ("<<<<<<<", Some(middle), Some(end)) if middle < end => middle - start..line_end(end),
            _ => first_line..first_line,
        };
        Some(Conflict { first_line, second })
    }
}
