//! How much of the content has arrived.

use crate::ui::Closed;

/// How much of the content has arrived. Each value includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Everything that the first view needs: no sources and no search.
    Excerpt,
    /// The excerpt is known to be of the content that the server has.
    Verified,
    /// The whole content.
    Whole,
}

impl Closed for Progress {
    const ALL: &'static [Self] = &[Self::Excerpt, Self::Verified, Self::Whole];

    fn index(self) -> usize {
        self as usize
    }
}
