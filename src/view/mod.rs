//! Thin Leptos views, one folder per part of the page. They read what the core has computed, call the app's actions, and
//! contain no filter rules, no arithmetic on coordinates and no literal text.

mod all;
mod copy;
pub mod desk;
mod download;
mod embed;
mod filter;
mod late;
mod links;
mod list;
mod map;
mod names;
mod page;
mod panel;
mod parts;
mod standing;
mod text;
mod tour;
mod views;

pub use all::{AllPage, Group, PART, all_parts, part_file};
#[cfg(all(target_arch = "wasm32", feature = "split"))]
pub use late::fetch_late;
pub use late::{Late, arrived};
pub use map::keep_form;
pub use page::{LoadError, Notice, Page};
#[cfg(all(target_arch = "wasm32", feature = "split"))]
pub use parts::fetch_parts;

#[cfg(test)]
mod tests;
