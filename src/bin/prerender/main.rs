//! Renders the pages of the site: `prerender DIST [BASE]`.
//!
//! Trunk has put its shell (`index.html`, with the hashed names of script and styles in its head) and `content.json` into
//! `DIST`. This renders the views to strings, as complete pages that can be read without WebAssembly, into `index.html`
//! (the content's first language) and a folder for each further language; a plain page in a folder below has everything at
//! once, and each tour has one with its pictures. `fragment.html` is each page again, for inclusion in somebody else's page.
//!
//! `BASE` is the address at which `DIST` will be served, with a slash at the end; without it, it is the one that the content
//! names. If it is known, each page links to a file beside it that lets other sites embed the page given only its address,
//! <https://oembed.com/>, and there are feeds, and a page that offers them: those formats require absolute addresses.

mod desk;
mod embedding;
mod shell;
mod stories;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use leptos::prelude::*;
use life_science_map::app::{App, Model};
use life_science_map::content::{Content, Language, Strategy, digest, excerpt};
use life_science_map::markup::{write_attribute, write_text};
use life_science_map::publish::{FeedSite, Story, Subscribe};
use life_science_map::take::data;
use life_science_map::view::{AllPage, Page, all_parts, part_file};
use life_science_map::words::{late_words, page_words, words};

use self::embedding::{OEMBED, fragment, oembed, oembed_link};
use self::shell::{Shell, Slot};

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

/// What all pages are rendered from.
struct Site<'a> {
    folder: &'a Path,
    /// The address of the site, with a slash at the end, if it is known.
    base: Option<String>,
    shell: Shell,
    bytes: Vec<u8>,
}

fn write_site(folder: &Path, base: Option<&str>) -> Result<(), String> {
    let shell = read(&folder.join("shell.html")).or_else(|_| read(&folder.join("index.html")))?;
    let shell =
        String::from_utf8(shell).map_err(|error| format!("the shell is not UTF-8: {error}"))?;
    let mut site = Site {
        folder,
        base: base.map(str::to_owned),
        shell: Shell::read(&shell).map_err(|error| error.to_string())?,
        bytes: read(&folder.join("content.json"))?,
    };
    let content = site.content(Language::ALL[0])?;
    let own = content.publication.address.as_deref();
    site.base = site.base.or_else(|| folder_address(own?));
    site.write_feeds(&content)?;
    site.write_data(&content)?;
    let strategy = content.strategy;
    for &language in &strategy.languages {
        site.write_language(language)?;
    }
    desk::write_pages(folder, &strategy)?;
    write_folders(folder, &strategy)
}

impl Site<'_> {
    fn content(&self, language: Language) -> Result<Content, String> {
        let content = Content::read(&self.bytes).map(|(content, _)| content);
        content.map_err(|error| {
            format!(
                "{}: {} (see `cargo xtask check`)",
                self.folder.join("content.json").display(),
                (late_words(language).error_content)(&error)
            )
        })
    }

    /// Renders everything in one language.
    fn write_language(&self, language: Language) -> Result<(), String> {
        let model = Arc::new(Model::new(self.content(language)?, language));
        let strategy = &model.content.strategy;
        let to_root = strategy.way_to_root(language);
        let pages = self.folder.join(strategy.folder(language));
        let excerpt = self.excerpt(language)?;
        let shell = self.shell.clone().in_language(language.tag(), to_root);
        // Identifies what the page was rendered from, for the program.
        let source = format!(
            " data-digest=\"{}\" data-lengths=\"{}\"",
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
        let view = render(&model, || view! { <Page/> });
        // Outside of what is brought to life, since the program knows nothing of feeds.
        let base = self.base.as_deref();
        let subscribe = base.map_or_else(String::new, |_| Subscribe::link(language));
        let stories = Story::links(&model.content, language);
        for part in [
            &*source, ">", &view, "</div>", &stories, &subscribe, &excerpt,
        ] {
            app.push_str(part);
        }
        let embedding = base.map(|base| oembed_link(base, &model) + &Subscribe::discovery());
        let first = shell.page(true, |slot| match slot {
            Slot::Title => title(model.title()),
            Slot::Description => description(&model),
            Slot::Languages => alternates(strategy, to_root, |_| String::new()),
            Slot::Embedding => embedding.clone().unwrap_or_default(),
            Slot::App => app.clone(),
        });
        write(&pages.join("index.html"), &first)?;
        if let Some(base) = base {
            write(&pages.join(OEMBED), oembed(base, &model))?;
        }
        let below = self
            .shell
            .clone()
            .in_language(language.tag(), strategy.way_to_root_from_below(language));
        write_all_pages(&pages, &below, &model)?;
        self.write_subscribe_page(&pages, &below, &model)?;
        stories::write_stories(self.folder, &self.shell, &model)?;
        write_forwarding_pages(&pages, &shell, &model)?;
        self.write_fragment(&pages, &source, &excerpt, language)
    }

    /// Writes the files of all initiatives for programs.
    fn write_data(&self, content: &Content) -> Result<(), String> {
        let root = self.base.as_deref().unwrap_or_default();
        let languages = content.strategy.languages.first();
        let language = languages.copied().unwrap_or(Language::ALL[0]);
        let files = data::files(&self.bytes, root, language).ok_or("the content is not JSON")?;
        for file in files {
            write(&self.folder.join(data::FOLDER).join(file.name), file.bytes)?;
        }
        Ok(())
    }

    /// Writes the feeds and the calendars. Without an address there are none, and the output says so.
    fn write_feeds(&self, content: &Content) -> Result<(), String> {
        let Some(address) = self.base.as_deref() else {
            println!(
                "No feeds, no calendar, no page to subscribe and no oEmbed: they need \"publication\": {{\"address\": …}} in the content, or --base."
            );
            return Ok(());
        };
        let site = FeedSite { content, address };
        if content.publication.tag.is_none() {
            println!(
                "The ids in the feeds come from the address, since the content has no \"publication\": {{\"tag\": …}}."
            );
        }
        for file in site.files() {
            write(&self.folder.join(file.path), &file.text)?;
        }
        Ok(())
    }

    /// Renders the page that offers the feeds, if there are any. It is plain: without scripts.
    fn write_subscribe_page(
        &self,
        folder: &Path,
        shell: &Shell,
        model: &Model,
    ) -> Result<(), String> {
        let Some(address) = self.base.as_deref() else {
            return Ok(());
        };
        let language = model.language;
        let content = &model.content;
        let site = FeedSite { content, address };
        let subscribe = Subscribe { site, language }.html();
        let name = Subscribe::name(language);
        let page = shell.page(false, |slot| match slot {
            Slot::Title => title(&[name, " – ", model.title()].concat()),
            Slot::Description => description(model),
            Slot::Languages => below_alternates(model, Subscribe::folder),
            Slot::Embedding => String::new(),
            Slot::App => ["<div id=\"app\">", &subscribe, "</div>"].concat(),
        });
        let file = folder.join(Subscribe::folder(language)).join("index.html");
        write(&file, &page)
    }

    /// The excerpt as a data block, which the browser neither runs nor displays: <https://html.spec.whatwg.org/#data-block>.
    fn excerpt(&self, language: Language) -> Result<String, String> {
        let excerpt = excerpt(&self.bytes, language).ok_or("the content is not JSON")?;
        let (open, close) = (
            "<script type=\"application/json\" id=\"excerpt\">",
            "</script>",
        );
        Ok([open, &excerpt, close].concat())
    }

    fn write_fragment(
        &self,
        pages: &Path,
        source: &str,
        excerpt: &str,
        language: Language,
    ) -> Result<(), String> {
        let mut model = Model::new(self.content(language)?, language);
        model.is_guest = true;
        let model = Arc::new(model);
        let app = render(&model, || view! { <Page/> });
        let fragment = fragment(&self.shell, &model, source, &app, excerpt);
        let fragment = fragment.map_err(|error| error.to_string())?;
        write(&pages.join("fragment.html"), &fragment)
    }
}

/// Renders the page with everything, in parts if it is long. It is plain: without scripts.
fn write_all_pages(folder: &Path, shell: &Shell, model: &Arc<Model>) -> Result<(), String> {
    let parts = all_parts(model);
    let count = parts.len();
    let whole = model
        .phrases()
        .all_on_one_page(model.content.initiatives().len());
    for (part, groups) in (1..).zip(parts) {
        let list = render(model, move || view! { <AllPage groups part parts=count/> });
        let name = if count > 1 {
            model.phrases().page_of(part, count)
        } else {
            whole.clone()
        };
        let page = shell.page(false, |slot| match slot {
            Slot::Title => title(&[&*name, " – ", model.title()].concat()),
            Slot::Description => description(model),
            Slot::Languages => below_alternates(model, |language| words(language).all_folder),
            Slot::Embedding => String::new(),
            // Links to states of the map lead to the map, one folder up.
            Slot::App => ["<div id=\"app\">", &list, "</div>"]
                .concat()
                .replace(" href=\"?", " href=\"../?"),
        });
        write(
            &folder.join(model.words().all_folder).join(part_file(part)),
            &page,
        )?;
    }
    Ok(())
}

/// Forwards the addresses of the numbered pages that the list once had to the page with everything.
fn write_forwarding_pages(folder: &Path, shell: &Shell, model: &Model) -> Result<(), String> {
    /// How many entries each of them had.
    const STEP: usize = 200;
    let total = model.content.initiatives().len();
    for number in 2..=total.div_ceil(STEP) {
        let to = &*["./", model.words().all_folder].concat();
        let name = model.phrases().all_on_one_page(total);
        let page = shell.page(false, |slot| match slot {
            Slot::Title => title(&[&*name, " – ", model.title()].concat()),
            Slot::Description => description(model),
            Slot::Languages => {
                let mut forwarding = "<meta http-equiv=\"refresh\"".to_owned();
                write_attribute(&mut forwarding, "content", &["0; url=", to].concat());
                forwarding.push_str("><link rel=\"canonical\"");
                write_attribute(&mut forwarding, "href", to);
                forwarding + ">"
            }
            Slot::Embedding => String::new(),
            Slot::App => {
                let mut link = "<main id=\"app\"><a".to_owned();
                write_attribute(&mut link, "href", to);
                link.push('>');
                write_text(&mut link, &name);
                link + "</a></main>"
            }
        });
        write(&folder.join(format!("list-{number}.html")), &page)?;
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
    let text = own.map_or(page_words(model.language).description, |text| {
        text.in_language(model.language)
    });
    let mut meta = "<meta name=\"description\"".to_owned();
    write_attribute(&mut meta, "content", text);
    meta + ">"
}

/// The address of a folder, with a slash at its end. `None` for one with a query or a fragment.
fn folder_address(address: &str) -> Option<String> {
    let end = if address.ends_with('/') { "" } else { "/" };
    (!address.contains(['?', '#'])).then(|| [address, end].concat())
}

/// Links to a page in a folder below the map's page, in each language.
fn below_alternates(model: &Model, folder: fn(Language) -> &'static str) -> String {
    let strategy = &model.content.strategy;
    let root = strategy.way_to_root_from_below(model.language);
    alternates(strategy, root, |language| folder(language).to_owned())
}

/// Links to the page in each language, if there are several: the map, or a page in a folder below it. `root` is the way to the
/// site's root.
fn alternates(strategy: &Strategy, root: &str, folder: impl Fn(Language) -> String) -> String {
    let mut links = String::new();
    if strategy.languages.len() > 1 {
        for &language in &strategy.languages {
            let address = [root, strategy.folder(language), &folder(language)].concat();
            links.push_str("<link rel=\"alternate\"");
            write_attribute(&mut links, "hreflang", language.tag());
            write_attribute(&mut links, "href", &address);
            links.push('>');
        }
    }
    links
}

/// Writes the folder of each language's pages into the script of the custom element, if that is there: into its one text
/// that begins like this.
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
    write(&path, [before, &folders, after].concat())
}

/// The lengths in bytes that a server may report for a file: that of the file itself, and of the compressed one that the build
/// lays beside it.
fn lengths(path: &Path) -> String {
    let mut lengths = Vec::new();
    for ending in ["json", "json.gz"] {
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

fn write(path: &PathBuf, page: impl AsRef<[u8]>) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, page).map_err(failed)
}
