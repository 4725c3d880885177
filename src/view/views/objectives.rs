//! The chosen areas and programmes, unrolled: one band per objective, with the years from left to right.

use leptos::prelude::*;

use crate::app::{App, Model};
use crate::content::{AreaIdx, Content, Initiative, ObjectiveIdx, Sector};
use crate::layout::{Band, BandMark, Unrolled, unroll};
use crate::query::{BandMembers, Choice, Facet, ObjectiveOrder, Sort, bands};
use crate::sort::sort_by;
use crate::state::links::query_href;
use crate::state::{Query, View};
use crate::ui::{Piece, html, svg};
use crate::view::links::{choice_link, initiative_link};
use crate::view::map::mark::{hue_class, sample_of};
use crate::view::names::{some_of, when};
use crate::view::text::{button, heading, localized, note, objectives_notes, plain};
use crate::words::{Sentence, years_name};

/// The view.
pub(crate) fn objectives(app: &App) -> Piece {
    let (words, phrases) = (app.model.words(), app.model.phrases());
    let head = html("header").class("unrolled-head").child(
        html("h2")
            .attr("id", "unrolled-heading")
            .attr("tabindex", "-1")
            .text(phrases.say((words.view)(View::Objectives))),
    );
    let bands = {
        let app = app.clone();
        move || sectors(&app)
    };
    html("section")
        .class("unrolled")
        .attr("aria-labelledby", "unrolled-heading")
        .child(head)
        .child(html("div").class("unrolled-sectors").children_fn(bands))
}

/// All areas and programmes.
fn sectors(app: &App) -> Vec<Piece> {
    let model = &app.model;
    let (query, shown) = (app.query.get(), app.shown.get());
    let sectors = query.filter.sectors(&model.content);
    let newest_first = model.sorted(Sort::Date);
    let bands = bands(&model.content, &sectors, newest_first, &|initiative| {
        shown.is_matching(initiative)
    });
    let unrolled = unroll(&model.content, &model.map, model.language, &sectors, &bands);
    let mut parts = Vec::with_capacity(unrolled.len() + 2);
    if let Some(Sector::Area(_)) = sectors.first() {
        parts.extend(objectives_notes(app));
    }
    if unrolled.len() > 1 {
        parts.push(overview(app, &bands, query.order));
    }
    for own in &unrolled {
        let matching = shown.in_sector(own.sector) as usize;
        parts.push(sector(app, own, matching, &query, unrolled.len() == 1));
    }
    parts
}

/// All objectives on one screen: how many initiatives each has, and when the latest of them began. What names no objective is
/// there too, because few initiatives may also mean that nobody has said which objective they serve.
fn overview(app: &App, bands: &[Vec<BandMembers>], order: ObjectiveOrder) -> Piece {
    let (model, words) = (&app.model, app.model.view_words());
    let phrases = model.phrases();
    let mut rows: Vec<(AreaIdx, &BandMembers)> = Vec::new();
    for band in bands {
        let area = band.iter().find_map(|band| band.objective);
        let area = area.map(|objective| model.content.objective(objective).area);
        rows.extend(
            area.into_iter()
                .flat_map(|area| band.iter().map(move |own| (area, own))),
        );
    }
    if order == ObjectiveOrder::Fewest {
        sort_by(&mut rows, |(_, one), (_, other)| {
            one.matching.len().cmp(&other.matching.len())
        });
    }
    let shown = app.shown.get();
    let shown = shown.matching().map(|own| model.content.initiative(own));
    let in_areas: Vec<_> = shown.filter(|own| !own.areas.is_empty()).collect();
    let without = in_areas.iter().filter(|own| own.objectives.is_empty());
    let values = [
        ("n", &*phrases.count(without.count())),
        ("all_initiatives", &*phrases.initiatives(in_areas.len())),
    ];
    let without = note(phrases.say_with(words.objectives_unnamed, &values));
    let most = rows.iter().map(|(_, own)| own.members.len()).max();
    let orders = ObjectiveOrder::ALL.iter().map(|&own| {
        let app = app.clone();
        button((words.objective_order)(own), move || {
            app.set_objective_order(own);
        })
        .attr("aria-pressed", if own == order { "true" } else { "false" })
    });
    let orders = html("p")
        .class("sort")
        .attr("role", "group")
        .attr("aria-label", model.words().sort_by)
        .children(orders);
    let names = [
        phrases.say((model.words().facet)(Facet::Objective)),
        phrases.say(words.results),
        words.objective_latest.to_owned(),
    ];
    let names = names.map(|name| html("th").attr("scope", "col").text(name));
    let table = html("table")
        .class("overview")
        .child(html("caption").text(phrases.say(words.objective_overview)))
        .child(html("thead").child(html("tr").children(names)))
        .child(
            html("tbody").children(
                rows.into_iter()
                    .map(|(area, own)| overview_row(app, area, own, most.unwrap_or(0))),
            ),
        );
    html("section").child(without).child(orders).child(table)
}

fn overview_row(app: &App, area: AreaIdx, band: &BandMembers, most: usize) -> Piece {
    let (model, sector) = (&app.model, Sector::Area(area));
    let (content, phrases) = (&model.content, model.phrases());
    let (number, name) = if let Some(objective) = band.objective {
        let named = content.objective(objective);
        (named.id.to_string(), localized("span", app, &named.name))
    } else {
        let others = phrases.say(model.view_words().unrolled_others);
        let area = content.area(area);
        let name = localized("span", app, &area.short);
        let others = plain([&*others, ": "].concat()).child(name);
        (area.number.to_string(), others)
    };
    let name = html("a")
        .attr(
            "href",
            ["#", &band_id(sector, band.objective, content)].concat(),
        )
        .child(html("span").class("number").text(number))
        .text(" ")
        .child(name);
    let (matching, all) = (band.matching.len(), band.members.len());
    let [few, many] = [matching, all].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let told = some_of(model, few, many);
    // In thousandths of the longest.
    let bar = |class: &'static str, count: usize| {
        let length = (count * 1000 / most.max(1)).to_string();
        let outline = ["M0 0h", &length, "v1H0z"].concat();
        svg("path").class(class).attr("d", outline)
    };
    let bar = svg("svg")
        .attr("viewBox", "0 0 1000 1")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children((matching < all).then(|| bar("all", all)))
        .child(bar("matching", matching));
    let latest = band
        .matching
        .first()
        .and_then(|&own| content.facts().from(own));
    let latest = latest.map_or_else(String::new, |date| date.year().to_string());
    html("tr")
        .class(hue_class(model, sector))
        .child(html("th").attr("scope", "row").child(name))
        .child(html("td").class("counted").child(plain(told)).child(bar))
        .child(html("td").class("counted").text(latest))
}

/// The id of a band's element.
fn band_id(sector: Sector, objective: Option<ObjectiveIdx>, content: &Content) -> String {
    let own = match (objective, sector) {
        (Some(objective), _) => &content.objective(objective).id,
        (None, Sector::Area(area)) => &content.area(area).id,
        (None, Sector::Programme(programme)) => &content.programme(programme).id,
    };
    ["band-", own].concat()
}

/// An area or a programme, alone or one of several.
fn sector(app: &App, unrolled: &Unrolled, matching: usize, query: &Query, is_alone: bool) -> Piece {
    let (model, sector) = (&app.model, unrolled.sector);
    let (content, phrases) = (&model.content, model.phrases());
    let (number, has_objectives) = match sector {
        Sector::Area(area) => {
            let area = content.area(area);
            (area.number.to_string(), !area.objectives.is_empty())
        }
        Sector::Programme(_) => (String::new(), false),
    };
    let name = choice_link(model, sector.into(), content.sector_short(sector));
    let head = heading("h3", number, name).text(" ").child(count(
        app,
        matching,
        content.sector_initiatives(sector).len(),
    ));
    let columns = unrolled.columns.to_string();
    let free = unrolled.columns.saturating_sub(unrolled.years.len());
    let free = free.to_string();
    let columns = ["n", &*columns, " f", &free].concat();
    let years = unrolled.years.iter();
    let years = html("div")
        .class(["unrolled-years ", &columns].concat())
        .attr("aria-hidden", "true")
        .children(years.map(|&own| html("span").text(years_name(own, model.language))));
    let mut section = html("section")
        .class(["unrolled-sector ", hue_class(model, sector)].concat())
        .child(head);
    if !has_objectives && matches!(sector, Sector::Area(_)) {
        section = section.child(note(phrases.say(model.late_words().no_objectives)));
    }
    section = section.child(years);
    let others = if has_objectives {
        model.view_words().unrolled_others
    } else {
        model.view_words().results
    };
    for own in &unrolled.bands {
        let mut band = band(app, sector, own, &columns, others);
        if own.cut() > 0 {
            let address = rest(app, sector, own, query, is_alone);
            let more = html("a")
                .attr("href", address)
                .text(phrases.say_count(model.view_words().unrolled_more, own.cut()));
            band = band.child(html("p").child(more));
        }
        section = section.child(band);
    }
    section
}

/// An objective with its initiatives, or, under the heading `others`, the initiatives that name no objective.
fn band(app: &App, sector: Sector, band: &Band, columns: &str, others: Sentence) -> Piece {
    let model = &app.model;
    let (number, name) = match band.objective {
        Some(objective) => {
            let named = model.content.objective(objective);
            let link = choice_link(model, Choice::Objective(objective), &named.name);
            (named.id.to_string(), link)
        }
        None => (String::new(), plain(model.phrases().say(others))),
    };
    let contents = if band.members == 0 {
        note(model.phrases().say(model.view_words().no_initiatives))
    } else {
        count(app, band.matching, band.members)
    };
    let head = html("div")
        .class("band")
        .attr("id", band_id(sector, band.objective, &model.content))
        .attr("tabindex", "-1")
        .child(heading("h4", number, name))
        .child(contents);
    if band.marks.is_empty() {
        return head;
    }
    let marks = band.marks.iter().map(|own| mark(app, own));
    head.child(html("ol").class(columns.to_owned()).children(marks))
}

fn count(app: &App, matching: usize, total: usize) -> Piece {
    html("span")
        .class("note counted")
        .text(app.model.phrases().initiatives_of(matching, total))
}

/// A mark with its initiative's name and date.
fn mark(app: &App, mark: &BandMark) -> Piece {
    let (model, initiative) = (&app.model, mark.initiative);
    let entry = model.content.initiative(initiative);
    let picture = sample_of(entry.kind.family(), mark.main).attr("aria-hidden", "true");
    let [column, span] = [mark.column + 1, mark.span].map(|number| number.to_string());
    let open = app.open;
    html("li")
        .class_fn("is-open", move || open.get() == Some(initiative))
        .class(["n", &column, " s", &span].concat())
        .child(
            initiative_link(model, initiative)
                .attr("data-unrolled", entry.id.to_string())
                .child(picture),
        )
        .child(html("small").text(kind_and_whole_dates(model, entry)))
}

/// Its kind and its period, whose dates are not broken, since columns are narrow: only the period is, after its dash, and what
/// stands between kind and period.
fn kind_and_whole_dates(model: &Model, initiative: &Initiative) -> String {
    let period = when(model, initiative).replace(' ', "\u{a0}");
    let period = period.replace("–\u{a0}", "– ");
    let kind = (model.words().kind)(initiative.kind);
    [kind, "\u{a0}· ", &period].concat()
}

/// The address that shows what a band has no room for: the sector alone; if it is alone already, the objective alone; else
/// the list.
fn rest(app: &App, sector: Sector, band: &Band, query: &Query, is_alone: bool) -> String {
    let mut query = query.clone();
    let filter = match band.objective.map(Choice::Objective) {
        _ if !is_alone => query.filter.with_sector_alone(sector),
        Some(objective) if !query.filter.has(objective) => {
            std::mem::take(&mut query.filter).with(objective)
        }
        _ => return "#results-heading".to_owned(),
    };
    query.filter = filter;
    query_href(&app.model.content, query)
}
