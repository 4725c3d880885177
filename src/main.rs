//! The browser's entry. On any other target there is nothing to run: `cargo xtask help` says what there is.

/// An allocator after M. Masmano et al., "TLSF: a New Dynamic Memory Allocator for Real-Time Systems" (2004): constant
/// time, and fewer bytes than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Brings a map to life: what was prerendered in `root`. For `public/boot.js`, whose root is the page's `html` element, and
/// for `public/element.js`, whose root stands in somebody else's page. `excerpt` is the content's excerpt, or empty where that
/// cannot be had. Called once for each program that is loaded.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(root: web_sys::Element, excerpt: &js_sys::Uint8Array) {
    life_science_map::start::start(root, excerpt);
}

/// Ends the map that this program shows, whose element has left the page: it listens to nothing any more, and the program may be
/// started once more in another root.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn stop() {
    life_science_map::start::stop();
}

fn main() {}
