//! Life science-kartan: an interactive map of Sweden's national life sciences strategy.
//!
//! Data flows one way, and the modules stand in that order: a content file's bytes become [`content`], a [`query`]
//! picks from it, [`layout`] says where each thing stands, [`messages`] has the words, [`view`] draws, and [`browser`]
//! is the edge. The core (all before `view`) knows neither files nor browser nor Leptos. [`check`] is for those who
//! write content.

pub mod browser;
pub mod check;
pub mod content;
pub mod layout;
pub mod markup;
pub mod messages;
pub mod query;
pub mod view;

mod sort;
