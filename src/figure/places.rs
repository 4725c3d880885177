//! Where initiatives take place: their marks on a map of Sweden, and beside it, at the same scale, those that have no place
//! on it, the names of the colours, and the counties with their numbers.

use super::Picture;
use super::canvas::{Attribute, Canvas, Style};
use super::places_beside::Beside;
use super::text::NAMES;
use crate::content::{County, Family, InitiativeIdx, PlaceIdx};
use crate::layout::places::{FONT_SIZE, HEIGHT, MARGIN, OUTLINES, PlacesMap, WIDTH, labels};
use crate::layout::plane::geometry::Rect;
use crate::layout::{Point, Shapes, decimal};
use crate::query::{Choice, Location};
use crate::words::{PlacesWords, located, places_words};

/// Between the map and what stands beside it.
pub(super) const GAP: f64 = 36.0;
/// The least text size of the places' names. Where they would be smaller, there are none.
const LEAST_NAME: f64 = 8.0;
/// The size of a mark that the filter excludes, relative to the others, and its opacity, as in the wheel.
const OUT: f64 = 0.75;
const FAINT: f64 = 0.2;
/// How much of the marks' colour a chosen county has.
const CHOSEN: f64 = 0.3;

/// Whether marks do not stand for single initiatives.
pub(super) fn has_sums(picture: &Picture) -> bool {
    let arranged = picture.places.as_ref().map(|map| &map.arranged);
    arranged.is_some_and(|own| own.per_mark > 1 || own.is_schematic)
}

/// How many have a place, what marks stand for, and where the outlines are from.
pub(super) fn notes(picture: &Picture) -> Vec<String> {
    let (words, phrases) = (words(picture), picture.phrases);
    let mut notes = vec![located(phrases, picture.content(), &picture.shown)];
    if let Some(map) = &picture.places {
        if map.arranged.is_schematic {
            notes.push(words.schematic.to_owned());
        }
        if map.arranged.per_mark > 1 {
            let most = phrases.count(map.arranged.per_mark);
            notes.push(phrases.say_with(words.per_mark, &[("n", &most)]));
        }
    }
    notes.push(words.source.to_owned());
    notes
}

pub(super) fn words(picture: &Picture) -> &'static PlacesWords {
    places_words(picture.scene.language)
}

/// The map and what stands beside it, within a rectangle.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, within: Rect) {
    let Some(map) = &picture.places else {
        return;
    };
    let drawn = Drawn {
        picture,
        map,
        has_sums: has_sums(picture),
    };
    let beside = Beside::new(&drawn, within);
    let (across, down) = ((WIDTH + 2.0 * MARGIN) * beside.scale, HEIGHT * beside.scale);
    let free = (within.right - within.left - across - GAP - beside.width).max(0.0);
    let corner = Point {
        x: within.left + free / 2.0 + MARGIN * beside.scale,
        y: within.top + ((within.bottom - within.top - down) / 2.0).max(0.0),
    };
    let place = [&*corner.translate(), " scale(", &decimal(beside.scale), ")"].concat();
    canvas.open("g", &[("transform", (&*place).into())]);
    drawn.draw_counties(canvas);
    drawn.draw_marks(canvas);
    drawn.draw_names(canvas, beside.scale);
    canvas.close("g");
    let left = within.left + free / 2.0 + across + GAP;
    beside.draw(
        &drawn,
        canvas,
        Point {
            x: left,
            y: within.top,
        },
    );
}

/// An initiative at a point.
type Mark = (InitiativeIdx, Point);

/// The map and what it shows.
pub(super) struct Drawn<'a> {
    pub picture: &'a Picture<'a>,
    pub map: &'a PlacesMap,
    pub has_sums: bool,
}

impl Drawn<'_> {
    /// The counties. One that is chosen has a colour.
    fn draw_counties(&self, canvas: &mut Canvas) {
        if self.map.arranged.is_schematic {
            return;
        }
        let colours = self.picture.colours;
        let (mark, tint) = colours.hue(0);
        let filter = &self.picture.scene.state.query.filter;
        for outline in &OUTLINES {
            let look: [Attribute; 3] = [
                ("fill", tint.into()),
                ("stroke", colours.line.into()),
                ("stroke-width", 1.0.into()),
            ];
            canvas.path(outline.path, &look);
            let county = County::from_id(outline.county).map(Location::County);
            if county.is_some_and(|own| filter.has(Choice::Place(own))) {
                let look = [("fill", mark.into()), ("fill-opacity", CHOSEN.into())];
                canvas.path(outline.path, &look);
            }
        }
        let leaders = self.map.arranged.piles.iter();
        let leaders = leaders.filter_map(|pile| Some(pile.leader?.path()));
        let look: [Attribute; 3] = [
            ("fill", "none".into()),
            ("stroke", colours.ink_soft.into()),
            ("stroke-width", 0.75.into()),
        ];
        canvas.path(&leaders.collect::<Vec<_>>().concat(), &look);
    }

    /// The marks of all places.
    fn draw_marks(&self, canvas: &mut Canvas) {
        let places = self.map.places.iter().zip(&self.map.arranged.piles);
        if self.has_sums {
            for (own, pile) in places {
                self.draw_pile(canvas, &own.initiatives, &pile.marks);
            }
            return;
        }
        let marks = places.flat_map(|(own, pile)| {
            let marks = pile.marks.iter();
            own.initiatives.iter().copied().zip(marks.copied())
        });
        self.draw_each(canvas, marks.collect());
    }

    /// The marks of one place, or of what has none. Where each stands for several initiatives, as many are full as those
    /// that match need.
    pub(super) fn draw_pile(
        &self,
        canvas: &mut Canvas,
        initiatives: &[InitiativeIdx],
        marks: &[Point],
    ) {
        if self.has_sums {
            let matching = self.picture.shown.keep(initiatives).len();
            let count = matching.div_ceil(self.map.arranged.per_mark);
            let (colour, _) = self.picture.colours.hue(0);
            let (own, rest) = marks.split_at(count.min(marks.len()));
            for (is_out, marks) in [(true, rest), (false, own)] {
                let mut shapes = self.shapes(is_out);
                for &at in marks {
                    shapes.add(Family::Work, at);
                }
                self.draw_shapes(canvas, shapes, colour, is_out);
            }
            return;
        }
        let marks = initiatives.iter().copied().zip(marks.iter().copied());
        self.draw_each(canvas, marks.collect());
    }

    /// Marks of single initiatives, in a path for each colour: first those that the filter excludes, smaller and faint.
    fn draw_each(&self, canvas: &mut Canvas, marks: Vec<Mark>) {
        let (content, colours) = (self.picture.content(), self.picture.colours);
        let mut of_colours: Vec<(&'static str, Vec<Mark>)> = Vec::new();
        for mark in marks {
            let sector = content.facts().main_sector(mark.0);
            let (colour, _) = sector.map_or_else(|| colours.hue(0), |own| self.picture.hue(own));
            match of_colours.iter_mut().find(|(own, _)| *own == colour) {
                Some((_, own)) => own.push(mark),
                None => of_colours.push((colour, vec![mark])),
            }
        }
        for is_out in [true, false] {
            for (colour, own) in &of_colours {
                let mut shapes = self.shapes(is_out);
                for &(initiative, at) in own {
                    if self.picture.shown.is_matching(initiative) != is_out {
                        shapes.add(content.initiative(initiative).kind.family(), at);
                    }
                }
                self.draw_shapes(canvas, shapes, colour, is_out);
            }
        }
    }

    /// No marks yet of those that the filter excludes, or of the others.
    fn shapes(&self, is_out: bool) -> Shapes {
        let part = if is_out { OUT } else { 1.0 };
        Shapes::new(self.map.arranged.mark_size * part, true)
    }

    fn draw_shapes(&self, canvas: &mut Canvas, shapes: Shapes, colour: &str, is_out: bool) {
        let mut look: Vec<Attribute> = vec![("fill", colour.into())];
        if is_out {
            look.push(("opacity", FAINT.into()));
        } else {
            look.push(("stroke", self.picture.colours.ground.into()));
            look.push(("stroke-width", 0.75.into()));
        }
        canvas.path(&shapes.finish(), &look);
    }

    /// The names of the places that have room for them.
    fn draw_names(&self, canvas: &mut Canvas, scale: f64) {
        if FONT_SIZE * scale < LEAST_NAME {
            return;
        }
        let (content, language) = (self.picture.content(), self.picture.scene.language);
        let name = |place: PlaceIdx| content.place(place).name.in_language(language);
        let names: Vec<&str> = self.map.places.iter().map(|own| name(own.place)).collect();
        let places = labels(&self.map.arranged, &names, NAMES);
        for (label, name) in places.into_iter().zip(names) {
            if let Some(label) = label {
                let style = Style::regular(FONT_SIZE, self.picture.colours.ink);
                canvas.text(label.at, style.at(label.anchor), name);
            }
        }
    }
}
