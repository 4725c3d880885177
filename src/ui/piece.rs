//! Elements in builder syntax. The [toolkit's page](super) compares them with Leptos' own.

use std::borrow::Cow;
use std::marker::PhantomData;

use leptos::ev::Event;

use super::keyed::Update;
use crate::browser::Listener;

/// Text that is known at build time, or computed.
pub(super) type Str = Cow<'static, str>;

/// A closure that returns a value. A boxed `Fn` also carries vtable entries for `FnMut` and `FnOnce`; this trait has one.
pub(super) trait Source<T>: Send {
    fn get(&self) -> T;
}

impl<T, F: Fn() -> T + Send> Source<T> for F {
    fn get(&self) -> T {
        self()
    }
}

/// A closure that returns pieces.
pub(super) type Pieces = Box<dyn Source<Vec<Piece>>>;
/// A closure that returns the keys of a list.
pub(super) type Keys = Box<dyn Source<Vec<u32>>>;
/// A closure that returns the piece of a key.
pub(super) type PieceOf = Box<dyn Fn(u32) -> Piece + Send>;

/// An element. It is one pointer, because every step of the builder moves it. `Holds` says what may still be added to it.
#[must_use = "an element is nothing until it is part of a page"]
pub struct Element<Holds> {
    pub(super) data: Box<ElementData>,
    holds: PhantomData<Holds>,
}

/// Marks an element without content, which may take any kind.
pub enum Empty {}

/// Marks an element with children, which may take more.
pub enum Children {}

/// Marks an element whose content comes from one closure, and which takes no more.
pub enum Fixed {}

/// An element with any content: what components return.
pub type Piece = Element<Children>;

/// The data of an element.
pub struct ElementData {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<(&'static str, Str)>,
    pub(super) live: Vec<Live>,
    pub(super) content: Content,
}

/// The content of an element.
pub(super) enum Content {
    /// Text and pieces.
    Children(Vec<Child>),
    /// One reactive text.
    Text(Box<dyn Source<String>>),
    /// Reactive children. A change replaces all of them.
    Pieces(Pieces),
    /// Keyed children. A change moves those that stay.
    Keyed(Keys, PieceOf, Option<Update>),
}

/// A child of an element.
pub(super) enum Child {
    Text(Str),
    Piece(Piece),
}

/// A reactive value or a listener of an element.
pub(super) enum Live {
    /// A reactive value.
    Value(Slot, Getter),
    /// An event listener.
    Listener(&'static str, Listener),
    /// A click handler, which takes no event.
    Click(Box<dyn Source<()>>),
}

/// Which value of an element is reactive.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    /// The text content.
    Text,
    /// An attribute, removed if there is no value.
    Attribute(&'static str),
    /// A class, set if there is a value.
    Class(&'static str),
    /// A boolean property, true if there is a value. Visitors can change it too.
    Property(&'static str),
    /// The property `value`, which visitors can change too.
    Value,
}

/// A closure that returns the value of a slot.
pub(super) enum Getter {
    /// Present (and empty) or absent.
    Flag(Box<dyn Source<bool>>),
    /// A text.
    Text(Box<dyn Source<String>>),
    /// A text, or absent.
    Maybe(Box<dyn Source<Option<String>>>),
}

impl Getter {
    pub(super) fn get(&self) -> Option<String> {
        match self {
            Self::Flag(flag) => flag.get().then(String::new),
            Self::Text(text) => Some(text.get()),
            Self::Maybe(value) => value.get(),
        }
    }
}

/// Text that is known at build time, or computed. The conversions are trait methods because those calls compile to less
/// code.
pub trait IntoText {
    /// Adds it as the value of an attribute.
    #[doc(hidden)]
    fn into_attribute(self, data: &mut ElementData, name: &'static str);
    /// Adds it as a text child.
    #[doc(hidden)]
    fn into_text(self, data: &mut ElementData);
}

impl IntoText for &'static str {
    fn into_attribute(self, data: &mut ElementData, name: &'static str) {
        data.add_attribute(name, Cow::Borrowed(self));
    }

    fn into_text(self, data: &mut ElementData) {
        data.add_child(Child::Text(Cow::Borrowed(self)));
    }
}

impl IntoText for String {
    fn into_attribute(self, data: &mut ElementData, name: &'static str) {
        data.add_attribute(name, Cow::Owned(self));
    }

    fn into_text(self, data: &mut ElementData) {
        data.add_child(Child::Text(Cow::Owned(self)));
    }
}

impl ElementData {
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
            // A `Fixed` element that was converted to a piece.
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
    let data = ElementData {
        tag,
        is_svg,
        attributes: Vec::new(),
        live: Vec::new(),
        content: Content::Children(Vec::new()),
    };
    Element {
        data: Box::new(data),
        holds: PhantomData,
    }
}

impl<Holds> Element<Holds> {
    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: impl IntoText) -> Self {
        value.into_attribute(&mut self.data, name);
        self
    }

    /// Sets an attribute if there is a value.
    pub fn attr_opt(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets the attribute `class`.
    pub fn class(self, class: impl IntoText) -> Self {
        self.attr("class", class)
    }

    /// Sets a reactive attribute, removed while the value is `None`.
    pub fn attr_fn(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.value(Slot::Attribute(name), Getter::Maybe(Box::new(value)))
    }

    /// Sets a reactive attribute without a value, such as `hidden`.
    pub fn flag_fn(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Attribute(name), Getter::Flag(Box::new(flag)))
    }

    /// Sets a reactive class.
    pub fn class_fn(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Class(name), Getter::Flag(Box::new(flag)))
    }

    /// Sets a reactive boolean property, such as `checked`.
    pub fn prop(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.value(Slot::Property(name), Getter::Flag(Box::new(flag)))
    }

    /// Sets the reactive `value` of a field.
    pub fn value_fn(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.value(Slot::Value, Getter::Text(Box::new(words)))
    }

    /// Adds an event listener.
    pub fn on(self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.live(Live::Listener(event, Box::new(act)))
    }

    /// Adds a click handler.
    pub fn on_click(self, act: impl Fn() + Send + 'static) -> Self {
        self.live(Live::Click(Box::new(act)))
    }

    fn value(self, slot: Slot, getter: Getter) -> Self {
        self.live(Live::Value(slot, getter))
    }

    fn live(mut self, live: Live) -> Self {
        self.data.add_live(live);
        self
    }

    /// The same element with another marker for its content.
    fn holding<Other>(self) -> Element<Other> {
        Element {
            data: self.data,
            holds: PhantomData,
        }
    }
}

/// The elements that may still take children.
macro_rules! takes_children {
    ($holds:ty) => {
        impl Element<$holds> {
            /// Adds text.
            pub fn text(mut self, text: impl IntoText) -> Piece {
                text.into_text(&mut self.data);
                self.holding()
            }

            /// Adds a child.
            pub fn child(mut self, child: impl Into<Piece>) -> Piece {
                self.data.add_child(Child::Piece(child.into()));
                self.holding()
            }

            /// Adds children, or an optional child.
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
    /// Sets a reactive text.
    pub fn text_fn(self, words: impl Fn() -> String + Send + 'static) -> Element<Fixed> {
        self.holds(Content::Text(Box::new(words)))
    }

    /// Sets reactive children: a change replaces all of them.
    pub fn children_fn(self, pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Element<Fixed> {
        self.holds(Content::Pieces(Box::new(pieces)))
    }

    /// Sets keyed children: when the keys change, the pieces of those that stay are kept and moved.
    pub fn keyed(
        self,
        keys: impl Fn() -> Vec<u32> + Send + 'static,
        piece: impl Fn(u32) -> Piece + Send + 'static,
    ) -> Element<Fixed> {
        self.holds(Content::Keyed(Box::new(keys), Box::new(piece), None))
    }

    /// Sets keyed children without reactive values and listeners, which `update` keeps up to date. Hydration builds nothing
    /// for those that were prerendered.
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
        self.data.content = content;
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
