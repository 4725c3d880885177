//! The code with which others show the map: the button, and the dialog that it opens.

mod button;
pub(crate) mod dialog;

pub(crate) use button::embedding;
