//! The page's state, and everything that acts on it.
//!
//! An [`App`] is a [`Model`], which does not change, and a few signals ([`state`](App)). Whatever changes the state is an
//! action in `actions`; whatever a change causes outside the page's elements (address, title, focus, readiness) is an
//! effect in `effects`. Views read the app and call actions.

mod actions;
mod effects;
mod labels;
mod lazy;
mod model;
mod names;
mod progress;
mod state;
mod title;

pub use effects::run_effects;
pub use lazy::{Fetch, LazyCode, LoadState};
pub use model::{LateContent, Model};
pub use names::{began, choice_name, condition_name, lang_of, line_name};
pub use progress::Progress;
pub use state::{App, LIST_STEP, MapForm, Signals};
pub use title::document_title;
