//! What a statement rests on.

use leptos::prelude::*;

use super::App;
use super::details::dated;
use crate::content::Source;

/// A list of sources with publisher and date. They open in the whole window, also from inside a frame, and tell the
/// page behind the link nothing of this one.
#[component]
pub(super) fn SourceList(sources: Vec<Source>) -> impl IntoView {
    let app = App::of_page();
    let items: Vec<_> = sources
        .into_iter()
        .map(|source| {
            let published = dated(source.date, &app);
            let has_date = source.date.is_some();
            view! {
                <li>
                    <a href=String::from(source.url) target="_top" rel="noopener noreferrer external" referrerpolicy="no-referrer">{String::from(source.title)}</a>
                    {source.publisher.map(|publisher| view! { <span>" " {String::from(publisher)}</span> })}
                    {has_date.then_some(", ")}
                    {published}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <div class="sources"><h3>{app.site.words().sources_term}</h3><ul>{items}</ul></div> }
    })
}
