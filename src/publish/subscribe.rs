//! The page that offers the feeds, plain, and what leads to it.

use super::entry::link;
use super::{ATOM, Feed, FeedSite, JSON, Scope, atom, json, words};
use crate::content::{Language, Sector};
use crate::markup::{write_attribute, write_text};
use crate::words::{Phrases, page_words};

/// The page that offers the feeds of a language.
#[derive(Clone, Copy)]
pub struct Subscribe<'a> {
    /// The site.
    pub site: FeedSite<'a>,
    /// The language.
    pub language: Language,
}

impl Subscribe<'_> {
    /// The folder of the page beside the map's page, with a slash at the end.
    pub const fn folder(language: Language) -> &'static str {
        words::words(language).subscribe_folder
    }

    /// The page's name.
    pub const fn name(language: Language) -> &'static str {
        words::words(language).subscribe
    }

    /// The link to the page from the map's page.
    pub fn link(language: Language) -> String {
        let mut html = "<nav class=\"subscribe\"".to_owned();
        write_attribute(&mut html, "aria-label", Self::name(language));
        html.push('>');
        let address = ["./", Self::folder(language)].concat();
        link(&mut html, &address, Self::name(language));
        html + "</nav>"
    }

    /// The links in the head of the map's page by which programs find the feeds.
    pub fn discovery() -> String {
        let mut html = String::new();
        for (type_, file) in [(atom::TYPE, ATOM), (json::TYPE, JSON)] {
            html.push_str("<link rel=\"alternate\"");
            write_attribute(&mut html, "type", type_);
            write_attribute(&mut html, "href", file);
            html.push('>');
        }
        html
    }

    /// The page's content. Its links are relative to its own folder.
    pub fn html(&self) -> String {
        let words = words::words(self.language);
        let mut html = "<div class=\"page-width\"><main class=\"explore is-plain\">\
                        <section class=\"results everything subscribing\"><header class=\"results-head\"><h1>"
            .to_owned();
        write_text(&mut html, words.subscribe);
        html.push_str("</h1>");
        link(&mut html, "../", page_words(self.language).back_to_map);
        html.push_str("</header>");
        paragraph(&mut html, &words.what_a_feed_is.join(" "));
        paragraph(&mut html, &self.site.subtitle(self.language));
        heading(&mut html, words.feeds);
        paragraph(&mut html, words.copy);
        self.feeds(&mut html);
        self.others(&mut html);
        html.push_str("</section></main></div>");
        html
    }

    /// All feeds, each with its addresses to copy.
    fn feeds(&self, html: &mut String) {
        let words = words::words(self.language);
        html.push_str("<dl class=\"feeds\">");
        let feeds = self.site.feeds().into_iter();
        for feed in feeds.filter(|feed| feed.language == self.language) {
            html.push_str("<dt>");
            self.name_of(feed, html);
            html.push_str("</dt>");
            for (name, file) in words.feed_names.into_iter().zip([ATOM, JSON]) {
                let address = self.site.at(&[&*self.site.folder(feed), file].concat());
                html.push_str("<dd>");
                write_text(html, name);
                html.push_str(": ");
                address_to_copy(html, &address);
                html.push_str("</dd>");
            }
        }
        html.push_str("</dl>");
    }

    /// What a feed tells of.
    fn name_of(&self, feed: Feed, html: &mut String) {
        let content = self.site.content;
        let Scope::Sector(sector) = feed.scope else {
            write_text(html, words::words(self.language).all);
            return;
        };
        let phrases = Phrases::new(&content.strategy, self.language);
        let name = content.sector_name(sector).localized(self.language);
        if let Sector::Area(area) = sector {
            let number = content.area(area).number.to_string();
            let values = [("number", &*number)];
            write_text(
                html,
                &phrases.say_with(phrases.late_words().area_number, &values),
            );
            html.push_str(": ");
        }
        if name.language == self.language {
            write_text(html, name.text);
        } else {
            html.push_str("<span");
            write_attribute(html, "lang", name.language.tag());
            html.push('>');
            write_text(html, name.text);
            html.push_str("</span>");
        }
    }

    /// Mail, the calendar, and an address to keep.
    fn others(&self, html: &mut String) {
        let words = words::words(self.language);
        let publication = &self.site.content.publication;
        if let Some(mail) = &publication.mail {
            heading(html, words.mail);
            html.push_str("<p>");
            link(html, mail, words.mail_link);
            html.push_str("</p>");
        }
        if super::calendar::calendar(&self.site, self.language).is_some() {
            let address = self.site.at(&self.site.calendar_path(self.language));
            heading(html, words.calendar);
            paragraph(html, words.calendar_link);
            html.push_str("<p>");
            address_to_copy(html, &address);
            html.push_str("</p>");
        }
        heading(html, words.save);
        paragraph(html, words.save_text);
        let latest = [&self.site.page(self.language), "?since=latest"].concat();
        html.push_str("<p>");
        link(html, "../?since=latest", words.save_link);
        html.push_str(": ");
        address_to_copy(html, &latest);
        html.push_str("</p><p>");
        let subject = encoded(self.site.map_title(self.language));
        let mail = ["mailto:?subject=", &subject, "&body=", &encoded(&latest)].concat();
        link(html, &mail, words.mail_oneself);
        html.push_str("</p>");
    }
}

fn heading(html: &mut String, text: &str) {
    html.push_str("<h2>");
    write_text(html, text);
    html.push_str("</h2>");
}

fn paragraph(html: &mut String, text: &str) {
    html.push_str("<p>");
    write_text(html, text);
    html.push_str("</p>");
}

/// An address as a link and as text that one press selects.
fn address_to_copy(html: &mut String, address: &str) {
    html.push_str("<a");
    write_attribute(html, "href", address);
    html.push_str("><code>");
    write_text(html, address);
    html.push_str("</code></a>");
}

/// A text within an address.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
            let digits = [digit(byte >> 4), digit(byte & 15)];
            encoded.push('%');
            encoded.extend(digits.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    encoded
}
