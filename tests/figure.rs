//! Pictures of the map: well-formed files with nothing but shapes and text, all text inside and apart, in two fonts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use life_science_map::content::{Content, County, Language};
use life_science_map::figure::{Format, Scene, draw, palette};
use life_science_map::layout::map::Map;
use life_science_map::layout::plane::geometry::Rect;
use life_science_map::layout::plane::text::Weight;
use life_science_map::query::matrix::Columns;
use life_science_map::query::{
    ActorRow, ActorTable, Choice, Facet, Filter, Location, SearchIndex, shown,
};
use life_science_map::state::{State, Theme, View, url};
use life_science_map::words::{date, map_title, selection, takeaway_of};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use roxmltree::{Document, Node};

#[path = "support/fonts.rs"]
mod fonts;
mod support;

use fonts::{FONTS, Font};
use support::generated;

/// Elements that draw, and those that tell programs what is drawn.
const ELEMENTS: [&str; 13] = [
    "svg", "title", "desc", "metadata", "source", "modified", "license", "rect", "path", "circle",
    "g", "text", "tspan",
];

/// Attributes: geometry and presentation.
const ATTRIBUTES: [&str; 20] = [
    "width",
    "height",
    "viewBox",
    "lang",
    "font-family",
    "x",
    "y",
    "r",
    "d",
    "transform",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "opacity",
    "font-size",
    "font-weight",
    "text-anchor",
    "cx",
    "cy",
];

/// The states that are drawn of every content, with every view.
const STATES: [&str; 10] = [
    "",
    "kind=report",
    "from=2020",
    "place=none",
    "columns=county",
    "from=2019&to=2024&kind=programme&kind=assignment",
    "from=1901&to=1902",
    "columns=kind",
    "columns=programme&objectives=fewest",
    "columns=actor_kind&actor_kind=agency",
];

/// A content with its index.
struct Given {
    content: Content,
    index: SearchIndex,
}

impl Given {
    fn of(content: Content) -> Self {
        let index = SearchIndex::new(&content);
        Self { content, index }
    }

    fn read(path: &str) -> Self {
        Self::of(Content::read(&std::fs::read(path).unwrap()).unwrap().0)
    }

    /// The state of a query string.
    fn state(&self, query: &str) -> State {
        let (state, ignored) = url::parse(query, &self.content);
        assert!(ignored.is_empty(), "{ignored:?}");
        state
    }

    fn scene<'a>(&'a self, state: &'a State) -> Scene<'a> {
        Scene {
            content: &self.content,
            index: &self.index,
            state,
            language: Language::Swedish,
            theme: Theme::Light,
            format: Format::Wide,
        }
    }
}

static REAL: LazyLock<Given> = LazyLock::new(|| Given::read("public/content.json"));

/// A text as drawn.
struct Drawn {
    text: String,
    bounds: Rect,
}

/// What an element's `transform` and those around it make of a point: x and y as sums of products with x, y and 1.
type Matrix = [[f64; 3]; 2];

const IDENTITY: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];

fn applied(matrix: &Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    let [own_x, own_y] = matrix.map(|[a, b, c]| a * x + b * y + c);
    (own_x, own_y)
}

fn product(outer: &Matrix, inner: &Matrix) -> Matrix {
    let (zero_x, zero_y) = applied(outer, (inner[0][2], inner[1][2]));
    let column = |index: usize| {
        [0, 1].map(|row| outer[row][0] * inner[0][index] + outer[row][1] * inner[1][index])
    };
    let (first, second) = (column(0), column(1));
    [[first[0], second[0], zero_x], [first[1], second[1], zero_y]]
}

/// The value of a `transform`, of which pictures use three kinds.
fn matrix(transform: &str) -> Matrix {
    let mut all = IDENTITY;
    for part in transform.split(')').filter(|part| !part.trim().is_empty()) {
        let (name, numbers) = part.trim().split_once('(').unwrap();
        let numbers: Vec<f64> = numbers
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let own = match (name, &numbers[..]) {
            ("translate", [x, y]) => [[1.0, 0.0, *x], [0.0, 1.0, *y]],
            ("scale", [both]) => [[*both, 0.0, 0.0], [0.0, *both, 0.0]],
            ("scale", [x, y]) => [[*x, 0.0, 0.0], [0.0, *y, 0.0]],
            ("rotate", [angle]) if (*angle + 90.0).abs() < f64::EPSILON => {
                [[0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]]
            }
            _ => panic!("{part}"),
        };
        all = product(&all, &own);
    }
    all
}

/// The bounding box of a text element in a font: from the top of its highest letter to the bottom of its lowest.
fn drawn(element: Node, place: &Matrix, font: &Font) -> Drawn {
    let number = |name| -> f64 { element.attribute(name).unwrap().parse().unwrap() };
    let text: String = element
        .descendants()
        .filter(Node::is_text)
        .filter_map(|own| own.text())
        .collect();
    let weight = match element.attribute("font-weight") {
        Some("bold") => Weight::Bold,
        _ => Weight::Regular,
    };
    let (x, y, size) = (number("x"), number("y"), number("font-size"));
    let width = font.width(&text, weight) * size;
    let left = match element.attribute("text-anchor") {
        None => x,
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        Some(other) => panic!("{other}"),
    };
    let has = |letters: &str| text.chars().any(|letter| letters.contains(letter));
    let rise = if has("ÅÄÖÉ") { 0.95 } else { 0.76 };
    let fall = if has("gjpqyQ,;()/_”|") { 0.22 } else { 0.02 };
    let corners = [
        applied(place, (left, y - rise * size)),
        applied(place, (left + width, y + fall * size)),
    ];
    Drawn {
        text,
        bounds: Rect {
            left: corners[0].0.min(corners[1].0),
            top: corners[0].1.min(corners[1].1),
            right: corners[0].0.max(corners[1].0),
            bottom: corners[0].1.max(corners[1].1),
        },
    }
}

fn texts(element: Node, place: &Matrix, font: &Font, all: &mut Vec<Drawn>) {
    let own = element.attribute("transform").map_or(IDENTITY, matrix);
    let place = product(place, &own);
    if element.has_tag_name(("http://www.w3.org/2000/svg", "text")) {
        all.push(drawn(element, &place, font));
        return;
    }
    for child in element.children().filter(Node::is_element) {
        texts(child, &place, font, all);
    }
}

/// What is wrong with the text of a picture in a font.
fn faults_of_text(document: &Document, (width, height): (f64, f64), font: &Font) -> Vec<String> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    texts(document.root_element(), &IDENTITY, font, &mut all);
    for (index, own) in all.iter().enumerate() {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = own.bounds;
        if left < 0.0 || top < 0.0 || right > width || bottom > height {
            faults.push(format!(
                "{}: “{}” at {:?} is outside",
                font.name, own.text, own.bounds
            ));
        }
        for other in &all[index + 1..] {
            if own.bounds.overlaps(other.bounds) {
                faults.push(format!(
                    "{}: “{}” over “{}”: {:?} over {:?}",
                    font.name, own.text, other.text, own.bounds, other.bounds
                ));
            }
        }
    }
    faults
}

/// Everything that holds for every picture.
fn hold(scene: &Scene) -> String {
    let svg = draw(scene);
    let what = format!(
        "{} {} {} {}",
        url::write(scene.state, scene.content),
        scene.format.id(),
        scene.theme.id(),
        scene.language.tag(),
    );
    let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{what}: {error}\n{svg}"));
    let root = document.root_element();
    let (width, height) = scene.format.size();
    for (name, value) in [
        ("width", width.to_string()),
        ("height", height.to_string()),
        ("viewBox", format!("0 0 {width} {height}")),
    ] {
        assert_eq!(root.attribute(name), Some(&*value), "{what}");
    }
    hold_elements(&document, scene, &what);
    let mut faults = Vec::new();
    for font in &FONTS[..2] {
        faults.extend(faults_of_text(&document, (width, height), font));
    }
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
    for number in svg.split(['"', ' ', ',']).filter(|part| part.contains('.')) {
        let is_number = number.parse::<f64>().is_ok();
        let decimals = number.split('.').next_back().unwrap().len();
        assert!(!is_number || decimals <= 2, "{what}: {number}");
    }
    svg
}

/// Only elements that draw, with attributes of geometry and presentation, in the colours of the scheme.
fn hold_elements(document: &Document, scene: &Scene, what: &str) {
    let colours = palette(scene.theme);
    let mut known = BTreeSet::from(["none", colours.ground, colours.ink, colours.ink_soft]);
    known.insert(colours.line);
    known.extend(colours.marks.into_iter().chain(colours.tints));
    for element in document.descendants().filter(Node::is_element) {
        let name = element.tag_name().name();
        assert!(ELEMENTS.contains(&name), "{what}: <{name}>");
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(ATTRIBUTES.contains(&name), "{what}: {name}");
            assert!(
                !value.contains("url(") && !value.contains("://"),
                "{what}: {value}"
            );
            if matches!(name, "fill" | "stroke") {
                assert!(known.contains(value), "{what}: {name} {value}");
            }
        }
    }
    let mut shapes = document.root_element().children().filter(Node::is_element);
    let first = shapes.find(|own| own.has_tag_name(("http://www.w3.org/2000/svg", "rect")));
    let (width, height) = scene.format.size();
    let first = first.unwrap();
    assert_eq!(first.attribute("width"), Some(&*width.to_string()));
    assert_eq!(first.attribute("height"), Some(&*height.to_string()));
    assert_eq!(first.attribute("fill"), Some(colours.ground));
    assert_eq!(first.attribute("opacity"), None);
}

/// Draws all views of a content in all formats and languages, and in these schemes.
fn hold_all(given: &Given, queries: &[String], themes: &[Theme]) {
    for query in queries {
        for &view in View::ALL {
            let mut state = given.state(query);
            state.query.view = view;
            for &format in Format::ALL {
                for &theme in themes {
                    for language in Language::ALL {
                        hold(&Scene {
                            language,
                            theme,
                            format,
                            ..given.scene(&state)
                        });
                    }
                }
            }
        }
    }
}

fn owned(queries: &[&str]) -> Vec<String> {
    queries.iter().map(|&query| query.to_owned()).collect()
}

#[test]
fn the_real_content_is_drawn_in_every_way() {
    let mut queries = owned(&STATES);
    queries.extend(owned(&[
        "area=forskning",
        "area=varden&kind=report",
        "programme=life-science",
        "area=policy&area=kompetens&programme=smarta-stader",
        "objective=2.2",
        "view=matrix&unfolded=strukturer&unfolded=halsodata&unfolded=policy&unfolded=varden",
        "q=cancer",
        "place=lan-01",
        "place=lan-12&place=abroad&kind=infrastructure",
        "place=lund&columns=county",
        "place=none&view=matrix&columns=county&unfolded=varden",
        "actor=vinnova&with=rise",
        "actor=vinnova&actor=vetenskapsradet&area=forskning&sort=name",
    ]));
    let actors: Vec<String> = (REAL.content.actors().iter().take(40))
        .map(|actor| format!("actor={}", actor.id))
        .collect();
    queries.push(actors.join("&"));
    let first = &REAL.content.initiatives()[0].id;
    queries.push(format!("item={first}"));
    hold_all(&REAL, &queries, Theme::ALL);
}

#[test]
fn every_content_is_drawn_in_every_way() {
    for name in [
        "another-strategy",
        "noted",
        "smallest",
        "whole",
        "without-english",
        "known",
        "grown",
    ] {
        let given = Given::read(&format!("tests/content/good/{name}.json"));
        hold_all(&given, &owned(&STATES[..7]), &[Theme::Light]);
    }
}

#[test]
fn a_map_with_bins_is_drawn_with_bins() {
    for count in [1_500, 4_000] {
        let file = generated(1, count);
        let given = Given::of(Content::read(file.as_bytes()).unwrap().0);
        assert!(!Map::new(&given.content).bins.is_empty());
        hold_all(
            &given,
            &owned(&["", "kind=report&from=2024", "place=none"]),
            &[Theme::Dark],
        );
    }
}

/// All text in an element.
fn text_of(element: Node) -> String {
    let parts = element
        .descendants()
        .filter_map(|own| own.text().filter(|_| own.is_text()));
    parts.collect()
}

/// The texts of a picture, one by one, in their order.
fn lines_of(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let texts = document
        .descendants()
        .filter(|own| own.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts.map(text_of).collect()
}

/// The texts of a picture in one.
fn words_of(svg: &str) -> String {
    lines_of(svg).join(" ")
}

#[test]
fn a_picture_says_what_it_shows_and_where_it_is_from() {
    let given = Given::read("tests/content/good/noted.json");
    let content = &given.content;
    for language in Language::ALL {
        for query in ["", "kind=report&from=2019"] {
            let state = given.state(query);
            let svg = hold(&Scene {
                language,
                ..given.scene(&state)
            });
            let shown = shown(content, &given.index, &state.query.filter);
            let sentence = selection(content, &state.query.filter, shown.count(), language);
            let takeaway = takeaway_of(content, &state.query.filter, &shown, language);
            let document = Document::parse(&svg).unwrap();
            let told = |name: &str| {
                let mut all = document.descendants();
                let own = all.find(|own| own.tag_name().name() == name);
                own.and_then(|own| own.text())
                    .unwrap_or_default()
                    .to_owned()
            };
            let title = map_title(content, language);
            assert_eq!(told("title"), format!("{title}: {sentence}"));
            assert!(told("desc").starts_with(&*sentence) && told("desc").ends_with(&takeaway));
            assert_eq!(
                told("license"),
                "https://creativecommons.org/publicdomain/zero/1.0/"
            );
            assert_eq!(told("modified"), content.updated.unwrap().to_string());
            let folder = content.strategy.folder(language);
            let mark = if query.is_empty() { "" } else { "?" };
            let address = format!("https://map.example/life/{folder}{mark}{query}");
            assert_eq!(told("source"), address);
            let words = words_of(&svg);
            let updated = date(content.updated.unwrap(), language);
            let publisher = content.publication.publisher.as_ref().unwrap();
            let mut parts = vec![title, &updated, "CC0 1.0", &*address];
            parts.push(publisher.name.in_language(language));
            parts.extend(sentence.split(" – "));
            parts.extend([&*takeaway]);
            for part in parts {
                let is_there = part.split(' ').all(|word| words.contains(word));
                assert!(is_there, "{part} in {words}");
            }
        }
    }
}

/// How many marks a picture has, without those of its legend: full ones and faint ones.
fn marks_of(svg: &str) -> [usize; 2] {
    let document = Document::parse(svg).unwrap();
    let paths = document.descendants();
    let mut counts = [0, 0];
    for path in paths.filter(|own| own.attribute("transform").is_none()) {
        // The outlines of marks begin with a relative move, those of everything else with an absolute one.
        let outlines = path.attribute("d").unwrap_or_default().matches('m').count();
        counts[usize::from(path.attribute("opacity").is_some())] += outlines;
    }
    counts
}

#[test]
fn the_wheel_has_a_mark_for_every_seat() {
    let map = Map::new(&REAL.content);
    for query in ["", "kind=report", "from=1901&to=1902"] {
        let state = REAL.state(query);
        let counts = marks_of(&hold(&REAL.scene(&state)));
        let shown = shown(&REAL.content, &REAL.index, &state.query.filter);
        let matching = map
            .seats
            .iter()
            .filter(|seat| shown.is_matching(seat.initiative));
        let matching = matching.count();
        assert_eq!(counts, [matching, map.seats.len() - matching], "{query}");
    }
}

#[test]
fn the_map_of_places_has_a_mark_for_every_initiative_at_each_of_its_places() {
    let content = &REAL.content;
    for query in [
        "",
        "kind=report",
        "place=lan-01",
        "place=none",
        "from=1901&to=1902",
    ] {
        let mut state = REAL.state(query);
        state.query.view = View::Places;
        for &format in Format::ALL {
            let svg = hold(&Scene {
                format,
                ..REAL.scene(&state)
            });
            let shown = shown(content, &REAL.index, &state.query.filter);
            let mut pairs = [0, 0];
            for initiative in content.facts().initiatives() {
                let places = content.initiative(initiative).places.len().max(1);
                pairs[usize::from(!shown.is_matching(initiative))] += places;
            }
            assert_eq!(marks_of(&svg), pairs, "{query} {}", format.id());
        }
    }
}

#[test]
fn blocks_beside_the_map_of_places_have_their_numbers() {
    let mut state = REAL.state("");
    state.query.view = View::Places;
    let counts = shown(&REAL.content, &REAL.index, &state.query.filter).counts;
    let of = |location| counts.of(&REAL.content, Choice::Place(location));
    let words = words_of(&draw(&REAL.scene(&state)));
    for (name, location) in [
        ("Utan plats: ", Location::Nowhere),
        ("Utomlands: ", Location::County(County::ABROAD)),
        (
            "Stockholms län ",
            Location::County(County::from_id("01").unwrap()),
        ),
    ] {
        let said = format!("{name}{}", of(location));
        assert!(words.contains(&said), "{said} in {words}");
    }
    assert!(words.contains("Länens gränser: Natural Earth"));
    let mut filtered = REAL.state("place=lan-01");
    filtered.query.view = View::Places;
    let words = words_of(&draw(&REAL.scene(&filtered)));
    let said = format!("Utan plats: 0 av {}", of(Location::Nowhere));
    assert!(words.contains(&said), "{said} in {words}");
}

#[test]
fn the_table_of_actors_has_the_largest_and_says_how_many_it_leaves_out() {
    let content = &REAL.content;
    let chosen: Vec<String> = (content.actors().iter().take(60))
        .map(|actor| format!("actor={}", actor.id))
        .collect();
    for query in [
        "",
        "kind=report",
        "actor=vinnova",
        "sort=name",
        &chosen.join("&"),
    ] {
        let mut state = REAL.state(query);
        state.query.view = View::Actors;
        let filter = &state.query.filter;
        let base = shown(content, &REAL.index, &ActorTable::base(filter));
        let sort = state.query.sort;
        let table = ActorTable::new(content, filter, &base, sort, Language::Swedish);
        let rows: Vec<_> = (table.groups.iter())
            .flat_map(|group| group.rows.iter().copied())
            .collect();
        for &format in Format::ALL {
            let mut lines = lines_of(&hold(&Scene {
                format,
                ..REAL.scene(&state)
            }));
            // What is chosen stands above the table, too.
            let caption = |line: &String| line.starts_with("Insatser som varje aktör");
            lines.drain(..lines.iter().position(caption).unwrap());
            let what = format!("{query} {}: {lines:?}", format.id());
            let is_named = |row: &&ActorRow| {
                let name = &content.actor(row.actor).name;
                let name = name.in_language(Language::Swedish);
                let is_name = |line: &String| match line.strip_suffix('…') {
                    Some(start) => name.starts_with(start),
                    None => line == name,
                };
                lines.iter().any(is_name)
            };
            let named: Vec<_> = rows.iter().filter(is_named).collect();
            let left_out = lines.iter().find_map(|line| {
                let number = line.strip_prefix("och ")?.strip_suffix(" till")?;
                number.parse().ok()
            });
            assert_eq!(named.len() + left_out.unwrap_or(0), rows.len(), "{what}");
            assert!(named.len() > 10, "{what}");
            let is_chosen = |row: &ActorRow| filter.has(Choice::Actor(row.actor));
            let others = named.iter().filter(|row| !is_chosen(row));
            let least = others.map(|row| row.rank).max();
            let are_left = rows.iter().filter(|row| !is_named(row));
            for row in are_left {
                assert!(least.is_none_or(|least| row.rank > least), "{what}");
            }
            // The sums and the cells of a row stand behind its name.
            let vinnova = lines.iter().position(|line| line == "Vinnova");
            if let Some(place) = vinnova {
                let actor = content.find_actor("vinnova").unwrap();
                let mut counts = vec![table.count_of(actor)];
                counts.extend(table.cells_of(actor));
                let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
                assert_eq!(lines[place + 1..][..counts.len()], counts, "{what}");
            }
        }
    }
}

#[test]
fn text_over_text_and_outside_is_found() {
    let state = REAL.state("view=matrix");
    let svg = draw(&REAL.scene(&state));
    let size = Format::Wide.size();
    let faults = |svg: &str| faults_of_text(&Document::parse(svg).unwrap(), size, &FONTS[0]);
    assert!(faults(&svg).is_empty());
    let larger = svg.replace("font-size=\"1", "font-size=\"10");
    let found = faults(&larger);
    assert!(found.iter().any(|fault| fault.ends_with("is outside")));
    assert!(found.iter().any(|fault| fault.contains(" over ")));
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    let again = Given::read("public/content.json");
    for &view in View::ALL {
        let mut state = REAL.state("area=forskning&from=2020");
        state.query.view = view;
        let other = again.state(&url::write(&state, &REAL.content));
        assert_eq!(draw(&REAL.scene(&state)), draw(&again.scene(&other)));
    }
}

#[test]
fn text_of_the_content_stays_text() {
    let file = r#"{"version": 1, "title": {"sv": "<script>alert('1')</script> & \"\u0001"},
        "areas": [{"id": "a", "number": 1, "name": {"sv": "<b>A</b> ]]> &amp;"}}],
        "initiatives": [{"id": "one", "kind": "report", "name": {"sv": "</text><image href='x'/>"},
            "areas": ["a"], "date": {"from": "2020"}}]}"#;
    let given = Given::of(Content::read(file.as_bytes()).unwrap().0);
    for &view in View::ALL {
        let mut state = given.state("q=%3Cscript%3E");
        state.query.view = view;
        hold(&given.scene(&state));
        state.query.filter = Filter::default();
        let svg = hold(&given.scene(&state));
        assert!(words_of(&svg).contains("<script>alert('1')"), "{svg}");
    }
}

/// Any state of the real content.
fn any_state() -> impl Strategy<Value = State> {
    let options: Vec<Choice> = Facet::ALL
        .into_iter()
        .flat_map(|facet| facet.options(&REAL.content))
        .collect();
    let year = || proptest::option::weighted(0.3, 2010..2030_u16);
    (
        proptest::collection::vec(select(options), 0..6),
        (year(), year()),
        proptest::option::weighted(0.2, "[a-zåäö]{1,12}( [a-z]{1,40}){0,3}"),
        select(View::ALL),
        proptest::option::weighted(0.2, any::<Index>()),
        proptest::collection::vec(any::<Index>(), 0..3),
        (
            select(Columns::ALL),
            proptest::option::weighted(0.2, any::<Index>()),
        ),
    )
        .prop_map(
            |(choices, (from, to), search, view, open, unfolded, (columns, with))| {
                let filter = choices.into_iter().fold(Filter::default(), Filter::with);
                let filter = filter
                    .with_from(from)
                    .with_to(to)
                    .with_search(search.unwrap_or_default());
                let mut state = REAL.state("");
                let actors = REAL.content.actors();
                let with = with.and_then(|with| REAL.content.find_actor(&with.get(actors).id));
                state.query.filter = match with {
                    Some(with) => filter.together_with(with),
                    None => filter,
                };
                state.query.view = view;
                state.query.columns = columns;
                let content = &REAL.content;
                let initiatives: Vec<_> = content.facts().initiatives().collect();
                state.open = open.map(|open| *open.get(&initiatives));
                let areas = unfolded.iter().map(|area| area.get(content.areas()));
                state.query.unfolded = areas
                    .filter_map(|area| content.find_area(&area.id))
                    .collect();
                state.query = state.query.canonical();
                state
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_state_is_drawn(
        state in any_state(),
        format in select(Format::ALL),
        theme in select(Theme::ALL),
        language in select(Language::ALL.to_vec()),
    ) {
        hold(&Scene { format, theme, language, ..REAL.scene(&state) });
    }
}
