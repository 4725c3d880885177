//! The embed code: the button, and the dialog that it opens.

mod button;
pub(crate) mod dialog;

pub(crate) use button::embedding;
