//! The edge to the browser: the only place with `web-sys`. It knows events, elements, the address and the network,
//! and nothing of areas or initiatives.
//!
//! Views are compiled natively, too, to be rendered to strings. There nothing of this is ever called: events do
//! not happen and effects do not run. So most of it compiles for both targets without a native twin; what starts the
//! page in a browser (`start`) exists for WebAssembly alone.

mod address;
mod clipboard;
mod clock;
mod dialog;
pub(crate) mod dom;
mod elements;
#[cfg(target_arch = "wasm32")]
mod fetch;
mod measure;
mod motion;
mod place;
mod pointer;
#[cfg(target_arch = "wasm32")]
mod start;
mod task;

pub use address::{
    absolute_address, is_framed, on_history_move, page_address, query_of_page, write_address,
};
pub use clipboard::copy;
pub use clock::today;
pub use dialog::{close_dialog, open_dialog};
pub use dom::{Listener, Property};
pub use elements::{
    FollowedLink, KeyPress, MARKS, Opener, cell_of, changed_control, flag_marks, focus_element,
    followed_link, has, item_of, key_press, light_marks, mark_as_ready, mark_of, move_tab_stop,
    on_escape, on_print, query_of_link, select_field, set_theme, set_title, tell_query,
    unlight_marks, walk_bars,
};
pub use measure::observe_width;
pub use motion::Spots;
pub use pointer::place_tip;
#[cfg(target_arch = "wasm32")]
pub use start::start;
