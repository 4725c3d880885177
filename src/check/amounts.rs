//! Remarks on sums of money.

use serde_json::Value;

use super::Finding;

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

/// Sums that their own summary says are those of each year, while the file gives them for all years. Linear in the summaries.
pub(super) fn findings(file: &Value) -> Vec<Finding> {
    let initiatives = file["initiatives"].as_array().into_iter().flatten();
    let mut findings = Vec::new();
    for (place, initiative) in initiatives.enumerate() {
        let funding = &initiative["funding"];
        if !funding["per"].is_null() {
            continue;
        }
        let summary = &initiative["summary"];
        let wordings = summary.as_object().into_iter().flatten();
        let wordings: Vec<&str> = wordings.filter_map(|(_, own)| own.as_str()).collect();
        for currency in ["sek", "eur"] {
            let Some(sum) = funding[currency].as_f64().filter(|sum| *sum > 0.0) else {
                continue;
            };
            if wordings.iter().any(|own| says_yearly(own, sum)) {
                let path = format!("initiatives[{place}].funding");
                findings.push(Finding::YearlySum { path });
                break;
            }
        }
    }
    findings
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
