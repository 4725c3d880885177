//! The document's title.

use super::{Model, condition_name};
use crate::state::{State, View};

/// The most conditions that a title names. If there are more, it says how many initiatives match instead.
const CONDITIONS_NAMED: usize = 3;

/// The document's title in a state, of which `count` initiatives match: the view, what is open or chosen, and the map's name.
pub fn document_title(model: &Model, state: &State, count: usize) -> String {
    let (content, language) = (&model.content, model.language);
    let (words, phrases) = (model.words(), model.phrases());
    let (view, filter) = (state.query.view, &state.query.filter);
    let conditions = filter.conditions();
    let mut title = String::new();
    if view != View::Map {
        title.push_str(&phrases.say((words.view)(view)));
        title.push_str(": ");
    }
    let open = state.open.map(|open| &content.initiative(open).name);
    let named = open.or_else(|| filter.only_sector().map(|own| content.sector_short(own)));
    let about = match named {
        Some(name) => name.in_language(language).to_owned(),
        None if conditions.len() <= CONDITIONS_NAMED => {
            let all = conditions.iter().map(|own| condition_name(model, own).0);
            all.collect::<Vec<_>>().join(", ")
        }
        None => phrases.initiatives_of(count, content.initiatives().len()),
    };
    if !about.is_empty() {
        title.push_str(&about);
        title.push_str(" – ");
    }
    title.push_str(model.title());
    title
}
