//! The table of actors, compared with the oracle.

use life_science_map::query::{
    ActorColumn, ActorRow, ActorTable, Leaders, co_actors, only_actor, years_of_actor,
};

use super::*;

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

fn named(given: &Given, actor: ActorIdx) -> String {
    given.content.actor(actor).id.to_string()
}

fn has(initiative: &Value, list: &str, id: &str) -> bool {
    entries(initiative, list).contains(&json!(id))
}

/// What an initiative's entry in the file says.
fn entry<'a>(given: &'a Given, id: &str) -> &'a Value {
    let mut all = entries(&given.file, "initiatives").iter();
    all.find(|one| one["id"] == id).unwrap()
}

fn check_actors(given: &Given, filter: &Filter, sort: Sort) -> Result<(), TestCaseError> {
    let Given { content, index, .. } = given;
    let base = ActorTable::base(filter);
    prop_assert_eq!(&ActorTable::base(&base), &base);
    prop_assert_eq!(base.with_actors(), filter.with_actors());
    let all = shown(content, index, &base);
    let table = ActorTable::new(content, filter, &all, sort, Language::Swedish);
    let matching = linked(given, base.clone());
    let matching: Vec<_> = matching.iter().map(|id| entry(given, id)).collect();
    let of_actor = |id: &str| {
        let own = matching.iter().filter(|one| has(one, "actors", id));
        own.copied().collect::<Vec<_>>()
    };

    // Everybody who takes part is in it once, in the group of their kind.
    let rows: Vec<_> = table.groups.iter().flat_map(|group| &group.rows).collect();
    let mut in_rows: Vec<_> = rows.iter().map(|row| named(given, row.actor)).collect();
    in_rows.sort();
    let actors = entries(&given.file, "actors").iter();
    let ids = actors.clone().map(|one| one["id"].as_str().unwrap());
    let mut expected: Vec<_> = ids.filter(|id| !of_actor(id).is_empty()).collect();
    expected.sort_unstable();
    prop_assert_eq!(in_rows, expected);
    let kinds: Vec<_> = table.groups.iter().map(|group| group.kind).collect();
    let is_last = |kind: &Option<_>| kind.is_none();
    prop_assert!(kinds.is_sorted_by_key(|kind| (is_last(kind), *kind)));
    for group in &table.groups {
        for row in &group.rows {
            let id = named(given, row.actor);
            let own = actors.clone().find(|one| one["id"] == *id).unwrap();
            let kind = group.kind.map(|kind| kind.id());
            prop_assert_eq!(own["kind"].as_str(), kind);
        }
        let counts: Vec<_> = group.rows.iter().map(|row| row.count).collect();
        if sort != Sort::Name {
            prop_assert!(counts.is_sorted_by(|one, next| one >= next));
            let is_before = |one: u32, next: u32| one == next;
            let pairs = group.rows.windows(2);
            let mut equal = pairs.filter(|pair| is_before(pair[0].count, pair[1].count));
            prop_assert!(equal.all(|pair| pair[0].actor < pair[1].actor));
        }
    }

    // Every number is what its link shows.
    let has_chosen_areas = !filter.chosen(Facet::Area).is_empty();
    let mut most = 0;
    for group in &table.groups {
        for row in &group.rows {
            let id = named(given, row.actor);
            let own = of_actor(&id);
            let alone = linked(given, base.clone().with(Choice::Actor(row.actor)));
            prop_assert_eq!(row.count as usize, own.len());
            prop_assert_eq!(table.count_of(row.actor), row.count);
            prop_assert_eq!(alone.len(), own.len());
            let mut in_cells = 0;
            for &column in &table.columns {
                let cell = table.cell(row.actor, column) as usize;
                in_cells += cell;
                if group.kind.is_none_or(|kind| kind.id() != "government") {
                    most = most.max(cell);
                }
                let link = ActorTable::link(row.actor, column, filter);
                let ActorColumn::Area(area) = column else {
                    prop_assert!(!has_chosen_areas && link.is_none());
                    let without = own.iter().filter(|one| entries(one, "areas").is_empty());
                    prop_assert_eq!(cell, without.count());
                    continue;
                };
                let area = &*content.area(area).id;
                let here = own.iter().filter(|one| has(one, "areas", area));
                prop_assert_eq!(cell, here.count());
                prop_assert_eq!(linked(given, link.unwrap()).len(), cell);
            }
            // Each initiative is in the column of each of its areas, or in that of what has none.
            let memberships = own.iter().map(|one| {
                let areas = entries(one, "areas").iter().filter(|area| {
                    !has_chosen_areas
                        || filter
                            .chosen(Facet::Area)
                            .iter()
                            .any(|own| own.id(content) == area.as_str().unwrap())
                });
                areas.count().max(usize::from(!has_chosen_areas))
            });
            prop_assert_eq!(in_cells, memberships.sum::<usize>());
            let areas = table.largest_areas(row.actor);
            prop_assert!(
                areas.is_sorted_by(|(one, count), (next, less)| (less, one) < (count, next))
            );
            prop_assert!(areas.iter().all(|(area, count)| *count > 0
                && table.cell(row.actor, ActorColumn::Area(*area)) == *count));
            if let Some(Leaders { which, count }) = table.leading_areas(row.actor) {
                prop_assert!(!has_chosen_areas && which.len() <= 2);
                let equal = areas.iter().filter(|(_, own)| *own == count);
                prop_assert_eq!(equal.map(|(area, _)| *area).collect::<Vec<_>>(), which);
                prop_assert_eq!(areas[0].1, count);
            }
        }
    }
    prop_assert_eq!(table.most as usize, most);

    // Those who lead are not fewer than anybody who is not named.
    for leading in table.leading() {
        let group = table
            .groups
            .iter()
            .find(|group| group.kind == Some(leading.kind));
        let (rows, named) = (&group.unwrap().rows, leading.rows);
        prop_assert!(leading.kind.id() != "government" && rows.len() > 1);
        prop_assert!((1..=3).contains(&named.len()));
        let least = named.iter().map(|row| row.count).min().unwrap();
        let mut others = rows.iter().filter(|row| !named.contains(row));
        prop_assert!(others.all(|row| row.count < least));
    }

    // What is displayed, and what is left out, is everything that is looked for.
    for (wanted, limit) in [("", 40), ("", 2), ("re", 3), ("zzz", 40)] {
        let listed = table.listed(content, filter, wanted, limit);
        let displayed: Vec<_> = listed.groups.iter().flat_map(|group| &group.rows).collect();
        let found = |row: &&&ActorRow| finds(wanted, content.actor(row.actor).name.wordings());
        let all: Vec<_> = rows.iter().filter(found).collect();
        prop_assert_eq!(displayed.len() + listed.left_out, all.len());
        prop_assert!(displayed.len() >= all.len().min(limit));
        let is_chosen = |actor| filter.has(Choice::Actor(actor));
        let mut left = all.iter().filter(|row| !displayed.contains(**row));
        prop_assert!(left.all(|row| !is_chosen(row.actor) && row.rank >= limit));
        prop_assert!(listed.groups.iter().all(|group| !group.rows.is_empty()));
    }

    // Whoever is chosen alone: with whom, and when.
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let actor = only_actor(filter).unwrap_or(first.actor);
    let alone = base.clone().with(Choice::Actor(actor));
    prop_assert_eq!(only_actor(&alone), Some(actor));
    let own = shown(content, index, &alone);
    let others = co_actors(content, &own, actor);
    prop_assert!(others.is_sorted_by(|(one, count), (next, less)| (less, one) < (count, next)));
    let id = named(given, actor);
    let expected = of_actor(&id);
    for (other, count) in &others {
        let to = Filter::default()
            .with(Choice::Actor(actor))
            .together_with(*other);
        let narrowed = alone.narrowed(&to);
        prop_assert_eq!(linked(given, narrowed).len(), *count as usize);
    }
    let with: BTreeSet<String> = expected
        .iter()
        .flat_map(|one| entries(one, "actors"))
        .map(|id| id.as_str().unwrap().to_owned())
        .filter(|other| *other != id)
        .collect();
    let said: BTreeSet<String> = others.iter().map(|(own, _)| named(given, *own)).collect();
    prop_assert_eq!(said, with);
    let years = expected
        .iter()
        .filter_map(|one| one["date"]["from"].as_str());
    let years: BTreeSet<u16> = years.map(|from| from[..4].parse().unwrap()).collect();
    let span = years.first().copied().zip(years.last().copied());
    prop_assert_eq!(years_of_actor(content, &own, actor), span);
    Ok(())
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
