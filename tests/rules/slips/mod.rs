//! The slips: each of them breaks one rule.

mod entries;
mod format;
mod json;
mod noted;
mod sources;
mod texts;
mod tours;

use life_science_map::check::Position;
use life_science_map::document::Edit;

pub use Mend::{Ask, No, Safe};

use crate::{BASE, with_edits};

/// What comes with a diagnostic: no fix, one to be chosen, or one that is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    No,
    Ask,
    Safe,
}

/// A slip in the base.
#[derive(Debug)]
pub struct Case {
    /// The rule that it breaks.
    pub rule: &'static str,
    /// What stands once in the base, and what stands there instead.
    pub from: &'static str,
    pub to: &'static str,
    /// A part of the text with the slip, with `¦` where the diagnostic begins. Empty for one about the file as a whole.
    pub at: &'static str,
    pub mend: Mend,
    /// The rules that are broken as well.
    pub with: &'static [&'static str],
}

const fn case(
    rule: &'static str,
    [from, to, at]: [&'static str; 3],
    mend: Mend,
    with: &'static [&'static str],
) -> Case {
    Case {
        rule,
        from,
        to,
        at,
        mend,
        with,
    }
}

/// All slips. Those of one rule are in one of the lists.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    [
        json::CASES,
        format::CASES,
        entries::CASES,
        texts::CASES,
        sources::CASES,
        noted::CASES,
        tours::CASES,
    ]
    .into_iter()
    .flatten()
}

impl Case {
    /// The edit of the base.
    pub fn edit(&self) -> Edit {
        assert_eq!(BASE.matches(self.from).count(), 1, "{}", self.from);
        let start = BASE.find(self.from).unwrap();
        Edit::replace(start..start + self.from.len(), self.to)
    }

    pub fn text(&self) -> String {
        with_edits(&[self.edit()])
    }

    /// Where the diagnostic has to be in a text with the slip.
    pub fn position(&self, text: &str) -> Option<Position> {
        let (before, after) = self.at.split_once('¦')?;
        let marker = [before, after].concat();
        assert_eq!(text.matches(&marker).count(), 1, "{}: {marker}", self.rule);
        let before = &text[..text.find(&marker).unwrap() + before.len()];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        Some(Position { line, column })
    }
}
