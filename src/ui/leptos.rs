//! Implements Leptos' rendering traits for pieces.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom as _, Rndr, types};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::live::Effects;
use super::piece::Piece;
use crate::browser::dom;

/// A mounted piece.
pub struct PieceState {
    element: types::Element,
    /// The render effects of the piece and its descendants.
    _effects: Effects,
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
        let mut effects = Vec::new();
        PieceState {
            element: self.build(&mut effects),
            _effects: effects,
        }
    }

    /// Replaces the piece. Changes within a piece do not come this way; its render effects write them.
    fn rebuild(self, state: &mut PieceState) {
        let mut next = Render::build(self);
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

/// Nothing adds attributes to a piece from outside.
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
        let mut effects = Vec::new();
        Piece::hydrate(self, &element, &mut effects);
        position.set(Position::NextChild);
        PieceState {
            element,
            _effects: effects,
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}
