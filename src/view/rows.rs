//! The map as rows: a strip a sector, the years along it.

use leptos::prelude::*;

use super::App;
use super::cells::{LiveDetail, cells};
use super::focus::row_focus;
use super::links::{TOGGLE, choice_href, lang_of};
use super::map::{hue_class, mark, sector_label};
use super::piece::{Piece, html, svg};
use super::text::plain;
use crate::content::Sector;
use crate::layout::labels::ring_name;
use crate::layout::{Strip, decimal, hollow_stroke, rows::WIDTH};
use crate::query::Choice;

/// The rows.
pub(super) fn rows(app: &App) -> Piece {
    let site = &app.site;
    let detail = LiveDetail::new(app, true);
    let (areas, programmes): (Vec<_>, Vec<_>) = site
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
        html("h2")
            .class("rows-heading")
            .text(site.words().programmes_heading),
    )
    .child(list(programmes))
}

/// The years above the rows.
fn axis(app: &App) -> Piece {
    let site = &app.site;
    let years = site
        .rows
        .columns
        .iter()
        .filter(|column| column.named)
        .map(|column| {
            svg("text")
                .attr("x", decimal(column.x))
                .attr("y", "10")
                .attr("text-anchor", "middle")
                .text(ring_name(column.years, site.language))
        });
    svg("svg")
        .class("axis")
        .attr("viewBox", ["0 0 ", &decimal(WIDTH), " 14"].concat())
        .attr("aria-hidden", "true")
        .children(years)
}

/// The name of a sector as a link that filters by it, with a count.
pub(super) fn row_head(app: &App, sector: Sector, count: fn(&App, Sector) -> usize) -> Piece {
    let own = app.clone();
    let site = &app.site;
    let short = site.content.sector_short(sector);
    let number = match sector {
        Sector::Area(area) => {
            Some(plain([&site.content.area(area).number.to_string(), " "].concat()).class("number"))
        }
        Sector::Programme(_) => None,
    };
    let name = html("span")
        .class("row-name")
        .maybe("lang", lang_of(short, site.language))
        .children(number)
        .text(short.in_language(site.language).to_owned());
    html("a")
        .class("row-head")
        .attr("href", choice_href(site, Choice::from(sector)))
        .attr("data-go", TOGGLE)
        .live_attr("aria-current", app.is_current(sector))
        .child(name)
        .child(
            html("span")
                .class("row-count")
                .live_text(move || count(&own, sector).to_string()),
        )
}

fn row(app: &App, strip: &Strip, detail: &LiveDetail) -> Piece {
    let site = &app.site;
    let sector = strip.sector;
    let picture = svg("svg")
        .class("strip")
        .attr("viewBox", strip.view_box.clone())
        .attr("stroke-width", hollow_stroke(site.rows.mark_size));
    let picture = if site.map.cells.is_empty() {
        let (app, places) = (app.clone(), strip.marks.clone());
        picture.child(svg("g").still(move || {
            let rows = &app.site.rows;
            places
                .iter()
                .filter_map(|own| mark(&app, own.place, rows.mark_size, own.at))
                .collect()
        }))
    } else {
        picture.children(cells(app, sector, &site.rows.cells, detail))
    };
    let picture = picture.child(row_focus(app, sector, detail.clone()));
    html("div")
        .class(["row ", hue_class(sector)].concat())
        .attr("role", "group")
        .live_attr("aria-label", sector_label(app, sector))
        .live_attr("data-chosen", app.is_current(sector))
        .child(row_head(app, sector, |app, sector| {
            app.shown.get().in_sector(sector) as usize
        }))
        .child(picture)
}
