//! The browser's entry. On any other target there is nothing to run: `cargo xtask help` says what there is.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        // Only while developing: the words cost more bytes than the rest of the entry.
        #[cfg(debug_assertions)]
        life_science_map::browser::log_panics();
        life_science_map::browser::start();
    }
}
