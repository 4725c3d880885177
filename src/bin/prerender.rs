//! Writes the pages of the site: `prerender DIST`.
//!
//! Trunk has put its shell (`index.html`, with the hashed names of script and styles in its head) and `content.json`
//! into `DIST`. This renders the views to strings, as complete pages that need no WebAssembly to be read, into
//! `index.html` (Swedish) and `en/index.html`; what the list's cut leaves out goes to plain pages beside them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::content::{Content, Language, digest, excerpt};
use life_science_map::messages::messages;
use life_science_map::query::Sort;
use life_science_map::view::{App, FurtherPage, LIST_STEP, Page, Site, further_page_name};

/// What stands in the shell for the address of the content's excerpt.
const EXCERPT: &str = "=\"./excerpt\"";

/// The shell's empty place for the app.
const PLACE: &str = "<div id=\"app\"></div>";

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: prerender DIST");
        return ExitCode::from(2);
    };
    match write_pages(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_pages(folder: &Path) -> Result<(), String> {
    let shell = read(&folder.join("shell.html")).or_else(|_| read(&folder.join("index.html")))?;
    let shell =
        String::from_utf8(shell).map_err(|error| format!("the shell is not UTF-8: {error}"))?;
    if shell.matches(PLACE).count() != 1 {
        return Err(format!(
            "the shell index.html must hold {PLACE} exactly once"
        ));
    }
    let content_path = folder.join("content.json");
    let bytes = read(&content_path)?;
    let content_digest = digest(&bytes);
    let lengths = lengths(&content_path);
    for language in Language::ALL {
        let (content, _) = Content::read(&bytes).map_err(|error| {
            format!(
                "{}: {} (see `cargo xtask check`)",
                content_path.display(),
                (messages(language).error_content)(&error)
            )
        })?;
        let site = Arc::new(Site::new(content, language));
        let (pages, depth) = match language {
            Language::Swedish => (folder.to_owned(), "./"),
            Language::English => (folder.join("en"), "../"),
        };
        let excerpt = write_excerpt(folder, &bytes, language)?;
        let shell = shell.replace(EXCERPT, &format!("=\"./{excerpt}\""));
        let page = shell_in(&shell, &site, depth);
        let app = format!(
            "<div id=\"app\" data-language=\"{}\" data-content=\"{depth}content.json\" data-digest=\"{content_digest}\" data-lengths=\"{lengths}\">{}</div>",
            language.tag(),
            render(&site, || view! { <Page/> }),
        );
        write(&pages.join("index.html"), &page.replace(PLACE, &app))?;
        write_further_pages(&pages, &page, &site)?;
    }
    Ok(())
}

/// Writes what the first view needs of the content; gives the file's name, which has a fingerprint in it, so that a page
/// can never meet the excerpt of another content.
fn write_excerpt(folder: &Path, content: &[u8], language: Language) -> Result<String, String> {
    let excerpt = excerpt(content, language).ok_or("the content is not JSON")?;
    let name = format!(
        "content-{}-{}.json",
        language.tag(),
        digest(excerpt.as_bytes())
    );
    write(&folder.join(&name), &excerpt)?;
    Ok(name)
}

/// How many bytes a server may say that a file has: as it is, and in the compressed forms that lie beside it.
fn lengths(path: &Path) -> String {
    let mut lengths = Vec::new();
    for ending in ["json", "json.br", "json.gz"] {
        if let Ok(file) = std::fs::metadata(path.with_extension(ending)) {
            lengths.push(file.len().to_string());
        }
    }
    lengths.join(" ")
}

/// The pages with what lies beyond the first page's list. They are plain: no script comes with them.
fn write_further_pages(folder: &Path, page: &str, site: &Arc<Site>) -> Result<(), String> {
    let shown = site.shown(&life_science_map::query::Filter::default());
    let order = life_science_map::query::order(&site.content, &shown, Sort::Date, site.language);
    let pages = order.len().div_ceil(LIST_STEP);
    let plain = without_scripts(page);
    for (number, part) in (1..).zip(order.chunks(LIST_STEP)).skip(1) {
        let initiatives = part.to_vec();
        let list = render(
            site,
            move || view! { <FurtherPage initiatives page=number pages/> },
        );
        write(
            &folder.join(further_page_name(number)),
            &plain.replace(PLACE, &format!("<div id=\"app\">{list}</div>")),
        )?;
    }
    Ok(())
}

/// Renders a view with an app in its first state in the context.
fn render<V: IntoView + 'static>(site: &Arc<Site>, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(App::new(Arc::clone(site)));
        view().into_view().to_html()
    })
}

/// The shell in the page's language, with addresses that fit its folder.
fn shell_in(shell: &str, site: &Site, depth: &str) -> String {
    let words = site.words();
    let title = site
        .content
        .title
        .as_ref()
        .map_or(words.title, |title| title.in_language(site.language));
    let swedish = messages(Language::Swedish);
    let mut page = shell
        .replace(
            "<html lang=\"sv\"",
            &format!("<html lang=\"{}\"", site.language.tag()),
        )
        .replace(swedish.description, words.description)
        .replace(
            &format!("<title>{}</title>", swedish.title),
            &format!("<title>{}</title>", escaped(title)),
        );
    if depth != "./" {
        for attribute in ["href", "src", "data-program", "data-wasm", "data-excerpt"] {
            page = page.replace(
                &format!("{attribute}=\"./"),
                &format!("{attribute}=\"{depth}"),
            );
        }
    }
    page
}

/// The page without its scripts and what is loaded early for them.
fn without_scripts(page: &str) -> String {
    let mut plain = String::with_capacity(page.len());
    for line in page.lines() {
        let is_script = ["<script", "rel=\"modulepreload\"", "rel=\"preload\""]
            .iter()
            .any(|sign| line.contains(sign));
        if !is_script {
            plain.push_str(line);
            plain.push('\n');
        }
    }
    plain
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &PathBuf, page: &str) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, page).map_err(failed)
}
