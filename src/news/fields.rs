//! In what an initiative differs from what it was.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Content, Funding, Initiative, Language, List, Text};
use crate::sort::set_of;

/// What an initiative says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its name.
    Name,
    /// Its summary.
    Summary,
    /// Its kind.
    Kind,
    /// When it takes place.
    Period,
    /// The areas that it serves.
    Areas,
    /// The objectives that it serves.
    Objectives,
    /// The programmes that it belongs to.
    Programmes,
    /// Who takes part.
    Actors,
    /// Where it happens.
    Places,
    /// The money in it.
    Funding,
    /// The initiatives that it has to do with.
    Related,
    /// The addresses of its sources.
    Sources,
}

/// An initiative as it was and as it is.
pub(super) struct Pair<'a> {
    pub(super) old: &'a Initiative,
    pub(super) new: &'a Initiative,
    pub(super) before: &'a Content,
    pub(super) after: &'a Content,
    /// The later ids of renamed entries.
    pub(super) later: &'a BTreeMap<(&'static str, String), String>,
}

/// What a list of references has now and had not, and the other way.
pub(super) struct Difference<'a> {
    pub(super) new: Vec<&'a Text>,
    pub(super) gone: Vec<&'a Text>,
}

impl<'a> Pair<'a> {
    /// The fields that differ.
    pub(super) fn differing(&self) -> Vec<Field> {
        let (old, new) = (self.old, self.new);
        let language = self.language();
        let summaries = match (&old.summary, &new.summary) {
            (Some(one), Some(other)) => differ(one, other, language),
            (one, other) => one.is_some() != other.is_some(),
        };
        let mut fields = Vec::new();
        for (field, differs) in [
            (Field::Name, differ(&old.name, &new.name, language)),
            (Field::Summary, summaries),
            (Field::Kind, old.kind != new.kind),
            (Field::Period, old.date != new.date),
            (Field::Funding, !is_same(&old.funding, &new.funding)),
            (Field::Sources, self.addresses(old) != self.addresses(new)),
        ] {
            fields.extend(differs.then_some(field));
        }
        for field in [
            Field::Areas,
            Field::Objectives,
            Field::Programmes,
            Field::Actors,
            Field::Places,
            Field::Related,
        ] {
            let own = self.references(field);
            fields.extend((!own.new.is_empty() || !own.gone.is_empty()).then_some(field));
        }
        crate::sort::sort(&mut fields);
        fields
    }

    /// The content's first language.
    pub(super) fn language(&self) -> Language {
        let languages = self.after.strategy.languages.first();
        languages.copied().unwrap_or(Language::ALL[0])
    }

    /// The addresses of an initiative's sources.
    #[allow(clippy::unused_self, reason = "it is asked of both sides of a pair")]
    pub(super) fn addresses(&self, initiative: &'a Initiative) -> BTreeSet<&'a str> {
        set_of(initiative.sources.iter().map(|own| &*own.url))
    }

    /// What a list of references has more and less than before.
    pub(super) fn references(&self, field: Field) -> Difference<'a> {
        let list = match field {
            Field::Areas => List::Areas,
            Field::Objectives => List::Objectives,
            Field::Programmes => List::Programmes,
            Field::Actors => List::Actors,
            Field::Places => List::Places,
            _ => List::Initiatives,
        };
        let before: Vec<(String, &Text)> = referred(self.before, self.old, field)
            .map(|(id, name)| {
                let later = self.later.get(&(list.name(), id.to_owned()));
                (later.cloned().unwrap_or_else(|| id.to_owned()), name)
            })
            .collect();
        let after: Vec<(&str, &Text)> = referred(self.after, self.new, field).collect();
        let had = set_of(before.iter().map(|(id, _)| &**id));
        let has = set_of(after.iter().map(|(id, _)| *id));
        let new = after.into_iter().filter(|(id, _)| !had.contains(id));
        // That a related initiative is gone is told of that one.
        let is_there =
            |id: &str| list != List::Initiatives || self.after.find_initiative(id).is_some();
        let gone = before
            .iter()
            .filter(|(id, _)| !has.contains(&**id) && is_there(id));
        Difference {
            new: new.map(|(_, name)| name).collect(),
            gone: gone.map(|(_, name)| *name).collect(),
        }
    }
}

/// What an initiative refers to in a field: ids and names.
fn referred<'a>(
    content: &'a Content,
    own: &'a Initiative,
    field: Field,
) -> Box<dyn Iterator<Item = (&'a str, &'a Text)> + 'a> {
    macro_rules! all {
        ($list:ident, $one:ident) => {
            Box::new(own.$list.iter().map(|&index| {
                let entry = content.$one(index);
                (&*entry.id, &entry.name)
            }))
        };
    }
    match field {
        Field::Areas => all!(areas, area),
        Field::Objectives => all!(objectives, objective),
        Field::Programmes => all!(programmes, programme),
        Field::Actors => all!(actors, actor),
        Field::Places => all!(places, place),
        Field::Related => all!(related, initiative),
        _ => Box::new(core::iter::empty()),
    }
}

/// Whether two texts differ in the content's first language. A translation that was missing is no difference.
fn differ(one: &Text, other: &Text, language: Language) -> bool {
    let same = |language| {
        let (one, other) = (one.wording(language)?, other.wording(language)?);
        Some(squashed(one) == squashed(other))
    };
    match same(language) {
        Some(is_same) => !is_same,
        None => !Language::ALL.into_iter().any(|own| same(own) == Some(true)),
    }
}

/// Whether two lists of sums are the same but for their order.
fn is_same(one: &[Funding], other: &[Funding]) -> bool {
    one.len() == other.len() && one.iter().all(|sum| other.contains(sum))
}

/// A text whose white space is single spaces.
pub(super) fn squashed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
