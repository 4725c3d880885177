//! The filter: a real form whose controls bear the address's keys as names and ids as values.

use leptos::prelude::*;

use super::links::lang_of;
use super::map::hue_class;
use super::piece::{Piece, html, memo};
use super::text::{list, note, objectives_notes, plain};
use super::{App, Site};
use crate::browser;
use crate::content::{ActorIdx, Text};
use crate::query::{Choice, Facet, Filter, finds};

/// How many actors stand in the form before one is searched for: the most frequent ones.
const ACTORS_SHOWN: usize = 8;

/// The filter form.
pub(super) fn filter_form(app: &App) -> Piece {
    let labels = app.site.words();
    let (query, ready) = (app.query, app.ready);
    let is_open = RwSignal::new(false);
    let chosen = move || query.with(|query| query.filter.conditions().len());
    let change = {
        let app = app.clone();
        move |event| {
            if let Some((name, value)) = browser::changed_control(&event) {
                app.change_control(&name, &value);
            }
        }
    };
    let search = {
        let app = app.clone();
        move |event| {
            let filter = app.query.with_untracked(|query| query.filter.clone());
            app.set_filter(filter.with_search(event_target_value(&event)));
        }
    };
    let field = html("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", labels.search_hint)
        .value(move || query.with(|query| query.filter.search().to_owned()))
        .on("input", search);
    let toggle = html("button")
        .attr("type", "button")
        .class("filter-toggle")
        .attr("aria-controls", "facets")
        .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
        .live_text(move || (labels.filter_toggle)(chosen()))
        .on_press(move || is_open.update(|is_open| *is_open = !*is_open));
    let facets = html("div")
        .attr("id", "facets")
        .class("facets")
        .children(area_facet(app))
        .children(facet(app, Facet::Programme))
        .children(years(app))
        .children(facet(app, Facet::Kind))
        .children(actor_facet(app));
    let body = html("fieldset")
        .class("filter-body")
        .live_flag("disabled", move || !ready.get())
        .child(html("legend").class("visually-hidden").text(labels.filter))
        .child(
            html("div")
                .class("search")
                .child(html("label").attr("for", "search").text(labels.search))
                .child(field),
        )
        .child(toggle)
        .child(facets);
    html("form")
        .attr("id", "filter")
        .class("filter needs-wasm")
        .live_class("is-open", move || is_open.get())
        .attr("method", "get")
        .attr("autocomplete", "off")
        .attr("role", "search")
        .attr("aria-label", labels.filter)
        .on("change", change)
        .on("submit", |event| event.prevent_default())
        .child(body)
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
fn option(app: &App, choice: Choice, is_chosen: Memo<bool>) -> Piece {
    let shown = app.shown;
    let count = memo(move || shown.with(|shown| shown.counts.of(choice)));
    let (name, lang) = choice_name(&app.site, choice);
    let content = &app.site.content;
    let number = match choice {
        Choice::Area(area) => {
            Some(plain([&content.area(area).number.to_string(), " "].concat()).class("number"))
        }
        _ => None,
    };
    let hue = match choice {
        Choice::Area(_) => choice.sector().map_or("", hue_class),
        _ => "",
    };
    let control = html("input")
        .attr("type", "checkbox")
        .attr("name", choice.facet().key())
        .attr("value", choice.id(content).to_owned())
        .property("checked", move || is_chosen.get())
        .live_flag("disabled", move || count.get() == 0 && !is_chosen.get());
    html("label")
        .class(["option ", hue].concat())
        .live_class("is-empty", move || count.get() == 0)
        .child(control)
        .child(
            html("span")
                .class("option-name")
                .maybe("lang", lang)
                .children(number)
                .text(name),
        )
        .child(
            html("span")
                .class("count")
                .attr("data-count", "")
                .live_text(move || count.get().to_string()),
        )
}

/// Whether an option is chosen. A memo, as what every option's parts read: each change of the filter tells them only when
/// they change, and those who listen to the filter itself stay few, since a signal forgets a listener in a time that grows with
/// their number.
fn is_chosen(app: &App, choice: Choice) -> Memo<bool> {
    let query = app.query;
    memo(move || query.with(|query| query.filter.has(choice)))
}

/// A facet with its name; nothing where there is nothing to choose.
fn facet_group(app: &App, facet: Facet, parts: Vec<Piece>) -> Option<Piece> {
    (!parts.is_empty()).then(|| {
        html("fieldset")
            .class("facet")
            .attr("data-facet", facet.key())
            .child(html("legend").text((app.site.words().facet)(facet)))
            .children(parts)
    })
}

/// A facet that is a plain list of its options.
fn facet(app: &App, facet: Facet) -> Option<Piece> {
    let options = facet
        .options(&app.site.content)
        .into_iter()
        .map(|choice| option(app, choice, is_chosen(app, choice)));
    facet_group(app, facet, list(options.collect()).into_iter().collect())
}

/// The areas, with their objectives under them.
fn area_facet(app: &App) -> Option<Piece> {
    let content = &app.site.content;
    let words = app.site.words();
    let areas = Facet::Area
        .options(content)
        .into_iter()
        .zip(content.areas())
        .map(|(choice, area)| {
            let objectives: Vec<_> = area
                .objectives
                .iter()
                .map(|&objective| Choice::Objective(objective))
                .collect();
            let summary = (words.objectives_count)(objectives.len());
            let short = area.short.in_language(app.site.language);
            let label = [&summary, ": ", short].concat();
            let list = list(
                objectives
                    .iter()
                    .map(|&objective| option(app, objective, is_chosen(app, objective)))
                    .collect(),
            );
            // Opens by itself where an objective is chosen, by a link, say; the visitor may open and close it at will.
            let query = app.query;
            let has_chosen = memo(move || {
                query.with(|query| {
                    objectives
                        .iter()
                        .any(|&objective| query.filter.has(objective))
                })
            });
            let objectives = list.map(|list| {
                html("details")
                    .property("open", move || has_chosen.get())
                    .child(html("summary").attr("aria-label", label).text(summary))
                    .child(list)
            });
            let own = option(app, choice, is_chosen(app, choice));
            html("div").child(own).children(objectives)
        });
    let mut parts: Vec<_> = list(areas.collect()).into_iter().collect();
    parts.extend(objectives_notes(app));
    facet_group(app, Facet::Area, parts)
}

/// The actors: the most frequent ones, those that are chosen, and those that the field finds. Once the page answers all
/// are in the form, so that it holds the whole query, and the others are hidden; before that only those that are seen
/// are, since the others would be a twentieth of the page.
fn actor_facet(app: &App) -> Option<Piece> {
    let site = &app.site;
    let labels = site.words();
    let wanted = RwSignal::new(String::new());
    let by_frequency = site.content.actors_by_frequency();
    let count = by_frequency.len();
    if count == 0 {
        return None;
    }
    let ready = app.ready;
    let ranks = move || {
        let here = if ready.get() { count } else { ACTORS_SHOWN };
        (0..).take(count.min(here)).collect()
    };
    let actor = {
        let app = app.clone();
        move |rank: u32| match by_frequency.get(rank as usize) {
            Some(&actor) => actor_option(&app, rank as usize, actor, wanted),
            None => html("li"),
        }
    };
    let field = html("input")
        .attr("type", "search")
        .attr("placeholder", labels.find_actor)
        .on("input", move |event| wanted.set(event_target_value(&event)));
    let find = html("label")
        .class("find")
        .child(plain(labels.find_actor).class("visually-hidden"))
        .child(field);
    let mut parts = vec![find, html("ul").list(ranks, actor)];
    if count > ACTORS_SHOWN {
        parts.push(note((labels.more_actors)(count - ACTORS_SHOWN)));
    }
    facet_group(app, Facet::Actor, parts)
}

/// The option of the actor that is the `rank`th most frequent one.
fn actor_option(app: &App, rank: usize, actor: ActorIdx, wanted: RwSignal<String>) -> Piece {
    let site = app.site.clone();
    let choice = Choice::Actor(actor);
    let is_chosen = is_chosen(app, choice);
    let is_hidden = move || {
        let is_found = wanted.with(|wanted| {
            if wanted.trim().is_empty() {
                rank < ACTORS_SHOWN
            } else {
                finds(wanted, site.content.actor(actor).name.wordings())
            }
        });
        !is_chosen.get() && !is_found
    };
    html("li")
        .live_flag("hidden", is_hidden)
        .child(option(app, choice, is_chosen))
}

/// The span of years, as two lists with how many would match for each year.
fn years(app: &App) -> Option<Piece> {
    let labels = app.site.words();
    let from = bound(app, "from", labels.from_year, Filter::from)?;
    let to = bound(app, "to", labels.to_year, Filter::to)?;
    Some(
        html("fieldset")
            .class("facet years")
            .child(html("legend").text(labels.years))
            .child(from)
            .child(to),
    )
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
        let count = memo(move || {
            shown.with(|shown| {
                let years = if name == "from" {
                    &shown.counts.years_from
                } else {
                    &shown.counts.years_to
                };
                years
                    .iter()
                    .find(|(of_year, _)| *of_year == year)
                    .map_or(0, |(_, count)| *count)
            })
        });
        let is_chosen = memo(move || chosen() == Some(year));
        html("option")
            .attr("value", year.to_string())
            .live_flag("disabled", move || count.get() == 0 && !is_chosen.get())
            .live_text(move || (labels.year_option)(year, count.get()))
            .property("selected", move || is_chosen.get())
    });
    // A bound that the address gives may lie outside the years of the content.
    let beyond = move || {
        chosen()
            .filter(|year| !(first..=last).contains(year))
            .map(|year| year.to_string())
    };
    let any = html("option")
        .attr("value", "")
        .text(labels.any_year)
        .property("selected", move || chosen().is_none());
    let outside = html("option")
        .live_flag("hidden", move || beyond().is_none())
        .live_attr("value", move || Some(beyond().unwrap_or_default()))
        .live_text(move || beyond().unwrap_or_default())
        .property("selected", move || beyond().is_some());
    let select = html("select")
        .attr("name", name)
        .child(any)
        .children(options)
        .child(outside);
    Some(
        html("label")
            .class("bound")
            .child(plain(label))
            .child(select),
    )
}
