//! Thin Leptos views: one file a component. They read what the core has worked out and hold no filter rule, no
//! arithmetic on coordinates and no literal text.

mod cells;
mod details;
mod filter_form;
mod focus;
mod life;
mod links;
mod map;
mod matrix;
mod notice;
mod objectives;
mod page;
mod parts;
mod piece;
mod results;
mod rows;
mod sector_text;
mod signals;
mod site;
mod snippet;
mod status;
mod text;
mod timeline;
mod tip;
mod views;
mod wheel;

pub use life::come_to_life;
pub use notice::{LoadError, Notice};
pub use page::{FurtherPage, Page, further_page_name};
pub use signals::{App, LIST_STEP};
pub use site::Site;
