//! A second implementation of what the map must show for a content file.
//!
//! It follows the contract literally on the bare JSON, slowly and simply, and shares no code with the product: if the two
//! differ, one of them is wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::webdriver::{Outcome, text};
use crate::written;

/// A key of the query and a value, in the order of the address.
pub type Condition<'a> = (&'a str, &'a str);

/// The facets: keys of the query whose values are ids.
pub const FACETS: [&str; 5] = ["area", "programme", "objective", "kind", "actor"];

/// A content file.
pub struct Oracle {
    content: Value,
}

impl Oracle {
    /// Reads a content file.
    pub fn new(json: &str) -> Outcome<Self> {
        let content = serde_json::from_str(json)?;
        Ok(Self { content })
    }

    /// The file's JSON.
    pub fn content(&self) -> &Value {
        &self.content
    }

    /// One of the file's lists, such as `initiatives`.
    pub fn list(&self, name: &str) -> &[Value] {
        self.content[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// The entry `id` of the list `name`.
    pub fn entry(&self, list: &str, id: &str) -> Outcome<&Value> {
        let found = self.list(list).iter().find(|entry| entry["id"] == id);
        found.ok_or_else(|| format!("no {id} among the {list}").into())
    }

    /// The number of initiatives.
    pub fn total(&self) -> usize {
        self.list("initiatives").len()
    }

    /// The number of marks on the map: one for each initiative in each of its sectors.
    pub fn memberships(&self) -> usize {
        let initiatives = self.list("initiatives").iter();
        initiatives.map(|one| Self::sectors(one).len()).sum()
    }

    /// An area and a kind that both have initiatives, but none in common.
    pub fn empty_pair(&self) -> Outcome<(&str, &str)> {
        let kinds: BTreeSet<&str> = self.options("kind").into_iter().collect();
        for area in self.options("area") {
            if self.matching(&[("area", area)]).is_empty() {
                continue;
            }
            for &kind in &kinds {
                if self.matching(&[("area", area), ("kind", kind)]).is_empty() {
                    return Ok((area, kind));
                }
            }
        }
        Err("every area has every kind".into())
    }

    /// The ids of the initiatives that match `conditions`.
    pub fn matching(&self, conditions: &[Condition]) -> BTreeSet<String> {
        let matching = self
            .list("initiatives")
            .iter()
            .filter(|one| self.fulfils(one, conditions));
        matching.map(|one| text(&one["id"]).to_owned()).collect()
    }

    /// The numbers next to the options of `facet`, by id: how many would match if that option alone were chosen in the
    /// facet.
    pub fn counts_beside(&self, facet: &str, conditions: &[Condition]) -> BTreeMap<String, usize> {
        let others: Vec<Condition> = conditions
            .iter()
            .filter(|(key, _)| *key != facet)
            .copied()
            .collect();
        let left: Vec<&Value> = self
            .list("initiatives")
            .iter()
            .filter(|one| self.fulfils(one, &others))
            .collect();
        let count = |id: &str| left.iter().filter(|one| has(one, facet, id)).count();
        self.options(facet)
            .into_iter()
            .map(|id| (id.to_owned(), count(id)))
            .collect()
    }

    /// The possible values of `facet`.
    pub fn options(&self, facet: &str) -> Vec<&str> {
        match facet {
            "kind" => self
                .list("initiatives")
                .iter()
                .map(|one| text(&one["kind"]))
                .collect(),
            facet => self
                .list(&format!("{facet}s"))
                .iter()
                .map(|one| text(&one["id"]))
                .collect(),
        }
    }

    /// The map's sectors of `initiative`.
    pub fn sectors(initiative: &Value) -> Vec<&str> {
        let mut sectors = ids(initiative, "areas");
        sectors.extend(ids(initiative, "programmes"));
        sectors
    }

    fn fulfils(&self, initiative: &Value, conditions: &[Condition]) -> bool {
        FACETS.iter().all(|facet| {
            let mut chosen = conditions.iter().filter(|(key, _)| key == facet).peekable();
            chosen.peek().is_none() || chosen.any(|(_, id)| has(initiative, facet, id))
        }) && in_years(initiative, conditions)
            && conditions
                .iter()
                .filter(|(key, _)| *key == "with")
                .all(|(_, id)| ids(initiative, "actors").contains(id))
            && conditions
                .iter()
                .filter(|(key, _)| *key == "q")
                .all(|(_, words)| self.found_by(initiative, words))
    }

    /// Whether the texts of an initiative have what is typed.
    fn found_by(&self, initiative: &Value, typed: &str) -> bool {
        let named = |list: &str| {
            let own = ids(initiative, list);
            let named = self
                .list(list)
                .iter()
                .filter(|one| own.contains(&text(&one["id"])));
            named.map(|one| &one["name"]).collect::<Vec<_>>()
        };
        let mut texts = vec![&initiative["name"], &initiative["summary"]];
        texts.extend(named("actors"));
        texts.extend(named("places"));
        let texts = texts
            .into_iter()
            .flat_map(|both| [text(&both["sv"]), text(&both["en"])]);
        written::is_found(typed, &texts.map(str::to_owned).collect::<Vec<_>>())
    }
}

/// The ids in `field` of an entry.
pub fn ids<'a>(entry: &'a Value, field: &str) -> Vec<&'a str> {
    entry[field]
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect()
}

fn has(initiative: &Value, facet: &str, id: &str) -> bool {
    match facet {
        "kind" => initiative["kind"] == id,
        facet => ids(initiative, &format!("{facet}s")).contains(&id),
    }
}

/// Whether the initiative's period overlaps the range of years. Bounds are whole years, so only the years of dates matter.
fn in_years(initiative: &Value, conditions: &[Condition]) -> bool {
    let bound = |name| {
        conditions
            .iter()
            .find(|(key, _)| *key == name)
            .and_then(|(_, year)| year.parse::<i32>().ok())
    };
    let year = |date: &Value| {
        text(date)
            .get(..4)
            .and_then(|year| year.parse::<i32>().ok())
    };
    let (after, before) = (bound("from"), bound("to"));
    if after.is_none() && before.is_none() {
        return true;
    }
    let Some(first) = year(&initiative["date"]["from"]) else {
        return false;
    };
    // What lasts goes on where no end is known.
    let lasts =
        ["programme", "infrastructure", "organisation"].contains(&text(&initiative["kind"]));
    let open_end = if lasts { i32::MAX } else { first };
    let last = year(&initiative["date"]["to"]).unwrap_or(open_end);
    after.is_none_or(|year| last >= year) && before.is_none_or(|year| first <= year)
}
