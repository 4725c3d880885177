//! The bar of a tour: what is told of the step that the visitor is at, and the way to the others. It stands above the map.
//!
//! A step is a state with an address, so all ways are links. The texts of all steps lie in one place, of which the style sheet
//! shows the current one: the bar is as high as its longest text, and what is below it stays where it is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::content::Tour;
use crate::query::Sort;
use crate::state::links::{Go, href, step};
use crate::state::url::{self, Ignored};
use crate::state::{State, View};
use crate::ui::{Element, Empty, Piece, effect, html, memo};
use crate::view::text::{localized_in, note};
use crate::words::{Told, TourWords, tour_words};

/// The id of the current step's heading.
const HEADING: &str = "tour-heading";
const HEADING_SELECTOR: &str = "#tour-heading";

/// The bar. What is told comes with the whole content.
pub(crate) fn tour(app: &App) -> Piece {
    let (app, query, whole) = (app.clone(), app.query, app.whole);
    let id = memo(move || query.with(|query| query.tour.clone()));
    html("section")
        .attr("id", "tour")
        .class("tour")
        .attr("aria-label", tour_words(app.model.language).tour)
        .children_fn(move || {
            let id = id.get();
            let words = tour_words(app.model.language);
            if !whole.get() {
                return vec![note(app.model.words().view_awaited)];
            }
            let tours = &app.model.content.tours;
            if let Some(tour) = tours.iter().find(|own| *own.id == *id) {
                return Bar::new(&app, tour).draw(tour);
            }
            let end = end_link(&app).text(words.end);
            vec![html("p").text(words.gone).text(" ").child(end)]
        })
        .into()
}

/// The bar of a tour that is followed.
struct Bar {
    app: App,
    words: &'static TourWords,
    /// The states of its steps.
    states: Arc<[State]>,
    /// The index of the current step.
    current: Memo<usize>,
}

impl Bar {
    fn new(app: &App, tour: &Tour) -> Self {
        let steps = tour.steps.iter();
        let states: Arc<[State]> = steps
            .map(|own| step(tour, own, &app.model.content))
            .collect();
        let (query, own) = (app.query, Arc::clone(&states));
        let current = memo(move || query.with(|query| place_of(&own, &query.step)).unwrap_or(0));
        begin_at_the_step(app, Arc::clone(&states));
        follow_with_the_focus(app);
        Self {
            app: app.clone(),
            words: tour_words(app.model.language),
            states,
            current,
        }
    }

    fn draw(&self, tour: &Tour) -> Vec<Piece> {
        let model = &self.app.model;
        let told: Vec<_> = tour.steps.iter().map(|step| model.told(step)).collect();
        let told = || told.iter().enumerate();
        let steps = told().map(|(index, told)| self.step(index, told));
        vec![
            localized_in(model, "p", &tour.title).class("kicker"),
            html("div").class("tour-steps").children(steps),
            self.ways(),
            self.contents(told().map(|(index, [heading, _])| (index, heading))),
        ]
    }

    /// The way back, the number of the step, the way on, the way out, and back to the step if the visitor has left it. They are
    /// seen above the heading, but come after it in the page: it has the focus, and what comes next leads on.
    fn ways(&self) -> Piece {
        let (words, last) = (self.words, self.states.len().saturating_sub(1));
        let current = self.current;
        let (phrases_of, shown) = (self.app.clone(), self.app.clone());
        let number = move || {
            let phrases = phrases_of.model.phrases();
            let values = [
                ("step", &*phrases.count(current.get() + 1)),
                ("steps", &phrases.count(last + 1)),
            ];
            phrases.say_with(words.step_of, &values)
        };
        let states = Arc::clone(&self.states);
        let has_left = memo(move || {
            let own = shown.state();
            own != at_step(&states, current.get(), &own)
        });
        let back_to = {
            let app = self.app.clone();
            move || {
                let phrases = app.model.phrases();
                let values = [("step", &*phrases.count(current.get() + 1))];
                phrases.say_with(words.back_to_step, &values)
            }
        };
        html("nav")
            .class("tour-ways")
            .attr("aria-label", words.ways)
            .child(
                self.way(move || current.get().checked_sub(1))
                    .attr("rel", "prev")
                    .text(words.previous),
            )
            .child(html("span").class("counted").text_fn(number))
            .child(
                self.way(move || Some(current.get() + 1).filter(|next| *next <= last))
                    .attr("rel", "next")
                    .text(words.next),
            )
            .child(
                self.way(move || Some(current.get()))
                    .class_fn("is-idle", move || !has_left.get())
                    .text_fn(back_to),
            )
            .child(end_link(&self.app).text(words.end))
    }

    /// A link to a step. Without one it leads nowhere, and cannot be reached.
    fn way(&self, to: impl Fn() -> Option<usize> + Send + 'static) -> Element<Empty> {
        self.boxed_way(Box::new(to))
    }

    /// The same, compiled once.
    fn boxed_way(&self, to: Box<dyn Fn() -> Option<usize> + Send>) -> Element<Empty> {
        let (app, states) = (self.app.clone(), Arc::clone(&self.states));
        html("a")
            .attr("data-go", Go::State.id())
            .attr("data-tour", "")
            .attr_fn("href", move || {
                let state = states.get(to()?)?.clone();
                let state = app.query.with(|own| state.set_as(own));
                Some(href(&state, &app.model.content))
            })
    }

    /// A step's heading and text.
    fn step(&self, index: usize, [heading, text]: &[Told; 2]) -> Piece {
        let current = self.current;
        let id = move || (current.get() == index).then(|| HEADING.to_owned());
        html("div")
            .class_fn("is-current", move || current.get() == index)
            .child(
                html("h2")
                    .attr_opt("lang", self.lang(heading))
                    .attr("tabindex", "-1")
                    .attr_fn("id", id)
                    .text(heading.text.clone()),
            )
            .child(
                html("p")
                    .attr_opt("lang", self.lang(text))
                    .text(text.text.clone()),
            )
    }

    /// Links to all steps, with their headings.
    fn contents<'a>(&self, headings: impl Iterator<Item = (usize, &'a Told)>) -> Piece {
        let current = self.current;
        let steps = headings.map(|(index, heading)| {
            html("li").child(
                self.way(move || Some(index))
                    .attr_opt("lang", self.lang(heading))
                    .attr_fn("aria-current", move || {
                        (current.get() == index).then(|| "step".to_owned())
                    })
                    .text(heading.text.clone()),
            )
        });
        html("details")
            .child(html("summary").text(self.words.steps))
            .child(html("ol").children(steps))
    }

    fn lang(&self, told: &Told) -> Option<&'static str> {
        (told.language != self.app.model.language).then(|| told.language.tag())
    }
}

/// Which step is called that.
fn place_of(states: &[State], id: &str) -> Option<usize> {
    states.iter().position(|state| state.query.step == id)
}

/// What a step shows, with the rest as it is: the first step need not be named.
fn at_step(states: &[State], place: usize, own: &State) -> State {
    let step = states.get(place).cloned().unwrap_or_default();
    let mut step = step.set_as(&own.query);
    step.query.step.clone_from(&own.query.step);
    step
}

/// The way out: the same state, without the tour.
fn end_link(app: &App) -> Element<Empty> {
    let app = app.clone();
    html("a")
        .attr("data-go", Go::State.id())
        .attr_fn("href", move || {
            let mut state = app.state();
            state.query.tour.clear();
            state.query.step.clear();
            Some(href(&state, &app.model.content))
        })
}

/// Leads an address that says nothing beside a tour and perhaps a step to what that step shows. Whoever has taken away all that a
/// step asks for stays: neither the tour nor the step has changed then. What no step is called is told like any unknown value, and
/// the tour begins with its first step.
fn begin_at_the_step(app: &App, states: Arc<[State]>) {
    let (app, query) = (app.clone(), app.query);
    let named = memo(move || query.with(|query| query.step.clone()));
    effect(move || {
        let named = named.get();
        let before = untrack(|| app.state());
        if states.first().map(|own| &own.query.tour) != Some(&before.query.tour) {
            // The visitor is on the way to another tour.
            return;
        }
        let place = place_of(&states, &named);
        // What has columns, opened rows or an order of its own is another view.
        let query = &before.query;
        let is_bare = query.filter.is_empty()
            && query.view == View::default()
            && query.sort == Sort::default()
            && before.open.is_none();
        let mut after = if is_bare {
            at_step(&states, place.unwrap_or(0), &before)
        } else {
            before.clone()
        };
        if place.is_none() {
            let value = core::mem::take(&mut after.query.step);
            if !value.is_empty() {
                let key = "step".to_owned();
                app.ignored.update(|all| all.push(Ignored { key, value }));
            }
        }
        if after != before {
            // In place of what led here, to which Back would lead again.
            browser::write_address(&url::write(&after, &app.model.content), true);
            app.go(after);
        }
    });
}

/// Focuses the heading of each step that a link of the tour leads to, also of the step that the visitor had left. A step that
/// the page begins with, or that Back leads to, leaves the focus where it is.
fn follow_with_the_focus(app: &App) {
    let (query, open) = (app.query, app.open);
    effect(move || {
        query.track();
        open.track();
        if browser::has("[data-tour]:focus") {
            browser::focus_element(HEADING_SELECTOR);
        }
    });
}
