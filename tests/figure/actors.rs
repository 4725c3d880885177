//! The picture of the table of actors.

use life_science_map::content::Language;
use life_science_map::figure::{Format, Scene};
use life_science_map::query::{ActorRow, ActorTable, Choice, Filter, shown};
use life_science_map::state::View;

use super::{REAL, lines_of};
use crate::laws::hold;

/// Checks that what is drawn is larger than what is left out, whose number stands below.
fn expect_largest(filter: &Filter, table: &ActorTable, lines: &[String], what: &str) {
    let content = &REAL.content;
    let rows: Vec<_> = (table.groups.iter())
        .flat_map(|group| group.rows.iter().copied())
        .collect();
    let is_named = |row: &&ActorRow| {
        let name = &content.actor(row.actor).name;
        let name = name.in_language(Language::Swedish);
        let is_name = |line: &String| match line.strip_suffix('…') {
            Some(start) => name.starts_with(start),
            None => line == name,
        };
        lines.iter().any(is_name)
    };
    let named: Vec<_> = rows.iter().filter(is_named).collect();
    let left_out = lines.iter().find_map(|line| {
        let number = line.strip_prefix("och ")?.strip_suffix(" till")?;
        number.parse().ok()
    });
    assert_eq!(named.len() + left_out.unwrap_or(0), rows.len(), "{what}");
    assert!(named.len() > 10, "{what}");
    let is_chosen = |row: &ActorRow| filter.has(Choice::Actor(row.actor));
    let others = named.iter().filter(|row| !is_chosen(row));
    let least = others.map(|row| row.rank).max();
    let are_left = rows.iter().filter(|row| !is_named(row));
    for row in are_left {
        assert!(least.is_none_or(|least| row.rank > least), "{what}");
    }
}

/// Checks that the sums and the cells of a row stand behind its name.
fn expect_sums(table: &ActorTable, lines: &[String], what: &str) {
    let content = &REAL.content;
    let vinnova = lines.iter().position(|line| line == "Vinnova");
    if let Some(place) = vinnova {
        let actor = content.find_actor("vinnova").unwrap();
        let mut counts = vec![table.count_of(actor)];
        counts.extend(table.cells_of(actor));
        let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
        assert_eq!(lines[place + 1..][..counts.len()], counts, "{what}");
    }
}

#[test]
fn the_table_of_actors_has_the_largest_and_says_how_many_it_leaves_out() {
    let content = &REAL.content;
    let chosen: Vec<String> = (content.actors().iter().take(60))
        .map(|actor| format!("actor={}", actor.id))
        .collect();
    for query in [
        "",
        "kind=report",
        "actor=vinnova",
        "sort=name",
        &chosen.join("&"),
    ] {
        let mut state = REAL.state(query);
        state.query.view = View::Actors;
        let filter = &state.query.filter;
        let base = shown(content, &REAL.index, &ActorTable::base(filter));
        let sort = state.query.sort;
        let table = ActorTable::new(content, filter, &base, sort, Language::Swedish);
        for &format in Format::ALL {
            let mut lines = lines_of(&hold(&Scene {
                format,
                ..REAL.scene(&state)
            }));
            // What is chosen stands above the table, too.
            let caption = |line: &String| line.starts_with("Insatser som varje aktör");
            lines.drain(..lines.iter().position(caption).unwrap());
            let what = format!("{query} {}: {lines:?}", format.id());
            expect_largest(filter, &table, &lines, &what);
            expect_sums(&table, &lines, &what);
        }
    }
}
