//! A calendar of what is to come on a day: <https://www.rfc-editor.org/rfc/rfc5545>.

use super::{FeedSite, words};
use crate::content::{CalendarDay, Date, Initiative, InitiativeIdx, Kind, Language, List};
use crate::words::kind_word;

/// The most bytes in a line.
const LINE: usize = 75;

/// The calendar in a language: events with a day, and ends with a day, that are not before the content's own day. `None` if
/// there are none, or the content has no day.
pub(super) fn calendar(site: &FeedSite<'_>, language: Language) -> Option<String> {
    let content = site.content;
    let updated = content.updated?;
    let days = content.indexed_initiatives().filter_map(|(index, own)| {
        let (first, last) = days(own)?;
        (last >= updated.first_day()).then_some((index, own, first, last))
    });
    let days: Vec<_> = days.collect();
    if days.is_empty() {
        return None;
    }
    let mut text = String::new();
    let name = site.map_title(language);
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//life-science-map//calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("NAME", &*escaped(name)),
        ("X-WR-CALNAME", &*escaped(name)),
    ] {
        line(&mut text, name, value);
    }
    for (index, own, first, last) in days {
        event(site, (index, own), (first, last), language, &mut text);
    }
    line(&mut text, "END", "VCALENDAR");
    Some(text)
}

/// The first and the last day that stand in the calendar: those of an event, or the last one of what ends.
fn days(own: &Initiative) -> Option<(CalendarDay, CalendarDay)> {
    let date = own.date?;
    let day = |date: Date| matches!(date, Date::Day(..)).then(|| date.first_day());
    let last = date.to.and_then(day);
    if own.kind == Kind::Event {
        let first = day(date.from)?;
        return Some((first, last.unwrap_or(first)));
    }
    last.map(|last| (last, last))
}

fn event(
    site: &FeedSite<'_>,
    (index, own): (InitiativeIdx, &Initiative),
    (first, last): (CalendarDay, CalendarDay),
    language: Language,
    text: &mut String,
) {
    let content = site.content;
    let id = content.first_id(List::Initiatives, index.index());
    let id = id.unwrap_or(&own.id);
    let uid = [&site.tag(), ":calendar/", id, "/", language.tag()].concat();
    let noted = own.changed.or(own.added).or(content.updated);
    let (year, month, day) = noted.map_or_else(|| site.first_day(), Date::first_day);
    let stamp = format!("{year:04}{month:02}{day:02}T120000Z");
    let name = own.name.in_language(language);
    let summary = if own.kind == Kind::Event {
        name.to_owned()
    } else {
        [words::words(language).ends, name].concat()
    };
    let about = own.summary.as_ref().map(|own| own.in_language(language));
    let places = own
        .places
        .iter()
        .map(|&own| content.place(own).name.in_language(language));
    let place = places.collect::<Vec<_>>().join(", ");
    for (name, value) in [
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", escaped(&uid)),
        ("DTSTAMP", stamp),
        ("DTSTART;VALUE=DATE", written(first)),
        // The first day after it.
        ("DTEND;VALUE=DATE", written(after(last))),
        ("SUMMARY", escaped(&summary)),
        ("DESCRIPTION", escaped(about.unwrap_or_default())),
        ("LOCATION", escaped(&place)),
        ("CATEGORIES", escaped(kind_word(own.kind, language))),
        ("URL", site.item(&own.id, language)),
        ("TRANSP", "TRANSPARENT".to_owned()),
        ("END", "VEVENT".to_owned()),
    ] {
        if !value.is_empty() {
            line(text, name, &value);
        }
    }
}

fn written((year, month, day): CalendarDay) -> String {
    format!("{year:04}{month:02}{day:02}")
}

/// The day after another one.
fn after((year, month, day): CalendarDay) -> CalendarDay {
    let is_day = |(year, month, day): CalendarDay| {
        Date::parse(&format!("{year:04}-{month:02}-{day:02}")).is_some()
    };
    let next = [
        (year, month, day.saturating_add(1)),
        (year, month.saturating_add(1), 1),
    ];
    let next = next.into_iter().find(|&day| is_day(day));
    next.unwrap_or((year.saturating_add(1), 1, 1))
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, folded between characters.
fn line(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in [name, ":", value].concat().chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_after_may_be_in_another_month_or_year() {
        assert_eq!(after((2026, 6, 14)), (2026, 6, 15));
        assert_eq!(after((2024, 2, 28)), (2024, 2, 29));
        assert_eq!(after((2026, 2, 28)), (2026, 3, 1));
        assert_eq!(after((2026, 12, 31)), (2027, 1, 1));
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut text = String::new();
        line(&mut text, "SUMMARY", &"å".repeat(100));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.len() > 2 && lines.iter().all(|line| line.len() <= LINE));
        assert_eq!(text.replace("\r\n ", "").matches('å').count(), 100);
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }
}
