//! Everything about the open initiative.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_link, lang_of};
use super::sources::SourceList;
use crate::browser;
use crate::content::InitiativeIdx;
use crate::messages::{amount, date, period};
use crate::query::{Choice, State};

/// The open initiative; an empty, hidden section when nothing is open.
#[component]
pub(super) fn Details() -> impl IntoView {
    let app = App::of_page();
    let open = app.open;
    let id = {
        let site = app.site.clone();
        move || {
            open.get()
                .map(|initiative| site.content.initiative(initiative).id.to_string())
        }
    };
    let label = app.site.words().details;
    view! {
        <section id="details" class="panel details" aria-label=label data-item=id hidden=move || open.get().is_none()>
            {move || open.get().map(|initiative| view! { <OpenInitiative initiative/> })}
        </section>
    }
}

#[component]
fn OpenInitiative(initiative: InitiativeIdx) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let (content, words, language) = (&site.content, site.words(), site.language);
    let entry = content.initiative(initiative);

    let when = entry
        .date
        .map(|when| view! { <time datetime=when.from.to_string()>{period(when, language)}</time> });
    let areas: Vec<_> = entry
        .areas
        .iter()
        .enumerate()
        .map(|(place, &area)| {
            let main = (place == 0 && entry.areas.len() > 1).then(|| view! { <small>" (" {words.main_area} ")"</small> });
            view! { <li>{choice_link(&site, Choice::Area(area), &content.area(area).name)} {main}</li> }.into_any()
        })
        .collect();
    let objectives = entry
        .objectives
        .iter()
        .map(|&objective| {
            let named = content.objective(objective);
            view! { <li><span class="number">{named.id.to_string()}</span>" " {choice_link(&site, Choice::Objective(objective), &named.name)}</li> }
                .into_any()
        })
        .collect();
    let programmes = entry
        .programmes
        .iter()
        .map(|&programme| view! { <li>{choice_link(&site, Choice::Programme(programme), &content.programme(programme).name)}</li> }.into_any())
        .collect();
    let actors = entry
        .actors
        .iter()
        .map(|&actor| view! { <li>{choice_link(&site, Choice::Actor(actor), &content.actor(actor).name)}</li> }.into_any())
        .collect();
    let places = entry
        .places
        .iter()
        .map(|&place| {
            let name = &content.place(place).name;
            view! { <li lang=lang_of(name, language)>{name.in_language(language).to_owned()}</li> }
                .into_any()
        })
        .collect();
    let funding = entry
        .funding
        .iter()
        .map(|&funding| view! { <li>{amount(funding, language)}</li> }.into_any())
        .collect();
    let related = entry
        .related
        .iter()
        .map(|&related| view! { <li>{initiative_link(&site, related)}</li> }.into_any())
        .collect();

    view! {
        <header class="panel-head">
            <p class="kicker">
                {choice_link_to_kind(&app, initiative)}
                {when.map(|when| view! { <span>" · "</span> {when} })}
            </p>
            <button type="button" class="close" data-close aria-label=words.close title=words.close on:click={
                let app = app.clone();
                move |_| app.set_open(None)
            }>"×"</button>
            <h2 id="details-heading" tabindex="-1" lang=lang_of(&entry.name, language)>{entry.name.in_language(language).to_owned()}</h2>
        </header>
        {entry.summary.as_ref().map(|summary| view! { <p class="summary" lang=lang_of(summary, language)>{summary.in_language(language).to_owned()}</p> })}
        <dl>
            {term(words.areas_term, areas)}
            {term(words.objectives_term, objectives)}
            {term(words.programmes_term, programmes)}
            {term(words.funding_term, funding)}
            {term(words.actors_term, actors)}
            {term(words.places_term, places)}
            {term(words.related_term, related)}
        </dl>
        <SourceList sources=entry.sources.clone()/>
        <CopyableLink initiative/>
    }
}

/// The kind, as a link to all initiatives of that kind.
fn choice_link_to_kind(app: &App, initiative: InitiativeIdx) -> impl IntoView + use<> {
    let site = &app.site;
    let kind = site.content.initiative(initiative).kind;
    view! { <a href=super::links::choice_href(site, Choice::Kind(kind))>{(site.words().kind)(kind)}</a> }
}

/// One term of the description list, left out when there is nothing to say.
pub(super) fn term(name: &'static str, items: Vec<AnyView>) -> Option<impl IntoView> {
    (!items.is_empty()).then(|| view! { <div><dt>{name}</dt><dd><ul>{items}</ul></dd></div> })
}

/// The address of the open initiative, to copy with one press, or by hand where the clipboard is forbidden.
#[component]
fn CopyableLink(initiative: InitiativeIdx) -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let state = State {
        open: Some(initiative),
        ..State::default()
    };
    let address = browser::absolute_address(&crate::query::url::write(&state, &app.site.content));
    let outcome = RwSignal::new("");
    let field = NodeRef::<leptos::html::Input>::new();
    let copy = {
        let address = address.clone();
        move |_| {
            browser::copy(&address, move |copied| {
                outcome.set(if copied {
                    words.copied
                } else {
                    words.copy_by_hand
                });
                if !copied && let Some(field) = field.get_untracked() {
                    field.select();
                }
            });
        }
    };
    view! {
        <p class="copy">
            <label for="details-link">{words.link_term}</label>
            <input id="details-link" readonly type="url" value=address node_ref=field/>
            <button type="button" on:click=copy>{words.copy_link}</button>
            <span role="status">{outcome}</span>
        </p>
    }
}

/// A date in words, where there is one.
pub(super) fn dated(
    when: Option<crate::content::Date>,
    app: &App,
) -> Option<impl IntoView + use<>> {
    when.map(
        |when| view! { <time datetime=when.to_string()>{date(when, app.site.language)}</time> },
    )
}
