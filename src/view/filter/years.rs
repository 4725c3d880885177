//! The years of the filter: the first and the last.

use leptos::prelude::*;

use crate::app::App;
use crate::query::Filter;
use crate::ui::{Piece, html, memo};
use crate::view::text::plain;

/// The range of years, as two selects with the number of matches for each year.
pub(super) fn years(app: &App) -> Option<Piece> {
    let labels = app.model.words();
    let from = bound(app, "from", labels.from_year, Filter::from)?;
    let to = bound(app, "to", labels.to_year, Filter::to)?;
    Some(
        html("fieldset")
            .class("facet years")
            .child(html("legend").text(labels.years))
            .child(from)
            .child(to),
    )
}

fn bound(
    app: &App,
    name: &'static str,
    label: &'static str,
    of: fn(&Filter) -> Option<u16>,
) -> Option<Piece> {
    let labels = app.model.words();
    let (first, last) = app.model.content.years()?;
    let (shown, query) = (app.shown, app.query);
    let chosen = move || query.with(|query| of(&query.filter));
    let options = (first..=last).map(|year| {
        let count = memo(move || {
            shown.with(|shown| {
                let years = if name == "from" {
                    &shown.counts.years_from
                } else {
                    &shown.counts.years_to
                };
                years
                    .iter()
                    .find(|(of_year, _)| *of_year == year)
                    .map_or(0, |(_, count)| *count)
            })
        });
        let is_chosen = memo(move || chosen() == Some(year));
        let model = app.model.clone();
        html("option")
            .attr("value", year.to_string())
            .flag_fn("disabled", move || count.get() == 0 && !is_chosen.get())
            .text_fn(move || model.phrases().year_option(year, count.get() as usize))
            .prop("selected", move || is_chosen.get())
    });
    // A year in the address may be outside the years of the content.
    let beyond = move || {
        chosen()
            .filter(|year| !(first..=last).contains(year))
            .map(|year| year.to_string())
    };
    let any = html("option")
        .attr("value", "")
        .text(labels.any_year)
        .prop("selected", move || chosen().is_none());
    let outside = html("option")
        .flag_fn("hidden", move || beyond().is_none())
        .attr_fn("value", move || Some(beyond().unwrap_or_default()))
        .text_fn(move || beyond().unwrap_or_default())
        .prop("selected", move || beyond().is_some());
    let select = html("select")
        .attr("name", name)
        .class("counted")
        .child(any)
        .children(options)
        .child(outside);
    Some(
        html("label")
            .class("bound")
            .child(plain(label))
            .child(select),
    )
}
