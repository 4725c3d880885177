//! The results of a query, compared with an oracle that knows the contract and the content file, and nothing of the
//! product.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use life_science_map::content::{
    ActorIdx, AreaIdx, Content, Date, Fault, InitiativeIdx, Language, Problem, Sector,
};
use life_science_map::query::matrix::{Cell, Columns, Grid, Line, Missing};
use life_science_map::query::{
    Choice, Condition, Facet, Filter, ObjectiveOrder, SearchIndex, Since, Sort, Years, finds,
    liftings, order, shown, takeaway,
};
use life_science_map::state::{Controls, Query, State, Theme, View, url};
use life_science_map::words::{self, Findings, Phrases};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;
use serde_json::{Value, json};

#[path = "query/actors.rs"]
mod actors;
mod support;

use support::written;

/// A content, and the file that it was read from.
struct Given {
    content: Content,
    index: SearchIndex,
    file: Value,
    /// The texts of each initiative, as the oracle reads them.
    texts_of: Vec<Vec<(usize, Vec<written::Word>)>>,
    /// Words to search for, cut anywhere: the content's own, and neighbours in other spellings.
    words: Vec<String>,
}

/// Enough to identify the content of a failed case.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} initiatives", self.content.initiatives().len())
    }
}

impl Given {
    fn read(bytes: &[u8]) -> Self {
        let (content, faults) = Content::read(bytes).unwrap();
        // The oracle reads the file itself, so the file must have no faults that change it.
        let is_sound = |fault: &Fault| matches!(fault.problem, Problem::MissingLanguage { .. });
        assert!(faults.iter().all(is_sound), "{faults:?}");
        let file: Value = serde_json::from_slice(bytes).unwrap();
        let initiatives = entries(&file, "initiatives").iter();
        let texts_of: Vec<Vec<_>> = initiatives
            .map(|initiative| {
                let texts = oracle::texts(&file, initiative);
                texts.iter().map(|text| (0, written::words(text))).collect()
            })
            .collect();
        let mut words: BTreeSet<String> = BTreeSet::new();
        for (_, text) in texts_of.iter().flatten() {
            words.extend(text.iter().map(|(word, _)| word.clone()));
            for (place, pair) in text.windows(2).enumerate() {
                let between = ["", "-", " ", "&"][place % 4];
                words.insert([&*pair[0].0, between, &pair[1].0].concat());
            }
        }
        let index = SearchIndex::new(&content);
        Self {
            content,
            index,
            file,
            texts_of,
            words: words.into_iter().collect(),
        }
    }
}

/// The real content, generated ones (empty, small, and larger than the real one), and last a small one with known ids.
static GIVEN: LazyLock<Vec<Given>> = LazyLock::new(|| {
    let real = include_bytes!("../public/content.json");
    let mut given = vec![Given::read(real)];
    let made = [(1, 0), (2, 3), (3, 40), (4, 300), (5, 60)];
    given.extend(made.map(|(seed, size)| {
        let file = serde_json::from_str(&support::generated(seed, size)).unwrap();
        Given::read(noting_days(file).to_string().as_bytes())
    }));
    given.push(Given::read(support::KNOWN));
    given
});

/// A content that notes of some initiatives when they came to the map or were changed there, and of some places the county.
fn noting_days(mut file: Value) -> Value {
    let initiatives = file["initiatives"].as_array_mut().unwrap();
    for (place, initiative) in initiatives.iter_mut().enumerate() {
        let day = |month: usize| format!("2026-{:02}-{:02}", month % 12 + 1, place * 7 % 28 + 1);
        if place % 3 == 0 {
            initiative["added"] = json!(day(place));
        }
        if place % 4 == 0 {
            initiative["changed"] = json!(day(place * 5));
        }
    }
    for (place, own) in file["places"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        if let Some(county) = ["00", "01", "12", "25"].get(place % 5) {
            own["county"] = json!(county);
        }
    }
    file
}

fn real() -> &'static Given {
    &GIVEN[0]
}

fn known() -> &'static Given {
    &GIVEN[GIVEN.len() - 1]
}

fn entries<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    value[list].as_array().map_or(&[], Vec::as_slice)
}

/// A literal implementation of the contract on the file, as slow as it is written.
mod oracle {
    use super::*;

    /// A filter as ids.
    #[derive(Clone, Default)]
    pub(super) struct Asked {
        pub(super) choices: Vec<(&'static str, String)>,
        pub(super) with: Vec<String>,
        pub(super) from: Option<u16>,
        pub(super) to: Option<u16>,
        pub(super) since: Option<String>,
        pub(super) search: String,
    }

    impl Asked {
        pub(super) fn of(filter: &Filter, content: &Content) -> Self {
            let choices = filter
                .choices()
                .iter()
                .map(|choice| (choice.facet().key(), choice.id(content).into_owned()));
            Self {
                choices: choices.collect(),
                with: filter
                    .with_actors()
                    .iter()
                    .map(|&actor| content.actor(actor).id.to_string())
                    .collect(),
                from: filter.from(),
                to: filter.to(),
                since: filter.since().map(Since::id),
                search: filter.search().to_owned(),
            }
        }
    }

    pub(super) fn words(text: &str) -> Vec<String> {
        written::words(text)
            .into_iter()
            .map(|(word, _)| word)
            .collect()
    }

    /// Names, summaries, and the names of actors and places in either language.
    pub(super) fn texts(file: &Value, initiative: &Value) -> Vec<String> {
        let named = |list: &'static str| {
            entries(initiative, list).iter().map(move |id| {
                let own = entries(file, list).iter().find(|own| own["id"] == *id);
                own.map_or(&Value::Null, |own| &own["name"])
            })
        };
        let texts = [&initiative["name"], &initiative["summary"]]
            .into_iter()
            .chain(named("actors"))
            .chain(named("places"));
        texts
            .flat_map(|text| [&text["sv"], &text["en"]])
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    }

    /// The first and last possible day of the initiative's period. What is still going on has no last day.
    pub(super) fn days(initiative: &Value) -> Option<(String, String)> {
        let (first, last) = known_days(initiative)?;
        let is_open = initiative["date"]["to"].is_null()
            && ["programme", "infrastructure", "organisation"]
                .iter()
                .any(|kind| initiative["kind"] == *kind);
        Some((
            first,
            if is_open {
                "9999-12-31".to_owned()
            } else {
                last
            },
        ))
    }

    /// The first day, and the last one that the file gives.
    pub(super) fn known_days(initiative: &Value) -> Option<(String, String)> {
        let from = initiative["date"]["from"].as_str()?;
        let to = initiative["date"]["to"].as_str().unwrap_or(from);
        let fill = |date: &str, rest: &str| format!("{date}{}", &rest[date.len()..]);
        Some((fill(from, "YYYY-01-01"), fill(to, "YYYY-12-31")))
    }

    /// Whether an initiative matches `id` under `key`, for keys that are not fields of it.
    fn is_what(file: &Value, initiative: &Value, key: &str, id: &str) -> bool {
        if key == "actor_kind" {
            let mut actors = entries(file, "actors").iter();
            return actors.any(|actor| {
                actor["kind"] == id && entries(initiative, "actors").contains(&actor["id"])
            });
        }
        if key == "place" {
            let mut own = entries(initiative, "places").iter().filter_map(|own| {
                entries(file, "places")
                    .iter()
                    .find(|place| place["id"] == *own)
            });
            return match (id, id.strip_prefix("lan-")) {
                ("none", _) => own.next().is_none(),
                ("abroad", _) => own.any(|place| place["county"] == "00"),
                (_, Some(county)) => own.any(|place| place["county"] == county),
                (id, None) => own.any(|place| place["id"] == id),
            };
        }
        let begun = initiative["date"]["from"].as_str().map(|from| &from[..4]);
        match (begun, id.strip_prefix('-')) {
            (None, _) => id == "none",
            (Some(begun), Some(last)) => begun <= &*format!("{last:0>4}"),
            (Some(begun), None) => begun == format!("{id:0>4}"),
        }
    }

    fn is_chosen(file: &Value, initiative: &Value, asked: &Asked) -> bool {
        let takes_part = |id: &String| entries(initiative, "actors").contains(&json!(id));
        if !asked.with.iter().all(takes_part) {
            return false;
        }
        for key in ["actor_kind", "began", "place"] {
            let mut ids = asked.choices.iter().filter(|(of, _)| *of == key).peekable();
            if ids.peek().is_some() && !ids.any(|(_, id)| is_what(file, initiative, key, id)) {
                return false;
            }
        }
        let keys = [
            ("area", "areas"),
            ("programme", "programmes"),
            ("objective", "objectives"),
            ("kind", "kind"),
            ("actor", "actors"),
        ];
        keys.iter().all(|(key, field)| {
            let own = &initiative[field];
            let has = |id: &str| {
                own == id
                    || own
                        .as_array()
                        .is_some_and(|ids| ids.iter().any(|own| own == id))
            };
            let mut ids = asked
                .choices
                .iter()
                .filter(|(of, _)| of == key)
                .map(|(_, id)| id)
                .peekable();
            ids.peek().is_none() || ids.any(|id| has(id))
        })
    }

    /// The ids of the matches, in the order of the file.
    pub(super) fn matching(given: &Given, asked: &Asked) -> Vec<String> {
        let (start, end) = (asked.from.unwrap_or(0), asked.to.unwrap_or(9999));
        let (start, end) = (format!("{start:04}-01-01"), format!("{end:04}-12-31"));
        let is_in_span = |initiative: &Value| match (asked.from, asked.to, days(initiative)) {
            (None, None, _) => true,
            (_, _, None) => false,
            (_, _, Some((first, last))) => start <= end && first <= end && start <= last,
        };
        let noted = |initiative: &Value| {
            let days = ["added", "changed"].map(|field| initiative[field].as_str());
            days.into_iter().flatten().max().map(str::to_owned)
        };
        let all = entries(&given.file, "initiatives").iter();
        let last = all.filter_map(noted).max();
        let since = asked.since.as_deref().map(|since| match since {
            "latest" => last.clone().unwrap_or_else(|| "never".to_owned()),
            day => day.to_owned(),
        });
        let is_news = |initiative: &Value| {
            let since = since.as_ref();
            since.is_none_or(|since| noted(initiative).is_some_and(|noted| noted >= *since))
        };
        let is_found =
            |own: &[(usize, Vec<written::Word>)]| written::distance(&asked.search, own).is_some();
        let initiatives = entries(&given.file, "initiatives")
            .iter()
            .zip(&given.texts_of);
        initiatives
            .filter(|(initiative, own)| {
                is_chosen(&given.file, initiative, asked)
                    && is_in_span(initiative)
                    && is_news(initiative)
                    && is_found(own)
            })
            .map(|(initiative, _)| initiative["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// A choice of any facet, including years in which nothing began.
fn any_choice(content: &Content) -> BoxedStrategy<Choice> {
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

fn any_filter(given: &'static Given) -> impl Strategy<Value = Filter> {
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

fn any_given_and_filter() -> impl Strategy<Value = (&'static Given, Filter)> {
    let given = prop_oneof![2 => Just(0), 3 => 1..GIVEN.len()].prop_map(|place| &GIVEN[place]);
    given.prop_flat_map(|given| (Just(given), any_filter(given)))
}

fn any_state(given: &'static Given) -> impl Strategy<Value = State> {
    let own = [
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
    ];
    let own_too = [
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
    let key = any::<String>().prop_filter("a key of others", move |key| {
        // Keys are read in any case.
        let key = key.to_ascii_lowercase();
        !own.contains(&key.as_str()) && !own_too.contains(&key.as_str())
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
fn any_query_string() -> impl Strategy<Value = String> {
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

fn ids(content: &Content, initiatives: impl IntoIterator<Item = InitiativeIdx>) -> Vec<String> {
    initiatives
        .into_iter()
        .map(|index| content.initiative(index).id.to_string())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn shows_what_the_contract_says((given, filter) in any_given_and_filter()) {
        let Given { content, index, .. } = given;
        let shown = shown(content, index, &filter);
        let expected = oracle::matching(given, &oracle::Asked::of(&filter, content));
        prop_assert_eq!(ids(content, shown.matching()), expected.clone());
        prop_assert_eq!(shown.count(), expected.len());
        for (index, initiative) in content.indexed_initiatives() {
            prop_assert_eq!(shown.is_matching(index), expected.iter().any(|id| **id == *initiative.id));
        }
        for sector in content.sectors() {
            let there = shown.matching().filter(|index| content.initiative(*index).is_in(sector)).count();
            prop_assert_eq!(shown.in_sector(sector) as usize, there);
        }
        prop_assert_eq!(filter.is_empty(), filter.conditions().is_empty());
        prop_assert!(!filter.is_empty() || shown.count() == content.initiatives().len());
    }

    #[test]
    fn toggling_twice_changes_nothing((filter, choice) in (any_filter(real()), any_choice(&real().content))) {
        let toggled = filter.toggled(choice);
        prop_assert_ne!(toggled.has(choice), filter.has(choice));
        prop_assert_eq!(toggled.toggled(choice), filter);
    }

    #[test]
    fn chosen_and_lifted((_, filter) in any_given_and_filter()) {
        let by_facet: Vec<Choice> = Facet::ALL.into_iter().flat_map(|facet| filter.chosen(facet)).copied().collect();
        prop_assert_eq!(&by_facet, filter.choices());
        let conditions = filter.conditions();
        for condition in &conditions {
            let mut rest = conditions.clone();
            rest.retain(|other| other != condition);
            prop_assert_eq!(filter.without(condition).conditions(), rest);
        }
        let sector = match conditions[..] {
            [Condition::Choice(Choice::Area(area))] => Some(Sector::Area(area)),
            [Condition::Choice(Choice::Programme(programme))] => Some(Sector::Programme(programme)),
            _ => None,
        };
        prop_assert_eq!(filter.only_sector(), sector);
    }

    #[test]
    fn the_list_is_what_matches_in_order(
        (given, filter) in any_given_and_filter(), sort in select(Sort::ALL), language in select(&Language::ALL),
    ) {
        let Given { content, index, file, .. } = given;
        let shown = shown(content, index, &filter);
        let list = order(content, &shown, sort, language);
        let mut sorted = list.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, shown.matching().collect::<Vec<_>>());
        if sort == Sort::Best && filter.is_searching() {
            // Another test checks the order by best match.
            return Ok(());
        }
        let begins: Vec<Option<String>> = list.iter().map(|index| {
            oracle::days(&entries(file, "initiatives")[index.index()]).map(|(first, _)| first)
        }).collect();
        let names: Vec<&str> = list.iter().map(|index| content.initiative(*index).name.in_language(language)).collect();
        let amounts: Vec<u64> = list.iter().map(|index| {
            let funding = &entries(file, "initiatives")[index.index()]["funding"];
            let amount = |currency: &str| funding[currency].as_u64().unwrap_or(0);
            amount("sek").max(amount("eur") * 10)
        }).collect();
        for (place, pair) in list.windows(2).enumerate() {
            let (begin, next_begin) = (&begins[place], &begins[place + 1]);
            let (amount, next_amount) = (amounts[place], amounts[place + 1]);
            prop_assert!(sort != Sort::Funding || amount >= next_amount, "{} before {}", amount, next_amount);
            if sort == Sort::Funding && amount != next_amount {
                continue;
            }
            prop_assert!(sort == Sort::Name || begin >= next_begin, "{:?} before {:?}", begin, next_begin);
            let (name, next_name) = (names[place], names[place + 1]);
            let is_tied = sort == Sort::Name || content.initiative(pair[0]).date.map(|period| period.from)
                == content.initiative(pair[1]).date.map(|period| period.from);
            prop_assert!(!is_tied || alphabetical(name, next_name, language) != Ordering::Greater,
                "{} before {}", name, next_name);
            let (id, next_id) = (&content.initiative(pair[0]).id, &content.initiative(pair[1]).id);
            prop_assert!(!is_tied || name != next_name || id < next_id);
        }
    }

    #[test]
    fn states_survive_the_address_bar(state in any_state(real())) {
        let content = &real().content;
        let query_string = url::write(&state, content);
        prop_assert!(query_string.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"*-._%+&=".contains(&byte)));
        prop_assert_eq!(url::parse(&query_string, content), (state.clone(), vec![]));
        prop_assert_eq!(url::parse(&format!("?{query_string}"), content), (state, vec![]));
    }

    #[test]
    fn a_page_of_its_own_differs_in_nothing_but_the_frame(state in any_state(real())) {
        let content = &real().content;
        let frame = ["embed", "controls"];
        let own = url::write(&state.clone().by_itself(), content);
        let keys = |query_string: &str| -> Vec<String> {
            query_string.split('&').map(|pair| pair.split('=').next().unwrap().to_owned()).collect()
        };
        let mut expected = keys(&url::write(&state, content));
        expected.retain(|key| !frame.contains(&&**key));
        if expected.is_empty() {
            expected.push(String::new());
        }
        prop_assert_eq!(keys(&own), expected);
        prop_assert_eq!(url::parse(&own, content).0, state.by_itself());
    }

    #[test]
    fn every_query_string_has_one_canonical_form(query_string in any_query_string()) {
        let content = &known().content;
        let (state, _) = url::parse(&query_string, content);
        let canonical = url::write(&state, content);
        let (again, ignored) = url::parse(&canonical, content);
        prop_assert_eq!(&again, &state);
        prop_assert_eq!(ignored, vec![]);
        prop_assert_eq!(url::write(&again, content), canonical);
    }
}

/// Whether an initiative is in a row or a column of the matrix.
fn stands_in(line: Line, initiative: InitiativeIdx, content: &Content) -> bool {
    let entry = content.initiative(initiative);
    match line {
        Line::All => true,
        Line::Choice(choice) => choice.keeps(content, initiative),
        Line::Years(years) => entry.years().is_some_and(|(from, to)| {
            let span = years.span();
            span.is_some_and(|(first, last)| {
                (from..=to.min(last)).any(|year| first.is_none_or(|first| first <= year))
            })
        }),
        Line::Without(Missing::Area) => entry.areas.is_empty(),
        Line::Without(Missing::Programme) => entry.programmes.is_empty(),
        Line::Without(Missing::Objective(area)) => {
            entry.areas.contains(&area)
                && !entry
                    .objectives
                    .iter()
                    .any(|&own| content.objective(own).area == area)
        }
    }
}

proptest! {
    // Each case follows the link of every cell.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_cell_of_the_matrix_counts_what_its_link_keeps(
        ((given, filter), columns) in (any_given_and_filter(), select(Columns::ALL)),
    ) {
        check_matrix(given, &filter, columns)?;
    }
}

#[test]
fn the_matrix_counts_everything_without_a_filter() {
    for given in GIVEN.iter() {
        for &columns in Columns::ALL {
            check_matrix(given, &Filter::default(), columns).unwrap();
        }
    }
}

fn check_matrix(given: &Given, filter: &Filter, columns: Columns) -> Result<(), TestCaseError> {
    let Given { content, index, .. } = given;
    let grid = Grid::new(content, columns);
    let base = grid.base(filter);
    prop_assert_eq!(&grid.base(&base), &base);
    let all = shown(content, index, &base);
    let tally = grid.tally(content, &all);
    let mut most = 0;
    for (row, &row_line) in grid.rows.iter().enumerate() {
        for (column, &column_line) in grid.columns.iter().enumerate() {
            let here: Vec<_> = all
                .matching()
                .filter(|&index| {
                    stands_in(row_line, index, content) && stands_in(column_line, index, content)
                })
                .collect();
            let mut families = Cell::default();
            for &index in &here {
                families[content.initiative(index).kind.family() as usize] += 1;
            }
            prop_assert_eq!(tally.cell(row, column), families);
            if row_line != Line::All && column_line != Line::All {
                most = most.max(here.len());
            }
            let link = grid.link(row, column, filter);
            let is_without = |line| matches!(line, Line::Without(_));
            prop_assert_eq!(
                link.is_none(),
                is_without(row_line) || is_without(column_line)
            );
            let Some(link) = link else { continue };
            // Whoever has chosen the cell finds it in the same table.
            prop_assert_eq!(grid.base(&link), base.clone());
            prop_assert!(row_line.is_asked_for(&link, content));
            prop_assert!(column_line.is_asked_for(&link, content));
            let query = Query {
                filter: link,
                ..Query::default()
            };
            let address = url::write(&State { query, open: None }, content);
            let (state, ignored) = url::parse(&address, content);
            prop_assert!(ignored.is_empty());
            let kept = shown(content, index, &state.query.filter);
            prop_assert_eq!(kept.matching().collect::<Vec<_>>(), here, "{}", address);
        }
    }
    prop_assert_eq!(tally.most as usize, most);
    let corner = tally.cell(grid.rows.len() - 1, grid.columns.len() - 1);
    let sum = corner.iter().sum::<u32>() as usize;
    prop_assert_eq!(sum, all.count(), "the sum of the sums");
    // Each is in a row of an area, or in that of what has none; and so with the objectives of an area.
    for initiative in all.matching() {
        let is_in = |line: &Line| stands_in(*line, initiative, content);
        let is_row = |line: &&Line| {
            matches!(
                line,
                Line::Choice(Choice::Area(_)) | Line::Without(Missing::Area)
            )
        };
        prop_assert!(grid.rows.iter().filter(is_row).any(is_in));
        if columns == Columns::Programmes {
            let columns = &grid.columns[..grid.columns.len() - 1];
            prop_assert!(columns.iter().any(is_in));
        }
    }
    Ok(())
}

proptest! {
    // Each case counts every option separately.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_count_is_what_choosing_would_show((given, filter) in any_given_and_filter()) {
        let Given { content, index, file, .. } = given;
        let shown = shown(content, index, &filter);
        let asked = oracle::Asked::of(&filter, content);
        for facet in Facet::ALL {
            let mut others = asked.clone();
            others.choices.retain(|(key, _)| *key != facet.key());
            for choice in facet.options(content) {
                let mut alone = others.clone();
                alone.choices.push((facet.key(), choice.id(content).into_owned()));
                let expected = oracle::matching(given, &alone).len();
                prop_assert_eq!(shown.counts.of(content, choice) as usize, expected, "{:?}", choice);
            }
        }
        let year = |day: &str| day[..4].parse::<u16>().unwrap();
        let days = entries(file, "initiatives").iter().filter_map(oracle::known_days);
        let years = days.map(|(first, last)| year(&first)..=year(&last));
        let years: BTreeSet<u16> = years.flatten().collect();
        let years: Vec<u16> = match (years.first(), years.last()) {
            (Some(first), Some(last)) => (*first..=*last).collect(),
            _ => vec![],
        };
        let count = |asked: oracle::Asked| u32::try_from(oracle::matching(given, &asked).len()).unwrap();
        let from = years.iter().map(|year| (*year, count(oracle::Asked { from: Some(*year), ..asked.clone() })));
        prop_assert_eq!(&shown.counts.years_from, &from.collect::<Vec<_>>());
        let to = years.iter().map(|year| (*year, count(oracle::Asked { to: Some(*year), ..asked.clone() })));
        prop_assert_eq!(&shown.counts.years_to, &to.collect::<Vec<_>>());
    }

    #[test]
    fn what_is_fixed_cannot_be_taken_away((given, filter) in any_given_and_filter(), (_, other) in any_given_and_filter()) {
        let Given { content, .. } = given;
        // Ids of another content mean nothing here.
        let known = other.conditions().into_iter().filter(|condition| match condition {
            Condition::Choice(choice) => choice.facet().options(content).contains(choice),
            // Of these a filter has one, and keeps its own.
            _ => false,
        });
        let fixed: Vec<_> = known.collect();
        let held = filter.clone().with_all(&fixed);
        for condition in &fixed {
            let is_held = held.without(condition) != held;
            prop_assert!(is_held, "{:?} in {:?}", condition, held);
            prop_assert_eq!(&held.without(condition).with_all(&fixed), &held.clone().with_all(&fixed));
        }
        for condition in filter.conditions() {
            prop_assert!(held.conditions().contains(&condition), "{:?} is kept", condition);
        }
        prop_assert_eq!(&held.clone().with_all(&fixed), &held);
    }

    #[test]
    fn every_lifting_shows_what_it_says((given, filter) in any_given_and_filter()) {
        let Given { content, index, .. } = given;
        let liftings = liftings(content, index, &filter);
        for (condition, count) in &liftings {
            let mut asked = oracle::Asked::of(&filter, content);
            match condition {
                Condition::Choice(choice) => {
                    asked.choices.retain(|own| *own != (choice.facet().key(), choice.id(content).into_owned()));
                    prop_assert!(asked.choices.iter().all(|(key, _)| *key != choice.facet().key()));
                }
                Condition::Facet(facet) => {
                    let before = asked.choices.len();
                    asked.choices.retain(|(key, _)| *key != facet.key());
                    prop_assert!(asked.choices.len() + 1 < before);
                }
                Condition::With(actor) => {
                    let id = &*content.actor(*actor).id;
                    asked.with.retain(|own| own != id);
                }
                Condition::From(year) => prop_assert_eq!(asked.from.take(), Some(*year)),
                Condition::To(year) => prop_assert_eq!(asked.to.take(), Some(*year)),
                Condition::Since(since) => prop_assert_eq!(asked.since.take(), Some(since.id())),
                Condition::Search(words) => {
                    prop_assert_eq!(asked.search.trim(), words);
                    asked.search.clear();
                }
            }
            prop_assert_eq!(*count, oracle::matching(given, &asked).len(), "{:?}", condition);
        }
        prop_assert!(liftings.is_sorted_by(|(_, count), (_, next)| count >= next));
        let facets = Facet::ALL.into_iter().filter(|facet| !filter.chosen(*facet).is_empty()).count();
        let others = filter.conditions().len() - filter.choices().len();
        prop_assert_eq!(liftings.len(), facets + others);
    }
}

/// The alphabetical order of two names, by their first difference in letters, digits and spaces; `Equal` if that does not
/// decide.
fn alphabetical(name: &str, next: &str, language: Language) -> Ordering {
    let order = match language {
        Language::Swedish => " 0123456789abcdefghijklmnopqrstuvwxyzåäö",
        Language::English => " 0123456789abcdefghijklmnopqrstuvwxyz",
    };
    let places = |name: &str| -> Vec<usize> {
        let mut text = oracle::words(name).join(" ");
        if language == Language::English {
            text = text.replace(['å', 'ä'], "a").replace('ö', "o");
        }
        text.chars()
            .map(|letter| order.find(letter).unwrap_or(usize::MAX))
            .collect()
    };
    places(name).cmp(&places(next))
}

#[test]
fn urls_read_and_write_as_the_cases_say() {
    #[derive(Deserialize)]
    struct Case {
        about: String,
        given: String,
        canonical: String,
        ignored: Vec<(String, String)>,
    }
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/urls.json")).unwrap();
    let content = &known().content;
    for case in cases {
        let (state, ignored) = url::parse(&case.given, content);
        assert_eq!(
            url::write(&state, content),
            case.canonical,
            "{}",
            case.about
        );
        let ignored: Vec<_> = ignored
            .into_iter()
            .map(|ignored| (ignored.key, ignored.value))
            .collect();
        assert_eq!(ignored, case.ignored, "{}", case.about);
    }
}

#[test]
fn searches_find_as_the_cases_say() {
    #[derive(Deserialize)]
    struct Case {
        about: String,
        text: String,
        search: String,
        found: bool,
    }
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/searches.json")).unwrap();
    for case in cases {
        // The text once in each searched field, in one language, with the other fields empty of words.
        let nothing = json!({"sv": "¤", "en": "¤"});
        let text = |language: &str| json!({"sv": "¤", language: case.text});
        for (name, summary, actor) in [
            (text("sv"), nothing.clone(), nothing.clone()),
            (text("en"), nothing.clone(), nothing.clone()),
            (nothing.clone(), text("en"), nothing.clone()),
            (nothing.clone(), nothing.clone(), text("sv")),
        ] {
            let source = json!([{"url": "https://example.org/", "title": "Source"}]);
            let mut file = known().file.clone();
            file["initiatives"] = json!([{
                "id": "one", "kind": "event", "name": name, "summary": summary, "areas": ["varden"],
                "actors": ["one"], "sources": source,
            }]);
            file["actors"] = json!([{"id": "one", "kind": "agency", "name": actor}]);
            let (content, _) = Content::read(file.to_string().as_bytes()).unwrap();
            let filter = Filter::default().with_search(case.search.clone());
            let shown = shown(&content, &SearchIndex::new(&content), &filter);
            assert_eq!(shown.count() == 1, case.found, "{}", case.about);
            assert_eq!(
                finds(&case.search, ["¤", &case.text]),
                case.found,
                "{}",
                case.about
            );
        }
    }
}

#[test]
fn a_span_that_ends_before_it_begins_keeps_nothing() {
    // Not even a range of years that includes all dates.
    let Given { content, index, .. } = real();
    let (first, last) = content.years().unwrap();
    for from in first..=last {
        for to in first..from {
            let filter = Filter::default().with_from(Some(from)).with_to(Some(to));
            let liftings = liftings(content, index, &filter);
            assert_eq!(shown(content, index, &filter).count(), 0, "{from}–{to}");
            assert!(liftings.iter().any(|(_, count)| *count > 0), "{from}–{to}");
        }
    }
}

/// A file with one initiative per kind and date.
fn dated(dates: &[(&str, Value)]) -> Content {
    let initiatives: Vec<_> = (0..)
        .zip(dates)
        .map(|(number, (kind, date)): (usize, _)| {
            json!({"id": format!("i-{number}"), "kind": kind, "name": {"sv": "I"}, "areas": ["a"], "date": date})
        })
        .collect();
    let areas = json!([{"id": "a", "number": 1, "name": {"sv": "A"}}]);
    let file = json!({"version": 1, "areas": areas, "initiatives": initiatives});
    Content::read(file.to_string().as_bytes()).unwrap().0
}

#[test]
fn what_has_no_end_goes_on_if_it_is_of_a_kind_that_lasts() {
    let content = dated(&[
        ("infrastructure", json!({"from": "2016"})),
        ("report", json!({"from": "2016"})),
        ("programme", json!({"from": "2015-03", "to": "2018"})),
        ("organisation", json!({"from": "2019"})),
    ]);
    let index = SearchIndex::new(&content);
    for (query, kept) in [
        ("from=2016&to=2016", vec!["i-0", "i-1", "i-2"]),
        ("from=2017", vec!["i-0", "i-2", "i-3"]),
        ("from=2017&to=2018", vec!["i-0", "i-2"]),
        ("from=9999", vec!["i-0", "i-3"]),
        ("to=2015", vec!["i-2"]),
    ] {
        let (state, _) = url::parse(query, &content);
        let shown = shown(&content, &index, &state.query.filter);
        assert_eq!(ids(&content, shown.matching()), kept, "{query}");
    }
    assert_eq!(
        content.years(),
        Some((2015, 2019)),
        "the years that are offered end"
    );
}

#[test]
fn what_narrows_a_filter_leaves_the_years_that_are_chosen() {
    let sector = Choice::from(real().content.sectors().next().unwrap());
    let began = Choice::Began(Years::One(2019));
    let filter = Filter::default().with_from(Some(2018)).with_to(Some(2021));
    let narrowed = filter.narrowed(&Filter::default().with(sector).with(began));
    assert_eq!(narrowed, filter.clone().with(sector).with(began));
    let other = Filter::default().with_to(Some(2019));
    assert_eq!(filter.narrowed(&other), filter.with_to(Some(2019)));
}

#[test]
fn the_bounds_of_a_year_are_those_of_the_calendar() {
    for (given, kept) in [
        (Some(0), None),
        (Some(1), Some(1)),
        (Some(9999), Some(9999)),
        (Some(10000), None),
    ] {
        assert_eq!(Filter::default().with_from(given).from(), kept);
        assert_eq!(Filter::default().with_to(given).to(), kept);
    }
}

#[test]
fn an_area_with_a_search_without_words_is_still_alone() {
    let choice = known()
        .content
        .find_area("varden")
        .map(Choice::Area)
        .unwrap();
    let filter = Filter::default().with(choice).with_search(" – ");
    assert_eq!(filter.only_sector(), choice.sector());
    assert_eq!(filter.conditions(), [Condition::Choice(choice)]);
    assert_eq!(filter.with_search("x").only_sector(), None);
}

proptest! {
    /// Compares the takeaway with a count of the file's own fields.
    #[test]
    fn the_takeaway_is_true((given, filter) in any_given_and_filter()) {
        let content = &given.content;
        let shown = shown(content, &given.index, &filter);
        let found = takeaway(content, &filter, &shown);
        let matching: Vec<&Value> = entries(&given.file, "initiatives")
            .iter()
            .filter(|one| {
                let initiative = content.find_initiative(one["id"].as_str().unwrap()).unwrap();
                shown.is_matching(initiative)
            })
            .collect();
        prop_assert_eq!(found.is_some(), !matching.is_empty());
        let Some(found) = found else { return Ok(()) };
        prop_assert_eq!(found.count, matching.len());

        let chosen: Vec<String> = filter.chosen(Facet::Area).iter().map(|choice| choice.id(content).into_owned()).collect();
        prop_assert_eq!(found.besides, !chosen.is_empty());
        let in_area = |id: &str| matching.iter().filter(|one| one["areas"].as_array().is_some_and(|areas| areas.iter().any(|area| area == id))).count();
        let others = content.areas().iter().map(|area| &*area.id).filter(|id| !chosen.iter().any(|own| own == id));
        let most = others.clone().map(in_area).max().unwrap_or(0);
        let leaders: Vec<&str> = others.filter(|id| in_area(id) == most).collect();
        match &found.areas {
            Some(areas) => {
                prop_assert_eq!(areas.count as usize, most);
                prop_assert!(most > 0);
                let named: Vec<&str> = areas.which.iter().map(|&area| &*content.area(area).id).collect();
                prop_assert_eq!(named, leaders);
            }
            None => prop_assert!(most == 0 || leaders.len() > 2),
        }

        let began = |year: u16| matching.iter().filter(|one| {
            let from = one["date"]["from"].as_str().or_else(|| one["date"].as_str());
            from.is_some_and(|from| from.starts_with(&format!("{year:04}")))
        }).count();
        let (first, last) = content.years().unwrap_or((1, 0));
        let most = (first..=last).map(began).max().unwrap_or(0);
        let leaders: Vec<u16> = (first..=last).filter(|&year| began(year) == most).collect();
        match &found.years {
            Some(years) => {
                prop_assert_eq!(years.count as usize, most);
                prop_assert!(most > 0);
                prop_assert_eq!(&years.which, &leaders);
            }
            None => prop_assert!(most == 0 || leaders.len() > 2),
        }
    }
}

#[test]
fn the_takeaway_says_it_in_words() {
    let (content, _) = Content::read(support::generated(1, 1).as_bytes()).unwrap();
    let strategy = &content.strategy;
    let said =
        |areas: Option<(Vec<&str>, u32)>, besides, years: Option<(Vec<&str>, u32)>, count| {
            Language::ALL.map(|language| {
                words::takeaway(
                    Phrases::new(strategy, language),
                    &Findings {
                        count,
                        areas: areas.clone(),
                        besides,
                        years: years.clone(),
                    },
                )
            })
        };
    let cases = [
        (
            said(Some((vec!["A"], 58)), false, Some((vec!["2021"], 31)), 213),
            [
                "Flest insatser har A: 58 av 213. Flest började 2021: 31.",
                "A has the most initiatives (58 of 213). More began in 2021 than in any other year (31).",
            ],
        ),
        (
            said(
                Some((vec!["A", "B"], 7)),
                true,
                Some((vec!["2020", "2021"], 4)),
                19_000,
            ),
            [
                "7 av de 19\u{a0}000 insatserna hör också till A och 7 till B. Flest började 2020 och 2021: 4 vardera.",
                "7 of the 19,000 initiatives also belong to A, and 7 to B. More began in 2020 and 2021 than in any other year (4 each).",
            ],
        ),
        (
            said(Some((vec!["A"], 1)), false, Some((vec!["2019"], 1)), 1),
            [
                "Insatsen hör till A. Insatsen började 2019.",
                "The initiative belongs to A. It began in 2019.",
            ],
        ),
        (
            said(None, false, Some((vec!["2019"], 5)), 5),
            ["Alla började 2019.", "All began in 2019."],
        ),
        (said(None, false, None, 9), ["", ""]),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}
