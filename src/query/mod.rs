//! What is shown: which of the content's initiatives a [`Filter`] keeps, and how many it would keep with one more option.
//!
//! [`shown`] answers both in one pass. The list is [`sorted`], the [`takeaway`] finds the most notable fact, [`matrix`]
//! crosses areas with another facet, and an [`ActorTable`] with those who take part. Everything here is a total function of its
//! arguments.

mod actors;
mod facet;
mod filter;
mod groups;
mod location;
pub mod matrix;
mod order;
mod search;
mod shown;
mod since;
mod takeaway;
mod years;

pub use actors::{
    ActorColumn, ActorGroup, ActorRow, ActorTable, LeadingActors, ListedActors, co_actors,
    only_actor, years_of_actor,
};
pub use facet::{Choice, Facet};
pub use filter::{Condition, Filter};
pub use groups::{BandMembers, ByMainSector, bands, by_main_sector};
pub use location::Location;
pub use order::{ObjectiveOrder, Sort, order, sorted};
pub use search::{Find, NOT_FOUND, NoIndex, Run, SearchIndex, finds, marked};
pub use shown::{Counts, Shown, liftings, shown, similar};
pub use since::{News, Since, news};
pub use takeaway::{Leaders, Takeaway, takeaway};
pub use years::{MOST_BUCKETS, Years, years_that_began};
