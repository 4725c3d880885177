//! The content model: everything that the map shows, checked and indexed.
//!
//! The file's bytes are parsed into a wire form (`wire`, private to this module), which is resolved (`resolve`) into one
//! immutable [`Content`]: ids become typed indices, all references are valid, and whatever was wrong with an entry becomes
//! a [`Fault`] with its path in the file. Nothing here reads files or the clock, or panics on any input.

mod address;
mod county;
mod date;
#[cfg(not(target_arch = "wasm32"))]
mod excerpt;
mod facts;
mod fault;
mod fields;
pub mod format;
mod ids;
mod kinds;
mod language;
mod packed;
mod path;
mod publication;
mod resolve;
mod strategy;
mod text;
mod tour;
mod wire;

pub use crate::document::JsonKind as JsonType;
pub use county::County;
pub use date::{CalendarDay, Date, OPEN_END, Period};
#[cfg(not(target_arch = "wasm32"))]
pub use excerpt::excerpt;
pub use facts::{Column, Facts};
pub use fault::{BadAddress, Fault, FileError, List, Outcome, Problem, Severity};
pub use ids::mended_id;
pub use kinds::{ActorKind, Family, Kind};
pub use language::Language;
pub use publication::{Publication, Publisher, Removed};
pub use strategy::{HUES, Strategy, Term, Terms};
pub use text::{Localized, Text};
pub use tour::{Step, Tour};
pub use wire::CONTENT;

/// A fingerprint of a content file, by which a page recognises the file that it was rendered from: 64-bit FNV-1a, in
/// hexadecimal digits. It detects changes, but is not secure.
///
/// See <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
pub fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let digit = |shift: u32| char::from_digit((hash >> shift & 0xf) as u32, 16).unwrap_or('0');
    (0..16).rev().map(|nibble| digit(nibble * 4)).collect()
}

/// Defines a typed index into one of the lists of [`Content`].
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The index in the list, from 0.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The index as the number that it is stored as.
            pub const fn number(self) -> u32 {
                self.0
            }

            /// The typed index for `index`. The reader truncates lists long before `u32::MAX`.
            #[allow(clippy::cast_possible_truncation, reason = "a list of four thousand million entries does not fit the memory of a browser")]
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

index!(
    /// The index of a priority area.
    AreaIdx
);
index!(
    /// The index of an objective.
    ObjectiveIdx
);
index!(
    /// The index of a collaboration programme.
    ProgrammeIdx
);
index!(
    /// The index of an initiative.
    InitiativeIdx
);
index!(
    /// The index of an actor.
    ActorIdx
);
index!(
    /// The index of a place.
    PlaceIdx
);

/// A sector of the map. Areas come before programmes, each by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sector {
    /// A priority area.
    Area(AreaIdx),
    /// A collaboration programme.
    Programme(ProgrammeIdx),
}

/// A web page that a statement is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// An absolute `http` or `https` address.
    pub url: Box<str>,
    /// The page's own title.
    pub title: Box<str>,
    /// The language of the title, as a tag of BCP 47: that of the content's first language if the file does not say.
    pub language: Box<str>,
    /// Who publishes it.
    pub publisher: Option<Box<str>>,
    /// When it was published.
    pub date: Option<Date>,
}

/// A priority area of the strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The id in the file and the URL.
    pub id: Box<str>,
    /// Its number in the strategy, 1–8 in the real content.
    pub number: u32,
    /// The official name.
    pub name: Text,
    /// A shorter name for labels.
    pub short: Text,
    /// What the area is about.
    pub summary: Option<Text>,
    /// Their sources.
    pub sources: Vec<Source>,
    /// The area's objectives, in the order of the file.
    pub objectives: Vec<ObjectiveIdx>,
    /// The initiatives that serve the area, in the order of the file.
    pub initiatives: Vec<InitiativeIdx>,
}

/// An objective of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// The id in the file and the URL, which is also its number: "2.3".
    pub id: Box<str>,
    /// The area that it belongs to.
    pub area: AreaIdx,
    /// The official wording.
    pub name: Text,
    /// What it means, in plain language.
    pub text: Option<Text>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The initiatives that serve it, in the order of the file.
    pub initiatives: Vec<InitiativeIdx>,
}

/// One of the five collaboration programmes of 2016.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The id in the file and the URL.
    pub id: Box<str>,
    /// Its number, 1–5 in the real content.
    pub number: u32,
    /// The official name.
    pub name: Text,
    /// A shorter name for labels.
    pub short: Text,
    /// What the programme was about.
    pub summary: Option<Text>,
    /// Who led it.
    pub lead: Option<Text>,
    /// When it ran.
    pub period: Option<Period>,
    /// What came after it.
    pub succeeded_by: Vec<Successor>,
    /// Their sources.
    pub sources: Vec<Source>,
    /// The initiatives that belong to it, in the order of the file.
    pub initiatives: Vec<InitiativeIdx>,
}

/// What came after a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Its name.
    pub name: Text,
    /// When it began.
    pub from: Option<Date>,
}

/// A currency of the content's amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// Swedish kronor.
    Sek,
    /// Euro.
    Eur,
}

/// An amount of money, in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funding {
    /// Kronor or euro.
    pub currency: Currency,
    /// The amount.
    pub amount: u64,
    /// Whether it is the sum per year, not for all years together.
    pub is_yearly: bool,
}

/// Something that is done for the strategy or within a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// The id in the file and the URL.
    pub id: Box<str>,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: Text,
    /// What it is about.
    pub summary: Option<Text>,
    /// When it takes place.
    pub date: Option<Period>,
    /// The areas that it serves, the main one first, without repetitions. There is at least one area or programme.
    pub areas: Vec<AreaIdx>,
    /// The objectives that it serves.
    pub objectives: Vec<ObjectiveIdx>,
    /// The programmes that it belongs to.
    pub programmes: Vec<ProgrammeIdx>,
    /// Who takes part.
    pub actors: Vec<ActorIdx>,
    /// The money in it, by currency.
    pub funding: Vec<Funding>,
    /// Where it happens.
    pub places: Vec<PlaceIdx>,
    /// Initiatives that it has to do with.
    pub related: Vec<InitiativeIdx>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// When it came to the map. `None` if it was there before such days were noted.
    pub added: Option<Date>,
    /// When it was last changed on the map, otherwise than in its wording.
    pub changed: Option<Date>,
    /// What was changed then.
    pub change: Option<Text>,
}

impl Initiative {
    /// Its sectors: areas in their order, then programmes in their order.
    pub fn sectors(&self) -> impl Iterator<Item = Sector> + '_ {
        let areas = self.areas.iter().copied().map(Sector::Area);
        areas.chain(self.programmes.iter().copied().map(Sector::Programme))
    }

    /// The sector with the filled mark: the first area, or the first programme if there is no area.
    pub fn main_sector(&self) -> Option<Sector> {
        self.sectors().next()
    }

    /// The largest of its amounts, for comparing with those of others: in kronor, a euro taken for ten, a yearly sum for
    /// itself. Only an order, never to be shown or added. 0 without any.
    pub fn largest_amount(&self) -> u64 {
        let in_kronor = |funding: &Funding| match funding.currency {
            Currency::Sek => funding.amount,
            Currency::Eur => funding.amount.saturating_mul(10),
        };
        self.funding.iter().map(in_kronor).max().unwrap_or(0)
    }

    /// Whether it has begun and continues: it has no end, and is of a kind that [lasts](Kind::lasts).
    pub fn goes_on(&self) -> bool {
        self.kind.lasts() && self.date.is_some_and(|date| date.to.is_none())
    }

    /// The first and the last year that it touches, if it has a date. If it continues, the last one is [`OPEN_END`].
    ///
    /// ```
    /// use life_science_map::content::{Content, OPEN_END};
    ///
    /// let file = r#"{"version": 1, "areas": [{"id": "a", "name": {"sv": "A"}}], "initiatives": [
    ///     {"id": "one", "kind": "infrastructure", "name": {"sv": "Ett"}, "areas": ["a"], "date": {"from": "2016"}}
    /// ]}"#;
    /// let (content, _) = Content::read(file.as_bytes()).unwrap();
    /// assert_eq!(content.initiatives()[0].years(), Some((2016, OPEN_END)));
    /// ```
    pub fn years(&self) -> Option<(u16, u16)> {
        let (first, last) = self.date?.years();
        Some((first, if self.goes_on() { OPEN_END } else { last }))
    }

    /// Whether it belongs to `sector`.
    pub fn is_in(&self, sector: Sector) -> bool {
        self.sectors().any(|own| own == sector)
    }
}

/// Someone who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The id in the file and the URL.
    pub id: Box<str>,
    /// What kind of actor it is.
    pub kind: Option<ActorKind>,
    /// The actor's name.
    pub name: Text,
    /// The initiatives that the actor takes part in, in the order of the file.
    pub initiatives: Vec<InitiativeIdx>,
}

/// Somewhere in Sweden. Coordinates are approximate, in degrees (WGS 84).
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The id in the file.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// North, −90 to 90.
    pub latitude: Option<f64>,
    /// East, −180 to 180.
    pub longitude: Option<f64>,
    /// The county that it lies in, if the file says so.
    pub county: Option<County>,
}

/// Everything that the map shows. Created by [`Content::read`] and never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The map's title.
    pub title: Option<Text>,
    /// When the content was last changed.
    pub updated: Option<Date>,
    /// The strategy as a whole.
    pub strategy: Strategy,
    /// Who publishes the map, and where.
    pub publication: Publication,
    /// What was in the content and is no longer, in the order of the file.
    pub removed: Vec<Removed>,
    /// The stories that lead through states of the map.
    pub tours: Vec<Tour>,
    areas: Vec<Area>,
    objectives: Vec<Objective>,
    programmes: Vec<Programme>,
    initiatives: Vec<Initiative>,
    actors: Vec<Actor>,
    places: Vec<Place>,
    facts: Facts,
    ids: ids::Ids,
}

/// Defines, for one list of [`Content`], accessors for the list, an entry by index, and an index by id.
macro_rules! list {
    ($list:ident, $one:ident, $find:ident, $entry:ty, $index:ident) => {
        /// The list, in order.
        pub fn $list(&self) -> &[$entry] {
            &self.$list
        }

        /// The entry at an index of this content.
        ///
        /// # Panics
        /// If the index is from another content with a longer list.
        pub fn $one(&self, index: $index) -> &$entry {
            &self.$list[index.index()]
        }

        /// The index of the entry that has this id, or else of the one that had it before. By binary search.
        pub fn $find(&self, id: &str) -> Option<$index> {
            self.ids.$list.find_ever(id).map($index::new)
        }
    };
}

impl Content {
    list!(areas, area, find_area, Area, AreaIdx);
    list!(
        objectives,
        objective,
        find_objective,
        Objective,
        ObjectiveIdx
    );
    list!(
        programmes,
        programme,
        find_programme,
        Programme,
        ProgrammeIdx
    );
    list!(
        initiatives,
        initiative,
        find_initiative,
        Initiative,
        InitiativeIdx
    );
    list!(actors, actor, find_actor, Actor, ActorIdx);
    list!(places, place, find_place, Place, PlaceIdx);

    /// All initiatives with their indices, in the order of the file.
    pub fn indexed_initiatives(&self) -> impl Iterator<Item = (InitiativeIdx, &Initiative)> {
        self.initiatives
            .iter()
            .enumerate()
            .map(|(index, initiative)| (InitiativeIdx::new(index), initiative))
    }

    /// All actors, those with the most initiatives first, ties in the order of the file.
    pub fn actors_by_frequency(&self) -> Vec<ActorIdx> {
        let mut actors: Vec<_> = (0..self.actors.len()).map(ActorIdx::new).collect();
        let frequency = |actor: ActorIdx| self.actor(actor).initiatives.len();
        crate::sort::sort_by(&mut actors, |&a, &b| frequency(b).cmp(&frequency(a)));
        actors
    }

    /// The sectors of the map: areas by number, then programmes by number.
    pub fn sectors(&self) -> impl Iterator<Item = Sector> + '_ {
        let areas = (0..self.areas.len()).map(|index| Sector::Area(AreaIdx::new(index)));
        areas.chain(
            (0..self.programmes.len()).map(|index| Sector::Programme(ProgrammeIdx::new(index))),
        )
    }

    /// The id of a sector. Unique among areas and among programmes; a file with the same id in both gets a warning.
    pub fn sector_id(&self, sector: Sector) -> &str {
        match sector {
            Sector::Area(area) => &self.area(area).id,
            Sector::Programme(programme) => &self.programme(programme).id,
        }
    }

    /// The sector with this id.
    pub fn find_sector(&self, id: &str) -> Option<Sector> {
        self.find_area(id)
            .map(Sector::Area)
            .or_else(|| self.find_programme(id).map(Sector::Programme))
    }

    /// The official name of a sector.
    pub fn sector_name(&self, sector: Sector) -> &Text {
        match sector {
            Sector::Area(area) => &self.area(area).name,
            Sector::Programme(programme) => &self.programme(programme).name,
        }
    }

    /// The short name of a sector, for labels.
    pub fn sector_short(&self, sector: Sector) -> &Text {
        match sector {
            Sector::Area(area) => &self.area(area).short,
            Sector::Programme(programme) => &self.programme(programme).short,
        }
    }

    /// The initiatives of a sector, in the order of the file.
    pub fn sector_initiatives(&self, sector: Sector) -> &[InitiativeIdx] {
        match sector {
            Sector::Area(area) => &self.area(area).initiatives,
            Sector::Programme(programme) => &self.programme(programme).initiatives,
        }
    }

    /// The columns of all initiatives.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The first and the last year that any initiative is known to touch. Open ends do not count: these are the years to
    /// choose from and to draw.
    pub const fn years(&self) -> Option<(u16, u16)> {
        self.facts.all_years()
    }
}
