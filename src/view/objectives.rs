//! The chosen areas and programmes unrolled: a band an objective, the years along it.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_link};
use super::map::{hue_class, sample_of};
use super::piece::{Piece, html};
use super::status::count_sentence;
use super::text::{heading, kind_and_date, note, objectives_note, plain};
use super::views::view_link;
use crate::browser;
use crate::content::{InitiativeIdx, Sector};
use crate::layout::labels::ring_name;
use crate::layout::{Band, BandMark, Unrolled, unroll};
use crate::query::{Choice, Sort, State, View, sorted, url};

/// The view.
pub(super) fn objectives(app: &App) -> Piece {
    let words = app.site.words();
    let head = html("header")
        .class("unrolled-head")
        .child(
            html("h2")
                .attr("id", "unrolled-heading")
                .attr("tabindex", "-1")
                .text((words.view)(View::Objectives)),
        )
        .child(
            view_link(app, View::Map)
                .class("unroll")
                .text(words.unrolled_back),
        );
    let bands = {
        let (app, site) = (app.clone(), &app.site);
        let newest_first = sorted(&site.content, Sort::Date, site.language);
        move || sectors(&app, &newest_first)
    };
    html("section")
        .class("unrolled")
        .attr("aria-labelledby", "unrolled-heading")
        .child(head)
        .child(html("div").class("unrolled-sectors").region(bands))
}

/// Each area and programme. `newest_first` are all initiatives.
fn sectors(app: &App, newest_first: &[InitiativeIdx]) -> Vec<Piece> {
    // A link in here that changes the filter is about to go, and the focus with it.
    if app.ready.get_untracked() && browser::has(".unrolled-sectors a:focus") {
        browser::focus_element("#unrolled-heading");
    }
    let site = &app.site;
    let sectors = app.query.with(|query| query.filter.sectors(&site.content));
    let unrolled = app.shown.with(|shown| {
        unroll(
            &site.content,
            &site.map,
            site.language,
            &sectors,
            newest_first,
            &|initiative| shown.is_matching(initiative),
        )
    });
    let has_areas = matches!(sectors.first(), Some(Sector::Area(_)));
    let mut parts: Vec<_> = has_areas
        .then(|| objectives_note(app))
        .flatten()
        .into_iter()
        .collect();
    let is_alone = sectors.len() == 1;
    parts.extend(unrolled.iter().map(|own| sector(app, own, is_alone)));
    parts
}

/// An area or a programme, alone or among others.
fn sector(app: &App, unrolled: &Unrolled, is_alone: bool) -> Piece {
    let (site, sector) = (&app.site, unrolled.sector);
    let (content, words) = (&site.content, site.words());
    let (number, has_objectives) = match sector {
        Sector::Area(area) => {
            let area = content.area(area);
            (area.number.to_string(), !area.objectives.is_empty())
        }
        Sector::Programme(_) => (String::new(), true),
    };
    let matching = app.shown.with(|shown| shown.in_sector(sector)) as usize;
    let name = choice_link(site, Choice::from(sector), content.sector_name(sector));
    let years = unrolled
        .years
        .iter()
        .map(|&years| html("span").text(ring_name(years, site.language)));
    let columns = ["n", &unrolled.columns.to_string()].concat();
    let bands = unrolled
        .bands
        .iter()
        .map(|own| band(app, sector, own, &columns, is_alone));
    html("section")
        .class(["unrolled-sector ", hue_class(sector)].concat())
        .child(heading("h3", number, name).child(count(
            app,
            matching,
            content.sector_initiatives(sector).len(),
        )))
        .children((!has_objectives).then(|| note(words.no_objectives)))
        .child(
            html("div")
                .class(["unrolled-years ", &columns].concat())
                .attr("aria-hidden", "true")
                .children(years),
        )
        .children(bands)
}

/// An objective with its initiatives, or the initiatives that name none.
fn band(app: &App, sector: Sector, band: &Band, columns: &str, is_alone: bool) -> Piece {
    let site = &app.site;
    let (content, words) = (&site.content, site.words());
    let (number, name) = match band.objective {
        Some(objective) => {
            let named = content.objective(objective);
            let link = choice_link(site, Choice::Objective(objective), &named.name);
            (named.id.to_string(), link)
        }
        None => (String::new(), plain(title_of_others(app, sector))),
    };
    let marks = band.marks.iter().map(|&own| mark(app, own));
    let list = html("ol").class(columns.to_owned()).children(marks);
    let told = if band.members == 0 {
        note(words.no_initiatives)
    } else {
        count(app, band.matching, band.members)
    };
    html("div")
        .class("band")
        .child(heading("h4", number, name))
        .child(told)
        .children((!band.marks.is_empty()).then_some(list))
        .children((band.cut() > 0).then(|| more(app, sector, band, is_alone)))
}

/// What the band of those is called that name no objective.
fn title_of_others(app: &App, sector: Sector) -> &'static str {
    let words = app.site.words();
    match sector {
        Sector::Area(area) if !app.site.content.area(area).objectives.is_empty() => {
            words.unrolled_others
        }
        _ => words.results,
    }
}

fn count(app: &App, matching: usize, total: usize) -> Piece {
    html("span")
        .class("note")
        .text(count_sentence(app.site.words(), matching, total))
}

/// A mark with its initiative's name and date.
fn mark(app: &App, mark: BandMark) -> Piece {
    let (site, initiative) = (&app.site, mark.initiative);
    let entry = site.content.initiative(initiative);
    let picture = sample_of(mark.family, mark.main).attr("aria-hidden", "true");
    let open = app.open;
    html("li")
        .class(
            [
                "n",
                &(mark.column + 1).to_string(),
                " s",
                &mark.span.to_string(),
            ]
            .concat(),
        )
        .live_class("is-open", move || open.get() == Some(initiative))
        .child(
            initiative_link(site, initiative)
                .attr("data-unrolled", entry.id.to_string())
                .child(picture),
        )
        .child(html("small").text(kind_and_date(site, entry)))
}

/// A link to what a band has no room for: its sector alone, or where that is alone already its objective; else the list.
fn more(app: &App, sector: Sector, band: &Band, is_alone: bool) -> Piece {
    let mut query = app.query.get();
    let filter = match band.objective.map(Choice::Objective) {
        _ if !is_alone => Some(query.filter.with_sector_alone(sector)),
        Some(objective) if !query.filter.has(objective) => {
            Some(query.filter.clone().with(objective))
        }
        _ => None,
    };
    let address = match filter {
        Some(filter) => {
            query.filter = filter;
            let state = State { query, open: None };
            ["?", &url::write(&state, &app.site.content)].concat()
        }
        None => "#results-heading".to_owned(),
    };
    html("p").child(
        html("a")
            .attr("href", address)
            .text((app.site.words().unrolled_more)(band.cut())),
    )
}
