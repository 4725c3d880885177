//! The words of the editors' desk. Visitors' program has none of them.

use super::listed::{counts as told_counts, names as told_names};
use super::{Step, StepLabel};
use crate::check::Finding;
use crate::content::format::ValueFormat;
use crate::content::{CONTENT, Language, List, Severity};

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
        "Redaktionen behöver en webbläsare som kan köra skript och WebAssembly. Webbläsaren kan inte det, eller det är avstängt. Be den som sköter datorn att tillåta det för den här adressen.",
        "The desk needs a browser that can run scripts and WebAssembly. This one cannot, or it is switched off. Ask those who look after the computer to allow it for this address.";
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
    /// Undo.
    undo: &'static str = "Ångra", "Undo";
    /// Redo.
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
    /// Saves a draft again and again.
    draft: &'static str = "Spara utkast varje minut i en fil …", "Save a draft every minute to a file …";
    /// A draft is saved.
    draft_kept: &'static str = "Ett utkast sparas varje minut i filen som du valde.", "A draft is saved every minute in the file that you chose.";
    /// It cannot be saved any more.
    no_draft: &'static str = "Utkastet kan inte sparas längre. Välj en ny fil för det, eller spara arbetet.", "The draft can no longer be saved. Choose another file for it, or save the work.";
    /// Sets a finding aside.
    set_aside: &'static str = "Lägg åt sidan", "Set aside";
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
    /// If there are none of the chosen severity.
    none_of_these: &'static str = "Inga sådana fynd.", "No such findings.";
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
    /// The navigation between the views.
    views: &'static str = "Redaktionens delar", "Parts of the desk";
    /// The view with the entries.
    contents: &'static str = "Innehåll", "Contents";
    /// The view with the differences.
    changes: &'static str = "Ändringar", "Changes";
    /// The view for handing over.
    hand_over: &'static str = "Lämna över", "Hand over";
    /// The guide for editors.
    guide: &'static str = "Så använder du redaktionen", "How to use the editors’ desk";
    /// Which list is shown.
    list: &'static str = "Lista", "List";
    /// Finds entries.
    find: &'static str = "Sök", "Find";
    /// Filters by kind.
    kind: &'static str = "Slag", "Kind";
    /// The field for a year in which entries were under way.
    year: &'static str = "År som de pågick", "Year they were under way";
    /// What is said of a year that is none.
    no_year: &'static str =
        "Skriv ett år med fyra siffror, som 2024. Nu visas alla år.",
        "Write a year in four digits, such as 2024. All years are shown now.";
    /// Filters by area or programme.
    sector: &'static str = "Område, målsättning eller program", "Area, objective or programme";
    /// Filters by state.
    state: &'static str = "Tillstånd", "State";
    /// The states, as in `RowState::ALL`.
    states: [&'static str; 6] =
        ["Alla", "Nya", "Ändrade", "Med fynd", "Saknar engelska", "Utan datum"],
        ["All", "New", "Changed", "With findings", "Without English", "Without a date"];
    /// The heads of the table, as in `RowOrder::ALL`.
    heads: [&'static str; 5] =
        ["I filen", "Namn", "Slag eller område", "Från", "Fynd"],
        ["In the file", "Name", "Kind or area", "From", "Findings"];
    /// The head of the check boxes.
    choose: &'static str = "Välj", "Choose";
    /// Chooses all rows.
    choose_all: &'static str = "Välj alla i listan", "Choose all in the list";
    /// Chooses none.
    choose_none: &'static str = "Välj ingen", "Choose none";
    /// Adds an entry.
    add_one: &'static str = "Lägg till en ny", "Add a new one";
    /// Its name.
    name: &'static str = "Namn", "Name";
    /// Its number.
    number: &'static str = "Nummer", "Number";
    /// Adds it.
    add: &'static str = "Lägg till", "Add";
    /// Back to the list.
    back: &'static str = "Till listan", "To the list";
    /// The next entry.
    next: &'static str = "Nästa", "Next";
    /// The entry before.
    previous: &'static str = "Förra", "Previous";
    /// No entry is left.
    no_rows: &'static str = "Inget i listan passar.", "Nothing in the list fits.";
    /// Nothing is chosen in a choice.
    not_said: &'static str = "Inte angivet", "Not said";
    /// The parts of a date.
    date_parts: [&'static str; 3] = ["År", "Månad (valfri)", "Dag (valfri)"], ["Year", "Month (optional)", "Day (optional)"];
    /// Takes something out.
    take_out: &'static str = "Ta bort", "Remove";
    /// Moves something up.
    move_up: &'static str = "Flytta upp", "Move up";
    /// Moves something down.
    move_down: &'static str = "Flytta ned", "Move down";
    /// The main area.
    main_area: &'static str = "huvudområde", "main area";
    /// Whether a related initiative is to be related as well.
    both_ways: &'static str = "Visa sambandet även hos den andra", "Show the relation at the other one as well";
    /// An unknown id.
    unknown_id: &'static str = "finns inte i filen", "is not in the file";
    /// Pastes an address.
    new_address: &'static str = "Ny källas adress", "Address of a new source";
    /// What the format does not know.
    others: &'static str = "Övrigt i filen", "Else in the file";
    /// What is said of it.
    others_kept: &'static str = "Kartan visar det inte. Det står kvar i filen.", "The map does not show it. It stays in the file.";
    /// More acts on an entry.
    more_acts: &'static str = "Mer", "More";
    /// Removes an entry.
    remove: &'static str = "Ta bort posten", "Remove the entry";
    /// Merges two actors.
    merge: &'static str = "Slå ihop med", "Merge with";
    /// The id.
    id_hint: &'static str = "Länkar till den gamla adressen leder hit även i fortsättningen. Allt som hänvisar hit följer med.", "Links to the old address go on leading here. Everything that refers to this one follows.";
    /// What the star behind the name of a field means.
    required: &'static str = "* måste fyllas i", "* must be filled in";
    /// What is wrong in an entry.
    problem: &'static str = "Det finns fynd här", "There are findings here";
    /// Opens the form.
    open_form: &'static str = "Öppna i formuläret", "Open in the form";
    /// Changes chosen rows.
    change_many: &'static str = "Ändra fält i de valda", "Change a field of those chosen";
    /// What to do with it.
    act: &'static str = "Gör så här", "Do this";
    /// Replaces a text.
    act_text: &'static str = "Sök och ersätt i namn och sammanfattning", "Find and replace in name and summary";
    /// The text to find.
    find_text: &'static str = "Sök efter", "Find what";
    /// What comes in its place.
    replace_with: &'static str = "Ersätt med", "Replace with";
    /// A value.
    value: &'static str = "Värde", "Value";
    /// Does it.
    carry_out: &'static str = "Ändra", "Change";
    /// The preview.
    preview: &'static str = "Så blir kartan", "How the map will be";
    /// The map as it is.
    preview_now: &'static str = "Så är det nu", "As it is now";
    /// The map as it will be.
    preview_then: &'static str = "Så blir det", "As it will be";
    /// What its names say.
    preview_about: &'static str = "Det här är kartan själv, med din fil. Nya, ändrade och borttagna insatser säger det i namnet.", "This is the map itself, with your file. Initiatives that are new, changed or removed say so in their names.";
    /// Hides it.
    hide_preview: &'static str = "Dölj kartan", "Hide the map";
    /// The preview cannot be shown.
    no_preview: &'static str = "Kartan kan inte visas: filen har inget område som kan visas.", "The map cannot be shown: no area of the file can.";
    /// One that is new.
    new_one: &'static str = "ny", "new";
    /// One that is changed.
    changed_one: &'static str = "ändrad", "changed";
    /// One that is gone.
    removed_one: &'static str = "borttagen", "removed";
    /// Those that are new.
    new_many: &'static str = "nya", "new";
    /// Those that are changed.
    changed_many: &'static str = "ändrade", "changed";
    /// Those that are gone.
    removed_many: &'static str = "borttagna", "removed";
    /// All steps of the work.
    history: &'static str = "Historik", "History";
    /// Before the first of them.
    as_opened: &'static str = "Filen som den öppnades", "The file as it was opened";
    /// Steps that were undone before another one was made.
    left_way: &'static str = "Ångrat, innan något annat gjordes", "Undone before something else was done";
    /// Outside the lists.
    elsewhere: &'static str = "Annat", "Elsewhere";
    /// Nothing differs.
    no_changes: &'static str = "Inget skiljer sig.", "Nothing differs.";
    /// Compared with what is published.
    against_published: &'static str = "Jämfört med det som är publicerat.", "Compared with what is published.";
    /// Compared with what was opened.
    against_opened: &'static str = "Jämfört med filen som du öppnade. Det publicerade kunde inte hämtas.", "Compared with the file that you opened. What is published could not be fetched.";
    /// Nothing stood there.
    missing: &'static str = "saknas", "missing";
    /// The letter's beginning.
    letter_begin: &'static str =
        "Hej!\n\nHär är nytt innehåll till Life science-kartan: filen content.json.",
        "Hello,\n\nHere is new content for the life sciences map: the file content.json.";
    /// Its end.
    letter_end: &'static str =
        "Ersätt content.json på servern. Ta bort content.json.br och content.json.gz där, annars skickas den gamla filen. Sökmotorer och besökare utan WebAssembly ser det gamla till nästa bygge.",
        "Replace content.json on the server. Remove content.json.br and content.json.gz there, or else the old file is sent. Search engines and visitors without WebAssembly see the old content until the next build.";
    /// The checksum.
    checksum: &'static str = "Filens kontrollsumma", "Checksum of the file";
    /// The steps of handing over.
    step_save: &'static str = "1. Spara filen", "1. Save the file";
    /// The second step.
    step_send: &'static str = "2. Skicka den till webbansvarig, med det här brevet", "2. Send it to the web master, with this letter";
    /// The third step.
    step_check: &'static str = "3. Se efter att den är publicerad", "3. See whether it is published";
    /// Copies the letter.
    copy_letter: &'static str = "Kopiera brevet", "Copy the letter";
    /// It was copied.
    letter_copied: &'static str = "Brevet är kopierat.", "The letter is copied.";
    /// Looks at the server.
    check_published: &'static str = "Kontrollera att det är publicerat", "Check that it is published";
    /// The file is there.
    is_published: &'static str = "Publicerat: kartan visar din fil.", "Published: the map shows your file.";
    /// The old one is there.
    is_old: &'static str =
        "Servern skickar fortfarande den gamla filen. Är den nya på plats, ta bort content.json.br och content.json.gz på servern: den skickar dem i stället.",
        "The server still sends the old file. If the new one is in place, remove content.json.br and content.json.gz on the server: it sends those instead.";
    /// Another one is there.
    is_other: &'static str = "Servern skickar en annan fil: varken din eller den som du började med.", "The server sends another file: neither yours nor the one that you began with.";
    /// Not saved yet.
    save_first: &'static str = "Spara först: det finns ändringar som inte är sparade.", "Save first: there are changes that are not saved.";
    /// Somebody else changed what is published.
    changed_on_web: &'static str = "Det publicerade har ändrats sedan du började.", "What is published has changed since you began.";
    /// What to do with two versions.
    keep_mine: &'static str = "Behåll min", "Keep mine";
    /// Takes the other one.
    take_theirs: &'static str = "Ta den andras", "Take theirs";
    /// Shows both.
    show_both: &'static str = "Visa båda", "Show both";
    /// What the comparison says.
    both_about: &'static str = "Så skiljer sig din fil från den andras. Först står den andras, sedan din.", "This is how your file differs from theirs. Theirs stands first, then yours.";
    /// It was kept.
    kept_mine: &'static str = "Din fil är kvar. Nästa gång du sparar ersätter den den andras.", "Your file is kept. The next time you save, it replaces theirs.";
    /// It was kept, and lies elsewhere than on the web.
    kept_against_web: &'static str = "Din fil är kvar. Ändringarna visas nu mot det som är publicerat.", "Your file is kept. Changes are now told against what is published.";
    /// It was taken.
    took_theirs: &'static str = "Den andras fil är öppen. Ångra ger din tillbaka.", "Their file is open. Undo gives yours back.";
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
    /// A step was made.
    done: fn(&str) -> String = |what| format!("Gjort: {what}"), |what| format!("Done: {what}");
    /// It was added.
    did_add: fn(&str) -> String = |what| format!("Lade till: {what}"), |what| format!("Added: {what}");
    /// It was taken out.
    did_take_out: fn(&str) -> String = |what| format!("Tog bort: {what}"), |what| format!("Removed: {what}");
    /// It was moved within its list, to a place of so many.
    did_move: fn(&str, [usize; 2]) -> String =
        |what, [place, all]| format!("{what} är nu nummer {place} av {all}"),
        |what, [place, all]| format!("{what} is now number {place} of {all}");
    /// It was undone.
    undone: fn(&str) -> String = |what| format!("Ångrade: {what}"), |what| format!("Undid: {what}");
    /// It was made again.
    redone: fn(&str) -> String = |what| format!("Gjorde om: {what}"), |what| format!("Redid: {what}");
    /// A line.
    line: fn(usize) -> String = |line| format!("rad {line}"), |line| format!("line {line}");
    /// Other lines with the same.
    also_on: fn(&str) -> String = |lines| format!("Likadant på rad {lines}."), |lines| format!("The same on line {lines}.");
    /// Shows the findings that were set aside.
    aside_again: fn(usize) -> String = |count| format!("Visa åter det som lagts åt sidan ({count})"), |count| format!("Show again what was set aside ({count})");
    /// How many rows are shown of how many.
    rows: fn(usize, usize) -> String = |shown, all| format!("{shown} av {all}"), |shown, all| format!("{shown} of {all}");
    /// How many are chosen.
    chosen: fn(usize) -> String =
        |count| if count == 1 { "1 vald".to_owned() } else { format!("{count} valda") },
        |count| format!("{count} chosen");
    /// In how many something would change, and in which.
    would_change: fn(usize, &[String]) -> String =
        |count, names| {
            let named = told_names(count, names, "till");
            match count { 0 => "Inget ändras.".to_owned(), 1 => format!("1 post ändras: {named}"), _ => format!("{count} poster ändras: {named}") }
        },
        |count, names| {
            let named = told_names(count, names, "more");
            match count { 0 => "Nothing changes.".to_owned(), 1 => format!("1 entry changes: {named}"), _ => format!("{count} entries change: {named}") }
        };
    /// How many refer to an entry.
    refer_here: fn(usize) -> String =
        |count| match count { 0 => "Inget hänvisar hit.".to_owned(), 1 => "1 hänvisning hit tas bort.".to_owned(), _ => format!("{count} hänvisningar hit tas bort.") },
        |count| match count { 0 => "Nothing refers to it.".to_owned(), 1 => "1 reference to it goes.".to_owned(), _ => format!("{count} references to it go.") };
    /// How many entries the map would lose with one, and which, as far as they are named.
    would_go: fn(usize, &[String]) -> String =
        |count, names| format!("Från kartan försvinner då också {}.", told_names(count, names, "till")),
        |count, names| format!("The map then also loses {}.", told_names(count, names, "more"));
    /// Adds something to a field.
    add_to: fn(&str) -> String = |field| format!("Lägg till: {field}"), |field| format!("Add: {field}");
    /// An entry that is added in passing.
    new_named: fn(&str) -> String = |name| format!("Ny: ”{name}”"), |name| format!("New: “{name}”");
    /// An entry that may be meant.
    meant: fn(&str) -> String = |name| format!("Menade du ”{name}”?"), |name| format!("Did you mean “{name}”?");
    /// One of several rows.
    row_of: fn(&str, usize) -> String = |label, place| format!("{label} {place}"), |label, place| format!("{label} {place}");
    /// How many letters are written.
    letters: fn(usize) -> String = |count| format!("{count} tecken"), |count| format!("{count} characters");
    /// What is no sum.
    no_sum: &'static str = "Beloppet förstås inte. Skriv till exempel 12 miljoner.", "The sum is not understood. Write 12 million, for example.";
    /// What stands in a field was not chosen in its list.
    not_chosen: &'static str = "Inget är valt än. Välj i listan.", "Nothing is chosen yet. Choose in the list.";
    /// A new entry lacks its name.
    name_first: &'static str = "Skriv ett namn först.", "Write a name first.";
    /// A sum in full.
    whole_sum: fn(&str) -> String = |sum| format!("Skrivs som {sum}"), |sum| format!("Written as {sum}");
    /// How many of a list are new, changed and gone.
    of_list: fn([usize; 3]) -> String =
        |counts| told_counts(counts, [("ny", "nya"), ("ändrad", "ändrade"), ("borttagen", "borttagna")]),
        |counts| told_counts(counts, [("new", "new"), ("changed", "changed"), ("removed", "removed")]);
    /// Another number of initiatives.
    count_changes: fn(&str, usize, usize) -> String =
        |name, before, after| format!("{name}: {before} → {after} insatser"),
        |name, before, after| format!("{name}: {before} → {after} initiatives");
    /// What is left to mend.
    left_in_file: fn([usize; 2]) -> String =
        |[errors, warnings]| format!("Kvar i filen: {errors} fel, {warnings} {}.", if warnings == 1 { "varning" } else { "varningar" }),
        |[errors, warnings]| {
            let many = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
            format!("Left in the file: {}, {}.", many(errors, "error"), many(warnings, "warning"))
        };
    /// A view with a number.
    numbered: fn(&str, usize) -> String = |name, count| format!("{name} ({count})"), |name, count| format!("{name} ({count})");
    /// What a step did.
    step: fn(&Step) -> String =
        |step| match &step.label {
            StepLabel::Fixed(_, Some(entry)) => format!("en rättning i {entry}"),
            StepLabel::Fixed(..) => "en rättning".to_owned(),
            StepLabel::FixedAll(1) => "1 säker rättning".to_owned(),
            StepLabel::FixedAll(count) => format!("{count} säkra rättningar"),
            StepLabel::Wrote(line) => format!("ändring på rad {line}"),
            StepLabel::Changed(what, entry) if entry.is_empty() => what.clone(),
            StepLabel::Changed(what, entry) => format!("{what} i {entry}"),
            StepLabel::ChangedMany(what, count) => format!("{what} i {count} poster"),
            StepLabel::Added(entry) => format!("ny, {entry}"),
            StepLabel::Removed(entry) => format!("ta bort {entry}"),
            StepLabel::Merged(one, other) => format!("slå ihop {one} med {other}"),
            StepLabel::TookOver => "den andras fil".to_owned(),
            StepLabel::Dated => "dagens datum och vad som är nytt".to_owned(),
        },
        |step| match &step.label {
            StepLabel::Fixed(_, Some(entry)) => format!("a fix in {entry}"),
            StepLabel::Fixed(..) => "a fix".to_owned(),
            StepLabel::FixedAll(1) => "1 safe fix".to_owned(),
            StepLabel::FixedAll(count) => format!("{count} safe fixes"),
            StepLabel::Wrote(line) => format!("a change on line {line}"),
            StepLabel::Changed(what, entry) if entry.is_empty() => what.clone(),
            StepLabel::Changed(what, entry) => format!("{what} in {entry}"),
            StepLabel::ChangedMany(what, count) => format!("{what} in {count} entries"),
            StepLabel::Added(entry) => format!("new, {entry}"),
            StepLabel::Removed(entry) => format!("removing {entry}"),
            StepLabel::Merged(one, other) => format!("merging {one} with {other}"),
            StepLabel::TookOver => "their file".to_owned(),
            StepLabel::Dated => "today’s date, and what is new".to_owned(),
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

/// What a list is called.
pub fn list_word(list: List, language: Language) -> &'static str {
    match &CONTENT {
        ValueFormat::Object(file) => file
            .field(list.name())
            .map_or(list.name(), |field| field.label(language)),
        _ => list.name(),
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
