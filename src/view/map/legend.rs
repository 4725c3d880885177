//! The legend of the map.

use super::mark::{family_samples, sample};
use crate::app::{App, MapForm};
use crate::content::Family;
use crate::ui::{Piece, html};
use crate::view::standing::{Standing, standing};

/// The legend of the map: one line that unfolds below the rows, which are tall.
pub(super) fn legend(app: &App) -> Piece {
    let form = app.clone();
    let folds = html("details")
        .flag_fn("open", move || form.map_form() != Some(MapForm::Rows))
        .children(standing(app, Standing::Legend));
    html("section")
        .class("legend")
        .attr("aria-labelledby", "legend-heading")
        .child(folds)
}

/// The shapes, and in sentences what stands where and what can be done.
pub(crate) fn explained(app: &App) -> Vec<Piece> {
    let phrases = app.model.phrases();
    let (words, shared) = (phrases.page_words(), phrases.view_words());
    let samples = html("ul")
        .class("hue-0")
        .children(family_samples(&app.model))
        .child(sample(
            Family::Work,
            true,
            phrases.say(shared.legend_filled),
        ))
        .child(sample(
            Family::Work,
            false,
            phrases.say(shared.legend_hollow),
        ));
    let heading = html("h2").attr("id", "legend-heading").text(words.legend);
    let bin = (!app.model.map.bins.is_empty()).then_some(("", words.legend_bin));
    let sentences = [
        ("for-wheel", shared.legend_ring),
        ("for-rows", words.legend_column),
    ];
    let sentences = sentences.into_iter().chain(bin).chain([
        ("needs-wasm", words.map_help),
        ("needs-wasm keys", words.map_keys),
    ]);
    let sentences = sentences.map(|(class, said)| {
        let paragraph = html("p").attr_opt("class", Some(class).filter(|own| !own.is_empty()));
        paragraph.text(phrases.say(said))
    });
    [html("summary").child(heading), samples]
        .into_iter()
        .chain(sentences)
        .collect()
}
