//! The map by mouse and by keyboard.

pub mod form;
pub mod keys;
pub mod pointer;
