//! The list of what the filter leaves.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_link};
use super::map::hue_class;
use super::piece::{Piece, html, memo};
use super::signals::LIST_STEP;
use super::status::condition_name;
use super::text::{button, kind_and_date, list, localized, plain, sources};
use crate::content::{InitiativeIdx, Sector};
use crate::query::{Choice, Filter, Sort, liftings, sorted};

/// The results: ordered, cut at the limit with "show more"; when there are none, what to lift.
pub(super) fn results(app: &App) -> Piece {
    let labels = app.site.words();
    let (shown, limit, query) = (app.shown, app.list_limit, app.query);
    // Sorting is the slowest step from a filter to its list, and depends on the order alone.
    let sorted = {
        let site = app.site.clone();
        let by_name = memo(move || query.with(|query| query.sort == Sort::Name));
        memo(move || {
            let sort = if by_name.get() {
                Sort::Name
            } else {
                Sort::Date
            };
            sorted(&site.content, sort, site.language)
        })
    };
    let ordered = memo(move || shown.with(|shown| sorted.with(|sorted| shown.keep(sorted))));
    let listed = move || {
        ordered.with(|ordered| {
            let first = ordered.iter().take(limit.get());
            first.map(|initiative| initiative.number()).collect()
        })
    };
    let left_out = move || ordered.with(Vec::len).saturating_sub(limit.get());
    let head = html("header")
        .class("results-head")
        .child(
            html("h2")
                .attr("id", "results-heading")
                .attr("tabindex", "-1")
                .text(labels.results),
        )
        .child(
            html("p")
                .class("sort needs-wasm")
                .attr("role", "group")
                .attr("aria-label", labels.sort_by)
                .child(sort_button(app, Sort::Date, labels.sort_date))
                .child(sort_button(app, Sort::Name, labels.sort_name)),
        );
    let more = html("button")
        .attr("type", "button")
        .class("more needs-wasm")
        .live_flag("hidden", move || left_out() == 0)
        .live_text(move || (labels.show_more)(left_out().min(LIST_STEP)))
        .on_press(move || limit.update(|limit| *limit += LIST_STEP));
    let entries = {
        let app = app.clone();
        let paper = app.paper;
        html("ol")
            .class("entries")
            .live_flag("hidden", move || paper.get())
            .list(listed, move |number| {
                entry(&app, InitiativeIdx::new(number as usize))
            })
    };
    html("section")
        .attr("id", "results")
        .class("results")
        .attr("aria-labelledby", "results-heading")
        .child(head)
        .child(entries)
        .child(on_paper(app, ordered))
        .child(more)
}

/// The list as it is printed: all of it, by area and programme, each initiative with the addresses of its sources. It
/// stands in the page only while that is being printed.
fn on_paper(app: &App, ordered: Memo<Vec<InitiativeIdx>>) -> Piece {
    let app = app.clone();
    html("div").region(move || {
        if !app.paper.get() {
            return Vec::new();
        }
        let content = &app.site.content;
        let group = |sector| {
            let entries = ordered.get().into_iter().filter_map(|initiative| {
                let listed = content.initiative(initiative);
                (listed.main_sector() == Some(sector))
                    .then(|| entry(&app, initiative).children(sources(&app, &listed.sources)))
            });
            let entries: Vec<_> = entries.collect();
            (!entries.is_empty()).then(|| {
                html("section")
                    .class(["group ", hue_class(sector)].concat())
                    .child(localized("h2", &app, content.sector_name(sector)))
                    .child(html("ol").children(entries))
            })
        };
        content.sectors().filter_map(group).collect()
    })
}

fn sort_button(app: &App, sort: Sort, name: &'static str) -> Piece {
    let app = app.clone();
    let query = app.query;
    let is_pressed = move || Some(query.with(|query| query.sort == sort).to_string());
    button(name, move || app.set_sort(sort))
        .attr("data-sort", sort.id())
        .live_attr("aria-pressed", is_pressed)
}

/// One initiative in the list. The same markup stands in the further prerendered pages.
pub(super) fn entry(app: &App, initiative: InitiativeIdx) -> Piece {
    let site = &app.site;
    let words = site.words();
    let entry = site.content.initiative(initiative);
    let mut sectors = entry.sectors();
    let main = sectors.next().map(|sector| sector_link(app, sector));
    let also = list(sectors.map(|sector| sector_link(app, sector)).collect()).map(|others| {
        html("div")
            .class("also")
            .child(plain(words.also_in))
            .child(others)
    });
    let open = app.open;
    html("li")
        .class("entry")
        .attr("id", ["i-", &entry.id].concat())
        .attr("data-initiative", entry.id.to_string())
        .live_class("is-open", move || open.get() == Some(initiative))
        .child(html("p").class("kicker").text(kind_and_date(site, entry)))
        .child(html("h3").child(initiative_link(site, initiative)))
        .children(
            entry
                .summary
                .as_ref()
                .map(|summary| localized("p", app, summary)),
        )
        .child(html("div").class("main-sector").children(main))
        .children(also)
}

/// A sector's short name as a link to it alone, in its hue.
fn sector_link(app: &App, sector: Sector) -> Piece {
    let link = choice_link(
        &app.site,
        Choice::from(sector),
        app.site.content.sector_short(sector),
    );
    html("span").class(hue_class(sector)).child(link)
}

/// Where the page says what to do when nothing is found: above the map, where the visitor looks.
pub(super) fn when_nothing_is_found(app: &App) -> Piece {
    let app = app.clone();
    html("div").region(move || {
        let is_empty = app.shown.with(|shown| shown.count() == 0);
        is_empty.then(|| nothing_found(&app)).into_iter().collect()
    })
}

/// Which condition to lift, and what that would give.
fn nothing_found(app: &App) -> Piece {
    let words = app.site.words();
    let filter = app.query.with(|query| query.filter.clone());
    let liftings = liftings(&app.site.content, &app.site.search, &filter);
    let useful = liftings.into_iter().filter(|(_, matching)| *matching > 0);
    let buttons = useful.map(|(condition, matching)| {
        let name = (words.lifting)(&condition_name(&app.site, &condition), matching);
        let app = app.clone();
        button(name, move || app.lift(&condition)).attr("data-lift", "")
    });
    let buttons = list(buttons.collect());
    let help = if buttons.is_some() {
        words.nothing_found_help
    } else {
        words.nothing_helps
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    html("div")
        .class("nothing")
        .attr("id", "nothing-found")
        .child(html("p").child(html("strong").text(words.nothing_found)))
        .child(html("p").text(help))
        .children(buttons)
        .child(html("p").child(button(words.clear_all, clear)))
}
