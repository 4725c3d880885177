//! The map as rows: a strip a sector, the years along it.

use leptos::prelude::*;

use super::App;
use super::focus::row_focus;
use super::links::{TOGGLE, choice_href, lang_of};
use super::map::{hue_class, mark};
use super::piece::{Piece, flag, piece, value, words};
use crate::content::Sector;
use crate::layout::labels::ring_name;
use crate::layout::{Strip, decimal, hollow_stroke, rows::WIDTH};
use crate::query::Choice;

/// The rows.
pub(super) fn rows(app: &App) -> Piece {
    let site = &app.site;
    let (areas, programmes): (Vec<_>, Vec<_>) = site
        .rows
        .strips
        .iter()
        .partition(|strip| matches!(strip.sector, Sector::Area(_)));
    let list = |strips: Vec<&Strip>| {
        let rows: Vec<_> = strips.into_iter().map(|strip| row(app, strip)).collect();
        piece(view! { <ol>{rows}</ol> })
    };
    let mut parts = vec![axis(app), list(areas)];
    if !programmes.is_empty() {
        parts.push(piece(
            view! { <h3 class="rows-heading">{site.words().programmes_heading}</h3> },
        ));
        parts.push(list(programmes));
    }
    piece(view! { <div class="rows">{parts}</div> })
}

/// The years above the rows.
fn axis(app: &App) -> Piece {
    let site = &app.site;
    let years: Vec<_> = site
        .rows
        .columns
        .iter()
        .filter(|column| column.named)
        .map(|column| piece(view! { <text x=decimal(column.x) y="10" text-anchor="middle">{ring_name(column.years, site.language)}</text> }))
        .collect();
    piece(
        view! { <svg class="axis" viewBox=["0 0 ", &decimal(WIDTH), " 14"].concat() aria-hidden="true">{years}</svg> },
    )
}

fn row(app: &App, strip: &Strip) -> Piece {
    let site = &app.site;
    let sector = strip.sector;
    let (shown, query) = (app.shown, app.query);
    let count = move || shown.with(|shown| shown.in_sector(sector));
    let choice = Choice::from(sector);
    let is_chosen = move || query.with(|query| query.filter.has(choice));
    let short = site.content.sector_short(sector);
    let number = match sector {
        Sector::Area(area) => [&site.content.area(area).number.to_string(), " "].concat(),
        Sector::Programme(_) => String::new(),
    };
    let label = {
        let site = site.clone();
        value(move || {
            Some((site.words().sector_group)(
                site.content.sector_name(sector).in_language(site.language),
                count() as usize,
            ))
        })
    };
    let marks: Vec<_> = strip
        .marks
        .iter()
        .filter_map(|row_mark| mark(app, row_mark.place, site.rows.mark_size, row_mark.at))
        .collect();
    piece(view! {
        <li class=["row ", hue_class(sector)].concat() role="group" aria-label=label class:is-chosen=flag(is_chosen)>
            <a class="row-head" href=choice_href(site, choice) data-go=TOGGLE aria-current=value(move || is_chosen().then(|| "true".to_owned()))>
                <span class="row-name" lang=lang_of(short, site.language)>
                    <span class="number">{number}</span>{short.in_language(site.language).to_owned()}
                </span>
                <span class="row-count">{words(move || count().to_string())}</span>
            </a>
            <svg class="strip" viewBox=strip.view_box.clone() stroke-width=hollow_stroke(site.rows.mark_size)>{marks}{row_focus(app, strip.marks.clone())}</svg>
        </li>
    })
}
