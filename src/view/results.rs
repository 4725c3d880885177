//! The list of what the filter leaves.

use leptos::prelude::*;

use super::App;
use super::links::{choice_link, initiative_href, lang_of};
use super::signals::LIST_STEP;
use super::status::condition_name;
use crate::content::{InitiativeIdx, Sector};
use crate::messages::period;
use crate::query::{Choice, Sort, liftings, order};

/// The results: ordered, cut at the limit with "show more"; when there are none, what to lift.
#[component]
pub(super) fn Results() -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let (shown, limit, query) = (app.shown, app.list_limit, app.query);
    let sort = Memo::new(move |_| query.with(|query| query.sort));
    let ordered = {
        let site = app.site.clone();
        Memo::new(move |_| order(&site.content, &shown.get(), sort.get(), site.language))
    };
    let listed = move || {
        ordered.with(|ordered| {
            ordered
                .iter()
                .take(limit.get())
                .copied()
                .collect::<Vec<_>>()
        })
    };
    let hidden_count = move || ordered.with(Vec::len).saturating_sub(limit.get());
    let sort_button = |value: Sort, name: &'static str| {
        let app = app.clone();
        view! {
            <button type="button" aria-pressed=move || if sort.get() == value { "true" } else { "false" } on:click=move |_| app.set_sort(value)>{name}</button>
        }
    };
    view! {
        <section id="results" class="results" aria-labelledby="results-heading">
            <header class="results-head">
                <h2 id="results-heading" tabindex="-1">{words.results}</h2>
                <p class="sort needs-wasm" role="group" aria-label=words.sort_by>
                    {sort_button(Sort::Date, words.sort_date)}
                    {sort_button(Sort::Name, words.sort_name)}
                </p>
            </header>
            {move || (shown.get().count() == 0).then(|| view! { <NothingFound/> })}
            <ol class="entries">
                <For each=listed key=|initiative| *initiative children=|initiative| view! { <Entry initiative/> }/>
            </ol>
            {move || (hidden_count() > 0).then(|| view! {
                <button type="button" class="more needs-wasm" on:click=move |_| limit.update(|limit| *limit += LIST_STEP)>
                    {move || (words.show_more)(hidden_count().min(LIST_STEP))}
                </button>
            })}
        </section>
    }
}

/// One initiative in the list. The same markup stands in the further prerendered pages.
#[component]
pub(super) fn Entry(initiative: InitiativeIdx) -> impl IntoView {
    let app = App::of_page();
    let site = app.site.clone();
    let (content, words, language) = (&site.content, site.words(), site.language);
    let entry = content.initiative(initiative);
    let mut sectors = entry.sectors();
    let main = sectors.next().map(|sector| sector_link(&app, sector));
    let others: Vec<_> = sectors
        .map(|sector| view! { <li>{sector_link(&app, sector)}</li> })
        .collect();
    let also = (!others.is_empty())
        .then(|| view! { <div class="also"><span>{words.also_in}</span><ul>{others}</ul></div> });
    let when = entry
        .date
        .map_or_else(|| words.no_date.to_owned(), |when| period(when, language));
    let id = entry.id.to_string();
    let open = app.open;
    view! {
        <li class="entry" id=["i-", &id].concat() data-initiative=id class:is-open=move || open.get() == Some(initiative)>
            <p class="kicker">{(words.kind)(entry.kind)}" · "{when}</p>
            <h3 lang=lang_of(&entry.name, language)><a href=initiative_href(&site, initiative)>{entry.name.in_language(language).to_owned()}</a></h3>
            {entry.summary.as_ref().map(|summary| view! { <p lang=lang_of(summary, language)>{summary.in_language(language).to_owned()}</p> })}
            <div class="main-sector">{main}</div>
            {also}
        </li>
    }
}

/// A sector's short name as a link to it alone, in its hue.
fn sector_link(app: &App, sector: Sector) -> impl IntoView + use<> {
    let site = &app.site;
    let short = site.content.sector_short(sector);
    view! { <span class=super::map::hue_class(sector)>{choice_link(site, Choice::from(sector), short)}</span> }
}

/// Which condition to lift, and what that would give.
#[component]
fn NothingFound() -> impl IntoView {
    let app = App::of_page();
    let words = app.site.words();
    let items = {
        let app = app.clone();
        move || {
            let filter = app.query.with(|query| query.filter.clone());
            let liftings = liftings(&app.site.content, &app.site.search, &filter);
            liftings
                .into_iter()
                .filter(|(_, matching)| *matching > 0)
                .map(|(condition, matching)| {
                    let name = (words.lifting)(&condition_name(&app.site, &condition), matching);
                    let app = app.clone();
                    view! { <li><button type="button" on:click=move |_| app.lift(&condition)>{name}</button></li> }
                })
                .collect::<Vec<_>>()
        }
    };
    let help = {
        let items = items.clone();
        move || {
            if items().is_empty() {
                words.nothing_helps
            } else {
                words.nothing_found_help
            }
        }
    };
    view! {
        <div class="nothing" id="nothing-found">
            <p><strong>{words.nothing_found}</strong></p>
            <p>{help}</p>
            <ul>{items}</ul>
            <p><button type="button" on:click=move |_| app.show(crate::query::Filter::default())>{words.clear_all}</button></p>
        </div>
    }
}
