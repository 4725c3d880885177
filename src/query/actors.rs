//! Actors by areas: who takes part, how often, in what, and with whom.
//!
//! The table does not shrink to the actors that are chosen in it: like the number beside an option, every number in it is what
//! its own choice would show. Everything else that the filter asks for holds, also who must take part beside them.

use super::order::sort_key;
use super::takeaway::Leaders;
use super::{Choice, Condition, Facet, Filter, Shown, Sort, finds};
use crate::content::{ActorIdx, ActorKind, AreaIdx, Content, Date, Language};
use crate::sort::{sort, sort_by};

/// A column beside that of the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorColumn {
    /// The initiatives that serve this area.
    Area(AreaIdx),
    /// The initiatives that serve no area, but a programme. No filter can ask for them.
    NoArea,
}

/// An actor in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// Who.
    pub actor: ActorIdx,
    /// How many initiatives choosing the actor alone would show, at least one.
    pub count: u32,
    /// How many others come before this one where those with the most initiatives come first, whatever the kind.
    pub rank: usize,
}

/// The actors of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorGroup {
    /// The kind; `None` for those whose kind is not known.
    pub kind: Option<ActorKind>,
    /// The actors, at least one.
    pub rows: Vec<ActorRow>,
}

/// Those rows of a table that are displayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedActors {
    /// The groups that have any of them, in their order.
    pub groups: Vec<ActorGroup>,
    /// How many more there are.
    pub left_out: usize,
}

impl ListedActors {
    /// How many there are, with those that are not displayed.
    pub fn found(&self) -> usize {
        let listed: usize = self.groups.iter().map(|group| group.rows.len()).sum();
        listed + self.left_out
    }
}

/// Those with the most initiatives of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadingActors {
    /// What they are.
    pub kind: ActorKind,
    /// Who, the first one first, at least one.
    pub rows: Vec<ActorRow>,
}

/// All actors with at least one initiative, by kind, and how many of their initiatives serve each area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorTable {
    /// The groups that have anybody: the Government first, then in the order of [`ActorKind::ALL`], and last those whose kind
    /// is not known.
    pub groups: Vec<ActorGroup>,
    /// The chosen areas; if none are chosen, all of them, and what serves none.
    pub columns: Vec<ActorColumn>,
    /// The largest count of a cell, other than the Government's, which would make all others look alike.
    pub most: u32,
    /// Actor by actor, in the order of the content.
    cells: Vec<u32>,
}

/// How many actors of a group are named as leading.
const LEADING: usize = 3;
/// How many groups have their leading actors named.
const LEADING_GROUPS: usize = 2;

impl ActorTable {
    /// What of a filter the table counts: all but the choice of actors.
    #[must_use]
    pub fn base(filter: &Filter) -> Filter {
        filter.without(&Condition::Facet(Facet::Actor))
    }

    /// The table for what is shown under the [`base`](ActorTable::base) of a filter. Within a group those with the most
    /// initiatives come first, and of equal ones the first in the content; or they are in the alphabetical order of `language`,
    /// if the list is sorted by name. Linear in the memberships of the shown initiatives, and n log n in the actors.
    ///
    /// ```
    /// use life_science_map::content::Content;
    /// use life_science_map::content::Language;
    /// use life_science_map::query::{ActorTable, Choice, Filter, SearchIndex, Sort, shown};
    ///
    /// let bytes = include_bytes!("../../tests/content/good/whole.json");
    /// let (content, _) = Content::read(bytes).unwrap();
    /// let filter = Filter::default();
    /// let shown = shown(&content, &SearchIndex::new(&content), &ActorTable::base(&filter));
    /// let table = ActorTable::new(&content, &filter, &shown, Sort::Best, Language::Swedish);
    /// let first = table.groups[0].rows[0];
    /// assert_eq!(first.count, shown.counts.of(&content, Choice::Actor(first.actor)));
    /// ```
    pub fn new(
        content: &Content,
        filter: &Filter,
        shown: &Shown,
        order: Sort,
        language: Language,
    ) -> Self {
        let columns = columns(content, filter);
        let cells = cells(content, shown, &columns);
        let mut rows: Vec<ActorRow> = (0..content.actors().len())
            .map(ActorIdx::new)
            .map(|actor| ActorRow {
                actor,
                count: shown.counts.of(content, Choice::Actor(actor)),
                rank: 0,
            })
            .filter(|row| row.count > 0)
            .collect();
        sort_by(&mut rows, |one, other| other.count.cmp(&one.count));
        for (rank, row) in rows.iter_mut().enumerate() {
            row.rank = rank;
        }
        if order == Sort::Name {
            sort_by_name(content, &mut rows, language);
        }
        let kinds = ActorKind::ALL.into_iter().map(Some).chain([None]);
        let of_kind = |kind: Option<ActorKind>| {
            let rows = rows.iter().copied();
            let rows = rows.filter(|row| content.actor(row.actor).kind == kind);
            let rows: Vec<_> = rows.collect();
            ActorGroup { kind, rows }
        };
        let groups = kinds.map(of_kind).filter(|group| !group.rows.is_empty());
        let mut table = Self {
            groups: groups.collect(),
            columns,
            most: 0,
            cells,
        };
        table.most = table.most_besides_the_government();
        table
    }

    fn most_besides_the_government(&self) -> u32 {
        let groups = self.groups.iter();
        let others = groups.filter(|group| group.kind != Some(ActorKind::Government));
        let rows = others.flat_map(|group| group.rows.iter());
        let cells = rows.flat_map(|row| self.cells_of(row.actor).iter().copied());
        cells.max().unwrap_or(0)
    }

    /// How many initiatives choosing an actor alone would show.
    pub fn count_of(&self, actor: ActorIdx) -> u32 {
        let mut rows = self.groups.iter().flat_map(|group| group.rows.iter());
        let row = rows.find(|row| row.actor == actor);
        row.map_or(0, |row| row.count)
    }

    /// An actor's counts, one a column.
    pub fn cells_of(&self, actor: ActorIdx) -> &[u32] {
        let width = self.columns.len();
        let start = actor.index() * width;
        self.cells.get(start..start + width).unwrap_or_default()
    }

    /// How many initiatives of an actor are in a column. None are in a column that the table does not have.
    pub fn cell(&self, actor: ActorIdx, column: ActorColumn) -> u32 {
        let place = self.columns.iter().position(|own| *own == column);
        let cell = place.and_then(|place| self.cells_of(actor).get(place));
        cell.copied().unwrap_or(0)
    }

    /// The filter for exactly what a cell counts under `filter`; `None` if no filter can ask for that.
    pub fn link(actor: ActorIdx, column: ActorColumn, filter: &Filter) -> Option<Filter> {
        match column {
            ActorColumn::Area(area) => Some(
                Self::base(filter)
                    .without(&Condition::Facet(Facet::Area))
                    .with(Choice::Area(area))
                    .with(Choice::Actor(actor)),
            ),
            ActorColumn::NoArea => None,
        }
    }

    /// The areas that an actor has anything in, those with the most initiatives first, and equal ones in their order.
    pub fn largest_areas(&self, actor: ActorIdx) -> Vec<(AreaIdx, u32)> {
        let cells = self.columns.iter().zip(self.cells_of(actor));
        let areas = cells.filter_map(|(column, &count)| match column {
            ActorColumn::Area(area) if count > 0 => Some((*area, count)),
            _ => None,
        });
        let mut areas: Vec<_> = areas.collect();
        sort_by(&mut areas, |(_, one), (_, other)| other.cmp(one));
        areas
    }

    /// The one or two areas that most of an actor's initiatives serve. `None` if more share that, or if areas are chosen,
    /// because it would mean nothing that they lead.
    pub fn leading_areas(&self, actor: ActorIdx) -> Option<Leaders<AreaIdx>> {
        let has_all = self.columns.contains(&ActorColumn::NoArea);
        Leaders::of(&self.largest_areas(actor)).filter(|_| has_all)
    }

    /// Who has the most initiatives in each of the groups that take part the most, other than the Government, which leads
    /// everywhere. Of those with equal numbers either all are named or none; nobody is named as leading a group of one.
    pub fn leading(&self) -> Vec<LeadingActors> {
        let mut sums = Vec::new();
        for group in &self.groups {
            let kind = group.kind.filter(|&kind| kind != ActorKind::Government);
            if let Some(kind) = kind.filter(|_| group.rows.len() > 1) {
                let mut rows = group.rows.clone();
                sort_by(&mut rows, |one, other| one.rank.cmp(&other.rank));
                let sum: u32 = rows.iter().map(|row| row.count).sum();
                let next = rows.get(LEADING).map_or(0, |row| row.count);
                rows.truncate(LEADING);
                rows.retain(|row| row.count > next);
                sums.push((sum, LeadingActors { kind, rows }));
            }
        }
        sort_by(&mut sums, |(one, _), (other, _)| other.cmp(one));
        sums.truncate(LEADING_GROUPS);
        let leading = sums.into_iter().map(|(_, leading)| leading);
        leading.filter(|own| !own.rows.is_empty()).collect()
    }

    /// The rows that are displayed: of those whose names in any language have what the visitor looks for, as many as `limit`,
    /// those with the most initiatives; and those that are chosen.
    pub fn listed(
        &self,
        content: &Content,
        filter: &Filter,
        wanted: &str,
        limit: usize,
    ) -> ListedActors {
        let is_found = |row: &&ActorRow| finds(wanted, content.actor(row.actor).name.wordings());
        let all = self.groups.iter().flat_map(|group| group.rows.iter());
        let mut found: Vec<usize> = all.filter(is_found).map(|row| row.rank).collect();
        sort(&mut found);
        let end = found.get(limit).copied().unwrap_or(usize::MAX);
        let is_listed = |row: &&ActorRow| {
            let is_kept = row.rank < end || filter.has(Choice::Actor(row.actor));
            is_kept && is_found(row)
        };
        let of_group = |group: &ActorGroup| ActorGroup {
            kind: group.kind,
            rows: group.rows.iter().filter(is_listed).copied().collect(),
        };
        let groups = self.groups.iter().map(of_group);
        let groups: Vec<_> = groups.filter(|group| !group.rows.is_empty()).collect();
        let listed: usize = groups.iter().map(|group| group.rows.len()).sum();
        ListedActors {
            groups,
            left_out: found.len() - listed,
        }
    }
}

fn columns(content: &Content, filter: &Filter) -> Vec<ActorColumn> {
    let chosen = filter.chosen(Facet::Area).iter();
    let mut columns: Vec<_> = chosen
        .filter_map(|choice| match choice {
            Choice::Area(area) => Some(ActorColumn::Area(*area)),
            _ => None,
        })
        .collect();
    if columns.is_empty() {
        let areas = (0..content.areas().len()).map(AreaIdx::new);
        columns.extend(areas.map(ActorColumn::Area));
        columns.push(ActorColumn::NoArea);
    }
    columns
}

/// The count of each actor in each column.
fn cells(content: &Content, shown: &Shown, columns: &[ActorColumn]) -> Vec<u32> {
    let facts = content.facts();
    let width = columns.len();
    let mut cells = vec![0; content.actors().len() * width];
    // Where each area's column is, if it has one.
    let mut place_of = vec![None; content.areas().len()];
    let mut without = None;
    for (place, column) in columns.iter().enumerate() {
        match column {
            ActorColumn::Area(area) => place_of[area.index()] = Some(place),
            ActorColumn::NoArea => without = Some(place),
        }
    }
    let mut own = Vec::new();
    for initiative in shown.matching() {
        let areas = facts.areas.of(initiative);
        own.clear();
        own.extend(
            areas
                .iter()
                .filter_map(|&area| *place_of.get(area as usize)?),
        );
        own.extend(without.filter(|_| areas.is_empty()));
        for &actor in facts.actors.of(initiative) {
            for &place in &own {
                if let Some(cell) = cells.get_mut::<usize>(actor as usize * width + place) {
                    *cell += 1;
                }
            }
        }
    }
    cells
}

fn sort_by_name(content: &Content, rows: &mut Vec<ActorRow>, language: Language) {
    let key = |row: &ActorRow| {
        let name = content.actor(row.actor).name.in_language(language);
        (sort_key(name, language), name)
    };
    let mut keyed: Vec<_> = rows.iter().map(|row| (key(row), *row)).collect();
    sort_by(&mut keyed, |(one, a), (other, b)| {
        one.cmp(other).then(a.actor.cmp(&b.actor))
    });
    *rows = keyed.into_iter().map(|(_, row)| row).collect();
}

/// The actor, if exactly one is chosen.
pub fn only_actor(filter: &Filter) -> Option<ActorIdx> {
    match filter.chosen(Facet::Actor) {
        [Choice::Actor(actor)] => Some(*actor),
        _ => None,
    }
}

/// With whom an actor takes part in what is shown, and in how many of them: those with the most first, and equal ones in the
/// order of the content. If `actor` is the one that is chosen, that is what is shown if the other must take part, too.
///
/// ```
/// use life_science_map::content::{ActorIdx, Content};
/// use life_science_map::query::{Filter, SearchIndex, co_actors, shown};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let shown = shown(&content, &SearchIndex::new(&content), &Filter::default());
/// let first = ActorIdx::new(0);
/// assert!(co_actors(&content, &shown, first).iter().all(|(other, _)| *other != first));
/// ```
pub fn co_actors(content: &Content, shown: &Shown, actor: ActorIdx) -> Vec<(ActorIdx, u32)> {
    let mut counts = vec![0_u32; content.actors().len()];
    for initiative in shown.keep(&content.actor(actor).initiatives) {
        for &other in content.facts().actors.of(initiative) {
            if let Some(count) = counts.get_mut(other as usize) {
                *count += 1;
            }
        }
    }
    let mut others: Vec<_> = counts
        .into_iter()
        .enumerate()
        .map(|(other, count)| (ActorIdx::new(other), count))
        .filter(|&(other, count)| other != actor && count > 0)
        .collect();
    sort_by(&mut others, |(_, one), (_, other)| other.cmp(one));
    others
}

/// The first and the last year in which any of what is shown began that an actor takes part in. `None` if none of it has a date.
pub fn years_of_actor(content: &Content, shown: &Shown, actor: ActorIdx) -> Option<(u16, u16)> {
    let own = shown.keep(&content.actor(actor).initiatives);
    let began = own.into_iter().filter_map(|one| content.facts().from(one));
    let mut years = began.map(Date::year);
    let first = years.next()?;
    Some(years.fold((first, first), |(first, last), year| {
        (first.min(year), last.max(year))
    }))
}
