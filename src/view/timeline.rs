//! The timeline: periods and decisions along the years, by area.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::links::{initiative_href, initiative_link, lang_of};
use super::map::{hue_class, mark_name, with_tip};
use super::piece::{Piece, html, svg};
use super::rows::row_head;
use super::signals::Room;
use super::text::{list, note};
use crate::browser;
use crate::content::{Date, Sector};
use crate::layout::timeline::{Bar, Form, MOST_UNDATED, Name, dated, undated};
use crate::layout::{Timeline, decimal};
use crate::query::{Choice, Condition, Shown, State, View, url};

/// The view. A group a main sector, each one tab stop; what has no date is listed below.
pub(super) fn timeline(app: &App) -> Piece {
    let (content, words) = (&app.site.content, app.site.words());
    let (shown, own) = (app.shown, app.clone());
    let timeline = Timeline::new(content);
    let axis = html("div").class("time-axis").region(move || {
        let (form, today) = own.timeline_form();
        let axis = timeline.axis(form, today.map(|today| (today, words.timeline_today)));
        let axis = picture(form, "axis", axis.view_box)
            .attr("aria-hidden", "true")
            .children(axis.names.iter().map(name));
        vec![axis]
    });
    let view = html("div")
        .class("timeline row-list")
        .live_flag("hidden", move || shown.with(|shown| shown.count() == 0))
        .child(
            html("h2")
                .class("visually-hidden")
                .text((words.view)(View::Timeline)),
        )
        .child(axis)
        .children(content.sectors().map(|sector| group(app, timeline, sector)))
        .child(without_date(app))
        .child(note(words.timeline_help));
    with_tip(app, view)
}

impl App {
    /// How the timeline is drawn, and what day it is: that is known once the page lives.
    fn timeline_form(&self) -> (Form, Option<Date>) {
        let form = if self.room.get() == Some(Room::Rows) {
            Form::Narrow
        } else {
            Form::Wide
        };
        (form, self.ready.get().then(browser::today).flatten())
    }
}

/// An SVG with the size of text that the layout reckons with.
fn picture(form: Form, class: &'static str, view_box: String) -> Piece {
    svg("svg")
        .class(class)
        .attr("viewBox", view_box)
        .attr("font-size", decimal(form.font_size()))
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
fn group(app: &App, timeline: Timeline, sector: Sector) -> Piece {
    let (site, shown) = (app.site.clone(), app.shown);
    let count = move || {
        let own =
            |shown: &Arc<Shown>| dated(&site.content, sector, &|own| shown.is_matching(own)).len();
        shown.with(own)
    };
    let own = app.clone();
    let bars = move || {
        let site = &own.site;
        let (form, today) = own.timeline_form();
        let group = own.shown.with(|shown| {
            let is_shown = |initiative| shown.is_matching(initiative);
            timeline.group(&site.content, site.language, form, sector, &is_shown, today)
        });
        let line = |class: &'static str, path: String| svg("path").class(class).attr("d", path);
        let bars = (0..)
            .zip(&group.bars)
            .map(|(place, bar)| link(&own, place, bar));
        let picture = picture(form, "strip", group.view_box)
            .child(line("grid", group.grid))
            .children(group.today.map(|path| line("today", path)))
            .children(bars);
        let mut drawn = Vec::new();
        if !group.bars.is_empty() {
            drawn.push(picture);
        }
        if group.more > 0 {
            drawn.push(more(&own, sector, group.more));
        }
        drawn
    };
    let counted = count.clone();
    html("section")
        .class(["row ", hue_class(sector)].concat())
        .live_flag("hidden", move || counted() == 0)
        .child(html("h3").child(row_head(app, sector, count)))
        .child(
            html("div")
                .on("keydown", |event| browser::walk_bars(&event))
                .region(bars),
        )
}

/// A bar: a link to its initiative. The first of its group is the group's tab stop.
fn link(app: &App, place: usize, bar: &Bar) -> Piece {
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
fn without_date(app: &App) -> Piece {
    let app = app.clone();
    html("section").class("undated").region(move || {
        let (site, words) = (&app.site, app.site.words());
        let own = app
            .shown
            .with(|shown| undated(&site.content, &|initiative| shown.is_matching(initiative)));
        let names = own.iter().take(MOST_UNDATED).map(|&initiative| {
            let id = site.content.initiative(initiative).id.to_string();
            initiative_link(site, initiative).attr("data-bar", id)
        });
        let mut drawn = Vec::new();
        if let Some(names) = list(names.collect()) {
            drawn.push(html("h3").text((words.timeline_undated)(own.len())));
            drawn.push(names);
        }
        if let Some(more) = own.len().checked_sub(MOST_UNDATED + 1) {
            let more = more + 1;
            drawn.push(note((words.timeline_listed)(more)).attr("data-more", more.to_string()));
        }
        drawn
    })
}
