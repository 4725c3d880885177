//! How to cite an initiative of the map, and apart from that its sources: in words, and for programs that manage references.
//!
//! BibTeX as Zotero and its like read it, RIS (<https://en.wikipedia.org/wiki/RIS_(file_format)>), and CSL-JSON
//! (<https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>). What is cited is the map's entry: its author is the
//! publisher of the map, its date that of the entry's last change, or that of the content.

use super::Selection;
use super::words::take_words;
use crate::content::{Date, Initiative, InitiativeIdx, Language};
use crate::document::quoted;
use crate::words::{date, map_title};

/// What is cited.
struct Cited<'a> {
    entry: &'a Initiative,
    language: Language,
    name: &'a str,
    map: &'a str,
    publisher: Option<&'a str>,
    dated: Option<Date>,
    accessed: Option<Date>,
    address: String,
}

impl<'a> Cited<'a> {
    fn of(selection: &'a Selection<'_>, initiative: InitiativeIdx, accessed: Option<Date>) -> Self {
        let (content, language) = (&selection.content, selection.language);
        let entry = content.initiative(initiative);
        let publisher = content.publication.publisher.as_ref();
        Self {
            entry,
            language,
            name: entry.name.in_language(language),
            map: map_title(content, language),
            publisher: publisher.map(|own| own.name.in_language(language)),
            dated: entry.changed.or(entry.added).or(content.updated),
            accessed,
            address: selection.initiative_address(initiative),
        }
    }
}

/// The citation in words, and below it the sources.
pub(super) fn text(
    selection: &Selection<'_>,
    initiative: InitiativeIdx,
    accessed: Option<Date>,
) -> String {
    let own = Cited::of(selection, initiative, accessed);
    let words = take_words(own.language);
    let said = |day: Option<Date>| day.map(|day| date(day, own.language));
    let mut text = String::new();
    if let Some(publisher) = own.publisher {
        text.push_str(publisher);
        text.push_str(": ");
    }
    text.push_str(&words.quotes.replace("{}", own.name));
    text.push_str(&[", ", own.map].concat());
    if let Some(day) = said(own.dated) {
        text.push_str(&[", ", &day].concat());
    }
    text.push_str(&[". ", &*own.address].concat());
    if let Some(day) = said(own.accessed) {
        text.push_str(&[" (", words.accessed, " ", &day, ")"].concat());
    }
    text.push_str(".\n");
    if !own.entry.sources.is_empty() {
        text.push_str(&["\n", words.sources, "\n"].concat());
    }
    for source in &own.entry.sources {
        let day = said(source.date);
        let parts = [
            Some(&*source.title),
            source.publisher.as_deref(),
            day.as_deref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        text.push_str(&[&parts.join(", "), ". ", &*source.url, "\n"].concat());
    }
    text
}

/// The citation for BibTeX. Names in two braces keep their capitals.
pub(super) fn bibtex(
    selection: &Selection<'_>,
    initiative: InitiativeIdx,
    accessed: Option<Date>,
) -> String {
    let own = Cited::of(selection, initiative, accessed);
    let mut bibtex = ["@misc{", &*own.entry.id, ",\n"].concat();
    let mut add = |name: &str, value: &str| {
        bibtex.push_str(&["  ", name, " = {", value, "},\n"].concat());
    };
    if let Some(publisher) = own.publisher {
        add("author", &["{", &*tex(publisher), "}"].concat());
    }
    add("title", &["{", &*tex(own.name), "}"].concat());
    add("howpublished", &tex(own.map));
    if let Some(day) = own.dated {
        add("year", &day.year().to_string());
        add("date", &day.to_string());
    }
    add("url", &own.address);
    if let Some(day) = own.accessed {
        add("urldate", &day.to_string());
    }
    bibtex.push_str("}\n");
    bibtex
}

/// A text with what TeX takes for something else written so that it means itself.
fn tex(text: &str) -> String {
    let mut tex = String::new();
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => tex.extend(['\\', letter]),
            '\\' => tex.push_str("\\textbackslash{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '^' => tex.push_str("\\textasciicircum{}"),
            _ => tex.push(letter),
        }
    }
    tex
}

/// The citation as RIS.
pub(super) fn ris(
    selection: &Selection<'_>,
    initiative: InitiativeIdx,
    accessed: Option<Date>,
) -> String {
    let own = Cited::of(selection, initiative, accessed);
    let day = |day: Option<Date>| {
        day.map(|day| {
            let (year, month, number) = day.first_day();
            match day {
                Date::Year(_) => format!("{year:04}///"),
                Date::Month(..) => format!("{year:04}/{month:02}//"),
                Date::Day(..) => format!("{year:04}/{month:02}/{number:02}/"),
            }
        })
    };
    let mut ris = String::new();
    for (tag, value) in [
        ("TY", Some("ELEC".to_owned())),
        ("AU", own.publisher.map(str::to_owned)),
        ("TI", Some(own.name.to_owned())),
        ("T2", Some(own.map.to_owned())),
        ("PB", own.publisher.map(str::to_owned)),
        ("DA", day(own.dated)),
        ("UR", Some(own.address.clone())),
        ("Y2", day(own.accessed)),
        ("LA", Some(own.language.tag().to_owned())),
        ("ER", Some(String::new())),
    ] {
        if let Some(value) = value {
            ris.push_str(&[tag, "  - ", &value, "\r\n"].concat());
        }
    }
    ris
}

/// The citation as CSL-JSON.
pub(super) fn csl(
    selection: &Selection<'_>,
    initiative: InitiativeIdx,
    accessed: Option<Date>,
) -> String {
    let own = Cited::of(selection, initiative, accessed);
    let day = |day: Option<Date>| {
        day.map(|day| {
            let parts = day.to_string();
            let parts: Vec<&str> = parts
                .split('-')
                .map(|own| own.trim_start_matches('0'))
                .collect();
            ["{\"date-parts\":[[", &parts.join(","), "]]}"].concat()
        })
    };
    let author = own
        .publisher
        .map(|own| ["[{\"literal\":", &quoted(own), "}]"].concat());
    let members = [
        ("id", Some(quoted(&own.entry.id))),
        ("type", Some(quoted("webpage"))),
        ("title", Some(quoted(own.name))),
        ("container-title", Some(quoted(own.map))),
        ("author", author),
        ("issued", day(own.dated)),
        ("accessed", day(own.accessed)),
        ("URL", Some(quoted(&own.address))),
        ("language", Some(quoted(own.language.tag()))),
    ];
    let members = members.into_iter();
    let members = members.filter_map(|(name, value)| Some([&quoted(name), ":", &value?].concat()));
    ["[{", &members.collect::<Vec<_>>().join(","), "}]\n"].concat()
}
