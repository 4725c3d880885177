//! The format of a content file as a table: what each field is, in its order, and what it is called.
//!
//! The table stands with the wire types that the reader fills, so that the two are one. The checker, the
//! canonical form and the schema come from it. The browser's program for visitors does not contain it.

use super::{ActorKind, County, Kind, Language, List};

/// An object of the format.
#[derive(Debug)]
pub struct ObjectFormat {
    /// What its type is called in the schema.
    pub name: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [FieldFormat],
}

/// A field of an object.
#[derive(Debug)]
pub struct FieldFormat {
    /// Its name in the file.
    pub name: &'static str,
    /// What it has to be.
    pub value: ValueFormat,
    /// Whether it has to be there.
    pub need: FieldNeed,
    /// What it is called in Swedish.
    pub swedish: &'static str,
    /// What it is called in English.
    pub english: &'static str,
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldNeed {
    /// Without it something is not shown.
    Required,
    /// It should be there, but what lacks it is shown.
    Expected,
    /// It may be missing.
    Optional,
}

/// What a value has to be.
#[derive(Clone, Copy, Debug)]
pub enum ValueFormat {
    /// The version of the format.
    Version,
    /// A wording per language.
    Text,
    /// A string of one language.
    Plain,
    /// The id of an entry.
    Id,
    /// The id of an entry of a list.
    Reference(List),
    /// A date of any precision.
    Date,
    /// The address of a web page.
    Address,
    /// The tag of any language.
    Tag,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// A whole number from and to these.
    Whole(f64, f64),
    /// A number from and to these.
    Number(f64, f64),
    /// An object.
    Object(&'static ObjectFormat),
    /// A list of such values.
    List(&'static ValueFormat),
}

/// The top-level fields that are for tools, and that the reader passes over: where the schema is, from which published
/// file the work on this one began, and which selection from a larger one it is.
pub const FOR_TOOLS: [&str; 3] = ["$schema", "based_on", "selection"];

impl ObjectFormat {
    /// The field with a name.
    pub fn field(&self, name: &str) -> Option<&FieldFormat> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The place of a field in the order.
    pub fn rank(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

impl FieldFormat {
    /// What it is called in a language; in English if it has no name there.
    pub const fn label(&self, language: Language) -> &'static str {
        if matches!(language, Language::Swedish) {
            self.swedish
        } else {
            self.english
        }
    }
}

impl ValueFormat {
    /// The format of the value at a path within this one: `[3].date.from`. `None` if the format does not know it.
    pub fn at(&'static self, path: &str) -> Option<&'static Self> {
        if path.is_empty() {
            return Some(self);
        }
        if let Some(rest) = path.strip_prefix('[') {
            let (_, rest) = rest.split_once(']')?;
            return match self {
                Self::List(element) => element.at(rest),
                _ => None,
            };
        }
        let path = path.strip_prefix('.').unwrap_or(path);
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (name, rest) = path.split_at(end);
        match self {
            Self::Object(object) => object.field(name)?.value.at(rest),
            Self::Text => Language::from_tag(name).and_then(|_| PLAIN.at(rest)),
            _ => None,
        }
    }
}

static PLAIN: ValueFormat = ValueFormat::Plain;

/// The words for an initiative's kind.
pub(super) fn kinds() -> Vec<&'static str> {
    Kind::ALL.into_iter().map(Kind::id).collect()
}

/// The words for an actor's kind.
pub(super) fn actor_kinds() -> Vec<&'static str> {
    ActorKind::ALL.into_iter().map(ActorKind::id).collect()
}

/// The tags of the map's languages.
pub(super) fn languages() -> Vec<&'static str> {
    Language::ALL.into_iter().map(Language::tag).collect()
}

/// The words for the time that a sum of money is for.
pub(super) fn spans() -> Vec<&'static str> {
    vec!["year"]
}

/// The numbers of the counties, and that for abroad.
pub(super) fn counties() -> Vec<&'static str> {
    County::IDS.to_vec()
}

/// The names of the lists.
pub(super) fn lists() -> Vec<&'static str> {
    List::ALL.into_iter().map(List::name).collect()
}
