//! The list of what the filter leaves.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_anchor, initiative_link, lang_of};
use super::map::hue_class;
use super::piece::{Marking, Marks, Piece, html};
use super::signals::LIST_STEP;
use super::status::condition_name;
use super::text::{button, kind_and_date, list, localized, note, sources};
use crate::content::{InitiativeIdx, Sector, Text};
use crate::query::{Choice, Filter, Sort, marked};

/// How many similar hits are named: the nearest. Whoever looks further types another word.
const SIMILAR_AT_MOST: usize = 20;

/// The results: ordered, cut at the limit with "show more"; when there are none, what to lift.
pub(super) fn results(app: &App) -> Piece {
    let labels = app.site.words();
    let (shown, limit) = (app.shown, app.list_limit);
    let left_out = move || shown.get().count().saturating_sub(limit.get());
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
                .child(sort_button(app, Sort::Best, labels.sort_best))
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
        let (app, listing, paper) = (app.clone(), app.clone(), app.paper);
        let marking = marking(&app);
        html("ol")
            .class("entries")
            .live_flag("hidden", move || paper.get())
            .marked_list(
                move || listed(&listing),
                move |number| entry(&app, InitiativeIdx::new(number as usize)),
                marking,
            )
    };
    html("section")
        .attr("id", "results")
        .class("results")
        .attr("aria-labelledby", "results-heading")
        .child(head)
        .child(entries)
        .child(on_paper(app))
        .child(more)
}

/// The numbers of what is listed, in order: of what is shown as many as the limit allows.
fn listed(app: &App) -> Vec<u32> {
    let (shown, limit, sort) = (app.shown.get(), app.list_limit.get(), app.query.get().sort);
    let sorted = app.site.sorted(sort);
    let order = if sort == Sort::Best {
        shown.best_first(sorted)
    } else {
        shown.keep(sorted)
    };
    let mut numbers = Vec::new();
    for initiative in order {
        if numbers.len() == limit {
            break;
        }
        numbers.push(initiative.number());
    }
    numbers
}

/// The list as it is printed: all of it, by area and programme, each initiative with the addresses of its sources. It
/// stands in the page only while that is being printed.
fn on_paper(app: &App) -> Piece {
    let app = app.clone();
    html("div").region(move || {
        let mut groups = Vec::new();
        if !app.paper.get() {
            return groups;
        }
        app.whole.track();
        let (content, shown) = (&app.site.content, app.shown.get());
        let order = app.site.sorted(app.query.get().sort);
        for sector in Filter::default().sectors(content) {
            let mut entries = html("ol");
            let mut is_empty = true;
            for &initiative in order {
                let listed = content.initiative(initiative);
                if listed.main_sector() == Some(sector) && shown.is_matching(initiative) {
                    let sources = sources(&app, &listed.sources);
                    entries = entries.child(entry(&app, initiative).children(sources));
                    is_empty = false;
                }
            }
            if !is_empty {
                groups.push(
                    html("section")
                        .class(["group ", hue_class(sector)].concat())
                        .child(localized("h2", &app, content.sector_name(sector)))
                        .child(entries),
                );
            }
        }
        groups
    })
}

/// A choice of the list's order. There is a best first only while something is searched for; what nobody chose is the
/// newest first else.
fn sort_button(app: &App, sort: Sort, name: &'static str) -> Piece {
    let app = app.clone();
    let (query, searching) = (app.query, app.searching);
    let is_offered = move || sort != Sort::Best || searching.get();
    let is_pressed = move || {
        let own = match query.with(|query| query.sort) {
            Sort::Best if !searching.get() => Sort::Date,
            own => own,
        };
        Some((own == sort).to_string())
    };
    button(name, move || app.set_sort(sort))
        .attr("data-sort", sort.id())
        .live_flag("hidden", move || !is_offered())
        .live_attr("aria-pressed", is_pressed)
}

/// One initiative in the list. The same markup stands in the further prerendered pages.
pub(super) fn entry(app: &App, initiative: InitiativeIdx) -> Piece {
    let site = &app.site;
    let words = site.words();
    let entry = site.content.initiative(initiative);
    let mut main = html("p").class("main-sector");
    let mut also = html("p").class("also").text(words.also_in);
    let mut separator = " ";
    for sector in entry.sectors() {
        let link = sector_link(app, sector);
        if Some(sector) == entry.main_sector() {
            main = main.child(link);
        } else {
            also = also.text(separator).child(link);
            separator = ", ";
        }
    }
    let name = initiative_anchor(site, initiative);
    let is_open = app.open.get_untracked() == Some(initiative);
    let mut piece = html("li")
        .class(if is_open { "entry is-open" } else { "entry" })
        .attr("id", ["i-", &entry.id].concat())
        .attr("data-initiative", entry.id.to_string())
        .child(html("p").class("kicker").text(kind_and_date(site, entry)))
        .child(html("h3").child(in_runs(name, found_in(app, &entry.name))));
    if let Some(summary) = &entry.summary {
        let paragraph = html("p").maybe("lang", lang_of(summary, site.language));
        piece = piece.child(in_runs(paragraph, found_in(app, summary)));
    }
    piece = piece.child(main);
    if separator != " " {
        piece = piece.child(also);
    }
    piece
}

/// A text of an initiative in runs, of which every second one is what the search finds in it.
fn found_in(app: &App, text: &Text) -> Vec<String> {
    let text = text.in_language(app.site.language);
    app.query
        .with_untracked(|query| marked(text, query.filter.search()))
}

/// A piece with a text in runs.
fn in_runs(piece: Piece, runs: Vec<String>) -> Piece {
    let runs = runs.into_iter().enumerate();
    runs.fold(piece, |piece, (place, run)| match place % 2 {
        0 => piece.text(run),
        _ => piece.child(html("mark").text(run)),
    })
}

/// How an entry in the list follows what is open and searched for.
fn marking(app: &App) -> Marking {
    let (app, reading) = (app.clone(), app.clone());
    let reason = move |number: u32| {
        let is_open = reading.open.get() == Some(InitiativeIdx::new(number as usize));
        let mut reason = String::from(if is_open { "!" } else { "" });
        if reading.searching.get() {
            reading
                .query
                .with(|query| reason.push_str(query.filter.search()));
        }
        reason
    };
    let marks = move |number: u32| {
        let initiative = InitiativeIdx::new(number as usize);
        let entry = app.site.content.initiative(initiative);
        let mut texts = vec![("h3 a", found_in(&app, &entry.name))];
        if let Some(summary) = &entry.summary {
            texts.push(("h3 + p", found_in(&app, summary)));
        }
        Marks {
            class: ("is-open", app.open.get_untracked() == Some(initiative)),
            texts,
        }
    };
    Marking {
        reason: Box::new(reason),
        marks: Box::new(marks),
    }
}

/// A sector's short name as a link to it alone, in its hue.
fn sector_link(app: &App, sector: Sector) -> Piece {
    choice_link(
        &app.site,
        Choice::from(sector),
        app.site.content.sector_short(sector),
    )
    .class(hue_class(sector))
}

/// Below the list: what the search all but finds.
pub(super) fn similar_below(app: &App) -> Piece {
    let app = app.clone();
    html("div").class("similar").region(move || {
        // With nothing found it stands where the page says so.
        let is_listed = app.shown.get().count() > 0;
        let similar = is_listed.then(|| similar_hits(&app)).flatten();
        similar.into_iter().collect()
    })
}

/// What matches the filter if a word of the search is another form of a word, or mistyped: nearest first. It is
/// not part of what is counted, drawn and listed, and so it is only named.
fn similar_hits(app: &App) -> Option<Piece> {
    let (site, words, query) = (&app.site, app.site.words(), app.query.get());
    if !query.filter.is_searching() {
        return None;
    }
    let (similar, shown) = (site.similar(&query.filter), app.shown.get());
    let mut items = Vec::new();
    for initiative in similar.best_first(site.sorted(Sort::Date)) {
        if !shown.is_matching(initiative) && items.len() < SIMILAR_AT_MOST {
            let kicker = kind_and_date(site, site.content.initiative(initiative));
            let kicker = html("span").class("kicker").text(kicker);
            items.push(
                html("div")
                    .child(initiative_link(site, initiative))
                    .text(" ")
                    .child(kicker),
            );
        }
    }
    list(items).map(|items| {
        html("section")
            .attr("id", "similar")
            .class("similar-hits")
            .attr("aria-labelledby", "similar-heading")
            .child(html("h2").attr("id", "similar-heading").text(words.similar))
            .child(note(words.similar_help))
            .child(items)
    })
}

/// Where the page says what to do when nothing is found: above the map, where the visitor looks.
pub(super) fn when_nothing_is_found(app: &App) -> Piece {
    let app = app.clone();
    html("div").region(move || {
        if app.shown.get().count() == 0 {
            vec![nothing_found(&app)]
        } else {
            Vec::new()
        }
    })
}

/// Which condition to lift, and what that would give.
fn nothing_found(app: &App) -> Piece {
    let (site, words) = (&app.site, app.site.words());
    let filter = app.query.get().filter;
    let mut buttons = Vec::new();
    for (condition, matching) in site.liftings(&filter) {
        if matching > 0 {
            let name = (words.lifting)(&condition_name(site, &condition), matching);
            let app = app.clone();
            buttons.push(button(name, move || app.lift(&condition)).attr("data-lift", ""));
        }
    }
    let help = if buttons.is_empty() {
        words.nothing_helps
    } else {
        words.nothing_found_help
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
        .children(list(buttons))
        .child(html("p").child(button(words.clear_all, clear)))
        .children(similar_hits(app))
}
