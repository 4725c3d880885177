//! The table of actors, row by row.

use std::sync::Arc;

use leptos::prelude::*;

use super::STEP;
use super::panel::panel;
use crate::app::App;
use crate::content::{ActorIdx, ActorKind, AreaIdx, Sector};
use crate::layout::matrix::shade;
use crate::query::{
    ActorColumn, ActorGroup, ActorRow, ActorTable, Choice, Facet, ListedActors, Sort, only_actor,
};
use crate::state::links::{Go, filter_href};
use crate::ui::{Element, Empty, Fixed, Piece, html, memo};
use crate::view::links::choice_link;
use crate::view::map::mark::hue_class;
use crate::view::names::choice_name;
use crate::view::text::{linked_cell, plain};
use crate::words::{ActorWords, actor_words};

/// How many of an actor's areas are said in words where there is no room for all columns.
const AREAS_IN_WORDS: usize = 3;

/// What a row shows, apart from names.
#[derive(Clone, Default, PartialEq)]
struct RowView {
    count: u32,
    /// One a column.
    cells: Vec<CellView>,
}

#[derive(Clone, Default, PartialEq)]
struct CellView {
    count: u32,
    /// The address of what it counts, if there is one.
    href: Option<String>,
    shade: Option<u32>,
    is_current: bool,
}

/// The table and its counts. Its rows stay in the page while the filter changes, so that they keep the focus.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) app: App,
    pub(super) words: &'static ActorWords,
    /// All rows, under the filter without its actors.
    pub(super) all: Memo<Arc<ActorTable>>,
    /// The rows that are displayed.
    pub(super) listed: Memo<Arc<ListedActors>>,
    /// The keys of the cells of each row.
    columns: Memo<Vec<u32>>,
    pub(super) by_name: Memo<bool>,
    /// What the visitor looks for.
    pub(super) wanted: RwSignal<String>,
    /// How many rows are displayed.
    pub(super) limit: RwSignal<usize>,
}

/// The keys of a row's cells: its name, the sum, the areas in words; those of the columns follow.
const NAME: u32 = 0;
const SUM: u32 = 1;
const IN_WORDS: u32 = 2;
const FIRST_COLUMN: u32 = 3;

/// How many cells a row has if the names of the columns need not be turned.
const FEW: usize = 6;

/// The keys of the parts of the table; those of the groups follow.
const CAPTION: u32 = 0;
const HEAD: u32 = 1;
const FIRST_GROUP: u32 = 2;

impl Table {
    pub(super) fn new(app: &App) -> Self {
        let (wanted, limit) = (RwSignal::new(String::new()), RwSignal::new(STEP));
        let by_name = {
            let query = app.query;
            memo(move || query.with(|query| query.sort) == Sort::Name)
        };
        let own = app.clone();
        let all = memo(move || all_rows(&own, by_name));
        let own = app.clone();
        let listed = memo(move || {
            // On paper, all of it.
            let is_paper = own.paper.get();
            let limit = if is_paper { usize::MAX } else { limit.get() };
            let mut wanted = wanted.get();
            if is_paper {
                wanted.clear();
            }
            let content = &own.model.content;
            let all = all.get();
            let listed = own
                .query
                .with(|query| all.listed(content, &query.filter, &wanted, limit));
            Arc::new(listed)
        });
        let areas = app.model.content.areas().len();
        let columns = memo(move || {
            let columns = all.get();
            let columns = columns.columns.iter();
            let keys = columns.map(|column| FIRST_COLUMN + number_of(*column, areas));
            [NAME, SUM, IN_WORDS].into_iter().chain(keys).collect()
        });
        Self {
            app: app.clone(),
            words: actor_words(app.model.language),
            all,
            listed,
            columns,
            by_name,
            wanted,
            limit,
        }
    }

    /// Who is in the rows, in their order.
    pub(super) fn names(&self) -> Vec<ActorIdx> {
        let listed = self.listed.get_untracked();
        let rows = listed.groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| row.actor).collect()
    }

    /// The column of a key.
    fn column(&self, key: u32) -> ActorColumn {
        let place = key.saturating_sub(FIRST_COLUMN) as usize;
        if place < self.app.model.content.areas().len() {
            ActorColumn::Area(AreaIdx::new(place))
        } else {
            ActorColumn::NoArea
        }
    }

    pub(super) fn draw(&self) -> Element<Fixed> {
        let (listed, own) = (self.listed, self.clone());
        let keys = move || {
            let listed = listed.get();
            let groups = listed.groups.iter();
            let groups = groups.map(|group| FIRST_GROUP + number_of_kind(group.kind));
            [CAPTION, HEAD].into_iter().chain(groups).collect()
        };
        let columns = self.columns;
        html("table")
            .class("turned")
            .class_fn("few", move || columns.with(Vec::len) <= FEW)
            .keyed(keys, move |key| match key {
                CAPTION => own.caption(),
                HEAD => html("thead").child(own.head()),
                group => own.group(kind_of_number(group - FIRST_GROUP)).into(),
            })
    }

    fn caption(&self) -> Piece {
        let caption = self.app.model.phrases().say(self.words.caption);
        html("caption")
            .attr("id", "actors-caption")
            .child(html("span").text(caption))
    }

    fn head(&self) -> Element<Fixed> {
        let (columns, own) = (self.columns, self.clone());
        html("tr").keyed(
            move || columns.get(),
            move |key| {
                let model = &own.app.model;
                let (words, phrases) = (model.words(), model.phrases());
                let head = html("th").attr("scope", "col");
                match key {
                    NAME => head.text(phrases.say((words.facet)(Facet::Actor))),
                    SUM => head
                        .class("sum")
                        .child(plain(phrases.say(model.view_words().table_all))),
                    IN_WORDS => head
                        .class("in-words")
                        .child(plain(phrases.say(own.words.largest))),
                    key => head.class("cell").child(own.name_of(own.column(key))),
                }
            },
        )
    }

    fn name_of(&self, column: ActorColumn) -> Piece {
        let (name, lang) = self.name(column);
        plain(name).attr_opt("lang", lang)
    }

    fn name(&self, column: ActorColumn) -> (String, Option<&'static str>) {
        let model = &self.app.model;
        match column {
            ActorColumn::Area(area) => choice_name(model, Choice::Area(area)),
            ActorColumn::NoArea => (model.phrases().say(self.words.no_area), None),
        }
    }

    /// The rows of a kind of actors, and, below the row of the only one that is chosen, what there is to say of it.
    fn group(&self, kind: Option<ActorKind>) -> Element<Fixed> {
        let (listed, query) = (self.listed, self.app.query);
        let only = memo(move || {
            query
                .with(|query| only_actor(&query.filter))
                .map(ActorIdx::index)
        });
        let keys = move || {
            let (listed, only) = (listed.get(), only.get());
            let group = listed.groups.iter().find(|group| group.kind == kind);
            let rows = group.map_or(&[][..], |group: &ActorGroup| &group.rows);
            let mut keys = vec![0];
            for ActorRow { actor, .. } in rows {
                let key = 1 + 2 * actor.number();
                keys.push(key);
                if only == Some(actor.index()) {
                    keys.push(key + 1);
                }
            }
            keys
        };
        let own = self.clone();
        html("tbody").keyed(keys, move |key| {
            let actor = |key: u32| ActorIdx::new((key / 2) as usize);
            match (key.checked_sub(1), key % 2) {
                (None, _) => own.heading(kind),
                (Some(key), 1) => own.row(actor(key)),
                (Some(key), _) => own.unfolded(actor(key)),
            }
        })
    }

    fn heading(&self, kind: Option<ActorKind>) -> Piece {
        let name = kind.map_or(self.words.group_unknown, self.words.group);
        let columns = self.columns;
        let width = move || Some(columns.with(Vec::len).to_string());
        html("tr").class("group").child(
            html("th")
                .attr("scope", "rowgroup")
                .attr_fn("colspan", width)
                .child(plain(name)),
        )
    }

    fn unfolded(&self, actor: ActorIdx) -> Piece {
        let columns = self.columns;
        let width = move || Some(columns.with(Vec::len).to_string());
        html("tr").class("actor-panel").child(
            html("td")
                .attr_fn("colspan", width)
                .child(panel(&self.app, self.all, actor)),
        )
    }

    fn row(&self, actor: ActorIdx) -> Piece {
        let view = self.view_of(actor);
        let (columns, own) = (self.columns, self.clone());
        let query = self.app.query;
        let choice = Choice::Actor(actor);
        html("tr")
            .attr(
                "data-actor",
                self.app.model.content.actor(actor).id.to_string(),
            )
            .class_fn("is-faint", move || {
                query.with(|query| {
                    !query.filter.chosen(Facet::Actor).is_empty() && !query.filter.has(choice)
                })
            })
            .keyed(
                move || columns.get(),
                move |key| match key {
                    NAME => html("th").attr("scope", "row").child(own.name_link(actor)),
                    SUM => {
                        let model = Arc::clone(&own.app.model);
                        html("td")
                            .class("sum counted")
                            .text_fn(move || {
                                let count = view.with(|view| view.count);
                                model.phrases().count(count as usize)
                            })
                            .into()
                    }
                    IN_WORDS => own.in_words(actor).into(),
                    key => own.cell(actor, own.column(key), view),
                },
            )
            .into()
    }

    /// What a row shows now.
    fn view_of(&self, actor: ActorIdx) -> Memo<RowView> {
        let (app, all) = (self.app.clone(), self.all);
        memo(move || {
            let all = all.get();
            let content = &app.model.content;
            let cells = all.columns.iter().zip(all.cells_of(actor));
            app.query.with(|query| RowView {
                count: all.count_of(actor),
                cells: cells
                    .map(|(&column, &count)| {
                        let link = ActorTable::link(actor, column, &query.filter);
                        let link = link.filter(|_| count > 0);
                        CellView {
                            count,
                            is_current: link.as_ref() == Some(&query.filter),
                            href: link.map(|link| filter_href(content, link)),
                            shade: shade(count, all.most),
                        }
                    })
                    .collect(),
            })
        })
    }

    fn name_link(&self, actor: ActorIdx) -> Piece {
        let (model, query) = (&self.app.model, self.app.query);
        let choice = Choice::Actor(actor);
        choice_link(model, choice, &model.content.actor(actor).name)
            .attr("data-go", Go::Toggle.id())
            .attr_fn("aria-current", move || {
                query
                    .with(|query| query.filter.has(choice))
                    .then(|| "true".to_owned())
            })
    }

    /// The largest areas in words.
    fn in_words(&self, actor: ActorIdx) -> Element<Fixed> {
        let (all, model) = (self.all, Arc::clone(&self.app.model));
        html("td").class("in-words counted").text_fn(move || {
            let areas = all.with(|all| all.largest_areas(actor));
            let said = areas.iter().take(AREAS_IN_WORDS).map(|&(area, count)| {
                let name = model.content.area(area).short.in_language(model.language);
                [name, " ", &model.phrases().count(count as usize)].concat()
            });
            said.collect::<Vec<_>>().join(", ")
        })
    }

    /// A cell: a link to the initiatives that it counts, or a number without a link.
    fn cell(&self, actor: ActorIdx, column: ActorColumn, view: Memo<RowView>) -> Piece {
        let model = &self.app.model;
        let hue = match column {
            ActorColumn::Area(area) => hue_class(model, Sector::Area(area)),
            ActorColumn::NoArea => "hue-0",
        };
        let areas = model.content.areas().len();
        let (columns, key) = (self.columns, FIRST_COLUMN + number_of(column, areas));
        let place = move || {
            let place = columns.with(|columns| columns.iter().position(|own| *own == key));
            place.and_then(|place| place.checked_sub(FIRST_COLUMN as usize))
        };
        let get = move || {
            view.with(|view| view.cells.get(place()?).cloned())
                .unwrap_or_default()
        };
        let is_linked = move || {
            let is_linked = |view: &RowView| Some(view.cells.get(place()?)?.href.is_some());
            view.with(is_linked).unwrap_or(false)
        };
        let name = {
            let (own, of) = (&model.content.actor(actor).name, self.name(column).0);
            [own.in_language(model.language), ", ", &of].concat()
        };
        let (model, name) = (Arc::clone(model), Arc::new(name));
        let face = move |face: Element<Empty>| {
            let (labelled, counted) = (Arc::clone(&model), Arc::clone(&model));
            let name = Arc::clone(&name);
            face.attr_fn("href", move || get().href)
                .attr_fn("aria-label", move || {
                    let cell = get();
                    cell.href?;
                    Some(labelled.phrases().group(&name, cell.count as usize))
                })
                .attr_fn("data-shade", move || {
                    let cell = get();
                    cell.shade.map(|shade| shade.to_string())
                })
                .attr_fn("aria-current", move || {
                    get().is_current.then(|| "true".to_owned())
                })
                .text_fn(move || counted.phrases().count(get().count as usize))
                .into()
        };
        let cell = html("td").class(["cell counted ", hue].concat());
        linked_cell(cell, is_linked, face)
    }
}

/// All rows, under the filter without its actors.
fn all_rows(app: &App, by_name: Memo<bool>) -> Arc<ActorTable> {
    let (model, shown) = (&app.model, app.shown.get());
    let filter = app.query.with(|query| query.filter.clone());
    let base = ActorTable::base(&filter);
    let shown = if base == filter {
        shown
    } else {
        Arc::new(model.shown(&base))
    };
    let order = if by_name.get() {
        Sort::Name
    } else {
        Sort::Best
    };
    let language = model.language;
    Arc::new(ActorTable::new(
        &model.content,
        &filter,
        &shown,
        order,
        language,
    ))
}

/// The number of a column, whichever columns there are.
fn number_of(column: ActorColumn, areas: usize) -> u32 {
    match column {
        ActorColumn::Area(area) => area.number(),
        ActorColumn::NoArea => u32::try_from(areas).unwrap_or(u32::MAX),
    }
}

/// The place of a kind among all kinds; what has none comes last.
fn number_of_kind(kind: Option<ActorKind>) -> u32 {
    let kinds = ActorKind::ALL.into_iter();
    let before = kinds.take_while(|own| Some(*own) != kind);
    before.fold(0, |place, _| place + 1)
}

fn kind_of_number(number: u32) -> Option<ActorKind> {
    ActorKind::ALL.get(number as usize).copied()
}
