//! The objectives: all of them on one picture, or those of one area with their initiatives along the years.

use super::Picture;
use super::bands;
use super::canvas::{Attribute, Canvas, Style};
use super::text::{CAPITAL, LINE, broken, room, widest};
use crate::content::{ObjectiveIdx, Sector};
use crate::layout::map::Map;
use crate::layout::plane::geometry::{Rect, as_f64, decimal};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point, unroll};
use crate::query::{BandMembers, Facet, ObjectiveOrder, Sort, bands as bands_of, sorted};
use crate::sort::sort_by;

/// The largest height of a row.
const TALLEST: f64 = 40.0;
/// The largest part of a row's height that text takes.
const PART_OF_ROW: f64 = 0.66;
/// The largest part of the width that names take.
const NAMES: f64 = 0.67;
/// From the number of an objective to its name, relative to the text.
const INDENT: f64 = 2.3;
/// The opacity of the bar of everything, behind that of what is shown.
const FAINT: f64 = 0.25;

/// Whether a picture shows one area or programme, with its initiatives.
pub(super) fn is_unrolled(picture: &Picture) -> bool {
    let filter = &picture.scene.state.query.filter;
    filter.sectors(picture.content()).len() == 1
}

/// What must be known of the numbers of objectives.
pub(super) fn notes(picture: &Picture) -> Vec<String> {
    let (content, phrases) = (picture.content(), picture.phrases);
    let (mut notes, here) = (Vec::new(), content.objectives().len());
    let total = content.strategy.objectives_total;
    if let Some(total) = total.map(|total| total as usize)
        && total > here
    {
        notes.push(phrases.say_count_of(picture.view_words().objectives_shown, here, total));
    }
    let (mut in_areas, mut without) = (0, 0);
    for own in picture.shown.matching() {
        let own = content.initiative(own);
        in_areas += usize::from(!own.areas.is_empty());
        without += usize::from(!own.areas.is_empty() && own.objectives.is_empty());
    }
    let values = [
        ("n", &*phrases.count(without)),
        ("all_initiatives", &*phrases.initiatives(in_areas)),
    ];
    if here > 0 {
        notes.push(phrases.say_with(picture.view_words().objectives_unnamed, &values));
    }
    notes
}

/// A row: an objective, or what serves none of a sector's.
struct Row<'a> {
    sector: Sector,
    band: &'a BandMembers,
}

/// The objectives within a rectangle.
pub(super) fn draw(picture: &Picture, canvas: &mut Canvas, within: Rect) {
    let content = picture.content();
    let (state, language) = (picture.scene.state, picture.scene.language);
    let sectors = state.query.filter.sectors(content);
    let newest_first = sorted(content, Sort::Date, language);
    let bands = bands_of(content, &sectors, &newest_first, &|initiative| {
        picture.shown.is_matching(initiative)
    });
    if sectors.len() == 1 {
        let map = Map::new(content);
        let unrolled = unroll(content, &map, language, &sectors, &bands);
        if let Some(own) = unrolled.first() {
            return bands::draw(picture, canvas, within, own);
        }
    }
    // Programmes have no objectives, and neither need areas. If no chosen sector has any, their initiatives are what there is.
    let has_objectives = |own: &Vec<BandMembers>| own.iter().any(|band| band.objective.is_some());
    let none_has = !bands.iter().any(has_objectives);
    let mut rows = Vec::new();
    for (&sector, own) in sectors.iter().zip(&bands) {
        if none_has || has_objectives(own) {
            rows.extend(own.iter().map(|band| Row { sector, band }));
        }
    }
    if state.query.order == ObjectiveOrder::Fewest {
        sort_by(&mut rows, |one, other| {
            one.band.matching.len().cmp(&other.band.matching.len())
        });
    }
    Overview::new(picture, within, &rows).draw(canvas, &rows);
}

/// The number and the name of a band.
pub(super) fn name(
    picture: &Picture,
    sector: Sector,
    objective: Option<ObjectiveIdx>,
) -> (Option<String>, String) {
    let (content, phrases) = (picture.content(), picture.phrases);
    if let Some(objective) = objective {
        let named = content.objective(objective);
        let name = named.name.in_language(picture.scene.language);
        return (Some(named.id.to_string()), name.to_owned());
    }
    let name = match sector {
        Sector::Programme(_) => picture.short(sector).to_owned(),
        Sector::Area(_) => {
            let others = phrases.say(picture.view_words().unrolled_others);
            [&*others, ": ", picture.short(sector)].concat()
        }
    };
    (picture.number(sector), name)
}

/// The measures of the overview.
struct Overview<'a> {
    picture: &'a Picture<'a>,
    within: Rect,
    size: f64,
    row: f64,
    /// Where the first row begins.
    top: f64,
    /// Where the counts, the bars and the years begin.
    columns: [f64; 3],
    most: usize,
}

impl<'a> Overview<'a> {
    fn new(picture: &'a Picture<'a>, within: Rect, rows: &[Row]) -> Self {
        let (width, height) = (within.right - within.left, within.bottom - within.top);
        let row = (height / (as_f64(rows.len()) + 1.2)).min(TALLEST);
        let size = (row * PART_OF_ROW).min(picture.scene.format.text() + 1.0);
        let phrases = picture.phrases;
        let (mut told, mut most) = (Vec::new(), 1);
        for row in rows {
            let (matching, all) = (row.band.matching.len(), row.band.members.len());
            told.push(phrases.some_of(matching, all));
            most = most.max(all);
        }
        let latest = room(picture.view_words().objective_latest, Weight::Regular, size);
        let heading = phrases.say((picture.words().facet)(Facet::Objective));
        let mut longest = room(&heading, Weight::Regular, size);
        for row in rows {
            let (number, name) = name(picture, row.sector, row.band.objective);
            let indent = if number.is_some() { INDENT } else { 0.0 };
            longest = longest.max(indent * size + room(&name, Weight::Regular, size));
        }
        let counts = within.left + (longest + 2.0 * size).min(width * NAMES);
        let results = phrases.say(picture.view_words().results);
        let widest = widest(&told, Weight::Bold, size).max(room(&results, Weight::Regular, size));
        Self {
            picture,
            within,
            size,
            row,
            top: within.top + row * 1.2,
            columns: [counts, counts + widest + size, within.right - latest],
            most,
        }
    }

    fn draw(&self, canvas: &mut Canvas, rows: &[Row]) {
        let (picture, size) = (self.picture, self.size);
        let (words, phrases) = (picture.words(), picture.phrases);
        let style = Style::regular(size, picture.colours.ink_soft);
        let y = self.top - size * 0.5;
        for (x, text, anchor) in [
            (
                self.within.left,
                phrases.say((words.facet)(Facet::Objective)),
                Anchor::Start,
            ),
            (
                self.columns[0],
                phrases.say(picture.view_words().results),
                Anchor::Start,
            ),
            (
                self.within.right,
                picture.view_words().objective_latest.to_owned(),
                Anchor::End,
            ),
        ] {
            canvas.text(Point { x, y }, style.at(anchor), &text);
        }
        let mut lines = String::new();
        for (place, row) in rows.iter().enumerate() {
            let top = self.top + as_f64(place) * self.row;
            lines.push_str(&rule(self.within, top));
            self.draw_row(canvas, top, row);
        }
        canvas.path(&lines, &[("stroke", picture.colours.line.into())]);
    }

    fn draw_row(&self, canvas: &mut Canvas, top: f64, row: &Row) {
        let (picture, size) = (self.picture, self.size);
        let (colours, phrases) = (picture.colours, picture.phrases);
        let (mark, _) = picture.hue(row.sector);
        let middle = top + self.row / 2.0;
        let y = middle + CAPITAL * size / 2.0;
        let (number, name) = name(picture, row.sector, row.band.objective);
        let indent = if number.is_some() { size * INDENT } else { 0.0 };
        if let Some(number) = number {
            let at = Point {
                x: self.within.left,
                y,
            };
            canvas.text(at, Style::bold(size, mark), &number);
        }
        let free = self.columns[0] - self.within.left - indent - size;
        let most = if self.row > 2.2 * LINE * size { 2 } else { 1 };
        let lines = broken(&name, Weight::Regular, size, free, most);
        let first = y - as_f64(lines.len() - 1) * LINE * size / 2.0;
        let ink = if row.band.objective.is_some() {
            colours.ink
        } else {
            colours.ink_soft
        };
        let at = Point {
            x: self.within.left + indent,
            y: first,
        };
        canvas.lines(at, Style::regular(size, ink), &lines);
        let (matching, all) = (row.band.matching.len(), row.band.members.len());
        let at = Point {
            x: self.columns[0],
            y,
        };
        let told = phrases.some_of(matching, all);
        canvas.text(at, Style::bold(size, colours.ink), &told);
        self.draw_bars(canvas, middle, mark, (matching, all));
        let latest = row.band.matching.first();
        let latest = latest.and_then(|&own| picture.content().facts().from(own));
        if let Some(latest) = latest {
            let at = Point {
                x: self.within.right,
                y,
            };
            let style = Style::regular(size, colours.ink_soft).at(Anchor::End);
            canvas.text(at, style, &latest.year().to_string());
        }
    }

    /// The bar of what is shown, before that of everything.
    fn draw_bars(
        &self,
        canvas: &mut Canvas,
        middle: f64,
        mark: &'static str,
        (matching, all): (usize, usize),
    ) {
        let height = self.size * 0.75;
        let longest = self.columns[2] - self.columns[1] - self.size;
        let at = Point {
            x: self.columns[1],
            y: middle - height / 2.0,
        };
        let mut bar = |count: usize, look: &[Attribute]| {
            if count > 0 {
                let length = longest * as_f64(count) / as_f64(self.most);
                canvas.rect(at, (length, height), look);
            }
        };
        if matching < all {
            bar(
                all,
                &[("fill", mark.into()), ("fill-opacity", FAINT.into())],
            );
        }
        bar(matching, &[("fill", mark.into())]);
    }
}

/// Path data of a line across a rectangle.
pub(super) fn rule(within: Rect, y: f64) -> String {
    let (left, right) = (decimal(within.left), decimal(within.right));
    ["M", &*left, " ", &decimal(y), "H", &right].concat()
}
