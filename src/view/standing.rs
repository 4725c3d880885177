//! What stands in the page and never changes: names, sentences, the legend, the index.
//!
//! Hydration passes over its elements. So neither its code nor its words are in the first program: they come with the
//! [late code](super::late), for a page that the browser builds because its content was replaced.

use super::all::{all_page, index};
use super::late::arrived;
use super::map::explained;
use super::page::{heading, lead, skip_links, source_line, tours, updated_line, without_wasm};
use super::text::{objectives_notes, plain};
use crate::app::App;
use crate::query::Facet;
use crate::ui::{Piece, html, passed_over};

/// What stands in the page, in its places from the top.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Standing {
    /// The links past what stands before the list, the map and the views.
    SkipLinks,
    /// The map's name.
    Heading,
    /// What the map is, and how new.
    Lead,
    /// The links to the tours.
    Tours,
    /// What is said where the program does not run.
    WithoutWasm,
    /// The name of the filter.
    FilterName,
    /// The label of the search field.
    SearchLabel,
    /// The name of a facet.
    FacetName(Facet),
    /// What must be known of the objectives. Nothing stands behind it.
    ObjectivesNotes,
    /// The name of the range of years.
    YearsName,
    /// The label of its first year.
    FromYear,
    /// The label of its last year.
    ToYear,
    /// The name of the choice of a day since which something is new.
    SinceName,
    /// The label of that day.
    SinceDay,
    /// The link from the number to the list.
    ToList,
    /// What introduces the chips.
    Chosen,
    /// What the map has, in a sentence.
    MapSummary,
    /// What is in the legend. Nothing stands behind it.
    Legend,
    /// The heading of the list.
    ResultsHeading,
    /// The link to the page with everything. Nothing stands behind it.
    AllLink,
    /// The index of the strategy. Nothing stands behind it.
    Index,
    /// When the content was updated, in the footer, if that is known.
    Updated,
    /// The strategy's own page, in the footer, if there is one.
    Source,
    /// What the size of the text is measured by. Nothing stands behind it.
    Probe,
}

impl Standing {
    /// How many elements hydration has to pass over: none, if nothing stands behind them.
    fn places(self, app: &App) -> usize {
        let content = &app.model.content;
        match self {
            Self::ObjectivesNotes | Self::Legend | Self::AllLink | Self::Index | Self::Probe => 0,
            Self::SkipLinks => 3,
            Self::Updated => usize::from(content.updated.is_some()),
            Self::Source => usize::from(!content.strategy.sources.is_empty()),
            _ => 1,
        }
    }
}

/// What stands in the page. While it is hydrated, the places of that.
pub(crate) fn standing(app: &App, which: Standing) -> Vec<Piece> {
    if cfg!(target_arch = "wasm32") && !app.model.is_built {
        return (0..which.places(app)).map(|_| passed_over()).collect();
    }
    let pieces = arrived().map_or_else(Vec::new, |late| (late.standing)(app, which));
    #[cfg(not(target_arch = "wasm32"))]
    debug_assert!(
        pieces.iter().all(Piece::is_static),
        "{which:?} changes or acts"
    );
    pieces
}

/// The elements themselves.
pub(crate) fn written(app: &App, which: Standing) -> Vec<Piece> {
    let (model, words) = (&app.model, app.model.words());
    let phrases = model.phrases();
    let page = phrases.page_words();
    let legend = |name: String| html("legend").text(name);
    vec![match which {
        Standing::SkipLinks => return skip_links(app).into(),
        Standing::ObjectivesNotes => return objectives_notes(app),
        Standing::Legend => return explained(app),
        Standing::Updated => return updated_line(app).into_iter().collect(),
        Standing::Source => return source_line(app).into_iter().collect(),
        Standing::Heading => heading(app),
        Standing::Lead => lead(app),
        Standing::Tours => tours(app),
        Standing::WithoutWasm => without_wasm(app),
        Standing::FilterName => legend(phrases.say(words.filter)).class("visually-hidden"),
        Standing::SearchLabel => html("label").attr("for", "search").text(words.search),
        Standing::FacetName(facet) => legend(phrases.say((words.facet)(facet))),
        Standing::YearsName => legend(words.years.to_owned()),
        Standing::FromYear => plain(page.from_year),
        Standing::ToYear => plain(page.to_year),
        Standing::SinceName => legend(page.since.to_owned()),
        Standing::SinceDay => plain(page.since_day),
        Standing::ToList => html("a")
            .class("to-list")
            .attr("href", "#results-heading")
            .text(page.to_list),
        Standing::Chosen => plain(page.chosen).class("visually-hidden"),
        Standing::MapSummary => html("p")
            .attr("id", "map-summary")
            .class("visually-hidden")
            .text(phrases.map_summary(
                model.content.areas().len(),
                model.content.programmes().len(),
                model.content.initiatives().len(),
                model.map.seats.len(),
            )),
        Standing::ResultsHeading => html("h2")
            .attr("id", "results-heading")
            .attr("tabindex", "-1")
            .text(phrases.say(model.view_words().results)),
        Standing::AllLink => html("a")
            .attr("href", all_page(model, 1))
            .text(phrases.all_on_one_page(model.content.initiatives().len())),
        Standing::Index => index(app),
        Standing::Probe => html("span")
            .attr("id", "rem-probe")
            .class("rem-probe")
            .attr("aria-hidden", "true")
            .into(),
    }]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::Owner;

    use super::*;
    use crate::app::Model;
    use crate::content::{Content, Language};

    /// Hydration finds what stands behind these elements by passing over as many as there are.
    #[test]
    fn what_stands_has_as_many_elements_as_places() {
        let bare = r#"{"version": 1, "areas": [{"id": "a", "number": 1, "name": {"sv": "A"}}]"#;
        let full = r#", "updated": "2026-01-02", "strategy": {"sources":
            [{"title": "S", "url": "https://example.se", "language": "sv"}]}"#;
        for (more, lines) in [("", 0), (full, 1)] {
            let (content, _) = Content::read([bare, more, "}"].concat().as_bytes()).unwrap();
            let model = Arc::new(Model::new(content, Language::Swedish));
            Owner::new().with(|| {
                let app = App::new(model, None);
                let mut all = vec![
                    Standing::SkipLinks,
                    Standing::Heading,
                    Standing::Lead,
                    Standing::Tours,
                    Standing::WithoutWasm,
                    Standing::FilterName,
                    Standing::SearchLabel,
                    Standing::YearsName,
                    Standing::FromYear,
                    Standing::ToYear,
                    Standing::SinceName,
                    Standing::SinceDay,
                    Standing::ToList,
                    Standing::Chosen,
                    Standing::MapSummary,
                    Standing::ResultsHeading,
                    Standing::Updated,
                    Standing::Source,
                ];
                all.extend(Facet::ALL.map(Standing::FacetName));
                for which in all {
                    assert_eq!(written(&app, which).len(), which.places(&app), "{which:?}");
                }
                for which in [Standing::Updated, Standing::Source] {
                    assert_eq!(which.places(&app), lines, "{which:?}");
                }
            });
        }
    }
}
