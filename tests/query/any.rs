//! Any filter, any state and anything that could be in an address bar.

use life_science_map::content::{ActorIdx, AreaIdx, Content, Date, InitiativeIdx};
use life_science_map::query::matrix::Columns;
use life_science_map::query::{Choice, Facet, Filter, ObjectiveOrder, Since, Sort, Years};
use life_science_map::state::{Controls, Query, State, Theme, View};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{GIVEN, Given};

/// A choice of any facet, including years in which nothing began.
pub fn any_choice(content: &Content) -> BoxedStrategy<Choice> {
    let year = prop_oneof![4 => 2010..2027_u16, 1 => 1..=9999_u16];
    let years = (year, any::<bool>()).prop_map(|(year, is_until)| {
        Choice::Began(if is_until {
            Years::Until(year)
        } else {
            Years::One(year)
        })
    });
    let options: Vec<Choice> = Facet::ALL
        .into_iter()
        .flat_map(|facet| facet.options(content))
        .collect();
    prop_oneof![6 => select(options), 1 => years].boxed()
}

/// A search: empty, prefixes of the content's words in some spelling, or anything.
fn any_search(words: &'static [String]) -> BoxedStrategy<String> {
    let word = (any::<Index>(), 1..6_usize, 0..5_usize).prop_map(|(index, length, spelling)| {
        let word = if words.is_empty() {
            "hälsa"
        } else {
            index.get(words)
        };
        let start: String = word.chars().take(length).collect();
        match spelling {
            0 => start.to_uppercase(),
            1 => start.replace(['å', 'ä'], "a").replace('ö', "o"),
            2 => start
                .replace('ä', "a\u{308}")
                .replace('å', "a\u{30A}")
                .replace('ö', "o\u{308}"),
            3 => start.replace('e', "é"),
            _ => start,
        }
    });
    let words = (
        vec(word, 1..3),
        select(vec![" ", "-", ", ", "  "]),
        0..6_usize,
    )
        .prop_map(|(words, between, quotes)| match quotes {
            0 => ["\"", &words.join(between), "\""].concat(),
            1 => ["”", &words.join(between), "” e"].concat(),
            2 => ["«", &words.join(between)].concat(),
            _ => words.join(between),
        });
    prop_oneof![3 => Just(String::new()), 5 => words, 1 => "[aåäoöéA-E0-2 ’–\"”]{0,5}"].boxed()
}

pub fn any_filter(given: &'static Given) -> impl Strategy<Value = Filter> {
    let year = || option::weighted(0.25, prop_oneof![4 => 2010..2027_u16, 1 => 1..=9999_u16]);
    let choices = prop_oneof![
        2 => Just(Vec::new()),
        3 => vec(any_choice(&given.content), 1..3),
        1 => vec(any_choice(&given.content), 3..12),
    ];
    let bounds = (year(), year(), option::weighted(0.2, any_since()));
    let with = prop_oneof![4 => Just(Vec::new()), 1 => vec(any::<Index>(), 1..3)];
    let choices = (choices, with);
    (choices, bounds, any_search(&given.words)).prop_map(
        |((choices, with), (from, to, since), search)| {
            let filter = choices.into_iter().fold(Filter::default(), Filter::with);
            let actors = given.content.actors().len();
            let with = with
                .into_iter()
                .filter(|_| actors > 0)
                .map(|one| ActorIdx::new(one.index(actors)));
            let filter = with.fold(filter, Filter::together_with);
            let filter = filter.with_from(from).with_to(to).with_since(since);
            filter.with_search(search)
        },
    )
}

/// A day of the year whose days are noted, or around it, or the last one.
fn any_since() -> impl Strategy<Value = Since> {
    let day = (2025..=2027_u16, 1..=12_u8, 1..=28_u8);
    let day = day.prop_map(|(year, month, day)| Since::Day(Date::Day(year, month, day)));
    prop_oneof![6 => day, 1 => Just(Since::Latest)]
}

pub fn any_given_and_filter() -> impl Strategy<Value = (&'static Given, Filter)> {
    let given = prop_oneof![2 => Just(0), 3 => 1..GIVEN.len()].prop_map(|place| &GIVEN[place]);
    given.prop_flat_map(|given| (Just(given), any_filter(given)))
}

/// The keys of the map itself.
const KEYS: [&str; 24] = [
    "area",
    "programme",
    "objective",
    "kind",
    "actor",
    "actor_kind",
    "began",
    "from",
    "to",
    "since",
    "q",
    "view",
    "columns",
    "unfolded",
    "objectives",
    "tour",
    "step",
    "with",
    "place",
    "sort",
    "item",
    "theme",
    "embed",
    "controls",
];

pub fn any_state(given: &'static Given) -> impl Strategy<Value = State> {
    let key = any::<String>().prop_filter("a key of others", move |key| {
        // Keys are read in any case.
        let key = key.to_ascii_lowercase();
        !KEYS.contains(&key.as_str())
    });
    let query = (
        prop_oneof![3 => any_filter(given), 1 => any::<String>().prop_map(|text| Filter::default().with_search(text))],
        select(View::ALL),
        (
            select(Columns::ALL),
            vec(any::<Index>(), 0..3),
            select(ObjectiveOrder::ALL),
            select(vec![("", ""), ("halsodata", ""), ("halsodata", "start"), ("gone", "2-b")]),
        ),
        select(Sort::ALL),
        option::of(select(Theme::ALL)),
        option::of(any::<String>()),
        select(Controls::ALL),
        vec((key, any::<String>()), 0..3),
    )
        .prop_map(|(filter, view, (columns, unfolded, order, (tour, step)), sort, theme, embed, controls, other)| {
            let areas = given.content.areas().len();
            let unfolded = unfolded.into_iter().filter(|_| areas > 0).map(|index| AreaIdx::new(index.index(areas))).collect();
            let (tour, step) = (tour.to_owned(), step.to_owned());
            Query { filter, view, columns, unfolded, order, tour, step, sort, theme, embed, controls, other }.canonical()
        });
    let open = option::of(any::<Index>()).prop_map(|index| {
        let index = index?;
        let count = given.content.initiatives().len();
        (count > 0).then(|| InitiativeIdx::new(index.index(count)))
    });
    (query, open).prop_map(|(query, open)| State { query, open })
}

/// Anything that could be in an address bar: the map's own keys, and noise.
pub fn any_query_string() -> impl Strategy<Value = String> {
    let key = select(vec![
        "area",
        "programme",
        "objective",
        "kind",
        "actor",
        "actor_kind",
        "began",
        "from",
        "to",
        "q",
        "view",
        "columns",
        "unfolded",
        "objectives",
        "sort",
        "item",
        "theme",
        "embed",
        "controls",
        "with",
        "place",
        "tour",
        "step",
        "utm",
        "",
    ]);
    let value = prop_oneof![
        select(vec![
            "varden",
            "halsodata",
            "life-science",
            "2.3",
            "event",
            "digg",
            "map",
            "name",
            "dark",
            "none",
            "agency",
            "-2015",
            "lan-12",
            "abroad",
            "drive-me"
        ])
        .prop_map(str::to_owned),
        "[0-9]{0,5}",
        "[%+&=?a-fA-F0-9 ]{0,8}",
        any::<String>(),
    ];
    let pairs = vec(
        (key, value).prop_map(|(key, value)| format!("{key}={value}")),
        0..6,
    );
    prop_oneof![pairs.prop_map(|pairs| pairs.join("&")), any::<String>()]
}
