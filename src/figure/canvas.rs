//! Writing SVG.

use super::text::LINE;
use crate::layout::plane::geometry::push_decimal;
use crate::layout::plane::text::Weight;
use crate::layout::{Anchor, Point};
use crate::markup::write_text;

/// The value of an attribute.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Word(&'a str),
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(word: &'a str) -> Self {
        Self::Word(word)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// An attribute.
pub(super) type Attribute<'a> = (&'static str, Value<'a>);

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub size: f64,
    pub weight: Weight,
    pub fill: &'static str,
    pub anchor: Anchor,
}

impl Style {
    pub(super) const fn regular(size: f64, fill: &'static str) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            fill,
            anchor: Anchor::Start,
        }
    }

    pub(super) const fn bold(size: f64, fill: &'static str) -> Self {
        Self {
            weight: Weight::Bold,
            ..Self::regular(size, fill)
        }
    }

    pub(super) const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

/// A file under construction.
#[derive(Default)]
pub(super) struct Canvas(String);

impl Canvas {
    /// The file.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn begin(&mut self, name: &str, attributes: &[Attribute]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            match value {
                Value::Word(word) => self.write(word),
                Value::Number(number) => push_decimal(&mut self.0, *number),
            }
            self.0.push('"');
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.begin(name, attributes);
        self.0.push_str("/>\n");
    }

    /// The beginning of an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute]) {
        self.begin(name, attributes);
        self.0.push('>');
    }

    /// The end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// Text, escaped. XML has no control characters.
    pub(super) fn write(&mut self, text: &str) {
        let is_written =
            |letter: &char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
        let mut buffer = [0; 4];
        for letter in text.chars().filter(is_written) {
            write_text(&mut self.0, letter.encode_utf8(&mut buffer));
        }
    }

    /// An element that only has text.
    pub(super) fn told(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.open(name, &[]);
            self.write(text);
            self.close(name);
        }
    }

    /// A path; nothing without data.
    pub(super) fn path(&mut self, data: &str, attributes: &[Attribute]) {
        if !data.is_empty() {
            let mut all: Vec<Attribute> = vec![("d", data.into())];
            all.extend_from_slice(attributes);
            self.empty("path", &all);
        }
    }

    /// A rectangle from its top left corner.
    pub(super) fn rect(&mut self, at: Point, size: (f64, f64), attributes: &[Attribute]) {
        let mut all: Vec<Attribute> = vec![
            ("x", at.x.into()),
            ("y", at.y.into()),
            ("width", size.0.into()),
            ("height", size.1.into()),
        ];
        all.extend_from_slice(attributes);
        self.empty("rect", &all);
    }

    /// A line of text.
    pub(super) fn text(&mut self, at: Point, style: Style, text: &str) {
        self.text_with(at, style, &[(text, None)]);
    }

    /// Lines of text, from the baseline of the first one down.
    pub(super) fn lines(&mut self, first: Point, style: Style, lines: &[String]) {
        let mut at = first;
        for text in lines {
            self.text(at, style, text);
            at.y += LINE * style.size;
        }
    }

    /// A line of text in parts, each with a colour of its own if it has one.
    pub(super) fn text_with(&mut self, at: Point, style: Style, parts: &[(&str, Option<&str>)]) {
        let mut all: Vec<Attribute> = vec![
            ("x", at.x.into()),
            ("y", at.y.into()),
            ("font-size", style.size.into()),
            ("fill", style.fill.into()),
        ];
        if style.weight == Weight::Bold {
            all.push(("font-weight", "bold".into()));
        }
        if style.anchor != Anchor::Start {
            all.push(("text-anchor", style.anchor.name().into()));
        }
        self.open("text", &all);
        for (text, fill) in parts {
            if let Some(fill) = fill {
                self.open("tspan", &[("fill", (*fill).into())]);
                self.write(text);
                self.0.push_str("</tspan>");
            } else {
                self.write(text);
            }
        }
        self.close("text");
    }
}
