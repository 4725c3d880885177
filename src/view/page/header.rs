//! The header and the footer: title, languages, sources of the content.

use crate::app::App;
use crate::state::links::{Go, href, href_in, step};
use crate::ui::{Piece, html};
use crate::view::standing::{Standing, standing};
use crate::view::text::{link_out, localized, plain};
use crate::words::{date, words};

/// The header of the map's page, or of the page with everything.
pub(crate) fn site_header(app: &App, is_all: bool) -> Piece {
    let skips = if is_all { 1 } else { 3 };
    html("header")
        .class("site-header")
        .children(standing(app, Standing::SkipLinks).into_iter().take(skips))
        .children(standing(app, Standing::Heading))
        .children(standing(app, Standing::Lead))
        .children(languages(app, is_all))
        .children(
            (!is_all)
                .then(|| standing(app, Standing::Tours))
                .into_iter()
                .flatten(),
        )
}

/// The first links of the page: past what stands before the list, the map and the views.
pub(crate) fn skip_links(app: &App) -> [Piece; 3] {
    let phrases = app.model.phrases();
    let words = phrases.page_words();
    [
        ("#results-heading", &*phrases.say(words.skip_to_results)),
        ("#map", words.back_to_map),
        ("#views", words.skip_filter),
    ]
    .map(|(target, name)| {
        let link = html("a").class("skip").attr("href", target);
        link.text(name.to_owned())
    })
}

/// The map's name.
pub(crate) fn heading(app: &App) -> Piece {
    let level = if app.model.is_guest { "h2" } else { "h1" };
    match &app.model.content.title {
        Some(title) => localized(level, app, title),
        None => html(level).text(app.model.words().title),
    }
}

/// What the map is, and how new.
pub(crate) fn lead(app: &App) -> Piece {
    let model = &app.model;
    let lead = match &model.content.strategy.lead {
        Some(lead) => localized("p", app, lead),
        None => html("p").text(model.phrases().page_words().lead),
    };
    lead.class("lead").children(as_of(app))
}

/// Links to the tours.
pub(crate) fn tours(app: &App) -> Piece {
    let model = &app.model;
    let links = model.content.tours.iter().map(|tour| {
        // Its first step may show something else than the map as it is at first.
        let first = tour.steps.first();
        let first = first.map(|own| step(tour, own, &model.content));
        let address = first.map(|own| href(&own, &model.content));
        localized("a", app, &tour.title)
            .attr(
                "href",
                address.unwrap_or_else(|| ["?tour=", &tour.id].concat()),
            )
            .attr("data-go", Go::State.id())
            .attr("data-tour", "")
    });
    let links: Vec<_> = links.collect();
    let label = (!links.is_empty()).then(|| plain(model.phrases().page_words().tours));
    html("p")
        .class("tours needs-wasm")
        .children(label)
        .children(links)
}

/// How new the content is.
fn as_of(app: &App) -> Option<Piece> {
    let model = &app.model;
    let phrases = model.phrases();
    let updated = date(model.content.updated?, model.language);
    let said = phrases.say_with(phrases.page_words().as_of, &[("updated", &updated)]);
    Some(html("span").class("as-of").text([" ", &said].concat()))
}

/// Links to the same state in each other language of the content, or to the same page with everything.
fn languages(app: &App, is_all: bool) -> Option<Piece> {
    let model = &app.model;
    let strategy = &model.content.strategy;
    let root = if is_all {
        strategy.way_to_root_from_below(model.language)
    } else {
        strategy.way_to_root(model.language)
    };
    let mut links = Vec::new();
    for &other in &strategy.languages {
        if other == model.language {
            continue;
        }
        let mut folder = [root, strategy.folder(other)].concat();
        if is_all {
            folder.push_str(words(other).all_folder);
        }
        let app = app.clone();
        links.push(
            html("a")
                .attr("lang", other.tag())
                .attr("hreflang", other.tag())
                .attr("rel", "alternate")
                .attr("data-language", "")
                .attr_fn("href", move || {
                    Some(href_in(&folder, &app.state(), &app.model.content))
                })
                .text(other.name()),
        );
    }
    (!links.is_empty()).then(|| {
        html("nav")
            .attr("aria-label", model.words().language_navigation)
            .children(links)
    })
}

/// The message for visitors for whom the program does not run. The style sheet displays the sentence that is true: the scripts
/// find the cause, and without any it is that there are none.
pub(crate) fn without_wasm(app: &App) -> Piece {
    let words = app.model.phrases().page_words();
    let [scripts, disabled, lost, old] = words.without_wasm;
    let cause =
        |class: &'static str, sentence: &'static str| html("span").class(class).text(sentence);
    html("p")
        .class("without-wasm notice")
        .child(cause("of-scripts", scripts))
        .child(cause("of-wasm", disabled))
        .child(cause("of-files", lost))
        .child(cause("of-age", old))
        .text(" ")
        .text(words.without_wasm_kept)
}

/// When the content was updated.
pub(crate) fn updated_line(app: &App) -> Option<Piece> {
    let (model, phrases) = (&app.model, app.model.phrases());
    let updated = date(model.content.updated?, model.language);
    let said = phrases.say_with(phrases.page_words().footer, &[("updated", &updated)]);
    Some(html("p").class("updated").text(said))
}

/// The strategy's own page.
pub(crate) fn source_line(app: &App) -> Option<Piece> {
    let model = &app.model;
    let source = model.content.strategy.sources.first()?;
    let name = model.phrases().page_words().footer_sources;
    Some(html("p").child(link_out(&source.url, name)))
}

pub(crate) fn site_footer(app: &App) -> Piece {
    html("footer")
        .class("site-footer")
        .children(standing(app, Standing::Updated))
        .children(standing(app, Standing::Source))
        .child(own_window(app))
}

/// A link to the same state in the map's own page, for embedded maps: the style sheet displays it only there.
fn own_window(app: &App) -> Piece {
    let model = &app.model;
    let name = model
        .phrases()
        .say_with(model.words().own_window, &[("title", model.title())]);
    let app = app.clone();
    html("p").class("own-window").child(
        html("a")
            .attr("target", "_blank")
            .attr_fn("href", move || {
                Some(href_in("./", &app.state().by_itself(), &app.model.content))
            })
            .text(name),
    )
}
