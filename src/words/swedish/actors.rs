//! The words of the table of actors in Swedish.

use super::super::{ActorWords, Counted, Sentence};
use crate::content::ActorKind;

const fn group(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "Regering och departement",
        ActorKind::Agency => "Myndigheter",
        ActorKind::Region => "Regioner",
        ActorKind::Municipality => "Kommuner",
        ActorKind::University => "Lärosäten",
        ActorKind::Company => "Företag",
        ActorKind::Foundation => "Stiftelser",
        ActorKind::Association => "Föreningar och nätverk",
        ActorKind::International => "Internationella organ",
    }
}

const fn among(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "regering och departement",
        ActorKind::Agency => "myndigheterna",
        ActorKind::Region => "regionerna",
        ActorKind::Municipality => "kommunerna",
        ActorKind::University => "lärosätena",
        ActorKind::Company => "företagen",
        ActorKind::Foundation => "stiftelserna",
        ActorKind::Association => "föreningarna och nätverken",
        ActorKind::International => "de internationella organen",
    }
}

/// The words.
pub(in crate::words) static ACTORS: ActorWords = ActorWords {
    caption: Sentence("{Initiatives} som varje aktör deltar i, efter {area}"),
    group,
    group_unknown: "Typen är inte angiven",
    among,
    no_area: Sentence("Endast {full_programmes}"),
    largest: Sentence("Största {areas}"),
    most_first: "Flest först",
    order_note: Sentence("Ordningen gäller också listan med {initiatives}"),
    leading: Sentence("Flest {initiatives} bland {group}: {names}"),
    leading_next: Sentence("; bland {group}: {names}"),
    nobody: Sentence("Inga {initiatives} med någon aktör uppfyller alla villkor."),
    note: Sentence(
        "Talen säger hur många {initiatives} en aktör deltar i, och hur många av dem som hör till varje {area}. {Initiatives} räknas i varje ruta som de hör till, men bara en gång under ”Alla {initiatives}”. Ju starkare färg, desto fler.",
    ),
    note_choose: Sentence(
        "Välj ett namn för att läsa mer om aktören, eller en ruta för att se just dess {initiatives}. Ordningen gäller också listan.",
    ),
    of_all: Sentence(
        "Talen i tabellen gäller allas {initiatives}, inte bara dem som den valda aktören deltar i.",
    ),
    takes_part: Sentence("{name} deltar i {all_initiatives}{with}{most}."),
    takes_part_with: Sentence(" tillsammans med {names}"),
    most_in: Sentence(", flest inom {names}"),
    all_in: Sentence(" inom {names}"),
    began: Sentence("Den första började {first} och den senaste {last}."),
    began_in: Sentence("Började {first}."),
    together: "Tillsammans med",
    alone: "Ingen annan aktör deltar.",
    others: Counted(["och {n} till", "och {n} till"]),
};
