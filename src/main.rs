//! The browser's entry. On any other target there is nothing to run: `cargo xtask help` says what there is.

/// An allocator after M. Masmano et al., "TLSF: a New Dynamic Memory Allocator for Real-Time Systems" (2004): constant
/// time, and fewer bytes than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        // Only while developing: the words cost more bytes than the rest of the entry.
        #[cfg(debug_assertions)]
        life_science_map::browser::log_panics();
        life_science_map::browser::start();
    }
}
