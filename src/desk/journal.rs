//! Steps as JSON: what a page keeps outside the program, so that a crash of the program loses nothing.

use serde_json::{Value, json};

use super::session::{Step, StepLabel};
use crate::check::Rule;
use crate::document::Edit;

/// Writes steps.
pub(super) fn write(steps: &[Step]) -> String {
    let steps = steps.iter().map(|step| {
        let edits = step
            .edits
            .iter()
            .map(|edit| json!([edit.span.start, edit.span.end, edit.with]));
        let label = match &step.label {
            StepLabel::Fixed(rule, entry) => json!(["fixed", rule.id(), entry]),
            StepLabel::FixedAll(count) => json!(["fixed-all", count]),
            StepLabel::Wrote(line) => json!(["wrote", line]),
            StepLabel::Changed(what, entry) => json!(["changed", what, entry]),
            StepLabel::ChangedMany(what, count) => json!(["changed-many", what, count]),
            StepLabel::Added(entry) => json!(["added", entry]),
            StepLabel::Removed(entry) => json!(["removed", entry]),
            StepLabel::Merged(one, other) => json!(["merged", one, other]),
            StepLabel::TookOver => json!(["took-over"]),
            StepLabel::Dated => json!(["dated"]),
        };
        json!({"label": label, "edits": edits.collect::<Vec<_>>()})
    });
    Value::Array(steps.collect()).to_string()
}

/// Reads them, up to the first that is none.
pub(super) fn read(journal: &str) -> Vec<(StepLabel, Vec<Edit>)> {
    let steps: Value = serde_json::from_str(journal).unwrap_or_default();
    let steps = steps.as_array().into_iter().flatten();
    steps
        .map_while(|own| Some((label(&own["label"])?, edits(&own["edits"])?)))
        .collect()
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn label(value: &Value) -> Option<StepLabel> {
    match value[0].as_str()? {
        "fixed" => {
            let entry = value[2].as_str().map(str::to_owned);
            Some(StepLabel::Fixed(Rule::from_id(value[1].as_str()?)?, entry))
        }
        "fixed-all" => Some(StepLabel::FixedAll(number(&value[1])?)),
        "wrote" => Some(StepLabel::Wrote(number(&value[1])?)),
        "changed" => Some(StepLabel::Changed(text(&value[1])?, text(&value[2])?)),
        "changed-many" => Some(StepLabel::ChangedMany(text(&value[1])?, number(&value[2])?)),
        "added" => Some(StepLabel::Added(text(&value[1])?)),
        "removed" => Some(StepLabel::Removed(text(&value[1])?)),
        "merged" => Some(StepLabel::Merged(text(&value[1])?, text(&value[2])?)),
        "took-over" => Some(StepLabel::TookOver),
        "dated" => Some(StepLabel::Dated),
        _ => None,
    }
}

fn edits(value: &Value) -> Option<Vec<Edit>> {
    let edits = value.as_array()?.iter();
    edits
        .map(|edit| {
            Some(Edit::replace(
                number(&edit[0])?..number(&edit[1])?,
                edit[2].as_str()?,
            ))
        })
        .collect()
}
