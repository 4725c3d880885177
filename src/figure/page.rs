//! What stands around a view: the map's title, what the state shows, the takeaway, the legend, and where the picture is
//! from.

use super::canvas::{Attribute, Canvas, Style};
use super::legend::Legend;
use super::text::{Block, LINE, broken_address, room};
use super::{Format, Picture, actors, matrix, objectives, places, timeline, wheel};
use crate::layout::plane::geometry::{Rect, as_f64, decimal};
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point};
use crate::state::{View, links};
use crate::words::{Sentence, date, map_title, selection, takeaway_of};

/// The fonts: one set of widths.
const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";
/// The most lines of the title, of the conditions and of the takeaway.
const MOST_LINES: [usize; 3] = [3, 6, 6];
/// The opening of the addresses of the licences of Creative Commons.
const CREATIVE_COMMONS: &str = "://creativecommons.org/";

/// The measures of a format, in pixels.
struct Measures {
    margin: f64,
    /// The width of the column beside the view; `None` if all stands above and below it.
    column: Option<f64>,
    /// The text sizes.
    title: f64,
    count: f64,
    text: f64,
    legend: f64,
    footer: f64,
    /// Between the parts.
    gap: f64,
}

impl Measures {
    const fn of(format: Format) -> Self {
        match format {
            Format::Wide => Self {
                margin: 52.0,
                column: Some(368.0),
                title: 38.0,
                count: 25.0,
                text: 19.0,
                legend: 15.0,
                footer: 13.5,
                gap: 36.0,
            },
            Format::Square => Self {
                margin: 52.0,
                column: None,
                title: 36.0,
                count: 24.0,
                text: 18.0,
                legend: 15.0,
                footer: 13.5,
                gap: 22.0,
            },
            Format::A4 => Self {
                margin: 68.0,
                column: None,
                title: 48.0,
                count: 32.0,
                text: 23.0,
                legend: 18.0,
                footer: 15.0,
                gap: 32.0,
            },
        }
    }
}

/// What a state shows, in words.
struct Told {
    title: String,
    /// How many, and under which conditions.
    sentence: String,
    takeaway: String,
    /// What is open.
    open: String,
}

impl Told {
    fn new(picture: &Picture) -> Self {
        let (content, language) = (picture.content(), picture.scene.language);
        let state = picture.scene.state;
        let filter = &state.query.filter;
        let name = |open| content.initiative(open).name.in_language(language);
        let open = state.open.filter(|_| state.query.view == View::Map);
        Self {
            title: map_title(content, language).to_owned(),
            sentence: selection(content, filter, picture.shown.count(), language),
            takeaway: takeaway_of(content, filter, &picture.shown, language),
            open: open.map_or_else(String::new, |open| {
                let sentence = Sentence("{Initiative}: {name}");
                picture.phrases.say_with(sentence, &[("name", name(open))])
            }),
        }
    }
}

/// A block of text with its distance from the one before it, and its colour.
type Placed = (Block, f64, &'static str);

/// The picture.
pub(super) fn draw(picture: &Picture) -> String {
    let format = picture.scene.format;
    let (measures, told) = (Measures::of(format), Told::new(picture));
    let ((width, height), margin) = (format.size(), measures.margin);
    let mut canvas = Canvas::default();
    open(picture, &mut canvas, &told);
    let mut room = Rect {
        left: margin,
        top: margin,
        right: width - margin,
        bottom: height - margin,
    };
    room.bottom = draw_footer(picture, &mut canvas, &measures, room) - measures.gap * 0.6;
    let heading_width = measures.column.unwrap_or(room.right - room.left);
    let heading = heading(picture, &measures, &told, heading_width);
    let below = draw_heading(&mut canvas, &heading, room);
    let is_column = measures.column.is_some();
    let legend = Legend::new(picture, measures.legend, heading_width, is_column);
    let corner = Point {
        x: room.left,
        y: room.bottom - legend.height,
    };
    legend.draw(picture, &mut canvas, corner);
    if let Some(column) = measures.column {
        room.left += column + measures.gap;
    } else {
        room.top = below + measures.gap;
        if legend.height > 0.0 {
            room.bottom = corner.y - measures.gap;
        }
    }
    room.top = draw_caption(picture, &mut canvas, &measures, room);
    match picture.scene.state.query.view {
        View::Map => wheel::draw(picture, &mut canvas, room),
        View::Objectives => objectives::draw(picture, &mut canvas, room),
        View::Matrix => matrix::draw(picture, &mut canvas, room),
        View::Timeline => timeline::draw(picture, &mut canvas, room),
        View::Actors => actors::draw(picture, &mut canvas, room),
        View::Places => places::draw(picture, &mut canvas, room),
    }
    canvas.close("svg");
    canvas.finish()
}

/// The root, what programs read of the picture, and the background.
fn open(picture: &Picture, canvas: &mut Canvas, told: &Told) {
    let (width, height) = picture.scene.format.size();
    let view_box = ["0 0 ", &*decimal(width), " ", &*decimal(height)].concat();
    let root: [Attribute; 6] = [
        ("xmlns", "http://www.w3.org/2000/svg".into()),
        ("width", width.into()),
        ("height", height.into()),
        ("viewBox", (&*view_box).into()),
        ("xml:lang", picture.scene.language.tag().into()),
        ("font-family", FONTS.into()),
    ];
    canvas.open("svg", &root);
    canvas.told("title", &[&*told.title, ": ", &told.sentence].concat());
    let space = if told.takeaway.is_empty() { "." } else { ". " };
    canvas.told("desc", &[&*told.sentence, space, &told.takeaway].concat());
    let publication = &picture.content().publication;
    canvas.open(
        "metadata",
        &[("xmlns:dcterms", "http://purl.org/dc/terms/".into())],
    );
    canvas.told("dcterms:source", &address(picture).unwrap_or_default());
    let updated = picture.content().updated;
    let updated = updated.map_or_else(String::new, |updated| updated.to_string());
    canvas.told("dcterms:modified", &updated);
    canvas.told(
        "dcterms:license",
        publication.licence.as_deref().unwrap_or_default(),
    );
    canvas.close("metadata");
    let ground = [("fill", picture.colours.ground.into())];
    canvas.rect(Point::default(), (width, height), &ground);
}

/// The address of the state, if the map has one.
fn address(picture: &Picture) -> Option<String> {
    let content = picture.content();
    let base = content.publication.address.as_deref()?;
    let slash = if base.ends_with('/') { "" } else { "/" };
    let folder = content.strategy.folder(picture.scene.language);
    let mut state = picture.scene.state.clone().by_itself();
    state.query.theme = None;
    state.query.other.clear();
    Some(links::href_in(
        &[base, slash, folder].concat(),
        &state,
        content,
    ))
}

/// What a licence is called, if it is one of Creative Commons: "CC0 1.0", "CC BY-SA 4.0". Else its address.
fn licence(address: &str) -> String {
    let known = address.split_once(CREATIVE_COMMONS).map(|(_, path)| path);
    let mut parts = known.unwrap_or_default().split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("publicdomain"), Some("zero"), Some(version)) => ["CC0 ", version].concat(),
        (Some("licenses"), Some(kind), Some(version)) => {
            ["CC ", &kind.to_ascii_uppercase(), " ", version].concat()
        }
        _ => address.to_owned(),
    }
}

/// Where the picture is from, in one line.
fn source(picture: &Picture) -> String {
    let (content, language) = (picture.content(), picture.scene.language);
    let (words, phrases) = (picture.view_words(), picture.phrases);
    let title = map_title(content, language);
    let mut source = phrases.say_with(words.figure_source, &[("title", title)]);
    if let Some(publisher) = &content.publication.publisher {
        source.push_str(", ");
        source.push_str(publisher.name.in_language(language));
    }
    if let Some(updated) = content.updated {
        let updated = date(updated, language);
        source.push_str(" · ");
        source.push_str(&phrases.say_with(words.figure_as_of, &[("updated", &updated)]));
    }
    if let Some(own) = &content.publication.licence {
        source.push_str(" · ");
        source.push_str(&licence(own));
    }
    source
}

/// Draws where the picture is from, at the foot. Returns where the line above it stands.
fn draw_footer(picture: &Picture, canvas: &mut Canvas, measures: &Measures, within: Rect) -> f64 {
    let (size, colours) = (measures.footer, picture.colours);
    let width = within.right - within.left;
    let source = source(picture);
    let block = Block::new(&source, Weight::Regular, size, width, 3);
    let address = address(picture);
    let mut lines = address
        .as_deref()
        .map_or_else(Vec::new, |address| broken_address(address, size, width));
    // On one line if there is room for both.
    let taken = |text: &str| room(text, Weight::Regular, size);
    let mut beside = None;
    if let ([own], [line]) = (&*block.lines, &*lines)
        && taken(own) + 3.0 * size + taken(line) <= width
    {
        beside = lines.pop();
    }
    let count = block.lines.len() + lines.len();
    // The lowest baseline is a little above the margin's edge.
    let bottom = within.bottom + measures.margin * 0.25;
    let top = bottom - as_f64(count) * LINE * size;
    let style = Style::regular(size, colours.ink_soft);
    let mut at = Point {
        x: within.left,
        y: top + size,
    };
    canvas.lines(at, style, &block.lines);
    at.y += block.height();
    canvas.lines(at, style, &lines);
    if let Some(text) = beside {
        let at = Point {
            x: within.right,
            y: top + size,
        };
        canvas.text(at, style.at(Anchor::End), &text);
    }
    let line = top - size * 0.6;
    let data = [
        "M",
        &*decimal(within.left),
        " ",
        &decimal(line),
        "H",
        &decimal(within.right),
    ];
    canvas.path(&data.concat(), &[("stroke", colours.line.into())]);
    line
}

/// The blocks of the heading.
fn heading(picture: &Picture, measures: &Measures, told: &Told, width: f64) -> Vec<Placed> {
    let colours = picture.colours;
    let [of_title, of_conditions, of_takeaway] = MOST_LINES;
    let block = |text: &str, weight, size, most| Block::new(text, weight, size, width, most);
    let (text, ink) = (measures.text, colours.ink);
    let (count, conditions) = told
        .sentence
        .split_once(" – ")
        .unwrap_or((&told.sentence, ""));
    // On one line, if it is then still the largest text.
    let one_line = width / room(&told.title, Weight::Bold, 1.0);
    let least = measures.count * 1.2;
    let title = if one_line > measures.count {
        one_line.min(measures.title)
    } else {
        least.min(measures.title)
    };
    vec![
        (block(&told.title, Weight::Bold, title, of_title), 0.0, ink),
        (
            block(count, Weight::Bold, measures.count, 2),
            text * 0.7,
            ink,
        ),
        (
            block(conditions, Weight::Regular, text * 1.1, of_conditions),
            text * 0.15,
            ink,
        ),
        (
            block(&told.open, Weight::Bold, text, of_conditions),
            text * 0.5,
            ink,
        ),
        (
            block(&told.takeaway, Weight::Regular, text, of_takeaway),
            text * 0.6,
            colours.ink_soft,
        ),
    ]
}

/// Draws the heading, and returns its lower edge.
fn draw_heading(canvas: &mut Canvas, blocks: &[Placed], within: Rect) -> f64 {
    let mut top = within.top;
    for (index, (block, gap, fill)) in blocks.iter().enumerate() {
        if block.lines.is_empty() {
            continue;
        }
        // The first line's capitals touch the margin.
        top += if index == 0 { -0.25 * block.size } else { *gap };
        let style = Style {
            weight: block.weight,
            ..Style::regular(block.size, fill)
        };
        let at = Point {
            x: within.left,
            y: top + block.size,
        };
        canvas.lines(at, style, &block.lines);
        top += block.height();
    }
    top
}

/// Draws what a table is about above it, and returns where it begins.
fn draw_caption(picture: &Picture, canvas: &mut Canvas, measures: &Measures, within: Rect) -> f64 {
    let (words, phrases) = (picture.view_words(), picture.phrases);
    let query = &picture.scene.state.query;
    let caption = match query.view {
        View::Matrix => phrases.say((words.matrix_caption)(query.columns)),
        View::Objectives => phrases.say(words.objective_overview),
        View::Actors => actors::caption(picture),
        View::Map | View::Timeline | View::Places => return within.top,
    };
    let width = within.right - within.left;
    let block = Block::new(&caption, Weight::Bold, measures.text, width, 2);
    let top = within.top - block.size * 0.2;
    let at = Point {
        x: within.left,
        y: top + block.size,
    };
    let style = Style::bold(block.size, picture.colours.ink);
    canvas.lines(at, style, &block.lines);
    top + block.height() + block.size * 0.5
}

#[cfg(test)]
mod tests {
    use super::licence;

    #[test]
    fn licences_of_creative_commons_have_their_short_names() {
        for (address, name) in [
            (
                "https://creativecommons.org/publicdomain/zero/1.0/",
                "CC0 1.0",
            ),
            (
                "https://creativecommons.org/licenses/by-sa/4.0/deed.sv",
                "CC BY-SA 4.0",
            ),
            (
                "https://host.example/licence",
                "https://host.example/licence",
            ),
            (
                "https://creativecommons.org/",
                "https://creativecommons.org/",
            ),
        ] {
            assert_eq!(licence(address), name);
        }
    }
}
