//! The names of marks and sectors, and sentences with counts.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{Initiative, InitiativeIdx, Sector};
use crate::layout::map::Seat;
use crate::query::{Choice, Condition, Location, Shown};
use crate::words::{Sentence, date, period};

pub(crate) use crate::app::{began, choice_name, condition_name, lang_of, line_name};

/// The accessible name of a mark: name, kind, date.
pub(crate) fn mark_name(model: &Model, initiative: InitiativeIdx) -> String {
    let entry = model.content.initiative(initiative);
    let words = model.words();
    let when = entry
        .date
        .map_or_else(String::new, |when| period(when, model.language));
    model.phrases().mark(
        entry.name.in_language(model.language),
        (words.kind)(entry.kind),
        &when,
    )
}

/// "Utredning · december 2019".
pub(crate) fn kind_and_date(model: &Model, initiative: &Initiative) -> String {
    let kind = (model.words().kind)(initiative.kind);
    [kind, " · ", &when(model, initiative)].concat()
}

/// Its period, or that it has none.
pub(crate) fn when(model: &Model, initiative: &Initiative) -> String {
    initiative.date.map_or_else(
        || model.words().no_date.to_owned(),
        |when| period(when, model.language),
    )
}

/// The number and short name of a sector: "4 Forskning i vården". The official name stands in the text about it alone.
pub(crate) fn numbered(model: &Model, sector: Sector) -> String {
    let content = &model.content;
    let short = content.sector_short(sector).in_language(model.language);
    match sector {
        Sector::Area(area) => [&content.area(area).number.to_string(), " ", short].concat(),
        Sector::Programme(_) => short.to_owned(),
    }
}

/// "Ändrad 2 september 2026: slutåret är nu 2032": when an initiative came to the map, or was last changed there. Empty if
/// nothing of the kind was noted.
pub(crate) fn noted(model: &Model, initiative: &Initiative) -> String {
    let words = model.words();
    let language = model.language;
    let change = initiative.change.as_ref();
    let mut said = match (initiative.changed, initiative.added) {
        (Some(changed), added) if added.is_none_or(|added| added < changed) => {
            [words.noted_changed, " ", &date(changed, language)].concat()
        }
        (_, Some(added)) => return [words.noted_new, " ", &date(added, language)].concat(),
        _ => return String::new(),
    };
    if let Some(change) = change.and_then(|change| change.wording(language)) {
        said.push_str(": ");
        said.push_str(change);
    }
    said
}

/// A condition with what it is a condition on: "Aktör: Läkemedelsverket".
pub(crate) fn named_condition(model: &Model, condition: &Condition) -> String {
    let words = model.words();
    let (name, _) = condition_name(model, condition);
    let about = match condition {
        // Their names say it already.
        Condition::Choice(
            Choice::ActorKind(_) | Choice::Began(_) | Choice::Place(Location::Nowhere),
        )
        | Condition::With(_)
        | Condition::Facet(_)
        | Condition::Since(_) => {
            return name;
        }
        Condition::Choice(choice) => model.phrases().say((words.facet)(choice.facet())),
        Condition::From(_) | Condition::To(_) => words.years.to_owned(),
        Condition::Search(_) => words.search.to_owned(),
    };
    [&about, ": ", &name].concat()
}

/// The accessible name of a mark in a sector. Hollow ones say where the visitor is: their initiative mainly belongs elsewhere.
pub(crate) fn mark_name_in(model: &Model, seat: &Seat) -> String {
    let name = mark_name(model, seat.initiative);
    if seat.main {
        return name;
    }
    let sector = model.content.sector_short(seat.sector);
    let also = [
        model.words().also_in,
        " ",
        sector.in_language(model.language),
    ]
    .concat();
    [&name, ". ", &also].concat()
}

/// The unit of the number beside a sector's name, which is heard and not seen.
pub(crate) fn unit(model: &Model) -> String {
    [" ", &model.phrases().say(Sentence("{initiatives}"))].concat()
}

/// How many of what is shown belong to a sector: "13", or "13 av 48" if the filter, where the same name stands with the number
/// that choosing it would show, says 48.
pub(crate) fn sector_count(model: &Model, shown: &Shown, sector: Sector) -> String {
    let alone = shown.counts.of(&model.content, Choice::from(sector));
    some_of(model, shown.in_sector(sector), alone)
}

/// "48", or "13 av 48".
pub(crate) fn some_of(model: &Model, count: u32, total: u32) -> String {
    model.phrases().some_of(count as usize, total as usize)
}

/// The name of a sector, with the number of its initiatives once it is known, and of those whose marks screen readers find
/// there: the others mainly belong to other sectors.
pub(crate) fn sector_label(
    app: &App,
    sector: Sector,
) -> impl Fn() -> Option<String> + Send + use<> {
    let (model, shown, waiting) = (app.model.clone(), app.shown, app.waiting);
    move || {
        let name = numbered(&model, sector);
        if waiting.get() {
            return Some(name);
        }
        let count = shown.with(|shown| shown.in_sector(sector)) as usize;
        let here = here(&model, sector, &shown.get());
        let phrases = model.phrases();
        Some(match here {
            Some(here) if here < count => phrases.group_here(&name, count, here),
            _ => phrases.group(&name, count),
        })
    }
}

/// How many of the matching initiatives mainly belong to a sector. `None` if the map has bins.
fn here(model: &Model, sector: Sector, shown: &Shown) -> Option<usize> {
    let map = &model.map;
    let seats = map.seats.get(map.seats_in(map.span_of(sector)?))?;
    let here = seats
        .iter()
        .filter(|seat| seat.main && shown.is_matching(seat.initiative));
    map.bins.is_empty().then(|| here.count())
}
