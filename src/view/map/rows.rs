//! The map as rows: one strip per sector, with the years from left to right.

use leptos::prelude::*;

use super::bins::{LiveDetail, bins};
use super::focus::row_focus;
use super::mark::hue_class;
use super::marks::{Frame, marks};
use super::picture::picture;
use super::wheel::is_current;
use crate::app::App;
use crate::content::Sector;
use crate::layout::map::{Strip, rows::WIDTH};
use crate::layout::{decimal, hollow_stroke};
use crate::query::Choice;
use crate::state::View;
use crate::state::links::{Go, choice_href};
use crate::ui::{Element, Fixed, Piece, html, svg};
use crate::view::links::view_link;
use crate::view::names::{lang_of, sector_count, sector_label, unit};
use crate::view::text::{localized, plain};
use crate::words::years_name;

/// The rows.
pub(super) fn rows(app: &App) -> Piece {
    let model = &app.model;
    let detail = LiveDetail::new(app, true);
    let (areas, programmes): (Vec<_>, Vec<_>) = model
        .rows
        .strips
        .iter()
        .partition(|strip| matches!(strip.sector, Sector::Area(_)));
    let list = |strips: Vec<&Strip>| {
        html("div")
            .class("row-list")
            .children(strips.into_iter().map(|strip| row(app, strip, &detail)))
    };
    let rows = html("div")
        .class("rows")
        .child(axis(app))
        .child(list(areas));
    if programmes.is_empty() {
        return rows;
    }
    rows.child(
        match &model.content.strategy.programmes_heading {
            Some(heading) => localized("h2", app, heading),
            None => html("h2").text(model.phrases().programmes_heading()),
        }
        .class("rows-heading"),
    )
    .child(list(programmes))
}

/// The axis of years above the rows.
fn axis(app: &App) -> Piece {
    let model = &app.model;
    let years = model
        .rows
        .columns
        .iter()
        .filter(|column| column.named)
        .map(|column| {
            svg("text")
                .attr("x", decimal(column.x))
                .attr("y", "10")
                .attr("text-anchor", "middle")
                .text(years_name(column.years, model.language))
        });
    svg("svg")
        .class("axis")
        .attr("translate", "no")
        .attr("viewBox", ["0 0 ", &decimal(WIDTH), " 14"].concat())
        .attr("aria-hidden", "true")
        .children(years)
}

/// The name of a sector, with what is said of its number and, to be heard, its unit, as a link that filters by it.
pub(crate) fn row_head(
    app: &App,
    sector: Sector,
    count: Box<dyn Fn() -> String + Send>,
    unit: String,
) -> Piece {
    let model = &app.model;
    let short = model.content.sector_short(sector);
    let number = match sector {
        Sector::Area(area) => Some(
            plain([&model.content.area(area).number.to_string(), " "].concat()).class("number"),
        ),
        Sector::Programme(_) => None,
    };
    let name = html("span")
        .class("row-name")
        .attr_opt("lang", lang_of(short, model.language))
        .children(number)
        .text(short.in_language(model.language).to_owned());
    html("a")
        .class("row-head")
        .attr("href", choice_href(&model.content, Choice::from(sector)))
        .attr("data-go", Go::Toggle.id())
        .attr_fn("aria-current", is_current(app, sector.into()))
        .child(name)
        .child(html("span").class("row-count counted").text_fn(count))
        .child(html("span").class("visually-hidden").text(unit))
}

fn row(app: &App, strip: &Strip, detail: &LiveDetail) -> Piece {
    let model = &app.model;
    let (sector, shown, own) = (strip.sector, app.shown, app.clone());
    let span = model.map.span_of(sector).unwrap_or_default();
    let marked = if model.map.bins.is_empty() {
        picture(app, span, detail)
    } else {
        bins(app, sector, &model.rows.bins, detail)
    };
    let drawn = svg("svg")
        .class("strip")
        .attr("viewBox", strip.bounds.view_box())
        .attr("stroke-width", hollow_stroke(model.rows.mark_size))
        .children(marked)
        .child(row_focus(app, sector, detail.clone()));
    let frame = Frame {
        bounds: strip.bounds,
        spans: (span, span + 1),
    };
    let strip = html("div")
        .class("strip-frame")
        .child(drawn)
        .child(marks(app, frame, detail));
    html("div")
        .class(["row ", hue_class(model, sector)].concat())
        .attr("role", "group")
        .attr_fn("aria-label", sector_label(app, sector))
        .attr_fn("data-chosen", is_current(app, sector.into()))
        .child(row_head(
            app,
            sector,
            Box::new(move || sector_count(&own.model, &shown.get(), sector)),
            unit(model),
        ))
        .child(next_steps(app, sector))
        .child(strip)
}

/// What a visitor who has chosen a row may want next: the list, the text about the sector, its objectives.
fn next_steps(app: &App, sector: Sector) -> Element<Fixed> {
    let is_chosen = is_current(app, sector.into());
    let app = app.clone();
    html("p").class("row-next").children_fn(move || {
        let mut links = Vec::new();
        if is_chosen().is_none() {
            return links;
        }
        let model = &app.model;
        let (words, phrases) = (model.words(), model.phrases());
        let count = app.shown.with(|shown| shown.in_sector(sector)) as usize;
        links.push(
            html("a")
                .class("counted")
                .attr("href", "#results-heading")
                .text(phrases.say_initiatives(words.row_list, count)),
        );
        // It keeps its place while another one is chosen, too, and there is no text.
        let has_text = app.only_sector() == Some(sector);
        let about = match sector {
            Sector::Area(_) => words.about_area,
            Sector::Programme(_) => words.about_programme,
        };
        links.push(
            html("a")
                .class(if has_text { "" } else { "is-out" })
                .attr("href", "#about-heading")
                .text(phrases.say(about)),
        );
        links.push(
            view_link(&app, View::Objectives).text(phrases.say((words.view)(View::Objectives))),
        );
        links
    })
}
