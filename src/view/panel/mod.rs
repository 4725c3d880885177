//! What is told about the open initiative, and about the one area or programme that is chosen.

mod details;
mod sector;

pub(crate) use details::{details, facts, opened_bar};
pub(crate) use sector::{about, about_link, sector_text};
