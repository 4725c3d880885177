//! How far the content has come that a page is drawn from.

use crate::ui::Closed;

/// How far the content has come. Each state includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// What the first view needs of it is there: neither sources nor a search.
    Excerpt,
    /// The excerpt is known to be of the very content that the server has.
    Verified,
    /// All of it is there.
    Whole,
}

impl Closed for Progress {
    const ALL: &'static [Self] = &[Self::Excerpt, Self::Verified, Self::Whole];

    fn place(self) -> usize {
        self as usize
    }
}
