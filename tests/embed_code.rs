//! The embed code: parsed the way a browser parses it, it contains exactly what it was made from.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests say what they expect by failing"
)]

use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, Model};
use life_science_map::content::{Content, Language};
use life_science_map::embed::{EmbedCode, Way, embedded, on_its_own, site_root};
use life_science_map::state::{Controls, Theme, url};
use life_science_map::view::Page;
use life_science_map::words::embed_words;
use proptest::prelude::*;
use scraper::{ElementRef, Html};

mod support;

#[path = "support/page.rs"]
mod rendered;

use rendered::{all, one};

fn content() -> Content {
    let (content, _) = Content::read(support::KNOWN).expect("the content can be read");
    content
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Any text that HTML can contain, with many characters that are special in it.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[^\\x00\\r]{0,40}",
        "[<>&\"'=/ a-z;#!-]{0,40}",
        Just("\"><script>alert(1)</script>".to_owned()),
        Just("</textarea></life-science-map></iframe>&lt;&quot;&amp;amp;".to_owned()),
    ]
}

fn way() -> impl Strategy<Value = Way> {
    // An address is no code.
    prop::sample::select(vec![Way::FrameWithScript, Way::Frame, Way::Element])
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

/// A query string: from the content's own keys and values, and anything else.
fn query_string() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "area=halsodata",
        "area=varden",
        "programme=life-science",
        "kind=report",
        "from=2019",
        "q=h%C3%A4lsa+%26+%22v%C3%A5rd%22",
        "view=timeline",
        "view=matrix",
        "sort=name",
        "item=komet",
        "theme=dark",
        "embed=a",
        "controls=none",
        "utm_source=x",
    ]);
    let parts = prop::collection::vec(prop_oneof![known.prop_map(str::to_owned), ".{0,12}"], 0..6);
    parts.prop_map(|parts| parts.join("&"))
}

proptest! {
    #[test]
    fn every_value_is_read_back_as_it_was(
        way in way(),
        language in language(),
        map in any_text(),
        page in any_text(),
        root in any_text(),
        title in any_text(),
        link in any_text(),
    ) {
        let embed_code = EmbedCode {
            way, map: &map, page: &page, root: &root, language, title: &title, link: &link,
        };
        let code = embed_code.code();
        let html = Html::parse_fragment(&code);
        let element = if way == Way::Element { "life-science-map" } else { "iframe" };
        let shown = one(&html, element);
        prop_assert_eq!(shown.attr("src"), Some(&*map));
        prop_assert_eq!(shown.attr("lang"), Some(language.tag()));
        if way != Way::Element {
            prop_assert_eq!(shown.attr("title"), Some(&*title));
            prop_assert_eq!(shown.attr("loading"), Some("lazy"));
            prop_assert_eq!(shown.attr("referrerpolicy"), Some("strict-origin-when-cross-origin"));
            prop_assert_eq!(shown.attr("allow"),
                Some("clipboard-write; web-share")
            );
        }
        let fallback = one(&html, "p > a");
        prop_assert_eq!(fallback.attr("href"), Some(&*page));
        prop_assert_eq!(text(fallback), link);
        let scripts = all(&html, "script");
        prop_assert_eq!(scripts.len(), usize::from(way != Way::Frame));
        for script in scripts {
            prop_assert!(script.attr("src").unwrap_or_default().starts_with(&root));
            prop_assert_eq!(text(script), "");
        }
        // None of the values has added any element.
        let expected = if way == Way::Frame { 3 } else { 4 };
        prop_assert_eq!(all(&html, "html *").len(), expected, "{}", code);
        // Within a page, the code is displayed as text.
        let mut shown = "<textarea>".to_owned();
        life_science_map::markup::write_text(&mut shown, &code);
        shown.push_str("</textarea>");
        prop_assert_eq!(text(one(&Html::parse_fragment(&shown), "textarea")), code);
    }

    #[test]
    fn what_is_embedded_shows_what_was_shown(query in query_string(), controls in prop::sample::select(Controls::ALL.to_vec()), theme in 0..3_usize) {
        let content = content();
        let theme = [None, Some(Theme::Light), Some(Theme::Dark)][theme];
        let (state, _) = url::parse(&query, &content);
        let framed = url::write(&embedded(state.clone(), theme, controls), &content);
        let (read, ignored) = url::parse(&framed, &content);
        prop_assert!(ignored.is_empty(), "{:?}", ignored);
        prop_assert_eq!(&read.query.filter, &state.query.filter);
        prop_assert_eq!((read.query.view, read.query.sort, read.open), (state.query.view, state.query.sort, state.open));
        prop_assert_eq!(read.query.theme, theme);
        prop_assert_eq!(read.query.embed.as_deref(), Some(""));
        prop_assert_eq!(read.query.controls, controls);
        prop_assert!(!framed.contains("utm_source"));
        // The link leads to the same state as a page of its own: embedding that again changes nothing.
        let own = on_its_own(state);
        prop_assert_eq!(&own.query.filter, &read.query.filter);
        prop_assert_eq!((own.query.theme, &own.query.embed), (None, &None));
        prop_assert_eq!(url::write(&embedded(own, theme, controls), &content), framed);
    }

    #[test]
    fn the_site_stands_where_its_swedish_page_does(host in "https?://[a-z.]{1,12}(:[0-9]{1,5})?", folders in "/([a-z]{1,6}/){0,3}", page in "(index\\.html)?", query in "(\\?[a-z=&/]{0,12})?") {
        let root = [&*host, &*folders].concat();
        let swedish = [&*root, &*page, &*query].concat();
        let english = [&*root, "en/", &*page, &*query].concat();
        prop_assert_eq!(site_root(&swedish, ""), &*root);
        prop_assert_eq!(site_root(&english, Language::English.folder()), &*root);
    }

    #[test]
    fn any_address_has_a_root_without_harm(page in ".{0,40}", language in language()) {
        prop_assert!(page.starts_with(site_root(&page, language.folder())));
    }
}

/// The page in the state of a query string, with or without the dialog.
fn page(language: Language, query: &str, is_open: bool) -> Html {
    let site = Arc::new(Model::new(content(), language));
    let html = Owner::new().with(|| {
        let app = App::new(Arc::clone(&site), None);
        app.embedding.set(is_open);
        app.go(url::parse(query, &site.content).0);
        provide_context(app);
        view! { <Page/> }.into_view().to_html()
    });
    Html::parse_fragment(&html)
}

#[test]
fn the_dialog_has_the_code_for_what_is_shown() {
    for language in Language::ALL {
        let words = embed_words(language);
        let query = "area=halsodata&view=timeline&theme=dark&utm_source=x";
        let html = page(language, query, true);
        let dialog = one(&html, "dialog#embed");
        let heading = dialog.attr("aria-labelledby").expect("a name");
        assert_eq!(text(one(&html, &format!("#{heading}"))), words.heading);
        let code = text(one(&html, "#embed-code"));
        let preview = one(&html, "#embed .preview iframe");
        let shown = Html::parse_fragment(&code);
        let frame = one(&shown, "iframe");
        assert_eq!(
            frame.attr("src"),
            Some("?area=halsodata&view=timeline&theme=dark&embed=")
        );
        assert_eq!(preview.attr("src"), frame.attr("src"));
        assert_eq!(preview.attr("title"), Some(words.preview));
        let title = one(&html, "#embed input").attr("value");
        assert_eq!(frame.attr("title"), title);
        assert_eq!(
            one(&shown, "a").attr("href"),
            Some("?area=halsodata&view=timeline")
        );
        assert_eq!(
            one(&html, "select[name=theme] option[selected]").attr("value"),
            Some("2"),
            "the theme that is shown"
        );
        for (name, options) in [("way", 4), ("theme", 3), ("controls", 2)] {
            let found = all(&html, &format!("label > select[name={name}] > option"));
            assert_eq!(found.len(), options, "{name}");
        }
        for label in all(&html, "#embed label[for]") {
            one(&html, &format!("#{}", label.attr("for").unwrap()));
        }
    }
}

#[test]
fn the_title_says_what_is_shown() {
    for (query, swedish, english) in [
        ("", "Kartan", "The map"),
        (
            "item=komet",
            "Kommittén för teknik – Kartan",
            "Committee for technology – The map",
        ),
        (
            "view=matrix&kind=report&from=2020",
            "Matris: Rapport, från 2020 – Kartan",
            "Matrix: Report, from 2020 – The map",
        ),
        ("kind=report&kind=event&from=2000&to=2030", "", ""),
    ] {
        for (language, expected) in [(Language::Swedish, swedish), (Language::English, english)] {
            let html = page(language, query, true);
            let title = one(&html, "#embed input").attr("value").expect("a title");
            if expected.is_empty() {
                let count = text(one(&html, "output#count"));
                assert!(title.starts_with(&count), "{title}");
            } else {
                assert_eq!(title, expected);
            }
        }
    }
}

#[test]
fn a_page_has_the_button_and_no_dialog() {
    let html = page(Language::Swedish, "", false);
    assert!(all(&html, "dialog").is_empty());
    let button = one(&html, "[data-embed-button]");
    assert!(button.attr("disabled").is_some(), "until the page answers");
}

#[test]
fn a_field_for_an_address_gets_the_address_as_it_is() {
    let map = "https://map.example/?area=varden&embed=&controls=none";
    let code = EmbedCode {
        way: Way::Address,
        map,
        page: "https://map.example/",
        root: "https://map.example/",
        language: Language::English,
        title: "Title",
        link: "Link",
    };
    assert_eq!(code.code(), map);
}
