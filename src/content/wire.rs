//! The format of a content file, read leniently: a value of the wrong type is recorded in its place, and does not affect
//! what is around it.
//!
//! `serde_json` streams into these types through *one* visitor that works on `dyn` slots, so that the parser is compiled
//! once and not once per type; otherwise it would be a large part of what the browser downloads.

use core::fmt;

use super::Language;
use super::format::ValueFormat;
use crate::document::{Document, JsonKind as JsonType, NodeId};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// A field of the file.
#[derive(Default)]
pub(super) enum Field<T> {
    /// Missing, or `null`.
    #[default]
    Absent,
    /// Present, with the right type.
    Value(T),
    /// Present, but with this other type.
    Wrong(JsonType),
}

/// A list of the file, whose elements may each have the wrong type.
pub(super) type List<T> = Vec<Field<T>>;

/// What can be in a [`Field`].
pub(super) trait Shape {
    /// Takes a string.
    fn text(&mut self, _: &str) {}
    /// Takes a number.
    fn number(&mut self, _: f64) {}
    /// The slot for the value of `key` in an object; `None` for a key that the format does not know.
    fn member(&mut self, _: &str) -> Option<&mut dyn Slot> {
        None
    }
    /// The slot for the next element of a list.
    fn element(&mut self) -> Option<&mut dyn Slot> {
        None
    }
}

/// A [`Shape`] with its JSON type.
pub(super) trait Typed: Shape + Default {
    /// That type.
    const TYPE: JsonType;
}

/// A slot that the reader fills. Only [`Field`] is one.
pub(super) trait Slot {
    /// Begins a value of type `found`, replacing any earlier one (of repeated fields the last counts). Returns what takes
    /// the value's parts, or `None` if the type is wrong and the parts are to be skipped.
    fn begin(&mut self, found: JsonType) -> Option<&mut dyn Shape>;
}

impl<T: Typed> Slot for Field<T> {
    fn begin(&mut self, found: JsonType) -> Option<&mut dyn Shape> {
        *self = match found {
            JsonType::Null => Self::Absent,
            _ if found == T::TYPE => Self::Value(T::default()),
            _ => Self::Wrong(found),
        };
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl Shape for Box<str> {
    fn text(&mut self, text: &str) {
        *self = text.into();
    }
}

impl Typed for Box<str> {
    const TYPE: JsonType = JsonType::Text;
}

impl Shape for f64 {
    fn number(&mut self, number: f64) {
        *self = number;
    }
}

impl Typed for f64 {
    const TYPE: JsonType = JsonType::Number;
}

impl<T: Typed> Shape for List<T> {
    fn element(&mut self) -> Option<&mut dyn Slot> {
        self.push(Field::Absent);
        self.last_mut().map(|last| last as &mut dyn Slot)
    }
}

impl<T: Typed> Typed for List<T> {
    const TYPE: JsonType = JsonType::List;
}

/// Defines the objects of the format: for each the type that the reader fills, and its table. Its fields have the names in
/// the file and stand in the order in which they are written.
macro_rules! object {
    ($($name:ident $table:ident {
        $($field:ident: $type:ty = $value:expr, $need:ident, $swedish:literal, $english:literal;)*
    })*) => {$(
        #[derive(Default)]
        pub(in crate::content) struct $name {
            $(pub(in crate::content) $field: Field<$type>,)*
        }

        impl Shape for $name {
            fn member(&mut self, key: &str) -> Option<&mut dyn Slot> {
                match key {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }

        impl Typed for $name {
            const TYPE: JsonType = JsonType::Object;
        }

        #[doc = concat!("The table of `", stringify!($name), "`.")]
        pub static $table: ObjectFormat = ObjectFormat {
            name: stringify!($name),
            fields: &[$(FieldFormat {
                name: stringify!($field),
                value: $value,
                need: FieldNeed::$need,
                swedish: $swedish,
                english: $english,
            },)*],
        };
    )*};
}

/// A text: one field per language, named by its tag.
#[derive(Default)]
pub(super) struct Text(pub(super) [Field<Box<str>>; Language::ALL.len()]);

impl Shape for Text {
    fn member(&mut self, key: &str) -> Option<&mut dyn Slot> {
        Some(&mut self.0[Language::from_tag(key)? as usize])
    }
}

impl Typed for Text {
    const TYPE: JsonType = JsonType::Object;
}

mod objects;

pub(super) use objects::*;

/// The whole file.
pub static CONTENT: ValueFormat = ValueFormat::Object(&FILE);

/// Parses the text of a content file.
///
/// # Errors
/// Only for invalid JSON. Valid JSON that is not a content file results in missing or wrong fields.
pub(super) fn read(text: &str) -> Result<Field<File>, serde_json::Error> {
    let mut file = Field::Absent;
    let mut json = serde_json::Deserializer::from_str(text);
    Into(&mut file).deserialize(&mut json)?;
    json.end()?;
    Ok(file)
}

/// The same from a document, whose flaws are passed over.
pub(super) fn read_document(document: &Document) -> Field<File> {
    let mut file = Field::Absent;
    if let Some(root) = document.root() {
        feed(document, root, &mut file);
    }
    file
}

/// Fills a slot with a value of a document. As deep as the format at most.
fn feed(document: &Document, node: NodeId, slot: &mut dyn Slot) {
    let kind = document.kind(node);
    let Some(shape) = slot.begin(kind) else {
        return;
    };
    if kind == JsonType::Text {
        shape.text(&document.text_of(node));
    }
    if let Some(number) = document.number(node) {
        shape.number(number);
    }
    for &child in document.children(node) {
        let slot = match document.key(child) {
            Some(key) => shape.member(key),
            None => shape.element(),
        };
        if let Some(slot) = slot {
            feed(document, child, slot);
        }
    }
}

/// Reads one value of any type into a slot.
struct Into<'slot>(&'slot mut dyn Slot);

impl<'de> DeserializeSeed<'de> for Into<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Into<'_> {
    fn number(self, number: f64) {
        if let Some(shape) = self.0.begin(JsonType::Number) {
            shape.number(number);
        }
    }
}

impl<'de> Visitor<'de> for Into<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.begin(JsonType::Null);
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.0.begin(JsonType::Boolean);
        Ok(())
    }

    // Every number becomes an `f64`: the format has no use for integers that do not fit into it.
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts are held to far below the precision of f64"
    )]
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.number(number as f64);
        Ok(())
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts are held to far below the precision of f64"
    )]
    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.number(number as f64);
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.number(number);
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if let Some(shape) = self.0.begin(JsonType::Text) {
            shape.text(text);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        match self.0.begin(JsonType::List) {
            Some(shape) => while list.next_element_seed(Element(shape))?.is_some() {},
            None => while list.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        match self.0.begin(JsonType::Object) {
            Some(shape) => {
                while let Some(slot) = object.next_key_seed(Key(shape))? {
                    match slot {
                        Some(slot) => object.next_value_seed(Into(slot))?,
                        None => drop(object.next_value::<IgnoredAny>()?),
                    }
                }
            }
            None => while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {},
        }
        Ok(())
    }
}

/// Reads a list's next element; its slot is only created if there is one.
struct Element<'shape>(&'shape mut dyn Shape);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.element() {
            Some(slot) => deserializer.deserialize_any(Into(slot)),
            None => IgnoredAny::deserialize(deserializer).map(drop),
        }
    }
}

/// Reads an object's key and finds the slot for its value.
struct Key<'shape>(&'shape mut dyn Shape);

impl<'de, 'shape> DeserializeSeed<'de> for Key<'shape> {
    type Value = Option<&'shape mut dyn Slot>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'shape> Visitor<'_> for Key<'shape> {
    type Value = Option<&'shape mut dyn Slot>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.member(key))
    }
}

/// An object that is an entry of a list.
pub(super) trait Entry {
    /// The field with its id.
    fn own_id(&mut self) -> &mut Field<Box<str>>;
    /// The field with the ids that it had before.
    fn former_ids(&mut self) -> &mut Field<List<Box<str>>>;
}

macro_rules! entries {
    ($($name:ident),*) => {$(
        impl Entry for $name {
            fn own_id(&mut self) -> &mut Field<Box<str>> {
                &mut self.id
            }

            fn former_ids(&mut self) -> &mut Field<List<Box<str>>> {
                &mut self.former_ids
            }
        }
    )*};
}

entries!(Area, Objective, Programme, Initiative, Actor, Place);
