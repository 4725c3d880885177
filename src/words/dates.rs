//! Dates and periods in words, with exactly their precision.

use super::{english, swedish, words};
use crate::content::{Date, Language, Period};
use crate::query::Years;

/// "2019", "december 2019" or "12 december 2019".
pub fn date(date: Date, language: Language) -> String {
    let month = |month: u8| {
        months(language)
            .get(usize::from(month).wrapping_sub(1))
            .copied()
            .unwrap_or("")
    };
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(year, number) => format!("{} {year}", month(number)),
        Date::Day(year, number, day) => format!("{day} {} {year}", month(number)),
    }
}

/// The names of the months, alone, for a program that needs no other words.
const fn months(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::Swedish => &swedish::MONTHS,
        Language::English => &english::MONTHS,
        #[cfg(test)]
        Language::MadeUp => &swedish::MONTHS,
    }
}

/// "2013–2019", "1 juni 2016 – 2018", or the one date of a period without an end. The dash has spaces around it if either
/// side has more than one word.
pub fn period(period: Period, language: Language) -> String {
    let from = date(period.from, language);
    match period.to {
        None => from,
        Some(to) if to == period.from => from,
        Some(to) => {
            let shortened = shortened(period.from, to, language);
            let to = date(to, language);
            // What both have in common is said once, at the end: "4–6 november 2024", "februari–juni 2022".
            if let Some(from) = shortened {
                return [&from, dash_after(&from), &to].concat();
            }
            let dash = if from.contains(' ') || to.contains(' ') {
                "\u{a0}– "
            } else {
                dash_after(&from)
            };
            [&from, dash, &to].concat()
        }
    }
}

/// A dash. No line begins after one between numbers, which a word joiner says.
fn dash_after(from: &str) -> &'static str {
    if from.ends_with(|letter: char| letter.is_ascii_digit()) {
        "–\u{2060}"
    } else {
        "–"
    }
}

/// The beginning of a period without what its end says, too: the day within one month, the month within one year.
fn shortened(from: Date, to: Date, language: Language) -> Option<String> {
    match (from, to) {
        (Date::Day(year, month, day), Date::Day(to_year, to_month, _))
            if (year, month) == (to_year, to_month) =>
        {
            Some(day.to_string())
        }
        (Date::Month(year, month), Date::Month(to_year, _)) if year == to_year => {
            let name = date(Date::Month(year, month), language);
            Some(
                name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ')
                    .to_owned(),
            )
        }
        _ => None,
    }
}

/// The short name of a bucket of years: "2016", "–2015", or that there is no date.
pub fn years_name(years: Years, language: Language) -> String {
    match years {
        Years::One(year) => year.to_string(),
        Years::Until(year) => ["–", &year.to_string()].concat(),
        Years::Undated => words(language).no_date_short.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_exactly_as_it_is_known() {
        assert_eq!(
            date(Date::Day(2019, 12, 12), Language::Swedish),
            "12 december 2019"
        );
        assert_eq!(date(Date::Month(2019, 5), Language::English), "May 2019");
        let span = |from, to| period(Period { from, to }, Language::Swedish);
        assert_eq!(
            span(Date::Year(2013), Some(Date::Year(2019))),
            "2013–\u{2060}2019"
        );
        assert_eq!(
            span(Date::Day(2016, 6, 1), Some(Date::Year(2018))),
            "1 juni 2016\u{a0}– 2018"
        );
        assert_eq!(span(Date::Month(2017, 9), None), "september 2017");
        assert_eq!(
            span(Date::Day(2024, 11, 4), Some(Date::Day(2024, 11, 6))),
            "4–\u{2060}6 november 2024"
        );
        assert_eq!(
            span(Date::Month(2022, 2), Some(Date::Month(2022, 6))),
            "februari–juni 2022"
        );
        assert_eq!(
            span(Date::Day(2024, 10, 31), Some(Date::Day(2024, 11, 1))),
            "31 oktober 2024\u{a0}– 1 november 2024"
        );
    }
}
