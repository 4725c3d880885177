//! Life science-kartan: an interactive map of Sweden's national life sciences strategy.
//!
//! Data flows one way. The modules are layers, and each uses only those before it: [`document`] is a content file as its
//! author wrote it, for those who change it; the bytes of a content file become [`content`], a [`query`] selects from it, [`state`] is everything that a visitor can choose, [`embed`] is the code that
//! shows it on other pages, [`layout`] computes positions, [`words`] has the text of the interface, and [`figure`] draws pictures
//! of the map as files. That is the core, which knows neither files nor browser nor Leptos; [`check`], [`news`] and [`desk`] are for
//! those who write content, [`take`] makes the files that visitors download, `publish` the feeds. Above it are [`browser`], the only
//! module that calls browser APIs; [`ui`], the toolkit; [`app`], the page's state and everything that changes it; [`view`],
//! which renders; and `start`, which mounts or hydrates the page.

pub mod markup;

mod closed_list;
mod sort;

pub mod document;

pub mod content;
pub mod query;
pub mod state;

pub mod embed;

pub mod layout;
pub mod words;

pub mod figure;

pub mod check;
pub mod news;
pub mod take;

pub mod desk;

#[cfg(not(target_arch = "wasm32"))]
pub mod publish;

pub mod browser;
pub mod ui;

pub mod app;
pub mod view;

#[cfg(all(target_arch = "wasm32", feature = "split"))]
pub mod start;
