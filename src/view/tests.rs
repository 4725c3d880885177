//! A page in a language that has only a few words of its own, like a language that has just been added.

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::app::{App, Model, document_title};
use crate::content::{Content, Language, excerpt};
use crate::state::State;

const CONTENT: &str = r#"{
    "version": 1,
    "title": {"sv": "Kartan", "en": "The map", "qaa": "Pip"},
    "areas": [
        {"id": "a", "number": 1, "name": {"sv": "Vård", "qaa": "Pipip"}, "short": {"sv": "Vård", "qaa": "Pipip"}},
        {"id": "b", "number": 2, "name": {"sv": "Forskning", "en": "Research"}}
    ],
    "initiatives": [
        {"id": "x", "kind": "report", "name": {"sv": "Rapport", "qaa": "Piiip"}, "date": {"from": "2019"}, "areas": ["a"]},
        {"id": "y", "kind": "event", "name": {"en": "Conference"}, "date": {"from": "2020"}, "areas": ["b"]}
    ]
}"#;

fn content() -> Content {
    Content::read(CONTENT.as_bytes()).unwrap().0
}

fn html(content: Content, language: Language) -> String {
    let model = Arc::new(Model::new(content, language));
    Owner::new().with(|| {
        provide_context(App::new(Arc::clone(&model), None));
        view! { <Page/> }.into_view().to_html()
    })
}

#[test]
fn a_page_in_a_language_of_few_words_has_the_others_in_swedish() {
    let page = html(content(), Language::MadeUp);
    let shows = |text: &str| assert!(page.contains(text), "{text} in {page}");
    // The interface uses its own words, or Swedish ones if it has none.
    shows(">Pip pip pip.</p>");
    shows(">Pip?</label>");
    shows("Pip insatserna");
    shows(">Bädda in kartan</button>");
    shows(">Rensa allt</button>");
    shows("2 insatser");
    // The content uses its own text, else the Swedish one, else any other, marked with `lang`.
    shows(">Pip</h1>");
    shows(">Piiip</a>");
    shows("Pipip");
    shows("lang=\"sv\" class=\"main-sector hue-2\">Forskning</a>");
    shows("lang=\"en\" aria-expanded=\"false\">Conference</a>");
    assert!(
        !page.contains(">Vård<") && !page.contains("Research"),
        "{page}"
    );
    // Links to the other languages, relative to its own folder.
    shows("lang=\"sv\" hreflang=\"sv\" rel=\"alternate\" data-language href=\"../\">Svenska</a>");
    shows("href=\"../en/\">English</a>");
    let swedish = html(content(), Language::Swedish);
    assert!(swedish.contains("lang=\"qaa\" hreflang=\"qaa\" rel=\"alternate\" data-language href=\"./qaa/\">Pip-pip</a>"), "{swedish}");
}

#[test]
fn its_excerpt_and_its_titles_are_in_that_language() {
    let first = excerpt(CONTENT.as_bytes(), Language::MadeUp).unwrap();
    assert!(
        first.contains("Piiip") && first.contains("Forskning"),
        "{first}"
    );
    assert!(!first.contains("Rapport"), "{first}");
    let (of_excerpt, of_whole) = (
        html(Content::unpack(&first).unwrap(), Language::MadeUp),
        html(content(), Language::MadeUp),
    );
    assert_eq!(of_excerpt, of_whole);
    let content = content();
    let open = content.find_initiative("x");
    let model = Model::new(content, Language::MadeUp);
    let state = State {
        open,
        ..State::default()
    };
    assert_eq!(document_title(&model, &state, 1), "Piiip – Pip");
}
