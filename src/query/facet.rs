//! What can be chosen from: facets and their options.

use crate::content::{
    ActorIdx, AreaIdx, Content, Initiative, Kind, ObjectiveIdx, ProgrammeIdx, Sector,
};

/// A list that a visitor can choose from. Its choices are alternatives; different facets are conditions that all hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Priority areas.
    Area,
    /// Collaboration programmes.
    Programme,
    /// Objectives of the areas.
    Objective,
    /// What an initiative is.
    Kind,
    /// Who takes part.
    Actor,
}

impl Facet {
    /// All facets, in the order of the URL's keys.
    pub const ALL: [Self; 5] = [
        Self::Area,
        Self::Programme,
        Self::Objective,
        Self::Kind,
        Self::Actor,
    ];

    /// The key in the URL, and the `name` of the form's controls.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Programme => "programme",
            Self::Objective => "objective",
            Self::Kind => "kind",
            Self::Actor => "actor",
        }
    }

    /// The facet with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// How many options the facet has.
    pub(super) fn size(self, content: &Content) -> usize {
        match self {
            Self::Area => content.areas().len(),
            Self::Programme => content.programmes().len(),
            Self::Objective => content.objectives().len(),
            Self::Kind => Kind::ALL.len(),
            Self::Actor => content.actors().len(),
        }
    }

    /// Every option of the facet: kinds by family, all else in the order of the content.
    pub fn options(self, content: &Content) -> Vec<Choice> {
        let places = 0..self.size(content);
        match self {
            Self::Area => places
                .map(|place| Choice::Area(AreaIdx::new(place)))
                .collect(),
            Self::Programme => places
                .map(|place| Choice::Programme(ProgrammeIdx::new(place)))
                .collect(),
            Self::Objective => places
                .map(|place| Choice::Objective(ObjectiveIdx::new(place)))
                .collect(),
            Self::Kind => Kind::ALL.map(Choice::Kind).to_vec(),
            Self::Actor => places
                .map(|place| Choice::Actor(ActorIdx::new(place)))
                .collect(),
        }
    }
}

/// One option of a facet. The order is that of the canonical URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Initiatives that serve this area.
    Area(AreaIdx),
    /// Initiatives that belong to this programme.
    Programme(ProgrammeIdx),
    /// Initiatives that serve this objective.
    Objective(ObjectiveIdx),
    /// Initiatives of this kind.
    Kind(Kind),
    /// Initiatives that this actor takes part in.
    Actor(ActorIdx),
}

impl Choice {
    /// The facet that this is an option of.
    pub const fn facet(self) -> Facet {
        match self {
            Self::Area(_) => Facet::Area,
            Self::Programme(_) => Facet::Programme,
            Self::Objective(_) => Facet::Objective,
            Self::Kind(_) => Facet::Kind,
            Self::Actor(_) => Facet::Actor,
        }
    }

    /// The value in the URL and of the form's control.
    pub fn id(self, content: &Content) -> &str {
        match self {
            Self::Area(area) => &content.area(area).id,
            Self::Programme(programme) => &content.programme(programme).id,
            Self::Objective(objective) => &content.objective(objective).id,
            Self::Kind(kind) => kind.id(),
            Self::Actor(actor) => &content.actor(actor).id,
        }
    }

    /// The option of `facet` that has this value in the URL.
    pub fn from_id(facet: Facet, id: &str, content: &Content) -> Option<Self> {
        match facet {
            Facet::Area => content.find_area(id).map(Self::Area),
            Facet::Programme => content.find_programme(id).map(Self::Programme),
            Facet::Objective => content.find_objective(id).map(Self::Objective),
            Facet::Kind => Kind::from_id(id).map(Self::Kind),
            Facet::Actor => content.find_actor(id).map(Self::Actor),
        }
    }

    /// The sector of the map that this chooses, if it chooses one.
    pub const fn sector(self) -> Option<Sector> {
        match self {
            Self::Area(area) => Some(Sector::Area(area)),
            Self::Programme(programme) => Some(Sector::Programme(programme)),
            _ => None,
        }
    }

    /// Whether `initiative` is what this option asks for.
    pub fn keeps(self, initiative: &Initiative) -> bool {
        match self {
            Self::Area(area) => initiative.areas.contains(&area),
            Self::Programme(programme) => initiative.programmes.contains(&programme),
            Self::Objective(objective) => initiative.objectives.contains(&objective),
            Self::Kind(kind) => initiative.kind == kind,
            Self::Actor(actor) => initiative.actors.contains(&actor),
        }
    }

    /// The place among the facet's counts, less than [`Facet::size`].
    pub(super) const fn place(self) -> usize {
        match self {
            Self::Area(area) => area.index(),
            Self::Programme(programme) => programme.index(),
            Self::Objective(objective) => objective.index(),
            Self::Kind(kind) => kind as usize,
            Self::Actor(actor) => actor.index(),
        }
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
