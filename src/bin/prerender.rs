//! Prerenders the site.
fn main() {}
