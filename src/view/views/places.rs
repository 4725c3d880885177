//! Where initiatives take place: their marks on a map of Sweden, beside it those without a place, and all of it as a list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::content::{County, InitiativeIdx, PlaceIdx};
use crate::layout::places::{
    FONT_SIZE, MARGIN, OUTLINES, PlacesMap, Step, block, labels, picture, walk,
};
use crate::layout::{Point, Shapes, decimal, shape};
use crate::query::{Choice, Location};
use crate::state::View;
use crate::state::links::{Go, choice_href, initiative_href};
use crate::ui::{Element, Empty, Piece, html, svg};
use crate::view::links::view_link;
use crate::view::map::mark::hue_class;
use crate::view::map::with_tip;
use crate::view::names::{choice_name, lang_of, mark_name};
use crate::view::text::{note, plain};
use crate::words::{PlacesWords, located, places_words};

/// How wide the blocks of marks beside the map are, in units of the map.
const BLOCK_WIDTH: f64 = 240.0;

/// How much wider than estimated the names may be, in fonts such as `DejaVu Sans`.
const WIDER: f64 = 1.1;

/// How far from a mark a finger opens it, in pixels.
const FINGER: f64 = 16.0;

/// The view. Where places are is known once the whole content is there.
pub(crate) fn places(app: &App) -> Piece {
    let app = app.clone();
    let whole = app.whole;
    html("div")
        .class("places")
        .children_fn(move || {
            if whole.get() {
                let view = Places::new(&app);
                vec![view.heading(), view.sentence(), view.body()]
            } else {
                vec![note(app.model.words().view_awaited)]
            }
        })
        .into()
}

/// A mark on the map.
#[derive(Clone, Copy)]
struct Seat {
    initiative: InitiativeIdx,
    place: PlaceIdx,
    at: Point,
}

/// What the view draws.
struct Places {
    app: App,
    words: &'static PlacesWords,
    map: PlacesMap,
    /// The marks in the order of the map's piles. Empty if each stands for several initiatives.
    seats: Arc<[Seat]>,
}

impl Places {
    fn new(app: &App) -> Self {
        let map = PlacesMap::new(&app.model.content);
        let mut seats = Vec::new();
        if map.arranged.per_mark == 1 && !map.arranged.is_schematic {
            for (own, pile) in map.places.iter().zip(&map.arranged.piles) {
                let marks = own.initiatives.iter().zip(&pile.marks);
                seats.extend(marks.map(|(&initiative, &at)| Seat {
                    initiative,
                    place: own.place,
                    at,
                }));
            }
        }
        Self {
            app: app.clone(),
            words: places_words(app.model.language),
            map,
            seats: seats.into(),
        }
    }

    fn heading(&self) -> Piece {
        let phrases = self.app.model.phrases();
        let name = phrases.say((phrases.words().view)(View::Places));
        html("h2").class("visually-hidden").text(name)
    }

    /// How many of what is shown have a place.
    fn sentence(&self) -> Piece {
        let app = self.app.clone();
        let said = move || {
            let model = &app.model;
            app.shown
                .with(|shown| located(model.phrases(), &model.content, shown))
        };
        html("p")
            .attr("id", "places-said")
            .class("takeaway")
            .text_fn(said)
            .into()
    }

    fn body(&self) -> Piece {
        let (words, phrases) = (self.words, self.app.model.phrases());
        let mut map = html("div").class("places-map").child(self.picture());
        if self.map.arranged.is_schematic {
            map = map.child(note(words.schematic));
        }
        if self.map.arranged.per_mark > 1 {
            let most = phrases.count(self.map.arranged.per_mark);
            map = map.child(note(phrases.say_with(words.per_mark, &[("n", &most)])));
        }
        let map = map.child(note(words.source));
        let actors = view_link(&self.app, View::Actors).text(words.to_actors);
        let seldom = [&*phrases.say(words.seldom), " "].concat();
        let beside = html("div")
            .class("places-beside")
            .child(self.block(Location::Nowhere, &self.map.nowhere))
            .children(
                (!self.map.outside.is_empty())
                    .then(|| self.block(Location::County(County::ABROAD), &self.map.outside)),
            )
            .child(html("h3").text(words.list))
            .child(note(phrases.say(words.list_note)))
            .child(self.list())
            .child(html("p").class("note").text(seldom).child(actors));
        html("div")
            .class("places-body")
            .child(with_tip(&self.app, map))
            .child(beside)
    }

    /// The map: the counties, the marks over them, the names of places.
    fn picture(&self) -> Piece {
        let words = self.words;
        let mut bounds = picture();
        bounds.left -= MARGIN;
        bounds.right += MARGIN;
        let (app, seats) = (self.app.clone(), Arc::clone(&self.seats));
        let (near, near_seats) = (self.app.clone(), Arc::clone(&self.seats));
        let drawn = svg("svg")
            .attr("viewBox", bounds.view_box())
            .attr("font-size", decimal(FONT_SIZE))
            .attr("translate", "no")
            .attr("role", "group")
            .attr("aria-label", [words.map, ". ", words.keys].concat())
            .attr("aria-describedby", "places-said")
            .on("keydown", move |event| walk_by_key(&app, &seats, &event))
            .on("click", move |event| {
                open_nearest(&near, &near_seats, &event);
            });
        let drawn = drawn
            .children((!self.map.arranged.is_schematic).then(|| self.counties()))
            .child(self.leaders());
        let drawn = if self.seats.is_empty() {
            drawn.children(self.piles())
        } else {
            drawn.children(
                self.seats
                    .iter()
                    .enumerate()
                    .map(|(index, seat)| self.mark(index, *seat)),
            )
        };
        drawn.children(self.names())
    }

    /// The counties. One in which something takes place is a link that chooses it, for who points: keys have the list.
    fn counties(&self) -> Piece {
        let model = &self.app.model;
        let has_place = Location::all(&model.content);
        let shapes = OUTLINES.iter().filter_map(|outline| {
            let county = County::from_id(outline.county)?;
            let location = Location::County(county);
            let shape = svg("path").attr("d", outline.path);
            if !has_place.contains(&location) {
                return Some(svg("g").class("county").child(shape));
            }
            let (app, choice) = (self.app.clone(), Choice::Place(location));
            Some(
                self.link(choice, svg("a"))
                    .class("county")
                    .class_fn("is-chosen", move || {
                        app.query.with(|query| query.filter.has(choice))
                    })
                    .attr("tabindex", "-1")
                    .child(svg("title").text(choice_name(model, choice).0))
                    .child(shape),
            )
        });
        svg("g").attr("aria-hidden", "true").children(shapes)
    }

    fn leaders(&self) -> Piece {
        let leaders = self.map.arranged.piles.iter();
        let paths: Vec<_> = leaders
            .filter_map(|pile| Some(pile.leader?.path()))
            .collect();
        svg("path").class("leader").attr("d", paths.concat()).into()
    }

    /// An initiative at one of its places: a link to it.
    fn mark(&self, index: usize, seat: Seat) -> Piece {
        let (model, app) = (&self.app.model, &self.app);
        let (content, initiative) = (&model.content, seat.initiative);
        let (shown, open) = (app.shown, app.open);
        let entry = content.initiative(initiative);
        let place = content.place(seat.place).name.in_language(model.language);
        let values = [("name", &*mark_name(model, initiative)), ("place", place)];
        let outline = shape(entry.kind.family(), self.map.arranged.mark_size, true);
        svg("a")
            .class(["filled at ", self.hue(initiative)].concat())
            .class_fn("is-out", move || {
                shown.with(|shown| !shown.is_matching(initiative))
            })
            .class_fn("is-open", move || open.get() == Some(initiative))
            .attr("href", initiative_href(content, initiative))
            .attr("data-mark", entry.id.to_string())
            .attr("data-at", index.to_string())
            .attr("tabindex", if index == 0 { "0" } else { "-1" })
            .attr(
                "aria-label",
                model.phrases().say_with(self.words.mark, &values),
            )
            .attr("transform", seat.at.translate())
            .child(svg("path").attr("d", outline))
    }

    /// The marks of each place where one stands for several initiatives: as many as the filter leaves, and a link to them.
    fn piles(&self) -> Vec<Piece> {
        let arranged = &self.map.arranged;
        let places = self.map.places.iter().zip(&arranged.piles);
        let drawn = places.map(|(own, pile)| {
            let (app, per_mark, size) = (self.app.clone(), arranged.per_mark, arranged.mark_size);
            let (initiatives, marks) = (own.initiatives.clone(), pile.marks.clone());
            let choice = Choice::Place(Location::Place(own.place));
            let outline = move || {
                let shown = app.shown.get().keep(&initiatives).len().div_ceil(per_mark);
                let mut shapes = Shapes::new(size, true);
                for &at in marks.iter().take(shown) {
                    shapes.add(crate::content::Family::Work, at);
                }
                Some(shapes.finish())
            };
            self.link(choice, svg("a"))
                .class("pile hue-0 filled")
                .attr("tabindex", "-1")
                .attr("aria-hidden", "true")
                .child(svg("path").attr_fn("d", outline))
        });
        drawn.collect()
    }

    fn names(&self) -> Vec<Piece> {
        let model = &self.app.model;
        let name = |place: PlaceIdx| model.content.place(place).name.in_language(model.language);
        let names: Vec<&str> = self.map.places.iter().map(|own| name(own.place)).collect();
        let labels = labels(&self.map.arranged, &names, WIDER)
            .into_iter()
            .zip(&self.map.places);
        let drawn = labels.filter_map(|(label, own)| {
            let (label, name) = (label?, &model.content.place(own.place).name);
            let text = svg("text")
                .attr("x", decimal(label.at.x))
                .attr("y", decimal(label.at.y))
                .attr("text-anchor", label.anchor.name())
                .attr_opt("lang", lang_of(name, model.language))
                .attr("aria-hidden", "true");
            Some(text.text(name.in_language(model.language).to_owned()))
        });
        drawn.collect()
    }

    /// The marks of what is not on the map, at the same scale, with the number that choosing them would show.
    fn block(&self, location: Location, initiatives: &[InitiativeIdx]) -> Piece {
        let (model, choice) = (&self.app.model, Choice::Place(location));
        let is_choice = location == Location::Nowhere || self.map.is_abroad;
        let arranged = &self.map.arranged;
        let marks = block(initiatives.len(), arranged.per_mark, BLOCK_WIDTH);
        // Where a mark stands for several, the first of them gives it its shape.
        let stands = initiatives
            .iter()
            .copied()
            .step_by(arranged.per_mark.max(1));
        let mut of_hues: Vec<(&str, Vec<(InitiativeIdx, Point)>)> = Vec::new();
        for (initiative, &at) in stands.zip(&marks.marks) {
            let hue = self.hue(initiative);
            match of_hues.iter_mut().find(|(own, _)| *own == hue) {
                Some((_, own)) => own.push((initiative, at)),
                None => of_hues.push((hue, vec![(initiative, at)])),
            }
        }
        let drawn = svg("svg")
            .attr("viewBox", marks.bounds.view_box())
            .attr("aria-hidden", "true")
            .children(
                of_hues
                    .into_iter()
                    .map(|(hue, own)| self.hue_of_block(hue, own.into())),
            );
        let head = if is_choice {
            self.entry(choice)
        } else {
            html("p")
                .child(plain(self.words.off_the_map))
                .text(" ")
                .child(
                    html("span")
                        .class("counted")
                        .text(model.phrases().count(initiatives.len())),
                )
        };
        html("div").class("places-block").child(head).child(drawn)
    }

    /// The marks of one hue in a block: two paths, however many there are.
    fn hue_of_block(&self, hue: &'static str, marks: Arc<[(InitiativeIdx, Point)]>) -> Piece {
        let paths = [true, false].map(|is_in| {
            let (app, marks) = (self.app.clone(), Arc::clone(&marks));
            let size = self.map.arranged.mark_size;
            let outline = move || {
                let (shown, mut shapes) = (app.shown.get(), Shapes::new(size, true));
                for &(initiative, at) in marks.iter() {
                    if shown.is_matching(initiative) == is_in {
                        shapes.add(app.model.content.initiative(initiative).kind.family(), at);
                    }
                }
                Some(shapes.finish())
            };
            svg("path")
                .class(if is_in { "filled" } else { "filled is-out" })
                .attr_fn("d", outline)
        });
        svg("g").class(hue).children(paths)
    }

    /// All counties and their places, with the numbers that choosing them would show.
    fn list(&self) -> Piece {
        let counties = Location::by_county(&self.app.model.content);
        let rows = counties
            .into_iter()
            .map(|(county, places)| self.county(county.map(Location::County), &places));
        html("ul").class("places-list").children(rows)
    }

    fn county(&self, location: Option<Location>, places: &[PlaceIdx]) -> Piece {
        let entry =
            |own: &PlaceIdx| html("li").child(self.entry(Choice::Place(Location::Place(*own))));
        let places = html("ul").children(places.iter().map(entry));
        let head = location.map(|location| self.entry(Choice::Place(location)));
        html("li").children(head).child(places)
    }

    /// A location as a link that chooses it, with its number.
    fn entry(&self, choice: Choice) -> Piece {
        let (app, counted) = (self.app.clone(), self.app.clone());
        let (name, lang) = choice_name(&self.app.model, choice);
        let link = self
            .link(choice, html("a"))
            .attr_opt("lang", lang)
            .attr_fn("aria-current", move || {
                let is_chosen = app.query.with(|query| query.filter.has(choice));
                is_chosen.then(|| "true".to_owned())
            })
            .text(name);
        let count = move || {
            let model = &counted.model;
            let count = counted
                .shown
                .with(|shown| shown.counts.of(&model.content, choice));
            model.phrases().count(count as usize)
        };
        html("p")
            .child(link)
            .text(" ")
            .child(html("span").class("counted").text_fn(count))
    }

    fn link(&self, choice: Choice, link: Element<Empty>) -> Element<Empty> {
        link.attr("href", choice_href(&self.app.model.content, choice))
            .attr("data-go", Go::Toggle.id())
    }

    /// The class with the hue of an initiative's main sector.
    fn hue(&self, initiative: InitiativeIdx) -> &'static str {
        let model = &self.app.model;
        let sector = model.content.initiative(initiative).main_sector();
        sector.map_or("hue-0", |sector| hue_class(model, sector))
    }
}

/// Moves the map's one tab stop by a key.
fn walk_by_key(app: &App, seats: &[Seat], event: &leptos::ev::Event) {
    let Some(press) = browser::key_press(event) else {
        return;
    };
    let step = match press.key.as_str() {
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "PageDown" => Step::Next,
        "PageUp" => Step::Previous,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return,
    };
    let here = browser::attribute_of(event, "[data-at]", "data-at");
    let Some(here) = here.and_then(|here| here.parse().ok()) else {
        return;
    };
    event.prevent_default();
    let points: Vec<_> = seats.iter().map(|seat| seat.at).collect();
    let shown = app.shown.get_untracked();
    let is_stop = |index: usize| {
        let seat = seats.get(index);
        seat.is_some_and(|seat| shown.is_matching(seat.initiative))
    };
    if let Some(next) = walk(&points, here, step, &is_stop) {
        let selector = ["[data-at='", &next.to_string(), "']"].concat();
        browser::move_tab_stop(".places-map", &selector, "", "[aria-hidden]", true);
    }
}

/// Opens the initiative whose mark is nearest to a finger that has missed all of them, if one is near.
fn open_nearest(app: &App, seats: &[Seat], event: &leptos::ev::Event) {
    let marks = ".places-map .at:not(.is-out)";
    let near = browser::nearest_to_finger(event, ".places-map svg", marks, "data-at", FINGER);
    let seat = near.and_then(|near| seats.get(near.parse::<usize>().ok()?));
    if let Some(seat) = seat {
        event.prevent_default();
        app.set_open(Some(seat.initiative));
    }
}
