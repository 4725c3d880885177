//! Periods and years: what is open at its end, and what a span keeps.

use life_science_map::content::Content;
use life_science_map::query::{Filter, SearchIndex, liftings, shown};
use life_science_map::state::url;
use serde_json::{Value, json};

use super::{Given, real};
use crate::list::ids;

#[test]
fn a_span_that_ends_before_it_begins_keeps_nothing() {
    // Not even a range of years that includes all dates.
    let Given { content, index, .. } = real();
    let (first, last) = content.years().unwrap();
    for from in first..=last {
        for to in first..from {
            let filter = Filter::default().with_from(Some(from)).with_to(Some(to));
            let liftings = liftings(content, index, &filter);
            assert_eq!(shown(content, index, &filter).count(), 0, "{from}–{to}");
            assert!(liftings.iter().any(|(_, count)| *count > 0), "{from}–{to}");
        }
    }
}

/// A file with one initiative per kind and date.
fn dated(dates: &[(&str, Value)]) -> Content {
    let initiatives: Vec<_> = (0..)
        .zip(dates)
        .map(|(number, (kind, date)): (usize, _)| {
            json!({"id": format!("i-{number}"), "kind": kind, "name": {"sv": "I"}, "areas": ["a"], "date": date})
        })
        .collect();
    let areas = json!([{"id": "a", "number": 1, "name": {"sv": "A"}}]);
    let file = json!({"version": 1, "areas": areas, "initiatives": initiatives});
    Content::read(file.to_string().as_bytes()).unwrap().0
}

#[test]
fn what_has_no_end_goes_on_if_it_is_of_a_kind_that_lasts() {
    let content = dated(&[
        ("infrastructure", json!({"from": "2016"})),
        ("report", json!({"from": "2016"})),
        ("programme", json!({"from": "2015-03", "to": "2018"})),
        ("organisation", json!({"from": "2019"})),
    ]);
    let index = SearchIndex::new(&content);
    for (query, kept) in [
        ("from=2016&to=2016", vec!["i-0", "i-1", "i-2"]),
        ("from=2017", vec!["i-0", "i-2", "i-3"]),
        ("from=2017&to=2018", vec!["i-0", "i-2"]),
        ("from=9999", vec!["i-0", "i-3"]),
        ("to=2015", vec!["i-2"]),
    ] {
        let (state, _) = url::parse(query, &content);
        let shown = shown(&content, &index, &state.query.filter);
        assert_eq!(ids(&content, shown.matching()), kept, "{query}");
    }
    assert_eq!(
        content.years(),
        Some((2015, 2019)),
        "the years that are offered end"
    );
}

#[test]
fn the_bounds_of_a_year_are_those_of_the_calendar() {
    for (given, kept) in [
        (Some(0), None),
        (Some(1), Some(1)),
        (Some(9999), Some(9999)),
        (Some(10000), None),
    ] {
        assert_eq!(Filter::default().with_from(given).from(), kept);
        assert_eq!(Filter::default().with_to(given).to(), kept);
    }
}
