//! Life science-kartan: an interactive map of Sweden's national life sciences strategy.
//!
//! Data flows one way, and the modules stand in that order: a content file's bytes become [`content`], a [`query`]
//! picks from it, [`layout`] says where each thing stands, [`messages`] has the words, and `view` draws. The core
//! (all but `view` and `browser`) knows neither files nor browser nor Leptos.

pub mod content;
