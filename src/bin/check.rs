//! Checks a content file.
fn main() {}
