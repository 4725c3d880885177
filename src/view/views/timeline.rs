//! The timeline: periods and decisions along the years, grouped by area.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, MapForm};
use crate::browser;
use crate::content::{Date, Sector};
use crate::layout::timeline::{Bar, Form, MOST_UNDATED, Name, most_bars};
use crate::layout::{Timeline, decimal};
use crate::query::{ByMainSector, Choice, Condition, Shown, by_main_sector};
use crate::state::View;
use crate::state::links::{initiative_href, query_href};
use crate::ui::{Cached, Element, Empty, Fixed, Piece, html, svg};
use crate::view::links::initiative_link;
use crate::view::map::mark::hue_class;
use crate::view::map::{row_head, with_tip};
use crate::view::names::{lang_of, mark_name, sector_count};
use crate::view::text::{list, note};

/// The view: one group per main sector, each with one tab stop, and a list of what has no date.
pub(crate) fn timeline(app: &App) -> Piece {
    let (content, words) = (&app.model.content, app.model.words());
    let (shown, own) = (app.shown, app.clone());
    let (timeline, groups) = (Timeline::new(content), LiveGroups::new(app));
    let axis = html("div").class("time-axis").children_fn(move || {
        let (form, today) = form_and_today(&own);
        let axis = timeline.axis(
            form,
            today.map(|today| (today, own.model.view_words().timeline_today)),
        );
        let picture = picture(form, "axis", axis.view_box).attr("aria-hidden", "true");
        vec![picture.children(axis.names.iter().map(name))]
    });
    let mut view = html("div")
        .class("timeline row-list")
        .flag_fn("hidden", move || shown.get().count() == 0)
        .child(
            html("h2")
                .class("visually-hidden")
                .text(app.model.phrases().say((words.view)(View::Timeline))),
        )
        .child(axis);
    for sector in content.sectors() {
        view = view.child(group(app, timeline, &groups, sector));
    }
    let view = view.child(without_date(app, groups)).child(note({
        let phrases = app.model.phrases();
        phrases.say(phrases.view_words().timeline_help)
    }));
    with_tip(app, view)
}

/// What is shown, by main sector. Computed once per result of the filter.
#[derive(Clone)]
struct LiveGroups {
    app: App,
    last: Arc<Cached<Shown, Arc<ByMainSector>>>,
}

impl LiveGroups {
    fn new(app: &App) -> Self {
        let (app, last) = (app.clone(), Arc::default());
        Self { app, last }
    }

    /// The current groups. Subscribes the caller.
    #[inline(never)]
    fn get(&self) -> Arc<ByMainSector> {
        let content = &self.app.model.content;
        self.last.get(&self.app.shown.get(), &|shown| {
            let is_shown = |initiative| shown.is_matching(initiative);
            Arc::new(by_main_sector(content, &is_shown))
        })
    }
}

/// The form of the timeline, and today's date, which is only known in the browser.
fn form_and_today(app: &App) -> (Form, Option<Date>) {
    let form = match app.map_form() {
        Some(MapForm::Rows) if app.is_roomy.get() => Form::Medium,
        Some(MapForm::Rows) => Form::Narrow,
        _ => Form::Wide,
    };
    (form, app.ready.get().then(browser::today))
}

/// An SVG at the text size that the layout assumes.
fn picture(form: Form, class: &'static str, view_box: String) -> Element<Empty> {
    svg("svg")
        .class(class)
        .attr("translate", "no")
        .attr("viewBox", view_box)
        .attr("font-size", decimal(form.font_size()))
}

fn name(name: &Name) -> Piece {
    svg("text")
        .attr("x", decimal(name.at.x))
        .attr("y", decimal(name.at.y))
        .attr("text-anchor", name.anchor.name())
        .attr_opt("class", name.is_inside.then_some("inside"))
        .text(name.text.clone())
}

/// The initiatives of one main sector. Its heading and element stay in the page when the filter changes, so that they keep
/// the focus.
fn group(app: &App, timeline: Timeline, groups: &LiveGroups, sector: Sector) -> Piece {
    let (own, of_bars) = (app.clone(), groups.clone());
    let bars = move || bars(&own, timeline, &of_bars, sector);
    let counted = groups.clone();
    let count = move || counted.get().of(&counted.app.model.content, sector).len();
    let is_empty = {
        let count = count.clone();
        move || count() == 0
    };
    // Those that are drawn elsewhere belong here, too: the same name never has two numbers without a word.
    let head = {
        let app = app.clone();
        move || {
            let (here, phrases, shown) = (count(), app.model.phrases(), app.shown.get());
            let all = shown.in_sector(sector) as usize;
            if here == all {
                return sector_count(&app.model, &shown, sector);
            }
            let values = [("n", &*phrases.count(here)), ("total", &phrases.count(all))];
            phrases.say_with(phrases.view_words().timeline_here, &values)
        }
    };
    html("section")
        .class(["row ", hue_class(&app.model, sector)].concat())
        .flag_fn("hidden", is_empty)
        .child(html("h3").child(row_head(app, sector, Box::new(head), String::new())))
        .child(
            html("div")
                .on("keydown", |event| {
                    browser::walk_siblings(&event, "[data-bar]");
                })
                .children_fn(bars),
        )
}

/// The bars of one main sector, and how many more there are.
fn bars(app: &App, timeline: Timeline, groups: &LiveGroups, sector: Sector) -> Vec<Piece> {
    let model = &app.model;
    let (form, today) = form_and_today(app);
    let groups = groups.get();
    let group = timeline.group(
        &model.content,
        model.language,
        form,
        groups.of(&model.content, sector),
        most_bars(&groups.dated),
        today,
    );
    let mut drawn = Vec::new();
    if !group.bars.is_empty() {
        let mut picture =
            picture(form, "strip", group.view_box).child(path(group.grid).class("grid"));
        if let Some(today) = group.today {
            picture = picture.child(path(today).class("today"));
        }
        let mut stop = "0";
        for bar in &group.bars {
            picture = picture.child(link(app, form, stop, bar));
            stop = "-1";
        }
        drawn.push(picture);
    }
    if group.more > 0 {
        drawn.push(more(app, sector, group.more));
    }
    drawn
}

fn path(data: String) -> Element<Empty> {
    svg("path").attr("d", data)
}

/// A bar: a link to its initiative. The first of its group is the group's tab stop.
fn link(app: &App, form: Form, stop: &'static str, bar: &Bar) -> Piece {
    let model = &app.model;
    let (initiative, open) = (bar.initiative, app.open);
    let entry = model.content.initiative(initiative);
    let link = svg("a")
        .class(if bar.is_vague { "bar vague" } else { "bar" })
        .class_fn("is-open", move || open.get() == Some(initiative))
        .attr("href", initiative_href(&model.content, initiative))
        .attr("data-bar", entry.id.to_string())
        .attr("aria-label", mark_name(model, initiative))
        .attr("tabindex", stop)
        .attr("transform", bar.corner(form).translate())
        .child(path(bar.outline.clone()));
    match &bar.name {
        Some(own) => link.child(name(own).attr_opt("lang", lang_of(&entry.name, model.language))),
        None => link,
    }
}

/// How many initiatives of a group are not drawn, as a link that shows them: this group alone, or the list if the group is
/// alone already.
fn more(app: &App, sector: Sector, more: usize) -> Piece {
    let words = app.model.view_words();
    let choice = Choice::from(sector);
    let mut query = app.query.get();
    let alone = query
        .filter
        .without(&Condition::Facet(choice.facet()))
        .with(choice);
    let (href, name) = if alone == query.filter {
        ("#results-heading".to_owned(), words.timeline_listed)
    } else {
        query.filter = alone;
        (query_href(&app.model.content, query), words.timeline_more)
    };
    html("p")
        .class("more-bars counted")
        .attr("data-more", more.to_string())
        .child(
            html("a")
                .attr("href", href)
                .text(app.model.phrases().say_count(name, more)),
        )
}

/// The initiatives without a date, by name.
fn without_date(app: &App, groups: LiveGroups) -> Element<Fixed> {
    let app = app.clone();
    html("section")
        .class("undated counted")
        .children_fn(move || {
            let (model, words) = (&app.model, app.model.view_words());
            let phrases = model.phrases();
            let groups = groups.get();
            let own = &groups.undated;
            let mut names = Vec::new();
            for &initiative in own.iter().take(MOST_UNDATED) {
                let id = model.content.initiative(initiative).id.to_string();
                names.push(initiative_link(model, initiative).attr("data-bar", id));
            }
            let mut drawn = Vec::new();
            if let Some(names) = list(names) {
                drawn.push(html("h3").text(phrases.say_count(words.timeline_undated, own.len())));
                drawn.push(names);
            }
            if own.len() > MOST_UNDATED {
                let more = own.len() - MOST_UNDATED;
                drawn.push(
                    note(phrases.say_count(words.timeline_listed, more))
                        .attr("data-more", more.to_string()),
                );
            }
            drawn
        })
}
