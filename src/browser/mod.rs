//! The only module that calls `web-sys`. It knows events, elements, the address and the network, and nothing of areas or
//! initiatives.
//!
//! Views are compiled natively too, to be rendered to strings. There are no events and no effects then, so nothing in this
//! module is ever called. Most of it therefore compiles for both targets as it is; only fetching exists for WebAssembly
//! alone.

mod act;
mod address;
mod clipboard;
mod clock;
mod dialog;
pub mod dom;
mod elements;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
mod focus;
mod host;
mod listen;
mod measure;
mod place;
mod pointer;
mod remember;
#[cfg(target_arch = "wasm32")]
mod sheet;
pub mod task;

pub use address::{
    absolute_address, is_framed, on_history_move, page_address, query_of_page, write_address,
};
pub use clipboard::copy;
pub use clock::today;
pub use dialog::{close_dialog, open_dialog};
pub use dom::{Listener, Property};
pub use elements::{
    ChangedControl, FollowedLink, KeyPress, attribute_of, changed_control, empty_all,
    followed_link, has, is_in_window, is_pointed_at, key_press, mark_as_ready, move_tab_stop,
    on_escape, on_print, publish_query, query_of_link, select_field, set_attribute, set_theme,
    set_title, set_unit, toggle_class, value_of, walk_siblings, write_into, written_in,
};
pub use focus::{
    FocusPosition, focus_element, focus_first, focus_if_seen, focus_nth, rescue_the_focus,
};
#[cfg(target_arch = "wasm32")]
pub use host::set_root;
pub use host::{find, is_guest};
pub use listen::stop_listening;
pub use measure::{observe_width, text_widths, width_of};
pub use place::{Held, Movable};
pub use pointer::{nearest_to_finger, place_beside};
pub use remember::Remembered;
#[cfg(target_arch = "wasm32")]
pub use sheet::use_views_sheet;
pub use task::{after_paint, in_slices};
