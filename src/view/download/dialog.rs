//! The dialog in which visitors take with them what is shown. `public/save.js`, which it loads, makes the files and hands them to
//! the browser: it finds the buttons by `data-take`, and what it has to know and to say in the dialog's other attributes.

use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::embed::site_root;
use crate::figure::Format;
use crate::state::{Theme, url};
use crate::take::{Separator, data};
use crate::ui::{Element, Empty, Piece, effect, html};
use crate::view::text::{close_button, note, plain};
use crate::words::{DownloadWords, download_words, selection};

/// The id of the dialog.
const DIALOG: &str = "download";

/// The dialog. It opens when it is mounted, and is unmounted when it is closed.
pub(crate) fn dialog(app: &App) -> Piece {
    let words = download_words(app.model.language);
    let (model, is_open) = (&app.model, app.downloading);
    let state = untrack(|| app.state()).by_itself();
    let count = app.shown.with_untracked(|shown| shown.count());
    let sentence = selection(&model.content, &state.query.filter, count, model.language);
    let title = [words.heading, " ", &sentence].concat();
    let query = url::write(&state, &model.content);
    let page = browser::page_address();
    let folder = model.content.strategy.folder(model.language);
    let root = site_root(&page, folder).to_owned();
    let script = [&*root, "save.js"].concat();
    effect(|| browser::open_dialog(DIALOG));

    let status = html("p")
        .attr("role", "status")
        .attr("data-taken", "")
        .class("taken");
    html("dialog")
        .attr("id", DIALOG)
        .class("panel embed download")
        .attr("aria-labelledby", "download-heading")
        .attr("closedby", "any")
        .attr("data-query", query)
        .attr("data-language", model.language.tag())
        .attr("data-page", page)
        .attr("data-title", title.clone())
        .attr("data-making", words.making)
        .attr("data-sent", words.sent)
        .attr("data-failed", words.failed)
        .attr("data-copied", words.copied)
        .attr("data-by-hand", words.by_hand)
        .attr("data-no-png", words.no_png)
        .attr("data-copied-text", model.words().copied)
        .on("close", move |_| is_open.set(false))
        .child(head(model.words().close, title))
        .children(elsewhere(app, words))
        .child(group(words.table, words.table_help, tables(words)))
        .children(view_table(app, words))
        .child(group(words.picture, "", pictures(words)))
        .child(
            html("p").class("picture-preview").child(
                html("img")
                    .attr("data-preview", "")
                    .attr("alt", words.preview)
                    .attr("hidden", ""),
            ),
        )
        .child(group(words.text, "", texts(words)))
        .children(cite(app, words))
        .child(status)
        .child(by_hand(words.table))
        .children(about(app, words))
        .child(all_data(&root, words))
        .child(html("script").attr("type", "module").attr("src", script))
}

/// The heading with the button that closes the dialog. Not a `header`: see the dialog with the embed code.
fn head(close: &'static str, title: String) -> Piece {
    html("div")
        .class("panel-head")
        .child(
            html("h2")
                .attr("id", "download-heading")
                .attr("tabindex", "-1")
                .text(title),
        )
        .child(close_button(close, || {
            browser::close_dialog(DIALOG);
        }))
}

/// What was to be copied, where the clipboard is not allowed.
fn by_hand(name: &'static str) -> Element<Empty> {
    html("textarea")
        .attr("rows", "6")
        .attr("readonly", "")
        .attr("hidden", "")
        .attr("aria-label", name)
}

/// In a frame: a link to the same state in a page of its own, since the frame may forbid downloads; and the address to copy, where
/// it even forbids that.
fn elsewhere(app: &App, words: &'static DownloadWords) -> Vec<Piece> {
    let state = untrack(|| app.state()).by_itself();
    let mut query = url::write(&state, &app.model.content);
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(url::DOWNLOAD);
    let address = browser::absolute_address(&query);
    let forbidden = html("p")
        .attr("data-forbidden", "")
        .attr("hidden", "")
        .text(words.forbidden)
        .text(" ")
        .child(html("code").text(address.clone()));
    let mut pieces = Vec::new();
    if browser::is_framed() {
        let link = html("a")
            .attr("href", address)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .text(words.elsewhere);
        pieces.push(html("p").child(link));
    }
    pieces.push(forbidden);
    pieces
}

/// A group of buttons.
fn group(name: &'static str, help: &'static str, buttons: Vec<Piece>) -> Piece {
    let group = html("fieldset")
        .class("take")
        .child(html("legend").text(name))
        .child(html("div").class("take-buttons").children(buttons));
    if help.is_empty() {
        return group;
    }
    group.child(note(help))
}

/// A button for a kind of file, or for something else that the script does.
fn take(what: &'static str, name: &'static str) -> Piece {
    html("button")
        .attr("type", "button")
        .attr("data-take", what)
        .text(name)
}

fn tables(words: &'static DownloadWords) -> Vec<Piece> {
    let ids = ["", Separator::Semicolon.id(), Separator::Comma.id()];
    vec![
        take("xlsx", "Excel"),
        take("csv", "CSV"),
        take("json", "JSON"),
        choice(words.separator, &ids, &words.separators),
    ]
}

/// The group for the table that the view is, if it is one.
fn view_table(app: &App, words: &'static DownloadWords) -> Option<Piece> {
    let view = app.query.with_untracked(|query| query.view);
    let buttons = || vec![take("view-xlsx", "Excel"), take("view-csv", "CSV")];
    let group = |buttons| group(words.view_table, words.view_table_help, buttons);
    view.is_table().then(|| group(buttons()))
}

fn pictures(words: &'static DownloadWords) -> Vec<Piece> {
    let formats = [Format::Wide, Format::Square, Format::A4].map(Format::id);
    let themes = [Theme::Light, Theme::Dark].map(Theme::id);
    vec![
        take("png", "PNG"),
        take("svg", "SVG"),
        choice(words.format, &formats, &words.formats),
        choice(words.theme, &themes, &words.themes),
    ]
}

/// How a file is made: a choice among a few ways, each with its id.
fn choice(name: &'static str, ids: &[&'static str], names: &[&'static str]) -> Piece {
    let options = ids.iter().zip(names);
    let options = options.map(|(&id, &name)| html("option").attr("value", id).text(name));
    html("label")
        .class("how")
        .child(plain(name))
        .child(html("select").attr("data-how", "").children(options))
}

fn texts(words: &'static DownloadWords) -> Vec<Piece> {
    let share = html("button")
        .attr("type", "button")
        .attr("data-take", "share")
        .attr("hidden", "")
        .text(words.share);
    vec![take("copy", words.copy), share]
}

/// The group for citing the initiative that is open, if one is.
fn cite(app: &App, words: &'static DownloadWords) -> Option<Piece> {
    app.open.get_untracked()?;
    let buttons = vec![
        take("citation", words.cite),
        take("bib", "BibTeX"),
        take("ris", "RIS"),
        take("csl", "CSL-JSON"),
    ];
    Some(group(words.citation, words.citation_help, buttons))
}

/// Where all initiatives are, for those who read them by program.
fn all_data(root: &str, words: &'static DownloadWords) -> Piece {
    let address = [root, data::FOLDER, data::CSV].concat();
    html("p")
        .class("note")
        .child(html("a").attr("href", address).text(words.data))
        .text(" ")
        .text(words.data_help)
}

/// Of which day the content is, who publishes it, and what may be done with it.
fn about(app: &App, words: &'static DownloadWords) -> Option<Piece> {
    let model = &app.model;
    let updated = model.content.updated?;
    let updated = crate::words::date(updated, model.language);
    let said = model
        .phrases()
        .say_with(words.as_of, &[("updated", &updated)]);
    Some(note(said))
}
