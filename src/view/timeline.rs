//! The timeline: periods and decisions along the years, by area.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::links::{initiative_href, initiative_link, lang_of};
use super::map::{hue_class, mark_name, with_tip};
use super::piece::{Piece, html, memo, svg};
use super::rows::row_head;
use super::signals::Room;
use super::text::{list, note};
use crate::browser;
use crate::content::{InitiativeIdx, Sector};
use crate::layout::timeline::{Bar, Form, Name};
use crate::layout::{Timeline, decimal};
use crate::query::{Choice, Condition, State, View, url};

/// What is drawn: one memo for all of it, which a change of the filter or of the room writes.
type Drawn = Memo<Arc<Timeline>>;

/// The view. A group a main sector, each one tab stop; what has no date is listed below.
pub(super) fn timeline(app: &App) -> Piece {
    let words = app.site.words();
    let shown = app.shown;
    let drawn = {
        let app = app.clone();
        memo(move || {
            let site = &app.site;
            let form = if app.room.get() == Some(Room::Rows) {
                Form::Narrow
            } else {
                Form::Wide
            };
            let initiatives: Vec<_> = shown.with(|shown| shown.matching().collect());
            let today = app.ready.get().then(browser::today).flatten();
            Arc::new(Timeline::new(
                &site.content,
                site.language,
                form,
                &initiatives,
                today.map(|today| (today, words.timeline_today)),
            ))
        })
    };
    let sectors = app.site.content.sectors().enumerate();
    let groups = sectors.map(|(index, sector)| group(app, drawn, index, sector));
    let view = html("div")
        .class("timeline row-list")
        .live_class("is-narrow", move || {
            drawn.with(|drawn| drawn.form == Form::Narrow)
        })
        .live_flag("hidden", move || shown.with(|shown| shown.count() == 0))
        .child(
            html("h2")
                .class("visually-hidden")
                .text((words.view)(View::Timeline)),
        )
        .child(
            html("div")
                .class("time-axis")
                .region(move || vec![axis(drawn)]),
        )
        .children(groups)
        .child(undated(app, drawn))
        .child(note(words.timeline_help));
    with_tip(app, view)
}

/// The years above the groups. It stays in sight while these scroll.
fn axis(drawn: Drawn) -> Piece {
    drawn.with(|drawn| {
        picture(drawn, drawn.axis_box.clone())
            .class("axis")
            .attr("aria-hidden", "true")
            .children(drawn.years.iter().chain(&drawn.today).map(name))
    })
}

/// An SVG with the size of text that the layout reckoned with.
fn picture(drawn: &Timeline, view_box: String) -> Piece {
    svg("svg")
        .attr("viewBox", view_box)
        .attr("font-size", decimal(drawn.form.font_size()))
}

fn name(name: &Name) -> Piece {
    svg("text")
        .attr("x", decimal(name.at.x))
        .attr("y", decimal(name.at.y))
        .attr("text-anchor", name.anchor.name())
        .maybe("class", name.is_inside.then_some("inside"))
        .text(name.text.clone())
}

/// What has its main sector in common. Head and element stay when the filter changes, and the focus with them.
fn group(app: &App, drawn: Drawn, index: usize, sector: Sector) -> Piece {
    let count = move || {
        drawn.with(|drawn| {
            let group = drawn.groups.get(index);
            group.map_or(0, |group| group.count())
        })
    };
    let label = {
        let site = app.site.clone();
        move || {
            let name = site.content.sector_name(sector).in_language(site.language);
            Some((site.words().sector_group)(name, count()))
        }
    };
    let bars = {
        let app = app.clone();
        move || {
            let drawn = drawn.get();
            let Some(group) = drawn.groups.get(index) else {
                return Vec::new();
            };
            let bars = (0..).zip(&group.bars);
            let bars = bars.map(|(place, own): (usize, _)| bar(&app, place, own));
            let line = |class: &'static str, path: &String| {
                svg("path").class(class).attr("d", path.clone())
            };
            let picture = picture(&drawn, group.view_box.clone())
                .class("strip")
                .child(line("grid", &group.grid))
                .children(bars)
                .children(group.today.as_ref().map(|path| line("today", path)));
            let more = (group.more > 0).then(|| more(&app, sector, group.more));
            let picture = (!group.bars.is_empty()).then_some(picture);
            picture.into_iter().chain(more).collect()
        }
    };
    html("section")
        .class(["row ", hue_class(sector)].concat())
        .live_attr("aria-label", label)
        .live_flag("hidden", move || count() == 0)
        .child(html("h3").child(row_head(app, sector, count)))
        .child(
            html("div")
                .on("keydown", |event| browser::walk_bars(&event))
                .region(bars),
        )
}

/// A bar: a link to its initiative. The first of its group is the group's tab stop.
fn bar(app: &App, place: usize, bar: &Bar) -> Piece {
    let site = &app.site;
    let (initiative, open) = (bar.initiative, app.open);
    let entry = site.content.initiative(initiative);
    svg("a")
        .class(if bar.is_vague { "bar vague" } else { "bar" })
        .live_class("is-open", move || open.get() == Some(initiative))
        .attr("href", initiative_href(site, initiative))
        .attr("data-bar", entry.id.to_string())
        .attr("aria-label", mark_name(site, initiative))
        .attr("tabindex", if place == 0 { "0" } else { "-1" })
        .attr("transform", bar.at.translate())
        .child(svg("path").attr("d", bar.outline.clone()))
        .children(
            bar.name
                .as_ref()
                .map(|own| name(own).maybe("lang", lang_of(&entry.name, site.language))),
        )
}

/// How many of a group are not drawn, as a link to where they are: the filter's state with this group alone, or the list
/// where that is the state already.
fn more(app: &App, sector: Sector, more: usize) -> Piece {
    let words = app.site.words();
    let choice = Choice::from(sector);
    let mut query = app.query.get();
    let alone = query
        .filter
        .without(&Condition::Facet(choice.facet()))
        .with(choice);
    let link = if alone == query.filter {
        html("a")
            .attr("href", "#results-heading")
            .text((words.timeline_listed)(more))
    } else {
        query.filter = alone;
        let state = State { query, open: None };
        html("a")
            .attr(
                "href",
                ["?", &url::write(&state, &app.site.content)].concat(),
            )
            .text((words.timeline_more)(more))
    };
    html("p")
        .class("more-bars")
        .attr("data-more", more.to_string())
        .child(link)
}

/// What has no date, by name.
fn undated(app: &App, drawn: Drawn) -> Piece {
    let app = app.clone();
    html("section").class("undated").region(move || {
        let words = app.site.words();
        let drawn = drawn.get();
        let (undated, more) = (&drawn.undated, drawn.undated_more);
        let link = |&initiative: &InitiativeIdx| {
            let id = app.site.content.initiative(initiative).id.to_string();
            initiative_link(&app.site, initiative).attr("data-bar", id)
        };
        let Some(names) = list(undated.iter().map(link).collect()) else {
            return Vec::new();
        };
        let heading = html("h3").text((words.timeline_undated)(undated.len() + more));
        let rest = (more > 0)
            .then(|| note((words.timeline_listed)(more)).attr("data-more", more.to_string()));
        [heading, names].into_iter().chain(rest).collect()
    })
}
