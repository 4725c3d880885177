//! The bar of a tour: what is told of the step that the visitor is at, and the way to the others. It stands above the map.
//!
//! A step is a state with an address, so all ways are links. The texts of all steps lie in one place, of which the style sheet
//! shows the current one: the bar is as high as its longest text, and what is below it stays where it is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, lang_of};
use crate::browser;
use crate::content::{Step, Text, Tour};
use crate::state::links::{Go, href};
use crate::state::{State, url};
use crate::ui::{Element, Empty, Piece, effect, html, memo};
use crate::view::text::{localized_in, note};
use crate::words::{TourWords, tour_words};

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
            if let Some(index) = tours.iter().position(|own| *own.id == *id) {
                return Telling::new(&app, index).draw();
            }
            let end = end_link(&app).text(words.end);
            vec![html("p").text(words.gone).text(" ").child(end)]
        })
        .into()
}

/// A tour that is followed.
struct Telling {
    app: App,
    words: &'static TourWords,
    index: usize,
    /// The states of its steps.
    states: Arc<[State]>,
    /// The index of the current step.
    current: Memo<usize>,
}

impl Telling {
    fn new(app: &App, index: usize) -> Self {
        let content = &app.model.content;
        let steps = content.tours.get(index).map_or(&[][..], |tour| &tour.steps);
        let states = steps.iter().map(|step| url::parse(&step.query, content).0);
        let (own, query) = (app.clone(), app.query);
        let current = memo(move || {
            let steps = own
                .model
                .content
                .tours
                .get(index)
                .map_or(&[][..], |tour| &tour.steps);
            let is_current = |id: &str| steps.iter().position(|step| *step.id == *id);
            query.with(|query| is_current(&query.step)).unwrap_or(0)
        });
        follow_with_the_focus(app);
        Self {
            app: app.clone(),
            words: tour_words(app.model.language),
            index,
            states: states.collect(),
            current,
        }
    }

    fn tour(&self) -> Option<&Tour> {
        self.app.model.content.tours.get(self.index)
    }

    fn draw(&self) -> Vec<Piece> {
        let Some(tour) = self.tour() else {
            return Vec::new();
        };
        let steps = tour.steps.iter().enumerate();
        let steps = html("div")
            .class("tour-steps")
            .children(steps.map(|(index, step)| self.step(index, step)));
        vec![
            self.ways(),
            localized_in(&self.app.model, "p", &tour.title).class("kicker"),
            steps,
            self.contents(tour),
        ]
    }

    /// The way back, the number of the step, the way on, the way out, and back to the step if the visitor has left it.
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
            let own = State {
                query: shown.query.get(),
                open: shown.open.get(),
            };
            let step = states.get(current.get()).cloned().unwrap_or_default();
            own != on_the_way(step, &own)
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
            .attr("aria-label", words.steps)
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
            .child(end_link(&self.app).text(words.end))
            .child(
                self.way(move || Some(current.get()))
                    .class_fn("is-idle", move || !has_left.get())
                    .text_fn(back_to),
            )
    }

    /// A link to a step. Without one it leads nowhere, and cannot be reached.
    fn way(&self, to: impl Fn() -> Option<usize> + Send + 'static) -> Element<Empty> {
        let (app, states, index) = (self.app.clone(), Arc::clone(&self.states), self.index);
        html("a")
            .attr("data-go", Go::State.id())
            .attr("data-tour", "")
            .attr_fn("href", move || {
                let (content, to) = (&app.model.content, to()?);
                let tour = content.tours.get(index)?;
                let mut state = on_the_way(states.get(to)?.clone(), &app.state());
                state.query.tour = tour.id.to_string();
                state.query.step = tour.steps.get(to)?.id.to_string();
                Some(href(&state, content))
            })
    }

    /// A step's heading and text.
    fn step(&self, index: usize, step: &Step) -> Piece {
        let (model, current) = (&self.app.model, self.current);
        let said = |tag: &'static str, text: &Text| {
            let lang = lang_of(text, model.language);
            (
                html(tag).attr_opt("lang", lang),
                model.told(step, text).text,
            )
        };
        let (heading, heading_text) = said("h2", &step.heading);
        let (text, told) = said("p", &step.text);
        let id = move || (current.get() == index).then(|| HEADING.to_owned());
        html("div")
            .class_fn("is-current", move || current.get() == index)
            .child(
                heading
                    .attr("tabindex", "-1")
                    .attr_fn("id", id)
                    .text(heading_text),
            )
            .child(text.text(told))
    }

    fn contents(&self, tour: &Tour) -> Piece {
        let current = self.current;
        let steps = tour.steps.iter().enumerate().map(|(index, step)| {
            html("li").child(
                self.way(move || Some(index))
                    .attr_fn("aria-current", move || {
                        (current.get() == index).then(|| "step".to_owned())
                    })
                    .text(self.app.model.told(step, &step.heading).text),
            )
        });
        html("details")
            .child(html("summary").text(self.words.steps))
            .child(html("ol").children(steps))
    }
}

/// A step's state, as the visitor gets to it from another state: with what the embedding page has set, on the same tour.
fn on_the_way(mut step: State, from: &State) -> State {
    let own = &from.query;
    step.query.tour.clone_from(&own.tour);
    step.query.step.clone_from(&own.step);
    step.query.theme = own.theme;
    step.query.embed.clone_from(&own.embed);
    step.query.controls = own.controls;
    step.query.other.clone_from(&own.other);
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

/// Focuses the heading of each step that a link of the tour leads to, also of the step that the visitor had left. A step that the page begins with, or that Back leads
/// to, leaves the focus where it is.
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
