//! The filter: a real form whose controls bear the address's keys as names and ids as values.

use leptos::prelude::*;

use super::links::lang_of;
use super::map::hue_class;
use super::piece::{Piece, flag, memo, piece, press, value, words};
use super::text::{list, note};
use super::{App, Site};
use crate::browser;
use crate::content::Text;
use crate::query::{Choice, Facet, Filter, finds};

/// How many actors stand in the form before one is searched for: the most frequent ones.
const ACTORS_SHOWN: usize = 8;

/// The filter form.
#[component]
pub(super) fn FilterForm() -> impl IntoView {
    let app = App::of_page();
    let labels = app.site.words();
    let (query, ready) = (app.query, app.ready);
    let is_open = RwSignal::new(false);
    let chosen = move || query.with(|query| query.filter.conditions().len());
    let change = {
        let app = app.clone();
        move |event: leptos::ev::Event| {
            if let Some((name, value)) = browser::changed_control(&event) {
                app.change_control(&name, &value);
            }
        }
    };
    let search = {
        let app = app.clone();
        move |event: leptos::ev::Event| {
            let filter = app.query.with_untracked(|query| query.filter.clone());
            app.set_filter(filter.with_search(event_target_value(&event)));
        }
    };
    view! {
        <form id="filter" class="filter needs-wasm" class:is-open=flag(move || is_open.get()) method="get" autocomplete="off" role="search"
            aria-label=labels.filter on:change=change on:submit=|event| event.prevent_default()>
            <fieldset class="filter-body" disabled=flag(move || !ready.get())>
                <legend class="visually-hidden">{labels.filter}</legend>
                <div class="search">
                    <label for="search">{labels.search}</label>
                    <input id="search" type="search" name="q" placeholder=labels.search_hint
                        prop:value=words(move || query.with(|query| query.filter.search().to_owned())) on:input=search/>
                </div>
                <button type="button" class="filter-toggle" aria-controls="facets" aria-expanded=value(move || Some(is_open.get().to_string()))
                    on:click=press(move || is_open.update(|is_open| *is_open = !*is_open))>
                    {words(move || (labels.filter_toggle)(chosen()))}
                </button>
                <div id="facets" class="facets">
                    {area_facet(&app)}
                    {programme_facet(&app)}
                    {years(&app)}
                    {kind_facet(&app)}
                    {actor_facet(&app)}
                </div>
            </fieldset>
        </form>
    }
}

impl App {
    /// What a changed control of the form means: a choice toggled, or a bound of the years set.
    fn change_control(&self, name: &str, value: &str) {
        let content = &self.site.content;
        let filter = self.query.with_untracked(|query| query.filter.clone());
        match name {
            "from" => self.set_filter(filter.with_from(value.parse().ok())),
            "to" => self.set_filter(filter.with_to(value.parse().ok())),
            _ => {
                if let Some(choice) =
                    Facet::from_key(name).and_then(|facet| Choice::from_id(facet, value, content))
                {
                    self.toggle(choice);
                }
            }
        }
    }
}

/// The name of a choice as the form and the chips show it, with a `lang` where it is not the page's.
pub(super) fn choice_name(site: &Site, choice: Choice) -> (String, Option<&'static str>) {
    let (content, language) = (&site.content, site.language);
    let named = |text: &Text| {
        (
            text.in_language(language).to_owned(),
            lang_of(text, language),
        )
    };
    match choice {
        Choice::Area(area) => named(&content.area(area).short),
        Choice::Programme(programme) => named(&content.programme(programme).short),
        Choice::Objective(objective) => {
            let entry = content.objective(objective);
            let (name, lang) = named(&entry.name);
            ([&entry.id, " ", name.as_str()].concat(), lang)
        }
        Choice::Actor(actor) => named(&content.actor(actor).name),
        Choice::Kind(kind) => ((site.words().kind)(kind).to_owned(), None),
    }
}

/// One option: a check box with its name and how many would match if it alone were chosen in its facet. An option
/// without result is disabled but shown, unless it is chosen and must be possible to take out.
fn option(app: &App, choice: Choice) -> Piece {
    let (shown, query) = (app.shown, app.query);
    let count = move || shown.with(|shown| shown.counts.of(choice));
    let is_chosen = move || query.with(|query| query.filter.has(choice));
    let (name, lang) = choice_name(&app.site, choice);
    let content = &app.site.content;
    let (number, hue) = match choice {
        Choice::Area(area) => (
            [&content.area(area).number.to_string(), " "].concat(),
            choice.sector().map_or("", hue_class),
        ),
        _ => (String::new(), ""),
    };
    piece(view! {
        <label class=["option ", hue].concat() class:is-empty=flag(move || count() == 0)>
            <input type="checkbox" name=choice.facet().key() value=choice.id(content).to_owned()
                prop:checked=flag(is_chosen) disabled=flag(move || count() == 0 && !is_chosen())/>
            <span class="option-name" lang=lang><span class="number">{number}</span>{name}</span>
            <span class="count" data-count>{words(move || count().to_string())}</span>
        </label>
    })
}

fn options(app: &App, facet: Facet) -> impl Iterator<Item = Piece> {
    facet
        .options(&app.site.content)
        .into_iter()
        .map(|choice| option(app, choice))
}

/// A facet with its name.
fn facet_group(app: &App, facet: Facet, parts: Vec<Piece>) -> Option<Piece> {
    (!parts.is_empty()).then(|| {
        piece(view! {
            <fieldset class="facet" data-facet=facet.key()><legend>{(app.site.words().facet)(facet)}</legend>{parts}</fieldset>
        })
    })
}

/// The areas, with their objectives under them.
fn area_facet(app: &App) -> Option<Piece> {
    let content = &app.site.content;
    let words = app.site.words();
    let areas = Facet::Area.options(content).into_iter().zip(content.areas()).map(|(choice, area)| {
        let objectives: Vec<_> = area.objectives.iter().map(|&objective| Choice::Objective(objective)).collect();
        let label = (words.objectives_of)(area.short.in_language(app.site.language));
        let summary = (words.objectives_count)(objectives.len());
        let list = list("", objectives.iter().map(|&objective| option(app, objective)).collect());
        // Opens by itself where an objective is chosen, by a link, say; the visitor may open and close it at will.
        let query = app.query;
        let has_chosen = memo(move || query.with(|query| objectives.iter().any(|&objective| query.filter.has(objective))));
        let objectives = list.map(|list| {
            piece(view! { <details prop:open=flag(move || has_chosen.get())><summary aria-label=label>{summary}</summary>{list}</details> })
        });
        piece(view! { <div>{option(app, choice)}{objectives}</div> })
    });
    let mut parts: Vec<_> = list("", areas.collect()).into_iter().collect();
    let (here, total) = (
        content.objectives().len(),
        content.strategy.objectives_total,
    );
    parts.extend(
        total
            .filter(|&total| total as usize > here)
            .map(|total| note((words.objectives_shown)(here, total))),
    );
    facet_group(app, Facet::Area, parts)
}

fn programme_facet(app: &App) -> Option<Piece> {
    facet_group(
        app,
        Facet::Programme,
        list("", options(app, Facet::Programme).collect())
            .into_iter()
            .collect(),
    )
}

fn kind_facet(app: &App) -> Option<Piece> {
    facet_group(
        app,
        Facet::Kind,
        list("", options(app, Facet::Kind).collect())
            .into_iter()
            .collect(),
    )
}

/// The actors: the most frequent ones, those that are chosen, and those that the field finds. All are in the form,
/// so that it holds the whole query; the others are hidden.
fn actor_facet(app: &App) -> Option<Piece> {
    let site = &app.site;
    let labels = site.words();
    let query = app.query;
    let wanted = RwSignal::new(String::new());
    let by_frequency = site.content.actors_by_frequency();
    let count = by_frequency.len();
    let options = by_frequency.into_iter().enumerate().map(|(rank, actor)| {
        let site = site.clone();
        let choice = Choice::Actor(actor);
        let is_hidden = memo(move || {
            let is_chosen = query.with(|query| query.filter.has(choice));
            let is_found = wanted.with(|wanted| {
                if wanted.trim().is_empty() {
                    rank < ACTORS_SHOWN
                } else {
                    finds(wanted, site.content.actor(actor).name.wordings())
                }
            });
            !is_chosen && !is_found
        });
        piece(view! { <li hidden=flag(move || is_hidden.get())>{option(app, choice)}</li> })
    });
    let options: Vec<_> = options.collect();
    if options.is_empty() {
        return None;
    }
    let mut parts = vec![piece(view! {
        <label class="find">
            <span class="visually-hidden">{labels.find_actor}</span>
            <input type="search" placeholder=labels.find_actor on:input=move |event| wanted.set(event_target_value(&event))/>
        </label>
        <ul>{options}</ul>
    })];
    if count > ACTORS_SHOWN {
        parts.push(note((labels.more_actors)(count - ACTORS_SHOWN)));
    }
    facet_group(app, Facet::Actor, parts)
}

/// The span of years, as two lists with how many would match for each year.
fn years(app: &App) -> Option<Piece> {
    let labels = app.site.words();
    app.site.content.years()?;
    Some(piece(view! {
        <fieldset class="facet years">
            <legend>{labels.years}</legend>
            {bound(app, "from", labels.from_year, Filter::from)}
            {bound(app, "to", labels.to_year, Filter::to)}
        </fieldset>
    }))
}

fn bound(
    app: &App,
    name: &'static str,
    label: &'static str,
    of: fn(&Filter) -> Option<u16>,
) -> Option<Piece> {
    let labels = app.site.words();
    let (first, last) = app.site.content.years()?;
    let (shown, query) = (app.shown, app.query);
    let chosen = move || query.with(|query| of(&query.filter));
    let options = (first..=last).map(|year| {
        let count = move || {
            shown.with(|shown| {
                let years = if name == "from" { &shown.counts.years_from } else { &shown.counts.years_to };
                years.iter().find(|(of_year, _)| *of_year == year).map_or(0, |(_, count)| *count)
            })
        };
        piece(view! {
            <option value=year.to_string() disabled=flag(move || count() == 0 && chosen() != Some(year))
                prop:selected=flag(move || chosen() == Some(year))>
                {words(move || (labels.year_option)(year, count()))}
            </option>
        })
    });
    let options: Vec<_> = options.collect();
    // A bound that the address gives may lie outside the years of the content.
    let beyond = move || chosen().filter(|year| !(first..=last).contains(year));
    Some(piece(view! {
        <label class="bound"><span>{label}</span>
            <select name=name>
                <option value="" prop:selected=flag(move || chosen().is_none())>{labels.any_year}</option>
                {options}
                <option hidden=flag(move || beyond().is_none()) value=value(move || Some(beyond().map_or_else(String::new, |year| year.to_string())))
                    prop:selected=flag(move || beyond().is_some())>
                    {words(move || beyond().map_or_else(String::new, |year| year.to_string()))}
                </option>
            </select>
        </label>
    }))
}
