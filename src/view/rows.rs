//! The map as rows: a strip a sector, the years along it.

use leptos::prelude::*;

use super::App;
use super::focus::RowFocus;
use super::links::{TOGGLE, choice_href, lang_of};
use super::map::{hue_class, mark_view};
use crate::content::Sector;
use crate::layout::labels::ring_name;
use crate::layout::{Strip, decimal, rows};
use crate::query::Choice;

/// The rows.
#[component]
pub(super) fn RowsView() -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let words = site.words();
    let (areas, programmes): (Vec<_>, Vec<_>) = site
        .rows
        .strips
        .iter()
        .partition(|strip| matches!(strip.sector, Sector::Area(_)));
    let row = |strip: &&Strip| view! { <Row strip=(*strip).clone()/> };
    let programmes_heading = (!programmes.is_empty())
        .then(|| view! { <h3 class="rows-heading">{words.programmes_heading}</h3> });
    view! {
        <div class="rows">
            <Axis/>
            <ol>{areas.iter().map(row).collect::<Vec<_>>()}</ol>
            {programmes_heading}
            <ol>{programmes.iter().map(row).collect::<Vec<_>>()}</ol>
        </div>
    }
}

/// The years above the rows.
#[component]
fn Axis() -> impl IntoView {
    let app = App::of_page();
    let site = &app.site;
    let view_box = format!("0 0 {} 14", rows::WIDTH);
    let years: Vec<_> = site
        .rows
        .columns
        .iter()
        .filter(|column| column.named)
        .map(|column| view! { <text x=decimal(column.x) y="10" text-anchor="middle">{ring_name(column.years, site.language)}</text> })
        .collect();
    view! { <svg class="axis" viewBox=view_box aria-hidden="true">{years}</svg> }
}

#[component]
fn Row(strip: Strip) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let sector = strip.sector;
    let shown = app.shown;
    let count = Memo::new(move |_| shown.with(|shown| shown.in_sector(sector)));
    let short = site.content.sector_short(sector);
    let number = match sector {
        Sector::Area(area) => Some(
            view! { <span class="number">{site.content.area(area).number.to_string()}" "</span> },
        ),
        Sector::Programme(_) => None,
    };
    let query = app.query;
    let choice = Choice::from(sector);
    let is_chosen = Memo::new(move |_| query.with(|query| query.filter.has(choice)));
    let label = {
        let (words, name, language) = (
            site.words(),
            site.content.sector_name(sector).clone(),
            site.language,
        );
        move || (words.sector_group)(name.in_language(language), count.get() as usize)
    };
    let marks: Vec<_> = strip
        .marks
        .iter()
        .map(|mark| mark_view(&app, mark.place, site.rows.mark_size, mark.at))
        .collect();
    view! {
        <li class=["row ", hue_class(sector)].concat() role="group" aria-label=label class:is-chosen=is_chosen>
            <a class="row-head" href=choice_href(&site, choice) data-go=TOGGLE aria-current=move || is_chosen.get().then_some("true")>
                <span class="row-name" lang=lang_of(short, site.language)>{number}{short.in_language(site.language).to_owned()}</span>
                <span class="row-count">{move || count.get().to_string()}</span>
            </a>
            <svg class="strip" viewBox=strip.view_box>
                {marks}
                <RowFocus marks=strip.marks/>
            </svg>
        </li>
    }
}
