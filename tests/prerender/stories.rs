//! The plain page of each tour.

use std::fs;
use std::path::Path;

use life_science_map::content::{Content, Language, Tour, digest};
use life_science_map::query::{SearchIndex, shown};
use life_science_map::state::{links, url};
use life_science_map::words::{Telling, selection, takeaway_of};
use scraper::{Html, Selector};

use super::{expect_one_title, page, prerendered, values};
use crate::support;

/// Where the page of a tour is, by language, and the way from there to the site's root.
const STORIES: [(Language, &str, &str); 2] = [
    (Language::Swedish, "beratta", "../../"),
    (Language::English, "en/tour", "../../../"),
];

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let elements = page.select(&selector);
    elements.map(|element| element.text().collect()).collect()
}

/// A tour of a content, in a language.
struct Told<'a> {
    content: &'a Content,
    index: &'a SearchIndex,
    tour: &'a Tour,
    language: Language,
}

fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

/// One heading of the page, then one for each step, which tells what the data says.
fn expect_told(told: &Told<'_>, story: &Html) {
    let Told {
        content,
        index,
        tour,
        language,
    } = *told;
    let title = tour.title.in_language(language);
    let mut headings = vec![title.to_owned()];
    let mut paragraphs = Vec::new();
    for step in &tour.steps {
        let telling = Telling::new(content, index, &step.query);
        let told = |text| telling.tell(text, language).text;
        headings.push(told(&step.heading));
        paragraphs.push(told(&step.text));
    }
    assert_eq!(texts(story, "h1, h2, h3, h4, h5, h6"), headings);
    assert_eq!(count(story, "h1") + count(story, "h2"), headings.len());
    assert_eq!(texts(story, "li h2 + p"), paragraphs);
    assert!(texts(story, "head > title")[0].starts_with(title));
    assert_eq!(values(story, "meta[name=description]", "content").len(), 1);
}

/// A picture for each step, whose name stands for its bytes. Returns how many there are.
fn expect_pictures(told: &Told<'_>, story: &Html, own: &Path) -> usize {
    let Told {
        content,
        index,
        tour,
        language,
    } = *told;
    let mut pictures = 0;
    let sources = values(story, "li > img[width][height]", "src");
    let alternatives = values(story, "li > img", "alt");
    assert_eq!(
        (sources.len(), count(story, "img")),
        (tour.steps.len(), sources.len())
    );
    for (step, (source, alternative)) in tour.steps.iter().zip(sources.iter().zip(alternatives)) {
        let svg = fs::read_to_string(own.join(source)).unwrap();
        let name = [&*step.id, "-", &digest(svg.as_bytes()), ".svg"].concat();
        assert_eq!(*source, name);
        assert!(
            svg.starts_with("<svg ") && svg.contains(language.tag()),
            "{name}"
        );
        let state = links::step(tour, step, content);
        let shown = shown(content, index, &state.query.filter);
        let filter = &state.query.filter;
        let sentence = selection(content, filter, shown.count(), language);
        let takeaway = takeaway_of(content, filter, &shown, language);
        assert_eq!(alternative, [&sentence, ". ", &takeaway].concat().trim());
        pictures += 1;
    }
    pictures
}

/// Links lead back to the map, and to the state of each step.
fn expect_links(told: &Told<'_>, story: &Html, own: &Path) {
    let (content, tour) = (told.content, told.tour);
    let mut expected = vec!["../../".to_owned()];
    expected.extend(tour.steps.iter().map(|step| {
        let state = links::step(tour, step, content);
        ["../../", &links::href(&state, content)].concat()
    }));
    assert_eq!(values(story, "main a", "href"), expected);
    assert!(own.join("../../index.html").exists());
    for address in &expected[1..] {
        let query = address.strip_prefix("../../?").unwrap();
        let (state, ignored) = url::parse(query, content);
        assert_eq!(ignored, []);
        assert_eq!(state.query.tour, *tour.id);
    }
}

/// A page without scripts tells all steps of a tour, each with its picture and its state.
#[test]
fn each_tour_has_a_plain_page_with_a_picture_of_every_step() {
    let real = fs::read_to_string("public/content.json").unwrap();
    let site = prerendered("prerendered-stories", &real);
    let content = Content::read(real.as_bytes()).unwrap().0;
    let index = SearchIndex::new(&content);
    let mut pictures = 0;
    for (language, folder, to_root) in STORIES {
        let map = site.join(folder).parent().unwrap().to_owned();
        let last = folder.rsplit('/').next().unwrap();
        let tours = content.tours.iter();
        let expected = tours.map(|tour| format!("./{last}/{}/", tour.id));
        let links = values(
            &page(&map.join("index.html")),
            "#app ~ nav.stories a",
            "href",
        );
        assert_eq!(links, expected.collect::<Vec<_>>());
        for tour in &content.tours {
            let own = site.join(folder).join(&*tour.id);
            let story = page(&own.join("index.html"));
            let told = Told {
                content: &content,
                index: &index,
                tour,
                language,
            };
            assert_eq!(values(&story, "html", "lang"), [language.tag()]);
            assert_eq!(count(&story, "script, [style], style, [rel$=preload]"), 0);
            let style = values(&story, "link[rel=stylesheet]", "href");
            assert_eq!(style, [[to_root, "main.css"].concat()]);
            expect_told(&told, &story);
            pictures += expect_pictures(&told, &story, &own);
            let files = fs::read_dir(&own).unwrap().count();
            assert_eq!(files, tour.steps.len() + 1, "nothing else is there");
            expect_links(&told, &story, &own);
            let others = values(&story, "link[hreflang]", "href");
            let folders = others
                .iter()
                .map(|other| own.join(other).canonicalize().unwrap());
            let expected = STORIES.map(|(_, folder, _)| {
                let there = site.join(folder).join(&*tour.id);
                there.canonicalize().unwrap()
            });
            assert_eq!(folders.collect::<Vec<_>>(), expected);
        }
    }
    let steps: usize = content.tours.iter().map(|tour| tour.steps.len()).sum();
    assert_eq!(pictures, 2 * steps);
}

#[test]
fn what_a_tour_says_is_text_and_marked_where_it_is_in_another_language() {
    let mut content = support::generated_value(4, 60);
    let hostile = "<img src=x onerror=alert(1)>\"'&amp;</p><script>alert(2)</script>";
    let text = serde_json::json!({ "sv": hostile });
    let step = |id: &str, query: &str| serde_json::json!({"id": id, "query": query, "heading": text, "text": text});
    content["tours"] = serde_json::json!([
        {"id": "a", "title": text, "steps": [step("ett", ""), step("tva", "q=%3Cscript%3E&view=matrix")]},
        {"id": "b.c", "title": text, "summary": text, "steps": [step("ett", "view=places")]},
    ]);
    let site = prerendered("prerendered-hostile-stories", &content.to_string());
    for (language, folder, _) in STORIES {
        for (tour, steps) in [("a", 2), ("b.c", 1)] {
            let story = page(&site.join(folder).join(tour).join("index.html"));
            expect_one_title(&story, folder, steps);
            assert_eq!(values(&story, "img", "src").len(), steps);
            assert_eq!(values(&story, "[onerror], script", "src"), [""; 0]);
            assert_eq!(texts(&story, "h1, h2"), vec![hostile; steps + 1]);
            let marked = values(&story, "h1[lang=sv], h2[lang=sv]", "lang").len();
            let expected = if language == Language::English {
                steps + 1
            } else {
                0
            };
            assert_eq!(marked, expected);
        }
        let map = site.join(folder).parent().unwrap().to_owned();
        let first = page(&map.join("index.html"));
        assert_eq!(texts(&first, "nav.stories a"), [hostile; 2]);
    }
    content["tours"].take();
    let site = prerendered("prerendered-without-stories", &content.to_string());
    assert_eq!(
        values(&page(&site.join("index.html")), ".stories", "class"),
        [""; 0]
    );
    assert!(!site.join("beratta").exists() && !site.join("en/tour").exists());
}
