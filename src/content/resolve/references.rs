//! Initiatives and their references.

use super::drafts::Draft;
use crate::content::fault::{List, Outcome, Problem};
use crate::content::fields::{ENTRY, Faults, Need, Reader};
use crate::content::ids::{Entry, IdList, Ids, Targets};
use crate::content::path::{Path, Step};
use crate::content::wire::{self, Field};
use crate::content::{
    ActorIdx, Area, AreaIdx, Initiative, InitiativeIdx, Kind, Objective, ObjectiveIdx, PlaceIdx,
    ProgrammeIdx,
};

/// References to other initiatives, which can only be resolved when all initiatives are read.
type Related = Field<wire::List<Box<str>>>;

impl Entry for (Initiative, Related) {
    fn id(&self) -> &str {
        &self.0.id
    }
}

/// Everything that an initiative can refer to.
struct InitiativeTargets<'ids> {
    areas: Targets<'ids>,
    objectives: Targets<'ids>,
    programmes: Targets<'ids>,
    actors: Targets<'ids>,
    places: Targets<'ids>,
}

impl<F: Faults> Reader<F> {
    /// Reads the initiatives and resolves all their references.
    pub(super) fn initiatives(
        &mut self,
        field: Field<wire::List<wire::Initiative>>,
        ids: &Ids,
        areas: &[Area],
        objectives: &[Objective],
    ) -> Vec<Initiative> {
        let mut targets = InitiativeTargets {
            areas: Targets::new(List::Areas, &ids.areas),
            objectives: Targets::new(List::Objectives, &ids.objectives),
            programmes: Targets::new(List::Programmes, &ids.programmes),
            actors: Targets::new(List::Actors, &ids.actors),
            places: Targets::new(List::Places, &ids.places),
        };
        let drafts = self.entries(List::Initiatives, field, |reader, id, initiative, at| {
            let (initiative, related) = reader.initiative(id, initiative, at, &mut targets)?;
            reader.compare_areas(&initiative, at, &targets.areas, areas, objectives);
            Some((initiative, related))
        });
        self.relate(drafts)
    }

    fn initiative(
        &mut self,
        id: Box<str>,
        initiative: wire::Initiative,
        at: &Path<'_>,
        targets: &mut InitiativeTargets<'_>,
    ) -> Option<(Initiative, Related)> {
        let name = self.text(initiative.name, &at.field("name"), ENTRY)?;
        let kind = self.kind(initiative.kind, at)?;
        let areas = self.refers(initiative.areas, "areas", at, &mut targets.areas);
        let programmes = self.refers(
            initiative.programmes,
            "programmes",
            at,
            &mut targets.programmes,
        );
        if areas.is_empty() && programmes.is_empty() {
            self.fault(at, || Problem::NoSector, Outcome::EntryDropped);
            return None;
        }
        let objectives = self.refers(
            initiative.objectives,
            "objectives",
            at,
            &mut targets.objectives,
        );
        let actors = self.refers(initiative.actors, "actors", at, &mut targets.actors);
        let places = self.refers(initiative.places, "places", at, &mut targets.places);
        let entry = Initiative {
            id,
            kind,
            name,
            summary: self.text(initiative.summary, &at.field("summary"), Need::Expected),
            date: self.period(initiative.date, &at.field("date"), Need::Optional),
            areas: areas.into_iter().map(AreaIdx::new).collect(),
            objectives: objectives.into_iter().map(ObjectiveIdx::new).collect(),
            programmes: programmes.into_iter().map(ProgrammeIdx::new).collect(),
            actors: actors.into_iter().map(ActorIdx::new).collect(),
            funding: self.funding(initiative.funding, &at.field("funding")),
            places: places.into_iter().map(PlaceIdx::new).collect(),
            related: Vec::new(),
            sources: self.sources(initiative.sources, at, Need::Expected),
            added: self.date(initiative.added, &at.field("added"), Need::Optional),
            changed: self.date(initiative.changed, &at.field("changed"), Need::Optional),
            change: self.text(initiative.change, &at.field("change"), Need::Optional),
        };
        Some((entry, initiative.related))
    }

    /// Resolves the references in a field of an initiative.
    fn refers(
        &mut self,
        field: Field<wire::List<Box<str>>>,
        name: &'static str,
        holder: &Path<'_>,
        targets: &mut Targets<'_>,
    ) -> Vec<usize> {
        self.references(field, &holder.field(name), targets, None)
    }

    fn kind(&mut self, field: Field<Box<str>>, holder: &Path<'_>) -> Option<Kind> {
        let at = holder.field("kind");
        self.one_of(field, &at, ENTRY, Kind::from_id, Problem::UnknownKind)
    }

    /// Warns of objectives whose area the initiative does not serve. `own` has just recorded the areas that it serves.
    fn compare_areas(
        &mut self,
        initiative: &Initiative,
        at: &Path<'_>,
        own: &Targets<'_>,
        areas: &[Area],
        objectives: &[Objective],
    ) {
        for objective in &initiative.objectives {
            let objective = &objectives[objective.index()];
            if !own.has(objective.area.index()) {
                let problem = || Problem::ObjectiveOutsideAreas {
                    objective: objective.id.clone(),
                    area: areas[objective.area.index()].id.clone(),
                };
                self.fault(&at.field("objectives"), problem, Outcome::Kept);
            }
        }
    }

    /// Resolves the references between initiatives.
    fn relate(&mut self, drafts: Vec<Draft<(Initiative, Related)>>) -> Vec<Initiative> {
        let mut initiatives = Vec::with_capacity(drafts.len());
        let mut related = Vec::with_capacity(drafts.len());
        for Draft {
            place,
            entry: (initiative, others),
        } in drafts
        {
            initiatives.push(initiative);
            related.push((place, others));
        }
        let ids = IdList::of(&initiatives);
        let mut targets = Targets::new(List::Initiatives, &ids);
        let list = Path::root(List::Initiatives.name());
        for (index, (initiative, (place, others))) in
            initiatives.iter_mut().zip(related).enumerate()
        {
            let entry = list.then(Step::Entry(place, Some(&initiative.id)));
            let others =
                self.references(others, &entry.field("related"), &mut targets, Some(index));
            initiative.related = others.into_iter().map(InitiativeIdx::new).collect();
        }
        initiatives
    }
}
