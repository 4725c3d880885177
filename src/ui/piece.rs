//! Elements in builder syntax. See the [toolkit](super) for how they compare with Leptos' own.

use std::borrow::Cow;
use std::marker::PhantomData;

use leptos::ev::Event;

use super::keyed::Update;
use crate::browser::Listener;

/// Text that is known at build time, or made.
pub(super) type Str = Cow<'static, str>;

/// A closure for a value. Boxed as this and not as an `Fn`, which also carries a call each for `FnMut` and `FnOnce`.
pub(super) trait Source<T>: Send {
    fn get(&self) -> T;
}

impl<T, F: Fn() -> T + Send> Source<T> for F {
    fn get(&self) -> T {
        self()
    }
}

/// A closure for pieces.
pub(super) type Pieces = Box<dyn Source<Vec<Piece>>>;
/// A closure for the keys of a list's pieces.
pub(super) type Keys = Box<dyn Source<Vec<u32>>>;
/// A closure for the piece of a key.
pub(super) type PieceOf = Box<dyn Fn(u32) -> Piece + Send>;

/// An element. Small to pass on, since a builder passes it on at every step. What `Holds` says may still be put into it.
pub struct Element<Holds> {
    pub(super) parts: Box<Parts>,
    holds: PhantomData<Holds>,
}

/// Of an element that holds nothing yet, and may hold anything.
pub enum Empty {}

/// Of an element that holds children, and may hold more.
pub enum Children {}

/// Of an element that holds what one closure makes, and nothing else.
pub enum Fixed {}

/// An element, whatever it holds: what components return.
pub type Piece = Element<Children>;

/// What an element is made of.
pub struct Parts {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<(&'static str, Str)>,
    pub(super) live: Vec<Live>,
    pub(super) content: Content,
}

/// What an element holds.
pub(super) enum Content {
    /// Text and pieces.
    Children(Vec<Child>),
    /// A text that changes.
    Text(Box<dyn Source<String>>),
    /// Pieces that come and go. A change replaces them all.
    Pieces(Pieces),
    /// Pieces by key. A change moves those that stay.
    Keyed(Keys, PieceOf, Option<Update>),
    /// Pieces that never change, nor act. What was prerendered is not made once more.
    Static(Pieces),
}

/// What stands among an element's children.
pub(super) enum Child {
    Text(Str),
    Piece(Piece),
}

/// What of an element changes, or acts.
pub(super) enum Live {
    /// One value of the element.
    Value(Slot, Given),
    /// What an event does.
    Listener(&'static str, Listener),
    /// What a click does.
    Click(Box<dyn Source<()>>),
}

/// Where a value of an element stands.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    /// The whole content, as text.
    Text,
    /// An attribute, absent where there is no value.
    Attribute(&'static str),
    /// A class, which the element has where there is a value.
    Class(&'static str),
    /// A property that is true where there is a value: what a visitor may change, too.
    Property(&'static str),
    /// The property `value`, likewise.
    Value,
}

/// A closure for the value of a slot.
pub(super) enum Given {
    /// One that is empty, or none.
    Flag(Box<dyn Source<bool>>),
    /// A text.
    Text(Box<dyn Source<String>>),
    /// One, or none.
    Maybe(Box<dyn Source<Option<String>>>),
}

impl Given {
    pub(super) fn get(&self) -> Option<String> {
        match self {
            Self::Flag(flag) => flag.get().then(String::new),
            Self::Text(text) => Some(text.get()),
            Self::Maybe(value) => value.get(),
        }
    }
}

/// Text that is known at build time, or made. Each has a function of its own to become a part, as that is the shorter call.
pub trait Wording {
    /// Becomes the value of an attribute.
    #[doc(hidden)]
    fn into_attribute(self, parts: &mut Parts, name: &'static str);
    /// Becomes text among the children.
    #[doc(hidden)]
    fn into_text(self, parts: &mut Parts);
}

impl Wording for &'static str {
    fn into_attribute(self, parts: &mut Parts, name: &'static str) {
        parts.add_attribute(name, Cow::Borrowed(self));
    }

    fn into_text(self, parts: &mut Parts) {
        parts.add_child(Child::Text(Cow::Borrowed(self)));
    }
}

impl Wording for String {
    fn into_attribute(self, parts: &mut Parts, name: &'static str) {
        parts.add_attribute(name, Cow::Owned(self));
    }

    fn into_text(self, parts: &mut Parts) {
        parts.add_child(Child::Text(Cow::Owned(self)));
    }
}

impl Parts {
    #[inline(never)]
    fn add_attribute(&mut self, name: &'static str, value: Str) {
        debug_assert!(
            self.attributes.iter().all(|(other, _)| *other != name),
            "{name} is given twice to <{}>",
            self.tag
        );
        self.attributes.push((name, value));
    }

    #[inline(never)]
    fn add_child(&mut self, child: Child) {
        match &mut self.content {
            Content::Children(children) => children.push(child),
            // A fixed element that has become a piece.
            _ => debug_assert!(false, "<{}> holds what a closure makes", self.tag),
        }
    }

    #[inline(never)]
    fn add_live(&mut self, live: Live) {
        self.live.push(live);
    }
}

/// An HTML element.
pub fn html(tag: &'static str) -> Element<Empty> {
    element(tag, false)
}

/// An SVG element.
pub fn svg(tag: &'static str) -> Element<Empty> {
    element(tag, true)
}

#[inline(never)]
fn element(tag: &'static str, is_svg: bool) -> Element<Empty> {
    let parts = Parts {
        tag,
        is_svg,
        attributes: Vec::new(),
        live: Vec::new(),
        content: Content::Children(Vec::new()),
    };
    Element {
        parts: Box::new(parts),
        holds: PhantomData,
    }
}

impl<Holds> Element<Holds> {
    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: impl Wording) -> Self {
        value.into_attribute(&mut self.parts, name);
        self
    }

    /// An attribute, where there is a value.
    pub fn attr_opt(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The attribute `class`.
    pub fn class(self, class: impl Wording) -> Self {
        self.attr("class", class)
    }

    /// An attribute that comes and goes.
    pub fn attr_fn(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.value(Slot::Attribute(name), Given::Maybe(Box::new(value)))
    }

    /// An attribute without a value, such as `hidden`, that comes and goes.
    pub fn flag_fn(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Attribute(name), Given::Flag(Box::new(flag)))
    }

    /// A class that comes and goes.
    pub fn class_fn(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Class(name), Given::Flag(Box::new(flag)))
    }

    /// A property, such as `checked`, that comes and goes.
    pub fn prop(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Property(name), Given::Flag(Box::new(flag)))
    }

    /// What stands in a field.
    pub fn value_fn(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.value(Slot::Value, Given::Text(Box::new(words)))
    }

    /// What an event does.
    pub fn on(self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.live(Live::Listener(event, Box::new(act)))
    }

    /// What a click does.
    pub fn on_click(self, act: impl Fn() + Send + 'static) -> Self {
        self.live(Live::Click(Box::new(act)))
    }

    fn value(self, slot: Slot, given: Given) -> Self {
        self.live(Live::Value(slot, given))
    }

    fn live(mut self, live: Live) -> Self {
        self.parts.add_live(live);
        self
    }

    /// The element as one that holds something else.
    fn holding<Other>(self) -> Element<Other> {
        Element {
            parts: self.parts,
            holds: PhantomData,
        }
    }
}

/// What may still take children.
macro_rules! takes_children {
    ($holds:ty) => {
        impl Element<$holds> {
            /// Text.
            pub fn text(mut self, text: impl Wording) -> Piece {
                text.into_text(&mut self.parts);
                self.holding()
            }

            /// A child.
            pub fn child(mut self, child: impl Into<Piece>) -> Piece {
                self.parts.add_child(Child::Piece(child.into()));
                self.holding()
            }

            /// Children, or a child that there may be.
            pub fn children<C: Into<Piece>>(self, children: impl IntoIterator<Item = C>) -> Piece {
                children
                    .into_iter()
                    .fold(self.holding(), |piece: Piece, child| piece.child(child))
            }
        }
    };
}

takes_children!(Empty);
takes_children!(Children);

impl Element<Empty> {
    /// A text that changes.
    pub fn text_fn(self, words: impl Fn() -> String + Send + 'static) -> Element<Fixed> {
        self.holds(Content::Text(Box::new(words)))
    }

    /// Pieces that come and go: a change replaces them all.
    pub fn children_fn(self, pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Element<Fixed> {
        self.holds(Content::Pieces(Box::new(pieces)))
    }

    /// Pieces that never change, nor act: a prerendered page is hydrated without them.
    pub fn static_children(
        self,
        pieces: impl Fn() -> Vec<Piece> + Send + 'static,
    ) -> Element<Fixed> {
        self.holds(Content::Static(Box::new(pieces)))
    }

    /// Pieces by key: when the keys change, the pieces of those that stay do as well, and are moved.
    pub fn keyed(
        self,
        keys: impl Fn() -> Vec<u32> + Send + 'static,
        piece: impl Fn(u32) -> Piece + Send + 'static,
    ) -> Element<Fixed> {
        self.holds(Content::Keyed(Box::new(keys), Box::new(piece), None))
    }

    /// The same of pieces that neither change nor act by themselves, but are told of changes by `update`. Nothing is made for
    /// those that were prerendered.
    pub fn keyed_static(
        self,
        keys: impl Fn() -> Vec<u32> + Send + 'static,
        piece: impl Fn(u32) -> Piece + Send + 'static,
        update: Update,
    ) -> Element<Fixed> {
        self.holds(Content::Keyed(
            Box::new(keys),
            Box::new(piece),
            Some(update),
        ))
    }

    #[inline(never)]
    fn holds(mut self, content: Content) -> Element<Fixed> {
        self.parts.content = content;
        self.holding()
    }
}

impl From<Element<Empty>> for Piece {
    fn from(element: Element<Empty>) -> Self {
        element.holding()
    }
}

impl From<Element<Fixed>> for Piece {
    fn from(element: Element<Fixed>) -> Self {
        element.holding()
    }
}
