//! The project's own commands, run as `cargo xtask …`: build the site, serve it, check it.
//!
//! The tests use three of its parts, too: [`generate`], which makes content, [`server`], which serves a site as production
//! does and injects faults, and [`tools::find_program`].
//!
//! This package does not depend on the product. It is the first thing that a fresh machine compiles, so its
//! dependencies are few and small.

pub mod build;
pub mod check;
pub mod compress;
pub mod crates;
pub mod dev;
pub mod fingerprint;
pub mod generate;
pub mod history;
pub mod names;
pub mod parts;
pub mod process;
pub mod project;
pub mod serve;
pub mod server;
pub mod sizes;
pub mod system;
pub mod test;
pub mod tools;
pub mod wasm;
