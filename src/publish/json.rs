//! A feed as JSON Feed: <https://www.jsonfeed.org/version/1.1/>.

use serde_json::{Map, Value, json};

use super::entry::Entry;
use super::{Event, Feed, FeedSite, JSON};

/// The type of a feed.
pub(super) const TYPE: &str = "application/feed+json";

pub(super) fn json(site: &FeedSite<'_>, feed: Feed, events: &[&Event]) -> String {
    let language = feed.language;
    let publisher = site.content.publication.publisher.as_ref();
    let name = publisher.map_or(site.map_title(language), |own| {
        own.name.in_language(language)
    });
    let mut author = json!({ "name": name });
    if let Some(url) = publisher.and_then(|own| own.url.as_deref()) {
        author["url"] = url.into();
    }
    let items = events
        .iter()
        .map(|event| item(&Entry::new(site, event, language)));
    let whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title(feed),
        "home_page_url": site.state(feed),
        "feed_url": site.at(&[&*site.folder(feed), JSON].concat()),
        "description": site.subtitle(language),
        "language": language.tag(),
        "authors": [author],
        "items": items.collect::<Vec<Value>>(),
    });
    let text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text + "\n"
}

fn item(entry: &Entry<'_>) -> Value {
    let tags: Vec<&str> = entry.categories.iter().map(|(.., name)| &**name).collect();
    let mut item = Map::new();
    for (name, value) in [
        ("id", json!(entry.id)),
        ("url", json!(entry.address)),
        ("title", json!(entry.title)),
        ("content_html", json!(entry.html)),
        ("date_published", json!(entry.time)),
        ("date_modified", json!(entry.time)),
        ("language", json!(entry.language.tag())),
        ("tags", json!(tags)),
    ] {
        item.insert(name.to_owned(), value);
    }
    if let Some(source) = entry.sources.first() {
        item.insert("external_url".to_owned(), json!(source.url));
    }
    item.into()
}
