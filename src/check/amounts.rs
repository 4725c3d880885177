//! Remarks on numbers: sums of money, and where places are.

use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use super::{Finding, Remark};
use crate::content::{County, Language, List};
use crate::document::{Edit, NodeId, quoted};
use crate::layout::Point;
use crate::layout::places::{county_at, is_in_county, project};

/// What says, in either language, that a sum is that of each year.
const YEARLY: [&str; 9] = [
    "per år",
    "om året",
    "årligen",
    "varje år",
    "per year",
    "a year",
    "each year",
    "annually",
    "yearly",
];

/// How far from its sum such words stand, in bytes.
const NEAR: usize = 70;

/// Sums that are less than anybody notes, and more than Sweden spends in a year on anything.
const ODD: (f64, f64) = (10_000.0, 100e9);

/// Looks at all sums, and at where places are. Linear.
pub(super) fn look(subject: &mut Subject<'_>) {
    let document = subject.document;
    for entry in subject.entries(List::Initiatives).to_vec() {
        let Some(funding) = document.find_in(entry.node, "funding") else {
            continue;
        };
        let is_known = document.member(funding, "per").is_some();
        let wordings: Vec<String> = Language::ALL
            .into_iter()
            .filter_map(|language| {
                subject.string(entry.node, &["summary.", language.tag()].concat())
            })
            .collect();
        let mut says = false;
        for currency in ["sek", "eur"] {
            let Some(node) = document.member(funding, currency) else {
                continue;
            };
            let Some(sum) = document.number(node).filter(|sum| *sum > 0.0) else {
                continue;
            };
            says |= wordings.iter().any(|own| says_yearly(own, sum));
            if sum < ODD.0 || sum > ODD.1 {
                subject.remark(
                    Remark::FundingOdd,
                    node,
                    &[document.source(node)],
                    Vec::new(),
                );
            }
        }
        if says && !is_known {
            let last = document.children(funding).last().copied();
            let edit = document
                .addition(funding, last, "per", "\"year\"")
                .filter(|_| document.flaws().is_empty());
            let fix = edit
                .map(|edit| Fix::ask(FixLabel::Add("\"per\": \"year\"".to_owned()), vec![edit]));
            let yearly = Finding::YearlySum {
                path: document.path(funding),
            };
            subject.find(yearly, funding, fix.into_iter().collect());
        }
    }
    for entry in subject.entries(List::Places).to_vec() {
        place(subject, entry.node);
    }
}

/// A place whose degrees are those of Sweden the other way round, or are not in its county.
fn place(subject: &mut Subject<'_>, place: NodeId) {
    let document = subject.document;
    let (Some(north), Some(east)) = (document.member(place, "lat"), document.member(place, "lon"))
    else {
        return;
    };
    let (Some(latitude), Some(longitude)) = (document.number(north), document.number(east)) else {
        return;
    };
    if (10.0..25.0).contains(&latitude) && (55.0..70.0).contains(&longitude) {
        let edits = vec![
            Edit::replace(document.span(north), document.source(east)),
            Edit::replace(document.span(east), document.source(north)),
        ];
        let name = subject.name(place);
        subject.remark(
            Remark::PlaceSwapped,
            place,
            &[&name],
            vec![Fix::safe(FixLabel::Swap, edits)],
        );
    } else if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 {
        point(subject, place, project(latitude, longitude));
    }
}

/// A place that is not in its county by where it is on the map, which `None` is not.
fn point(subject: &mut Subject<'_>, place: NodeId, point: Option<Point>) {
    let document = subject.document;
    let Some(node) = document.member(place, "county") else {
        return;
    };
    let code = document.string(node);
    let Some(told) = code.as_deref().and_then(County::from_id) else {
        return;
    };
    let is_there = |point| is_in_county(point, told.id());
    let found = point.and_then(county_at).and_then(County::from_id);
    let is_right = if told == County::ABROAD {
        found.is_none()
    } else {
        point.is_some_and(is_there)
    };
    if is_right {
        return;
    }
    let fix = found.map(|found| {
        let edit = Edit::replace(document.span(node), quoted(found.id()));
        Fix::ask(FixLabel::Replace(found.id().to_owned()), vec![edit])
    });
    let path = document.path(node);
    let finding = Finding::PlacePoint { path, told, found };
    subject.find(finding, node, fix.into_iter().collect());
}

/// Whether a text has the sum, in units, thousands, millions or thousand millions, and says nearby, before the next number,
/// that it is that of each year.
fn says_yearly(text: &str, sum: f64) -> bool {
    numbers(text).any(|(value, rest)| {
        let is_sum = [1.0, 1e3, 1e6, 1e9]
            .iter()
            .any(|unit| (value * unit - sum).abs() < 0.5);
        let is_end = |own: char| own == '.' || own.is_ascii_digit();
        let near = rest.split(is_end).next().unwrap_or_default();
        let says = |words: &&str| near.find(*words).is_some_and(|at| at < NEAR);
        is_sum && YEARLY.iter().any(says)
    })
}

/// The numbers of a text, each with what follows it. Thousands may be separated by spaces or commas, decimals by a comma or a
/// full stop: each reading is given.
fn numbers(text: &str) -> impl Iterator<Item = (f64, &str)> {
    let is_part = |own: char| own.is_ascii_digit() || matches!(own, ' ' | '\u{a0}' | ',' | '.');
    let starts = text.char_indices().filter(move |(at, own)| {
        let before = text
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        own.is_ascii_digit() && !before.is_some_and(|before| before.is_ascii_digit())
    });
    starts.flat_map(move |(start, _)| {
        let whole = text.get(start..).unwrap_or_default();
        let end = whole.find(|own| !is_part(own)).unwrap_or(whole.len());
        let (written, rest) = whole.split_at(end);
        let written = written.trim_end_matches(|own: char| !own.is_ascii_digit());
        let digits = |keep: Option<char>| -> String {
            let own = written
                .chars()
                .filter(|&own| own.is_ascii_digit() || Some(own) == keep);
            own.map(|own| if own == ',' { '.' } else { own }).collect()
        };
        let readings = [digits(None), digits(Some(',')), digits(Some('.'))];
        let values = readings
            .into_iter()
            .filter_map(|own| own.parse::<f64>().ok());
        values.map(move |value| (value, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yearly_sum_is_told_from_one_for_all_years() {
        for (text, sum, expected) in [
            (
                "Vinnova gav cirka 150 miljoner kronor per år, där företag räknas in.",
                150e6,
                true,
            ),
            (
                "De fick 10,4 miljoner kronor årligen 2013–2017.",
                10_400_000.0,
                true,
            ),
            ("It cost SEK 5 million a year.", 5e6, true),
            ("SEK 12,500,000 each year went to it", 12_500_000.0, true),
            ("12 500 000 kronor varje år", 12_500_000.0, true),
            (
                "Av 350 miljoner kronor går 5 miljoner per år till dem.",
                350e6,
                false,
            ),
            (
                "Av 350 miljoner kronor går 5 miljoner per år till dem.",
                5e6,
                true,
            ),
            (
                "150 miljoner kronor. Rapporten kommer ut varje år.",
                150e6,
                false,
            ),
            ("150 miljoner kronor för åren 2018–2020", 150e6, false),
            ("per år 150 miljoner", 150e6, false),
        ] {
            assert_eq!(says_yearly(text, sum), expected, "{text}");
        }
    }
}
