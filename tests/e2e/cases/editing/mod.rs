//! Working on the content at the editors' desk: entries, their map, what has changed, and handing it over.

pub mod entries;
pub mod saving;
pub mod views;

use serde_json::{Value, json};

use crate::app::App;
use crate::cases::desk::{open_desk, open_file};
use crate::webdriver::{Key, Outcome, text};

/// Opens a view of the desk.
pub(crate) fn go(app: &App, view: &str) -> Outcome {
    app.click(&format!("nav a[href='?view={view}']"))?;
    app.until(
        "the view",
        &format!("return document.querySelector('nav [aria-current]').getAttribute('href') === '?view={view}'"),
    )
}

/// Opens a content file in the Swedish desk, and the table of its initiatives.
fn open_contents(app: &App, content: &str) -> Outcome {
    open_desk(app, "redaktion/")?;
    open_file(app, "content.json", content)?;
    go(app, "contents")
}

/// Writes into a field as a person does, and leaves it.
pub(crate) fn write(app: &App, name: &str, words: &str) -> Outcome {
    let field = app.session.find(&format!("[name='{name}']"))?;
    app.session.fill(&field, words)?;
    app.press(Key::Tab)
}

/// Picks an option of a select by its value.
pub(crate) fn pick(app: &App, name: &str, value: &str) -> Outcome {
    let script = "
        const field = document.querySelector(`[name='${arguments[0]}']`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value === arguments[1];";
    let is_there = app.session.run(script, &[json!(name), json!(value)])?;
    assert_eq!(is_there, true, "{name} offers {value}");
    Ok(())
}

/// Finds an entry by typing in a combobox, and takes the first that is proposed.
fn choose(app: &App, name: &str, words: &str) -> Outcome {
    let field = app.session.find(&format!("[name='{name}']"))?;
    app.session.fill(&field, words)?;
    app.until(
        "proposals",
        &format!("return document.querySelector(`[name='{name}']`).getAttribute('aria-expanded') === 'true'"),
    )?;
    app.press(Key::Enter)
}

fn value(app: &App, name: &str) -> Outcome<String> {
    let value = app.session.run(
        "return document.querySelector(`[name='${arguments[0]}']`).value",
        &[json!(name)],
    )?;
    Ok(text(&value).to_owned())
}

/// The first initiative of the site's content.
fn first(app: &App) -> Value {
    let content: Value = serde_json::from_str(app.site.content()).unwrap_or_default();
    content["initiatives"][0].clone()
}

/// The lines of one text that the other has not, without the commas at their ends.
fn only_in(own: &str, other: &str) -> Vec<String> {
    let plain = |line: &str| line.trim_end_matches(',').to_owned();
    let mut left: Vec<String> = other.lines().map(plain).collect();
    let mut only = Vec::new();
    for line in own.lines().map(plain) {
        match left.iter().position(|other| *other == line) {
            Some(place) => drop(left.swap_remove(place)),
            None => only.push(line),
        }
    }
    only
}
