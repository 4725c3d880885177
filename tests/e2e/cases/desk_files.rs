//! The editors' desk gives files back as they were, however they are written.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use crate::app::{App, items, number, wait};
use crate::cases::desk::{open_desk, open_file, taken, unsaved};
use crate::cases::{Case, cases};
use crate::odd::{Back, odd_files};
use crate::planted::DRESSES;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    gives_back_every_odd_file,
    leaves_what_was_only_looked_at,
    keeps_the_ends_of_lines_that_are_written_by_hand,
];

/// Opens files one after the other in one page, takes each down again, and once more after a step was made and undone. A
/// download would stay on the disk; what it is made of is enough.
const THROUGH: &str = "
    const [given, done] = arguments;
    const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const textOf = async (blob) => {
        let text = '';
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
    };
    HTMLAnchorElement.prototype.click = () => {};
    // A question would mean that something is unsaved.
    globalThis.confirm = () => false;
    const find = (selector) => document.querySelector(selector);
    const until = async (what, is) => {
        for (let turn = 0; !is(); turn += 1) {
            if (turn > 400) throw new Error(`no ${what}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
    };
    const unsaved = () => Number(find('#work').dataset.unsaved);
    const taken = async () => {
        const before = files.length;
        find('#download').click();
        return files.length > before ? textOf(files.at(-1)) : '';
    };
    const through = async ([name, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytesOf(content)], name));
        find('#open').files = transfer.files;
        find('#open').dispatchEvent(new Event('change', { bubbles: true }));
        await until(name, () => find('#work').textContent.startsWith(`${name} `));
        const told = unsaved();
        if (find('.desk-bar details').hidden) {
            const findings = [...document.querySelectorAll('[data-finding]')].map((own) => own.dataset.finding);
            return [name, findings.join(), find('#save').disabled];
        }
        const first = await taken();
        await until('saved file', () => unsaved() === 0);
        let second = first;
        if (!find('#fix-all').disabled) {
            find('#fix-all').click();
            await until('step', () => unsaved() === 1);
            find('#undo').click();
            await until('step back', () => unsaved() === 0);
            second = await taken();
        }
        return [name, first, told, second];
    };
    (async () => {
        const all = [];
        for (const file of given) all.push(await through(file));
        return all;
    })().then(done, (error) => done(String(error)));";

fn gives_back_every_odd_file(app: &App) -> Outcome {
    open_desk(app, "redaktion/")?;
    let files = odd_files();
    let given: Vec<Value> = files
        .iter()
        .map(|own| json!([own.name, BASE64_STANDARD.encode(&own.bytes)]))
        .collect();
    let answer = app.session.run_async(THROUGH, &[json!(given)])?;
    let all = items(&answer);
    assert_eq!(all.len(), files.len(), "{answer}");
    for (own, back) in files.iter().zip(all) {
        let name = own.name;
        assert_eq!(back[0], name);
        let (expected, recoded) = match &own.back {
            Back::Same => (own.bytes.clone(), 0),
            // What is to be saved differs, so it says so.
            Back::Recoded(text) => (text.clone().into_bytes(), 1),
            Back::Nothing => {
                let told = (text(&back[1]), back[2] == true);
                assert_eq!(told, ("file.other-kind", true), "{name} cannot be saved");
                continue;
            }
        };
        assert_eq!(number(&back[2]), recoded, "{name}");
        for (when, place) in [("as it was opened", 1), ("after a step back", 3)] {
            let given_back = BASE64_STANDARD.decode(text(&back[place]))?;
            assert!(given_back == expected, "{name} {when}");
        }
    }
    assert!(app.errors()?.is_empty(), "{:?}", app.errors()?);
    Ok(())
}

/// Values that a field cannot show as they stand: a field of one line knows no line breaks, and none keeps spaces at its ends.
const ODD_VALUES: [[&str; 2]; 6] = [
    [
        "\"sv\": \"Nationellt register\"",
        "\"sv\": \" Nationellt\\nregister  \"",
    ],
    [
        "\"sv\": \"Ett register för alla som forskar i landet.\"",
        "\"sv\": \"Ett register\\r\\nför alla.\\r \\n\"",
    ],
    ["\"sek\": 5000000", "\"sek\": 5.0e6"],
    ["\"from\": \"2019-12-12\"", "\"from\": \" 2019-12-12\""],
    ["\"publisher\": \"Vinnova\"", "\"publisher\": \"Vinnova \""],
    [
        "\"url\": \"https://www.example.se/register\"",
        "\"url\": \"https://www.example.se/register\\t\"",
    ],
];

/// Whoever goes through all fields of a form and saves has changed nothing.
fn leaves_what_was_only_looked_at(app: &App) -> Outcome {
    let mut file = crate::planted::BASE.to_owned();
    for [from, to] in ODD_VALUES {
        assert_eq!(file.matches(from).count(), 1, "{from}");
        file = file.replacen(from, to, 1);
    }
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &file)?;
    app.click("nav a[href='?view=contents']")?;
    // The table may be drawn anew meanwhile.
    app.until(
        "the row",
        "const row = document.querySelector(\"[data-entry='register'] a\"); row?.click(); return row !== null",
    )?;
    app.until(
        "the form",
        "return document.querySelector(\".desk-form [name='sources[0].url']\") !== null",
    )?;
    let looked_at = app.session.run_async(
        "const [done] = arguments;
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        (async () => {
            let count = 0;
            for (const field of document.querySelectorAll('.desk-form :is(input, textarea, select)')) {
                for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
                field.focus();
                field.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));
                await frame();
                const told = Number(document.querySelector('#work').dataset.unsaved);
                if (told !== 0 || files.length > 0) return `${field.name} ${told} ${files.length}`;
                count += document.activeElement === field;
            }
            return count;
        })().then(done, (error) => done(String(error)));",
        &[],
    )?;
    assert!(looked_at.as_u64() > Some(15), "changed: {looked_at}");
    app.ask("document.querySelector('.desk-bar details').open = true")?;
    app.click("#download")?;
    wait("the file", || Ok(app.ask("return files.length")? == 1))?;
    assert_eq!(taken(app)?, file);
    Ok(())
}

/// A field for lines knows one kind of line break only. The file has its own.
fn keeps_the_ends_of_lines_that_are_written_by_hand(app: &App) -> Outcome {
    let dress = DRESSES[1];
    let title = dress.on("\n  \"en\": \"The map\"");
    let whole = dress.on(crate::planted::BASE);
    let file = whole.replacen(&[",", &title].concat(), "", 1);
    assert_ne!(file, whole);
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", &file)?;
    let show = "[data-finding='text.no-english'] .show-place";
    app.click(show)?;
    let shown = app.ask("return document.querySelector('#lines').value")?;
    assert_eq!(text(&shown).lines().count(), 3, "{shown}");
    // Nothing was written.
    app.click("#take-over")?;
    app.settle()?;
    assert_eq!(unsaved(app)?, 0);
    app.click(show)?;
    let field = app.session.find("#lines")?;
    let lines = text(&shown).replace("\"Kartan\"", "\"Kartan\",\n\t\t\"en\": \"The map\"");
    app.session.run(
        "arguments[0].value = arguments[1]",
        &[field.to_json(), json!(lines)],
    )?;
    app.click("#take-over")?;
    wait("a step", || Ok(unsaved(app)? == 1))?;
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    assert_eq!(taken(app)?, whole);
    Ok(())
}
