//! What is shown: the visitor's query, and which of the content's initiatives it keeps.
//!
//! A [`Query`] is all that a visitor can choose, and with the open initiative it is the page's whole [`State`], which
//! [`url`] reads from and writes to a query string. Its [`Filter`] decides, by way of [`shown`], which initiatives
//! match, and how many would if one more option were chosen. Everything here is a total function of its arguments.

mod alike;
mod choice;
mod filter;
mod fold;
pub mod matrix;
mod order;
mod search;
mod shown;
pub mod snippet;
mod table;
mod takeaway;
pub mod url;

pub use choice::{Choice, Facet};
pub use filter::{Condition, Filter};
pub use order::{order, sorted};
pub use search::{SearchIndex, finds, marked};
pub use shown::{Counts, Shown, liftings, shown, similar};
pub use takeaway::{Leaders, Takeaway, takeaway};

use crate::content::InitiativeIdx;

/// All that a visitor can choose, apart from the open initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Which initiatives are shown.
    pub filter: Filter,
    /// As what they are shown.
    pub view: View,
    /// How the list is sorted.
    pub sort: Sort,
    /// The colour scheme, where the visitor or the embedding page has chosen one.
    pub theme: Option<Theme>,
    /// The map's name within the page that embeds it, which may be empty. `None` when the map is a page of its own.
    pub embed: Option<String>,
    /// What of the controls the embedding page leaves to the visitor.
    pub controls: Controls,
    /// Keys that are not the map's own, and their values, in the order in which they came. They are kept, so that a
    /// host's own keys survive. [`url::parse`] never puts a key here that is the map's own.
    pub other: Vec<(String, String)>,
}

impl Query {
    /// The one form of queries that mean the same: without a search the best first are the newest first.
    #[must_use]
    pub fn settled(mut self) -> Self {
        if self.sort == Sort::Date && !self.filter.is_searching() {
            self.sort = Sort::Best;
        }
        self
    }
}

/// The page's whole state: what the URL holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is chosen.
    pub query: Query,
    /// The initiative whose details are open. It need not match the filter.
    pub open: Option<InitiativeIdx>,
}

impl State {
    /// The same as a page of its own: without what the embedding page has set.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.query.embed = None;
        self.query.controls = Controls::default();
        self
    }
}

/// Makes one of the closed lists of the URL's values.
macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// All of them, in the order in which the interface lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value in the URL.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }

            /// The one with this value in the URL.
            pub fn from_id(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

values!(
    /// As what the initiatives are shown.
    View {
        /// The strategy as annual rings.
        #[default]
        Map = "map",
        /// The chosen areas and programmes unrolled: a band an objective, the years along it.
        Objectives = "objectives",
        /// Areas by programmes, kinds, years or kinds of actor, as a table.
        Matrix = "matrix",
        /// Periods along the years.
        Timeline = "timeline",
    }
);
values!(
    /// How the list is sorted.
    ///
    /// Whoever searches expects the best first; whoever does not, the newest. So what nobody chose is one or the other,
    /// and has no place in the address. By date is a choice only where something is searched for: see
    /// [`Query::settled`].
    Sort {
        /// What a search finds best first, and what it finds equally well, or everything where nothing is searched for,
        /// by date, newest first.
        #[default]
        Best = "best",
        /// By date, newest first.
        Date = "date",
        /// By name, in the order of the reader's alphabet.
        Name = "name",
    }
);
values!(
    /// A colour scheme.
    Theme {
        /// Dark on light.
        #[default]
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
);
values!(
    /// What of the controls an embedding page leaves to the visitor.
    Controls {
        /// All of them.
        #[default]
        All = "all",
        /// Not the filter's form. What is chosen is still said, and areas on the map can still be chosen.
        None = "none",
    }
);
