//! The list by area and programme: in print, and on the page with everything.

use leptos::prelude::*;

use super::entry::entry;
use crate::app::App;
use crate::content::{Content, InitiativeIdx, Sector};
use crate::ui::{Element, Fixed, Piece, html};
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
        let listed = shown.keep(app.model.sorted(app.query.get().sort));
        for sector in content.sectors() {
            let own = led_by(content, sector, &listed);
            if !own.is_empty() {
                groups.push(group(&app, sector, Vec::new(), &own));
            }
        }
        groups
    })
}

/// Those of `initiatives` whose main sector this is, in their order. Linear.
pub(crate) fn led_by(
    content: &Content,
    sector: Sector,
    initiatives: &[InitiativeIdx],
) -> Vec<InitiativeIdx> {
    let is_main =
        |&initiative: &InitiativeIdx| content.initiative(initiative).main_sector() == Some(sector);
    initiatives.iter().copied().filter(is_main).collect()
}

/// A sector with some of its initiatives and their sources. `about` stands between its name and them.
pub(crate) fn group(
    app: &App,
    sector: Sector,
    about: Vec<Piece>,
    initiatives: &[InitiativeIdx],
) -> Piece {
    let content = &app.model.content;
    let entries = initiatives.iter().map(|&initiative| {
        let sources = sources(app, &content.initiative(initiative).sources);
        entry(app, initiative).children(sources)
    });
    html("section")
        .class(["group ", hue_class(&app.model, sector)].concat())
        .child(localized("h2", app, content.sector_name(sector)))
        .children(about)
        .child(html("ol").children(entries))
}
