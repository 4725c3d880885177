//! Facets and their options.
//!
//! Everything specific to a facet is in its [`Row`], at the end of the file.

use std::borrow::Cow;

use super::{Location, Years};
use crate::content::{
    ActorIdx, ActorKind, AreaIdx, Column, Content, Facts, InitiativeIdx, Kind, ObjectiveIdx,
    PlaceIdx, ProgrammeIdx, Sector,
};

/// Defines [`Facet`] and [`Choice`] from the facets and the types of their options, each of which has a [`Row`].
macro_rules! facets {
    ($($(#[$doc:meta])* $facet:ident($option:ty),)*) => {
        /// A list that a visitor can choose from. Choices within a facet are alternatives; different facets must all match.
        ///
        /// ```
        /// use life_science_map::query::Facet;
        ///
        /// assert_eq!(Facet::from_key("kind"), Some(Facet::Kind));
        /// assert_eq!(Facet::Kind.key(), "kind");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet {
            $($(#[$doc])* $facet,)*
        }

        /// An option of a facet. The order is that of the canonical URL.
        ///
        /// ```
        /// use life_science_map::content::{Content, Kind};
        /// use life_science_map::query::{Choice, Facet};
        ///
        /// let bytes = include_bytes!("../../tests/content/good/whole.json");
        /// let (content, _) = Content::read(bytes).unwrap();
        /// let choice = Choice::from_id(Facet::Kind, "event", &content);
        /// assert_eq!(choice, Some(Choice::Kind(Kind::Event)));
        /// assert_eq!(Choice::Kind(Kind::Event).id(&content), "event");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Choice {
            $($(#[$doc])* $facet($option),)*
        }

        impl Facet {
            /// All facets, in the order of the URL's keys.
            pub const ALL: [Self; [$(Self::$facet),*].len()] = [$(Self::$facet),*];

            /// The key in the URL, and the `name` of the form's controls.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$facet => <$option>::ROW.key,)*
                }
            }

            /// All options that are offered: kinds by family, everything else in the order of the content.
            pub fn options(self, content: &Content) -> Vec<Choice> {
                match self {
                    $(Self::$facet => {
                        let options = (<$option>::ROW.options)(content).into_iter();
                        options.map(Choice::$facet).collect()
                    })*
                }
            }

            /// How many slots the facet has. Each option stands for one or more of them.
            pub(super) fn size(self, content: &Content) -> usize {
                match self {
                    $(Self::$facet => (<$option>::ROW.size)(content),)*
                }
            }

            /// The slots of each initiative.
            pub(super) fn column(self, facts: &Facts) -> &Column {
                match self {
                    $(Self::$facet => (<$option>::ROW.column)(facts),)*
                }
            }
        }

        impl Choice {
            /// The facet that this is an option of.
            pub const fn facet(self) -> Facet {
                match self {
                    $(Self::$facet(_) => Facet::$facet,)*
                }
            }

            /// The value in the URL and in the form's control.
            pub fn id(self, content: &Content) -> Cow<'_, str> {
                match self {
                    $(Self::$facet(option) => (<$option>::ROW.id)(option, content),)*
                }
            }

            /// The option of `facet` with this value in the URL.
            pub fn from_id(facet: Facet, id: &str, content: &Content) -> Option<Self> {
                match facet {
                    $(Facet::$facet => (<$option>::ROW.find)(content, id).map(Self::$facet),)*
                }
            }

            /// The slots of its facet that it stands for.
            pub(super) fn slots(self, facts: &Facts) -> Slots {
                match self {
                    $(Self::$facet(option) => (<$option>::ROW.slots)(option, facts),)*
                }
            }
        }
    };
}

facets! {
    /// Priority areas: the initiatives that serve them.
    Area(AreaIdx),
    /// Collaboration programmes: the initiatives that belong to them.
    Programme(ProgrammeIdx),
    /// Objectives of the areas: the initiatives that serve them.
    Objective(ObjectiveIdx),
    /// What an initiative is.
    Kind(Kind),
    /// Who takes part.
    Actor(ActorIdx),
    /// The kinds of those who take part.
    ActorKind(ActorKind),
    /// When an initiative began. The form has no control for it.
    Began(Years),
    /// Where an initiative takes place. The form has no control for it.
    Place(Location),
}

/// Everything specific to a facet with options of type `T`.
struct Row<T> {
    /// The key in the URL.
    key: &'static str,
    /// All options that are offered.
    options: fn(&Content) -> Vec<T>,
    /// The number of slots.
    size: fn(&Content) -> usize,
    /// The id of an option in the URL.
    id: fn(T, &Content) -> Cow<'_, str>,
    /// The option with this id.
    find: fn(&Content, &str) -> Option<T>,
    /// The slots that an option stands for.
    slots: fn(T, &Facts) -> Slots,
    /// The slots of each initiative.
    column: fn(&Facts) -> &Column,
}

/// A type of options, which has a [`Row`].
trait Options: Sized {
    const ROW: Row<Self>;
}

impl Options for AreaIdx {
    const ROW: Row<Self> = Row {
        key: "area",
        options: |content| indices(content.areas().len(), Self::new),
        size: |content| content.areas().len(),
        id: |area, content| Cow::Borrowed(&content.area(area).id),
        find: |content, id| content.find_area(id),
        slots: |area, _| Slots::one(area.number()),
        column: |facts| &facts.areas,
    };
}

impl Options for ProgrammeIdx {
    const ROW: Row<Self> = Row {
        key: "programme",
        options: |content| indices(content.programmes().len(), Self::new),
        size: |content| content.programmes().len(),
        id: |programme, content| Cow::Borrowed(&content.programme(programme).id),
        find: |content, id| content.find_programme(id),
        slots: |programme, _| Slots::one(programme.number()),
        column: |facts| &facts.programmes,
    };
}

impl Options for ObjectiveIdx {
    const ROW: Row<Self> = Row {
        key: "objective",
        options: |content| indices(content.objectives().len(), Self::new),
        size: |content| content.objectives().len(),
        id: |objective, content| Cow::Borrowed(&content.objective(objective).id),
        find: |content, id| content.find_objective(id),
        slots: |objective, _| Slots::one(objective.number()),
        column: |facts| &facts.objectives,
    };
}

impl Options for Kind {
    const ROW: Row<Self> = Row {
        key: "kind",
        options: |_| Self::ALL.to_vec(),
        size: |_| Self::ALL.len(),
        id: |kind, _| Cow::Borrowed(kind.id()),
        find: |_, id| Self::from_id(id),
        slots: |kind, _| Slots::one(kind as u32),
        column: |facts| &facts.kinds,
    };
}

impl Options for ActorIdx {
    const ROW: Row<Self> = Row {
        key: "actor",
        options: |content| indices(content.actors().len(), Self::new),
        size: |content| content.actors().len(),
        id: |actor, content| Cow::Borrowed(&content.actor(actor).id),
        find: |content, id| content.find_actor(id),
        slots: |actor, _| Slots::one(actor.number()),
        column: |facts| &facts.actors,
    };
}

impl Options for ActorKind {
    const ROW: Row<Self> = Row {
        key: "actor_kind",
        options: |_| Self::ALL.to_vec(),
        size: |_| Self::ALL.len(),
        id: |kind, _| Cow::Borrowed(kind.id()),
        find: |_, id| Self::from_id(id),
        slots: |kind, _| Slots::one(kind as u32),
        column: |facts| &facts.actor_kinds,
    };
}

/// An address may ask for any year, even one in which nothing began.
impl Options for Years {
    const ROW: Row<Self> = Row {
        key: "began",
        options: |content| {
            let years = content.facts().years_begun().iter();
            let mut options = vec![Self::Undated];
            options.extend(years.map(|&year| Self::One(year)));
            options
        },
        size: |content| content.facts().years_begun().len() + 1,
        id: |years, _| Cow::Owned(years.id()),
        find: |_, id| Self::from_id(id),
        slots: |years, facts| match years {
            Self::Undated => Slots::one(0),
            Self::Until(last) => Slots::begun(facts, 1, last),
            Self::One(year) => Slots::begun(facts, year, year),
        },
        column: |facts| &facts.began,
    };
}

impl Options for Location {
    const ROW: Row<Self> = Row {
        key: "place",
        options: Self::all,
        size: |content| Facts::place(PlaceIdx::new(content.places().len())) as usize,
        id: Self::id,
        find: Self::from_id,
        slots: |location, _| Slots::one(location.number()),
        column: |facts| &facts.locations,
    };
}

/// All indices of a list.
fn indices<T>(count: usize, index: fn(usize) -> T) -> Vec<T> {
    (0..count).map(index).collect()
}

/// Slots of a facet, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slots {
    start: u32,
    end: u32,
}

impl Slots {
    const fn one(slot: u32) -> Self {
        Self {
            start: slot,
            end: slot + 1,
        }
    }

    /// The slots of [`Facts::began`] for the years from `first` to `last`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are less than ten thousand years"
    )]
    fn begun(facts: &Facts, first: u16, last: u16) -> Self {
        let years = facts.years_begun();
        Self {
            start: 1 + years.partition_point(|&year| year < first) as u32,
            end: 1 + years.partition_point(|&year| year <= last) as u32,
        }
    }

    /// Whether an initiative has one of them.
    pub(super) fn meet(self, own: &[u32]) -> bool {
        own.iter()
            .any(|&slot| self.start <= slot && slot < self.end)
    }

    /// The sum of their counts.
    pub(super) fn sum(self, counts: &[u32]) -> u32 {
        let own = counts.get(self.start as usize..self.end as usize);
        own.unwrap_or_default().iter().sum()
    }
}

impl Facet {
    /// The facet with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

impl Choice {
    /// The sector of the map that this option selects, if it does.
    pub const fn sector(self) -> Option<Sector> {
        match self {
            Self::Area(area) => Some(Sector::Area(area)),
            Self::Programme(programme) => Some(Sector::Programme(programme)),
            _ => None,
        }
    }

    /// Whether an initiative matches this option.
    pub fn keeps(self, content: &Content, initiative: InitiativeIdx) -> bool {
        let facts = content.facts();
        let own = self.facet().column(facts).of(initiative);
        self.slots(facts).meet(own)
    }
}

impl From<Sector> for Choice {
    fn from(sector: Sector) -> Self {
        match sector {
            Sector::Area(area) => Self::Area(area),
            Sector::Programme(programme) => Self::Programme(programme),
        }
    }
}
