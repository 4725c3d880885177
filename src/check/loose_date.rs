//! Dates as people write them.

use core::fmt::Write as _;

use crate::content::Date;

/// The beginnings of the months' names, in both languages.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["maj", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// The date that is meant by "maj 2019", "31 maj 2019", "2019/12", "2019-2-3", "31.12.2019" or "20191231", as the format has it.
/// `None` where it is not certain which is the day and which the month.
pub(crate) fn meant(text: &str) -> Option<String> {
    let parts: Vec<String> = text
        .to_lowercase()
        .split(|own: char| !own.is_alphanumeric())
        .filter(|part| !part.is_empty() && !["den", "the", "of", "år", "kl"].contains(part))
        .map(|part| {
            part.trim_end_matches("st")
                .trim_end_matches("nd")
                .trim_end_matches("th")
                .to_owned()
        })
        .collect();
    let mut year = None;
    let mut month = None;
    let mut rest = Vec::new();
    if let [digits] = parts.as_slice()
        && digits.len() == 8
        && digits.is_ascii()
    {
        return written(&digits[..4], Some(&digits[4..6]), Some(&digits[6..]));
    }
    for part in &parts {
        let named = MONTHS
            .iter()
            .position(|names| names.iter().any(|name| part.starts_with(name)));
        let is_number = part.bytes().all(|own| own.is_ascii_digit());
        match named {
            Some(own) if month.is_none() => month = Some((own + 1).to_string()),
            None if is_number && part.len() == 4 && year.is_none() => {
                year = Some((part.as_str(), rest.len()));
            }
            None if is_number && part.len() <= 2 => rest.push(part.as_str()),
            _ => return None,
        }
    }
    let (year, before) = year?;
    match (month, rest.as_slice()) {
        (Some(month), []) => written(year, Some(&month), None),
        (Some(month), [day]) => written(year, Some(&month), Some(day)),
        (None, []) => written(year, None, None),
        (None, [month]) => written(year, Some(month), None),
        (None, [month, day]) if before == 0 => written(year, Some(month), Some(day)),
        (None, [day, month]) if before == 2 && (day.parse::<u8>().ok()? > 12 || day == month) => {
            written(year, Some(month), Some(day))
        }
        _ => None,
    }
}

fn written(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let mut date = year.to_owned();
    for part in [month, day].into_iter().flatten() {
        let _ = write!(date, "-{part:0>2}");
    }
    Date::parse(&date).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_where_it_is_certain() {
        for (text, expected) in [
            ("maj 2019", Some("2019-05")),
            ("31 maj 2019", Some("2019-05-31")),
            ("May 31st, 2019", Some("2019-05-31")),
            ("den 2 oktober 2020", Some("2020-10-02")),
            ("2019/12", Some("2019-12")),
            ("2019-2-3", Some("2019-02-03")),
            ("31.12.2019", Some("2019-12-31")),
            ("20191231", Some("2019-12-31")),
            ("2019.", Some("2019")),
            ("12/2019", Some("2019-12")),
            ("2019-12-31T00:00", None),
            ("3/4/2019", None),
            ("2019-02-30", None),
            ("våren 2019", None),
            ("19", None),
            ("", None),
        ] {
            assert_eq!(meant(text).as_deref(), expected, "{text}");
        }
    }
}
