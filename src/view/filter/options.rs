//! The options of the filter: check boxes, each with the number of initiatives that it would show.

use leptos::prelude::*;

use crate::app::App;
use crate::query::{Choice, Facet};
use crate::ui::{Piece, html, memo};
use crate::view::map::mark::hue_class;
use crate::view::names::choice_name;
use crate::view::standing::{Standing, standing};
use crate::view::text::{list, list_of, plain};
use crate::words::Thing;

/// An option: a check box with its name and the number of initiatives that would match if it alone were chosen in its
/// facet. At 0 it is disabled, unless it is chosen: then it must be possible to remove it.
pub(super) fn option(app: &App, choice: Choice, is_chosen: Memo<bool>) -> Piece {
    let (model, counted, shown) = (app.model.clone(), app.model.clone(), app.shown);
    let count = memo(move || shown.with(|shown| shown.counts.of(&counted.content, choice)));
    let (name, lang) = choice_name(&app.model, choice);
    let content = &app.model.content;
    let number = match choice {
        Choice::Area(area) => {
            Some(plain([&content.area(area).number.to_string(), " "].concat()).class("number"))
        }
        _ => None,
    };
    let hue = match choice {
        Choice::Area(_) => choice
            .sector()
            .map_or("", |sector| hue_class(&app.model, sector)),
        _ => "",
    };
    let control = html("input")
        .attr("type", "checkbox")
        .attr("name", choice.facet().key())
        .attr("value", choice.id(content).into_owned())
        .prop("checked", move || is_chosen.get())
        .flag_fn("disabled", move || count.get() == 0 && !is_chosen.get());
    let label = html("label")
        .class(["option ", hue].concat())
        .class_fn("is-empty", move || count.get() == 0)
        .child(control)
        .children(number);
    let label = match lang {
        Some(lang) => label.child(html("span").attr("lang", lang).text(name)),
        None => label.text(name),
    };
    label.child(
        html("span")
            .class("count counted")
            .attr("data-count", "")
            .text_fn(move || model.phrases().count(count.get() as usize)),
    )
}

/// Whether an option is chosen. A memo for all parts of an option to subscribe to: they only run when it changes, and the
/// filter itself keeps few subscribers, which matters because a signal takes time linear in its subscribers to remove one.
pub(super) fn is_chosen(app: &App, choice: Choice) -> Memo<bool> {
    let query = app.query;
    memo(move || query.with(|query| query.filter.has(choice)))
}

/// A facet with its name, or nothing if it has no options.
pub(super) fn facet_group(app: &App, facet: Facet, parts: Vec<Piece>) -> Option<Piece> {
    (!parts.is_empty()).then(|| {
        html("fieldset")
            .class("facet")
            .attr("data-facet", facet.key())
            .children(standing(app, Standing::FacetName(facet)))
            .children(parts)
    })
}

/// A facet as a plain list of options.
pub(super) fn facet(app: &App, facet: Facet) -> Option<Piece> {
    let options = facet
        .options(&app.model.content)
        .into_iter()
        .map(|choice| option(app, choice, is_chosen(app, choice)));
    facet_group(app, facet, list(options.collect()).into_iter().collect())
}

/// The areas, with their objectives under them.
pub(super) fn area_facet(app: &App) -> Option<Piece> {
    let content = &app.model.content;
    let phrases = app.model.phrases();
    let areas = Facet::Area
        .options(content)
        .into_iter()
        .zip(content.areas())
        .map(|(choice, area)| {
            let objectives: Vec<_> = area
                .objectives
                .iter()
                .map(|&objective| Choice::Objective(objective))
                .collect();
            let summary = phrases.things(Thing::Objective, objectives.len());
            let short = area.short.in_language(app.model.language);
            let label = [&summary, ": ", short].concat();
            let list = list(
                objectives
                    .iter()
                    .map(|&objective| option(app, objective, is_chosen(app, objective)))
                    .collect(),
            );
            // Opens when an objective is chosen, by a link, say. The visitor may close and open it at any time.
            let query = app.query;
            let has_chosen = memo(move || {
                query.with(|query| {
                    objectives
                        .iter()
                        .any(|&objective| query.filter.has(objective))
                })
            });
            let objectives = list.map(|list| {
                html("details")
                    .prop("open", move || has_chosen.get())
                    .child(html("summary").attr("aria-label", label).text(summary))
                    .child(list)
            });
            let own = option(app, choice, is_chosen(app, choice));
            html("li").child(own).children(objectives)
        });
    let mut parts: Vec<_> = list_of(areas.collect()).into_iter().collect();
    parts.extend(standing(app, Standing::ObjectivesNotes));
    facet_group(app, Facet::Area, parts)
}
