//! The content as the map would show it, with what is new, changed and gone told in the names: the map itself needs to know
//! nothing of that.

use super::changes::Mark;
use super::edits::{entry, set};
use super::session::Session;
use super::words::DeskWords;
use crate::content::List;
use crate::document::{Document, Edit, apply, combine, quoted};

/// The text of a content file for the map: that of the session, without its flaws. With `marked`, the names of initiatives
/// that are new or changed say so, and those that are gone are there again. `None` for a file that is no text.
pub fn preview(session: &Session, marked: bool, words: &DeskWords) -> Option<String> {
    let document = session.document()?;
    let flaws = document.flaws().iter().map(|flaw| &*flaw.edits);
    let (text, _) = apply(document.text(), &combine(flaws).0)?;
    if !marked {
        return Some(text);
    }
    let mut document = Document::parse(text);
    for change in &session.changes().entries {
        if change.list == List::Initiatives && change.mark == Mark::Removed {
            let text = again(session, &document, &change.id);
            document = text.map_or(document, Document::parse);
        }
    }
    let mut edits = Vec::new();
    for change in &session.changes().entries {
        let node = entry(&document, List::Initiatives, &change.id);
        let names = node
            .filter(|_| change.list == List::Initiatives)
            .and_then(|node| document.find_in(node, "name"));
        for &name in names
            .map(|names| document.children(names))
            .unwrap_or_default()
        {
            let told = document.string(name).unwrap_or_default();
            let told = [&told, " (", mark_word(change.mark, words), ")"].concat();
            edits.push(Edit::replace(document.span(name), quoted(&told)));
        }
    }
    apply(document.text(), &edits).map(|(text, _)| text)
}

/// The text with an initiative that is gone.
fn again(session: &Session, document: &Document, id: &str) -> Option<String> {
    let base = session.base()?;
    let source = base.source(entry(base, List::Initiatives, id)?);
    let count = document
        .children(document.find(List::Initiatives.name())?)
        .len();
    let path = ["initiatives[", &count.to_string(), "]"].concat();
    let edit = set(document, &path, source)?;
    apply(document.text(), &[edit]).map(|(text, _)| text)
}

/// The word for a mark.
pub(super) const fn mark_word(mark: Mark, words: &DeskWords) -> &'static str {
    match mark {
        Mark::New => words.new_one,
        Mark::Changed => words.changed_one,
        Mark::Removed => words.removed_one,
    }
}
