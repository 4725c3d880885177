//! What goes with the file to whoever puts it on the server.

use super::changes::{Changes, Mark};
use super::session::Session;
use super::words::{DeskWords, list_word};
use crate::content::{List, Severity, digest};

/// The letter, as plain text.
pub fn letter(session: &Session, words: &DeskWords) -> String {
    let mut letter = words.letter_begin.to_owned();
    let changes = session.changes();
    if changes.count() == 0 {
        letter.push_str("\n\n");
        letter.push_str(words.no_changes);
    }
    for list in List::ALL {
        if let Some(line) = of_list(session, changes, list, words) {
            letter.push_str("\n\n");
            letter.push_str(&line);
        }
    }
    if !changes.other.is_empty() {
        let labels: Vec<&str> = changes.other.iter().map(|own| &*own.label).collect();
        letter.push_str(&["\n\n", words.elsewhere, ": ", &labels.join(", ")].concat());
    }
    let counts = [Severity::Error, Severity::Warning].map(|severity| session.count(severity));
    letter.push_str("\n\n");
    letter.push_str(&(words.left_in_file)(counts));
    letter.push_str(
        &[
            "\n",
            words.checksum,
            ": ",
            &digest(&session.bytes()),
            "\n\n",
            words.letter_end,
            "\n",
        ]
        .concat(),
    );
    letter
}

/// "Initiatives, new: A; B"
fn of_list(session: &Session, changes: &Changes, list: List, words: &DeskWords) -> Option<String> {
    let mut lines = Vec::new();
    for (mark, word) in [
        (Mark::New, words.new_many),
        (Mark::Changed, words.changed_many),
        (Mark::Removed, words.removed_many),
    ] {
        let own = changes.entries.iter();
        let own = own.filter(|own| own.list == list && own.mark == mark);
        let names: Vec<&str> = own.map(|own| &*own.name).collect();
        if !names.is_empty() {
            let list = list_word(list, session.reader());
            lines.push([list, ", ", word, ": ", &names.join("; ")].concat());
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}
