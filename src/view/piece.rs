//! What keeps the program small.
//!
//! Leptos gives every view a type of its own, and the compiler writes out building, hydrating and updating in place
//! for each of them, and for each closure that one is made by. That is fast, and most of the page's bytes. Where it
//! does not matter, which is nearly everywhere, views here become a [`Piece`] and closures one of a few boxed types,
//! so that all of them share what is written out once. Leptos' own `AnyView` would do for views, but also holds each
//! view's update in place and asynchronous hydration, which this page has no use for: see `docs/architecture.md` for what
//! that saves.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom as _, Rndr, types};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A view whose type is forgotten. Its update replaces it.
pub(super) struct Piece(Box<dyn Drawn>);

/// A closure for a text, boxed.
pub(super) type Words = Box<dyn FnMut() -> String + Send>;
/// A closure for something that is or is not, boxed.
pub(super) type Flag = Box<dyn FnMut() -> bool + Send>;
/// A closure for an attribute that may be absent, boxed.
pub(super) type Value = Box<dyn FnMut() -> Option<String> + Send>;
/// A closure for pieces that come and go, boxed.
pub(super) type Pieces = Box<dyn FnMut() -> Vec<Piece> + Send>;
/// What a press of a button does, boxed.
pub(super) type Press = Box<dyn FnMut(MouseEvent)>;

/// Forgets the type of a view that draws elements, at least one, and nothing between them.
pub(super) fn piece<V: IntoView + RenderHtml + 'static>(view: V) -> Piece {
    Piece(Box::new(view))
}

/// See [`Words`].
pub(super) fn words(words: impl Fn() -> String + Send + 'static) -> Words {
    Box::new(words)
}

/// See [`Flag`].
pub(super) fn flag(flag: impl Fn() -> bool + Send + 'static) -> Flag {
    Box::new(flag)
}

/// See [`Value`].
pub(super) fn value(value: impl Fn() -> Option<String> + Send + 'static) -> Value {
    Box::new(value)
}

/// The empty value of an attribute that only is there or is not.
pub(super) fn present(is_present: bool) -> Option<String> {
    is_present.then(String::new)
}

/// See [`Pieces`].
pub(super) fn pieces(pieces: impl Fn() -> Vec<Piece> + Send + 'static) -> Pieces {
    Box::new(pieces)
}

/// See [`Press`].
pub(super) fn press(press: impl Fn() + 'static) -> Press {
    Box::new(move |_| press())
}

/// A memo whose closure is boxed, for the same reason.
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

/// What is left of a view without its type.
trait Drawn: Send {
    fn build(self: Box<Self>) -> PieceState;
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> PieceState;
    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(
        self: Box<Self>,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
    );
}

impl<V: RenderHtml + 'static> Drawn for V {
    fn build(self: Box<Self>) -> PieceState {
        PieceState::of(Render::build(*self))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> PieceState {
        PieceState::of(RenderHtml::hydrate::<true>(*self, cursor, position))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write_html(
        self: Box<Self>,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
    ) {
        self.to_html_with_buf(html, position, escape, mark_branches, Vec::new());
    }
}

/// A [`Piece`] that stands in the page: its elements, and what keeps them alive to changes.
pub(super) struct PieceState {
    elements: Vec<types::Element>,
    _kept: Box<dyn Kept>,
}

/// Anything, of which nothing is wanted but that it is dropped in the end.
trait Kept {}

impl<T> Kept for T {}

impl PieceState {
    fn of<M: Mountable + 'static>(state: M) -> Self {
        Self {
            elements: state.elements(),
            _kept: Box::new(state),
        }
    }
}

impl Mountable for PieceState {
    fn unmount(&mut self) {
        for element in &self.elements {
            Rndr::remove(element);
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for element in &self.elements {
            Rndr::insert_node(parent, element, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.elements.first().is_some_and(|first| {
            let parent = Rndr::get_parent(first).and_then(types::Element::cast_from);
            if let Some(parent) = &parent {
                child.mount(parent, Some(first));
            }
            parent.is_some()
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        self.elements.clone()
    }
}

impl Render for Piece {
    type State = PieceState;

    fn build(self) -> PieceState {
        self.0.build()
    }

    fn rebuild(self, state: &mut PieceState) {
        let mut next = self.0.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

/// Nobody adds attributes to a piece from outside: they would have to be known to its view.
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
        allow(
            unused_variables,
            reason = "pages are rendered to strings natively only"
        )
    )]
    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        self.0.write_html(html, position, escape, mark_branches);
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> PieceState {
        self.0.hydrate(cursor, position)
    }

    fn into_owned(self) -> Self {
        self
    }
}
