//! The map's cells, where there is too much for marks: a sector's part of a ring with its number, and the marks that are
//! back when few match.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

use super::links::{NARROW, choice_href};
use super::map::mark;
use super::piece::{Piece, svg};
use super::{App, Site};
use crate::content::Sector;
use crate::layout::{CellPicture, Detail, Map, Years, decimal, hollow_stroke};
use crate::query::{Choice, Shown};

/// What the filter leaves, as the cells show it: worked out once for each change. (A memo of one more type would be that,
/// too, and weigh a kilobyte.)
#[derive(Clone)]
pub(super) struct LiveDetail(Arc<Kept>);

/// What [`LiveDetail`] holds.
struct Kept {
    app: App,
    in_rows: bool,
    last: Mutex<Option<(Arc<Shown>, Arc<Detail>)>>,
}

impl LiveDetail {
    /// That of the rows or of the wheel.
    pub(super) fn new(app: &App, in_rows: bool) -> Self {
        let (app, last) = (app.clone(), Mutex::new(None));
        Self(Arc::new(Kept { app, in_rows, last }))
    }

    /// What is left now, and the caller is told of changes. `None` where every membership has a mark.
    pub(super) fn get(&self) -> Option<Arc<Detail>> {
        let Kept { app, in_rows, last } = &*self.0;
        if app.site.map.cells.is_empty() {
            return None;
        }
        let shown = app.shown.get();
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, detail)) = &*last
            && Arc::ptr_eq(of, &shown)
        {
            return Some(Arc::clone(detail));
        }
        let detail = app.site.detail(*in_rows, &shown).map(Arc::new)?;
        *last = Some((shown, Arc::clone(&detail)));
        Some(detail)
    }

    /// What a view shows of it, as long as there are cells.
    fn read(
        &self,
        index: usize,
        value: fn(&Detail, usize) -> String,
    ) -> impl Fn() -> Option<String> + Send + use<> {
        let own = self.clone();
        move || own.get().map(|detail| value(&detail, index))
    }

    /// What stands in a sector's cells: numbers and marks.
    fn contents(&self, span: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let Some(detail) = self.get() else {
            return pieces;
        };
        let Kept { app, in_rows, .. } = &*self.0;
        let site = &app.site;
        let pictures = if *in_rows {
            &site.rows.cells
        } else {
            &site.wheel.cells
        };
        for index in site.map.cells_in(span) {
            pieces.extend(number(&detail, index, pictures));
        }
        let places = site.map.places_in(span);
        for own in &detail.marks {
            if places.contains(&own.place) {
                pieces.extend(mark(app, own.place, detail.mark_size(), own.at));
            }
        }
        pieces
    }
}

impl Site {
    /// What a filter leaves, as the cells of the rows or of the wheel show it.
    pub(super) fn detail(&self, in_rows: bool, shown: &Shown) -> Option<Detail> {
        let matches = |initiative| shown.is_matching(initiative);
        let detail = if in_rows {
            Map::rows_detail
        } else {
            Map::wheel_detail
        };
        (!self.map.cells.is_empty()).then(|| detail(&self.map, &matches))
    }

    /// What a cell is called: sector, years, and how many match.
    fn cell_name(&self, cell: usize, count: usize) -> String {
        let words = self.words();
        let Some((sector, years)) = self.cell(cell) else {
            return String::new();
        };
        let years = match years {
            Years::Undated => words.no_date.to_owned(),
            Years::Until(last) => (words.to_chip)(last),
            Years::One(year) => year.to_string(),
        };
        let name = self.content.sector_name(sector).in_language(self.language);
        (words.cell)(name, &years, &(words.initiatives)(count))
    }

    /// The sector and the years of a cell.
    fn cell(&self, cell: usize) -> Option<(Sector, Years)> {
        let cell = self.map.cells.get(cell)?;
        let span = self.map.spans.get(cell.span)?;
        Some((span.sector, self.map.rings.get(cell.ring)?.years))
    }
}

/// A sector's cells in a form of the map, with what stands in them.
pub(super) fn cells(
    app: &App,
    sector: Sector,
    pictures: &[CellPicture],
    detail: &LiveDetail,
) -> Vec<Piece> {
    let map = &app.site.map;
    let mut pieces = Vec::new();
    let Some(span) = map.span_of(sector) else {
        return pieces;
    };
    for index in map.cells_in(span) {
        pieces.extend(cell(app, index, pictures.get(index), detail));
    }
    if pieces.is_empty() {
        return pieces;
    }
    let stroke = detail.read(0, |detail, _| hollow_stroke(detail.mark_size()));
    let detail = detail.clone();
    let contents = svg("g")
        .class("in-cells")
        .attr("text-anchor", "middle")
        .live_attr("stroke-width", stroke)
        .region(move || detail.contents(span));
    pieces.push(contents);
    pieces
}

/// A cell: a link that narrows the filter to its sector and years.
fn cell(
    app: &App,
    index: usize,
    picture: Option<&CellPicture>,
    detail: &LiveDetail,
) -> Option<Piece> {
    let path = picture?.path.clone();
    let site = app.site.clone();
    let (sector, years) = site.cell(index)?;
    let (from, to) = years.bounds();
    let mut href = choice_href(&site, Choice::from(sector));
    for (key, year) in [("&from=", from), ("&to=", to)] {
        if let Some(year) = year {
            href.push_str(key);
            href.push_str(&year.to_string());
        }
    }
    let id = site.content.sector_id(sector).to_owned();
    let count = detail.read(index, |detail, index| detail.count(index).to_string());
    let shade = detail.read(index, |detail, index| detail.shade(index).to_string());
    let name = detail.clone();
    let cell = svg("a")
        .class("cell")
        .attr("href", href)
        .attr("data-go", NARROW)
        .attr("data-cell", index.to_string())
        .attr("data-sector", id)
        .attr("tabindex", if index == 0 { "0" } else { "-1" })
        .live_attr("data-count", count)
        .live_attr("data-shade", shade)
        .child(svg("title").live_text(move || {
            let count = name.get().map_or(0, |detail| detail.count(index));
            site.cell_name(index, count)
        }))
        .child(svg("path").attr("d", path));
    Some(cell)
}

/// The number in a cell, which its name has for screen readers.
fn number(detail: &Detail, index: usize, pictures: &[CellPicture]) -> Option<Piece> {
    let (number, picture) = (detail.number(index)?, pictures.get(index)?);
    let size = picture.number_size(number);
    let text = svg("text")
        .attr("x", decimal(picture.middle.x))
        .attr("y", decimal(picture.number_y(size)))
        .attr("font-size", decimal(size))
        .attr("data-shade", detail.shade(index).to_string())
        .attr("aria-hidden", "true")
        .text(number.to_string());
    Some(text)
}
