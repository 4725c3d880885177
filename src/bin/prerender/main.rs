//! Renders the pages of the site: `prerender DIST [BASE]`.
//!
//! Trunk has put its shell (`index.html`, with the hashed names of scripts and styles in its head) and `content.json` into
//! `DIST`. This renders the views to strings, as complete pages that can be read without WebAssembly, into `index.html` (the
//! content's first language) and one folder per further language; entries beyond the limit of the list go to plain pages
//! beside them. `fragment.html` is each page again, for inclusion in somebody else's page.
//!
//! `BASE` is the address at which `DIST` will be served, with a slash at the end. If it is known, each page links to a file
//! beside it that lets other sites embed the page given only its address: <https://oembed.com/>. That format requires
//! absolute addresses.

mod embedding;
mod shell;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, LIST_STEP, Model};
use life_science_map::content::{Content, Language, Strategy, digest, excerpt};
use life_science_map::markup::{write_attribute, write_text};
use life_science_map::query::{Filter, Sort, order};
use life_science_map::view::{FurtherPage, Page, further_page_name};
use life_science_map::words::words;

use self::embedding::{OEMBED, fragment, oembed, oembed_link};
use self::shell::{Part, Place, Shell};

/// The element in the rendered page that takes the links to the program.
const PROGRAM: &str = "<div id=\"program\" hidden></div>";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: prerender DIST [BASE]");
        return ExitCode::from(2);
    };
    let base = arguments
        .next()
        .map(|base| base.to_string_lossy().into_owned());
    match write_site(Path::new(&folder), base.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What all pages are made from.
struct Site<'a> {
    folder: &'a Path,
    /// The address at which it will be served, if that is known.
    base: Option<&'a str>,
    shell: Shell,
    bytes: Vec<u8>,
}

fn write_site(folder: &Path, base: Option<&str>) -> Result<(), String> {
    let shell = read(&folder.join("shell.html")).or_else(|_| read(&folder.join("index.html")))?;
    let shell =
        String::from_utf8(shell).map_err(|error| format!("the shell is not UTF-8: {error}"))?;
    let site = Site {
        folder,
        base,
        shell: Shell::read(&shell).map_err(|error| error.to_string())?,
        bytes: read(&folder.join("content.json"))?,
    };
    let strategy = site.content(Language::ALL[0])?.strategy;
    for &language in &strategy.languages {
        site.write_language(language)?;
    }
    write_folders(folder, &strategy)
}

impl Site<'_> {
    fn content(&self, language: Language) -> Result<Content, String> {
        let content = Content::read(&self.bytes).map(|(content, _)| content);
        content.map_err(|error| {
            format!(
                "{}: {} (see `cargo xtask check`)",
                self.folder.join("content.json").display(),
                (words(language).error_content)(&error)
            )
        })
    }

    /// Writes all files of a language.
    fn write_language(&self, language: Language) -> Result<(), String> {
        let model = Arc::new(Model::new(self.content(language)?, language));
        let strategy = &model.content.strategy;
        let to_root = strategy.way_to_root(language);
        let pages = self.folder.join(strategy.folder(language));
        let (excerpt, excerpt_digest) = self.write_excerpt(language)?;
        let from_root = self.shell.clone().with_excerpt(&excerpt);
        let shell = from_root.clone().in_language(language.tag(), to_root);
        // Identifies what the page was rendered from, for the program.
        let source = format!(
            " data-digest=\"{}\" data-excerpt-digest=\"{excerpt_digest}\" data-lengths=\"{}\"",
            digest(&self.bytes),
            lengths(&self.folder.join("content.json"))
        );
        let mut app = "<div id=\"app\"".to_owned();
        write_attribute(&mut app, "data-language", language.tag());
        write_attribute(
            &mut app,
            "data-content",
            &[to_root, "content.json"].concat(),
        );
        let view = with_program(&render(&model, || view! { <Page/> }), &shell)?;
        for part in [&*source, ">", &view, "</div>"] {
            app.push_str(part);
        }
        let embedding = self.base.map(|base| oembed_link(base, &model));
        let first = shell.page(true, |place| match place {
            Place::Title => title(model.title()),
            Place::Description => description(&model),
            Place::Languages => alternates(&model),
            Place::Embedding => embedding.clone().unwrap_or_default(),
            Place::App => app.clone(),
        });
        write(&pages.join("index.html"), &first)?;
        if let Some(base) = self.base {
            write(&pages.join(OEMBED), &oembed(base, &model))?;
        }
        write_further_pages(&pages, &shell, &model)?;
        self.write_fragment(&pages, &from_root, &source, language)
    }

    /// Writes the excerpt: what the first view needs of the content. Returns the name of the file and its digest. The name
    /// contains the digest, so that a page never gets the excerpt of another content.
    fn write_excerpt(&self, language: Language) -> Result<(String, String), String> {
        let excerpt = excerpt(&self.bytes, language).ok_or("the content is not JSON")?;
        let digest = digest(excerpt.as_bytes());
        let name = format!("content-{}-{digest}.json", language.tag());
        write(&self.folder.join(&name), &excerpt)?;
        Ok((name, digest))
    }

    fn write_fragment(
        &self,
        pages: &Path,
        shell: &Shell,
        source: &str,
        language: Language,
    ) -> Result<(), String> {
        let mut model = Model::new(self.content(language)?, language);
        model.is_guest = true;
        let model = Arc::new(model);
        let app = render(&model, || view! { <Page/> });
        let fragment = fragment(shell, &model, source, &app).map_err(|error| error.to_string())?;
        write(&pages.join("fragment.html"), &fragment)
    }
}

/// Puts the links to the program into a rendered page.
fn with_program(page: &str, shell: &Shell) -> Result<String, String> {
    let (before, after) = page
        .split_once(PROGRAM)
        .filter(|(_, after)| !after.contains(PROGRAM))
        .ok_or_else(|| format!("the page must hold {PROGRAM} exactly once"))?;
    let program = shell.part(Part::Program);
    let filled = PROGRAM.replace("></", &[">\n", &program, "</"].concat());
    Ok([before, &filled, after].concat())
}

/// Renders the entries beyond the first page's list as further pages. They are plain: without scripts.
fn write_further_pages(folder: &Path, shell: &Shell, model: &Arc<Model>) -> Result<(), String> {
    let shown = model.shown(&Filter::default());
    let order = order(&model.content, &shown, Sort::Date, model.language);
    let pages = order.len().div_ceil(LIST_STEP);
    for (number, part) in (1..).zip(order.chunks(LIST_STEP)).skip(1) {
        let initiatives = part.to_vec();
        let list = render(
            model,
            move || view! { <FurtherPage initiatives page=number pages/> },
        );
        let name = [
            &*model.phrases().page_of(number, pages),
            " – ",
            model.title(),
        ]
        .concat();
        let page = shell.page(false, |place| match place {
            Place::Title => title(&name),
            Place::Description => description(model),
            Place::Languages => alternates(model),
            Place::Embedding => String::new(),
            Place::App => ["<div id=\"app\">", &list, "</div>"].concat(),
        });
        write(&folder.join(further_page_name(number)), &page)?;
    }
    Ok(())
}

fn title(name: &str) -> String {
    let mut title = "<title>".to_owned();
    write_text(&mut title, name);
    title + "</title>"
}

fn description(model: &Model) -> String {
    let own = model.content.strategy.description.as_ref();
    let text = own.map_or(model.words().description, |text| {
        text.in_language(model.language)
    });
    let mut meta = "<meta name=\"description\"".to_owned();
    write_attribute(&mut meta, "content", text);
    meta + ">"
}

/// Links to the page in each language, where there are several.
fn alternates(model: &Model) -> String {
    let strategy = &model.content.strategy;
    let mut links = String::new();
    if strategy.languages.len() > 1 {
        let root = strategy.way_to_root(model.language);
        for &language in &strategy.languages {
            links.push_str("<link rel=\"alternate\"");
            write_attribute(&mut links, "hreflang", language.tag());
            write_attribute(
                &mut links,
                "href",
                &[root, strategy.folder(language)].concat(),
            );
            links.push('>');
        }
    }
    links
}

/// Writes the folder of each language into the script of the custom element, if the folder has that script. The script holds
/// them in one string, which starts with `FOLDERS`, so that they can be written again.
fn write_folders(folder: &Path, strategy: &Strategy) -> Result<(), String> {
    const FOLDERS: &str = "page:folders";
    let path = folder.join("element.js");
    let Ok(script) = std::fs::read_to_string(&path) else {
        return Ok(());
    };
    let told = script.split_once(FOLDERS).and_then(|(before, after)| {
        let end = after.find(['"', '\'', '`'])?;
        Some((before, after.get(end..)?))
    });
    let (before, after) = told
        .filter(|(_, after)| !after.contains(FOLDERS))
        .ok_or_else(|| format!("{} must hold {FOLDERS} exactly once", path.display()))?;
    let mut folders = FOLDERS.to_owned();
    for &language in &strategy.languages {
        for part in [" ", language.tag(), ":", strategy.folder(language)] {
            folders.push_str(part);
        }
    }
    write(&path, &[before, &folders, after].concat())
}

/// The lengths in bytes that a server may report for a file: that of the file itself, and of the compressed files beside
/// it.
fn lengths(path: &Path) -> String {
    let mut lengths = Vec::new();
    for ending in ["json", "json.br", "json.gz"] {
        if let Ok(file) = std::fs::metadata(path.with_extension(ending)) {
            lengths.push(file.len().to_string());
        }
    }
    lengths.join(" ")
}

/// Renders a view, with an app in its initial state in the context.
fn render<V: IntoView + 'static>(model: &Arc<Model>, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(App::new(Arc::clone(model), None));
        view().into_view().to_html()
    })
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
