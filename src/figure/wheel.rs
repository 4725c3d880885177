//! The map as a wheel.

use super::Picture;
use super::canvas::{Attribute, Canvas, Style};
use super::text::NAMES;
use super::wheel_marks::{draw_focus, draw_sector};
use crate::content::{InitiativeIdx, ObjectiveIdx, Sector};
use crate::layout::map::density::level;
use crate::layout::map::seating::RIM;
use crate::layout::map::wheel::{RIM_NUMBER, RimSegment};
use crate::layout::map::{
    Detail, Label, LabelClass, Labels, Level, Link, Map, Wheel, WheelSector, link, wheel_detail,
};
use crate::layout::plane::geometry::Rect;
use crate::layout::{Anchor, Point, decimal};
use crate::query::{Choice, Years};
use crate::words::years_name;

/// The smallest size of names, in pixels, if there is room for that.
const LEAST_NAME: f64 = 14.5;

/// What of the wheel is opaque while an initiative is open, as on the page.
const FADED_RIM: f64 = 0.25;

/// The wheel and what it shows.
pub(super) struct Drawn<'a> {
    pub picture: &'a Picture<'a>,
    pub map: Map,
    pub wheel: Wheel,
    /// The bins' numbers and marks, if there are bins.
    pub detail: Option<Detail>,
    /// What joins the marks of the open initiative.
    pub link: Option<Link>,
}

/// Whether the map has bins instead of marks.
pub(super) fn has_bins(picture: &Picture) -> bool {
    let (content, mut seats) = (picture.content(), 0);
    for sector in content.sectors() {
        seats += content.sector_initiatives(sector).len();
    }
    level(seats, seats) == Level::Bins
}

/// The wheel within a rectangle.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, room: Rect) {
    let content = picture.content();
    let map = Map::new(content);
    let matches = |initiative: InitiativeIdx| picture.shown.is_matching(initiative);
    let detail = (!map.bins.is_empty()).then(|| wheel_detail(&map, &matches));
    let open = picture.scene.state.open;
    let drawn = Drawn {
        picture,
        wheel: Wheel::new(&map),
        link: open.and_then(|open| link(&map, open, detail.as_ref())),
        detail,
        map,
    };
    let (labels, scale, centre) = drawn.labels(room);
    let place = [&*centre.translate(), " scale(", &decimal(scale), ")"].concat();
    canvas.open("g", &[("transform", (&*place).into())]);
    drawn.sectors(canvas);
    drawn.hub(canvas);
    drawn.names(canvas, &labels);
    if let Some(link) = &drawn.link {
        draw_focus(&drawn, canvas, link);
    }
    canvas.close("g");
}

/// What the wheel and its labels take around the centre.
fn bounds(labels: &Labels) -> Rect {
    let mut all = Rect {
        left: -RIM,
        top: -RIM,
        right: RIM,
        bottom: RIM,
    };
    for label in &labels.sectors {
        let own = label.bounds;
        all = Rect {
            left: all.left.min(own.left),
            top: all.top.min(own.top),
            right: all.right.max(own.right),
            bottom: all.bottom.max(own.bottom),
        };
    }
    all
}

impl Drawn<'_> {
    /// The labels, the scale and the centre with which they and the wheel fit: the largest wheel whose names are large
    /// enough, or else the one with the largest names.
    fn labels(&self, room: Rect) -> (Labels, f64, Point) {
        let language = self.picture.scene.language;
        let year_name = |years: Years| years_name(years, language);
        let fitted = |class: LabelClass| {
            let content = self.picture.content();
            let labels = Labels::new(content, &self.map, language, class, &year_name, NAMES);
            let own = bounds(&labels);
            let (across, down) = (own.right - own.left, own.bottom - own.top);
            let scale = ((room.right - room.left) / across).min((room.bottom - room.top) / down);
            // As it is printed, and never too large.
            let scale = (scale * 100.0).floor() / 100.0;
            // The wheel itself stays in the middle as far as its labels leave it there.
            let middle = f64::midpoint(room.left, room.right);
            let x = middle
                .max(room.left - own.left * scale)
                .min(room.right - own.right * scale);
            let y =
                f64::midpoint(room.top, room.bottom) - f64::midpoint(own.top, own.bottom) * scale;
            (labels, scale, Point { x, y })
        };
        let mut best = fitted(LabelClass::Wide);
        for class in [LabelClass::Medium, LabelClass::Narrow] {
            if best.0.font_size * best.1 >= LEAST_NAME {
                break;
            }
            let next = fitted(class);
            if next.0.font_size * next.1 > best.0.font_size * best.1 {
                best = next;
            }
        }
        best
    }

    /// The grounds, the rim, the rings, and the marks or bins above them.
    fn sectors(&self, canvas: &mut Canvas) {
        let picture = self.picture;
        for own in &self.wheel.sectors {
            let (mark, tint) = picture.hue(own.sector);
            canvas.path(&own.ground, &[("fill", tint.into())]);
            if self.is_chosen(own.sector.into()) {
                canvas.path(
                    &own.ground,
                    &[("fill", mark.into()), ("fill-opacity", 0.12.into())],
                );
            }
            for segment in &own.rim {
                self.rim(canvas, own, segment);
            }
        }
        let ground = picture.colours.ground;
        let lines = [
            ("fill", "none".into()),
            ("stroke", ground.into()),
            ("stroke-width", 2.0.into()),
        ];
        canvas.path(&self.wheel.rings, &lines);
        for (span, own) in self.wheel.sectors.iter().enumerate() {
            draw_sector(self, canvas, span, own.sector);
        }
    }

    /// Whether a choice is one of the filter's.
    fn is_chosen(&self, choice: Choice) -> bool {
        self.picture.scene.state.query.filter.has(choice)
    }

    /// A segment of the rim: bolder if it is chosen, faint if an initiative is open that does not serve it.
    fn rim(&self, canvas: &mut Canvas, sector: &WheelSector, segment: &RimSegment) {
        let (mark, _) = self.picture.hue(sector.sector);
        let mut look: Vec<Attribute> = vec![("fill", mark.into())];
        let own = segment.objective.map(Choice::Objective);
        if self.is_chosen(sector.sector.into()) || own.is_some_and(|own| self.is_chosen(own)) {
            look.extend([("stroke", mark.into()), ("stroke-width", 4.0.into())]);
        }
        if self.link.is_some() && !self.is_lit(sector.sector, segment.objective) {
            look.push(("opacity", FADED_RIM.into()));
        } else if segment.is_thin {
            look.push(("opacity", 0.45.into()));
        }
        canvas.path(&segment.path, &look);
        self.rim_number(canvas, sector.sector, segment);
    }

    /// The number of an objective on its segment of the rim, where it has room.
    fn rim_number(&self, canvas: &mut Canvas, sector: Sector, segment: &RimSegment) {
        let Some(objective) = segment.objective else {
            return;
        };
        let number = &self.picture.content().objective(objective).id;
        let Some(place) = segment.number(number) else {
            return;
        };
        let colours = self.picture.colours;
        let fill = if self.link.is_some() && !self.is_lit(sector, Some(objective)) {
            colours.ink_soft
        } else {
            colours.ground
        };
        canvas.open("g", &[("transform", (&*place.turn).into())]);
        let style = Style::bold(RIM_NUMBER, fill).at(Anchor::Middle);
        canvas.text(place.at, style, number);
        canvas.close("g");
    }

    /// Whether the open initiative serves an objective, or, in the part for none, the sector but none of its objectives.
    fn is_lit(&self, sector: Sector, objective: Option<ObjectiveIdx>) -> bool {
        let content = self.picture.content();
        let Some(open) = self.picture.scene.state.open else {
            return false;
        };
        let open = content.initiative(open);
        let is_of_sector =
            |&own: &ObjectiveIdx| Sector::Area(content.objective(own).area) == sector;
        objective.map_or_else(
            || open.is_in(sector) && !open.objectives.iter().any(is_of_sector),
            |objective| open.objectives.contains(&objective),
        )
    }

    /// The number in the middle.
    fn hub(&self, canvas: &mut Canvas) {
        let Picture {
            colours, phrases, ..
        } = self.picture;
        let (count, total) = (
            self.picture.shown.count(),
            self.picture.content().initiatives().len(),
        );
        canvas.text(
            Point { x: 0.0, y: 8.0 },
            Style::bold(42.0, colours.ink).at(Anchor::Middle),
            &phrases.count(count),
        );
        canvas.text(
            Point { x: 0.0, y: 32.0 },
            Style::regular(16.0, colours.ink_soft).at(Anchor::Middle),
            &phrases.hub_caption(count, total),
        );
    }

    /// The years in the gutters, and the names around the wheel.
    fn names(&self, canvas: &mut Canvas, labels: &Labels) {
        let colours = self.picture.colours;
        for year in &labels.years {
            let style = Style::regular(labels.small_size, colours.ink_soft).at(Anchor::Middle);
            canvas.text(year.at, style, &year.text);
        }
        for label in &labels.sectors {
            self.name(canvas, labels, label);
        }
    }

    /// The name of a sector and its count.
    fn name(&self, canvas: &mut Canvas, labels: &Labels, label: &Label) {
        let Picture {
            colours,
            phrases,
            shown,
            ..
        } = self.picture;
        let is_lit = self.link.is_none() || {
            let open = self.picture.scene.state.open;
            open.is_some_and(|own| self.picture.content().initiative(own).is_in(label.sector))
        };
        let (mark, _) = self.picture.hue(label.sector);
        let (ink, mark) = if is_lit {
            (colours.ink, mark)
        } else {
            (colours.ink_soft, colours.ink_soft)
        };
        let style = Style::bold(labels.font_size, ink).at(label.anchor);
        let mut number = label
            .number
            .map(|number| [&*number.to_string(), " "].concat());
        for line in &label.lines {
            let at = Point {
                x: label.x,
                y: line.y,
            };
            let own = number.take();
            let mut parts = Vec::new();
            parts.extend(own.as_deref().map(|number| (number, Some(mark))));
            parts.push((&*line.text, None));
            canvas.text_with(at, style, &parts);
        }
        let alone = shown.counts.of(self.picture.content(), label.sector.into());
        let count = phrases.some_of(shown.in_sector(label.sector) as usize, alone as usize);
        let at = Point {
            x: label.x,
            y: label.count_y,
        };
        let style = Style::regular(labels.small_size, colours.ink_soft).at(label.anchor);
        canvas.text(at, style, &count);
    }
}
