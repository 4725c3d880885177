//! What fields are called where they are told of by their path.

use super::form::language_word;
use crate::content::format::ValueFormat;
use crate::content::{CONTENT, Language, List};

/// What the field at a path of the file is called in its form: "Tid: Slutar", "Källor 2: Adress", "Namn, engelska". Empty for an
/// entry as a whole. What the format does not know keeps its own name.
///
/// ```
/// use life_science_map::content::Language;
/// use life_science_map::desk::field_at;
///
/// assert_eq!(field_at("initiatives[3].name.en", Language::Swedish), "Namn, engelska");
/// assert_eq!(field_at("initiatives[3]", Language::Swedish), "");
/// ```
pub fn field_at(path: &str, reader: Language) -> String {
    let mut holder = match &CONTENT {
        ValueFormat::Object(file) => Some(file),
        _ => None,
    };
    let mut told: Vec<String> = Vec::new();
    for (depth, step) in path.split('.').enumerate() {
        let (name, place) = step.split_once('[').unwrap_or((step, ""));
        let is_entry = depth == 0 && List::ALL.into_iter().any(|list| list.name() == name);
        let Some(field) = holder.and_then(|holder| holder.field(name)) else {
            let mut languages = Language::ALL.into_iter();
            match (languages.find(|own| own.tag() == name), told.last_mut()) {
                (Some(language), Some(last)) => {
                    *last = [last, ", ", language_word(language, reader)].concat();
                }
                _ => told.push(name.to_owned()),
            }
            continue;
        };
        let place = place.trim_end_matches(']').parse::<usize>();
        let label = field.label(reader);
        match place {
            _ if is_entry => {}
            Ok(place) => told.push([label, " ", &(place + 1).to_string()].concat()),
            Err(_) => told.push(label.to_owned()),
        }
        holder = match &field.value {
            ValueFormat::Object(inner) | ValueFormat::List(ValueFormat::Object(inner)) => {
                Some(inner)
            }
            _ => None,
        };
    }
    told.retain(|own| !own.is_empty());
    told.join(": ")
}
