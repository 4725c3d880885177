//! Remarks on sources.

use std::collections::BTreeMap;

use super::Remark;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use crate::content::{Date, Kind, List};
use crate::document::{Edit, NodeId, quoted};
use crate::sort::sort;

/// What addresses carry to tell who follows them.
const TRACKING: [&str; 12] = [
    "utm_", "fbclid=", "gclid=", "msclkid=", "mc_cid=", "mc_eid=", "igshid=", "_hsenc=", "_hsmi=",
    "trk=", "mkt_tok=", "ref_src=",
];

/// Services that hide where an address leads.
const SHORT: [&str; 9] = [
    "bit.ly",
    "t.co",
    "tinyurl.com",
    "goo.gl",
    "ow.ly",
    "lnkd.in",
    "is.gd",
    "buff.ly",
    "t.ly",
];

/// Marks of addresses that not everybody can reach.
const LOCAL: [&str; 8] = [
    ".sharepoint.com",
    ".local",
    ".intra.",
    "intranet",
    "teams.microsoft.com",
    "outlook.office",
    "docs.google.com/document/u/",
    "localhost",
];

/// For how many years an initiative that goes on needs no newer source.
const OLD: u16 = 5;

/// A source with what the rules need of it.
struct Source {
    entry: NodeId,
    node: NodeId,
    url_node: NodeId,
    url: String,
    title: Option<String>,
}

/// Looks at all sources.
pub(super) fn look(subject: &mut Subject<'_>) {
    let sources = all(subject);
    insecure(subject, &sources);
    for source in &sources {
        address(subject, source);
    }
    twice(subject, &sources);
    titles(subject, &sources);
    variants(subject, &sources);
    old(subject);
}

fn all(subject: &Subject<'_>) -> Vec<Source> {
    let document = subject.document;
    let lists = [
        List::Areas,
        List::Objectives,
        List::Programmes,
        List::Initiatives,
    ];
    let entries = lists.iter().flat_map(|&list| subject.entries(list));
    let mut sources = Vec::new();
    for entry in entries {
        let list = document
            .find_in(entry.node, "sources")
            .map(|list| document.children(list));
        for &node in list.unwrap_or_default() {
            let Some(url_node) = document.find_in(node, "url") else {
                continue;
            };
            let Some(url) = document.string(url_node) else {
                continue;
            };
            sources.push(Source {
                entry: entry.node,
                node,
                url_node,
                url: url.trim().to_owned(),
                title: subject.string(node, "title"),
            });
        }
    }
    sources
}

/// The server of an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

/// Sources whose address has `http`: one remark with all.
fn insecure(subject: &mut Subject<'_>, sources: &[Source]) {
    let found: Vec<&Source> = sources
        .iter()
        .filter(|source| source.url.to_lowercase().starts_with("http://"))
        .collect();
    let mut hosts: Vec<&str> = found.iter().map(|source| host(&source.url)).collect();
    sort(&mut hosts);
    hosts.dedup();
    let nodes: Vec<NodeId> = found.iter().map(|source| source.url_node).collect();
    let facts = [nodes.len().to_string(), hosts.len().to_string()];
    subject.remark_all(
        Remark::SourceHttp,
        &nodes,
        &[&*facts[0], &*facts[1]],
        Vec::new(),
    );
}

/// What an address says of itself.
fn address(subject: &mut Subject<'_>, source: &Source) {
    let lower = source.url.to_lowercase();
    let own = host(&lower);
    let is_private = own.starts_with("10.")
        || own.starts_with("192.168.")
        || own.starts_with("127.")
        || !own.is_empty() && !own.contains('.');
    if lower.starts_with("http") && (is_private || LOCAL.iter().any(|mark| lower.contains(mark))) {
        subject.remark(Remark::SourceLocal, source.url_node, &[own], Vec::new());
    }
    if SHORT.contains(&own) {
        subject.remark(Remark::SourceShort, source.url_node, &[own], Vec::new());
    }
    if let Some(clean) = without_tracking(&source.url) {
        let edit = Edit::replace(subject.document.span(source.url_node), quoted(&clean));
        let fix = Fix::safe(FixLabel::Replace(clean), vec![edit]);
        subject.remark(Remark::SourceTracking, source.url_node, &[], vec![fix]);
    }
}

/// The address without what only tells who follows it. `None` if it has none of that.
fn without_tracking(url: &str) -> Option<String> {
    let (before, fragment) = url
        .split_once('#')
        .map_or((url, None), |(before, fragment)| (before, Some(fragment)));
    let (path, query) = before.split_once('?')?;
    let is_tracking = |part: &&str| TRACKING.iter().any(|mark| part.starts_with(mark));
    let kept: Vec<&str> = query.split('&').filter(|part| !is_tracking(part)).collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let mut clean = path.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Some(clean)
}

/// The same address twice in one entry.
fn twice(subject: &mut Subject<'_>, sources: &[Source]) {
    let mut first: BTreeMap<(NodeId, &str), NodeId> = BTreeMap::new();
    for source in sources {
        if first
            .insert((source.entry, &source.url), source.node)
            .is_some()
        {
            let removal = subject.removal(source.node);
            let fix = removal.map(|edit| Fix::safe(FixLabel::Remove, vec![edit]));
            subject.remark(
                Remark::SourceTwice,
                source.url_node,
                &[],
                fix.into_iter().collect(),
            );
        }
    }
}

/// One address with several titles.
fn titles(subject: &mut Subject<'_>, sources: &[Source]) {
    let mut by_url: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        by_url.entry(&source.url).or_default().push(source);
    }
    for own in by_url.values() {
        let mut titles: Vec<&str> = own
            .iter()
            .filter_map(|source| source.title.as_deref())
            .collect();
        sort(&mut titles);
        titles.dedup();
        if titles.len() > 1 {
            let nodes: Vec<NodeId> = own.iter().map(|source| source.node).collect();
            let facts = [titles.len().to_string(), titles.join(" · ")];
            subject.remark_all(
                Remark::SourceTitles,
                &nodes,
                &[&*facts[0], &*facts[1]],
                Vec::new(),
            );
        }
    }
}

/// Addresses that differ in nothing but their scheme, a "www." or a slash at the end.
fn variants(subject: &mut Subject<'_>, sources: &[Source]) {
    let mut by_core: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        let Some((_, rest)) = source.url.split_once("://") else {
            continue;
        };
        let core = rest
            .strip_prefix("www.")
            .unwrap_or(rest)
            .trim_end_matches('/')
            .to_lowercase();
        by_core.entry(core).or_default().push(source);
    }
    for own in by_core.values() {
        let mut urls: Vec<&str> = own.iter().map(|source| &*source.url).collect();
        sort(&mut urls);
        urls.dedup();
        if urls.len() > 1 {
            let nodes: Vec<NodeId> = own.iter().map(|source| source.url_node).collect();
            subject.remark_all(
                Remark::SourceVariants,
                &nodes,
                &[&urls.join(" · ")],
                Vec::new(),
            );
        }
    }
}

/// Initiatives that go on, by the map, and whose newest source is years old: one remark with all.
fn old(subject: &mut Subject<'_>) {
    let document = subject.document;
    let updated = document
        .find("updated")
        .and_then(|node| document.string(node));
    let Some(updated) = updated.and_then(|updated| Date::parse(updated.trim())) else {
        return;
    };
    let mut found = Vec::new();
    for entry in subject.entries(List::Initiatives) {
        let lasts = subject
            .string(entry.node, "kind")
            .and_then(|kind| Kind::from_id(&kind))
            .is_some_and(Kind::lasts);
        let goes_on = document.find_in(entry.node, "date.from").is_some()
            && document.find_in(entry.node, "date.to").is_none();
        if !(lasts && goes_on) {
            continue;
        }
        let list = document
            .find_in(entry.node, "sources")
            .map(|list| document.children(list));
        let dates = list
            .unwrap_or_default()
            .iter()
            .filter_map(|&source| Date::parse(subject.string(source, "date")?.trim()));
        if dates
            .max()
            .is_some_and(|newest| newest.year() + OLD < updated.year())
        {
            found.push(entry.node);
        }
    }
    let facts = [found.len().to_string(), OLD.to_string()];
    subject.remark_all(
        Remark::SourceOld,
        &found,
        &[&*facts[0], &*facts[1]],
        Vec::new(),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_tracks_goes_from_an_address() {
        for (url, expected) in [
            (
                "https://a.se/?utm_source=x&b=1&fbclid=y#c",
                Some("https://a.se/?b=1#c"),
            ),
            ("https://a.se/b?utm_source=x", Some("https://a.se/b")),
            ("https://a.se/?outmode=1", None),
            ("https://a.se/#?utm_source=x", None),
        ] {
            assert_eq!(without_tracking(url).as_deref(), expected, "{url}");
        }
    }
}
