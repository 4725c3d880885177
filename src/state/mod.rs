//! The page's state: all that a visitor can choose, which is all that the address holds.
//!
//! A [`Query`] is what is asked for, and with the open initiative it is the whole [`State`], which [`url`] reads from a query
//! string and writes to it. [`links`] has the addresses of the states that the page leads to.

pub mod links;
pub mod url;

use crate::closed_list::closed_list;
use crate::content::InitiativeIdx;
use crate::query::{Filter, Sort};

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
    pub fn canonical(mut self) -> Self {
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

closed_list!(
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
closed_list!(
    /// A colour scheme.
    Theme {
        /// Dark on light.
        #[default]
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
);
closed_list!(
    /// What of the controls an embedding page leaves to the visitor.
    Controls {
        /// All of them.
        #[default]
        All = "all",
        /// Not the filter's form. What is chosen is still said, and areas on the map can still be chosen.
        None = "none",
    }
);
