//! The pieces that the page is made of, in builder syntax.
//!
//! `view!` gives every element a type of its own, with its attributes and all that is in it, and the compiler writes
//! out building, hydrating and updating anew for each: with some hundred different elements that was more than half of the
//! program. So `view!` frames the components here, and what stands in them in numbers is made of [`Piece`]s: elements
//! whose tag, attributes and children are data, which one function builds, one hydrates and one writes as HTML. See
//! `docs/architecture.md` for what that saves.
//!
//! A piece fits wherever Leptos takes a view. Hydration goes by the elements of the markup alone, so text and comments
//! between them do not matter.

use std::borrow::Cow;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom as _, Rndr, types};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use crate::browser::{Listener, Property, dom};

/// Text that is known at build time, or made.
type Str = Cow<'static, str>;
/// A closure for a text.
type Words = Box<dyn FnMut() -> String + Send>;
/// A closure for something that is or is not.
type Flag = Box<dyn FnMut() -> bool + Send>;
/// A closure for an attribute that may be absent.
type Value = Box<dyn FnMut() -> Option<String> + Send>;
/// A closure for pieces that come and go.
type Pieces = Box<dyn FnMut() -> Vec<Piece> + Send>;

/// An element.
pub(super) struct Piece {
    tag: &'static str,
    is_svg: bool,
    attributes: Vec<(&'static str, Str)>,
    children: Vec<Child>,
    live: Vec<Live>,
}

/// What stands in a piece.
enum Child {
    Text(Str),
    Piece(Piece),
}

/// What of a piece changes, or acts.
enum Live {
    /// The whole content, as text.
    Text(Words),
    /// The whole content, as pieces. A change replaces them all.
    Region(Pieces),
    /// An attribute that may be absent.
    Attribute(&'static str, Value),
    /// A class that the element has or has not.
    Class(&'static str, Flag),
    /// A property that is or is not: what a visitor may change, too.
    Property(&'static str, Flag),
    /// The property `value`.
    Content(Words),
    /// What an event does.
    Listener(&'static str, Listener),
}

/// An HTML element.
pub(super) fn html(tag: &'static str) -> Piece {
    Piece {
        tag,
        is_svg: false,
        attributes: Vec::new(),
        children: Vec::new(),
        live: Vec::new(),
    }
}

/// An SVG element.
pub(super) fn svg(tag: &'static str) -> Piece {
    Piece {
        is_svg: true,
        ..html(tag)
    }
}

impl Piece {
    /// An attribute.
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<Str>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// An attribute, where there is a value.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Into<Str>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The attribute `class`.
    pub(super) fn class(self, class: impl Into<Str>) -> Self {
        self.attr("class", class)
    }

    /// Text.
    pub(super) fn text(mut self, text: impl Into<Str>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// A child.
    pub(super) fn child(mut self, child: Piece) -> Self {
        self.children.push(Child::Piece(child));
        self
    }

    /// Children, or a child that there may be.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Piece>) -> Self {
        self.children.extend(children.into_iter().map(Child::Piece));
        self
    }

    /// Text that changes, and is the element's whole content.
    pub(super) fn live_text(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Live::Text(Box::new(words)))
    }

    /// Pieces that come and go, and are the element's whole content.
    pub(super) fn region(self, pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Self {
        self.live(Live::Region(Box::new(pieces)))
    }

    /// An attribute that comes and goes.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.live(Live::Attribute(name, Box::new(value)))
    }

    /// An attribute without a value, such as `hidden`, that comes and goes.
    pub(super) fn live_flag(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live_attr(name, move || flag().then(String::new))
    }

    /// A class that comes and goes.
    pub(super) fn live_class(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live(Live::Class(name, Box::new(flag)))
    }

    /// A property, such as `checked`, that comes and goes.
    pub(super) fn property(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live(Live::Property(name, Box::new(flag)))
    }

    /// What stands in a field.
    pub(super) fn value(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Live::Content(Box::new(words)))
    }

    /// What an event does.
    pub(super) fn on(self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.live(Live::Listener(event, Box::new(act)))
    }

    /// What a press of a button does.
    pub(super) fn on_press(self, act: impl Fn() + Send + 'static) -> Self {
        self.on("click", move |_| act())
    }

    fn live(mut self, live: Live) -> Self {
        self.live.push(live);
        self
    }

    /// Brings the piece to life on its element: one that was made for it, and has its attributes and children, or one
    /// that was prerendered.
    fn enliven(
        self,
        element: &types::Element,
        is_prerendered: bool,
        kept: &mut Vec<RenderEffect<()>>,
    ) {
        if is_prerendered {
            let mut next = dom::first_element(element);
            for child in self.children {
                if let (Child::Piece(piece), Some(here)) = (child, next.take()) {
                    next = dom::next_element(&here);
                    piece.enliven(&here, true, kept);
                }
            }
        }
        for live in self.live {
            let element = element.clone();
            let run: Box<dyn FnMut()> = match live {
                Live::Listener(event, listener) => {
                    dom::listen(&element, event, listener);
                    continue;
                }
                Live::Text(mut words) => Box::new(move || dom::set_text(&element, &words())),
                Live::Attribute(name, mut value) => {
                    Box::new(move || dom::set_attribute(&element, name, value().as_deref()))
                }
                Live::Class(name, mut flag) => {
                    Box::new(move || dom::set_class(&element, name, flag()))
                }
                Live::Property(name, mut flag) => {
                    Box::new(move || dom::set_property(&element, name, &Property::Flag(flag())))
                }
                Live::Content(mut words) => {
                    Box::new(move || dom::set_property(&element, "value", &Property::Text(words())))
                }
                Live::Region(pieces) => region(element, is_prerendered, pieces),
            };
            kept.push(boxed_effect(run));
        }
    }

    /// The element, made anew.
    fn make(mut self, kept: &mut Vec<RenderEffect<()>>) -> types::Element {
        let element = dom::create(self.tag, self.is_svg);
        for (name, value) in &self.attributes {
            dom::set_attribute(&element, name, Some(value));
        }
        for child in std::mem::take(&mut self.children) {
            match child {
                Child::Text(text) => dom::append_text(&element, &text),
                Child::Piece(piece) => dom::append(&element, &piece.make(kept)),
            }
        }
        self.enliven(&element, false, kept);
        element
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(mut self, html: &mut String) {
        use super::markup::{write_attribute, write_text};

        html.push('<');
        html.push_str(self.tag);
        let mut class = Cow::Borrowed("");
        let mut content = None;
        for (name, value) in std::mem::take(&mut self.attributes) {
            if name == "class" {
                class = value
            } else {
                write_attribute(html, name, &value)
            }
        }
        for live in std::mem::take(&mut self.live) {
            match live {
                Live::Text(mut words) => content = Some(vec![Child::Text(words().into())]),
                Live::Region(mut pieces) => {
                    content = Some(pieces().into_iter().map(Child::Piece).collect())
                }
                Live::Attribute(name, mut value) => {
                    if let Some(value) = value() {
                        write_attribute(html, name, &value);
                    }
                }
                Live::Class(name, mut flag) => {
                    if flag() {
                        class = [&*class, " ", name].concat().trim().to_owned().into();
                    }
                }
                Live::Property(..) | Live::Content(_) | Live::Listener(..) => {}
            }
        }
        if !class.is_empty() {
            write_attribute(html, "class", &class);
        }
        html.push('>');
        if self.tag == "input" {
            return;
        }
        for child in content.unwrap_or(self.children) {
            match child {
                Child::Text(text) => write_text(html, &text),
                Child::Piece(piece) => piece.write_html(html),
            }
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }
}

/// What runs at each change of a region: the first time on the prerendered pieces, after that in place of those that stand.
fn region(element: types::Element, is_prerendered: bool, mut pieces: Pieces) -> Box<dyn FnMut()> {
    let mut adopts = is_prerendered;
    let mut standing = Vec::new();
    Box::new(move || {
        let pieces = pieces();
        let mut kept = Vec::new();
        if std::mem::take(&mut adopts) {
            let mut next = dom::first_element(&element);
            for piece in pieces {
                if let Some(here) = next.take() {
                    next = dom::next_element(&here);
                    piece.enliven(&here, true, &mut kept);
                }
            }
        } else {
            dom::set_text(&element, "");
            for piece in pieces {
                dom::append(&element, &piece.make(&mut kept));
            }
        }
        // What stood before is dropped, and is told of nothing any more.
        drop(std::mem::replace(&mut standing, kept));
    })
}

fn boxed_effect(mut run: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

/// A memo whose closure is boxed, so that memos of one type are compiled once.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// An effect whose closure is boxed, likewise. Effects run in a browser only.
pub(super) fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move || run());
}

/// A piece that stands in the page.
pub(super) struct PieceState {
    element: types::Element,
    /// What keeps it alive to changes, and those in it.
    _kept: Vec<RenderEffect<()>>,
}

impl Mountable for PieceState {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.element).and_then(types::Element::cast_from);
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

impl Render for Piece {
    type State = PieceState;

    fn build(self) -> PieceState {
        let mut kept = Vec::new();
        PieceState {
            element: self.make(&mut kept),
            _kept: kept,
        }
    }

    /// Replaces the piece: what changes within one is told to its live parts.
    fn rebuild(self, state: &mut PieceState) {
        let mut next = self.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

/// Nobody adds attributes to a piece from outside.
impl AddAnyAttr for Piece {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Piece {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg_attr(
        target_arch = "wasm32",
        allow(unused_variables, reason = "pages are written as HTML natively only")
    )]
    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        self.write_html(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> PieceState {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        let element = dom::as_element(cursor.current());
        let mut kept = Vec::new();
        self.enliven(&element, true, &mut kept);
        position.set(Position::NextChild);
        PieceState {
            element,
            _kept: kept,
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}
