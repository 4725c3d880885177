//! The matrix: areas by programmes, kinds, years or kinds of actor, as a table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::content::{AreaIdx, Sector};
use crate::layout::matrix::{MARK_SIZE, MOST_MARKS, Units, shade};
use crate::layout::shape;
use crate::query::matrix::{
    Cell, Columns, Grid, Line, Missing, Tally, count, in_area_and_programme,
};
use crate::query::{Choice, Facet, Filter, Shown};
use crate::state::View;
use crate::state::links::filter_href;
use crate::ui::{Cached, Element, Empty, Fixed, Piece, html, memo, svg};
use crate::view::map::mark::{family_samples, hue_class};
use crate::view::names::line_name;
use crate::view::text::{button, linked_cell, note, plain};
use crate::view::views::view_heading;
use crate::words::number;

/// The view: the choice of columns, the table, how to read it.
pub(crate) fn matrix(app: &App) -> Piece {
    let (words, phrases) = (app.model.view_words(), app.model.phrases());
    let query = app.query;
    let columns = memo(move || query.with(|query| query.columns));
    let choices = Columns::ALL.iter().map(|&own| {
        let app = app.clone();
        button(phrases.say((words.matrix_column)(own)), move || {
            app.set_columns(own);
        })
        .attr_fn("aria-pressed", move || {
            Some((columns.get() == own).to_string())
        })
    });
    let choices = html("p")
        .class("sort")
        .attr("role", "group")
        .attr("aria-label", words.matrix_columns)
        .children(choices);
    // Also counts for the sentence below.
    let programmes = Table::new(app, Columns::Programmes);
    let table = {
        let (app, programmes) = (app.clone(), Arc::clone(&programmes));
        move || {
            let columns = columns.get();
            let table = match columns {
                Columns::Programmes => Arc::clone(&programmes),
                _ => Table::new(&app, columns),
            };
            vec![table.draw(columns)]
        }
    };
    let samples = html("ul")
        .class("hue-0")
        .children(family_samples(&app.model));
    html("div")
        .class("matrix")
        .child(view_heading(app, View::Matrix))
        .child(choices)
        .child(
            html("div")
                .class("matrix-box")
                .attr("role", "region")
                .attr("aria-labelledby", "matrix-caption")
                .children_fn(table),
        )
        .child(in_both(programmes, columns))
        .child(note(phrases.say(words.matrix_note)))
        .child(html("div").class("legend").child(samples))
}

/// How few initiatives can be in a cell of areas by programmes at all: a nought there says nothing of what is done.
fn in_both(table: Arc<Table>, columns: Memo<Columns>) -> Element<Fixed> {
    html("div").class("counted").children_fn(move || {
        if columns.get() != Columns::Programmes {
            return Vec::new();
        }
        let (model, shown) = (&table.app.model, table.shown());
        let (content, phrases) = (&model.content, model.phrases());
        let values = [
            ("n", &*phrases.count(in_area_and_programme(content, &shown))),
            ("all_initiatives", &*phrases.initiatives(shown.count())),
        ];
        let sentence = model.view_words().matrix_in_both;
        vec![note(phrases.say_with(sentence, &values))]
    })
}

/// The table and its counts. Its cells stay in the page while the filter changes, so that they keep the focus.
struct Table {
    app: App,
    grid: Grid,
    /// What the cells count under the latest filter, if that is not what is shown.
    based: Cached<Shown, Arc<Shown>>,
    /// The latest counts.
    last: Cached<Shown, Arc<Tally>>,
}

/// A row or a column, and its index.
type Placed = (usize, Line);

impl Table {
    fn new(app: &App, columns: Columns) -> Arc<Self> {
        let model = &app.model;
        Arc::new(Self {
            app: app.clone(),
            grid: Grid::new(&model.content, columns),
            based: Cached::default(),
            last: Cached::default(),
        })
    }

    /// What the cells count: see [`Grid::base`]. Subscribes the caller.
    fn shown(&self) -> Arc<Shown> {
        let app = &self.app;
        let shown = app.shown.get();
        let (base, is_all) = app.query.with_untracked(|query| {
            let base = self.grid.base(&query.filter);
            let is_all = base == query.filter;
            (base, is_all)
        });
        if is_all {
            shown
        } else {
            self.based
                .get(&shown, &|_| Arc::new(app.model.shown(&base)))
        }
    }

    /// The counts of all cells, computed once per result of the filter.
    #[inline(never)]
    fn tally(&self) -> Arc<Tally> {
        let content = &self.app.model.content;
        let tally = |shown: &Shown| Arc::new(self.grid.tally(content, shown));
        self.last.get(&self.shown(), &tally)
    }

    fn draw(self: &Arc<Self>, columns: Columns) -> Piece {
        let (words, phrases) = (self.app.model.words(), self.app.model.phrases());
        let view_words = phrases.view_words();
        let caption = html("caption")
            .attr("id", "matrix-caption")
            .child(html("span").text(phrases.say((view_words.matrix_caption)(columns))));
        let mut names = html("tr").child(
            html("th")
                .attr("scope", "col")
                .text(phrases.say((words.facet)(Facet::Area))),
        );
        for &line in &self.grid.columns {
            let name = self.faint_if_not_asked_for(line, html("th").attr("scope", "col"));
            names = names.child(name.child(self.name_of(line)));
        }
        let mut table = html("table")
            .class(match columns {
                Columns::Programmes => "few turned",
                Columns::Kinds | Columns::ActorKinds | Columns::Counties => "turned",
                Columns::Years => "",
            })
            .child(caption)
            .child(html("thead").child(names));
        for (row, &line) in self.grid.rows.iter().enumerate() {
            match line {
                Line::Choice(Choice::Area(area)) => {
                    table = self.area(table, row, area);
                }
                Line::Without(Missing::Area) => {
                    let others = self.row((row, line), self.name_of(line)).class("hue-0");
                    table = table.child(html("tbody").child(others));
                }
                Line::All(_) => {
                    let sums = self.row((row, line), self.name_of(line)).class("hue-0");
                    table = table.child(html("tfoot").child(sums));
                }
                // Objectives are added with their area.
                _ => {}
            }
        }
        table
    }

    /// Adds an area's row and, if it is open, the rows of its objectives.
    fn area(self: &Arc<Self>, table: Piece, row: usize, area: AreaIdx) -> Piece {
        let model = &self.app.model;
        let (line, entry) = (Line::Choice(Choice::Area(area)), model.content.area(area));
        let hue = hue_class(model, Sector::Area(area));
        let number = number(entry.number.into(), model.language);
        // The last one is what serves none of them.
        let objectives = row + 1..row + 2 + entry.objectives.len();
        let has_objectives = !entry.objectives.is_empty();
        let tag = if has_objectives { "button" } else { "span" };
        let mut title = html(tag)
            .class("name")
            .child(plain([&*number, " "].concat()).class("number"))
            .child(self.name_of(line));
        let mut group = None;
        if has_objectives {
            let app = self.app.clone();
            let opened = memo(move || app.query.with(|query| query.unfolded.contains(&area)));
            let app = self.app.clone();
            let id = ["matrix-objectives-", &*number].concat();
            title = title
                .attr("type", "button")
                .attr("aria-controls", id.clone())
                .attr_fn("aria-expanded", move || Some(opened.get().to_string()))
                .on_click(move || app.toggle_objectives(area));
            let table = Arc::clone(self);
            let below = move || {
                let mut rows = Vec::new();
                if opened.get() {
                    for row in objectives.clone() {
                        if let Some(&line) = table.grid.rows.get(row) {
                            rows.push(table.row((row, line), table.name_of(line)));
                        }
                    }
                }
                rows
            };
            group = Some(
                html("tbody")
                    .class([hue, " objectives"].concat())
                    .attr("id", id)
                    .children_fn(below),
            );
        }
        let first = html("tbody").class(hue).child(self.row((row, line), title));
        table.child(first).children(group)
    }

    #[inline(never)]
    fn row(self: &Arc<Self>, row: Placed, head: Piece) -> Piece {
        let head = html("th").attr("scope", "row").child(head);
        let mut drawn = self.faint_if_not_asked_for(row.1, html("tr")).child(head);
        for column in self.grid.columns.iter().copied().enumerate() {
            let table = Arc::clone(self);
            drawn = drawn.child(Arc::new(CellRef { table, row, column }).draw());
        }
        drawn
    }

    /// A row or a column's name, faint if something else is chosen in its facet.
    #[inline(never)]
    fn faint_if_not_asked_for(
        self: &Arc<Self>,
        line: Line,
        element: Element<Empty>,
    ) -> Element<Empty> {
        let app = self.app.clone();
        element.class_fn("is-faint", move || {
            let content = &app.model.content;
            app.query
                .with(|query| !line.is_asked_for(&query.filter, content))
        })
    }

    #[inline(never)]
    fn name_of(&self, line: Line) -> Piece {
        let (name, lang) = line_name(&self.app.model, line);
        plain(name).attr_opt("lang", lang)
    }
}

/// The position of a cell.
struct CellRef {
    table: Arc<Table>,
    row: Placed,
    column: Placed,
}

/// The reactive attributes of a cell's link.
#[derive(Clone, Copy)]
enum Value {
    Href,
    Label,
    Shade,
    Current,
}

impl CellRef {
    /// The cell: a link to the initiatives that it counts, or a number without a link.
    fn draw(self: Arc<Self>) -> Piece {
        let cell = html("td").class(if self.is_sum() {
            "hue-0 counted"
        } else {
            "counted"
        });
        let cell = self.table.faint_if_not_asked_for(self.column.1, cell);
        let linked = Arc::clone(&self);
        linked_cell(
            cell,
            move || linked.is_linked(),
            move |mut face| {
                for (name, value) in [
                    ("href", Value::Href),
                    ("aria-label", Value::Label),
                    ("data-shade", Value::Shade),
                    ("aria-current", Value::Current),
                ] {
                    let place = Arc::clone(&self);
                    face = face.attr_fn(name, move || place.value(value));
                }
                let place = Arc::clone(&self);
                face.children_fn(move || vec![place.face()]).into()
            },
        )
    }

    fn is_sum(&self) -> bool {
        matches!(
            (self.row, self.column),
            ((_, Line::All(_)), _) | (_, (_, Line::All(_)))
        )
    }

    /// Whether the cell leads somewhere now. Subscribes the caller to the counts.
    fn is_linked(&self) -> bool {
        count(self.table.tally().cell(self.row.0, self.column.0)) > 0 && self.link().is_some()
    }

    /// The filter that the cell links to; `None` if no filter can ask for it.
    fn link(&self) -> Option<Filter> {
        let (row, column) = (self.row.0, self.column.0);
        let table = &*self.table;
        let query = table.app.query;
        query.with_untracked(|query| table.grid.link(row, column, &query.filter))
    }

    /// The value of an attribute; `None` if the count is 0 or the cell is no link.
    fn value(&self, value: Value) -> Option<String> {
        let table = &*self.table;
        let tally = table.tally();
        let count = count(tally.cell(self.row.0, self.column.0));
        if count == 0 {
            return None;
        }
        match value {
            Value::Href => Some(filter_href(&table.app.model.content, self.link()?)),
            // Where everything is, nothing is chosen.
            Value::Current => {
                let link = self.link().filter(|link| *link != table.grid.base(link))?;
                let is_chosen = table.app.query.with(|query| query.filter == link);
                is_chosen.then(|| "true".to_owned())
            }
            Value::Label => {
                self.link()?;
                let model = &table.app.model;
                let ((row, _), (column, _)) = (
                    line_name(model, self.row.1),
                    line_name(model, self.column.1),
                );
                let name = [&*row, ", ", &column].concat();
                Some(model.phrases().group(&name, count as usize))
            }
            Value::Shade => {
                let degree = shade(count, tally.most).filter(|_| !self.is_sum())?;
                Some(degree.to_string())
            }
        }
    }

    /// The visible content of the cell.
    fn face(&self) -> Piece {
        let cell = self.table.tally().cell(self.row.0, self.column.0);
        let count = count(cell);
        let number = plain(self.table.app.model.phrases().count(count as usize));
        if (1..=MOST_MARKS).contains(&count) && !self.is_sum() {
            number.child(units(cell))
        } else {
            number
        }
    }
}

/// One mark per initiative.
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
