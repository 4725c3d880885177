//! What an entry of a feed says, in both formats.

use super::{Event, FeedSite, Happening, words};
use crate::content::{Initiative, Language, Source, Text};
use crate::markup::{write_attribute, write_text};
use crate::words::{Phrases, amount, period};

/// An entry of a feed in a language.
pub(super) struct Entry<'a> {
    /// The id, which never changes.
    pub(super) id: String,
    pub(super) title: String,
    /// The language of the title, which may be another one where a translation is missing.
    pub(super) language: Language,
    /// The address of what it tells of.
    pub(super) address: String,
    /// When it happened.
    pub(super) time: String,
    /// The text, as HTML.
    pub(super) html: String,
    pub(super) sources: &'a [Source],
    /// Words for what happened, areas and kind: a scheme, an id and a name each.
    pub(super) categories: Vec<(&'static str, &'a str, String)>,
}

impl<'a> Entry<'a> {
    pub(super) fn new(site: &FeedSite<'a>, event: &Event, language: Language) -> Self {
        let content = site.content;
        let (year, month, day) = event.day;
        let id = format!(
            "{}:initiative/{}/{}/{year:04}-{month:02}-{day:02}/{}",
            site.tag(),
            event.first_id,
            event.name(),
            language.tag()
        );
        let said = words::words(language);
        let begin = (said.happened)(event.happening);
        let what = begin.trim_end_matches([':', ' ']).to_owned();
        let mut categories = vec![("event", event.name(), what)];
        let removed = match event.happening {
            Happening::Removed(place) => content.removed.get(place),
            _ => None,
        };
        let initiative = event.initiative.map(|own| content.initiative(own));
        let name = initiative
            .map(|own| &own.name)
            .or_else(|| removed.map(|own| &own.name));
        let name = name.map(|name| name.localized(language));
        let own_id = initiative.map_or(&*event.first_id, |own| &own.id);
        let mut html = String::new();
        if let Some(own) = initiative {
            if event.happening == Happening::Changed {
                paragraph(&mut html, own.change.as_ref(), language);
            }
            about(site, own, language, &mut html);
            for &area in &own.areas {
                let area = content.area(area);
                let short = area.short.in_language(language).to_owned();
                categories.push(("area", &area.id, short));
            }
            let kind = (crate::words::words(language).kind)(own.kind);
            categories.push(("kind", own.kind.id(), kind.to_owned()));
        }
        if let Some(own) = removed {
            paragraph(&mut html, own.why.as_ref(), language);
            instead(site, event, language, &mut html);
        }
        Self {
            id,
            title: [begin, name.map(|name| name.text).unwrap_or_default()].concat(),
            language: name.map_or(language, |name| name.language),
            address: site.item(own_id, language),
            time: super::time(event.day),
            html,
            sources: initiative.map(|own| &*own.sources).unwrap_or_default(),
            categories,
        }
    }
}

/// A paragraph with a text, in the language that it is in.
fn paragraph(html: &mut String, text: Option<&Text>, language: Language) {
    let Some(text) = text else {
        return;
    };
    let said = text.localized(language);
    html.push_str("<p");
    if said.language != language {
        write_attribute(html, "lang", said.language.tag());
    }
    html.push('>');
    write_text(html, said.text);
    html.push_str("</p>");
}

/// What the map says of an initiative.
fn about(site: &FeedSite<'_>, own: &Initiative, language: Language, html: &mut String) {
    let content = site.content;
    let phrases = Phrases::new(&content.strategy, language);
    let words = phrases.late_words();
    paragraph(html, own.summary.as_ref(), language);
    let texts = |names: Vec<&Text>| -> String {
        let names = names.into_iter().map(|name| name.in_language(language));
        names.collect::<Vec<_>>().join("; ")
    };
    let time = own.date.map(|date| period(date, language));
    let money = own.funding.iter().map(|&sum| amount(sum, language));
    let objectives = own.objectives.iter().map(|&own| {
        let objective = content.objective(own);
        [&objective.id, " ", objective.name.in_language(language)].concat()
    });
    let areas = own.areas.iter().map(|&area| &content.area(area).name);
    let programmes = own
        .programmes
        .iter()
        .map(|&own| &content.programme(own).name);
    let actors = own.actors.iter().map(|&own| &content.actor(own).name);
    html.push_str("<dl>");
    for (term, text) in [
        (words::words(language).time, time.unwrap_or_default()),
        (&*phrases.say(words.areas_term), texts(areas.collect())),
        (
            &*phrases.say(words.objectives_term),
            objectives.collect::<Vec<_>>().join("; "),
        ),
        (
            &*phrases.say(words.programmes_term),
            texts(programmes.collect()),
        ),
        (words.actors_term, texts(actors.collect())),
        (words.funding_term, money.collect::<Vec<_>>().join("; ")),
    ] {
        if !text.is_empty() {
            html.push_str("<dt>");
            write_text(html, term);
            html.push_str("</dt><dd>");
            write_text(html, &text);
            html.push_str("</dd>");
        }
    }
    html.push_str("</dl>");
    sources(own, words.sources_term, html);
}

/// The sources, as links.
fn sources(own: &Initiative, heading: &str, html: &mut String) {
    if own.sources.is_empty() {
        return;
    }
    html.push_str("<p>");
    write_text(html, heading);
    html.push_str("</p><ul>");
    for source in &own.sources {
        html.push_str("<li>");
        link(html, &source.url, &source.title);
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

/// What to look at instead of what was removed, as links.
fn instead(site: &FeedSite<'_>, event: &Event, language: Language, html: &mut String) {
    let links: Vec<String> = event
        .initiatives(site.content)
        .map(|own| {
            let own = site.content.initiative(own);
            let mut said = String::new();
            let address = site.item(&own.id, language);
            link(&mut said, &address, own.name.in_language(language));
            said
        })
        .collect();
    if !links.is_empty() {
        html.push_str("<p>");
        write_text(html, words::words(language).instead);
        html.push_str(": ");
        html.push_str(&links.join(", "));
        html.push_str("</p>");
    }
}

/// A link.
pub(super) fn link(html: &mut String, address: &str, text: &str) {
    html.push_str("<a");
    write_attribute(html, "href", address);
    html.push('>');
    write_text(html, text);
    html.push_str("</a>");
}
