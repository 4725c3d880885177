//! The bins of a map with too many initiatives for marks: a sector's part of a ring with its number, or with marks again
//! when few match.

use std::sync::Arc;

use leptos::prelude::*;

use super::picture::picture;
use crate::app::{App, Model};
use crate::content::Sector;
use crate::layout::map::{BinPicture, Detail, Mark};
use crate::layout::{decimal, hollow_stroke};
use crate::query::{Choice, Filter, Shown, Years};
use crate::state::links::{Go, filter_href};
use crate::ui::{Cached, Piece, svg};
use crate::view::names::{began, numbered};

/// What the bins show for the current result, computed once per change.
#[derive(Clone)]
pub(super) struct LiveDetail(Arc<Inner>);

/// The fields of [`LiveDetail`].
struct Inner {
    app: App,
    in_rows: bool,
    last: Cached<Shown, Option<Arc<Detail>>>,
}

impl LiveDetail {
    /// For the rows or for the wheel.
    pub(super) fn new(app: &App, in_rows: bool) -> Self {
        let (app, last) = (app.clone(), Cached::default());
        Self(Arc::new(Inner { app, in_rows, last }))
    }

    /// The current detail. Subscribes the caller. `None` if every membership has a mark.
    pub(super) fn get(&self) -> Option<Arc<Detail>> {
        let Inner { app, in_rows, last } = &*self.0;
        if app.model.map.bins.is_empty() {
            return None;
        }
        last.get(&app.shown.get(), &|shown| {
            app.model.detail(*in_rows, shown).map(Arc::new)
        })
    }

    /// Applies a function to the current detail, if there are bins.
    fn read(
        &self,
        index: usize,
        value: fn(&Detail, usize) -> String,
    ) -> impl Fn() -> Option<String> + Send + use<> {
        let own = self.clone();
        move || own.get().map(|detail| value(&detail, index))
    }

    /// The marks of a sector that are displayed now, and their size. Subscribes the caller if that depends on the filter.
    pub(super) fn marks(&self, span: usize) -> (Vec<Mark>, f64) {
        let Inner { app, in_rows, .. } = &*self.0;
        let model = &app.model;
        if let Some(detail) = self.get() {
            let seats = model.map.seats_in(span);
            let own = detail.marks.iter().filter(|own| seats.contains(&own.seat));
            return (own.copied().collect(), detail.mark_size());
        }
        if *in_rows {
            let strip = model.rows.strips.get(span);
            let marks = strip.map_or(&[][..], |strip| &strip.marks);
            (marks.to_vec(), model.rows.mark_size)
        } else {
            let marks = model.wheel.marks.get(model.map.seats_in(span));
            (marks.unwrap_or_default().to_vec(), model.wheel.mark_size)
        }
    }

    /// The mark of a seat in a sector, and its size; `None` if it is not displayed now.
    pub(super) fn mark(&self, span: usize, seat: usize) -> Option<(Mark, f64)> {
        let model = &self.0.app.model;
        if let Some(detail) = self.get() {
            return Some((detail.mark(seat)?, detail.mark_size()));
        }
        let (mark, size) = if self.is_in_rows() {
            let nth = seat.checked_sub(model.map.seats_in(span).start)?;
            (
                model.rows.strips.get(span)?.marks.get(nth),
                model.rows.mark_size,
            )
        } else {
            (model.wheel.marks.get(seat), model.wheel.mark_size)
        };
        Some((*mark?, size))
    }

    /// Whether this is the map as rows.
    pub(super) fn is_in_rows(&self) -> bool {
        self.0.in_rows
    }

    /// The numbers in a sector's bins.
    fn numbers(&self, span: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let Some(detail) = self.get() else {
            return pieces;
        };
        let Inner { app, in_rows, .. } = &*self.0;
        let model = &app.model;
        let pictures = if *in_rows {
            &model.rows.bins
        } else {
            &model.wheel.bins
        };
        for index in model.map.bins_in(span) {
            pieces.extend(number(model, &detail, index, pictures));
        }
        pieces
    }
}

/// The accessible name of a bin: sector, years, and how many match.
fn bin_name(model: &Model, bin: usize, count: usize) -> String {
    let Some((sector, years)) = sector_and_years(model, bin) else {
        return String::new();
    };
    let years = began(model, years);
    model.phrases().bin(&numbered(model, sector), &years, count)
}

/// The sector and the years of a bin.
fn sector_and_years(model: &Model, bin: usize) -> Option<(Sector, Years)> {
    let bin = model.map.bins.get(bin)?;
    let span = model.map.spans.get(bin.span)?;
    Some((span.sector, model.map.rings.get(bin.ring)?.years))
}

/// A sector's bins in one form of the map, and their contents.
pub(super) fn bins(
    app: &App,
    sector: Sector,
    pictures: &[BinPicture],
    detail: &LiveDetail,
) -> Vec<Piece> {
    let map = &app.model.map;
    let mut pieces = Vec::new();
    let Some(span) = map.span_of(sector) else {
        return pieces;
    };
    for index in map.bins_in(span) {
        pieces.extend(bin(app, index, pictures.get(index), detail));
    }
    if pieces.is_empty() {
        return pieces;
    }
    let stroke = detail.read(0, |detail, _| hollow_stroke(detail.mark_size()));
    let marks = svg("g")
        .attr_fn("stroke-width", stroke)
        .children(picture(app, span, detail));
    pieces.push(marks);
    let detail = detail.clone();
    let numbers = svg("g")
        .class("in-bins")
        .attr("text-anchor", "middle")
        .children_fn(move || detail.numbers(span));
    pieces.push(numbers.into());
    pieces
}

/// A bin: a link that narrows the filter to its sector and to what began in its years, which is exactly what its number
/// counts.
fn bin(
    app: &App,
    index: usize,
    picture: Option<&BinPicture>,
    detail: &LiveDetail,
) -> Option<Piece> {
    let path = picture?.path.clone();
    let model = app.model.clone();
    let (sector, years) = sector_and_years(&model, index)?;
    let filter = Filter::default().with(sector.into());
    let href = filter_href(&model.content, filter.with(Choice::Began(years)));
    let id = model.content.sector_id(sector).to_owned();
    let count = detail.read(index, |detail, index| detail.count(index).to_string());
    let shade = detail.read(index, |detail, index| detail.shade(index).to_string());
    let name = detail.clone();
    let bin = svg("a")
        .class("bin counted")
        .attr("href", href)
        .attr("data-go", Go::Narrow.id())
        .attr("data-bin", index.to_string())
        .attr("data-sector", id)
        .attr("tabindex", if index == 0 { "0" } else { "-1" })
        .attr_fn("data-count", count)
        .attr_fn("data-shade", shade)
        .child(svg("title").text_fn(move || {
            let count = name.get().map_or(0, |detail| detail.count(index));
            bin_name(&model, index, count)
        }))
        .child(svg("path").attr("d", path));
    Some(bin)
}

/// The number in a bin. Hidden from screen readers, because the bin's name says it.
fn number(model: &Model, detail: &Detail, index: usize, pictures: &[BinPicture]) -> Option<Piece> {
    let (number, picture) = (detail.number(index)?, pictures.get(index)?);
    let size = picture.number_size(number);
    let text = svg("text")
        .class("counted")
        .attr("x", decimal(picture.middle.x))
        .attr("y", decimal(picture.number_y(size)))
        .attr("font-size", decimal(size))
        .attr("data-shade", detail.shade(index).to_string())
        .attr("aria-hidden", "true")
        .text(model.phrases().count(number));
    Some(text)
}
