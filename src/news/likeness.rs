//! Which entries that are gone look like entries that are new.

use std::collections::{BTreeMap, BTreeSet};

use super::Version;
use crate::content::{Language, List};
use crate::sort::set_of;

/// Pairs of an entry that is gone and one that is new, with the same name or the same sources, and whether it is the name.
/// Each entry is in one pair at most. O(n log n).
pub(super) fn alike(
    list: List,
    (before, after): (&Version<'_>, &Version<'_>),
    gone: &[String],
    new: &[String],
) -> Vec<(String, String, bool)> {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut pairs = Vec::new();
    for (by_name, key) in [
        (true, name as fn(&Version<'_>, List, &str) -> Option<String>),
        (false, sources),
    ] {
        let mut by_key: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for id in new.iter().rev() {
            if let Some(key) = key(after, list, id) {
                by_key.entry(key).or_default().push(id);
            }
        }
        for id in gone {
            let free = |own: &&str| !taken.contains(own);
            let found = key(before, list, id)
                .and_then(|key| by_key.get(&key)?.iter().rev().copied().find(free));
            if let Some(found) = found.filter(|_| !taken.contains(&**id)) {
                pairs.push((id.clone(), found.to_owned(), by_name));
                taken.extend([&**id, found]);
            }
        }
    }
    pairs
}

/// The name of an entry, for comparing.
fn name(version: &Version<'_>, list: List, id: &str) -> Option<String> {
    let node = version.node(list, id)?;
    let document = version.document;
    let mut languages = Language::ALL.into_iter();
    languages.find_map(|language| {
        let wording = document.find_in(node, &["name.", language.tag()].concat())?;
        let name = super::fields::squashed(&document.string(wording)?).to_lowercase();
        (!name.is_empty()).then_some(name)
    })
}

/// The addresses of an entry's sources, for comparing.
fn sources(version: &Version<'_>, list: List, id: &str) -> Option<String> {
    let document = version.document;
    let sources = document.member(version.node(list, id)?, "sources")?;
    let addresses = document.children(sources).iter();
    let addresses =
        addresses.filter_map(|&source| document.string(document.member(source, "url")?));
    let addresses = set_of(addresses);
    let all: Vec<String> = addresses.into_iter().collect();
    (!all.is_empty()).then(|| all.join("\n"))
}
