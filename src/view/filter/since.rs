//! What is new or changed since a day.

use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::content::Date;
use crate::query::{Filter, Since};
use crate::state::links::{Go, filter_href};
use crate::ui::{Piece, html};
use crate::view::copy::{FOLLOW, copy_address};
use crate::view::standing::{Standing, standing};

/// How many days back the second link leads.
const DAYS: u16 = 30;

/// The day since which something must be new or changed, links to days that people ask for, and a button that keeps today as
/// that day. `None` if the content notes no days.
pub(super) fn since(app: &App) -> Option<Piece> {
    app.model.content.publication.changes_since?;
    let (words, query, model) = (app.model.words(), app.query, app.model.clone());
    let whole = app.whole;
    let day = html("input")
        .attr("type", "date")
        .attr("name", "since")
        .value_fn(move || {
            // The latest day is known with the whole content.
            whole.track();
            let day = query.with(|query| query.filter.since()?.day(&model.content));
            day.map_or_else(String::new, |day| day.to_string())
        });
    let (latest, month, year) = (words.since_latest, words.since_month, words.since_year);
    Some(
        html("fieldset")
            .class("facet since")
            .children(standing(app, Standing::SinceName))
            .child(
                html("label")
                    .class("bound")
                    .children(standing(app, Standing::SinceDay))
                    .child(day),
            )
            .child(
                html("p")
                    .child(link(app, latest, |_| Since::Latest))
                    .child(link(app, month, |today| {
                        Since::Day(today.days_before(DAYS))
                    }))
                    .child(link(app, year, |today| {
                        Since::Day(Date::Day(today.year(), 1, 1))
                    })),
            )
            .child(copy_address(app, &FOLLOW)),
    )
}

/// A link to what is new or changed since a day. Which day that is, the visitor's clock says: it leads nowhere before.
fn link(app: &App, name: &'static str, since: fn(Date) -> Since) -> Piece {
    let (ready, model) = (app.ready, app.model.clone());
    let address = move || {
        let today = ready.get().then(browser::today)?;
        let filter = Filter::default().with_since(Some(since(today)));
        Some(filter_href(&model.content, filter))
    };
    html("a")
        .attr_fn("href", address)
        .attr("data-go", Go::Narrow.id())
        .text(name)
}
