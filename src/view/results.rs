//! The list of what the filter leaves.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_href, lang_of};
use super::map::hue_class;
use super::piece::{Piece, flag, memo, piece, pieces, press, value, words};
use super::signals::LIST_STEP;
use super::status::condition_name;
use super::text::list;
use crate::content::{InitiativeIdx, Sector};
use crate::messages::period;
use crate::query::{Choice, Filter, Sort, liftings, sorted};

/// The results: ordered, cut at the limit with "show more"; when there are none, what to lift.
#[component]
pub(super) fn Results() -> impl IntoView {
    let app = App::of_page();
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
            ordered
                .iter()
                .take(limit.get())
                .copied()
                .collect::<Vec<_>>()
        })
    };
    let left_out = move || ordered.with(Vec::len).saturating_sub(limit.get());
    let nothing_found = {
        let app = app.clone();
        pieces(move || {
            if shown.with(|shown| shown.count() == 0) {
                vec![nothing_found(&app)]
            } else {
                Vec::new()
            }
        })
    };
    let entry = {
        let app = app.clone();
        move |initiative| entry(&app, initiative)
    };
    view! {
        <section id="results" class="results" aria-labelledby="results-heading">
            <header class="results-head">
                <h2 id="results-heading" tabindex="-1">{labels.results}</h2>
                <p class="sort needs-wasm" role="group" aria-label=labels.sort_by>
                    {sort_button(&app, Sort::Date, labels.sort_date)}
                    {sort_button(&app, Sort::Name, labels.sort_name)}
                </p>
            </header>
            {nothing_found}
            <ol class="entries"><For each=listed key=|initiative| *initiative children=entry/></ol>
            <button type="button" class="more needs-wasm" hidden=flag(move || left_out() == 0)
                on:click=press(move || limit.update(|limit| *limit += LIST_STEP))>
                {words(move || (labels.show_more)(left_out().min(LIST_STEP)))}
            </button>
        </section>
    }
}

fn sort_button(app: &App, sort: Sort, name: &'static str) -> Piece {
    let app = app.clone();
    let query = app.query;
    let pressed = value(move || Some((query.with(|query| query.sort) == sort).to_string()));
    piece(
        view! { <button type="button" data-sort=sort.id() aria-pressed=pressed on:click=press(move || app.set_sort(sort))>{name}</button> },
    )
}

/// One initiative in the list. The same markup stands in the further prerendered pages.
pub(super) fn entry(app: &App, initiative: InitiativeIdx) -> Piece {
    let site = &app.site;
    let (words, language) = (site.words(), site.language);
    let entry = site.content.initiative(initiative);
    let mut sectors = entry.sectors();
    let main = sectors.next().map(|sector| sector_link(app, sector));
    let also = list("", sectors.map(|sector| sector_link(app, sector)).collect()).map(|others| {
        piece(view! { <div class="also"><span>{words.also_in}</span>{others}</div> })
    });
    let when = entry
        .date
        .map_or_else(|| words.no_date.to_owned(), |when| period(when, language));
    let kicker = [(words.kind)(entry.kind), " · ", &when].concat();
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| piece(view! { <p lang=lang_of(summary, language)>{summary.in_language(language).to_owned()}</p> }));
    let id = entry.id.to_string();
    let open = app.open;
    piece(view! {
        <li class="entry" id=["i-", &id].concat() data-initiative=id class:is-open=flag(move || open.get() == Some(initiative))>
            <p class="kicker">{kicker}</p>
            <h3 lang=lang_of(&entry.name, language)><a href=initiative_href(site, initiative)>{entry.name.in_language(language).to_owned()}</a></h3>
            {summary}
            <div class="main-sector">{main}</div>
            {also}
        </li>
    })
}

/// A sector's short name as a link to it alone, in its hue.
fn sector_link(app: &App, sector: Sector) -> Piece {
    let link = choice_link(
        &app.site,
        Choice::from(sector),
        app.site.content.sector_short(sector),
    );
    piece(view! { <span class=hue_class(sector)>{link}</span> })
}

/// Which condition to lift, and what that would give.
fn nothing_found(app: &App) -> Piece {
    let words = app.site.words();
    let filter = app.query.with(|query| query.filter.clone());
    let liftings = liftings(&app.site.content, &app.site.search, &filter)
        .into_iter()
        .filter(|(_, matching)| *matching > 0);
    let buttons = liftings.map(|(condition, matching)| {
        let name = (words.lifting)(&condition_name(&app.site, &condition), matching);
        let app = app.clone();
        piece(view! { <button type="button" data-lift on:click=press(move || app.lift(&condition))>{name}</button> })
    });
    let buttons = list("", buttons.collect());
    let help = if buttons.is_some() {
        words.nothing_found_help
    } else {
        words.nothing_helps
    };
    let clear = {
        let app = app.clone();
        move || app.show(Filter::default())
    };
    piece(view! {
        <div class="nothing" id="nothing-found">
            <p><strong>{words.nothing_found}</strong></p>
            <p>{help}</p>
            {buttons}
            <p><button type="button" on:click=press(clear)>{words.clear_all}</button></p>
        </div>
    })
}
