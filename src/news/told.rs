//! What differs, in lines for people.

use super::{Comparison, draft};
use crate::content::format::ValueFormat;
use crate::content::{CONTENT, Language, List};

/// What differs between two versions, line by line: what is new, changed, renamed and gone, and what looks renamed.
pub fn told(comparison: &Comparison<'_>, language: Language) -> Vec<String> {
    let news = comparison.news();
    let is_english = language == Language::English;
    let word =
        |swedish: &'static str, english: &'static str| if is_english { english } else { swedish };
    let mut lines = Vec::new();
    let name = |list: List, id: &str| {
        let version = if comparison.after.node(list, id).is_some() {
            &comparison.after
        } else {
            &comparison.before
        };
        [
            &version.name(list, id, language),
            " (",
            list_word(list, language),
            ", ",
            id,
            ")",
        ]
        .concat()
    };
    for (list, id) in &news.new {
        lines.push([word("Ny: ", "New: "), &name(*list, id)].concat());
    }
    for own in &news.changed {
        let fields: Vec<&str> = own
            .fields
            .iter()
            .map(|&field| draft::field_word(field, language))
            .collect();
        lines.push(
            [
                word("Ändrad: ", "Changed: "),
                &name(List::Initiatives, &own.id),
                " – ",
                &fields.join(", "),
            ]
            .concat(),
        );
        lines.push(["  ", own.draft.in_language(language)].concat());
    }
    for own in &news.renamed {
        let begin = word("Nytt id: ", "Renamed: ");
        lines.push([begin, &name(own.list, &own.new), " ← ", &own.old].concat());
    }
    for (list, id) in &news.gone {
        lines.push([word("Borta: ", "Gone: "), &name(*list, id)].concat());
    }
    for own in &news.open {
        let begin = word("Är det samma? ", "Is it the same? ");
        lines.push([begin, &name(own.list, &own.old), " → ", &own.new].concat());
    }
    if lines.is_empty() {
        lines.push(word("Ingenting att notera.", "Nothing to note.").to_owned());
    }
    lines
}

/// What a list is called.
fn list_word(list: List, language: Language) -> &'static str {
    match &CONTENT {
        ValueFormat::Object(file) => file
            .field(list.name())
            .map_or(list.name(), |field| field.label(language)),
        _ => list.name(),
    }
}
