//! The names of choices and conditions, for the form, the chips and the title.

use super::Model;
use crate::content::{Language, Text};
use crate::query::matrix::Line;
use crate::query::{Choice, Condition, Years};
use crate::words;

/// The name of a choice in the form and the chips, with a `lang` if it is not in the page's language.
pub fn choice_name(model: &Model, choice: Choice) -> (String, Option<&'static str>) {
    with_tag(
        model,
        words::choice_name(&model.content, choice, model.language),
    )
}

/// The text of a condition's chip, with a `lang` if it is not in the page's language.
pub fn condition_name(model: &Model, condition: &Condition) -> (String, Option<&'static str>) {
    with_tag(
        model,
        words::condition_name(&model.content, condition, model.language),
    )
}

/// The name of a row or a column of the matrix, with a `lang` if it is not in the page's language.
pub fn line_name(model: &Model, line: Line) -> (String, Option<&'static str>) {
    with_tag(
        model,
        words::line_name(&model.content, line, model.language),
    )
}

/// That something began in these years, or has no date.
pub fn began(model: &Model, years: Years) -> String {
    words::began(&model.content, years, model.language)
}

/// A name with the `lang` of an element that contains it.
fn with_tag(model: &Model, (name, own): (String, Language)) -> (String, Option<&'static str>) {
    (name, (own != model.language).then(|| own.tag()))
}

/// The `lang` attribute of an element that contains `text`, on a page in `language`: only set if they differ.
pub fn lang_of(text: &Text, language: Language) -> Option<&'static str> {
    let own = text.localized(language).language;
    (own != language).then(|| own.tag())
}
