//! The dialog with the code that shows the map, as it is here, in a page of somebody else's.

use leptos::prelude::*;

use super::App;
use super::page::document_title;
use super::parts::{Part, drawn, is_embedding_wanted, parts_notice};
use super::piece::{Piece, effect, html};
use super::status::{condition_name, count_sentence};
use super::text::{button, close_button, copyable, plain};
use crate::browser;
use crate::messages::snippet_words;
use crate::query::snippet::{Snippet, Way, embedded, on_its_own, site_root};
use crate::query::{Controls, State, Theme, View, url};

/// The id of the dialog.
const DIALOG: &str = "embed";

/// How many conditions a title names. Where there are more, it says how many initiatives meet them.
const CONDITIONS_NAMED: usize = 3;

/// The button that opens the dialog, and the place where that then stands. The style sheet hides both where the map is in
/// another page already.
pub(super) fn embedding(app: &App) -> Piece {
    let (ready, is_open) = (app.ready, app.embedding);
    let open = button(app.site.words().embed, move || is_open.set(true))
        .attr("data-snippet", "")
        .attr("aria-haspopup", "dialog")
        .live_flag("disabled", move || !ready.get());
    let is_wanted = is_embedding_wanted(app);
    let notice = parts_notice(app, is_wanted);
    let app = app.clone();
    let place = html("div").region(move || drawn(Part::Embedding, is_wanted, &app));
    html("div")
        .class("embedding needs-wasm")
        .child(open)
        .child(notice)
        .child(place)
}

/// What is chosen in the dialog. The first three are places in the lists that they are chosen from.
#[derive(Clone, Copy)]
struct Choices {
    theme: RwSignal<usize>,
    controls: RwSignal<usize>,
    way: RwSignal<usize>,
    title: RwSignal<String>,
}

/// The dialog. It opens itself when it stands in the page, and is taken away when it is closed.
pub(super) fn dialog(app: &App) -> Piece {
    let words = snippet_words(app.site.language);
    let is_open = app.embedding;
    let default_title = untrack(|| default_title(app));
    let theme = app.query.with_untracked(|query| query.theme);
    let choices = Choices {
        theme: RwSignal::new(theme.map_or(0, |theme| theme as usize + 1)),
        controls: RwSignal::new(0),
        way: RwSignal::new(0),
        title: RwSignal::new(default_title.clone()),
    };
    effect(|| browser::open_dialog(DIALOG));

    // No `header`: a dialog is no section, so that it would be the head of the page.
    let head = html("div")
        .class("panel-head")
        .child(
            html("h2")
                .attr("id", "embed-heading")
                .attr("tabindex", "-1")
                .text(words.heading),
        )
        .child(close_button(app.site.words().close, || {
            browser::close_dialog(DIALOG);
        }));
    let title = html("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("value", default_title.clone())
        .on("input", move |event| {
            choices.title.set(event_target_value(&event));
        });
    let fields = html("div")
        .class("embed-choices")
        .child(field(words.title, title))
        .child(choice("way", words.way, &words.ways, choices.way))
        .child(choice("theme", words.theme, &words.themes, choices.theme))
        .child(choice(
            "controls",
            words.controls,
            &words.controls_choices,
            choices.controls,
        ));
    // A frame that is sent elsewhere adds to the history of the page, and a new one does not: so each is a new one. It cannot
    // be used, so that it holds neither the focus nor the wheel.
    let preview = {
        let app = app.clone();
        move || {
            let frame = html("iframe")
                .attr("src", map_address(&app, choices))
                .attr("title", words.preview)
                .attr("tabindex", "-1")
                .attr("inert", "");
            vec![frame]
        }
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
        .child(head)
        .child(html("p").text(words.lead))
        .child(fields)
        .child(html("div").region(code))
        .child(html("p").class("embed-caption").text(words.preview))
        .child(html("div").class("preview").region(preview))
}

/// A field with its name.
fn field(name: &'static str, control: Piece) -> Piece {
    html("label").child(plain(name)).child(control)
}

/// A choice among a few words.
fn choice(
    key: &'static str,
    name: &'static str,
    options: &'static [&'static str],
    chosen: RwSignal<usize>,
) -> Piece {
    let mut select = html("select").attr("name", key).on("change", move |event| {
        if let Some((_, value)) = browser::changed_control(&event) {
            chosen.set(value.parse().unwrap_or_default());
        }
    });
    for (place, option) in options.iter().enumerate() {
        let is_chosen = chosen.get_untracked() == place;
        let option = html("option")
            .attr("value", place.to_string())
            .maybe("selected", is_chosen.then_some(""))
            .text(*option);
        select = select.child(option);
    }
    field(name, select)
}

/// The address of the map within the other page.
fn map_address(app: &App, choices: Choices) -> String {
    let theme = choices.theme.get().checked_sub(1);
    let theme = theme.and_then(|place| Theme::ALL.get(place).copied());
    let controls = Controls::ALL.get(choices.controls.get());
    let controls = controls.copied().unwrap_or_default();
    address(app, &embedded(app.state(), theme, controls))
}

fn address(app: &App, state: &State) -> String {
    browser::absolute_address(&url::write(state, &app.site.content))
}

/// The code for what is chosen.
fn code(app: &App, choices: Choices, title: &str) -> String {
    let language = app.site.language;
    let page = browser::page_address();
    Snippet {
        way: Way::ALL.get(choices.way.get()).copied().unwrap_or_default(),
        map: &map_address(app, choices),
        page: &address(app, &on_its_own(app.state())),
        root: site_root(&page, language),
        language,
        title,
        link: &[snippet_words(language).link, ": ", title].concat(),
    }
    .code()
}

/// A title that says what is shown: the view, what is open or chosen, and the map's name.
fn default_title(app: &App) -> String {
    let (site, state) = (&app.site, app.state());
    let words = site.words();
    let conditions = state.query.filter.conditions();
    let mut title = String::new();
    let mut add = |name: &str, between: &str| {
        title.push_str(name);
        title.push_str(between);
    };
    if state.query.view != View::Map {
        add((words.view)(state.query.view), ": ");
    }
    if state.open.is_none() && state.query.filter.only_sector().is_none() {
        if conditions.len() <= CONDITIONS_NAMED {
            for (place, condition) in conditions.iter().enumerate() {
                let is_last = place + 1 == conditions.len();
                add(
                    &condition_name(site, condition),
                    if is_last { " – " } else { ", " },
                );
            }
        } else {
            let total = site.content.initiatives().len();
            add(
                &count_sentence(words, app.shown.get().count(), total),
                " – ",
            );
        }
    }
    add(&document_title(site, &state), "");
    title
}
