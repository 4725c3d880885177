//! The browser's entry point. Other targets have nothing to run: `cargo xtask help` lists the commands.

/// The TLSF allocator (M. Masmano et al., "TLSF: a New Dynamic Memory Allocator for Real-Time Systems", 2004): constant
/// time, and smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts a map: hydrates the prerendered markup in `root`. `public/boot.js` passes the page's `html` element,
/// `public/element.js` an element in a shadow root of somebody else's page. Called once per loaded program.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(root: web_sys::Element) {
    life_science_map::start::start(root);
}

/// Ends the map that this program shows, after its element has left the page: it removes its listeners, and the program may
/// be started again in another root.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn stop() {
    life_science_map::start::stop();
}

fn main() {}
