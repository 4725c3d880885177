//! The editors' work on a content file: what was opened, every step since, and what the file is now. It knows neither Leptos
//! nor a browser.
//!
//! A step is a list of edits of the text with those that take it back, so that anything that changes the file can be undone,
//! and the bytes of what nobody touched stay as they are.

mod acts;
mod breaks;
pub mod changes;
pub mod differing;
mod edits;
mod field;
pub mod form;
mod journal;
mod letter;
mod listed;
mod loss;
mod money;
mod preview;
mod references;
pub mod rows;
mod session;
pub mod words;

pub use acts::ManyChange;
pub use changes::{Changes, Mark, format_of};
pub use field::field_at;
pub use letter::letter;
pub use preview::preview;
pub use references::reference_fields;
pub use session::{Session, Step, StepLabel};
