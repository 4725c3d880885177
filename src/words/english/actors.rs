//! The words of the table of actors in English.

use super::super::{ActorWords, Counted, Sentence};
use crate::content::ActorKind;

const fn group(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "Government and ministries",
        ActorKind::Agency => "Agencies",
        ActorKind::Region => "Regions",
        ActorKind::Municipality => "Municipalities",
        ActorKind::University => "Universities",
        ActorKind::Company => "Companies",
        ActorKind::Foundation => "Foundations",
        ActorKind::Association => "Associations and networks",
        ActorKind::International => "International bodies",
    }
}

const fn among(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Government => "government and ministries",
        ActorKind::Agency => "the agencies",
        ActorKind::Region => "the regions",
        ActorKind::Municipality => "the municipalities",
        ActorKind::University => "the universities",
        ActorKind::Company => "the companies",
        ActorKind::Foundation => "the foundations",
        ActorKind::Association => "the associations and networks",
        ActorKind::International => "the international bodies",
    }
}

/// The words.
pub(in crate::words) static ACTORS: ActorWords = ActorWords {
    caption: Sentence("{Initiatives} that each organisation takes part in, by {area}"),
    group,
    group_unknown: "Type not given",
    among,
    no_area: Sentence("Only {full_programmes}"),
    largest: Sentence("Largest {areas}"),
    most_first: "Most first",
    order_note: Sentence("The order is also that of the list of {initiatives}"),
    leading: Sentence("Most {initiatives} among {group}: {names}"),
    leading_next: Sentence("; among {group}: {names}"),
    nobody: Sentence("No {initiative} with an organisation meets all the conditions."),
    note: Sentence(
        "The numbers say how many {initiatives} an organisation takes part in, and how many of them belong to each {area}. {Initiatives} are counted in each cell that they belong to, but only once under “All {initiatives}”. The stronger the colour, the more.",
    ),
    note_choose: Sentence(
        "Choose a name to read more about the organisation, or a cell to see just its {initiatives}. The order is also that of the list.",
    ),
    of_all: Sentence(
        "The numbers in the table are of everybody’s {initiatives}, not only those in which the chosen actor takes part.",
    ),
    takes_part: Sentence("{name} takes part in {all_initiatives}{with}{most}."),
    takes_part_with: Sentence(" together with {names}"),
    most_in: Sentence(", most often in {names}"),
    all_in: Sentence(" in {names}"),
    began: Sentence("The first began in {first}, the latest in {last}."),
    began_in: Sentence("Began in {first}."),
    together: "Together with",
    alone: "No other organisation takes part.",
    others: Counted(["and {n} more", "and {n} more"]),
};
