//! Everything on one page, readable without WebAssembly, and the index of the strategy that leads there.
//!
//! The page is plain: without scripts. Above [`PART`] initiatives it is divided into numbered parts.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{InitiativeIdx, Sector, Text};
use crate::query::Sort;
use crate::ui::{Piece, html};
use crate::view::list::{group, led_by};
use crate::view::map::mark::hue_class;
use crate::view::names::lang_of;
use crate::view::page::{site_footer, site_header};
use crate::view::text::{heading, list, localized, paragraph};

/// The most initiatives in one part of the page.
pub const PART: usize = 2_000;

/// A sector on a part of the page, with those of its initiatives that stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The area or programme.
    pub sector: Sector,
    /// Its initiatives: those whose main sector it is.
    pub initiatives: Vec<InitiativeIdx>,
    /// Whether its earlier initiatives stand on the part before.
    pub is_continued: bool,
}

/// The parts of the page: every sector in order, and in it the initiatives whose main sector it is, newest first. Linear in
/// sectors × initiatives.
pub fn all_parts(model: &Model) -> Vec<Vec<Group>> {
    let content = &model.content;
    let (mut parts, mut room) = (vec![Vec::new()], PART);
    for sector in content.sectors() {
        let mut own = led_by(content, sector, model.sorted(Sort::Date));
        let mut is_continued = false;
        loop {
            if room == 0 {
                parts.push(Vec::new());
                room = PART;
            }
            let rest = own.split_off(own.len().min(room));
            room -= own.len();
            if let Some(part) = parts.last_mut() {
                part.push(Group {
                    sector,
                    initiatives: own,
                    is_continued,
                });
            }
            if rest.is_empty() {
                break;
            }
            own = rest;
            is_continued = true;
        }
    }
    parts
}

/// The file of a part of the page, from 1, relative to its folder.
pub fn part_file(part: usize) -> String {
    if part == 1 {
        "index.html".to_owned()
    } else {
        [&part.to_string(), ".html"].concat()
    }
}

/// The address of a part of the page, from 1, relative to the map's page.
pub(crate) fn all_page(model: &Model, part: usize) -> String {
    let file = part_file(part);
    let file = if part == 1 { "" } else { &*file };
    ["./", model.words().all_folder, file].concat()
}

/// A part of the page with everything.
#[component]
pub fn AllPage(
    /// What stands on it.
    groups: Vec<Group>,
    /// Its number, from 1.
    part: usize,
    /// The number of parts.
    parts: usize,
) -> impl IntoView {
    let app = App::of_page();
    let phrases = app.model.phrases();
    let words = phrases.page_words();
    let total = app.model.content.initiatives().len();
    let mut head = html("header").class("results-head").child(
        html("h2")
            .attr("id", "results-heading")
            .attr("tabindex", "-1")
            .text(phrases.all_on_one_page(total)),
    );
    head = head.child(html("a").attr("href", "../").text(words.back_to_map));
    let links = (1..=parts).map(|other| {
        let file = part_file(other);
        let file = if other == 1 { "" } else { &*file };
        html("a")
            .attr("href", ["./", file].concat())
            .attr_opt("aria-current", (other == part).then_some("page"))
            .text(phrases.page_of(other, parts))
    });
    let links = if parts > 1 {
        list(links.collect()).map(|links| {
            html("nav")
                .attr("aria-label", words.all_parts)
                .child(links.class("pages"))
        })
    } else {
        None
    };
    let mut results = html("section")
        .class("results everything")
        .attr("id", "results")
        .attr("aria-labelledby", "results-heading")
        .child(head)
        .children(links);
    for own in groups {
        let id = app.model.content.sector_id(own.sector).to_owned();
        results = results.child(if own.is_continued {
            group(&app, own.sector, Vec::new(), &own.initiatives)
        } else {
            group(&app, own.sector, about(&app, own.sector), &own.initiatives).attr("id", id)
        });
    }
    html("div")
        .class("page-width")
        .child(site_header(&app, true))
        .child(html("main").class("explore is-plain").child(results))
        .child(site_footer(&app))
}

/// The summary of a sector, and its objectives with their texts.
fn about(app: &App, sector: Sector) -> Vec<Piece> {
    let content = &app.model.content;
    let (summary, objectives) = match sector {
        Sector::Area(area) => {
            let area = content.area(area);
            (area.summary.as_ref(), &*area.objectives)
        }
        Sector::Programme(programme) => (content.programme(programme).summary.as_ref(), &[][..]),
    };
    let objectives = objectives.iter().map(|&objective| {
        let named = content.objective(objective);
        html("div")
            .attr("id", ["objective-", &named.id].concat())
            .child(heading(
                "h3",
                named.id.to_string(),
                localized("span", app, &named.name),
            ))
            .children(paragraph(app, named.text.as_ref()))
    });
    let objectives = list(objectives.collect()).map(|list| list.class("objectives"));
    paragraph(app, summary)
        .into_iter()
        .chain(objectives)
        .collect()
}

/// The index of the strategy: every area and programme by its official name, and every objective by number and name. Each
/// leads to its place on the page with everything, so that it can be read without WebAssembly.
pub(crate) fn index(app: &App) -> Piece {
    let phrases = app.model.phrases();
    let summary = phrases.say(phrases.page_words().index);
    html("details")
        .class("index")
        .child(html("summary").text(summary))
        .child(html("ul").children(index_items(&app.model)))
}

fn index_items(model: &Model) -> Vec<Piece> {
    let content = &model.content;
    let (mut before, mut items) = (0, Vec::new());
    let mut led = vec![0_usize; content.areas().len() + content.programmes().len()];
    let sectors: Vec<_> = content.sectors().collect();
    for initiative in content.initiatives() {
        let main = initiative.main_sector();
        let place = sectors.iter().position(|&sector| Some(sector) == main);
        if let Some(own) = place.and_then(|place| led.get_mut(place)) {
            *own += 1;
        }
    }
    for (&sector, own) in sectors.iter().zip(led) {
        // What exactly fills a part leaves the next sector to the next part.
        let page = all_page(model, before / PART + 1);
        before += own;
        let link = |place: &str, number: &str, name: &Text| {
            html("a")
                .attr("href", [&*page, "#", place].concat())
                .attr_opt("lang", lang_of(name, model.language))
                .text([number, name.in_language(model.language)].concat())
        };
        let name = link(content.sector_id(sector), "", content.sector_name(sector));
        let (number, objectives) = match sector {
            Sector::Area(area) => {
                let area = content.area(area);
                (area.number.to_string(), &*area.objectives)
            }
            Sector::Programme(_) => (String::new(), &[][..]),
        };
        let objectives = objectives.iter().map(|&objective| {
            let named = content.objective(objective);
            let place = ["objective-", &named.id].concat();
            link(&place, &[&named.id, " "].concat(), &named.name)
        });
        items.push(
            html("li")
                .class(hue_class(model, sector))
                .child(heading("h3", number, name))
                .children(list(objectives.collect())),
        );
    }
    items
}
