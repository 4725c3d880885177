//! The page's state, and everything that acts on it.
//!
//! An [`App`] is a [`Model`], which does not change, and a few signals ([`state`](App)). What a visitor does is an action, all of
//! which stand in `actions`; what follows from a change outside the page's elements (address, title, focus, readiness) is an
//! effect, all of which stand in `effects`. Views read the app and call actions.

mod actions;
mod effects;
mod labels;
mod later;
mod model;
mod progress;
mod state;
mod title;

pub use effects::run_effects;
pub use labels::LabelWidths;
pub use later::{Arrival, Fetch, Later};
pub use model::{LateContent, Model};
pub use progress::Progress;
pub use state::{App, LIST_STEP, Room, Signals};
pub use title::document_title;
