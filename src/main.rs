//! The browser's entry. On any other target there is nothing to run: `cargo xtask help` says what there is.

fn main() {
    #[cfg(target_arch = "wasm32")]
    life_science_map::browser::start();
}
