//! The browser's entry. On any other target there is nothing to run.

fn main() {}
