//! From the wire form to [`Content`]: references become indices, and whatever is wrong becomes a [`Fault`] and harms
//! nothing beyond its own entry or field.
//!
//! Lists are read in the order of what refers to what: areas and programmes, objectives, actors, places, initiatives,
//! and last what initiatives say of each other. A list's ids are known only once all its faulty entries are out, so
//! that no index ever points at one of those. All of it is O(n log n) in the length of the file.

use super::fault::{Fault, FileError, List, Outcome, Problem};
use super::fields::{ENTRY, HOLDER, MENDED, Need, Reader};
use super::ids::{Entry, IdList, Ids, Targets};
use super::path::{Path, Step};
use super::wire::{self, Field, JsonType, Typed};
use super::{
    Actor, ActorIdx, ActorKind, Area, AreaIdx, Content, Initiative, InitiativeIdx, Kind, Objective,
    ObjectiveIdx, Place, PlaceIdx, Programme, ProgrammeIdx, Successor,
};
use crate::sort::sort;

/// The version of the format that this reader knows.
const VERSION: u32 = 1;

impl Content {
    /// Reads a content file.
    ///
    /// Never panics, on any bytes. What is wrong with one entry or field drops or mends that alone, and is told in a
    /// list of faults in no particular order; `docs/content.md` says what happens to each. In the browser, which has
    /// nobody to tell them to, the list is always empty. O(n log n).
    ///
    /// # Errors
    /// For a file that is no content at all: not JSON, of another version, or without any area.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Fault>), FileError> {
        let text = core::str::from_utf8(bytes).map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let (line, column) = end_of(core::str::from_utf8(valid).unwrap_or_default());
            FileError::NotText { line, column }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = match wire::read(text).map_err(|error| not_json(text, &error))? {
            Field::Value(file) => file,
            Field::Absent => {
                return Err(FileError::NotAnObject {
                    found: JsonType::Null,
                });
            }
            Field::Wrong(found) => return Err(FileError::NotAnObject { found }),
        };
        match file.version {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "in range, as checked here"
            )]
            Field::Value(version)
                if version.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&version) =>
            {
                let version = version as u32;
                if version != VERSION {
                    return Err(FileError::OtherVersion { version });
                }
            }
            _ => return Err(FileError::NoVersion),
        }
        let mut reader = Reader::default();
        let content = reader.content(file);
        if content.areas.is_empty() {
            return Err(FileError::NoAreas {
                faults: reader.faults,
            });
        }
        Ok((content, reader.faults))
    }
}

/// The line and column after the last character of a text.
fn end_of(text: &str) -> (usize, usize) {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn not_json(text: &str, error: &serde_json::Error) -> FileError {
    if error.is_eof() {
        let (line, column) = end_of(text);
        return FileError::Truncated { line, column };
    }
    // The parser counts columns in bytes.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let bytes = error.column().min(line.len());
    let column = line
        .char_indices()
        .take_while(|(at, _)| *at < bytes)
        .count()
        .max(1);
    FileError::NotJson {
        line: error.line(),
        column,
    }
}

/// References from one initiative to others, which can be resolved only when all initiatives are there.
type Related = Field<wire::List<Box<str>>>;

impl Entry for (Initiative, Related) {
    fn id(&self) -> &str {
        &self.0.id
    }
}

/// An entry with its place in the file, before it has one in its list.
struct Draft<T> {
    place: usize,
    entry: T,
}

impl Reader {
    fn content(&mut self, file: wire::File) -> Content {
        // First, since it says which languages there are.
        let strategy = self.strategy(file.strategy);
        let title = self.text(file.title, &Path::root("title"), Need::Expected);
        let updated = self.date(file.updated, &Path::root("updated"), Need::Expected);
        let mut ids = Ids::default();

        let areas = self.entries(List::Areas, file.areas, Self::area);
        let mut areas = self.numbered(List::Areas, areas, |area| &mut area.number);
        ids.areas = IdList::of(&areas);

        let programmes = self.entries(
            List::Programmes,
            file.programmes,
            |reader, id, programme, at| reader.programme(id, programme, at, &ids.areas),
        );
        let mut programmes = self.numbered(List::Programmes, programmes, |programme| {
            &mut programme.number
        });
        ids.programmes = IdList::of(&programmes);

        let mut objectives = settled(self.entries(
            List::Objectives,
            file.objectives,
            |reader, id, objective, at| reader.objective(id, objective, at, &ids.areas),
        ));
        ids.objectives = IdList::of(&objectives);

        let mut actors = settled(self.entries(List::Actors, file.actors, Self::actor));
        ids.actors = IdList::of(&actors);

        let places = settled(self.entries(List::Places, file.places, Self::place));
        ids.places = IdList::of(&places);

        let mut targets = InitiativeTargets {
            areas: Targets::new(List::Areas, &ids.areas),
            objectives: Targets::new(List::Objectives, &ids.objectives),
            programmes: Targets::new(List::Programmes, &ids.programmes),
            actors: Targets::new(List::Actors, &ids.actors),
            places: Targets::new(List::Places, &ids.places),
        };
        let drafts = self.entries(
            List::Initiatives,
            file.initiatives,
            |reader, id, initiative, at| {
                let (initiative, related) = reader.initiative(id, initiative, at, &mut targets)?;
                reader.compare_areas(&initiative, at, &targets.areas, &areas, &objectives);
                Some((initiative, related))
            },
        );
        let initiatives = self.relate(drafts);
        ids.initiatives = IdList::of(&initiatives);

        for (index, objective) in objectives.iter().enumerate() {
            let index = ObjectiveIdx::new(index);
            areas[objective.area.index()].objectives.push(index);
        }
        for (index, initiative) in initiatives.iter().enumerate() {
            let index = InitiativeIdx::new(index);
            for area in &initiative.areas {
                areas[area.index()].initiatives.push(index);
            }
            for objective in &initiative.objectives {
                objectives[objective.index()].initiatives.push(index);
            }
            for programme in &initiative.programmes {
                programmes[programme.index()].initiatives.push(index);
            }
            for actor in &initiative.actors {
                actors[actor.index()].initiatives.push(index);
            }
        }
        Content {
            title,
            updated,
            strategy,
            areas,
            objectives,
            programmes,
            initiatives,
            actors,
            places,
            ids,
        }
    }

    /// Warns of objectives whose own area an initiative does not serve. `own` has just seen the areas that it serves.
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

    fn area(&mut self, id: Box<str>, area: wire::Area, at: &Path<'_>) -> Option<Area> {
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

    fn objective(
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

    fn programme(
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

    fn actor(&mut self, id: Box<str>, actor: wire::Actor, at: &Path<'_>) -> Option<Actor> {
        let name = self.text(actor.name, &at.field("name"), ENTRY)?;
        let path = at.field("kind");
        let kind = self.plain(actor.kind, &path, Need::Expected);
        let kind = kind.and_then(|kind| {
            let known = ActorKind::from_id(&kind);
            if known.is_none() {
                self.fault(&path, || Problem::UnknownKind(kind), Outcome::FieldDropped);
            }
            known
        });
        Some(Actor {
            id,
            kind,
            name,
            initiatives: Vec::new(),
        })
    }

    fn place(&mut self, id: Box<str>, place: wire::Place, at: &Path<'_>) -> Option<Place> {
        let name = self.text(place.name, &at.field("name"), ENTRY)?;
        let latitude = self.in_range(place.lat, &at.field("lat"), Need::Expected, (-90.0, 90.0));
        let longitude = self.in_range(place.lon, &at.field("lon"), Need::Expected, (-180.0, 180.0));
        // Half a position is none.
        let (latitude, longitude) = latitude.zip(longitude).unzip();
        Some(Place {
            id,
            name,
            latitude,
            longitude,
        })
    }

    fn initiative(
        &mut self,
        id: Box<str>,
        initiative: wire::Initiative,
        at: &Path<'_>,
        targets: &mut InitiativeTargets<'_>,
    ) -> Option<(Initiative, Related)> {
        let name = self.text(initiative.name, &at.field("name"), ENTRY)?;
        let path = at.field("kind");
        let kind = self.plain(initiative.kind, &path, ENTRY)?;
        let Some(kind) = Kind::from_id(&kind) else {
            self.fault(&path, || Problem::UnknownKind(kind), Outcome::EntryDropped);
            return None;
        };
        let areas = self.references(
            initiative.areas,
            &at.field("areas"),
            &mut targets.areas,
            None,
        );
        let programmes = self.references(
            initiative.programmes,
            &at.field("programmes"),
            &mut targets.programmes,
            None,
        );
        if areas.is_empty() && programmes.is_empty() {
            self.fault(at, || Problem::NoSector, Outcome::EntryDropped);
            return None;
        }
        let objectives = self.references(
            initiative.objectives,
            &at.field("objectives"),
            &mut targets.objectives,
            None,
        );
        let actors = self.references(
            initiative.actors,
            &at.field("actors"),
            &mut targets.actors,
            None,
        );
        let places = self.references(
            initiative.places,
            &at.field("places"),
            &mut targets.places,
            None,
        );
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
        };
        Some((entry, initiative.related))
    }

    /// Resolves what initiatives say of each other.
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

    /// Reads a list of entries. Those without an id, and those that `read` gives up, are left out, and of those that
    /// share an id all but the first.
    fn entries<W: Typed + wire::Entry, T: Entry>(
        &mut self,
        list: List,
        field: Field<wire::List<W>>,
        mut read: impl FnMut(&mut Self, Box<str>, W, &Path<'_>) -> Option<T>,
    ) -> Vec<Draft<T>> {
        let path = Path::root(list.name());
        let mut drafts = Vec::new();
        for (place, mut entry) in self.elements(field, &path, Need::Expected, Outcome::EntryDropped)
        {
            let at = path.then(Step::Entry(place, None));
            let Some(id) = self.id(core::mem::take(entry.own_id()), &at.field("id")) else {
                continue;
            };
            let at = path.then(Step::Entry(place, Some(&id)));
            if let Some(entry) = read(self, id.clone(), entry, &at) {
                drafts.push(Draft { place, entry });
            }
        }
        let ids: Vec<_> = drafts
            .iter()
            .map(|draft| (draft.entry.id(), draft.place))
            .collect();
        let mut is_duplicate = self.duplicates(list, &ids).into_iter();
        drafts.retain(|_| is_duplicate.next() == Some(false));
        drafts
    }

    /// Which entries, of which ids and places are given, have the id of an earlier one.
    fn duplicates(&mut self, list: List, entries: &[(&str, usize)]) -> Vec<bool> {
        let mut ids: Vec<_> = entries.iter().map(|(id, _)| *id).zip(0..).collect();
        sort(&mut ids);
        let path = Path::root(list.name());
        let mut is_duplicate = vec![false; ids.len()];
        for pair in ids.windows(2) {
            if let [(first, _), (second, index)] = pair
                && first == second
            {
                let at = path.then(Step::Entry(entries[*index].1, Some(second)));
                let problem = || Problem::DuplicateId((*second).into());
                self.fault(&at.field("id"), problem, Outcome::EntryDropped);
                is_duplicate[*index] = true;
            }
        }
        is_duplicate
    }

    /// Orders entries by their numbers. One without a number, or with that of an earlier one, is given the lowest that
    /// is free, which is the right one where only one was lost.
    fn numbered<T: Entry>(
        &mut self,
        list: List,
        drafts: Vec<Draft<T>>,
        number: fn(&mut T) -> &mut u32,
    ) -> Vec<T> {
        let mut by_number = Vec::new();
        by_number.push(None);
        let mut without = Vec::new();
        for Draft { place, mut entry } in drafts {
            let own = *number(&mut entry);
            let index = own as usize;
            if by_number.len() <= index {
                by_number.resize_with(index + 1, || None);
            }
            if own > 0 && by_number[index].is_none() {
                by_number[index] = Some(entry);
                continue;
            }
            if own > 0 {
                let path = Path::root(list.name());
                let path = path.then(Step::Entry(place, Some(entry.id())));
                self.fault(
                    &path.field("number"),
                    || Problem::DuplicateNumber(own),
                    Outcome::Mended,
                );
            }
            without.push(entry);
        }
        let mut free = 1;
        for mut entry in without {
            while by_number.get(free).is_some_and(Option::is_some) {
                free += 1;
            }
            *number(&mut entry) = u32::try_from(free).unwrap_or_default();
            match by_number.get_mut(free) {
                Some(slot) => *slot = Some(entry),
                None => by_number.push(Some(entry)),
            }
        }
        by_number.into_iter().flatten().collect()
    }
}

/// What an initiative can refer to.
struct InitiativeTargets<'ids> {
    areas: Targets<'ids>,
    objectives: Targets<'ids>,
    programmes: Targets<'ids>,
    actors: Targets<'ids>,
    places: Targets<'ids>,
}

/// The entries alone, in the order of the file.
fn settled<T>(drafts: Vec<Draft<T>>) -> Vec<T> {
    drafts.into_iter().map(|draft| draft.entry).collect()
}
