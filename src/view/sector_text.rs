//! The text of an area or a programme, shown when it alone is chosen.

use leptos::prelude::*;

use super::App;
use super::details::term;
use super::links::{choice_link, initiative_link, lang_of};
use super::sources::SourceList;
use crate::content::{AreaIdx, InitiativeIdx, ObjectiveIdx, ProgrammeIdx, Sector, Text};
use crate::messages::period;
use crate::query::Choice;

/// The text of the one sector that is chosen; empty while an initiative is open, which then has the place.
#[component]
pub(super) fn SectorText() -> impl IntoView {
    let app = App::of_page();
    let open = app.open;
    let sector = Memo::new(move |_| {
        if open.get().is_some() {
            None
        } else {
            app.only_sector()
        }
    });
    view! {
        <section id="sector" class="panel sector-text" aria-live="off" hidden=move || sector.get().is_none()>
            {move || sector.get().map(|sector| match sector {
                Sector::Area(area) => view! { <AreaText area/> }.into_any(),
                Sector::Programme(programme) => view! { <ProgrammeText programme/> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn AreaText(area: AreaIdx) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let (content, words) = (&site.content, site.words());
    let entry = content.area(area);
    let objectives: Vec<_> = entry
        .objectives
        .iter()
        .map(|&objective| view! { <ObjectiveText objective/> })
        .collect();
    let no_objectives = objectives
        .is_empty()
        .then(|| view! { <p class="note">{words.no_objectives}</p> });
    let others: Vec<InitiativeIdx> = entry
        .initiatives
        .iter()
        .copied()
        .filter(|&initiative| {
            !content
                .initiative(initiative)
                .objectives
                .iter()
                .any(|&objective| content.objective(objective).area == area)
        })
        .collect();
    let others_heading = if objectives.is_empty() {
        words.results
    } else {
        words.other_initiatives
    };
    view! {
        {head((words.area_number)(entry.number), &entry.name, &app)}
        {summary(entry.summary.as_ref(), &app)}
        {no_objectives}
        {objectives}
        {(!others.is_empty()).then(|| view! { <h3>{others_heading}</h3> {initiative_list(&others, &app)} })}
        <SourceList sources=entry.sources.clone()/>
    }
}

#[component]
fn ObjectiveText(objective: ObjectiveIdx) -> impl IntoView {
    let app = App::of_page();
    let site = &app.site;
    let entry = site.content.objective(objective);
    let none = entry
        .initiatives
        .is_empty()
        .then(|| view! { <p class="note">{site.words().no_initiatives}</p> });
    view! {
        <h3><span class="number">{entry.id.to_string()}</span>" " {choice_link(site, Choice::Objective(objective), &entry.name)}</h3>
        {summary(entry.text.as_ref(), &app)}
        {none}
        {initiative_list(&entry.initiatives, &app)}
    }
}

#[component]
fn ProgrammeText(programme: ProgrammeIdx) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let (words, language) = (site.words(), site.language);
    let entry = site.content.programme(programme);
    let lead = entry.lead.iter().map(|lead| {
        view! { <li lang=lang_of(lead, language)>{lead.in_language(language).to_owned()}</li> }
            .into_any()
    });
    let ran = entry
        .period
        .iter()
        .map(|&ran| view! { <li>{period(ran, language)}</li> }.into_any());
    let successors = entry.succeeded_by.iter().map(|successor| {
        let name = successor.name.in_language(language);
        let sentence = match successor.from {
            Some(from) => (words.successor_from)(name, &crate::messages::date(from, language)),
            None => name.to_owned(),
        };
        view! { <li lang=lang_of(&successor.name, language)>{sentence}</li> }.into_any()
    });
    view! {
        {head(words.programme_of_2016.to_owned(), &entry.name, &app)}
        {summary(entry.summary.as_ref(), &app)}
        <dl>
            {term(words.lead_term, lead.collect())}
            {term(words.period_term, ran.collect())}
            {term(words.successor_term, successors.collect())}
        </dl>
        <h3>{words.results}</h3>
        {initiative_list(&entry.initiatives, &app)}
        <SourceList sources=entry.sources.clone()/>
    }
}

fn head(kicker: String, name: &Text, app: &App) -> impl IntoView + use<> {
    let language = app.site.language;
    let words = app.site.words();
    let app = app.clone();
    view! {
        <header class="panel-head">
            <p class="kicker">{kicker}</p>
            <button type="button" class="close" data-close aria-label=words.clear_all title=words.clear_all on:click=move |_| app.show(crate::query::Filter::default())>"×"</button>
            <h2 lang=lang_of(name, language)>{name.in_language(language).to_owned()}</h2>
        </header>
    }
}

fn summary(text: Option<&Text>, app: &App) -> Option<impl IntoView + use<>> {
    let language = app.site.language;
    text.map(|text| view! { <p class="summary" lang=lang_of(text, language)>{text.in_language(language).to_owned()}</p> })
}

fn initiative_list(initiatives: &[InitiativeIdx], app: &App) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = initiatives
        .iter()
        .map(|&initiative| view! { <li>{initiative_link(&app.site, initiative)}</li> })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="initiatives">{items}</ul> })
}
