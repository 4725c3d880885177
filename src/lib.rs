//! Life science-kartan: an interactive map of Sweden's national life sciences strategy.
//!
//! Data flows one way, and the modules are floors in that order, each of which uses only those before it: a content file's
//! bytes become [`content`], a [`query`] picks from it, [`state`] is all that a visitor can choose and [`embed`] the code that
//! shows it elsewhere, [`layout`] says where each thing stands, [`words`] has the words. That is the core, which knows neither
//! files nor browser nor Leptos; [`check`] is for those who write content. Above it are [`browser`], the edge; [`ui`], the
//! toolkit; [`app`], the page's state and what acts on it; [`view`], which draws; and [`start`], which puts the page together.

pub mod markup;

mod closed_list;
mod sort;

pub mod content;
pub mod query;
pub mod state;

pub mod embed;

pub mod layout;
pub mod words;

pub mod check;

pub mod browser;
pub mod ui;

pub mod app;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod start;
