//! The table of actors, compared with the oracle.

use std::collections::BTreeSet;

use life_science_map::content::{ActorIdx, ActorKind, AreaIdx, Language};
use life_science_map::query::{
    ActorColumn, ActorRow, ActorTable, Choice, Facet, Filter, Leaders, Sort, co_actors, finds,
    only_actor, shown, years_of_actor,
};
use life_science_map::state::{Query, State, url};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{GIVEN, Given, entries, known};
use crate::any::any_given_and_filter;
use crate::oracle;

/// How many initiatives an address shows, by the oracle: that of a link is written and read again.
fn linked(given: &Given, filter: Filter) -> Vec<String> {
    let query = Query {
        filter,
        ..Query::default()
    };
    let address = url::write(&State { query, open: None }, &given.content);
    let (state, ignored) = url::parse(&address, &given.content);
    assert!(ignored.is_empty(), "{address}");
    let asked = oracle::Asked::of(&state.query.filter, &given.content);
    oracle::matching(given, &asked)
}

pub fn named(given: &Given, actor: ActorIdx) -> String {
    given.content.actor(actor).id.to_string()
}

pub fn has(initiative: &Value, list: &str, id: &str) -> bool {
    entries(initiative, list).contains(&json!(id))
}

/// What an initiative's entry in the file says.
pub fn entry<'a>(given: &'a Given, id: &str) -> &'a Value {
    let mut all = entries(&given.file, "initiatives").iter();
    all.find(|one| one["id"] == id).unwrap()
}

/// A table, and what it is of.
pub struct Case<'a> {
    given: &'static Given,
    filter: &'a Filter,
    base: Filter,
    table: ActorTable,
    /// The entries in the file that it counts.
    matching: Vec<&'a Value>,
}

type Checked = Result<(), TestCaseError>;

impl<'a> Case<'a> {
    fn new(given: &'static Given, filter: &'a Filter, sort: Sort) -> Self {
        let Given { content, index, .. } = given;
        let base = ActorTable::base(filter);
        assert_eq!(ActorTable::base(&base), base);
        assert_eq!(base.with_actors(), filter.with_actors());
        let all = shown(content, index, &base);
        let matching = linked(given, base.clone());
        Self {
            given,
            filter,
            table: ActorTable::new(content, filter, &all, sort, Language::Swedish),
            matching: matching.iter().map(|id| entry(given, id)).collect(),
            base,
        }
    }

    fn rows(&self) -> Vec<&ActorRow> {
        let groups = self.table.groups.iter();
        groups.flat_map(|group| &group.rows).collect()
    }

    /// The entries that an actor takes part in.
    fn of_actor(&self, id: &str) -> Vec<&'a Value> {
        let own = self.matching.iter().filter(|one| has(one, "actors", id));
        own.copied().collect()
    }

    fn has_chosen_areas(&self) -> bool {
        !self.filter.chosen(Facet::Area).is_empty()
    }

    /// Everybody who takes part is in it once, in the group of their kind.
    fn check_rows(&self, sort: Sort) -> Checked {
        let Self { given, table, .. } = self;
        let rows = self.rows();
        let mut in_rows: Vec<_> = rows.iter().map(|row| named(given, row.actor)).collect();
        in_rows.sort();
        let actors = entries(&given.file, "actors").iter();
        let ids = actors.clone().map(|one| one["id"].as_str().unwrap());
        let mut expected: Vec<_> = ids.filter(|id| !self.of_actor(id).is_empty()).collect();
        expected.sort_unstable();
        prop_assert_eq!(in_rows, expected);
        let kinds = table.groups.iter().map(|group| group.kind);
        let kinds: Vec<_> = kinds.map(|kind| (kind.is_none(), kind)).collect();
        prop_assert!(kinds.is_sorted_by(|one, next| one < next));
        for group in &table.groups {
            for row in &group.rows {
                let id = named(given, row.actor);
                let own = actors.clone().find(|one| one["id"] == *id).unwrap();
                prop_assert_eq!(own["kind"].as_str(), group.kind.map(ActorKind::id));
                prop_assert_eq!(table.count_of(row.actor), row.count);
            }
            if sort != Sort::Name {
                let is_before = |one: &ActorRow, next: &ActorRow| {
                    (next.count, one.actor) < (one.count, next.actor)
                };
                prop_assert!(group.rows.is_sorted_by(is_before));
            }
        }
        Ok(())
    }

    /// Every number is what its link shows.
    fn check_numbers(&self) -> Checked {
        let mut most = 0;
        for group in &self.table.groups {
            for row in &group.rows {
                let own = self.of_actor(&named(self.given, row.actor));
                let alone = self.base.clone().with(Choice::Actor(row.actor));
                prop_assert_eq!(row.count as usize, own.len());
                prop_assert_eq!(linked(self.given, alone).len(), own.len());
                let largest = self.check_cells(row.actor, &own)?;
                if group.kind != Some(ActorKind::Government) {
                    most = most.max(largest);
                }
                self.check_areas(row.actor)?;
            }
        }
        prop_assert_eq!(self.table.most as usize, most);
        Ok(())
    }

    /// Returns the largest number of a cell.
    fn check_cells(&self, actor: ActorIdx, own: &[&Value]) -> Result<usize, TestCaseError> {
        let content = &self.given.content;
        let (mut in_cells, mut largest) = (0, 0);
        for &column in &self.table.columns {
            let cell = self.table.cell(actor, column) as usize;
            in_cells += cell;
            largest = largest.max(cell);
            let link = ActorTable::link(actor, column, self.filter);
            let ActorColumn::Area(area) = column else {
                prop_assert!(!self.has_chosen_areas() && link.is_none());
                let without = own.iter().filter(|one| entries(one, "areas").is_empty());
                prop_assert_eq!(cell, without.count());
                continue;
            };
            let area = &*content.area(area).id;
            let here = own.iter().filter(|one| has(one, "areas", area));
            prop_assert_eq!(cell, here.count());
            prop_assert_eq!(linked(self.given, link.unwrap()).len(), cell);
        }
        // Each initiative is in the column of each of its areas, or in that of what has none.
        let is_column = |area: &&Value| {
            let mut chosen = self.filter.chosen(Facet::Area).iter();
            !self.has_chosen_areas() || chosen.any(|own| **area == *own.id(content))
        };
        let memberships = own.iter().map(|one| {
            let areas = entries(one, "areas").iter().filter(is_column).count();
            areas.max(usize::from(!self.has_chosen_areas()))
        });
        prop_assert_eq!(in_cells, memberships.sum::<usize>());
        Ok(largest)
    }

    fn check_areas(&self, actor: ActorIdx) -> Checked {
        let areas = self.table.largest_areas(actor);
        let is_before =
            |one: &(AreaIdx, u32), next: &(AreaIdx, u32)| (next.1, one.0) < (one.1, next.0);
        prop_assert!(areas.is_sorted_by(is_before));
        for &(area, count) in &areas {
            prop_assert!(count > 0);
            prop_assert_eq!(self.table.cell(actor, ActorColumn::Area(area)), count);
        }
        if let Some(Leaders { which, count }) = self.table.leading_areas(actor) {
            prop_assert!(!self.has_chosen_areas() && which.len() <= 2);
            let equal = areas.iter().filter(|(_, own)| *own == count);
            prop_assert_eq!(equal.map(|(area, _)| *area).collect::<Vec<_>>(), which);
            prop_assert_eq!(areas[0].1, count);
        }
        Ok(())
    }

    /// Those who lead are not fewer than anybody who is not named.
    fn check_leading(&self) -> Checked {
        for leading in self.table.leading() {
            let mut groups = self.table.groups.iter();
            let group = groups.find(|group| group.kind == Some(leading.kind));
            let (rows, named) = (&group.unwrap().rows, leading.rows);
            prop_assert!(leading.kind != ActorKind::Government && rows.len() > 1);
            prop_assert!((1..=3).contains(&named.len()));
            let least = named.iter().map(|row| row.count).min().unwrap();
            let mut others = rows.iter().filter(|row| !named.contains(row));
            prop_assert!(others.all(|row| row.count < least));
        }
        Ok(())
    }

    /// What is displayed, and what is left out, is everything that is looked for.
    fn check_listed(&self) -> Checked {
        let (content, rows) = (&self.given.content, self.rows());
        for (wanted, limit) in [("", 40), ("", 2), ("re", 3), ("zzz", 40)] {
            let listed = self.table.listed(content, self.filter, wanted, limit);
            let groups = listed.groups.iter();
            let displayed: Vec<_> = groups.flat_map(|group| &group.rows).collect();
            let found = |row: &&&ActorRow| finds(wanted, content.actor(row.actor).name.wordings());
            let all: Vec<_> = rows.iter().filter(found).collect();
            prop_assert_eq!(displayed.len() + listed.left_out, all.len());
            prop_assert!(displayed.len() >= all.len().min(limit));
            let is_chosen = |actor| self.filter.has(Choice::Actor(actor));
            let mut left = all.iter().filter(|row| !displayed.contains(**row));
            prop_assert!(left.all(|row| !is_chosen(row.actor) && row.rank >= limit));
            prop_assert!(listed.groups.iter().all(|group| !group.rows.is_empty()));
        }
        Ok(())
    }

    /// Of whoever is chosen alone: with whom, and when.
    fn check_alone(&self, actor: ActorIdx) -> Checked {
        let Given { content, index, .. } = self.given;
        let alone = self.base.clone().with(Choice::Actor(actor));
        prop_assert_eq!(only_actor(&alone), Some(actor));
        let own = shown(content, index, &alone);
        let others = co_actors(content, &own, actor);
        let is_before =
            |one: &(ActorIdx, u32), next: &(ActorIdx, u32)| (next.1, one.0) < (one.1, next.0);
        prop_assert!(others.is_sorted_by(is_before));
        let id = named(self.given, actor);
        let expected = self.of_actor(&id);
        for &(other, count) in &others {
            let to = Filter::default().with(Choice::Actor(actor));
            let narrowed = alone.narrowed(&to.together_with(other));
            prop_assert_eq!(linked(self.given, narrowed).len(), count as usize);
        }
        let with = expected.iter().flat_map(|one| entries(one, "actors"));
        let with = with.map(|id| id.as_str().unwrap().to_owned());
        let with: BTreeSet<String> = with.filter(|other| *other != id).collect();
        let said = others.iter().map(|(own, _)| named(self.given, *own));
        prop_assert_eq!(said.collect::<BTreeSet<_>>(), with);
        let years = expected
            .iter()
            .filter_map(|one| one["date"]["from"].as_str());
        let years: BTreeSet<u16> = years.map(|from| from[..4].parse().unwrap()).collect();
        let span = years.first().copied().zip(years.last().copied());
        prop_assert_eq!(years_of_actor(content, &own, actor), span);
        Ok(())
    }
}

fn check_actors(given: &'static Given, filter: &Filter, sort: Sort) -> Checked {
    let case = Case::new(given, filter, sort);
    case.check_rows(sort)?;
    case.check_numbers()?;
    case.check_leading()?;
    case.check_listed()?;
    let first = case.rows().first().map(|row| row.actor);
    only_actor(filter)
        .or(first)
        .map_or(Ok(()), |actor| case.check_alone(actor))
}

proptest! {
    // Each case follows the link of every cell.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_number_of_the_actors_is_what_its_link_keeps(
        ((given, filter), sort) in (any_given_and_filter(), select(Sort::ALL)),
    ) {
        check_actors(given, &filter, sort)?;
    }
}

#[test]
fn the_actors_count_everything_without_a_filter() {
    for given in GIVEN.iter() {
        check_actors(given, &Filter::default(), Sort::Best).unwrap();
    }
}

#[test]
fn actors_are_sorted_by_name_in_the_readers_alphabet() {
    let Given { content, index, .. } = known();
    let all = shown(content, index, &Filter::default());
    for language in Language::ALL {
        let table = ActorTable::new(content, &Filter::default(), &all, Sort::Name, language);
        for group in &table.groups {
            let names = group
                .rows
                .iter()
                .map(|row| content.actor(row.actor).name.in_language(language));
            let names: Vec<_> = names.map(str::to_lowercase).collect();
            // Without accents, the order of the letters is that of the alphabet.
            if names.iter().all(|name| name.is_ascii()) {
                assert!(names.is_sorted(), "{names:?}");
            }
        }
    }
}
