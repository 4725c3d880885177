//! The dialog with the code that embeds the map, in its current state, in another page.

use leptos::prelude::*;

use crate::app::{App, document_title};
use crate::browser;
use crate::embed::{EmbedCode, Way, embedded, on_its_own, site_root};
use crate::state::{Controls, State, Theme, url};
use crate::ui::{Piece, effect, html};
use crate::view::text::{close_button, copyable, plain};
use crate::words::{EmbedWords, embed_words};

/// The id of the dialog.
const DIALOG: &str = "embed";

/// The visitor's choices in the dialog. The first three are indices into the lists of options.
#[derive(Clone, Copy)]
struct Choices {
    theme: RwSignal<usize>,
    controls: RwSignal<usize>,
    way: RwSignal<usize>,
    title: RwSignal<String>,
}

/// The dialog. It opens when it is mounted, and is unmounted when it is closed.
pub(crate) fn dialog(app: &App) -> Piece {
    let words = embed_words(app.model.language);
    let is_open = app.embedding;
    let default_title = untrack(|| default_title(app));
    let theme = app.query.with_untracked(|query| query.theme);
    let choices = Choices {
        theme: RwSignal::new(theme.map_or(0, |theme| theme as usize + 1)),
        controls: RwSignal::new(0),
        way: RwSignal::new(0),
        title: RwSignal::new(default_title.clone()),
    };
    let fields = fields(words, default_title.clone(), choices);
    effect(|| browser::open_dialog(DIALOG));

    let preview = {
        let app = app.clone();
        move || vec![preview(&app, choices)]
    };
    let code = {
        let app = app.clone();
        move || {
            let mut title = choices.title.get();
            if title.trim().is_empty() {
                title.clone_from(&default_title);
            }
            let code = code(&app, choices, &title);
            let field = html("textarea")
                .attr("rows", "7")
                .attr("spellcheck", "false")
                .text(code.clone());
            vec![copyable(
                &app,
                "embed-code",
                [words.code, words.copy],
                field,
                code,
            )]
        }
    };
    html("dialog")
        .attr("id", DIALOG)
        .class("panel embed")
        .attr("aria-labelledby", "embed-heading")
        .attr("closedby", "any")
        .on("close", move |_| is_open.set(false))
        .child(head(app.model.words().close, words.heading))
        .child(html("p").text(words.lead))
        .child(fields)
        .child(html("div").children_fn(code))
        .child(html("p").class("embed-caption").text(words.preview))
        .child(html("div").class("preview").children_fn(preview))
}

/// The heading with the button that closes the dialog. Not a `header`: a dialog is not sectioning content, so a `header` in it
/// would be the banner of the page.
fn head(close: &'static str, heading: &'static str) -> Piece {
    html("div")
        .class("panel-head")
        .child(
            html("h2")
                .attr("id", "embed-heading")
                .attr("tabindex", "-1")
                .text(heading),
        )
        .child(close_button(close, || {
            browser::close_dialog(DIALOG);
        }))
}

/// The controls for the visitor's choices.
fn fields(words: &'static EmbedWords, default_title: String, choices: Choices) -> Piece {
    let title = html("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("value", default_title)
        .on("input", move |event| {
            choices.title.set(event_target_value(&event));
        });
    html("div")
        .class("embed-choices")
        .child(field(words.title, title))
        .child(choice("way", words.way, &words.ways, choices.way))
        .child(choice("theme", words.theme, &words.themes, choices.theme))
        .child(choice(
            "controls",
            words.controls,
            &words.controls_choices,
            choices.controls,
        ))
}

/// The preview of the embedded map. A new frame for each change: navigating an existing frame would add a history entry to
/// the page. It is inert, so that it catches neither the focus nor the wheel.
fn preview(app: &App, choices: Choices) -> Piece {
    html("iframe")
        .attr("src", map_address(app, choices))
        .attr("title", embed_words(app.model.language).preview)
        .attr("tabindex", "-1")
        .attr("inert", "")
        .into()
}

/// A form field with its label.
fn field(name: &'static str, control: impl Into<Piece>) -> Piece {
    html("label").child(plain(name)).child(control)
}

/// A select with a few options.
fn choice(
    key: &'static str,
    name: &'static str,
    options: &'static [&'static str],
    chosen: RwSignal<usize>,
) -> Piece {
    let select = html("select").attr("name", key).on("change", move |event| {
        if let Some(control) = browser::changed_control(&event) {
            chosen.set(control.value.parse().unwrap_or_default());
        }
    });
    let options = options.iter().enumerate().map(|(place, option)| {
        let is_chosen = chosen.get_untracked() == place;
        html("option")
            .attr("value", place.to_string())
            .attr_opt("selected", is_chosen.then_some(""))
            .text(*option)
    });
    field(name, select.children(options))
}

/// The address of the map to embed.
fn map_address(app: &App, choices: Choices) -> String {
    let theme = choices.theme.get().checked_sub(1);
    let theme = theme.and_then(|place| Theme::ALL.get(place).copied());
    let controls = Controls::ALL.get(choices.controls.get());
    let controls = controls.copied().unwrap_or_default();
    address(app, &embedded(app.state(), theme, controls))
}

fn address(app: &App, state: &State) -> String {
    browser::absolute_address(&url::write(state, &app.model.content))
}

/// The embed code for the visitor's choices.
fn code(app: &App, choices: Choices, title: &str) -> String {
    let language = app.model.language;
    let page = browser::page_address();
    EmbedCode {
        way: Way::ALL.get(choices.way.get()).copied().unwrap_or_default(),
        map: &map_address(app, choices),
        page: &address(app, &on_its_own(app.state())),
        root: site_root(&page, app.model.content.strategy.folder(language)),
        language,
        title,
        link: &[embed_words(language).link, ": ", title].concat(),
    }
    .code()
}

/// A title that describes the state.
fn default_title(app: &App) -> String {
    let count = app.shown.with(|shown| shown.count());
    document_title(&app.model, &app.state(), count)
}
