//! The list in print.

use leptos::prelude::*;

use super::entry::entry;
use crate::app::App;
use crate::query::Filter;
use crate::ui::{Element, Fixed, html};
use crate::view::map::mark::hue_class;
use crate::view::text::{localized, sources};

/// The list in print: complete, by area and programme, and with the addresses of the sources. It is in the page only while
/// that is being printed.
pub(super) fn on_paper(app: &App) -> Element<Fixed> {
    let app = app.clone();
    html("div").children_fn(move || {
        let mut groups = Vec::new();
        if !app.paper.get() {
            return groups;
        }
        app.whole.track();
        let (content, shown) = (&app.model.content, app.shown.get());
        let order = app.model.sorted(app.query.get().sort);
        for sector in Filter::default().sectors(content) {
            let mut entries = Vec::new();
            for &initiative in order {
                let listed = content.initiative(initiative);
                if listed.main_sector() == Some(sector) && shown.is_matching(initiative) {
                    let sources = sources(&app, &listed.sources);
                    entries.push(entry(&app, initiative).children(sources));
                }
            }
            if !entries.is_empty() {
                groups.push(
                    html("section")
                        .class(["group ", hue_class(&app.model, sector)].concat())
                        .child(localized("h2", &app, content.sector_name(sector)))
                        .child(html("ol").children(entries)),
                );
            }
        }
        groups
    })
}
