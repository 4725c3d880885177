//! The years of the filter: the first and the last.

use leptos::prelude::*;

use crate::app::App;
use crate::browser::dom;
use crate::query::Filter;
use crate::ui::{Piece, Update, html};
use crate::view::standing::{Standing, standing};

/// The range of years, as two selects with the number of matches for each year.
pub(super) fn years(app: &App) -> Option<Piece> {
    let from = Bound {
        app: app.clone(),
        is_from: true,
    };
    let to = Bound {
        app: app.clone(),
        is_from: false,
    };
    let (from, to) = (from.select()?, to.select()?);
    Some(
        html("fieldset")
            .class("facet years")
            .children(standing(app, Standing::YearsName))
            .child(from)
            .child(to),
    )
}

/// The key of the option for any year.
const ANY: u32 = 0;

/// One end of the range. A closed select shows only what is chosen, so its options follow once a change has been painted.
#[derive(Clone)]
struct Bound {
    app: App,
    /// The first year, or else the last.
    is_from: bool,
}

impl Bound {
    fn select(&self) -> Option<Piece> {
        let (first, last) = self.app.model.content.years()?;
        let (made, told, updated) = (self.clone(), self.clone(), self.clone());
        let (keys, own) = (self.clone(), self.clone());
        let select = html("select")
            .attr("name", if self.is_from { "from" } else { "to" })
            .class("counted")
            .value_fn(move || {
                let chosen = own.app.query.with(|query| own.of(&query.filter));
                chosen.map_or_else(String::new, |year| year.to_string())
            })
            .keyed_static(
                move || keys.years(first, last),
                move |year| made.option(year, (first..=last).contains(&key_year(year))),
                Update {
                    reason: Box::new(move |year| told.state(year)),
                    write: Box::new(move |year, element| updated.write(year, element)),
                },
            );
        Some(
            html("label")
                .class("bound")
                .children(standing(
                    &self.app,
                    if self.is_from {
                        Standing::FromYear
                    } else {
                        Standing::ToYear
                    },
                ))
                .child(select),
        )
    }

    fn of(&self, filter: &Filter) -> Option<u16> {
        if self.is_from {
            filter.from()
        } else {
            filter.to()
        }
    }

    fn chosen(&self) -> Option<u16> {
        self.app
            .query
            .with_untracked(|query| self.of(&query.filter))
    }

    /// Any year, those of the content, and the one that the address asks for beyond those, in order.
    fn years(&self, first: u16, last: u16) -> Vec<u32> {
        self.app.after_paint.track();
        let chosen = self.chosen();
        let before = chosen.filter(|&year| year < first);
        let after = chosen.filter(|&year| year > last);
        let years = before.into_iter().chain(first..=last).chain(after);
        std::iter::once(ANY).chain(years.map(u32::from)).collect()
    }

    fn option(&self, key: u32, is_of_content: bool) -> Piece {
        let option = html("option");
        if key == ANY {
            return option
                .attr("value", "")
                .text(self.app.model.words().any_year);
        }
        let option = option.attr("value", key.to_string());
        if !is_of_content {
            return option.attr("selected", "").text(key.to_string());
        }
        let is_disabled = self.is_disabled(key_year(key));
        option
            .attr_opt("disabled", is_disabled.then_some(""))
            .text(self.text(key_year(key)))
    }

    /// How many would match if the range began, or ended, with a year of the content.
    fn count(&self, year: u16) -> Option<u32> {
        self.app.shown.with_untracked(|shown| {
            let counts = if self.is_from {
                &shown.counts.years_from
            } else {
                &shown.counts.years_to
            };
            let own = counts.iter().find(|(of_year, _)| *of_year == year);
            own.map(|(_, count)| *count)
        })
    }

    fn text(&self, year: u16) -> String {
        let count = self.count(year).unwrap_or_default();
        self.app.model.phrases().year_option(year, count as usize)
    }

    fn is_disabled(&self, year: u16) -> bool {
        self.count(year) == Some(0) && self.chosen() != Some(year)
    }

    /// What an option says, unless it is what it was rendered with.
    fn state(&self, key: u32) -> String {
        let is_as_rendered = self
            .app
            .query
            .with_untracked(|query| query.filter.is_empty());
        let count = self.count(key_year(key)).filter(|_| !is_as_rendered);
        let is_disabled = self.is_disabled(key_year(key));
        count.map_or_else(String::new, |count| {
            [&*count.to_string(), if is_disabled { "" } else { "!" }].concat()
        })
    }

    fn write(&self, key: u32, element: &dom::Element) {
        let year = key_year(key);
        if self.count(year).is_some() {
            dom::set_text(element, &self.text(year));
            let is_disabled = self.is_disabled(year);
            dom::set_attribute(element, "disabled", is_disabled.then_some(""));
        }
    }
}

/// The year of an option.
fn key_year(key: u32) -> u16 {
    u16::try_from(key).unwrap_or_default()
}
