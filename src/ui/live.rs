//! Pieces in the DOM: building, hydrating, and their render effects.

use leptos::prelude::RenderEffect;
use leptos::tachys::renderer::types;

use super::keyed;
use super::piece::{Child, Content, Getter, Live, Piece, Pieces, Slot};
use super::served::PASSED_OVER;
use crate::browser::{Property, dom};

/// Render effects, which run for as long as this is kept.
pub(super) type Effects = Vec<RenderEffect<()>>;

/// The function that a render effect runs.
pub(super) type Run = Box<dyn FnMut()>;

impl Piece {
    /// Builds the element.
    pub(super) fn build(self, effects: &mut Effects) -> types::Element {
        let data = *self.data;
        debug_assert!(data.tag != PASSED_OVER, "what is served is never built");
        let element = dom::create(data.tag, data.is_svg);
        for (name, value) in &data.attributes {
            dom::set_attribute(&element, name, Some(value));
        }
        let content = match data.content {
            Content::Children(children) => {
                for child in children {
                    match child {
                        Child::Text(text) => dom::append_text(&element, &text),
                        Child::Piece(piece) => dom::append(&element, &piece.build(effects)),
                    }
                }
                None
            }
            changing => Some(changing),
        };
        run(&element, false, data.live, content, effects);
        element
    }

    /// Hydrates the prerendered element of this piece.
    pub(super) fn hydrate(self, element: &types::Element, effects: &mut Effects) {
        let data = *self.data;
        debug_assert!(
            data.tag == PASSED_OVER || data.tag == dom::tag(element),
            "the page is not as it was rendered: {} is no {}",
            dom::tag(element),
            data.tag
        );
        let content = match data.content {
            Content::Children(children) => {
                let pieces = children.into_iter().filter_map(|child| match child {
                    Child::Piece(piece) => Some(piece),
                    Child::Text(_) => None,
                });
                hydrate_children(element, pieces.collect(), effects);
                None
            }
            changing => Some(changing),
        };
        run(element, true, data.live, content, effects);
    }
}

/// Sets up render effects and event listeners of an element.
fn run(
    element: &types::Element,
    is_prerendered: bool,
    live: Vec<Live>,
    content: Option<Content>,
    effects: &mut Effects,
) {
    let mut keep = |run: Run| effects.push(boxed(run));
    for live in live {
        match live {
            Live::Listener(event, listener) => dom::listen(element, event, listener),
            Live::Click(act) => dom::listen(element, "click", Box::new(move |_| act.get())),
            Live::Value(slot, getter) => keep(value(element.clone(), is_prerendered, slot, getter)),
        }
    }
    let element = element.clone();
    match content {
        Some(Content::Text(text)) => {
            keep(value(
                element,
                is_prerendered,
                Slot::Text,
                Getter::Text(text),
            ));
        }
        Some(Content::Pieces(pieces)) => keep(children(element, is_prerendered, pieces)),
        Some(Content::Keyed(keys, piece, update)) => {
            keep(keyed::run(element, is_prerendered, keys, piece, update));
        }
        Some(Content::Children(_)) | None => {}
    }
}

#[inline(never)]
fn boxed(mut run: Run) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

/// Hydrates the prerendered child elements, in order.
fn hydrate_children(element: &types::Element, pieces: Vec<Piece>, effects: &mut Effects) {
    let mut next = dom::first_element(element);
    for piece in pieces {
        let Some(here) = next else {
            debug_assert!(
                false,
                "the page has fewer elements than it was rendered with"
            );
            break;
        };
        next = dom::next_element(&here);
        piece.hydrate(&here, effects);
    }
}

/// The render effect of one value. It compares before it writes: most changes of the filter change few values, and the
/// browser lays out a text again even if it is set to what it was.
fn value(element: types::Element, is_prerendered: bool, slot: Slot, getter: Getter) -> Run {
    let mut before = None;
    // Visitors can change these themselves, so always write them.
    let is_own = !matches!(slot, Slot::Property(_) | Slot::Value);
    let stands_at_first = is_prerendered
        && match slot {
            Slot::Attribute(name) => dom::is_as_prerendered(name),
            _ => is_own,
        };
    Box::new(move || {
        let now = getter.get();
        let stands = before
            .as_ref()
            .map_or(stands_at_first, |before| is_own && *before == now);
        if !stands {
            match slot {
                Slot::Text => dom::set_text(&element, now.as_deref().unwrap_or_default()),
                Slot::Attribute(name) => dom::set_attribute(&element, name, now.as_deref()),
                Slot::Class(name) => dom::set_class(&element, name, now.is_some()),
                Slot::Property(name) => {
                    dom::set_property(&element, name, &Property::Flag(now.is_some()));
                }
                Slot::Value => {
                    let text = now.clone().unwrap_or_default();
                    dom::set_property(&element, "value", &Property::Text(text));
                }
            }
        }
        before = Some(now);
    })
}

/// The render effect of `children_fn`. Its first run hydrates the prerendered children; later runs replace them.
fn children(element: types::Element, is_prerendered: bool, pieces: Pieces) -> Run {
    let mut hydrates = is_prerendered;
    let mut standing = Effects::new();
    Box::new(move || {
        let pieces = pieces.get();
        let mut effects = Effects::new();
        if std::mem::take(&mut hydrates) {
            hydrate_children(&element, pieces, &mut effects);
        } else {
            dom::set_text(&element, "");
            for piece in pieces {
                dom::append(&element, &piece.build(&mut effects));
            }
        }
        // Drops the effects of the children that were replaced.
        drop(std::mem::replace(&mut standing, effects));
    })
}
