//! The words of feeds and of the page that offers them.

use super::Happening;
use crate::content::Language;

/// The words in a language.
pub(super) struct PublishWords {
    /// The folder of the page that offers feeds, with a slash at the end.
    pub(super) subscribe_folder: &'static str,
    /// The folder of the pages of tours, with a slash at the end.
    pub(super) stories_folder: &'static str,
    pub(super) stories: &'static str,
    pub(super) show_on_map: &'static str,
    pub(super) area_folder: &'static str,
    pub(super) programme_folder: &'static str,
    pub(super) calendar_file: &'static str,
    /// What stands before a name.
    pub(super) happened: fn(Happening) -> &'static str,
    pub(super) about_feed: &'static str,
    pub(super) noted_since: fn(&str) -> String,
    pub(super) nothing_noted: &'static str,
    pub(super) content_of: fn(&str) -> String,
    pub(super) time: &'static str,
    pub(super) instead: &'static str,
    pub(super) licence: &'static str,
    /// Before the name of what ends on a day of the calendar.
    pub(super) ends: &'static str,
    pub(super) subscribe: &'static str,
    pub(super) what_a_feed_is: [&'static str; 3],
    pub(super) all: &'static str,
    pub(super) feeds: &'static str,
    pub(super) feed_names: [&'static str; 2],
    pub(super) copy: &'static str,
    pub(super) mail: &'static str,
    pub(super) mail_link: &'static str,
    pub(super) calendar: &'static str,
    pub(super) calendar_link: &'static str,
    pub(super) save: &'static str,
    pub(super) save_text: &'static str,
    pub(super) save_link: &'static str,
    pub(super) mail_oneself: &'static str,
}

pub(super) const fn words(language: Language) -> &'static PublishWords {
    match language {
        Language::English => &ENGLISH,
        Language::Swedish => &SWEDISH,
        // It has none of its own.
        #[cfg(test)]
        Language::MadeUp => &SWEDISH,
    }
}

static SWEDISH: PublishWords = PublishWords {
    subscribe_folder: "prenumerera/",
    stories_folder: "beratta/",
    stories: "Berättelser",
    show_on_map: "Visa i kartan",
    area_folder: "omrade",
    programme_folder: "samverkansprogram",
    calendar_file: "kalender.ics",
    happened: |happening| match happening {
        Happening::Added => "Ny: ",
        Happening::Changed => "Ändrad: ",
        Happening::Removed(_) => "Borttagen: ",
    },
    about_feed: "Det som är nytt, ändrat eller borttaget i kartan.",
    noted_since: |date| format!(" Ändringar har noterats sedan {date}."),
    nothing_noted: " Ingenting är noterat än.",
    content_of: |date| format!(" Innehållet är från {date}."),
    time: "Tid",
    instead: "Se i stället",
    licence: "Licens",
    ends: "Slutar: ",
    subscribe: "Prenumerera",
    what_a_feed_is: [
        "Ett flöde är en adress som ett program hämtar då och då för att se om något är nytt.",
        "Du lägger in adressen i en nyhetsläsare, i Outlook eller i Teams, och får veta när något händer.",
        "Ingen registrering behövs, och vi får inte veta vem du är.",
    ],
    all: "Allt i kartan",
    feeds: "Flöden",
    feed_names: ["Atom", "JSON"],
    copy: "Kopiera en adress och klistra in den i ditt program. De flesta läser Atom.",
    mail: "E-post",
    mail_link: "Prenumerera med e-post",
    calendar: "Kalender",
    calendar_link: "Det som händer på en dag, för din kalender",
    save: "Spara adressen",
    save_text: "Den här adressen visar alltid det som kom med den senaste uppdateringen. Spara den som bokmärke. Inget sparas om dig.",
    save_link: "Den senaste uppdateringen",
    mail_oneself: "Mejla adressen till dig själv",
};

static ENGLISH: PublishWords = PublishWords {
    subscribe_folder: "subscribe/",
    stories_folder: "tour/",
    stories: "Tours",
    show_on_map: "Show on the map",
    area_folder: "area",
    programme_folder: "programme",
    calendar_file: "calendar.ics",
    happened: |happening| match happening {
        Happening::Added => "New: ",
        Happening::Changed => "Changed: ",
        Happening::Removed(_) => "Removed: ",
    },
    about_feed: "What is new, changed or removed on the map.",
    noted_since: |date| format!(" Changes have been noted since {date}."),
    nothing_noted: " Nothing is noted yet.",
    content_of: |date| format!(" The content is of {date}."),
    time: "Time",
    instead: "See instead",
    licence: "Licence",
    ends: "Ends: ",
    subscribe: "Subscribe",
    what_a_feed_is: [
        "A feed is an address that a program fetches now and then to see whether something is new.",
        "Add the address to a news reader, to Outlook or to Teams, and you are told when something happens.",
        "There is nothing to sign up for, and we do not learn who you are.",
    ],
    all: "All of the map",
    feeds: "Feeds",
    feed_names: ["Atom", "JSON"],
    copy: "Copy an address and paste it into your program. Most of them read Atom.",
    mail: "Mail",
    mail_link: "Subscribe by mail",
    calendar: "Calendar",
    calendar_link: "What happens on a day, for your calendar",
    save: "Save the address",
    save_text: "This address always shows what came with the last update. Keep it as a bookmark. Nothing is stored about you.",
    save_link: "The last update",
    mail_oneself: "Mail the address to yourself",
};
