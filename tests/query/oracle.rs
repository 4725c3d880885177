//! A literal implementation of the contract on the file, as slow as it is written.

use life_science_map::content::Content;
use life_science_map::query::{Filter, Since};
use serde_json::{Value, json};

use super::{Given, entries};
use crate::support::written;

/// A filter as ids.
#[derive(Clone, Default)]
pub(super) struct Asked {
    pub(super) choices: Vec<(&'static str, String)>,
    pub(super) with: Vec<String>,
    pub(super) from: Option<u16>,
    pub(super) to: Option<u16>,
    pub(super) since: Option<String>,
    pub(super) search: String,
}

impl Asked {
    pub(super) fn of(filter: &Filter, content: &Content) -> Self {
        let choices = filter
            .choices()
            .iter()
            .map(|choice| (choice.facet().key(), choice.id(content).into_owned()));
        Self {
            choices: choices.collect(),
            with: filter
                .with_actors()
                .iter()
                .map(|&actor| content.actor(actor).id.to_string())
                .collect(),
            from: filter.from(),
            to: filter.to(),
            since: filter.since().map(Since::id),
            search: filter.search().to_owned(),
        }
    }
}

pub(super) fn words(text: &str) -> Vec<String> {
    written::words(text)
        .into_iter()
        .map(|(word, _)| word)
        .collect()
}

/// Names, summaries, and the names of actors and places in either language.
pub(super) fn texts(file: &Value, initiative: &Value) -> Vec<String> {
    let named = |list: &'static str| {
        entries(initiative, list).iter().map(move |id| {
            let own = entries(file, list).iter().find(|own| own["id"] == *id);
            own.map_or(&Value::Null, |own| &own["name"])
        })
    };
    let texts = [&initiative["name"], &initiative["summary"]]
        .into_iter()
        .chain(named("actors"))
        .chain(named("places"));
    texts
        .flat_map(|text| [&text["sv"], &text["en"]])
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// The first and last possible day of the initiative's period. What is still going on has no last day.
pub(super) fn days(initiative: &Value) -> Option<(String, String)> {
    let (first, last) = known_days(initiative)?;
    let is_open = initiative["date"]["to"].is_null()
        && ["programme", "infrastructure", "organisation"]
            .iter()
            .any(|kind| initiative["kind"] == *kind);
    Some((
        first,
        if is_open {
            "9999-12-31".to_owned()
        } else {
            last
        },
    ))
}

/// The first day, and the last one that the file gives.
pub(super) fn known_days(initiative: &Value) -> Option<(String, String)> {
    let from = initiative["date"]["from"].as_str()?;
    let to = initiative["date"]["to"].as_str().unwrap_or(from);
    let fill = |date: &str, rest: &str| format!("{date}{}", &rest[date.len()..]);
    Some((fill(from, "YYYY-01-01"), fill(to, "YYYY-12-31")))
}

/// Whether an initiative matches `id` under `key`, for keys that are not fields of it.
fn is_what(file: &Value, initiative: &Value, key: &str, id: &str) -> bool {
    if key == "actor_kind" {
        let mut actors = entries(file, "actors").iter();
        return actors.any(|actor| {
            actor["kind"] == id && entries(initiative, "actors").contains(&actor["id"])
        });
    }
    if key == "place" {
        let mut own = entries(initiative, "places").iter().filter_map(|own| {
            entries(file, "places")
                .iter()
                .find(|place| place["id"] == *own)
        });
        return match (id, id.strip_prefix("lan-")) {
            ("none", _) => own.next().is_none(),
            ("abroad", _) => own.any(|place| place["county"] == "00"),
            (_, Some(county)) => own.any(|place| place["county"] == county),
            (id, None) => own.any(|place| place["id"] == id),
        };
    }
    let begun = initiative["date"]["from"].as_str().map(|from| &from[..4]);
    match (begun, id.strip_prefix('-')) {
        (None, _) => id == "none",
        (Some(begun), Some(last)) => begun <= &*format!("{last:0>4}"),
        (Some(begun), None) => begun == format!("{id:0>4}"),
    }
}

pub fn is_chosen(file: &Value, initiative: &Value, asked: &Asked) -> bool {
    let takes_part = |id: &String| entries(initiative, "actors").contains(&json!(id));
    if !asked.with.iter().all(takes_part) {
        return false;
    }
    for key in ["actor_kind", "began", "place"] {
        let mut ids = asked.choices.iter().filter(|(of, _)| *of == key).peekable();
        if ids.peek().is_some() && !ids.any(|(_, id)| is_what(file, initiative, key, id)) {
            return false;
        }
    }
    let keys = [
        ("area", "areas"),
        ("programme", "programmes"),
        ("objective", "objectives"),
        ("kind", "kind"),
        ("actor", "actors"),
    ];
    keys.iter().all(|(key, field)| {
        let own = &initiative[field];
        let has = |id: &str| {
            own == id
                || own
                    .as_array()
                    .is_some_and(|ids| ids.iter().any(|own| own == id))
        };
        let mut ids = asked
            .choices
            .iter()
            .filter(|(of, _)| of == key)
            .map(|(_, id)| id)
            .peekable();
        ids.peek().is_none() || ids.any(|id| has(id))
    })
}

/// The ids of the matches, in the order of the file.
pub(super) fn matching(given: &Given, asked: &Asked) -> Vec<String> {
    let (start, end) = (asked.from.unwrap_or(0), asked.to.unwrap_or(9999));
    let (start, end) = (format!("{start:04}-01-01"), format!("{end:04}-12-31"));
    let is_in_span = |initiative: &Value| match (asked.from, asked.to, days(initiative)) {
        (None, None, _) => true,
        (_, _, None) => false,
        (_, _, Some((first, last))) => start <= end && first <= end && start <= last,
    };
    let noted = |initiative: &Value| {
        let days = ["added", "changed"].map(|field| initiative[field].as_str());
        days.into_iter().flatten().max().map(str::to_owned)
    };
    let all = entries(&given.file, "initiatives").iter();
    let last = all.filter_map(noted).max();
    let since = asked.since.as_deref().map(|since| match since {
        "latest" => last.clone().unwrap_or_else(|| "never".to_owned()),
        day => day.to_owned(),
    });
    let is_news = |initiative: &Value| {
        let since = since.as_ref();
        since.is_none_or(|since| noted(initiative).is_some_and(|noted| noted >= *since))
    };
    let is_found =
        |own: &[(usize, Vec<written::Word>)]| written::distance(&asked.search, own).is_some();
    let initiatives = entries(&given.file, "initiatives")
        .iter()
        .zip(&given.texts_of);
    initiatives
        .filter(|(initiative, own)| {
            is_chosen(&given.file, initiative, asked)
                && is_in_span(initiative)
                && is_news(initiative)
                && is_found(own)
        })
        .map(|(initiative, _)| initiative["id"].as_str().unwrap().to_owned())
        .collect()
}
