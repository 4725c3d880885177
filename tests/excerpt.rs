//! The excerpt that the page starts from: it shows the same as the whole content, which then replaces it.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, Model};
use life_science_map::content::{Content, Language, Text, excerpt};
use life_science_map::state::url;
use life_science_map::view::Page;
use life_science_map::words::words;
use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::Value;

const REAL: &str = include_str!("../public/content.json");

/// A small fixed content, whose ids the tests use.
const KNOWN: &str = include_str!("content/good/known.json");

/// A state of every kind that the excerpt is enough for. The ids are those of the known content.
const QUERIES: [&str; 6] = [
    "",
    "?kind=report&kind=inquiry&from=2019",
    "?programme=life-science&kind=report&sort=name",
    "?view=matrix",
    "?view=timeline&to=2021",
    "?view=objectives&area=halsodata&from=2016",
];

fn read(text: &str) -> Option<Content> {
    Some(Content::read(text.as_bytes()).ok()?.0)
}

fn read_excerpt(text: &str, language: Language) -> Option<Content> {
    Content::unpack(&excerpt(text.as_bytes(), language)?)
}

/// What can be seen of areas, objectives and programmes.
fn see_sectors(see: &mut String, content: &Content, language: Language) {
    let own = |text: &Text| format!("{:?}", text.localized(language));
    let maybe = |text: &Option<Text>| text.as_ref().map(own);
    for one in content.areas() {
        let words = (own(&one.name), own(&one.short), maybe(&one.summary));
        let lists = (&one.objectives, &one.initiatives);
        writeln!(see, "{} {} {words:?} {lists:?}", one.id, one.number).unwrap();
    }
    for one in content.objectives() {
        let words = (own(&one.name), maybe(&one.text));
        writeln!(
            see,
            "{} {:?} {words:?} {:?}",
            one.id, one.area, one.initiatives
        )
        .unwrap();
    }
    for one in content.programmes() {
        let words = (
            own(&one.name),
            own(&one.short),
            maybe(&one.summary),
            maybe(&one.lead),
        );
        let successors = one
            .succeeded_by
            .iter()
            .map(|next| (own(&next.name), next.from));
        let successors: Vec<_> = successors.collect();
        writeln!(see, "{} {} {words:?} {:?}", one.id, one.number, one.period).unwrap();
        writeln!(see, "{successors:?} {:?}", one.initiatives).unwrap();
    }
}

/// Everything that a reader of one language can see of a content in the first view and the filter: all but sources, and what
/// only the details and the list need of an initiative.
fn seen(content: &Content, language: Language) -> String {
    let mut seen = String::new();
    let own = |text: &Text| format!("{:?}", text.localized(language));
    let maybe = |text: &Option<Text>| text.as_ref().map(own);
    let see = &mut seen;
    let strategy = &content.strategy;
    writeln!(see, "{:?} {:?}", maybe(&content.title), content.updated).unwrap();
    writeln!(see, "{:?} {:?}", maybe(&strategy.name), strategy.adopted).unwrap();
    writeln!(
        see,
        "{:?} {:?} {:?}",
        strategy.objectives_total,
        maybe(&strategy.note),
        strategy.sources
    )
    .unwrap();
    see_sectors(see, content, language);
    for one in content.initiatives() {
        let lists = (&one.areas, &one.objectives, &one.programmes, &one.actors);
        let name = own(&one.name);
        writeln!(see, "{} {:?} {name:?} {:?}", one.id, one.kind, one.date).unwrap();
        writeln!(see, "{lists:?}").unwrap();
    }
    for one in content.actors() {
        let name = own(&one.name);
        writeln!(
            see,
            "{} {:?} {name:?} {:?}",
            one.id, one.kind, one.initiatives
        )
        .unwrap();
    }
    for one in content.places() {
        writeln!(see, "{} {}", one.id, own(&one.name)).unwrap();
    }
    seen
}

/// The page in the state of a query string. With `complete`, that content replaces the excerpt that the page started from.
fn page(site: &Arc<Model>, query: &str, complete: Option<Content>) -> String {
    Owner::new().with(|| {
        let app = App::new(Arc::clone(site), None);
        app.go(url::parse(query.trim_start_matches('?'), &site.content).0);
        if let Some(content) = complete {
            app.complete(content);
        }
        provide_context(app);
        view! { <Page/> }.into_view().to_html()
    })
}

fn whole_site(content: &Content, language: Language) -> Arc<Model> {
    Arc::new(Model::new(content.clone(), language))
}

fn early_site(text: &str, language: Language) -> Arc<Model> {
    Arc::new(Model::from_excerpt(
        read_excerpt(text, language).unwrap(),
        language,
    ))
}

/// A content file whose initiatives have no summaries.
fn without_summaries(text: &str) -> String {
    let mut value: Value = serde_json::from_str(text).unwrap();
    let initiatives = value["initiatives"].as_array_mut();
    for initiative in initiatives.into_iter().flatten() {
        if let Some(fields) = initiative.as_object_mut() {
            fields.remove("summary");
        }
    }
    value.to_string()
}

/// The first view, and every other that the excerpt is enough for, are those of the whole content but for the summaries, for
/// which there is an empty paragraph: hydration depends on that.
fn check_views(text: &str, language: Language) {
    let Some(content) = read(&without_summaries(text)) else {
        return;
    };
    let (whole, early) = (whole_site(&content, language), early_site(text, language));
    for query in QUERIES {
        let early = page(&early, query, None).replace("<p></p>", "");
        assert!(
            page(&whole, query, None) == early,
            "{query:?} in {language:?}"
        );
    }
}

#[test]
fn the_real_excerpt_shows_the_same_and_is_much_smaller() {
    // The texts of initiatives in both languages, and their sources, which are most of a file.
    let spared: usize = support::entries(REAL.as_bytes(), "initiatives")
        .iter()
        .map(|one| {
            let texts = [&one["name"], &one["summary"]];
            let both = texts.map(|text| text["sv"].is_string() && text["en"].is_string());
            let shorter = |text: &Value| {
                let length = |tag: &str| text[tag].as_str().map_or(0, str::len);
                length("sv").min(length("en"))
            };
            let texts = texts.into_iter().zip(both);
            let wordings = texts
                .filter(|(_, both)| *both)
                .map(|(text, _)| shorter(text));
            one["sources"].to_string().len() + wordings.sum::<usize>()
        })
        .sum();
    let compact: Value = serde_json::from_str(REAL).unwrap();
    let compact = compact.to_string().len();
    for language in Language::ALL {
        let text = excerpt(REAL.as_bytes(), language).unwrap();
        assert!(text.len() + spared < compact, "{} bytes", text.len());
        let (content, early) = (read(REAL).unwrap(), Content::unpack(&text).unwrap());
        assert_eq!(seen(&early, language), seen(&content, language));
        for one in early.initiatives() {
            assert!(one.sources.is_empty());
        }
    }
}

#[test]
fn the_views_of_a_known_content_are_those_of_its_excerpt() {
    for language in Language::ALL {
        check_views(KNOWN, language);
    }
}

#[test]
fn once_complete_the_page_is_that_of_the_whole_content() {
    let content = read(KNOWN).unwrap();
    let searches = [
        "?q=h%C3%A4l",
        "?q=health&area=varden",
        "?item=komet",
        "?q=zzz",
    ];
    for language in Language::ALL {
        let whole = whole_site(&content, language);
        for query in QUERIES.into_iter().chain(searches) {
            let early = early_site(KNOWN, language);
            assert!(
                page(&whole, query, None) == page(&early, query, Some(content.clone())),
                "{query:?} in {language:?}"
            );
        }
    }
}

#[test]
fn a_search_is_never_counted_before_it_can_be_answered() {
    let early = early_site(KNOWN, Language::Swedish);
    let html = page(&early, "?q=h%C3%A4l&area=varden", None);
    assert!(html.contains(words(Language::Swedish).searching));
    assert!(!html.contains("data-matching"));
    assert!(page(&early, "?area=varden", None).contains("data-matching"));
}

/// The texts with a number that a page states where it would show them also while a search waits. Chips and
/// the button of the form count conditions, and an entry or a bar tells of itself.
fn stated_while_waiting(html: &str) -> BTreeSet<String> {
    let hidden = Selector::parse(
        "#count, .counted, .counted *, .chips *, .filter-toggle, .entries *, .unrolled small, [data-bar]",
    )
    .unwrap();
    let document = Html::parse_document(html);
    let everything = Selector::parse("body *").unwrap();
    document
        .select(&everything)
        .filter(|element| !hidden.matches(element))
        .flat_map(|element| {
            let texts = element
                .children()
                .filter_map(|child| child.value().as_text().map(|text| text.to_string()));
            let labels = element.attr("aria-label").map(ToOwned::to_owned);
            texts.chain(labels).collect::<Vec<_>>()
        })
        .filter(|text| text.contains(|letter: char| letter.is_ascii_digit()))
        .collect()
}

#[test]
fn no_number_that_a_filter_changes_is_shown_while_a_search_waits() {
    let early = early_site(KNOWN, Language::Swedish);
    for view in [
        "",
        "&view=matrix",
        "&view=timeline",
        "&view=objectives&area=halsodata",
    ] {
        let with = |filter: &str| page(&early, &["?q=h%C3%A4l", view, filter].concat(), None);
        let all = with("");
        let one_kind = with("&kind=report");
        assert_ne!(all, one_kind, "the filter changes something");
        assert_eq!(
            stated_while_waiting(&all),
            stated_while_waiting(&one_kind),
            "{view}"
        );
    }
}

#[test]
fn what_is_typed_last_is_searched_for_when_the_texts_come() {
    let content = read(KNOWN).unwrap();
    let all = support::entries(KNOWN.as_bytes(), "initiatives").len();
    for (typed, matching) in [(&["h", "häl"][..], None), (&["häl", ""], Some(all))] {
        Owner::new().with(|| {
            let app = App::new(early_site(KNOWN, Language::Swedish), None);
            for letters in typed {
                let filter = app.query.get_untracked().filter;
                app.set_filter(filter.with_search(*letters));
                assert_eq!(app.waiting.get_untracked(), !letters.is_empty());
            }
            // Nothing that was asked for is lost meanwhile, not even what only makes sense with a search.
            let (asked, _) = url::parse("?q=h%C3%A4l&sort=date&area=varden", &app.model.content);
            app.set_sort(asked.query.sort);
            let before = app.state();
            assert_eq!(
                before.query.sort == asked.query.sort,
                app.waiting.get_untracked()
            );
            app.complete(content.clone());
            assert!(!app.waiting.get_untracked());
            assert_eq!(app.state(), before);
            let whole = Model::new(content.clone(), Language::Swedish);
            let expected = whole.shown(&before.query.filter);
            let shown = app.model.shown(&before.query.filter);
            assert_eq!(shown, expected);
            assert!(matching.is_none_or(|matching| matching == shown.count()));
        });
    }
}

#[test]
fn the_index_is_made_of_the_whole_content_alone() {
    // More than one slice of the index.
    let text = support::generated(4, 600);
    let content = read(&text).unwrap();
    let (state, _) = url::parse("?q=health", &content);
    let filter = state.query.filter;
    let early = early_site(&text, Language::Swedish);
    // Asked too early, in every way.
    let all = early.shown(&filter.clone().with_search(""));
    assert_eq!(early.shown(&filter), all);
    assert_eq!(early.similar(&filter), all);
    assert!(early.index_more(), "there is more to come");
    early.complete(content.clone());
    while early.index_more() {}
    let whole = whole_site(&content, Language::Swedish);
    assert_eq!(early.shown(&filter), whole.shown(&filter));
    assert_eq!(early.similar(&filter), whole.similar(&filter));
    assert!(early.shown(&filter).count() > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_excerpt_reads_as_the_whole_does(seed in any::<u64>(), wounds in 0..12_usize) {
        let mut random = support::Random::new(seed);
        let mut value = support::generated_value(seed, 30);
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        let text = value.to_string();
        for language in Language::ALL {
            let excerpt = read_excerpt(&text, language).map(|content| seen(&content, language));
            prop_assert_eq!(excerpt, read(&text).map(|content| seen(&content, language)));
        }
    }
}

proptest! {
    // Each case renders two dozen pages.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn an_excerpt_is_drawn_as_the_whole_is(seed in any::<u64>(), initiatives in 0..120_usize, wounds in 0..6_usize) {
        let mut random = support::Random::new(seed);
        let mut value = support::generated_value(seed, initiatives);
        for _ in 0..wounds {
            support::damage(&mut value, &mut random);
        }
        for language in Language::ALL {
            check_views(&value.to_string(), language);
        }
    }

    #[test]
    fn a_damaged_excerpt_is_none_or_can_be_drawn(seed in any::<u64>(), at in any::<prop::sample::Index>(), own in "[\\PC\\[\\],0-9\"]{0,3}", cut in 0..4_usize) {
        let whole = excerpt(support::generated(seed, 20).as_bytes(), Language::Swedish).unwrap();
        let mut letters: Vec<char> = whole.chars().collect();
        let from = at.index(letters.len());
        let to = (from + cut).min(letters.len());
        letters.splice(from..to, own.chars());
        let damaged: String = letters.into_iter().collect();
        if let Some(content) = Content::unpack(&damaged) {
            let model = Arc::new(Model::from_excerpt(content, Language::Swedish));
            prop_assert!(!page(&model, "", None).is_empty());
        }
    }

    #[test]
    fn anything_at_all_has_an_excerpt_or_none(text in "[\\PC\u{feff}{}\\[\\]\":,]{0,80}") {
        for language in Language::ALL {
            let _ = excerpt(text.as_bytes(), language);
        }
    }
}
