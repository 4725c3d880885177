//! Renders pieces to HTML, for prerendering.

use std::borrow::Cow;

use super::piece::{Child, Content, ElementData, Live, Piece, Slot};
use crate::markup::{write_attribute, write_text};

/// Elements without content and end tag (the HTML Standard, "void elements").
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

impl Piece {
    /// Whether the piece has neither reactive values nor listeners, in all its descendants.
    pub(crate) fn is_static(&self) -> bool {
        self.data.live.is_empty()
            && match &self.data.content {
                Content::Children(children) => children.iter().all(|child| match child {
                    Child::Piece(piece) => piece.is_static(),
                    Child::Text(_) => true,
                }),
                Content::Text(_) | Content::Pieces(_) | Content::Keyed(..) => false,
            }
    }

    /// Writes the piece and its descendants.
    pub(super) fn write_html(self, html: &mut String) {
        let data = *self.data;
        html.push('<');
        html.push_str(data.tag);
        write_attributes(&data, html);
        html.push('>');
        if VOID.contains(&data.tag) {
            return;
        }
        match data.content {
            Content::Children(children) => {
                for child in children {
                    match child {
                        Child::Text(text) => write_text(html, &text),
                        Child::Piece(piece) => piece.write_html(html),
                    }
                }
            }
            Content::Text(text) => write_text(html, &text.get()),
            Content::Pieces(pieces) => {
                for piece in pieces.get() {
                    piece.write_html(html);
                }
            }
            Content::Keyed(keys, piece, update) => {
                for key in keys.get() {
                    let piece = piece(key);
                    debug_assert!(
                        update.is_none() || piece.is_static(),
                        "a piece with an `update` has reactive values or listeners of its own"
                    );
                    piece.write_html(html);
                }
            }
        }
        html.push_str("</");
        html.push_str(data.tag);
        html.push('>');
    }
}

fn write_attributes(data: &ElementData, html: &mut String) {
    let mut class = Cow::Borrowed("");
    for (name, value) in &data.attributes {
        if *name == "class" {
            class = Cow::Borrowed(value);
        } else if !name.starts_with("--") {
            // Those only scripts can set: see `dom::set_attribute`.
            write_attribute(html, name, value);
        }
    }
    for live in &data.live {
        if let Live::Value(slot, given) = live {
            match (slot, given.get()) {
                (Slot::Attribute(name), Some(value)) => write_attribute(html, name, &value),
                (Slot::Class(name), Some(_)) => {
                    class = [&*class, " ", name].concat().trim().to_owned().into();
                }
                _ => {}
            }
        }
    }
    if !class.is_empty() {
        write_attribute(html, "class", &class);
    }
}
