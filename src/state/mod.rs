//! The page's state: everything that a visitor can choose, which is everything in the address.
//!
//! A [`Query`] is what the visitor has asked for, and with the open initiative it is the whole [`State`], which [`url`]
//! reads from a query string and writes to it. [`links`] has the addresses of the states that the page links to.

pub mod links;
pub mod url;

use crate::closed_list::closed_list;
use crate::content::{AreaIdx, InitiativeIdx};
use crate::query::matrix::Columns;
use crate::query::{Filter, ObjectiveOrder, Sort};

/// Everything that a visitor can choose, except the open initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Which initiatives are shown.
    pub filter: Filter,
    /// The view.
    pub view: View,
    /// What the columns of the matrix are.
    pub columns: Columns,
    /// The areas whose objectives are rows of the matrix, in their order.
    pub unfolded: Vec<AreaIdx>,
    /// How the overview of the objectives is sorted.
    pub order: ObjectiveOrder,
    /// The id of the tour that the visitor follows; empty if there is none. What no tour is called is said where the tour
    /// would be.
    pub tour: String,
    /// The id of the tour's step; that of the first one, if it is empty.
    pub step: String,
    /// How the list is sorted.
    pub sort: Sort,
    /// The colour scheme, if the visitor or the embedding page has chosen one.
    pub theme: Option<Theme>,
    /// The map's name within the page that embeds it, which may be empty. `None` if the map is not embedded.
    pub embed: Option<String>,
    /// Which controls the embedding page leaves to the visitor.
    pub controls: Controls,
    /// Keys that are not the map's own, and their values, in their original order. They are kept, so that a host's own keys
    /// survive. [`url::parse`] never puts one of the map's own keys here.
    pub other: Vec<(String, String)>,
}

impl Query {
    /// The unique form of equivalent queries: a search without any word is none; without a search, best match first is newest first, only the matrix has columns
    /// and opened rows, and only the view of the objectives has an order of its own.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        if self.view != View::Matrix {
            self.columns = Columns::default();
            self.unfolded.clear();
        }
        crate::sort::sort(&mut self.unfolded);
        self.unfolded.dedup();
        if self.view != View::Objectives {
            self.order = ObjectiveOrder::default();
        }
        if self.tour.is_empty() {
            self.step.clear();
        }
        if !self.filter.is_searching() {
            self.filter = self.filter.with_search(String::new());
        }
        if self.sort == Sort::Date && !self.filter.is_searching() {
            self.sort = Sort::Best;
        }
        self
    }
}

/// The page's whole state: everything in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is chosen.
    pub query: Query,
    /// The initiative whose details are open. It need not match the filter.
    pub open: Option<InitiativeIdx>,
}

impl State {
    /// The same with what the embedding page and the host's own keys have set in another state, which no link within the page
    /// changes.
    #[must_use]
    pub fn set_as(mut self, other: &Query) -> Self {
        self.query.theme = other.theme;
        self.query.embed.clone_from(&other.embed);
        self.query.controls = other.controls;
        self.query.other.clone_from(&other.other);
        self
    }

    /// The same for a page of its own: without what the embedding page has set.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.query.embed = None;
        self.query.controls = Controls::default();
        self
    }
}

closed_list!(
    /// A view of the initiatives.
    View {
        /// The strategy as annual rings.
        #[default]
        Map = "map",
        /// The chosen areas and programmes unrolled: one band per objective, with the years from left to right.
        Objectives = "objectives",
        /// Areas by programmes, kinds, years or kinds of actor, as a table.
        Matrix = "matrix",
        /// Periods along the years.
        Timeline = "timeline",
        /// Actors by areas, as a table.
        Actors = "actors",
        /// Where in Sweden, on a map of its counties.
        Places = "places",
    }
);
impl View {
    /// Whether it is a table of numbers, which can be taken as a file.
    pub const fn is_table(self) -> bool {
        matches!(self, Self::Matrix | Self::Actors | Self::Places)
    }
}

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
    /// Which controls an embedding page leaves to the visitor.
    Controls {
        /// All of them.
        #[default]
        All = "all",
        /// No filter form. The chosen conditions are still displayed, and areas on the map can still be chosen.
        None = "none",
    }
);
