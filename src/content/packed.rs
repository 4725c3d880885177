//! A content as one flat list of numbers and texts, in the order of its fields: the form of the [excerpt](super::excerpt()), which
//! the page's first program reads.
//!
//! What is packed has been read, checked and resolved before, so unpacking needs neither names of fields nor ids nor any rule
//! of the format: it is much smaller than the reader of content files, which comes after the page answers. Only an excerpt is packed:
//! what an excerpt lacks is left out here, too.
//!
//! The list is a JSON array of strings and whole numbers, because a page may have JSON as data. Numbers come first in what has
//! a length; an absent number or text is 0, which no present one is.

#![allow(
    clippy::option_option,
    reason = "as everywhere here, the outer one says whether something could be read"
)]

use super::ids::{IdList, Ids};
use super::{
    Actor, ActorIdx, ActorKind, Area, AreaIdx, Content, County, Currency, Date, Facts, Funding,
    Initiative, Kind, Language, Objective, ObjectiveIdx, Period, Place, PlaceIdx, Programme,
    ProgrammeIdx, Publication, Source, Strategy, Successor, Term, Terms, Text,
};

/// What can be part of a packed content.
trait Packed: Sized {
    /// Appends it to a list.
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>);

    /// Takes it from a list; `None` if something else comes there.
    fn unpack(list: &mut List<'_>) -> Option<Self>;
}

/// The rest of a list.
struct List<'a> {
    rest: &'a str,
}

impl List<'_> {
    /// Skips the comma or bracket before an element.
    fn next(&mut self) -> Option<()> {
        self.rest = self.rest.strip_prefix([',', '['])?;
        Some(())
    }

    /// A whole number.
    fn number(&mut self) -> Option<u64> {
        self.next()?;
        let end = self.rest.find(|own: char| !own.is_ascii_digit())?;
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        let digit = |number: u64, digit: u8| {
            let number = number.checked_mul(10)?;
            number.checked_add(u64::from(digit - b'0'))
        };
        (end > 0).then(|| digits.bytes().try_fold(0, digit))?
    }

    /// A text, or `Some(None)` if there is a 0 in its place.
    #[inline(never)]
    fn text(&mut self) -> Option<Option<Box<str>>> {
        self.next()?;
        if let Some(rest) = self.rest.strip_prefix('0') {
            self.rest = rest;
            return Some(None);
        }
        self.rest = self.rest.strip_prefix('"')?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\'])?;
            let (part, rest) = self.rest.split_at(end);
            text.push_str(part);
            if let Some(rest) = rest.strip_prefix('"') {
                self.rest = rest;
                return Some(Some(text.into()));
            }
            let mut rest = rest.get(1..)?.chars();
            let own = match rest.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                // What needs two of these is never written so.
                'u' => {
                    let digits = rest.as_str().get(..4)?;
                    rest = rest.as_str().get(4..)?.chars();
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                own => own,
            };
            text.push(own);
            self.rest = rest.as_str();
        }
    }
}

/// Numbers, and what is one.
macro_rules! numbers {
    ($($own:ty: $number:expr, $value:expr;)*) => {$(
        impl Packed for $own {
            #[cfg(not(target_arch = "wasm32"))]
            fn pack(&self, list: &mut Vec<serde_json::Value>) {
                let number: fn(Self) -> u64 = $number;
                list.push(number(*self).into());
            }

            fn unpack(list: &mut List<'_>) -> Option<Self> {
                let value: fn(u64) -> Option<Self> = $value;
                value(list.number()?)
            }
        }
    )*};
}

/// The place of a value in a closed list.
#[cfg(not(target_arch = "wasm32"))]
fn place_in<T: PartialEq>(all: &[T], own: &T) -> u64 {
    all.iter()
        .position(|other| other == own)
        .unwrap_or_default() as u64
}

/// The value at a place of a closed list.
fn at<T: Copy>(all: &[T], place: u64) -> Option<T> {
    all.get(usize::try_from(place).ok()?).copied()
}

/// What may be absent: its number is one more than without that, and 0 if it is.
fn maybe<T>(number: u64, value: impl Fn(u64) -> Option<T>) -> Option<Option<T>> {
    match number.checked_sub(1) {
        None => Some(None),
        Some(number) => value(number).map(Some),
    }
}

const CURRENCIES: [Currency; 2] = [Currency::Sek, Currency::Eur];

/// A date's digits: year, month and day, two 0 for each that it lacks.
#[cfg(not(target_arch = "wasm32"))]
fn date_digits(date: Date) -> u64 {
    let (year, month, day) = match date {
        Date::Year(year) => (year, 0, 0),
        Date::Month(year, month) => (year, month, 0),
        Date::Day(year, month, day) => (year, month, day),
    };
    u64::from(year) * 10_000 + u64::from(month) * 100 + u64::from(day)
}

fn date_of(digits: u64) -> Option<Date> {
    let year = u16::try_from(digits / 10_000).ok()?;
    let month = u8::try_from(digits / 100 % 100).ok()?;
    let day = u8::try_from(digits % 100).ok()?;
    Some(match (month, day) {
        (0, 0) => Date::Year(year),
        (1..=12, 0) => Date::Month(year, month),
        (1..=12, 1..=31) => Date::Day(year, month, day),
        _ => return None,
    })
}

/// The same for a date that may be absent.
fn maybe_date_of(digits: u64) -> Option<Option<Date>> {
    if digits == 0 {
        return Some(None);
    }
    date_of(digits).map(Some)
}

numbers! {
    bool: u64::from, |number| Some(number != 0);
    u8: u64::from, |number| Self::try_from(number).ok();
    u16: u64::from, |number| Self::try_from(number).ok();
    u32: u64::from, |number| Self::try_from(number).ok();
    u64: |own| own, Some;
    usize: |own| own as u64, |number| Self::try_from(number).ok();
    Option<u32>: |own| own.map_or(0, |own| u64::from(own) + 1), |number| maybe(number, |own| own.try_into().ok());
    Option<Date>: |own| own.map_or(0, date_digits), maybe_date_of;
    Kind: |own| place_in(&Self::ALL, &own), |number| at(&Self::ALL, number);
    Language: |own| place_in(&Self::ALL, &own), |number| at(&Self::ALL, number);
    Currency: |own| place_in(&CURRENCIES, &own), |number| at(&CURRENCIES, number);
    Option<ActorKind>: |own| own.map_or(0, |own| place_in(&ActorKind::ALL, &own) + 1),
        |number| maybe(number, |own| at(&ActorKind::ALL, own));
    Option<County>: |own| own.map_or(0, |own| u64::from(own.number()) + 1),
        |number| maybe(number, |own| County::from_number(own.try_into().ok()?));
}

macro_rules! indices {
    ($($index:ty),*) => {$(
        impl Packed for $index {
            #[cfg(not(target_arch = "wasm32"))]
            fn pack(&self, list: &mut Vec<serde_json::Value>) {
                list.push(self.number().into());
            }

            fn unpack(list: &mut List<'_>) -> Option<Self> {
                u32::unpack(list).map(|number| Self::new(number as usize))
            }
        }
    )*};
}

indices!(AreaIdx, ObjectiveIdx, ProgrammeIdx, ActorIdx, PlaceIdx);

impl Packed for Option<Box<str>> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        list.push(self.as_deref().map_or_else(|| 0.into(), Into::into));
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        list.text()
    }
}

impl Packed for Box<str> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        list.push((**self).into());
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        list.text()?
    }
}

impl Packed for Option<Text> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        for language in Language::ALL {
            let wording = self.as_ref().and_then(|text| text.wording(language));
            list.push(wording.map_or_else(|| 0.into(), Into::into));
        }
    }

    #[inline(never)]
    fn unpack(list: &mut List<'_>) -> Option<Self> {
        let mut wordings = Language::ALL.map(|_| None);
        for wording in &mut wordings {
            *wording = list.text()?;
        }
        Some(Text::of(wordings))
    }
}

impl Packed for Text {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        Some(self.clone()).pack(list);
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        Option::<Self>::unpack(list)?
    }
}

impl Packed for Option<Period> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        self.map(|own| own.from).pack(list);
        if let Some(own) = self {
            own.to.pack(list);
        }
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        let Some(from) = Option::<Date>::unpack(list)? else {
            return Some(None);
        };
        let to = Packed::unpack(list)?;
        Some(Some(Period { from, to }))
    }
}

impl Packed for Option<Term> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        self.is_some().pack(list);
        if let Some(own) = self {
            own.pack(list);
        }
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        Some(if bool::unpack(list)? {
            Some(Term::unpack(list)?)
        } else {
            None
        })
    }
}

impl<T: Packed> Packed for Vec<T> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        self.len().pack(list);
        for own in self {
            own.pack(list);
        }
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        let mut all = Self::new();
        for _ in 0..list.number()? {
            all.push(T::unpack(list)?);
        }
        Some(all)
    }
}

impl<T: Packed + Clone> Packed for Box<[T]> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        self.to_vec().pack(list);
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        Vec::unpack(list).map(Into::into)
    }
}

impl Packed for (Box<str>, usize) {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, list: &mut Vec<serde_json::Value>) {
        self.0.pack(list);
        self.1.pack(list);
    }

    fn unpack(list: &mut List<'_>) -> Option<Self> {
        Some((Packed::unpack(list)?, Packed::unpack(list)?))
    }
}

/// Structs, field by field. What follows `without` is not in an excerpt, or is made of the rest.
macro_rules! fields {
    ($($own:ident { $($field:ident),* $(,)? } without { $($absent:ident: $none:expr),* $(,)? })*) => {$(
        impl Packed for $own {
            #[cfg(not(target_arch = "wasm32"))]
            fn pack(&self, list: &mut Vec<serde_json::Value>) {
                $(self.$field.pack(list);)*
            }

            fn unpack(list: &mut List<'_>) -> Option<Self> {
                Some(Self {
                    $($field: Packed::unpack(list)?,)*
                    $($absent: $none,)*
                })
            }
        }
    )*};
}

fields! {
    Source { url, title, language, publisher, date } without {}
    Successor { name, from } without {}
    Funding { currency, amount, is_yearly } without {}
    Term { one, many, the_one, the_many, full_one, full_many } without {}
    Terms { area, objective, programme, initiative } without {}
    Area { id, number, name, short, summary } without {
        sources: Vec::new(),
        objectives: Vec::new(),
        initiatives: Vec::new(),
    }
    Objective { id, area, name, text } without {
        sources: Vec::new(),
        initiatives: Vec::new(),
    }
    Programme { id, number, name, short, summary, lead, period, succeeded_by } without {
        sources: Vec::new(),
        initiatives: Vec::new(),
    }
    Initiative { id, kind, name, date, areas, objectives, programmes, actors, funding, places } without {
        summary: None,
        related: Vec::new(),
        sources: Vec::new(),
        added: None,
        changed: None,
        change: None,
    }
    Actor { id, kind, name } without { initiatives: Vec::new() }
    Place { id, name, county } without { latitude: None, longitude: None }
    Publication { changes_since } without {
        address: None,
        tag: None,
        licence: None,
        mail: None,
        publisher: None,
    }
    Strategy {
        name,
        adopted,
        lead,
        terms,
        objectives_total,
        note,
        areas_total,
        programmes_total,
        programmes_heading,
        programmes_angle,
        first_year,
        hues,
        languages,
        sources,
    } without { description: None }
    // Facts and most of the ids are made of the lists.
    Content {
        title,
        updated,
        strategy,
        publication,
        areas,
        objectives,
        programmes,
        initiatives,
        actors,
        places,
    } without {
        removed: Vec::new(),
        tours: Vec::new(),
        facts: Facts::default(),
        ids: Ids::default(),
    }
}

impl Content {
    /// Packs what an excerpt has of this content.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn packed(&self) -> serde_json::Value {
        let mut list = Vec::new();
        self.pack(&mut list);
        for ids in self.ids.lists() {
            ids.former.pack(&mut list);
        }
        serde_json::Value::Array(list)
    }

    /// The content of an [excerpt](super::excerpt()). `None` for anything else. O(n log n).
    pub fn unpack(text: &str) -> Option<Self> {
        let mut list = List { rest: text };
        let mut content = <Self as Packed>::unpack(&mut list)?;
        if !content.refers_to_itself() {
            return None;
        }
        content.ids = Ids {
            areas: IdList::of(&content.areas),
            objectives: IdList::of(&content.objectives),
            programmes: IdList::of(&content.programmes),
            initiatives: IdList::of(&content.initiatives),
            actors: IdList::of(&content.actors),
            places: IdList::of(&content.places),
        };
        for ids in content.ids.lists_mut() {
            ids.former = Packed::unpack(&mut list)?;
        }
        (list.rest == "]").then(|| content.indexed())
    }

    /// Whether every index is one of its list.
    fn refers_to_itself(&self) -> bool {
        let (areas, objectives) = (self.areas.len(), self.objectives.len());
        let own = |initiative: &Initiative| {
            initiative.areas.iter().all(|own| own.index() < areas)
                && initiative
                    .objectives
                    .iter()
                    .all(|own| own.index() < objectives)
                && initiative
                    .programmes
                    .iter()
                    .all(|own| own.index() < self.programmes.len())
                && initiative
                    .actors
                    .iter()
                    .all(|own| own.index() < self.actors.len())
                && initiative
                    .places
                    .iter()
                    .all(|own| own.index() < self.places.len())
        };
        areas > 0
            && self.objectives.iter().all(|own| own.area.index() < areas)
            && self.initiatives.iter().all(own)
    }
}
