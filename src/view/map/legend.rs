//! The legend of the map.

use super::mark::{family_samples, sample};
use crate::app::{App, MapForm};
use crate::content::Family;
use crate::ui::{Piece, html};

/// The legend of the map: one line that unfolds below the rows, which are tall.
pub(super) fn legend(app: &App) -> Piece {
    let (words, phrases) = (app.model.words(), app.model.phrases());
    let has_bins = !app.model.map.bins.is_empty();
    let samples = html("ul")
        .class("hue-0")
        .children(family_samples(&app.model))
        .child(sample(Family::Work, true, phrases.say(words.legend_filled)))
        .child(sample(
            Family::Work,
            false,
            phrases.say(words.legend_hollow),
        ));
    let form = app.clone();
    let folds = html("details")
        .flag_fn("open", move || form.map_form() != Some(MapForm::Rows))
        .child(html("summary").child(html("h2").attr("id", "legend-heading").text(words.legend)))
        .child(samples)
        .child(
            html("p")
                .class("for-wheel")
                .text(phrases.say(words.legend_ring)),
        )
        .child(
            html("p")
                .class("for-rows")
                .text(phrases.say(words.legend_column)),
        )
        .children(has_bins.then(|| html("p").text(phrases.say(words.legend_bin))))
        .child(
            html("p")
                .class("needs-wasm")
                .text(phrases.say(words.map_help)),
        )
        .child(
            html("p")
                .class("needs-wasm keys")
                .text(phrases.say(words.map_keys)),
        );
    html("section")
        .class("legend")
        .attr("aria-labelledby", "legend-heading")
        .child(folds)
}
