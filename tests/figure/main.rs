//! Pictures of the map: well-formed files with nothing but shapes and text, all text inside and apart, in two fonts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by failing"
)]

mod actors;
mod any_state;
#[path = "../support/fonts.rs"]
mod fonts;
mod laws;
mod map;
#[path = "../support/mod.rs"]
mod support;

use std::sync::LazyLock;

use laws::hold;
use life_science_map::content::{Content, Language};
use life_science_map::figure::{Format, Scene, draw};
use life_science_map::query::{Filter, SearchIndex, shown};
use life_science_map::state::{State, Theme, View, url};
use life_science_map::words::{date, map_title, selection, takeaway_of};
use roxmltree::{Document, Node};

/// The states that are drawn of every content, with every view.
const STATES: [&str; 10] = [
    "",
    "kind=report",
    "from=2020",
    "place=none",
    "columns=county",
    "from=2019&to=2024&kind=programme&kind=assignment",
    "from=1901&to=1902",
    "columns=kind",
    "columns=programme&objectives=fewest",
    "columns=actor_kind&actor_kind=agency",
];

/// A content with its index.
struct Given {
    content: Content,
    index: SearchIndex,
}

impl Given {
    fn of(content: Content) -> Self {
        let index = SearchIndex::new(&content);
        Self { content, index }
    }

    fn read(path: &str) -> Self {
        Self::of(Content::read(&std::fs::read(path).unwrap()).unwrap().0)
    }

    /// The state of a query string.
    fn state(&self, query: &str) -> State {
        let (state, ignored) = url::parse(query, &self.content);
        assert!(ignored.is_empty(), "{ignored:?}");
        state
    }

    fn scene<'a>(&'a self, state: &'a State) -> Scene<'a> {
        Scene {
            content: &self.content,
            index: &self.index,
            state,
            language: Language::Swedish,
            theme: Theme::Light,
            format: Format::Wide,
        }
    }
}

static REAL: LazyLock<Given> = LazyLock::new(|| Given::read("public/content.json"));

/// Draws all views of a content in all formats and languages, and in these schemes.
fn hold_all(given: &Given, queries: &[String], themes: &[Theme]) {
    for query in queries {
        for &view in View::ALL {
            let mut state = given.state(query);
            state.query.view = view;
            for &format in Format::ALL {
                for &theme in themes {
                    for language in Language::ALL {
                        hold(&Scene {
                            language,
                            theme,
                            format,
                            ..given.scene(&state)
                        });
                    }
                }
            }
        }
    }
}

fn owned(queries: &[&str]) -> Vec<String> {
    queries.iter().map(|&query| query.to_owned()).collect()
}

#[test]
fn the_real_content_is_drawn_in_every_way() {
    let mut queries = owned(&STATES);
    queries.extend(owned(&[
        "area=forskning",
        "area=varden&kind=report",
        "programme=life-science",
        "area=policy&area=kompetens&programme=smarta-stader",
        "objective=2.2",
        "view=matrix&unfolded=strukturer&unfolded=halsodata&unfolded=policy&unfolded=varden",
        "q=cancer",
        "place=lan-01",
        "place=lan-12&place=abroad&kind=infrastructure",
        "place=lund&columns=county",
        "place=none&view=matrix&columns=county&unfolded=varden",
        "actor=vinnova&with=rise",
        "actor=vinnova&actor=vetenskapsradet&area=forskning&sort=name",
    ]));
    let actors: Vec<String> = (REAL.content.actors().iter().take(40))
        .map(|actor| format!("actor={}", actor.id))
        .collect();
    queries.push(actors.join("&"));
    let first = &REAL.content.initiatives()[0].id;
    queries.push(format!("item={first}"));
    hold_all(&REAL, &queries, Theme::ALL);
}

#[test]
fn sectors_without_objectives_have_rows_where_no_chosen_one_has_any() {
    let file = r#"{"version": 1,
        "areas": [{"id": "a", "number": 1, "name": {"sv": "Teknik"}}, {"id": "b", "number": 2, "name": {"sv": "Annat"}}],
        "objectives": [{"id": "2.1", "area": "b", "name": {"sv": "Mål"}}],
        "programmes": [{"id": "p", "number": 1, "name": {"sv": "Resor"}}],
        "initiatives": [{"id": "one", "kind": "report", "name": {"sv": "Ett"}, "areas": ["a"], "programmes": ["p"]}]}"#;
    let given = Given::of(Content::read(file.as_bytes()).unwrap().0);
    let rows = |query: &str| {
        let state = given.state(query);
        let lines = lines_of(&hold(&given.scene(&state)));
        ["Teknik", "Resor", "Mål"].map(|name| {
            lines
                .iter()
                .any(|line| line.ends_with(name) && !line.contains(','))
        })
    };
    let none_has_any = rows("area=a&programme=p&view=objectives");
    assert_eq!(none_has_any, [true, true, false]);
    let one_has = rows("area=a&area=b&programme=p&view=objectives");
    assert_eq!(one_has, [false, false, true]);
}

#[test]
fn every_content_is_drawn_in_every_way() {
    for name in [
        "another-strategy",
        "noted",
        "smallest",
        "whole",
        "without-english",
        "known",
        "grown",
    ] {
        let given = Given::read(&format!("tests/content/good/{name}.json"));
        hold_all(&given, &owned(&STATES[..7]), &[Theme::Light]);
    }
}

/// All text in an element.
fn text_of(element: Node) -> String {
    let parts = element
        .descendants()
        .filter_map(|own| own.text().filter(|_| own.is_text()));
    parts.collect()
}

/// The texts of a picture, one by one, in their order.
fn lines_of(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let texts = document
        .descendants()
        .filter(|own| own.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts.map(text_of).collect()
}

/// The texts of a picture in one.
fn words_of(svg: &str) -> String {
    lines_of(svg).join(" ")
}

#[test]
fn a_picture_says_what_it_shows_and_where_it_is_from() {
    let given = Given::read("tests/content/good/noted.json");
    let content = &given.content;
    for language in Language::ALL {
        for query in ["", "kind=report&from=2019"] {
            let state = given.state(query);
            let svg = hold(&Scene {
                language,
                ..given.scene(&state)
            });
            let shown = shown(content, &given.index, &state.query.filter);
            let sentence = selection(content, &state.query.filter, shown.count(), language);
            let takeaway = takeaway_of(content, &state.query.filter, &shown, language);
            let document = Document::parse(&svg).unwrap();
            let told = |name: &str| {
                let mut all = document.descendants();
                let own = all.find(|own| own.tag_name().name() == name);
                own.and_then(|own| own.text())
                    .unwrap_or_default()
                    .to_owned()
            };
            let title = map_title(content, language);
            assert_eq!(told("title"), format!("{title}: {sentence}"));
            assert!(told("desc").starts_with(&*sentence) && told("desc").ends_with(&takeaway));
            assert_eq!(
                told("license"),
                "https://creativecommons.org/publicdomain/zero/1.0/"
            );
            assert_eq!(told("modified"), content.updated.unwrap().to_string());
            let folder = content.strategy.folder(language);
            let mark = if query.is_empty() { "" } else { "?" };
            let address = format!("https://map.example/life/{folder}{mark}{query}");
            assert_eq!(told("source"), address);
            let words = words_of(&svg);
            let updated = date(content.updated.unwrap(), language);
            let publisher = content.publication.publisher.as_ref().unwrap();
            let mut parts = vec![title, &updated, "CC0 1.0", &*address];
            parts.push(publisher.name.in_language(language));
            parts.extend(sentence.split(" – "));
            parts.extend([&*takeaway]);
            for part in parts {
                let is_there = part.split(' ').all(|word| words.contains(word));
                assert!(is_there, "{part} in {words}");
            }
        }
    }
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    let again = Given::read("public/content.json");
    for &view in View::ALL {
        let mut state = REAL.state("area=forskning&from=2020");
        state.query.view = view;
        let other = again.state(&url::write(&state, &REAL.content));
        assert_eq!(draw(&REAL.scene(&state)), draw(&again.scene(&other)));
    }
}

#[test]
fn text_of_the_content_stays_text() {
    let file = r#"{"version": 1, "title": {"sv": "<script>alert('1')</script> & \"\u0001"},
        "areas": [{"id": "a", "number": 1, "name": {"sv": "<b>A</b> ]]> &amp;"}}],
        "initiatives": [{"id": "one", "kind": "report", "name": {"sv": "</text><image href='x'/>"},
            "areas": ["a"], "date": {"from": "2020"}}]}"#;
    let given = Given::of(Content::read(file.as_bytes()).unwrap().0);
    for &view in View::ALL {
        let mut state = given.state("q=%3Cscript%3E");
        state.query.view = view;
        hold(&given.scene(&state));
        state.query.filter = Filter::default();
        let svg = hold(&given.scene(&state));
        assert!(words_of(&svg).contains("<script>alert('1')"), "{svg}");
    }
}
