//! The pages of the editors' desk: what it is, and what to do where its program cannot run. The program replaces that.

use std::path::Path;

use life_science_map::content::{Language, Strategy};
use life_science_map::desk::words::{DeskWords, desk_words};
use life_science_map::markup::{write_attribute, write_text};

use pulldown_cmark::{Event, Tag};

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
        write(&own.join("index.html"), page(&files, language, to_root))?;
        let guide = guide(&files, language, &[to_root, "../"].concat());
        write(&own.join(GUIDE).join("index.html"), &guide)?;
        for (name, bytes) in pictures(language) {
            let path = folder.join(FILES).join(name);
            std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The folder of the guide beside the desk's page.
const GUIDE: &str = "guide";

/// The pictures of the guide in a language, with their names there.
fn pictures(language: Language) -> [(&'static str, &'static [u8]); 5] {
    macro_rules! pictures {
        ($tag:literal: $($name:literal)*) => {
            [$((
                concat!("desk-", $tag, "-", $name, ".png"),
                include_bytes!(concat!("../../../docs/guide/desk-", $tag, "-", $name, ".png")),
            )),*]
        };
    }
    match language {
        Language::Swedish => pictures!("sv": "findings" "contents" "form" "changes" "hand-over"),
        Language::English => pictures!("en": "findings" "contents" "form" "changes" "hand-over"),
    }
}

/// The page with the guide for editors.
fn guide(files: &Files, language: Language, to_root: &str) -> String {
    let text = match language {
        Language::Swedish => include_str!("../../../docs/guide/redaktion.md"),
        Language::English => include_str!("../../../docs/guide/desk.md"),
    };
    let folder = [to_root, FILES, "/"].concat();
    let events = pulldown_cmark::Parser::new(text).map(|event| match event {
        // Its pictures lie with the desk's files.
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Image {
            link_type,
            dest_url: [&*folder, &dest_url].concat().into(),
            title,
            id,
        }),
        other => other,
    });
    let mut body = "<main class=\"guide\">".to_owned();
    pulldown_cmark::html::push_html(&mut body, events);
    body.push_str("</main>");
    document(
        files,
        language,
        to_root,
        desk_words(language).guide,
        "",
        &body,
    )
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

/// An HTML document of the desk.
fn document(
    files: &Files,
    language: Language,
    to_root: &str,
    title: &str,
    scripts: &str,
    body: &str,
) -> String {
    let mut page = "<!doctype html>\n<html".to_owned();
    write_attribute(&mut page, "lang", language.tag());
    page.push_str("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.push_str("<meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\"><title>");
    write_text(&mut page, title);
    page.push_str("</title><link rel=\"stylesheet\"");
    write_attribute(
        &mut page,
        "href",
        &[to_root, FILES, "/", &files.style].concat(),
    );
    page.push_str("><link rel=\"icon\" type=\"image/svg+xml\"");
    write_attribute(&mut page, "href", &[to_root, "icon.svg"].concat());
    for part in [">", scripts, "</head><body>", body, "</body></html>\n"] {
        page.push_str(part);
    }
    page
}

fn page(files: &Files, language: Language, to_root: &str) -> String {
    let words: &DeskWords = desk_words(language);
    let file = |name: &str| [to_root, FILES, "/", name].concat();
    let mut script = "<script type=\"module\"".to_owned();
    for (name, value) in [
        ("src", file(&files.start)),
        ("data-program", file(&files.program)),
        ("data-wasm", file(&files.wasm)),
        ("data-content", [to_root, "content.json"].concat()),
        ("data-element", [to_root, "element.js"].concat()),
    ] {
        write_attribute(&mut script, name, &value);
    }
    script.push_str("></script>");
    let mut page = "<div id=\"app\"".to_owned();
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
    page.push_str("</p></noscript></div>");
    document(files, language, to_root, words.title, &script, &page)
}
