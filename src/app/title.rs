//! What the page is called in each of its states.

use super::Model;
use crate::state::State;

/// The title of the document in a state: the open initiative or the one sector that is chosen, before the map's name.
pub fn document_title(model: &Model, state: &State) -> String {
    let (content, language) = (&model.content, model.language);
    let map = content
        .title
        .as_ref()
        .map_or(model.words().title, |title| title.in_language(language));
    let open = state.open.map(|open| &content.initiative(open).name);
    let chosen = || state.query.filter.only_sector();
    let named = open.or_else(|| chosen().map(|sector| content.sector_name(sector)));
    match named {
        Some(name) => [name.in_language(language), " – ", map].concat(),
        None => map.to_owned(),
    }
}
