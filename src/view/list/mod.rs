//! The list of matching initiatives.

mod entry;
mod gone;
mod offered;
mod paper;
mod similar;

use leptos::prelude::*;

use self::entry::{Early, unfolding, update};
use self::offered::offered_above;
use self::paper::on_paper;
use crate::app::{App, LIST_STEP};
use crate::browser;
use crate::content::InitiativeIdx;
use crate::query::Sort;
use crate::ui::{Element, Fixed, Piece, html};
use crate::view::standing::{Standing, standing};
use crate::view::text::button;

pub(crate) use gone::{gone_below, gone_since, gone_value};
pub(crate) use offered::offered;
pub(crate) use paper::{group, led_by, paper_head, printed_head, printed_list};
pub(crate) use similar::{nothing_found, similar_below, similar_hits, when_nothing_is_found};

/// The list: sorted, cut at the limit with "show more" and a link to the page with everything.
pub(crate) fn results(app: &App) -> Piece {
    let labels = app.model.words();
    let head = html("header")
        .class("results-head")
        .children(standing(app, Standing::ResultsHeading))
        .child(
            html("p")
                .class("sort needs-wasm")
                .attr("role", "group")
                .attr("aria-label", labels.sort_by)
                .child(sort_button(app, Sort::Best, labels.sort_best))
                .child(sort_button(app, Sort::Date, labels.sort_date))
                .child(sort_button(app, Sort::Funding, labels.sort_funding))
                .child(sort_button(app, Sort::Name, labels.sort_name)),
        );
    let more = more(app);
    let entries = {
        let (app, listing, paper) = (app.clone(), app.clone(), app.paper);
        let early = Early::default();
        let update = update(&app, early.clone());
        html("ol")
            .class("entries")
            .flag_fn("hidden", move || paper.get())
            .keyed_static(
                move || {
                    listing.list_due.track();
                    untrack(|| numbers(&listing))
                },
                move |number| unfolding(&app, InitiativeIdx::new(number as usize), &early),
                update,
            )
    };
    html("section")
        .attr("id", "results")
        .class("results")
        .attr("aria-labelledby", "results-heading")
        .child(head)
        .child(offered_above(app))
        .child(entries)
        .child(on_paper(app))
        .child(
            html("p")
                .class("further")
                .child(more)
                .children(standing(app, Standing::AllLink)),
        )
}

/// The button that shows more entries. The focus goes to the first of them.
fn more(app: &App) -> Element<Fixed> {
    let (labels, model, own) = (app.model.words(), app.model.clone(), app.clone());
    let (shown, limit) = (app.shown, app.list_limit);
    let left_out = move || shown.get().count().saturating_sub(limit.get());
    html("button")
        .attr("type", "button")
        .class("more needs-wasm counted")
        .flag_fn("hidden", move || left_out() == 0)
        .text_fn(move || {
            let more = left_out().min(LIST_STEP);
            model.phrases().say_count(labels.show_more, more)
        })
        .on_click(move || {
            let before = limit.get_untracked();
            own.show_more();
            browser::focus_nth(ENTRY_LINKS, before);
        })
}

/// The links that open the listed initiatives.
const ENTRY_LINKS: &str = "#results .entries > li > h3 > a";

fn numbers(app: &App) -> Vec<u32> {
    let listed = app.listed();
    listed
        .iter()
        .map(|initiative| initiative.number())
        .collect()
}

/// A button for one sort order. "Best match" is offered during a search only; otherwise the default is newest first.
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
        .flag_fn("hidden", move || !is_offered())
        .attr_fn("aria-pressed", is_pressed)
}
