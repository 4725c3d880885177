//! The side panel: the open initiative, or the one area or programme that is chosen.

mod details;
mod sector;

pub(crate) use details::details;
pub(crate) use sector::sector_text;
