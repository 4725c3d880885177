//! From the wire form to [`Content`]: references become indices, and whatever is wrong becomes a [`Fault`] and harms
//! nothing beyond its own entry or field.
//!
//! Lists are read in the order of what refers to what: areas and programmes, objectives, actors, places, initiatives,
//! and last what initiatives say of each other. A list's ids are known only once all its faulty entries are out, so
//! that no index ever points at one of those. All of it is O(n log n) in the length of the file.

use super::fault::{BadAddress, Fault, FileError, List, Outcome, Problem};
use super::wire::{self, Field, JsonType, Typed};
use super::{
    Actor, ActorIdx, ActorKind, Area, AreaIdx, Content, Currency, Date, Funding, Initiative,
    InitiativeIdx, Kind, Language, Objective, ObjectiveIdx, Period, Place, PlaceIdx, Programme,
    ProgrammeIdx, Source, Strategy, Successor, Text,
};

/// The version of the format that this reader knows.
const VERSION: u32 = 1;

/// The largest amount of money that is taken for one and not for a slip: more than the world earns in a year.
const MOST_FUNDING: f64 = 1e15;

/// The largest number of an area or programme, and the largest number of objectives, that is taken for one.
const MOST_NUMBER: f64 = 9999.0;

/// The ids of one list, sorted, each with its place in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IdList(Vec<(Box<str>, usize)>);

impl IdList {
    fn of<T: Entry>(entries: &[T]) -> Self {
        let mut ids: Vec<_> = entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (entry.id().into(), index))
            .collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// The place in the list of the entry with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let found = self
            .0
            .binary_search_by(|(other, _)| (**other).cmp(id))
            .ok()?;
        self.0.get(found).map(|(_, index)| *index)
    }
}

/// The ids of all lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ids {
    pub(super) areas: IdList,
    pub(super) objectives: IdList,
    pub(super) programmes: IdList,
    pub(super) initiatives: IdList,
    pub(super) actors: IdList,
    pub(super) places: IdList,
}

impl Content {
    /// Reads a content file.
    ///
    /// Never panics, on any bytes. What is wrong with one entry or field drops or mends that alone, and is told in a
    /// list of faults in no particular order; `docs/content.md` says what happens to each. O(n log n).
    ///
    /// # Errors
    /// For a file that is no content at all: not JSON, of another version, or without any area.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Fault>), FileError> {
        let text = core::str::from_utf8(bytes).map_err(|error| {
            let (line, column) = end_of(&String::from_utf8_lossy(
                bytes.get(..error.valid_up_to()).unwrap_or_default(),
            ));
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

/// An entry of a list: whatever has an id.
trait Entry {
    fn id(&self) -> &str;
}

macro_rules! entries {
    ($($entry:ident),*) => {$(
        impl Entry for $entry {
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}

entries!(Area, Objective, Programme, Initiative, Actor, Place);

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

/// The ids of a list while references to it are resolved.
struct Targets<'ids> {
    list: List,
    ids: &'ids IdList,
    /// For each entry the last round in which it was referred to: one round for each list of references.
    seen: Vec<usize>,
    round: usize,
}

impl<'ids> Targets<'ids> {
    fn new(list: List, ids: &'ids IdList) -> Self {
        Self {
            list,
            ids,
            seen: vec![0; ids.0.len()],
            round: 0,
        }
    }

    /// Whether the entry has been referred to in this round.
    fn has(&self, index: usize) -> bool {
        self.seen[index] == self.round
    }
}

/// Where in the file the reader is: a list on the stack, written out only when there is a fault to tell.
#[derive(Clone, Copy)]
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Field(&'static str),
    Element(usize),
    Entry(usize, Option<&'a str>),
}

impl<'a> Path<'a> {
    const fn root(field: &'static str) -> Self {
        Self {
            parent: None,
            step: Step::Field(field),
        }
    }

    const fn then(&'a self, step: Step<'a>) -> Self {
        Self {
            parent: Some(self),
            step,
        }
    }

    const fn field(&'a self, field: &'static str) -> Self {
        self.then(Step::Field(field))
    }

    fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        match self.step {
            Step::Field(field) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(field);
            }
            Step::Element(index) | Step::Entry(index, _) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }

    fn id(&self) -> Option<&str> {
        match (self.step, self.parent) {
            (Step::Entry(_, id), _) => id,
            (_, Some(parent)) => parent.id(),
            (_, None) => None,
        }
    }
}

/// What it means that a field cannot be used.
#[derive(Clone, Copy)]
enum Need {
    /// It may be missing.
    Optional,
    /// It should be there, but what holds it can be shown without.
    Expected,
    /// Without it something larger has to go, or be mended.
    Essential(Outcome),
}

impl Need {
    /// What happens when the field is there, but faulty.
    const fn outcome(self) -> Outcome {
        match self {
            Self::Optional | Self::Expected => Outcome::FieldDropped,
            Self::Essential(outcome) => outcome,
        }
    }
}

/// Without this field there is no entry.
const ENTRY: Need = Need::Essential(Outcome::EntryDropped);
/// Without this field what holds it, within the entry, has to go.
const HOLDER: Need = Need::Essential(Outcome::FieldDropped);
/// Something is put in the place of this field.
const MENDED: Need = Need::Essential(Outcome::Mended);

/// Reads the parts of a file and gathers what is wrong with them.
#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, at: &Path<'_>, problem: Problem, outcome: Outcome) {
        let mut path = String::new();
        at.write(&mut path);
        self.faults.push(Fault {
            path,
            id: at.id().map(Into::into),
            problem,
            outcome,
        });
    }

    fn content(&mut self, file: wire::File) -> Content {
        let title = self.text(file.title, &Path::root("title"), Need::Expected);
        let updated = self.date(file.updated, &Path::root("updated"), Need::Expected);
        let strategy = self.strategy(file.strategy);
        let mut ids = Ids::default();

        let mut areas = self.entries(List::Areas, file.areas, Self::area);
        self.number(List::Areas, &mut areas, |area| &mut area.number);
        let mut areas = settled(areas);
        areas.sort_by_key(|area| area.number);
        ids.areas = IdList::of(&areas);

        let mut programmes = self.entries(List::Programmes, file.programmes, Self::programme);
        self.number(List::Programmes, &mut programmes, |programme| {
            &mut programme.number
        });
        for Draft { place, entry } in &programmes {
            if ids.areas.find(&entry.id).is_some() {
                let list = Path::root(List::Programmes.name());
                let path = list.then(Step::Entry(*place, Some(&entry.id)));
                self.fault(
                    &path.field("id"),
                    Problem::SharedId(entry.id.clone()),
                    Outcome::Kept,
                );
            }
        }
        let mut programmes = settled(programmes);
        programmes.sort_by_key(|programme| programme.number);
        ids.programmes = IdList::of(&programmes);

        let objectives = self.entries(
            List::Objectives,
            file.objectives,
            |reader, id, objective, at| reader.objective(id, objective, at, &ids.areas),
        );
        let mut objectives = settled(objectives);
        objectives.sort_by_key(|objective| (objective.area, last_number(&objective.id)));
        ids.objectives = IdList::of(&objectives);

        let actors = self.entries(List::Actors, file.actors, Self::actor);
        let mut actors = settled(actors);
        ids.actors = IdList::of(&actors);

        let places = self.entries(List::Places, file.places, Self::place);
        let places = settled(places);
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
                let problem = Problem::ObjectiveOutsideAreas {
                    objective: objective.id.clone(),
                    area: areas[objective.area.index()].id.clone(),
                };
                self.fault(&at.field("objectives"), problem, Outcome::Kept);
            }
        }
    }

    fn strategy(&mut self, field: Field<wire::Strategy>) -> Strategy {
        let at = Path::root("strategy");
        let strategy = self.value(field, &at, Need::Expected).unwrap_or_default();
        let total = self.whole(
            strategy.objectives_total,
            &at.field("objectives_total"),
            Need::Optional,
            (1.0, MOST_NUMBER),
        );
        Strategy {
            name: self.text(strategy.name, &at.field("name"), Need::Optional),
            adopted: self.date(strategy.adopted, &at.field("adopted"), Need::Optional),
            objectives_total: total.and_then(|total| u32::try_from(total).ok()),
            sources: self.sources(strategy.sources, &at, Need::Optional),
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
    ) -> Option<Programme> {
        let name = self.text(programme.name, &at.field("name"), ENTRY)?;
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
                self.fault(&path, Problem::UnknownKind(kind), Outcome::FieldDropped);
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
            self.fault(&path, Problem::UnknownKind(kind), Outcome::EntryDropped);
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
            self.fault(at, Problem::NoSector, Outcome::EntryDropped);
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
        let mut order: Vec<_> = drafts
            .iter()
            .map(|draft| (draft.entry.id(), draft.place))
            .collect();
        order.sort_unstable();
        let mut duplicates = Vec::new();
        for pair in order.windows(2) {
            if let [(first, _), (second, place)] = pair
                && first == second
            {
                let at = path.then(Step::Entry(*place, Some(second)));
                self.fault(
                    &at.field("id"),
                    Problem::DuplicateId((*second).into()),
                    Outcome::EntryDropped,
                );
                duplicates.push(*place);
            }
        }
        duplicates.sort_unstable();
        drafts.retain(|draft| duplicates.binary_search(&draft.place).is_err());
        drafts
    }

    /// Gives every entry a number of its own: one without, or with that of an earlier one, has the lowest that is free,
    /// which is the right one where only one was lost.
    fn number<T: Entry>(
        &mut self,
        list: List,
        drafts: &mut [Draft<T>],
        number: fn(&mut T) -> &mut u32,
    ) {
        let mut taken = Vec::with_capacity(drafts.len());
        for (index, draft) in drafts.iter_mut().enumerate() {
            taken.push((*number(&mut draft.entry), index));
        }
        taken.sort_unstable();
        // 0 stands for none, so that the first of those is one too many as well.
        let mut previous = 0;
        let mut without = Vec::new();
        for (own, index) in &taken {
            if *own == previous {
                without.push(*index);
                if *own > 0 {
                    let draft = &drafts[*index];
                    let path = Path::root(list.name());
                    let path = path.then(Step::Entry(draft.place, Some(draft.entry.id())));
                    self.fault(
                        &path.field("number"),
                        Problem::DuplicateNumber(*own),
                        Outcome::Mended,
                    );
                }
            }
            previous = *own;
        }
        let mut taken = taken.into_iter().map(|(own, _)| own).peekable();
        let mut free = 1;
        without.sort_unstable();
        for index in without {
            while let Some(own) = taken.next_if(|own| *own <= free) {
                free += u32::from(own == free);
            }
            *number(&mut drafts[index].entry) = free;
            free += 1;
        }
    }

    /// The id of an entry. One with other characters than the format's is mended, so that an id can stand in an
    /// address, in a file's name and in an attribute.
    fn id(&mut self, field: Field<Box<str>>, at: &Path<'_>) -> Option<Box<str>> {
        let id = self.plain(field, at, ENTRY)?;
        let clean = clean_id(&id);
        if clean.is_none() {
            self.fault(at, Problem::BadId(id), Outcome::EntryDropped);
        } else if clean.as_ref() != Some(&id) {
            self.fault(at, Problem::BadId(id), Outcome::Mended);
        }
        clean
    }

    /// Resolves one reference. An id that was mended is mended here too.
    fn reference(
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
        let found = clean_id(id).and_then(|id| ids.find(&id));
        match found {
            Some(_) => self.fault(at, Problem::BadId(id.into()), Outcome::Mended),
            None => self.fault(
                at,
                Problem::UnknownReference {
                    list,
                    id: id.into(),
                },
                outcome,
            ),
        }
        found
    }

    /// Resolves a list of references, leaving out repetitions and what refers to the entry `own` that it is in.
    fn references(
        &mut self,
        field: Field<wire::List<Box<str>>>,
        at: &Path<'_>,
        targets: &mut Targets<'_>,
        own: Option<usize>,
    ) -> Vec<usize> {
        targets.round += 1;
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
                self.fault(&at, Problem::SelfReference, Outcome::FieldDropped);
            } else if !targets.has(index) {
                targets.seen[index] = targets.round;
                found.push(index);
            } else {
                self.fault(&at, Problem::DuplicateReference(id), Outcome::FieldDropped);
            }
        }
        found
    }

    /// The value of a field, if it is there and of the right type.
    fn value<T: Typed>(&mut self, field: Field<T>, at: &Path<'_>, need: Need) -> Option<T> {
        match (field, need) {
            (Field::Value(value), _) => return Some(value),
            (Field::Wrong(found), _) => {
                self.fault(
                    at,
                    Problem::WrongType {
                        expected: T::TYPE,
                        found,
                    },
                    need.outcome(),
                );
            }
            (Field::Absent, Need::Optional) => {}
            (Field::Absent, Need::Expected) => self.fault(at, Problem::Missing, Outcome::Kept),
            (Field::Absent, Need::Essential(outcome)) => self.fault(at, Problem::Missing, outcome),
        }
        None
    }

    /// The elements of a list that are of the right type, each with its place.
    fn elements<T: Typed>(
        &mut self,
        field: Field<wire::List<T>>,
        at: &Path<'_>,
        need: Need,
        outcome: Outcome,
    ) -> impl Iterator<Item = (usize, T)> + use<T> {
        let list = self.value(field, at, need).unwrap_or_default();
        for (place, element) in list.iter().enumerate() {
            let found = match element {
                Field::Value(_) => continue,
                Field::Wrong(found) => *found,
                Field::Absent => JsonType::Null,
            };
            self.fault(
                &at.then(Step::Element(place)),
                Problem::WrongType {
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

    /// A string with something in it, without white space around it.
    fn plain(&mut self, field: Field<Box<str>>, at: &Path<'_>, need: Need) -> Option<Box<str>> {
        let text = trimmed(self.value(field, at, need)?);
        if text.is_empty() {
            self.fault(at, Problem::Empty, need.outcome());
            return None;
        }
        Some(text)
    }

    fn text(&mut self, field: Field<wire::Text>, at: &Path<'_>, need: Need) -> Option<Text> {
        let text = self.value(field, at, need)?;
        let no_swedish = matches!(text.sv, Field::Absent);
        let no_english = matches!(text.en, Field::Absent);
        let swedish = self.plain(text.sv, &at.field("sv"), Need::Optional);
        let english = self.plain(text.en, &at.field("en"), Need::Optional);
        match (swedish, english) {
            (Some(swedish), Some(english)) => Some(Text::both(swedish, english)),
            (Some(swedish), None) => {
                if no_english {
                    self.fault(
                        at,
                        Problem::MissingLanguage(Language::English),
                        Outcome::Mended,
                    );
                }
                Some(Text::only(Language::Swedish, swedish))
            }
            (None, Some(english)) => {
                if no_swedish {
                    self.fault(
                        at,
                        Problem::MissingLanguage(Language::Swedish),
                        Outcome::Mended,
                    );
                }
                Some(Text::only(Language::English, english))
            }
            (None, None) => {
                self.fault(at, Problem::Empty, need.outcome());
                None
            }
        }
    }

    fn date(&mut self, field: Field<Box<str>>, at: &Path<'_>, need: Need) -> Option<Date> {
        let text = self.plain(field, at, need)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.fault(at, Problem::BadDate(text), need.outcome());
        }
        date
    }

    fn period(&mut self, field: Field<wire::Period>, at: &Path<'_>, need: Need) -> Option<Period> {
        let period = self.value(field, at, need)?;
        let from = self.date(period.from, &at.field("from"), HOLDER);
        let to = self.date(period.to, &at.field("to"), Need::Optional);
        let from = from?;
        if to.is_some_and(|to| to.last_day() < from.first_day()) {
            self.fault(
                &at.field("to"),
                Problem::EndsBeforeItBegins,
                Outcome::FieldDropped,
            );
            return Some(Period { from, to: None });
        }
        Some(Period { from, to })
    }

    fn sources(
        &mut self,
        field: Field<wire::List<wire::Source>>,
        holder: &Path<'_>,
        need: Need,
    ) -> Vec<Source> {
        let at = holder.field("sources");
        let mut sources = Vec::new();
        for (place, source) in self.elements(field, &at, need, Outcome::FieldDropped) {
            let at = at.then(Step::Element(place));
            let path = at.field("url");
            let title = self.plain(source.title, &at.field("title"), MENDED);
            let publisher = self.plain(source.publisher, &at.field("publisher"), Need::Optional);
            let date = self.date(source.date, &at.field("date"), Need::Optional);
            let Some(url) = self.plain(source.url, &path, HOLDER) else {
                continue;
            };
            match clean_address(&url) {
                Ok(url) => sources.push(Source {
                    title: title.unwrap_or_else(|| url.clone()),
                    url,
                    publisher,
                    date,
                }),
                Err(reason) => {
                    self.fault(
                        &path,
                        Problem::BadAddress {
                            address: url,
                            reason,
                        },
                        Outcome::FieldDropped,
                    );
                }
            }
        }
        sources
    }

    fn funding(&mut self, field: Field<wire::Funding>, at: &Path<'_>) -> Vec<Funding> {
        let funding = self.value(field, at, Need::Optional).unwrap_or_default();
        let sek = self.whole(
            funding.sek,
            &at.field("sek"),
            Need::Optional,
            (0.0, MOST_FUNDING),
        );
        let eur = self.whole(
            funding.eur,
            &at.field("eur"),
            Need::Optional,
            (0.0, MOST_FUNDING),
        );
        let sek = sek.map(|amount| Funding {
            currency: Currency::Sek,
            amount,
        });
        let eur = eur.map(|amount| Funding {
            currency: Currency::Eur,
            amount,
        });
        sek.into_iter().chain(eur).collect()
    }

    /// The number of an area or programme; 0 until it is given one, if it has none.
    fn own_number(&mut self, field: Field<f64>, holder: &Path<'_>) -> u32 {
        let number = self.whole(field, &holder.field("number"), MENDED, (1.0, MOST_NUMBER));
        number
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or_default()
    }

    fn whole(
        &mut self,
        field: Field<f64>,
        at: &Path<'_>,
        need: Need,
        range: (f64, f64),
    ) -> Option<u64> {
        let number = self.in_range(field, at, need, range)?;
        if number.fract() != 0.0 {
            self.fault(at, Problem::NotWhole(number), need.outcome());
            return None;
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole; all ranges are above 0"
        )]
        Some(number as u64)
    }

    fn in_range(
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
                Problem::OutOfRange {
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

/// What an initiative can refer to.
struct InitiativeTargets<'ids> {
    areas: Targets<'ids>,
    objectives: Targets<'ids>,
    programmes: Targets<'ids>,
    actors: Targets<'ids>,
    places: Targets<'ids>,
}

fn settled<T>(drafts: Vec<Draft<T>>) -> Vec<T> {
    drafts.into_iter().map(|draft| draft.entry).collect()
}

/// The number of an objective within its area: the 3 of "2.3". What has none comes last.
fn last_number(id: &str) -> u32 {
    id.rsplit('.')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(u32::MAX)
}

fn trimmed(text: Box<str>) -> Box<str> {
    let inner = text.trim();
    if inner.len() == text.len() {
        text
    } else {
        inner.into()
    }
}

/// The id with every character that the format does not allow in one replaced: capitals by small letters, the rest by
/// hyphens. `None` if there is no letter or digit in it.
fn clean_id(id: &str) -> Option<Box<str>> {
    let clean: String = id
        .chars()
        .map(|character| match character.to_ascii_lowercase() {
            character @ ('a'..='z' | '0'..='9' | '-' | '.') => character,
            _ => '-',
        })
        .collect();
    clean
        .contains(|character: char| character.is_ascii_alphanumeric())
        .then(|| clean.into())
}

/// An address of the web that is safe as the target of a link: absolute, `http` or `https`, with a server and without
/// a user, and without characters that browsers drop or read as others (`\` as `/`), so that what it looks like is
/// where it leads.
fn clean_address(address: &str) -> Result<Box<str>, BadAddress> {
    let (scheme, rest) = address.split_once("://").ok_or(BadAddress::Scheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(BadAddress::Scheme);
    }
    if rest.contains(is_deceptive) {
        return Err(BadAddress::Characters);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(BadAddress::Credentials);
    }
    let host = authority.split(':').next().unwrap_or_default();
    if !host.contains(char::is_alphanumeric) {
        return Err(BadAddress::Host);
    }
    Ok([&*scheme, "://", rest].concat().into())
}

/// Whether a character has no place in an address: white space, control characters, backslashes, quotation marks,
/// angle brackets, and what is invisible or turns the direction of writing.
fn is_deceptive(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\\' | '"' | '<' | '>' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
