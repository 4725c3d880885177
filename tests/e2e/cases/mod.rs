//! The tests, one module for each side of the product.

mod accessibility;
mod address;
mod controls;
mod element;
mod faults;
mod filter;
mod frame;
mod labels;
mod loading;
mod map;
mod matrix;
mod objectives;
mod paper;
mod parts;
mod reading;
mod search;
mod security;
mod snippet;
mod timeline;

use crate::app::App;
use crate::engine::Engine;
use crate::webdriver::Outcome;

/// One test.
#[derive(Clone, Copy)]
pub struct Case {
    /// Its module here.
    pub module: &'static str,
    /// Its name, which is also its function's.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&App) -> Outcome,
    /// The one engine that it can run in, where that is so, and the reason.
    pub only: Option<(Engine, &'static str)>,
}

/// A list of [`Case`]s from the names of their functions.
macro_rules! cases {
    ($($name:ident $(only $engine:ident: $why:literal)?),* $(,)?) => {
        &[$($crate::cases::Case {
            module: module_path!(),
            name: stringify!($name),
            run: $name,
            only: $crate::cases::cases!(@only $($engine $why)?),
        }),*]
    };
    (@only) => { None };
    (@only $engine:ident $why:literal) => { Some(($crate::engine::Engine::$engine, $why)) };
}
pub(crate) use cases;

/// All tests, in the order in which they run.
pub fn all() -> Vec<Case> {
    [
        loading::CASES,
        filter::CASES,
        search::CASES,
        address::CASES,
        map::CASES,
        labels::CASES,
        controls::CASES,
        objectives::CASES,
        matrix::CASES,
        reading::CASES,
        paper::CASES,
        timeline::CASES,
        frame::CASES,
        element::CASES,
        snippet::CASES,
        parts::CASES,
        faults::CASES,
        security::CASES,
        accessibility::CASES,
    ]
    .concat()
}
