//! The tests, one module per aspect of the product.

mod accessibility;
mod actors;
mod address;
mod controls;
pub mod desk;
mod desk_day;
mod desk_files;
mod desk_leaving;
mod desk_server;
mod desk_sight;
mod downloads;
pub mod editing;
mod element;
mod embed_code;
mod faults;
mod filter;
mod focus;
mod frame;
mod journey;
mod labels;
mod loading;
mod map;
mod matrix;
mod news;
mod objectives;
mod paper;
mod parts;
mod places;
mod reading;
mod search;
mod security;
mod still;
mod strategy;
mod timeline;
mod tours;

use crate::app::App;
use crate::engine::Engine;
use crate::everywhere::runs_everywhere;
use crate::webdriver::Outcome;

/// A test.
#[derive(Clone, Copy)]
pub struct Case {
    /// Its module here.
    pub module: &'static str,
    /// Its name, which is that of its function.
    pub name: &'static str,
    /// The test itself.
    pub run: fn(&App) -> Outcome,
    /// Where it cannot run, if anywhere, and the reason.
    pub limit: Option<(Limit, &'static str)>,
}

/// The engines in which a test cannot run.
#[derive(Clone, Copy)]
pub enum Limit {
    /// All but this engine.
    Only(Engine),
    /// This engine.
    Not(Engine),
}

impl Case {
    /// `module::name`. A module that is divided gives its own name, not those of its parts.
    pub fn full_name(&self) -> String {
        let mut path = self.module.split("::");
        let module = match path.find(|part| *part == "cases") {
            Some(_) => path.next(),
            None => self.module.rsplit("::").next(),
        };
        let module = module.unwrap_or_default();
        format!("{module}::{}", self.name)
    }

    /// Why it does not run in an engine; `None` if it does.
    pub fn left_out(&self, engine: Engine) -> Option<&'static str> {
        match self.limit {
            Some((Limit::Only(only), why)) if engine != only => return Some(why),
            Some((Limit::Not(not), why)) if engine == not => return Some(why),
            _ => {}
        }
        let runs = engine == Engine::Chromium || runs_everywhere(&self.full_name());
        (!runs).then_some("as in Chromium")
    }
}

/// A list of [`Case`]s from the names of their functions.
macro_rules! cases {
    ($($name:ident $($limit:ident $engine:ident: $why:literal)?),* $(,)?) => {
        &[$($crate::cases::Case {
            module: module_path!(),
            name: stringify!($name),
            run: $name,
            limit: $crate::cases::cases!(@limit $($limit $engine $why)?),
        }),*]
    };
    (@limit) => { None };
    (@limit only $engine:ident $why:literal) => {
        Some(($crate::cases::Limit::Only($crate::engine::Engine::$engine), $why))
    };
    (@limit not $engine:ident $why:literal) => {
        Some(($crate::cases::Limit::Not($crate::engine::Engine::$engine), $why))
    };
}
pub(crate) use cases;

/// All tests, in the order in which they run.
pub fn all() -> Vec<Case> {
    [
        journey::CASES,
        loading::CASES,
        filter::CASES,
        focus::CASES,
        search::CASES,
        address::CASES,
        map::keys::CASES,
        map::pointer::CASES,
        map::form::CASES,
        labels::CASES,
        controls::CASES,
        objectives::CASES,
        matrix::CASES,
        actors::CASES,
        reading::CASES,
        paper::CASES,
        timeline::CASES,
        places::CASES,
        tours::CASES,
        frame::visit::CASES,
        frame::size::CASES,
        frame::messages::CASES,
        element::life::CASES,
        element::looks::CASES,
        element::without::CASES,
        element::focus::CASES,
        embed_code::CASES,
        downloads::CASES,
        news::CASES,
        strategy::CASES,
        parts::CASES,
        faults::CASES,
        security::CASES,
        still::CASES,
        accessibility::CASES,
        desk::CASES,
        desk_files::CASES,
        desk_day::CASES,
        desk_server::CASES,
        desk_leaving::CASES,
        desk_sight::CASES,
        editing::entries::CASES,
        editing::saving::CASES,
        editing::views::CASES,
    ]
    .concat()
}
