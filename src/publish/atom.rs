//! A feed as Atom: <https://www.rfc-editor.org/rfc/rfc4287>.

use super::entry::Entry;
use super::xml::{close, element, empty, open};
use super::{ATOM, Event, Feed, FeedSite, words};

/// The type of a feed.
pub(super) const TYPE: &str = "application/atom+xml";

pub(super) fn atom(site: &FeedSite<'_>, feed: Feed, events: &[&Event]) -> String {
    let language = feed.language;
    let tag = language.tag();
    let mut xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    let name_space = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", tag)];
    open(&mut xml, "feed", &name_space);
    xml.push('\n');
    element(&mut xml, "id", &[], &site.feed_id(feed));
    element(&mut xml, "title", &[], &site.title(feed));
    element(&mut xml, "subtitle", &[], &site.subtitle(language));
    element(&mut xml, "updated", &[], &site.updated(events));
    let own = site.at(&[&*site.folder(feed), ATOM].concat());
    let link = [("rel", "self"), ("type", TYPE), ("href", &own)];
    empty(&mut xml, "link", &link);
    let page = site.state(feed);
    let link = [
        ("rel", "alternate"),
        ("type", "text/html"),
        ("hreflang", tag),
        ("href", &page),
    ];
    empty(&mut xml, "link", &link);
    for &other in &site.content.strategy.languages {
        if other != language {
            let translated = Feed {
                language: other,
                ..feed
            };
            let address = site.at(&[&*site.folder(translated), ATOM].concat());
            let link = [
                ("rel", "alternate"),
                ("type", TYPE),
                ("hreflang", other.tag()),
                ("href", &address),
            ];
            empty(&mut xml, "link", &link);
        }
    }
    author(site, feed, &mut xml);
    if let Some(licence) = &site.content.publication.licence {
        let rights = [words::words(language).licence, ": ", licence].concat();
        element(&mut xml, "rights", &[], &rights);
        empty(&mut xml, "link", &[("rel", "license"), ("href", licence)]);
    }
    for event in events {
        entry(&Entry::new(site, event, language), tag, &mut xml);
    }
    close(&mut xml, "feed");
    xml
}

/// Who publishes it: the publisher or, without one, the map.
fn author(site: &FeedSite<'_>, feed: Feed, xml: &mut String) {
    let publisher = site.content.publication.publisher.as_ref();
    let name = publisher.map_or(site.map_title(feed.language), |own| {
        own.name.in_language(feed.language)
    });
    open(xml, "author", &[]);
    element(xml, "name", &[], name);
    if let Some(own) = publisher {
        for (name, value) in [("uri", &own.url), ("email", &own.email)] {
            if let Some(value) = value {
                element(xml, name, &[], value);
            }
        }
    }
    close(xml, "author");
}

fn entry(entry: &Entry<'_>, tag: &str, xml: &mut String) {
    open(xml, "entry", &[]);
    xml.push('\n');
    element(xml, "id", &[], &entry.id);
    let own = entry.language.tag();
    let language = [("xml:lang", own)];
    let attributes = if own == tag { &[][..] } else { &language[..] };
    element(xml, "title", attributes, &entry.title);
    element(xml, "published", &[], &entry.time);
    element(xml, "updated", &[], &entry.time);
    let link = [
        ("rel", "alternate"),
        ("type", "text/html"),
        ("hreflang", tag),
        ("href", &*entry.address),
    ];
    empty(xml, "link", &link);
    for source in entry.sources {
        let link = [
            ("rel", "via"),
            ("href", &*source.url),
            ("title", &*source.title),
        ];
        empty(xml, "link", &link);
    }
    for (scheme, id, name) in &entry.categories {
        let term = [*scheme, "/", *id].concat();
        empty(xml, "category", &[("term", &term), ("label", name)]);
    }
    element(xml, "content", &[("type", "html")], &entry.html);
    close(xml, "entry");
}
