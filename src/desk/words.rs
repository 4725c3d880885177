//! The words of the editors' desk. Visitors' program has none of them.

use super::{Step, StepLabel};
use crate::check::Finding;
use crate::content::{Language, Severity};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $swedish:expr, $english:expr;)*) => {
        /// The words of the desk in one language.
        pub struct DeskWords {
            $($(#[$doc])* pub $name: $type,)*
        }

        static SWEDISH: DeskWords = DeskWords { $($name: $swedish,)* };
        static ENGLISH: DeskWords = DeskWords { $($name: $english,)* };
    };
}

words! {
    /// The heading.
    title: &'static str = "Redaktionen", "Editors’ desk";
    /// What the page is, and is not.
    about: &'static str =
        "Här granskar och rättar du innehållsfilen. Sidan ändrar inte kartan på webben. Den gör en fil.",
        "Here you check and mend the content file. This page does not change the map. It makes a file.";
    /// Where the work is.
    private: &'static str = "Ingenting lämnar din dator.", "Nothing leaves your computer.";
    /// Without WebAssembly.
    no_program: &'static str =
        "Redaktionen behöver en webbläsare som kan köra WebAssembly. Webbläsaren kan inte det, eller det är avstängt. Be den som sköter datorn att tillåta det för den här adressen.",
        "The desk needs a browser that can run WebAssembly. This one cannot, or it is switched off. Ask those who look after the computer to allow it for this address.";
    /// In a frame.
    in_frame: &'static str = "Redaktionen kan inte visas inne i en annan sida. Öppna den för sig.", "The desk cannot be shown inside another page. Open it by itself.";
    /// The heading of opening.
    open: &'static str = "Öppna", "Open";
    /// Fetches the published file.
    open_published: &'static str = "Börja med det publicerade", "Start from what is published";
    /// Picks a file.
    open_file: &'static str = "Öppna en fil", "Open a file";
    /// Picks a file that the browser can write into.
    open_in_place: &'static str = "Öppna en fil att spara i", "Open a file to save in";
    /// Dropping a file.
    drop_file: &'static str = "Du kan också släppa en fil var som helst på sidan.", "You can also drop a file anywhere on the page.";
    /// Nothing is open yet.
    nothing_open: &'static str = "Ingen fil är öppen.", "No file is open.";
    /// The published file could not be fetched.
    not_fetched: &'static str = "Det publicerade kunde inte hämtas. Öppna filen från din dator i stället.", "What is published could not be fetched. Open the file from your computer instead.";
    /// Before another file replaces unsaved work.
    replace: &'static str = "Ändringarna i den öppna filen är inte sparade. Öppna den nya filen ändå?", "The changes in the open file are not saved. Open the new file anyway?";
    /// All is saved.
    all_saved: &'static str = "Allt är sparat", "All is saved";
    /// Undo, without anything to undo.
    undo: &'static str = "Ångra", "Undo";
    /// Redo, without anything to redo.
    redo: &'static str = "Gör om", "Redo";
    /// Saves by the first way that works.
    save: &'static str = "Spara", "Save";
    /// Saves in the file that was opened.
    save_in_file: &'static str = "Spara i filen", "Save to the file";
    /// Other ways to save.
    other_ways: &'static str = "Spara på annat sätt", "Save another way";
    /// Saves in another file.
    save_as: &'static str = "Spara som …", "Save as …";
    /// Downloads the file.
    download: &'static str = "Hämta filen", "Download the file";
    /// Shows the text.
    show_text: &'static str = "Visa hela texten att kopiera", "Show the whole text, to copy";
    /// Copies the text.
    copy: &'static str = "Kopiera texten", "Copy the text";
    /// It was copied.
    copied: &'static str = "Texten är kopierad. Klistra in den i ett tomt dokument och spara det som content.json.", "The text is copied. Paste it into an empty document and save that as content.json.";
    /// It could not be copied.
    not_copied: &'static str = "Webbläsaren tillåter inte det. Markera texten och kopiera den själv.", "The browser does not allow that. Select the text and copy it yourself.";
    /// Closes a part of the page.
    close: &'static str = "Stäng", "Close";
    /// Saved in the file and read back.
    saved: &'static str = "Sparad och kontrolläst", "Saved and read back";
    /// Downloaded.
    downloaded: &'static str = "Hämtad. Filen ligger bland dina hämtade filer. Heter den något annat än content.json, byt namn på den.", "Downloaded. It is among your downloads. If it is called anything but content.json, rename it.";
    /// Saving in the file did not work.
    not_saved: &'static str = "Filen kunde inte sparas där den låg. Den hämtas i stället.", "The file could not be saved in its place. It is downloaded instead.";
    /// Somebody else changed the file.
    changed_on_disk: &'static str = "Filen har ändrats av någon annan sedan du öppnade den. Inget är överskrivet. Spara din i en ny fil, eller öppna den andras på nytt.", "Somebody has changed the file since you opened it. Nothing was overwritten. Save yours as a new file, or open theirs again.";
    /// The heading of the findings.
    findings: &'static str = "Granskning", "Findings";
    /// Nothing is wrong.
    nothing_found: &'static str = "Inga fel. Allt i filen kan visas.", "No errors. Everything in the file can be shown.";
    /// Which findings are listed.
    shown: &'static str = "Visa", "Show";
    /// All of them.
    all: &'static str = "Alla", "All";
    /// Errors alone.
    errors: &'static str = "Fel", "Errors";
    /// Warnings alone.
    warnings: &'static str = "Varningar", "Warnings";
    /// Notes alone.
    notes: &'static str = "Anmärkningar", "Notes";
    /// Tips alone.
    tips: &'static str = "Språktips", "Wording tips";
    /// An error.
    error: &'static str = "Fel", "Error";
    /// A warning.
    warning: &'static str = "Varning", "Warning";
    /// A note.
    note: &'static str = "Anmärkning", "Note";
    /// A tip.
    tip: &'static str = "Språktips", "Wording tip";
    /// The file as a whole.
    whole_file: &'static str = "Hela filen", "The whole file";
    /// Shows the place of a finding.
    show_place: &'static str = "Visa stället", "Show the place";
    /// The field with the lines of a finding.
    lines: &'static str = "Raderna i filen", "The lines of the file";
    /// Makes what was written a step.
    take_over: &'static str = "Ta över ändringen", "Take the change over";
    /// Leaves it.
    cancel: &'static str = "Avbryt", "Cancel";
    /// Lists more findings.
    more: &'static str = "Visa fler", "Show more";
    /// The program stopped.
    stopped: &'static str = "Programmet stannade och har startat om. Ditt arbete finns kvar.", "The program stopped and has started again. Your work is still here.";
    /// The program stopped and cannot start.
    rescue: &'static str = "Programmet stannade och går inte att starta. Hämta filen som den är nu, så att inget går förlorat.", "The program stopped and cannot start. Download the file as it is now, so that nothing is lost.";
    /// Keys.
    keys: &'static str = "F8 går till nästa fynd, Skift+F8 till förra. Ctrl+S sparar, Ctrl+Z ångrar, Ctrl+Y gör om.", "F8 goes to the next finding, Shift+F8 to the one before. Ctrl+S saves, Ctrl+Z undoes, Ctrl+Y redoes.";
    /// How many steps are not saved; never called with 0.
    unsaved: fn(usize) -> String =
        |count| if count == 1 { "1 ändring är inte sparad".to_owned() } else { format!("{count} ändringar är inte sparade") },
        |count| if count == 1 { "1 change is not saved".to_owned() } else { format!("{count} changes are not saved") };
    /// Mends what is certain.
    fix_all: fn(usize) -> String = |count| format!("Rätta alla säkra ({count})"), |count| format!("Fix all that are safe ({count})");
    /// How many findings there are.
    counts: fn([usize; 4]) -> String =
        |[errors, warnings, notes, tips]| {
            let many = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
            [many(errors, "fel", "fel"), many(warnings, "varning", "varningar"), many(notes, "anmärkning", "anmärkningar"), many(tips, "språktips", "språktips")].join(" · ")
        },
        |[errors, warnings, notes, tips]| {
            let many = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
            [many(errors, "error", "errors"), many(warnings, "warning", "warnings"), many(notes, "note", "notes"), many(tips, "wording tip", "wording tips")].join(" · ")
        };
    /// What undoing would take back.
    undo_that: fn(&str) -> String = |what| format!("Ångra: {what}"), |what| format!("Undo: {what}");
    /// What redoing would make again.
    redo_that: fn(&str) -> String = |what| format!("Gör om: {what}"), |what| format!("Redo: {what}");
    /// It was undone.
    undone: fn(&str) -> String = |what| format!("Ångrade: {what}"), |what| format!("Undid: {what}");
    /// It was made again.
    redone: fn(&str) -> String = |what| format!("Gjorde om: {what}"), |what| format!("Redid: {what}");
    /// A line.
    line: fn(usize) -> String = |line| format!("rad {line}"), |line| format!("line {line}");
    /// Other lines with the same.
    also_on: fn(&str) -> String = |lines| format!("Likadant på rad {lines}."), |lines| format!("The same on line {lines}.");
    /// What a step did.
    step: fn(&Step) -> String =
        |step| match &step.label {
            StepLabel::Fixed(_, Some(entry)) => format!("en rättning i {entry}"),
            StepLabel::Fixed(..) => "en rättning".to_owned(),
            StepLabel::FixedAll(1) => "1 säker rättning".to_owned(),
            StepLabel::FixedAll(count) => format!("{count} säkra rättningar"),
            StepLabel::Wrote(line) => format!("ändring på rad {line}"),
        },
        |step| match &step.label {
            StepLabel::Fixed(_, Some(entry)) => format!("a fix in {entry}"),
            StepLabel::Fixed(..) => "a fix".to_owned(),
            StepLabel::FixedAll(1) => "1 safe fix".to_owned(),
            StepLabel::FixedAll(count) => format!("{count} safe fixes"),
            StepLabel::Wrote(line) => format!("a change on line {line}"),
        };
    /// How many findings are left, after one was mended.
    left: fn(usize) -> String =
        |count| match count { 0 => "Inga fynd kvar".to_owned(), 1 => "1 fynd kvar".to_owned(), _ => format!("{count} fynd kvar") },
        |count| match count { 0 => "No findings left".to_owned(), 1 => "1 finding left".to_owned(), _ => format!("{count} findings left") };
}

/// The desk's words in a language.
pub const fn desk_words(language: Language) -> &'static DeskWords {
    if matches!(language, Language::Swedish) {
        &SWEDISH
    } else {
        &ENGLISH
    }
}

/// The sentences of a finding with a capital, as they stand by themselves.
pub fn sentence(finding: &Finding, language: Language) -> String {
    let text = finding.describe(language);
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The words for a severity in the desk.
pub const fn severity_word(finding: &Finding, words: &DeskWords) -> &'static str {
    match finding.severity() {
        Severity::Error => words.error,
        Severity::Warning => words.warning,
        Severity::Note => words.note,
        Severity::Tip => words.tip,
    }
}
