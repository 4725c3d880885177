//! Reads the fields of entries and collects faults.

use core::marker::PhantomData;

use super::fault::{Fault, List, Outcome, Problem};
use super::ids::{IdList, Targets, mended_id};
use super::path::{Path, Step};
use super::wire::{self, Field, Typed};
use super::{Currency, Date, Funding, Language, Period, Source, Text};
use crate::document::JsonKind as JsonType;

/// The largest plausible amount of money: more than the world earns in a year. Anything above is a mistake.
pub(super) const MOST_FUNDING: f64 = 1e15;

/// The largest plausible number of an area or programme, the most of them, and the last year. Anything above is a mistake.
pub(super) const MOST_NUMBER: f64 = 9999.0;

/// What to do if a field cannot be used.
#[derive(Clone, Copy)]
pub(super) enum Need {
    /// It may be missing.
    Optional,
    /// It should be there, but its entry can be shown without it.
    Expected,
    /// Without it something larger is left out, or it must be replaced.
    Essential(Outcome),
}

impl Need {
    /// What happens if the field is there, but faulty.
    pub(super) const fn outcome(self) -> Outcome {
        match self {
            Self::Optional | Self::Expected => Outcome::FieldDropped,
            Self::Essential(outcome) => outcome,
        }
    }
}

/// Without this field the entry is left out.
pub(super) const ENTRY: Need = Need::Essential(Outcome::EntryDropped);
/// Without this field what it belongs to, within the entry, is left out.
pub(super) const HOLDER: Need = Need::Essential(Outcome::HolderDropped);
/// This field is replaced if it is missing.
pub(super) const MENDED: Need = Need::Essential(Outcome::Mended);

/// What becomes of faults.
pub(super) trait Faults: Default {
    /// Whether anybody reads them.
    const ARE_TOLD: bool;
}

/// Nobody reads them: visitors' browsers.
#[cfg(target_arch = "wasm32")]
#[derive(Default)]
pub(super) struct Silent;

/// Authors read them.
#[derive(Default)]
pub(super) struct Told;

#[cfg(target_arch = "wasm32")]
impl Faults for Silent {
    const ARE_TOLD: bool = false;
}

impl Faults for Told {
    const ARE_TOLD: bool = true;
}

/// Reads a file's parts and collects faults.
#[derive(Default)]
pub(super) struct Reader<F> {
    pub(super) faults: Vec<Fault>,
    /// The languages of the content.
    pub(super) languages: Box<[Language]>,
    /// The former ids of entries, each with the list and the id that the entry has now.
    pub(super) former_ids: Vec<(List, Box<str>, Box<str>)>,
    telling: PhantomData<F>,
}

impl<F: Faults> Reader<F> {
    /// Records a fault.
    ///
    /// Where nobody reads faults, all of this is compiled out: no path is written, and `problem`, a function for this reason,
    /// is never called. It would cost eight kilobytes before compression.
    pub(super) fn fault(
        &mut self,
        at: &Path<'_>,
        problem: impl FnOnce() -> Problem,
        outcome: Outcome,
    ) {
        if !F::ARE_TOLD {
            return;
        }
        let mut path = String::new();
        at.write(&mut path);
        self.faults.push(Fault {
            path,
            id: at.id().map(Into::into),
            problem: problem(),
            outcome,
        });
    }

    /// Reads the id of an entry. Characters that the format does not allow are replaced, so that ids are valid in
    /// addresses, file names and attributes.
    pub(super) fn id(&mut self, field: Field<Box<str>>, at: &Path<'_>) -> Option<Box<str>> {
        let id = self.plain(field, at, ENTRY)?;
        let clean = mended_id(&id);
        if clean.is_none() {
            self.fault(at, || Problem::BadId(id), Outcome::EntryDropped);
        } else if clean.as_ref() != Some(&id) {
            self.fault(at, || Problem::BadId(id), Outcome::Mended);
        }
        clean
    }

    /// Resolves a reference. Corrects its id the way that of the entry is corrected.
    pub(super) fn reference(
        &mut self,
        id: &str,
        at: &Path<'_>,
        outcome: Outcome,
        list: List,
        ids: &IdList,
    ) -> Option<usize> {
        if let Some(found) = ids.find(id) {
            return Some(found);
        }
        let found = mended_id(id).and_then(|id| ids.find(&id));
        match found {
            Some(_) => self.fault(at, || Problem::BadId(id.into()), Outcome::Mended),
            None => self.fault(
                at,
                || Problem::UnknownReference {
                    list,
                    id: id.into(),
                },
                outcome,
            ),
        }
        found
    }

    /// Resolves a list of references, without repetitions and without references to the entry `own` itself.
    pub(super) fn references(
        &mut self,
        field: Field<wire::List<Box<str>>>,
        at: &Path<'_>,
        targets: &mut Targets<'_>,
        own: Option<usize>,
    ) -> Vec<usize> {
        targets.begin();
        let mut found = Vec::new();
        for (place, id) in self.elements(field, at, Need::Optional, Outcome::FieldDropped) {
            let at = at.then(Step::Element(place));
            let Some(index) = self.reference(
                id.trim(),
                &at,
                Outcome::FieldDropped,
                targets.list,
                targets.ids,
            ) else {
                continue;
            };
            if own == Some(index) {
                self.fault(&at, || Problem::SelfReference, Outcome::FieldDropped);
            } else if !targets.has(index) {
                targets.add(index);
                found.push(index);
            } else {
                self.fault(
                    &at,
                    || Problem::DuplicateReference(id),
                    Outcome::FieldDropped,
                );
            }
        }
        found
    }

    /// The value of a field, if it is there and has the right type.
    pub(super) fn value<T: Typed>(
        &mut self,
        field: Field<T>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<T> {
        match (field, need) {
            (Field::Value(value), _) => return Some(value),
            (Field::Wrong(found), _) => {
                self.fault(
                    at,
                    || Problem::WrongType {
                        expected: T::TYPE,
                        found,
                    },
                    need.outcome(),
                );
            }
            (Field::Absent, Need::Optional) => {}
            (Field::Absent, Need::Expected) => self.fault(at, || Problem::Missing, Outcome::Kept),
            (Field::Absent, Need::Essential(outcome)) => {
                self.fault(at, || Problem::Missing, outcome);
            }
        }
        None
    }

    /// The elements of a list that have the right type, each with its index.
    pub(super) fn elements<T: Typed>(
        &mut self,
        field: Field<wire::List<T>>,
        at: &Path<'_>,
        need: Need,
        outcome: Outcome,
    ) -> impl Iterator<Item = (usize, T)> + use<T, F> {
        let list = self.value(field, at, need).unwrap_or_default();
        for (place, element) in list.iter().enumerate() {
            let found = match element {
                Field::Value(_) => continue,
                Field::Wrong(found) => *found,
                Field::Absent => JsonType::Null,
            };
            self.fault(
                &at.then(Step::Element(place)),
                || Problem::WrongType {
                    expected: T::TYPE,
                    found,
                },
                outcome,
            );
        }
        list.into_iter()
            .enumerate()
            .filter_map(|(place, element)| match element {
                Field::Value(value) => Some((place, value)),
                Field::Absent | Field::Wrong(_) => None,
            })
    }

    /// A word of a closed list. Without a word that the list has, what `need` says of the field comes of it.
    pub(super) fn one_of<T>(
        &mut self,
        field: Field<Box<str>>,
        at: &Path<'_>,
        need: Need,
        find: impl Fn(&str) -> Option<T>,
        problem: fn(Box<str>) -> Problem,
    ) -> Option<T> {
        let word = self.plain(field, at, need)?;
        let found = find(&word);
        if found.is_none() {
            self.fault(at, || problem(word), need.outcome());
        }
        found
    }

    /// A non-empty string, trimmed.
    pub(super) fn plain(
        &mut self,
        field: Field<Box<str>>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<Box<str>> {
        let text = cleaned(self.value(field, at, need)?);
        if text.is_empty() {
            self.fault(at, || Problem::Empty, need.outcome());
            return None;
        }
        Some(text)
    }

    pub(super) fn text(
        &mut self,
        field: Field<wire::Text>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<Text> {
        let own = self.value(field, at, need)?;
        let mut wordings = [const { None }; Language::ALL.len()];
        let mut is_absent = [false; Language::ALL.len()];
        for (language, field) in Language::ALL.into_iter().zip(own.0) {
            is_absent[language as usize] = matches!(field, Field::Absent);
            let wording = self.plain(field, &at.field(language.tag()), Need::Optional);
            wordings[language as usize] = wording;
        }
        let text = Text::of(wordings);
        match &text {
            Some(text) => self.missing_languages(text, is_absent, at),
            // For an optional text, the faults about its languages are enough.
            None if matches!(need, Need::Essential(_))
                || is_absent.iter().all(|absent| *absent) =>
            {
                self.fault(at, || Problem::Empty, need.outcome());
            }
            None => {}
        }
        text
    }

    /// Reports which of the content's languages a text is missing in.
    fn missing_languages(
        &mut self,
        text: &Text,
        is_absent: [bool; Language::ALL.len()],
        at: &Path<'_>,
    ) {
        if !F::ARE_TOLD {
            return;
        }
        for (place, language) in self.languages.clone().into_iter().enumerate() {
            if is_absent[language as usize] {
                let problem = || Problem::MissingLanguage {
                    language,
                    shown: text.localized(language).language,
                    is_first: place == 0,
                };
                self.fault(at, problem, Outcome::Mended);
            }
        }
    }

    pub(super) fn date(
        &mut self,
        field: Field<Box<str>>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<Date> {
        let text = self.plain(field, at, need)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.fault(at, || Problem::BadDate(text), need.outcome());
        }
        date
    }

    pub(super) fn period(
        &mut self,
        field: Field<wire::Period>,
        at: &Path<'_>,
        need: Need,
    ) -> Option<Period> {
        let period = self.value(field, at, need)?;
        let from = self.date(period.from, &at.field("from"), HOLDER);
        let to = self.date(period.to, &at.field("to"), Need::Optional);
        let from = from?;
        if to.is_some_and(|to| to.last_day() < from.first_day()) {
            self.fault(
                &at.field("to"),
                || Problem::EndsBeforeItBegins,
                Outcome::FieldDropped,
            );
            return Some(Period { from, to: None });
        }
        Some(Period { from, to })
    }

    pub(super) fn sources(
        &mut self,
        field: Field<wire::List<wire::Source>>,
        holder: &Path<'_>,
        need: Need,
    ) -> Vec<Source> {
        let at = holder.field("sources");
        let field = match field {
            Field::Value(list) if list.is_empty() => Field::Absent,
            field => field,
        };
        let mut sources = Vec::new();
        for (place, source) in self.elements(field, &at, need, Outcome::FieldDropped) {
            let at = at.then(Step::Element(place));
            let Some(url) = self.address(source.url, &at.field("url"), HOLDER) else {
                continue;
            };
            let title = self.plain(source.title, &at.field("title"), MENDED);
            let language = self.plain(source.language, &at.field("language"), Need::Optional);
            let language = language.and_then(|tag| self.tag(tag, &at.field("language")));
            sources.push(Source {
                language: language.unwrap_or_else(|| self.languages[0].tag().into()),
                title: title.unwrap_or_else(|| url.clone()),
                url,
                publisher: self.plain(source.publisher, &at.field("publisher"), Need::Optional),
                date: self.date(source.date, &at.field("date"), Need::Optional),
            });
        }
        sources
    }

    /// A tag of a language, by its form alone: a source may be in any language.
    fn tag(&mut self, tag: Box<str>, at: &Path<'_>) -> Option<Box<str>> {
        let mut parts = tag.split('-');
        let is_primary = |own: &str| {
            matches!(own.len(), 2..=3) && own.bytes().all(|own| own.is_ascii_lowercase())
        };
        let is_part = |own: &str| {
            matches!(own.len(), 1..=8) && own.bytes().all(|own| own.is_ascii_alphanumeric())
        };
        if parts.next().is_some_and(is_primary) && parts.all(is_part) {
            return Some(tag);
        }
        self.fault(at, || Problem::BadTag(tag), Outcome::FieldDropped);
        None
    }

    pub(super) fn funding(&mut self, field: Field<wire::Funding>, at: &Path<'_>) -> Vec<Funding> {
        let funding = self.value(field, at, Need::Optional).unwrap_or_default();
        let has_span = !matches!(funding.per, Field::Absent);
        let is_yearly = has_span && self.is_year(funding.per, &at.field("per"));
        let mut amounts = Vec::new();
        for (currency, name, amount) in [
            (Currency::Sek, "sek", funding.sek),
            (Currency::Eur, "eur", funding.eur),
        ] {
            let range = (0.0, MOST_FUNDING);
            let amount = self.whole(amount, &at.field(name), Need::Optional, range);
            amounts.extend(amount.map(|amount| Funding {
                currency,
                amount,
                is_yearly,
            }));
        }
        if has_span && !is_yearly {
            // Without its time span, a sum would be misread.
            amounts.clear();
        }
        amounts
    }

    /// Whether a field says "year", the only time span for sums of money.
    fn is_year(&mut self, field: Field<Box<str>>, at: &Path<'_>) -> bool {
        let find = |span: &str| (span == "year").then_some(());
        self.one_of(field, at, HOLDER, find, Problem::UnknownSpan)
            .is_some()
    }

    /// The number of an area or programme; 0 if it has none, until one is assigned.
    pub(super) fn own_number(&mut self, field: Field<f64>, holder: &Path<'_>) -> u32 {
        let number = self.whole(field, &holder.field("number"), MENDED, (1.0, MOST_NUMBER));
        number
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or_default()
    }

    pub(super) fn whole(
        &mut self,
        field: Field<f64>,
        at: &Path<'_>,
        need: Need,
        range: (f64, f64),
    ) -> Option<u64> {
        let number = self.in_range(field, at, need, range)?;
        if number.fract() != 0.0 {
            self.fault(at, || Problem::NotWhole(number), need.outcome());
            return None;
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole; all ranges are above 0"
        )]
        Some(number as u64)
    }

    pub(super) fn in_range(
        &mut self,
        field: Field<f64>,
        at: &Path<'_>,
        need: Need,
        (least, most): (f64, f64),
    ) -> Option<f64> {
        let number = self.value(field, at, need)?;
        if !(least..=most).contains(&number) {
            self.fault(
                at,
                || Problem::OutOfRange {
                    number,
                    least,
                    most,
                },
                need.outcome(),
            );
            return None;
        }
        Some(number)
    }
}

/// A text, trimmed and without control characters, which pages drop or change.
fn cleaned(text: Box<str>) -> Box<str> {
    if text.contains(char::is_control) {
        return text.replace(char::is_control, " ").trim().into();
    }
    let inner = text.trim();
    if inner.len() == text.len() {
        text
    } else {
        inner.into()
    }
}
