//! The filter: a real form whose controls bear the address's keys as names and ids as values.

use leptos::prelude::*;

use super::links::lang_of;
use super::{App, Site};
use crate::browser;
use crate::content::{ActorIdx, AreaIdx, Kind, ObjectiveIdx, ProgrammeIdx, Text};
use crate::query::{Choice, Facet, Filter, finds};

/// How many actors stand in the form before one is searched for: the most frequent ones.
const ACTORS_SHOWN: usize = 8;

/// The filter form.
#[component]
pub(super) fn FilterForm() -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let words = site.words();
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
            let words = event_target_value(&event);
            let filter = app.query.with_untracked(|query| query.filter.clone());
            app.set_filter(filter.with_search(words));
        }
    };
    view! {
        <form id="filter" class="filter needs-wasm" class:is-open=is_open method="get" autocomplete="off" role="search"
            aria-label=words.filter on:change=change on:submit=|event| event.prevent_default()>
            <fieldset class="filter-body" disabled=move || !ready.get()>
                <legend class="visually-hidden">{words.filter}</legend>
                <div class="search">
                    <label for="search">{words.search}</label>
                    <input id="search" type="search" name="q" placeholder=words.search_hint
                        prop:value=move || query.with(|query| query.filter.search().to_owned()) on:input=search/>
                </div>
                <button type="button" class="filter-toggle" aria-controls="facets" aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)>
                    {move || (words.filter_toggle)(chosen())}
                </button>
                <div id="facets" class="facets">
                    <AreaFacet/>
                    <ProgrammeFacet/>
                    <Years/>
                    <KindFacet/>
                    <ActorFacet/>
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
#[component]
fn Choose(choice: Choice, #[prop(optional)] number: Option<u32>) -> impl IntoView {
    let app = App::of_page();
    let (shown, query) = (app.shown, app.query);
    let count = Memo::new(move |_| shown.with(|shown| shown.counts.of(choice)));
    let is_chosen = Memo::new(move |_| query.with(|query| query.filter.has(choice)));
    let (name, lang) = choice_name(&app.site, choice);
    let hue = match choice {
        Choice::Area(area) => super::map::hue_class(crate::content::Sector::Area(area)),
        _ => "",
    };
    view! {
        <label class=["option ", hue].concat() class:is-empty=move || count.get() == 0>
            <input type="checkbox" name=choice.facet().key() value=choice.id(&app.site.content).to_owned()
                prop:checked=is_chosen disabled=move || count.get() == 0 && !is_chosen.get()/>
            <span class="option-name" lang=lang>
                {number.map(|number| view! { <span class="number">{number.to_string()}" "</span> })}
                {name}
            </span>
            <span class="count" data-count>{move || count.get().to_string()}</span>
        </label>
    }
}

#[component]
fn FacetGroup(facet: Facet, children: Children) -> impl IntoView {
    let app = App::of_page();
    let key = facet.key();
    view! {
        <fieldset class="facet" data-facet=key>
            <legend>{(app.site.words().facet)(facet)}</legend>
            {children()}
        </fieldset>
    }
}

#[component]
fn AreaFacet() -> impl IntoView {
    let app = App::of_page();
    let content = &app.site.content;
    let words = app.site.words();
    let total = content
        .strategy
        .objectives_total
        .filter(|&total| total as usize > content.objectives().len());
    let note = total.map(|total| view! { <p class="note">{(words.objectives_shown)(content.objectives().len(), total)}</p> });
    let areas: Vec<_> = content
        .areas()
        .iter()
        .enumerate()
        .map(|(index, area)| {
            let objectives: Vec<_> = area.objectives.iter().map(|&objective| view! { <li><Choose choice=Choice::Objective(objective)/></li> }).collect();
            let label = (words.objectives_of)(area.short.in_language(app.site.language));
            let chosen_here: Vec<ObjectiveIdx> = area.objectives.clone();
            let query = app.query;
            // Opens by itself where an objective is chosen, by a link, say; the visitor may open and close it at will.
            let is_open = Memo::new(move |_| query.with(|query| chosen_here.iter().any(|&objective| query.filter.has(Choice::Objective(objective)))));
            let objectives = (!objectives.is_empty()).then(|| view! {
                <details prop:open=is_open>
                    <summary aria-label=label>{(words.facet)(Facet::Objective)} " " {area.objectives.len().to_string()}</summary>
                    <ul>{objectives}</ul>
                </details>
            });
            view! { <li><Choose choice=Choice::Area(AreaIdx::new(index)) number=area.number/>{objectives}</li> }
        })
        .collect();
    view! { <FacetGroup facet=Facet::Area><ul>{areas}</ul>{note}</FacetGroup> }
}

#[component]
fn ProgrammeFacet() -> impl IntoView {
    let app = App::of_page();
    let programmes = 0..app.site.content.programmes().len();
    let options: Vec<_> = programmes
        .map(
            |index| view! { <li><Choose choice=Choice::Programme(ProgrammeIdx::new(index))/></li> },
        )
        .collect();
    (!options.is_empty())
        .then(|| view! { <FacetGroup facet=Facet::Programme><ul>{options}</ul></FacetGroup> })
}

#[component]
fn KindFacet() -> impl IntoView {
    let options: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| view! { <li><Choose choice=Choice::Kind(kind)/></li> })
        .collect();
    view! { <FacetGroup facet=Facet::Kind><ul>{options}</ul></FacetGroup> }
}

/// The actors: the most frequent ones, those that are chosen, and those that the field finds. All are in the form,
/// so that it holds the whole query; the others are hidden.
#[component]
fn ActorFacet() -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let words = site.words();
    let query = app.query;
    let wanted = RwSignal::new(String::new());
    let mut by_frequency: Vec<ActorIdx> = (0..site.content.actors().len())
        .map(ActorIdx::new)
        .collect();
    by_frequency
        .sort_by_key(|&actor| std::cmp::Reverse(site.content.actor(actor).initiatives.len()));
    let count = by_frequency.len();
    let options: Vec<_> = by_frequency
        .into_iter()
        .enumerate()
        .map(|(rank, actor)| {
            let site = site.clone();
            let choice = Choice::Actor(actor);
            let is_hidden = Memo::new(move |_| {
                let is_chosen = query.with(|query| query.filter.has(choice));
                let is_found = wanted.with(|wanted| {
                    let wanted = wanted.trim();
                    if wanted.is_empty() {
                        rank < ACTORS_SHOWN
                    } else {
                        finds(wanted, site.content.actor(actor).name.wordings())
                    }
                });
                !is_chosen && !is_found
            });
            view! { <li hidden=is_hidden><Choose choice/></li> }
        })
        .collect();
    let more = (count > ACTORS_SHOWN).then(|| view! {
        <p class="note" hidden=move || !wanted.with(String::is_empty)>{(words.more_actors)(count - ACTORS_SHOWN)}</p>
    });
    view! {
        <FacetGroup facet=Facet::Actor>
            <label class="find">
                <span class="visually-hidden">{words.find_actor}</span>
                <input type="search" placeholder=words.find_actor prop:value=wanted on:input=move |event| wanted.set(event_target_value(&event))/>
            </label>
            <ul>{options}</ul>
            {more}
        </FacetGroup>
    }
}

#[component]
fn Years() -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let Some((first, last)) = app.site.content.years() else {
        return ().into_any();
    };
    let bound = |name: &'static str,
                 label: &'static str,
                 of: fn(&Filter) -> Option<u16>,
                 is_from: bool| {
        let (shown, query) = (app.shown, app.query);
        let value = move || {
            query
                .with(|query| of(&query.filter))
                .map_or_else(String::new, |year| year.to_string())
        };
        // A bound that the address gives may lie outside the years of the content.
        let beyond = move || {
            query
                .with(|query| of(&query.filter))
                .filter(|year| !(first..=last).contains(year))
                .map(|year| {
                    let text = year.to_string();
                    view! { <option value=text.clone()>{text.clone()}</option> }
                })
        };
        let options: Vec<_> = (first..=last)
            .map(|year| {
                let count = Memo::new(move |_| {
                    shown.with(|shown| {
                        let years = if is_from { &shown.counts.years_from } else { &shown.counts.years_to };
                        years.iter().find(|(of_year, _)| *of_year == year).map_or(0, |(_, count)| *count)
                    })
                });
                let is_chosen = Memo::new(move |_| query.with(|query| of(&query.filter)) == Some(year));
                view! {
                    <option value=year.to_string() disabled=move || count.get() == 0 && !is_chosen.get() prop:selected=is_chosen>
                        {move || (words.year_option)(year, count.get())}
                    </option>
                }
            })
            .collect();
        view! {
            <label class="bound"><span>{label}</span>
                <select name=name prop:value=value>
                    <option value="">{words.any_year}</option>
                    {options}
                    {beyond}
                </select>
            </label>
        }
    };
    view! {
        <fieldset class="facet years">
            <legend>{words.years}</legend>
            {bound("from", words.from_year, Filter::from, true)}
            {bound("to", words.to_year, Filter::to, false)}
        </fieldset>
    }
    .into_any()
}
