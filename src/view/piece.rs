//! The pieces that the page is made of, in builder syntax.
//!
//! `view!` gives every element a type of its own, with its attributes and all that is in it, and the compiler writes
//! out building, hydrating and updating anew for each: with some hundred different elements that was more than half of the
//! program. So the components here are made of [`Piece`]s: elements whose tag, attributes and children are data, which one
//! function builds, one hydrates and one writes as HTML. `docs/architecture.md` has the figures.
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
/// A closure, with no more written out for it than its one call. A boxed `Fn` has two more.
trait Give<T>: Send {
    fn give(&self) -> T;
}

impl<T, F: Fn() -> T + Send> Give<T> for F {
    fn give(&self) -> T {
        self()
    }
}

/// A closure for the numbers of a list's pieces.
type Numbers = Box<dyn Give<Vec<u32>>>;
/// A closure for pieces that come and go.
type Pieces = Box<dyn Give<Vec<Piece>>>;
/// A closure for what a press does.
type Press = Box<dyn Give<()>>;

/// An element. Small to pass on, since a builder passes it on at every step.
pub(super) struct Piece(Box<Parts>);

/// What an element is made of.
struct Parts {
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
    /// Pieces that never change, and are an element's whole content. What was prerendered is not made once more.
    Still(Box<dyn Give<Vec<Piece>>>),
}

/// What of a piece changes, or acts.
enum Live {
    /// One value of the element.
    Value(Slot, Given),
    /// The whole content, as pieces. A change replaces them all.
    Region(Pieces),
    /// The whole content, as pieces by number. A change moves those that stay.
    List(Numbers, Box<dyn Fn(u32) -> Piece + Send>, Option<Marking>),
    /// What an event does.
    Listener(&'static str, Listener),
    /// What a press does.
    Press(Press),
}

/// Where a value of an element stands.
enum Slot {
    /// The whole content, as text.
    Text,
    /// An attribute, absent where there is no value.
    Attribute(&'static str),
    /// A class, which the element has where there is a value.
    Class(&'static str),
    /// A property that is true where there is a value: what a visitor may change, too.
    Property(&'static str),
    /// The property `value`, likewise.
    Content,
}

/// A closure for a value.
enum Given {
    /// One that is empty, or none.
    Flag(Box<dyn Give<bool>>),
    /// A text.
    Text(Box<dyn Give<String>>),
    /// One, or none.
    Maybe(Box<dyn Give<Option<String>>>),
}

impl Given {
    fn give(&self) -> Option<String> {
        match self {
            Self::Flag(flag) => flag.give().then(String::new),
            Self::Text(text) => Some(text.give()),
            Self::Maybe(value) => value.give(),
        }
    }
}

/// Text that is known at build time, or made. Each has a function of its own to become a part, as that is the shorter call.
pub(super) trait Wording {
    /// Becomes the value of an attribute.
    fn into_attribute(self, piece: Piece, name: &'static str) -> Piece;
    /// Becomes text in an element.
    fn into_text(self, piece: Piece) -> Piece;
}

impl Wording for &'static str {
    #[inline(never)]
    fn into_attribute(self, mut piece: Piece, name: &'static str) -> Piece {
        piece.0.attributes.push((name, Cow::Borrowed(self)));
        piece
    }

    #[inline(never)]
    fn into_text(self, mut piece: Piece) -> Piece {
        piece.0.children.push(Child::Text(Cow::Borrowed(self)));
        piece
    }
}

impl Wording for String {
    #[inline(never)]
    fn into_attribute(self, mut piece: Piece, name: &'static str) -> Piece {
        piece.0.attributes.push((name, Cow::Owned(self)));
        piece
    }

    #[inline(never)]
    fn into_text(self, mut piece: Piece) -> Piece {
        piece.0.children.push(Child::Text(Cow::Owned(self)));
        piece
    }
}

/// An HTML element.
pub(super) fn html(tag: &'static str) -> Piece {
    element(tag, false)
}

/// An SVG element.
pub(super) fn svg(tag: &'static str) -> Piece {
    element(tag, true)
}

#[inline(never)]
fn element(tag: &'static str, is_svg: bool) -> Piece {
    Piece(Box::new(Parts {
        tag,
        is_svg,
        attributes: Vec::new(),
        children: Vec::new(),
        live: Vec::new(),
    }))
}

impl Piece {
    /// An attribute.
    pub(super) fn attr(self, name: &'static str, value: impl Wording) -> Self {
        value.into_attribute(self, name)
    }

    /// An attribute, where there is a value.
    pub(super) fn maybe(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The attribute `class`.
    pub(super) fn class(self, class: impl Wording) -> Self {
        self.attr("class", class)
    }

    /// Text.
    pub(super) fn text(self, text: impl Wording) -> Self {
        text.into_text(self)
    }

    /// A child.
    #[inline(never)]
    pub(super) fn child(mut self, child: Piece) -> Self {
        self.0.children.push(Child::Piece(child));
        self
    }

    /// Children, or a child that there may be.
    pub(super) fn children(self, children: impl IntoIterator<Item = Piece>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Pieces that never change, nor act, and are the element's whole content: a prerendered page is brought to life without
    /// them.
    #[inline(never)]
    pub(super) fn still(mut self, pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Self {
        self.0.children.push(Child::Still(Box::new(pieces)));
        self
    }

    /// Text that changes, and is the element's whole content.
    pub(super) fn live_text(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Live::Value(Slot::Text, Given::Text(Box::new(words))))
    }

    /// Pieces that come and go, and are the element's whole content.
    pub(super) fn region(self, pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Self {
        self.live(Live::Region(Box::new(pieces)))
    }

    /// Pieces by number, which are the element's whole content: when the numbers change, the pieces of those that stay do
    /// as well, and are moved.
    pub(super) fn list(
        self,
        numbers: impl Fn() -> Vec<u32> + Send + 'static,
        piece: impl Fn(u32) -> Piece + Send + 'static,
    ) -> Self {
        self.live(Live::List(Box::new(numbers), Box::new(piece), None))
    }

    /// The same of still pieces, which `marking` tells what to show of the search and of what is open. Nothing is made for
    /// those that were prerendered.
    pub(super) fn marked_list(
        self,
        numbers: impl Fn() -> Vec<u32> + Send + 'static,
        piece: impl Fn(u32) -> Piece + Send + 'static,
        marking: Marking,
    ) -> Self {
        self.live(Live::List(
            Box::new(numbers),
            Box::new(piece),
            Some(marking),
        ))
    }

    /// An attribute that comes and goes.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.live(Live::Value(
            Slot::Attribute(name),
            Given::Maybe(Box::new(value)),
        ))
    }

    /// An attribute without a value, such as `hidden`, that comes and goes.
    pub(super) fn live_flag(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live(Live::Value(
            Slot::Attribute(name),
            Given::Flag(Box::new(flag)),
        ))
    }

    /// A class that comes and goes.
    pub(super) fn live_class(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live(Live::Value(Slot::Class(name), Given::Flag(Box::new(flag))))
    }

    /// A property, such as `checked`, that comes and goes.
    pub(super) fn property(
        self,
        name: &'static str,
        flag: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.live(Live::Value(
            Slot::Property(name),
            Given::Flag(Box::new(flag)),
        ))
    }

    /// What stands in a field.
    pub(super) fn value(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Live::Value(Slot::Content, Given::Text(Box::new(words))))
    }

    /// What an event does.
    pub(super) fn on(self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.live(Live::Listener(event, Box::new(act)))
    }

    /// What a press of a button does.
    pub(super) fn on_press(self, act: impl Fn() + Send + 'static) -> Self {
        self.live(Live::Press(Box::new(act)))
    }

    #[inline(never)]
    fn live(mut self, live: Live) -> Self {
        self.0.live.push(live);
        self
    }

    /// Brings the piece to life on its element: one that was made for it, and has its attributes and children, or one
    /// that was prerendered.
    fn enliven(self, element: &types::Element, is_prerendered: bool, kept: &mut Kept) {
        if is_prerendered {
            let pieces = self.0.children.into_iter().filter_map(|child| match child {
                Child::Piece(piece) => Some(piece),
                Child::Text(_) | Child::Still(_) => None,
            });
            adopt(element, pieces.collect(), kept);
        }
        for live in self.0.live {
            let element = element.clone();
            let run: Box<dyn FnMut()> = match live {
                Live::Listener(event, listener) => {
                    dom::listen(&element, event, listener);
                    continue;
                }
                Live::Press(act) => {
                    dom::listen(&element, "click", Box::new(move |_| act.give()));
                    continue;
                }
                Live::Value(slot, given) => value(element, is_prerendered, slot, given),
                Live::Region(pieces) => region(element, is_prerendered, pieces),
                Live::List(numbers, piece, marking) => {
                    list(element, is_prerendered, numbers, piece, marking)
                }
            };
            kept.push(boxed_effect(run));
        }
    }

    /// The element, made anew.
    fn make(mut self, kept: &mut Kept) -> types::Element {
        let element = dom::create(self.0.tag, self.0.is_svg);
        for (name, value) in &self.0.attributes {
            dom::set_attribute(&element, name, Some(value));
        }
        for child in std::mem::take(&mut self.0.children) {
            match child {
                Child::Text(text) => dom::append_text(&element, &text),
                Child::Piece(piece) => dom::append(&element, &piece.make(kept)),
                Child::Still(pieces) => {
                    for piece in pieces.give() {
                        dom::append(&element, &piece.make(kept));
                    }
                }
            }
        }
        self.enliven(&element, false, kept);
        element
    }

    /// Whether nothing in it changes or acts.
    #[cfg(not(target_arch = "wasm32"))]
    fn is_still(&self) -> bool {
        self.0.live.is_empty()
            && self.0.children.iter().all(|child| match child {
                Child::Piece(piece) => piece.is_still(),
                Child::Text(_) | Child::Still(_) => true,
            })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(mut self, html: &mut String) {
        use crate::markup::{write_attribute, write_text};

        html.push('<');
        html.push_str(self.0.tag);
        let mut class = Cow::Borrowed("");
        let mut content = None;
        for (name, value) in std::mem::take(&mut self.0.attributes) {
            if name == "class" {
                class = value;
            } else {
                write_attribute(html, name, &value);
            }
        }
        for live in std::mem::take(&mut self.0.live) {
            match live {
                Live::Value(slot, given) => match (slot, given.give()) {
                    (Slot::Text, Some(text)) => content = Some(vec![Child::Text(text.into())]),
                    (Slot::Attribute(name), Some(value)) => write_attribute(html, name, &value),
                    (Slot::Class(name), Some(_)) => {
                        class = [&*class, " ", name].concat().trim().to_owned().into();
                    }
                    _ => {}
                },
                Live::Region(pieces) => {
                    content = Some(pieces.give().into_iter().map(Child::Piece).collect());
                }
                Live::List(numbers, piece, _) => {
                    content = Some(
                        numbers
                            .give()
                            .into_iter()
                            .map(|number| Child::Piece(piece(number)))
                            .collect(),
                    );
                }
                Live::Listener(..) | Live::Press(_) => {}
            }
        }
        if !class.is_empty() {
            write_attribute(html, "class", &class);
        }
        html.push('>');
        if self.0.tag == "input" {
            return;
        }
        for child in content.unwrap_or(self.0.children) {
            match child {
                Child::Text(text) => write_text(html, &text),
                Child::Piece(piece) => piece.write_html(html),
                Child::Still(pieces) => {
                    for piece in pieces.give() {
                        debug_assert!(piece.is_still(), "a still piece changes or acts");
                        piece.write_html(html);
                    }
                }
            }
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

/// Brings pieces to life on the prerendered elements in an element, in order.
fn adopt(element: &types::Element, pieces: Vec<Piece>, kept: &mut Kept) {
    let mut next = dom::first_element(element);
    for piece in pieces {
        if let Some(here) = next {
            next = dom::next_element(&here);
            piece.enliven(&here, true, kept);
        } else {
            break;
        }
    }
}

/// What runs at each change of a value: it is written where it differs from the one that stands there, since most of what a
/// filter tells changes nothing, and a text that is written anew is laid out anew.
fn value(
    element: types::Element,
    is_prerendered: bool,
    slot: Slot,
    given: Given,
) -> Box<dyn FnMut()> {
    let mut before = None;
    Box::new(move || {
        let now = given.give();
        let stands = match slot {
            // A visitor may have changed it.
            Slot::Property(_) | Slot::Content => false,
            // In somebody else's page a link leads elsewhere than it was prerendered to.
            Slot::Attribute("href") => before.as_ref() == Some(&now),
            _ => before
                .as_ref()
                .map_or(is_prerendered, |before| *before == now),
        };
        if !stands {
            match slot {
                Slot::Text => dom::set_text(&element, now.as_deref().unwrap_or_default()),
                Slot::Attribute(name) => dom::set_attribute(&element, name, now.as_deref()),
                Slot::Class(name) => dom::set_class(&element, name, now.is_some()),
                Slot::Property(name) => {
                    dom::set_property(&element, name, &Property::Flag(now.is_some()));
                }
                Slot::Content => {
                    let text = now.clone().unwrap_or_default();
                    dom::set_property(&element, "value", &Property::Text(text));
                }
            }
        }
        before = Some(now);
    })
}

/// What runs at each change of a region: the first time on the prerendered pieces, after that in place of those that stand.
fn region(element: types::Element, is_prerendered: bool, pieces: Pieces) -> Box<dyn FnMut()> {
    let mut adopts = is_prerendered;
    let mut standing = Kept::new();
    Box::new(move || {
        let pieces = pieces.give();
        let mut kept = Kept::new();
        if std::mem::take(&mut adopts) {
            adopt(&element, pieces, &mut kept);
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

/// What the pieces of a list are told, beside which of them stand there.
pub(super) struct Marking {
    /// What decides how the piece of a number is marked: as long as that is the same it is left alone. It is made as it is then
    /// marked, and prerendered as where this is empty.
    pub(super) reason: Box<dyn Fn(u32) -> String + Send>,
    /// How it is then marked.
    pub(super) marks: Box<dyn Fn(u32) -> Marks + Send>,
}

/// How a piece of a list is marked.
pub(super) struct Marks {
    /// A class, and whether it has that.
    pub(super) class: (&'static str, bool),
    /// What picks a part of it, and that part's whole text in runs, of which every second one is marked.
    pub(super) texts: Vec<(&'static str, Vec<String>)>,
}

impl Marks {
    fn write(&self, element: &types::Element) {
        let (class, has) = self.class;
        dom::set_class(element, class, has);
        for (selector, runs) in &self.texts {
            let Some(part) = dom::first_in(element, selector) else {
                continue;
            };
            dom::set_text(&part, "");
            for (place, run) in runs.iter().enumerate() {
                if place % 2 == 0 {
                    dom::append_text(&part, run);
                } else {
                    let mark = dom::create("mark", false);
                    dom::set_text(&mark, run);
                    dom::append(&part, &mark);
                }
            }
        }
    }
}

/// How many pieces of a list are kept that do not stand in the page any more: a filter that is lifted brings them back.
const KEPT_ASIDE: usize = 200;

/// A piece of a list.
struct Standing {
    number: u32,
    element: types::Element,
    reason: String,
    _kept: Kept,
    _owner: Option<Owner>,
}

/// What runs at each change of a list: pieces whose numbers stay are moved to their place, and need not be made anew.
fn list(
    element: types::Element,
    is_prerendered: bool,
    numbers: Numbers,
    piece: Box<dyn Fn(u32) -> Piece + Send>,
    marking: Option<Marking>,
) -> Box<dyn FnMut()> {
    let mut adopts = is_prerendered;
    // Those that stand in the page, in order, and after them those that are kept aside.
    let mut pieces: Vec<Standing> = Vec::new();
    // What a piece sets up belongs to the page, not to one run of this.
    let page = Owner::current();
    // Where each number is in `pieces`, and one more, so that 0 is nowhere.
    let mut places: Vec<usize> = Vec::new();
    Box::new(move || {
        let mut before: Vec<Option<Standing>> =
            std::mem::take(&mut pieces).into_iter().map(Some).collect();
        let mut next = if std::mem::take(&mut adopts) {
            dom::first_element(&element)
        } else {
            None
        };
        for number in numbers.give() {
            let index = number as usize;
            let place = places.get(index).and_then(|place| place.checked_sub(1));
            let stays = place
                .and_then(|place| before.get_mut(place))
                .and_then(Option::take);
            pieces.push(stays.unwrap_or_else(|| {
                let here = next.take();
                next = here.as_ref().and_then(dom::next_element);
                let mut kept = Kept::new();
                let (element, reason, owner) = match here {
                    Some(here) if marking.is_some() => (here, String::new(), None),
                    here => {
                        let owner = page
                            .as_ref()
                            .map_or_else(Owner::new, |page| page.with(Owner::new));
                        let element = owner.with(|| {
                            let piece = untrack(|| piece(number));
                            match here {
                                Some(here) => {
                                    piece.enliven(&here, true, &mut kept);
                                    here
                                }
                                None => piece.make(&mut kept),
                            }
                        });
                        let reason = marking
                            .as_ref()
                            .map_or_else(String::new, |marking| (marking.reason)(number));
                        (element, reason, Some(owner))
                    }
                };
                Standing {
                    number,
                    element,
                    reason,
                    _kept: kept,
                    _owner: owner,
                }
            }));
        }
        let count = pieces.len();
        for (rank, gone) in before.into_iter().flatten().enumerate() {
            gone.element.remove();
            if rank < KEPT_ASIDE {
                pieces.push(gone);
            }
        }
        places.clear();
        // What stands in its place already is left alone, with the focus that may be in it.
        let mut next = dom::first_element(&element);
        for (place, own) in pieces.iter_mut().enumerate() {
            let index = own.number as usize;
            if places.len() <= index {
                places.resize(index + 1, 0);
            }
            if let Some(slot) = places.get_mut(index) {
                *slot = place + 1;
            }
            if place >= count {
                continue;
            }
            if next.as_ref() == Some(&own.element) {
                next = dom::next_element(&own.element);
            } else {
                dom::insert(&element, &own.element, next.as_ref());
            }
            if let Some(marking) = &marking {
                let reason = (marking.reason)(own.number);
                if reason != own.reason {
                    (marking.marks)(own.number).write(&own.element);
                    own.reason = reason;
                }
            }
        }
    })
}

/// What keeps pieces alive to changes.
type Kept = Vec<RenderEffect<()>>;

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
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A piece that stands in the page.
pub(super) struct PieceState {
    element: types::Element,
    /// What keeps it alive to changes, and those in it.
    _kept: Kept,
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
