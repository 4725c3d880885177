//! The page of a tour, plain: all its steps, each with its picture and a link to its state of the map. It needs neither a
//! script nor the site's address.

use super::entry::link;
use super::{PublishedFile, words};
use crate::content::{Content, Language, Localized, Step, Text, Tour, digest};
use crate::figure::{Format, Scene, draw};
use crate::markup::{write_attribute, write_text};
use crate::query::SearchIndex;
use crate::state::{Theme, links};
use crate::words::{Telling, Told, page_words, selection, takeaway_of};

/// The page of a tour in a language.
#[derive(Clone, Copy)]
pub struct Story<'a> {
    /// The content.
    pub content: &'a Content,
    /// The search's index of the same content.
    pub index: &'a SearchIndex,
    /// The tour.
    pub tour: &'a Tour,
    /// The language.
    pub language: Language,
}

/// A story as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryPage {
    /// The page's content. Its links are relative to its own folder.
    pub html: String,
    /// The pictures, each with its path in the site.
    pub pictures: Vec<PublishedFile>,
}

/// From the page's folder to that of the map's page.
const TO_MAP: &str = "../../";

impl Story<'_> {
    /// The folder of all stories beside the map's page, with a slash at the end.
    pub const fn all_folder(language: Language) -> &'static str {
        words::words(language).stories_folder
    }

    /// The folder of a tour's page beside the map's page in a language, with a slash at the end.
    pub fn folder(tour: &Tour, language: Language) -> String {
        [Self::all_folder(language), &tour.id, "/"].concat()
    }

    /// The links to all stories from the map's page. Empty without any.
    pub fn links(content: &Content, language: Language) -> String {
        if content.tours.is_empty() {
            return String::new();
        }
        let name = words::words(language).stories;
        let mut html = "<nav class=\"stories\"".to_owned();
        write_attribute(&mut html, "aria-label", name);
        html.push_str("><p>");
        write_text(&mut html, name);
        html.push_str("</p><ul>");
        for tour in &content.tours {
            let title = tour.title.localized(language);
            html.push_str("<li><a");
            let address = ["./", &Self::folder(tour, language)].concat();
            write_attribute(&mut html, "href", &address);
            write_language(&mut html, title.language, language);
            html.push('>');
            write_text(&mut html, title.text);
            html.push_str("</a></li>");
        }
        html + "</ul></nav>"
    }

    /// The page with its pictures.
    pub fn page(&self) -> StoryPage {
        let mut html = "<div class=\"page-width\"><main class=\"explore is-plain\">\
                        <section class=\"results story\"><header class=\"results-head\">"
            .to_owned();
        self.text(&mut html, "h1", &self.tour.title);
        link(&mut html, TO_MAP, page_words(self.language).back_to_map);
        html.push_str("</header>");
        if let Some(summary) = &self.tour.summary {
            self.text(&mut html, "p", summary);
        }
        html.push_str("<ol>");
        let steps = self.tour.steps.iter();
        let pictures = steps.map(|step| self.step(&mut html, step)).collect();
        html.push_str("</ol></section></main></div>");
        StoryPage { html, pictures }
    }

    /// Writes a step, and draws its picture.
    fn step(&self, html: &mut String, step: &Step) -> PublishedFile {
        let Self {
            content,
            index,
            tour,
            language,
        } = *self;
        let state = links::step(tour, step, content);
        let svg = draw(&Scene {
            content,
            index,
            state: &state,
            language,
            theme: Theme::Light,
            format: Format::Wide,
        });
        let name = [&*step.id, "-", &digest(svg.as_bytes()), ".svg"].concat();
        let there = [TO_MAP, &links::href(&state, content)].concat();
        html.push_str("<li");
        write_attribute(html, "id", &step.id);
        html.push('>');
        let telling = Telling::new(content, index, &step.query);
        self.told(html, "h2", &telling.tell(&step.heading, language));
        self.told(html, "p", &telling.tell(&step.text, language));
        html.push_str("<img");
        let (width, height) = Format::Wide.size();
        for (name, value) in [
            ("src", &*name),
            ("alt", &self.alternative(&telling)),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
            ("loading", "lazy"),
        ] {
            write_attribute(html, name, value);
        }
        html.push_str("><p>");
        link(html, &there, words::words(language).show_on_map);
        html.push_str("</p></li>");
        let folder = content.strategy.folder(language);
        let path = [folder, &Self::folder(tour, language), &name].concat();
        PublishedFile { path, text: svg }
    }

    /// What a step's picture shows, in words.
    fn alternative(&self, telling: &Telling<'_>) -> String {
        let (shown, filter) = (telling.shown(), &telling.state.query.filter);
        let mut text = selection(self.content, filter, shown.count(), self.language);
        text.push('.');
        let takeaway = takeaway_of(self.content, filter, shown, self.language);
        if !takeaway.is_empty() {
            text.push(' ');
            text.push_str(&takeaway);
        }
        text
    }

    fn text(&self, html: &mut String, element: &str, text: &Text) {
        let Localized { text, language } = text.localized(self.language);
        self.element(html, element, text, language);
    }

    fn told(&self, html: &mut String, element: &str, told: &Told) {
        self.element(html, element, &told.text, told.language);
    }

    fn element(&self, html: &mut String, element: &str, text: &str, language: Language) {
        html.push('<');
        html.push_str(element);
        write_language(html, language, self.language);
        html.push('>');
        write_text(html, text);
        for part in ["</", element, ">"] {
            html.push_str(part);
        }
    }
}

/// Says what language a text is in, unless it is that of the page.
fn write_language(html: &mut String, own: Language, page: Language) {
    if own != page {
        write_attribute(html, "lang", own.tag());
    }
}
