//! What stands beside the map of places: what has no place on it, the names of the colours, and the counties.

use super::canvas::{Canvas, Style};
use super::places::{Drawn, GAP, words};
use super::text::{Block as Lines, CAPITAL, LINE, broken};
use crate::content::{County, InitiativeIdx, Sector};
use crate::layout::places::{Block, HEIGHT, MARGIN, WIDTH, block};
use crate::layout::plane::geometry::{Rect, as_f64};
use crate::layout::plane::text::Weight;
use crate::layout::{Point, decimal};
use crate::query::matrix::Columns;
use crate::query::{Choice, Location};
use crate::sort::sort;
use crate::words::{capitalized, choice_name};

/// The least part of the width that is not the map's.
const LEAST: f64 = 0.3;
/// The width from which the counties stand beside the names of the colours, and the most that both take, relative to the
/// text; and how much of it is that of the colours.
const TWO_COLUMNS: f64 = 34.0;
const MOST: f64 = 38.0;
const OF_COLOURS: f64 = 0.58;
/// How wide blocks of marks are, in units of the map, as on the page. Those of more marks than this are wider.
const BLOCK_WIDTH: f64 = 240.0;
const MOST_IN_BLOCK: usize = 400;
/// Between a heading and what it is about, between entries of a list, and between parts, relative to the text.
const BELOW_HEADING: f64 = 0.4;
const BETWEEN: f64 = 0.12;
const GAP_OF_PARTS: f64 = 1.6;
/// The size of a sample of a colour, and where its name begins, relative to the text.
const SAMPLE: (f64, f64) = (1.3, 0.75);
const INDENT: f64 = 2.0;
/// How much smaller the map may become for the counties, and for the names of the colours.
const FOR_COUNTIES: f64 = 0.97;
const FOR_COLOURS: f64 = 0.75;
/// How far a scale is from the next smaller one that is tried, and the smallest one.
const STEP: f64 = 0.96;
const SMALLEST: f64 = 0.02;

/// What has no place on the map.
struct Outside {
    heading: Vec<String>,
    marks: Block,
    initiatives: Vec<InitiativeIdx>,
}

/// A list with a heading; each entry may have a colour.
struct List {
    heading: Lines,
    entries: Vec<(Option<&'static str>, Lines)>,
}

/// What a list says: its heading and its entries.
type Told = (String, Vec<(Option<&'static str>, String)>);

/// What stands beside the map, laid out for a scale of it.
pub(super) struct Beside {
    pub scale: f64,
    pub width: f64,
    size: f64,
    blocks: Vec<Outside>,
    lists: Vec<List>,
    /// Whether the lists stand side by side.
    is_in_columns: bool,
}

impl Beside {
    /// The largest map with which everything fits into a rectangle. Without the counties, or even without the names of the
    /// colours, where it would be too small for them.
    pub(super) fn new(drawn: &Drawn, within: Rect) -> Self {
        let (width, height) = (within.right - within.left, within.bottom - within.top);
        let own = WIDTH + 2.0 * MARGIN;
        let most = (height / HEIGHT).min((width * (1.0 - LEAST) - GAP) / own);
        let most = most.max(SMALLEST);
        let mut told = told(drawn);
        for least in [FOR_COUNTIES, FOR_COLOURS, 0.0] {
            let mut scale = hundredths(most);
            loop {
                let free = width - own * scale - GAP;
                let beside = Self::of_scale(drawn, &told, scale, free);
                let is_smallest = least == 0.0 && scale <= SMALLEST;
                if beside.height() <= height || is_smallest {
                    return beside;
                }
                scale = hundredths(scale * STEP);
                if scale < most * least {
                    break;
                }
            }
            told.pop();
        }
        Self::of_scale(drawn, &[], SMALLEST, width - own * SMALLEST - GAP)
    }

    /// What stands beside a map of a scale.
    fn of_scale(drawn: &Drawn, told: &[Told], scale: f64, most: f64) -> Self {
        let size = drawn.picture.scene.format.text();
        let mut beside = Self {
            scale,
            width: most.min(size * MOST),
            size,
            blocks: Vec::new(),
            lists: Vec::new(),
            is_in_columns: false,
        };
        let map = drawn.map;
        let abroad = Location::County(County::ABROAD);
        let of_blocks = [
            (Some(Location::Nowhere), &map.nowhere),
            (map.is_abroad.then_some(abroad), &map.outside),
        ];
        for (location, initiatives) in of_blocks {
            if initiatives.is_empty() && location != Some(Location::Nowhere) {
                continue;
            }
            let per_mark = map.arranged.per_mark;
            let are_few = initiatives.len().div_ceil(per_mark) <= MOST_IN_BLOCK;
            let width = if are_few {
                (most / scale).min(BLOCK_WIDTH)
            } else {
                most / scale
            };
            let marks = block(initiatives.len(), per_mark, width);
            beside.width = beside.width.max(marks.bounds.right * scale).min(most);
            let heading = heading(drawn, location, initiatives);
            beside.blocks.push(Outside {
                heading: broken(&heading, Weight::Bold, size, most, 1),
                marks,
                initiatives: initiatives.clone(),
            });
        }
        beside.is_in_columns = told.len() > 1 && beside.width >= size * TWO_COLUMNS;
        for (place, (heading, entries)) in told.iter().enumerate() {
            let part = match (beside.is_in_columns, place) {
                (false, _) => 1.0,
                (true, 0) => OF_COLOURS,
                (true, _) => 1.0 - OF_COLOURS,
            };
            let width = beside.width * part - size;
            beside.lists.push(List::new(heading, entries, size, width));
        }
        beside
    }

    /// The height of a block with its heading.
    fn block(&self, own: &Outside) -> f64 {
        (LINE + BELOW_HEADING) * self.size + own.marks.bounds.bottom * self.scale
    }

    /// The height of all of it.
    fn height(&self) -> f64 {
        let mut parts: Vec<f64> = self.blocks.iter().map(|own| self.block(own)).collect();
        let lists = self.lists.iter().map(|own| own.height(self.size));
        if self.is_in_columns {
            parts.push(lists.fold(0.0, f64::max));
        } else {
            parts.extend(lists);
        }
        let gaps = as_f64(parts.len().saturating_sub(1)) * GAP_OF_PARTS * self.size;
        parts.iter().sum::<f64>() + gaps
    }

    /// Draws it from its top left corner.
    pub(super) fn draw(&self, drawn: &Drawn, canvas: &mut Canvas, corner: Point) {
        let (size, colours) = (self.size, drawn.picture.colours);
        let gap = GAP_OF_PARTS * size;
        let mut at = corner;
        for own in &self.blocks {
            let first = Point {
                x: at.x,
                y: at.y + CAPITAL * size,
            };
            canvas.lines(first, Style::bold(size, colours.ink), &own.heading);
            let place = Point {
                x: at.x,
                y: at.y + (LINE + BELOW_HEADING) * size,
            };
            let place = [&*place.translate(), " scale(", &decimal(self.scale), ")"].concat();
            canvas.open("g", &[("transform", (&*place).into())]);
            drawn.draw_pile(canvas, &own.initiatives, &own.marks.marks);
            canvas.close("g");
            at.y += self.block(own) + gap;
        }
        for list in &self.lists {
            list.draw(drawn, canvas, at, size);
            if self.is_in_columns {
                at.x += self.width * OF_COLOURS;
            } else {
                at.y += list.height(size) + gap;
            }
        }
    }
}

impl List {
    fn new(
        heading: &str,
        entries: &[(Option<&'static str>, String)],
        size: f64,
        width: f64,
    ) -> Self {
        let entry = |(colour, text): &(Option<&'static str>, String)| {
            let indent = if colour.is_some() { INDENT } else { 0.0 };
            let free = width - indent * size;
            let lines = Lines::new(text, Weight::Regular, size, free, 2);
            (*colour, lines)
        };
        Self {
            heading: Lines::new(heading, Weight::Bold, size, width, 3),
            entries: entries.iter().map(entry).collect(),
        }
    }

    fn height(&self, size: f64) -> f64 {
        let entries = self.entries.iter();
        let entries = entries.map(|(_, lines)| lines.height() + BETWEEN * size);
        self.heading.height() + BELOW_HEADING * size + entries.sum::<f64>()
    }

    fn draw(&self, drawn: &Drawn, canvas: &mut Canvas, corner: Point, size: f64) {
        let colours = drawn.picture.colours;
        let mut at = Point {
            x: corner.x,
            y: corner.y + CAPITAL * size,
        };
        canvas.lines(at, Style::bold(size, colours.ink), &self.heading.lines);
        at.y += self.heading.height() + BELOW_HEADING * size;
        for (colour, lines) in &self.entries {
            let mut first = at;
            if let Some(colour) = *colour {
                let sample = (SAMPLE.0 * size, SAMPLE.1 * size);
                let top = Point {
                    x: at.x,
                    y: at.y - sample.1,
                };
                canvas.rect(top, sample, &[("fill", colour.into())]);
                first.x += INDENT * size;
            }
            let style = Style::regular(size, colours.ink_soft);
            canvas.lines(first, style, &lines.lines);
            at.y += lines.height() + BETWEEN * size;
        }
    }
}

/// The lists: the colours of marks, and the counties with their numbers. Only those that have entries.
fn told(drawn: &Drawn) -> Vec<Told> {
    let picture = drawn.picture;
    let phrases = picture.phrases;
    let counties = (picture.view_words().matrix_column)(Columns::Counties);
    let mut told = vec![
        (phrases.say(words(picture).colours), colours(drawn)),
        (phrases.say(counties), of_counties(drawn)),
    ];
    told.retain(|(_, entries)| !entries.is_empty());
    told
}

/// The colours that marks have, each with its area, or once for all programmes. None where marks stand for several.
fn colours(drawn: &Drawn) -> Vec<(Option<&'static str>, String)> {
    let picture = drawn.picture;
    let content = picture.content();
    let (mut entries, mut has_programmes) = (Vec::new(), false);
    if drawn.has_sums {
        return entries;
    }
    let facts = content.facts();
    let mut main = Vec::new();
    for initiative in facts.initiatives() {
        let sector = facts.main_sector(initiative);
        has_programmes |= matches!(sector, Some(Sector::Programme(_)));
        main.extend(sector);
    }
    sort(&mut main);
    main.dedup();
    for sector in main {
        if let Some(number) = picture.number(sector) {
            let (mark, _) = picture.hue(sector);
            let name = [&*number, " ", picture.short(sector)].concat();
            entries.push((Some(mark), name));
        }
    }
    if has_programmes {
        let (mark, _) = picture.colours.hue(0);
        entries.push((Some(mark), picture.phrases.programmes_heading()));
    }
    entries
}

/// The counties with a place, and their numbers.
fn of_counties(drawn: &Drawn) -> Vec<(Option<&'static str>, String)> {
    let mut entries = Vec::new();
    for location in Location::all(drawn.picture.content()) {
        if let Location::County(county) = location
            && county != County::ABROAD
        {
            let (name, count) = named(drawn, location);
            let count = drawn.picture.phrases.count(count);
            entries.push((None, [&*name, " ", &count].concat()));
        }
    }
    entries
}

/// The name of a block, and how many of all that it has match.
fn heading(drawn: &Drawn, location: Option<Location>, initiatives: &[InitiativeIdx]) -> String {
    let picture = drawn.picture;
    let mut matching = picture.shown.keep(initiatives);
    let (name, all) = match location {
        Some(location) => {
            sort(&mut matching);
            matching.dedup();
            named(drawn, location)
        }
        None => (words(picture).off_the_map.to_owned(), initiatives.len()),
    };
    let count = picture.phrases.some_of(matching.len(), all);
    [&*name, ": ", &count].concat()
}

/// The name of a location, and how many initiatives choosing it would show.
fn named(drawn: &Drawn, location: Location) -> (String, usize) {
    let (picture, choice) = (drawn.picture, Choice::Place(location));
    let (name, _) = choice_name(picture.content(), choice, picture.scene.language);
    let count = picture.shown.counts.of(picture.content(), choice);
    (capitalized(&name), count as usize)
}

/// A number with two decimals, not above the given one.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).floor() / 100.0
}
