//! The matrix: areas by programmes, kinds, years or kinds of actor, as a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::filter_form::choice_name;
use super::links::filter_href;
use super::map::{family_samples, hue_class};
use super::piece::{Piece, html, memo, svg};
use super::text::{button, note, plain};
use crate::content::Sector;
use crate::layout::matrix::{MARK_SIZE, Units, shade};
use crate::layout::shape;
use crate::messages::number;
use crate::query::matrix::{Cell, Columns, Grid, Line, Tally, count};
use crate::query::{Choice, Facet};

/// The view: what the columns are, the table, how to read it.
pub(super) fn matrix(app: &App) -> Piece {
    let words = app.site.words();
    let columns = app.matrix_columns;
    let choices = Columns::ALL.map(|own| {
        button((words.matrix_column)(own), move || columns.set(own))
            .live_attr("aria-pressed", move || {
                Some((columns.get() == own).to_string())
            })
    });
    // Which areas are opened outlives a change of the columns.
    let opened: Vec<RwSignal<bool>> = app
        .site
        .content
        .areas()
        .iter()
        .map(|_| RwSignal::new(false))
        .collect();
    let table = {
        let app = app.clone();
        move || vec![Table::new(&app, columns.get()).draw(columns.get(), &opened)]
    };
    let samples = html("ul")
        .class("hue-0")
        .children(family_samples(&app.site));
    html("div")
        .class("matrix")
        .child(
            html("p")
                .class("sort")
                .attr("role", "group")
                .attr("aria-label", words.matrix_columns)
                .children(choices),
        )
        .child(
            html("div")
                .class("matrix-box")
                .attr("role", "region")
                .attr("aria-labelledby", "matrix-caption")
                .attr("tabindex", "0")
                .region(table),
        )
        .child(note(words.matrix_note))
        .child(html("div").class("legend").child(samples))
}

/// The table with what it counts. Its cells stay while the filter changes, and with them the focus.
#[derive(Clone)]
struct Table {
    app: App,
    grid: Arc<Grid>,
    tally: Memo<Arc<Tally>>,
}

/// A row or a column with its place.
type Placed = (usize, Line);

impl Table {
    fn new(app: &App, columns: Columns) -> Self {
        let site = &app.site;
        let years = site.map.rings.iter().filter_map(|ring| ring.years.span());
        let grid = Arc::new(Grid::new(&site.content, columns, years));
        let tally = {
            let (app, grid) = (app.clone(), Arc::clone(&grid));
            memo(move || {
                let shown = app.shown.get();
                Arc::new(
                    app.query
                        .with(|query| grid.tally(&app.site.content, &query.filter, &shown)),
                )
            })
        };
        Self {
            app: app.clone(),
            grid,
            tally,
        }
    }

    fn draw(&self, columns: Columns, opened: &[RwSignal<bool>]) -> Piece {
        let words = self.app.site.words();
        let tally = self.tally;
        let names = self.columns().map(|(column, line)| {
            let (name, lang) = self.name(line);
            html("th")
                .attr("scope", "col")
                .live_flag("hidden", move || {
                    !tally.with(|tally| tally.has_column(column))
                })
                .child(plain(name).maybe("lang", lang))
        });
        let corner = html("th")
            .attr("scope", "col")
            .text((words.facet)(Facet::Area));
        let caption = html("caption")
            .attr("id", "matrix-caption")
            .child(html("span").text((words.matrix_caption)(columns)));
        let rows: Vec<Placed> = self.grid.rows.iter().copied().enumerate().collect();
        let mut opened = opened.iter().copied();
        // Each area with its objectives, and the sums.
        let groups =
            rows.chunk_by(|_, (_, next)| matches!(next, Line::Choice(Choice::Objective(_))));
        let bodies = groups.flat_map(|group| match group {
            [area, objectives @ ..] => self.group(*area, objectives, opened.next()),
            [] => Vec::new(),
        });
        html("table")
            .class(match columns {
                Columns::Programmes => "few turned",
                Columns::Kinds | Columns::ActorKinds => "turned",
                Columns::Years => "",
            })
            .child(caption)
            .child(html("thead").child(html("tr").child(corner).children(names)))
            .children(bodies)
    }

    /// An area's row and, once it is opened, those of its objectives; or the row of sums.
    fn group(
        &self,
        first: Placed,
        objectives: &[Placed],
        opened: Option<RwSignal<bool>>,
    ) -> Vec<Piece> {
        let (content, language) = (&self.app.site.content, self.app.site.language);
        let (_, line) = first;
        let (name, lang) = self.name(line);
        let Line::Choice(Choice::Area(area)) = line else {
            let head = plain(name);
            return vec![html("tfoot").child(self.row(first, head).class("hue-0"))];
        };
        let hue = hue_class(Sector::Area(area));
        let number = number(content.area(area).number.into(), language);
        let title = |tag: &'static str| {
            html(tag)
                .class("name")
                .child(plain([&*number, " "].concat()).class("number"))
                .child(plain(name.clone()).maybe("lang", lang))
        };
        let Some(opened) = opened.filter(|_| !objectives.is_empty()) else {
            return vec![
                html("tbody")
                    .class(hue)
                    .child(self.row(first, title("span"))),
            ];
        };
        let id = ["matrix-objectives-", &*number].concat();
        let toggle = title("button")
            .attr("type", "button")
            .attr("aria-controls", id.clone())
            .live_attr("aria-expanded", move || Some(opened.get().to_string()))
            .on_press(move || opened.update(|opened| *opened = !*opened));
        let below = {
            let (table, objectives) = (self.clone(), objectives.to_vec());
            move || {
                let rows = objectives.iter().filter(|_| opened.get());
                rows.map(|&placed| {
                    let (name, lang) = table.name(placed.1);
                    table.row(placed, plain(name).maybe("lang", lang))
                })
                .collect()
            }
        };
        vec![
            html("tbody").class(hue).child(self.row(first, toggle)),
            html("tbody")
                .class([hue, " objectives"].concat())
                .attr("id", id)
                .region(below),
        ]
    }

    fn row(&self, row: Placed, head: Piece) -> Piece {
        let (tally, index) = (self.tally, row.0);
        html("tr")
            .live_flag("hidden", move || !tally.with(|tally| tally.has_row(index)))
            .child(html("th").attr("scope", "row").child(head))
            .children(self.columns().map(|column| self.cell(row, column)))
    }

    /// A cell: a link to what it counts, or a 0 that leads nowhere.
    fn cell(&self, (row, row_line): Placed, (column, column_line): Placed) -> Piece {
        let (tally, site, query) = (self.tally, self.app.site.clone(), self.app.query);
        let is_sum = row_line == Line::All || column_line == Line::All;
        let own = move || tally.with(|tally| tally.cell(row, column));
        let counted = move || own().map_or(0, count);
        let degree = move || {
            let most = tally.with(|tally| tally.most);
            shade(counted(), most).filter(|_| !is_sum)
        };
        let href = move || {
            let filter = query.with(|query| row_line.narrowed(&query.filter, &site.content));
            let filter = filter.and_then(|filter| column_line.narrowed(&filter, &site.content));
            filter
                .filter(|_| counted() > 0)
                .map(|filter| filter_href(&site, filter))
        };
        let label = {
            let table = self.clone();
            move || {
                let name = [&*table.name(row_line).0, ", ", &table.name(column_line).0].concat();
                let words = table.app.site.words();
                (counted() > 0).then(|| (words.sector_group)(&name, counted() as usize))
            }
        };
        let language = self.app.site.language;
        let face = move || {
            vec![match own() {
                Some(cell) if !is_sum && counted() > 0 && degree().is_none() => units(cell),
                _ => plain(number(counted().into(), language)),
            }]
        };
        let link = html("a")
            .live_attr("href", href)
            .live_attr("aria-label", label)
            .live_attr("data-shade", move || {
                degree().map(|degree| degree.to_string())
            })
            .region(face);
        html("td")
            .maybe("class", is_sum.then_some("hue-0"))
            .live_flag("hidden", move || own().is_none())
            .child(link)
    }

    fn columns(&self) -> impl Iterator<Item = Placed> + '_ {
        self.grid.columns.iter().copied().enumerate()
    }

    /// What a row or a column is called, with a `lang` where that is not the page's.
    fn name(&self, line: Line) -> (String, Option<&'static str>) {
        let site = &self.app.site;
        let words = site.words();
        let name = match line {
            Line::Choice(choice) => return choice_name(site, choice),
            Line::Years(None, last) => (words.to_chip)(last),
            Line::Years(Some(year), _) => year.to_string(),
            Line::ActorKind(kind) => (words.actor_kind)(kind).to_owned(),
            Line::All => words.matrix_all.to_owned(),
        };
        (name, None)
    }
}

/// One mark an initiative.
fn units(cell: Cell) -> Piece {
    let units = Units::new(cell);
    let marks = units.marks.into_iter().map(|(family, at)| {
        svg("path")
            .attr("transform", at.translate())
            .attr("d", shape(family, MARK_SIZE, true))
    });
    svg("svg")
        .class("filled")
        .attr("viewBox", units.view_box)
        .attr("width", units.width)
        .attr("aria-hidden", "true")
        .children(marks)
}
