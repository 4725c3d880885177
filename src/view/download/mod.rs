//! What visitors take with them: the button, and the dialog that it opens.

mod button;
pub(crate) mod dialog;

pub(crate) use button::{download, download_button};
