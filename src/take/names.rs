//! The names of files.

use super::{Kind, Selection};
use crate::content::{Content, Language};
use crate::query::{Condition, Filter};
use crate::state::View;
use crate::words;

/// The most characters of what is chosen in a name.
const MOST_CHOSEN: usize = 60;

/// `life-science-kartan_forskning+report+2019-2024_54-av-182_2026-06-14.xlsx`: the map, what is chosen, how many that are,
/// the day of the content, and `-en` on an English page. The table of a view also says which view that is.
pub(super) fn file_name(selection: &Selection<'_>, kind: Kind) -> String {
    let ending = kind.ending();
    let (content, language) = (&selection.content, selection.language);
    let mut name = slug(words::map_title(content, Language::ALL[0]));
    if let Some(open) = selection.state.open.filter(|_| is_citation(ending)) {
        // It is about the one that is open.
        let id = &content.initiative(open).id;
        return [&*name, "_", id, ".", ending].concat();
    }
    if matches!(kind, Kind::ViewXlsx | Kind::ViewCsv) {
        let query = &selection.state.query;
        name.push('_');
        name.push_str(query.view.id());
        if query.view == View::Matrix {
            name.push('-');
            name.push_str(&slug(query.columns.id()));
        }
    }
    let chosen = chosen(content, &selection.state.query.filter, language);
    if !chosen.is_empty() {
        name.push('_');
        name.push_str(&chosen);
    }
    let (count, all) = (selection.initiatives.len(), content.initiatives().len());
    name.push('_');
    if count < all {
        name.push_str(&count.to_string());
        name.push_str(if language == Language::Swedish {
            "-av-"
        } else {
            "-of-"
        });
    }
    name.push_str(&all.to_string());
    if let Some(updated) = content.updated {
        name.push('_');
        name.push_str(&updated.to_string());
    }
    if language != Language::ALL[0] {
        name.push('-');
        name.push_str(language.tag());
    }
    name.push('.');
    name.push_str(ending);
    name
}

/// Whether a file with such an ending is about one initiative.
fn is_citation(ending: &str) -> bool {
    matches!(ending, "bib" | "ris" | "csl.json")
}

/// The chosen ids and years, joined by `+`. What is too long ends with a word for "selection".
fn chosen(content: &Content, filter: &Filter, language: Language) -> String {
    let mut chosen = String::new();
    let mut parts: Vec<String> = Vec::new();
    for condition in filter.conditions() {
        match condition {
            Condition::Choice(choice) => parts.push(slug(&choice.id(content))),
            Condition::With(actor) => parts.push(slug(&content.actor(actor).id)),
            Condition::Search(search) => parts.push(slug(&search)),
            Condition::Since(since) => parts.push(["since-", &since.id()].concat()),
            Condition::From(_) | Condition::To(_) | Condition::Facet(_) => {}
        }
    }
    match (filter.from(), filter.to()) {
        (None, None) => {}
        (from, to) => {
            let year = |year: Option<u16>| year.map_or_else(String::new, |year| year.to_string());
            parts.push([&*year(from), "-", &year(to)].concat());
        }
    }
    for part in parts {
        if chosen.len() + 1 + part.len() > MOST_CHOSEN {
            if chosen.is_empty() {
                chosen.extend(part.chars().take(MOST_CHOSEN));
            }
            chosen.push_str(if language == Language::Swedish {
                "-urval"
            } else {
                "-selection"
            });
            break;
        }
        if !chosen.is_empty() {
            chosen.push('+');
        }
        chosen.push_str(&part);
    }
    chosen
}

/// A text as a part of a name: ASCII letters and digits in lower case, å and ä as a, ö as o, and a hyphen for whatever is
/// between them.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        let letter = match letter {
            'å' | 'ä' | 'Å' | 'Ä' => 'a',
            'ö' | 'Ö' => 'o',
            'é' | 'É' => 'e',
            other => other.to_ascii_lowercase(),
        };
        if letter.is_ascii_alphanumeric() || letter == '.' {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_matches(['-', '.']).to_owned()
}
