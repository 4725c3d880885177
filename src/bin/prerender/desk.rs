//! The pages of the editors' desk: what it is, and what to do where its program cannot run. The program replaces that.

use std::path::Path;

use life_science_map::content::{Language, Strategy};
use life_science_map::desk::words::{DeskWords, desk_words};
use life_science_map::markup::{write_attribute, write_text};

use super::write;

/// The folder of the desk's files in the site.
const FILES: &str = "desk";

/// The name of the desk's page in a language's folder.
const fn page_folder(language: Language) -> &'static str {
    match language {
        Language::Swedish => "redaktion",
        Language::English => "desk",
    }
}

/// Writes the page of the desk in each of the content's languages, if the site in `folder` has the desk.
pub fn write_pages(folder: &Path, strategy: &Strategy) -> Result<(), String> {
    let Some(files) = Files::find(&folder.join(FILES))? else {
        return Ok(());
    };
    for &language in &strategy.languages {
        let to_root = strategy.way_to_root_from_below(language);
        let own = folder
            .join(strategy.folder(language))
            .join(page_folder(language));
        write(&own.join("index.html"), &page(&files, language, to_root))?;
    }
    Ok(())
}

/// The names of the desk's files.
struct Files {
    start: String,
    program: String,
    wasm: String,
    style: String,
}

impl Files {
    /// `None` if there is no such folder.
    fn find(folder: &Path) -> Result<Option<Self>, String> {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Ok(None);
        };
        let names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let find = |start: &str, end: &str| {
            let found = names
                .iter()
                .find(|name| name.starts_with(start) && name.ends_with(end));
            found
                .cloned()
                .ok_or_else(|| format!("{}: there is no {start}…{end}", folder.display()))
        };
        Ok(Some(Self {
            start: find("start-", ".js")?,
            program: find("desk-", ".js")?,
            wasm: find("desk-", "_bg.wasm")?,
            style: find("desk-", ".css")?,
        }))
    }
}

fn page(files: &Files, language: Language, to_root: &str) -> String {
    let words: &DeskWords = desk_words(language);
    let file = |name: &str| [to_root, FILES, "/", name].concat();
    let mut page = "<!doctype html>\n<html".to_owned();
    write_attribute(&mut page, "lang", language.tag());
    page.push_str("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.push_str("<meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\"><title>");
    write_text(&mut page, words.title);
    page.push_str("</title><link rel=\"stylesheet\"");
    write_attribute(&mut page, "href", &file(&files.style));
    page.push_str("><link rel=\"icon\" type=\"image/svg+xml\"");
    write_attribute(&mut page, "href", &[to_root, "icon.svg"].concat());
    page.push_str("><script type=\"module\"");
    write_attribute(&mut page, "src", &file(&files.start));
    write_attribute(&mut page, "data-program", &file(&files.program));
    write_attribute(&mut page, "data-wasm", &file(&files.wasm));
    write_attribute(
        &mut page,
        "data-content",
        &[to_root, "content.json"].concat(),
    );
    write_attribute(&mut page, "data-element", &[to_root, "element.js"].concat());
    page.push_str("></script></head><body><div id=\"app\"");
    write_attribute(&mut page, "data-language", language.tag());
    write_attribute(&mut page, "data-replace", words.replace);
    write_attribute(&mut page, "data-rescue", words.rescue);
    page.push_str("><h1>");
    write_text(&mut page, words.title);
    page.push_str("</h1>");
    for (class, text) in [
        ("of-start", words.about),
        ("of-program", words.no_program),
        ("of-frame", words.in_frame),
    ] {
        page.push_str("<p");
        write_attribute(&mut page, "class", class);
        page.push('>');
        write_text(&mut page, text);
        page.push_str("</p>");
    }
    page.push_str("<noscript><p>");
    write_text(&mut page, words.no_program);
    page.push_str("</p></noscript></div></body></html>\n");
    page
}
