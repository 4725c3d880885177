//! The project's own commands, run as `cargo xtask …`: build, serve and check the site.
//!
//! The tests use parts of it too: [`generate`] generates content; [`server`] serves a site as in production and injects
//! faults; [`nginx`] runs a real production server; [`display`] is for browsers that need one; and [`client`], [`release`]
//! and [`tools::find_program`].
//!
//! This package does not depend on the product. It is the first thing that a new machine compiles, so its dependencies are
//! few and small.

pub mod bench;
pub mod build;
pub mod changes;
pub mod check;
pub mod client;
pub mod compress;
pub mod crates;
pub mod desk;
pub mod dev;
pub mod display;
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
pub mod publish;
pub mod release;
pub mod second;
pub mod serve;
pub mod server;
pub mod sizes;
pub mod steps;
pub mod system;
pub mod take;
pub mod test;
pub mod tools;
pub mod wasm;
