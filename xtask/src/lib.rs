//! The project's own commands, run as `cargo xtask …`: build the site, serve it, check it.
//!
//! The tests use some of its parts, too: [`generate`], which makes content, [`server`], which serves a site as production
//! does and injects faults, [`nginx`], which is such a production, [`client`], [`release`] and [`tools::find_program`].
//!
//! This package does not depend on the product. It is the first thing that a fresh machine compiles, so its
//! dependencies are few and small.

pub mod bench;
pub mod build;
pub mod check;
pub mod client;
pub mod compress;
pub mod crates;
pub mod dev;
pub mod fingerprint;
pub mod generate;
pub mod history;
pub mod load;
pub mod names;
pub mod nginx;
pub mod parts;
pub mod process;
pub mod programs;
pub mod project;
pub mod release;
pub mod serve;
pub mod server;
pub mod sizes;
pub mod steps;
pub mod system;
pub mod test;
pub mod tools;
pub mod wasm;
