//! The laws of every picture: well-formed, whole, no text outside or over another, and nothing but plain elements.

use std::collections::BTreeSet;

use life_science_map::figure::{Format, Scene, draw, palette};
use life_science_map::layout::plane::geometry::Rect;
use life_science_map::layout::plane::text::Weight;
use life_science_map::state::url;
use roxmltree::{Document, Node};

use super::REAL;
use crate::fonts::{FONTS, Font};

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
            ("rotate", [degrees]) => {
                let (sine, cosine) = degrees.to_radians().sin_cos();
                [[cosine, -sine, 0.0], [sine, cosine, 0.0]]
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
    let corners = [left, left + width]
        .into_iter()
        .flat_map(|x| [y - rise * size, y + fall * size].map(|y| applied(place, (x, y))));
    let mut bounds: Option<Rect> = None;
    for (x, y) in corners {
        let own = bounds.get_or_insert(Rect {
            left: x,
            top: y,
            right: x,
            bottom: y,
        });
        *own = Rect {
            left: own.left.min(x),
            top: own.top.min(y),
            right: own.right.max(x),
            bottom: own.bottom.max(y),
        };
    }
    Drawn {
        text,
        bounds: bounds.unwrap(),
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
pub fn hold(scene: &Scene) -> String {
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
