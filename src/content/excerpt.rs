//! The excerpt: the part of a content file that the first view needs.
//!
//! Half of a content file is sources, and half of the rest is text in the other language; most of what then remains is
//! summaries. The page's first view and its filter need none of these, so the build leaves them out, reads what is left, and
//! writes that into the page [packed](super::packed). No field that is left out affects whether an entry is kept, its order,
//! or where it is drawn: both give the same indices, and the same first view but for the summaries, which the page has as text.

use serde_json::{Value, json};

use super::format::FOR_TOOLS;
use super::{Content, Language};

/// The fields that contain text. Nothing else in the format depends on the language.
const TEXTS: [&str; 14] = [
    "note",
    "title",
    "name",
    "short",
    "summary",
    "text",
    "lead",
    "programmes_heading",
    "one",
    "many",
    "the_one",
    "the_many",
    "full_one",
    "full_many",
];

/// What only the details, the list and a filter by day need of an initiative.
const OF_DETAILS: [&str; 5] = ["summary", "related", "added", "changed", "change"];

/// What only the map of places needs of a place.
const OF_MAP: [&str; 2] = ["lat", "lon"];

/// A content file without sources, except those of the strategy, without what only the details of an initiative need, and
/// with texts in `language` only, if they exist in that language. It is for [`Content::unpack`], and has no `<`, so it can stand in a `script` element of HTML. `None` for a file that
/// cannot be shown anyway.
pub fn excerpt(bytes: &[u8], language: Language) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut file: Value = serde_json::from_str(text).ok()?;
    let (content, _) = Content::read(bytes).ok()?;
    file.as_object_mut()?.retain(|name, _| {
        !matches!(name.as_str(), "tours" | "removed") && !FOR_TOOLS.contains(&name.as_str())
    });
    // That there is a control for it must be known at once; whom it finds is read when somebody asks.
    let since = content.publication.changes_since;
    let since = since.map(|since| json!({"changes_since": since.to_string()}));
    file.as_object_mut()?.remove("publication");
    file.as_object_mut()?
        .extend(since.map(|since| ("publication".to_owned(), since)));
    for (list, value) in file.as_object_mut()? {
        match list.as_str() {
            "strategy" => shorten_strategy(value, language),
            "title" => keep_wording(value, language),
            "initiatives" => {
                leave_out(value, &OF_DETAILS);
                shorten(value, language);
            }
            "places" => {
                leave_out(value, &OF_MAP);
                shorten(value, language);
            }
            _ => shorten(value, language),
        }
    }
    let (left, _) = Content::read(&serde_json::to_vec(&file).ok()?).ok()?;
    // Outside strings, JSON has no such letter.
    let text = left.packed().to_string().replace('<', "\\u003c");
    debug_assert_eq!(Content::unpack(&text).as_ref(), Some(&left));
    Some(text)
}

/// Removes fields of the entries of a list.
fn leave_out(list: &mut Value, names: &[&str]) {
    for entry in list.as_array_mut().into_iter().flatten() {
        if let Some(fields) = entry.as_object_mut() {
            fields.retain(|name, _| !names.contains(&name.as_str()));
        }
    }
}

/// Keeps everything about the strategy that is displayed, in one language.
fn shorten_strategy(strategy: &mut Value, language: Language) {
    let Some(fields) = strategy.as_object_mut() else {
        return;
    };
    fields.remove("description");
    let sources = fields.remove("sources");
    shorten(strategy, language);
    if let (Some(fields), Some(sources)) = (strategy.as_object_mut(), sources) {
        fields.insert("sources".to_owned(), sources);
    }
}

fn shorten(value: &mut Value, language: Language) {
    match value {
        Value::Array(elements) => {
            for element in elements {
                shorten(element, language);
            }
        }
        Value::Object(fields) => {
            fields.remove("sources");
            for (name, field) in fields {
                if TEXTS.contains(&name.as_str()) {
                    keep_wording(field, language);
                } else {
                    shorten(field, language);
                }
            }
        }
        _ => {}
    }
}

/// Removes the other languages of a text, if the one in `language` can be displayed: by the reader's rule, if it has more
/// than white space and control characters.
fn keep_wording(text: &mut Value, language: Language) {
    let Some(wordings) = text.as_object_mut() else {
        return;
    };
    let own = wordings.get(language.tag()).and_then(Value::as_str);
    let is_empty = |own: &str| {
        own.chars()
            .all(|one| one.is_whitespace() || one.is_control())
    };
    if own.is_some_and(|own| !is_empty(own)) {
        wordings.retain(|tag, _| tag == language.tag());
    }
}
