//! The document's title.

use super::Model;
use crate::state::State;

/// The document's title in a state: the map's name, preceded by that of the open initiative or of the one chosen sector.
pub fn document_title(model: &Model, state: &State) -> String {
    let (content, language) = (&model.content, model.language);
    let map = model.title();
    let open = state.open.map(|open| &content.initiative(open).name);
    let chosen = || state.query.filter.only_sector();
    let named = open.or_else(|| chosen().map(|sector| content.sector_name(sector)));
    match named {
        Some(name) => [name.in_language(language), " – ", map].concat(),
        None => map.to_owned(),
    }
}
