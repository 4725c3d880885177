//! What was wrong with a content file.
