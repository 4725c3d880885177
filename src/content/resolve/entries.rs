//! The entries of each list, without references between entries.

use crate::content::fault::{List, Outcome, Problem};
use crate::content::fields::{ENTRY, Faults, HOLDER, MENDED, Need, Reader};
use crate::content::ids::IdList;
use crate::content::path::{Path, Step};
use crate::content::wire;
use crate::content::{
    Actor, ActorKind, Area, AreaIdx, County, Objective, Place, Programme, Successor,
};

impl<F: Faults> Reader<F> {
    pub(super) fn area(&mut self, id: Box<str>, area: wire::Area, at: &Path<'_>) -> Option<Area> {
        let name = self.text(area.name, &at.field("name"), ENTRY)?;
        Some(Area {
            id,
            number: self.own_number(area.number, at),
            short: self
                .text(area.short, &at.field("short"), MENDED)
                .unwrap_or_else(|| name.clone()),
            name,
            summary: self.text(area.summary, &at.field("summary"), Need::Expected),
            sources: self.sources(area.sources, at, Need::Expected),
            objectives: Vec::new(),
            initiatives: Vec::new(),
        })
    }

    pub(super) fn objective(
        &mut self,
        id: Box<str>,
        objective: wire::Objective,
        at: &Path<'_>,
        areas: &IdList,
    ) -> Option<Objective> {
        let name = self.text(objective.name, &at.field("name"), ENTRY)?;
        let path = at.field("area");
        let area = self.plain(objective.area, &path, ENTRY)?;
        let area = self.reference(&area, &path, Outcome::EntryDropped, List::Areas, areas)?;
        Some(Objective {
            id,
            area: AreaIdx::new(area),
            name,
            text: self.text(objective.text, &at.field("text"), Need::Expected),
            sources: self.sources(objective.sources, at, Need::Expected),
            initiatives: Vec::new(),
        })
    }

    pub(super) fn programme(
        &mut self,
        id: Box<str>,
        programme: wire::Programme,
        at: &Path<'_>,
        areas: &IdList,
    ) -> Option<Programme> {
        let name = self.text(programme.name, &at.field("name"), ENTRY)?;
        if areas.find(&id).is_some() {
            self.fault(
                &at.field("id"),
                || Problem::SharedId(id.clone()),
                Outcome::Kept,
            );
        }
        let path = at.field("succeeded_by");
        let mut succeeded_by = Vec::new();
        for (place, successor) in self.elements(
            programme.succeeded_by,
            &path,
            Need::Optional,
            Outcome::FieldDropped,
        ) {
            let path = path.then(Step::Element(place));
            let from = self.date(successor.from, &path.field("from"), Need::Optional);
            if let Some(name) = self.text(successor.name, &path.field("name"), HOLDER) {
                succeeded_by.push(Successor { name, from });
            }
        }
        Some(Programme {
            id,
            number: self.own_number(programme.number, at),
            short: self
                .text(programme.short, &at.field("short"), MENDED)
                .unwrap_or_else(|| name.clone()),
            name,
            summary: self.text(programme.summary, &at.field("summary"), Need::Expected),
            lead: self.text(programme.lead, &at.field("lead"), Need::Optional),
            period: self.period(programme.period, &at.field("period"), Need::Expected),
            succeeded_by,
            sources: self.sources(programme.sources, at, Need::Expected),
            initiatives: Vec::new(),
        })
    }

    pub(super) fn actor(
        &mut self,
        id: Box<str>,
        actor: wire::Actor,
        at: &Path<'_>,
    ) -> Option<Actor> {
        let name = self.text(actor.name, &at.field("name"), ENTRY)?;
        let kind = self.one_of(
            actor.kind,
            &at.field("kind"),
            Need::Expected,
            ActorKind::from_id,
            Problem::UnknownKind,
        );
        Some(Actor {
            id,
            kind,
            name,
            initiatives: Vec::new(),
        })
    }

    pub(super) fn place(
        &mut self,
        id: Box<str>,
        place: wire::Place,
        at: &Path<'_>,
    ) -> Option<Place> {
        let name = self.text(place.name, &at.field("name"), ENTRY)?;
        let latitude = self.in_range(place.lat, &at.field("lat"), Need::Expected, (-90.0, 90.0));
        let longitude = self.in_range(place.lon, &at.field("lon"), Need::Expected, (-180.0, 180.0));
        // A coordinate alone is useless.
        let (latitude, longitude) = latitude.zip(longitude).unzip();
        let county = self.one_of(
            place.county,
            &at.field("county"),
            Need::Optional,
            County::from_id,
            Problem::UnknownCounty,
        );
        Some(Place {
            id,
            name,
            latitude,
            longitude,
            county,
        })
    }
}
