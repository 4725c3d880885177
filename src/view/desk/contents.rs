//! The entries of a list as a table, and one of them as a form.

use leptos::prelude::*;

use super::bar::button;
use super::choose::is_enter;
use super::form::{form, option};
use super::many::many;
use super::{Desk, STEP, View};
use crate::browser::{attribute_of, focus_element, value_of, write_into, written_in};
use crate::content::List;
use crate::desk::Mark;
use crate::desk::form::language_word;
use crate::desk::rows::{Row, RowFilter, RowOrder, RowState, begins_a_year, written_year};
use crate::desk::words::list_word;
use crate::ui::{Element, Empty, Piece, html, memo};

/// The section with the entries.
pub(super) fn contents(desk: Desk) -> Piece {
    let words = desk.words();
    desk.section(View::Contents, "contents", words.contents)
        .child(
            html("div")
                .flag_fn("hidden", move || desk.open.with(Option::is_some))
                .child(filter(desk))
                .child(adding(desk))
                .child(
                    html("p")
                        .attr("id", "row-count")
                        .attr("role", "status")
                        .text_fn(move || {
                            let all = desk.get(|session| session.count_at(desk.list.get().name()));
                            (words.rows)(desk.rows.with(Vec::len), all.unwrap_or_default())
                        }),
                )
                .child(many(desk))
                .child(table(desk))
                .child(
                    html("button")
                        .attr("type", "button")
                        .flag_fn("hidden", move || {
                            desk.rows.with(Vec::len) <= desk.row_limit.get()
                        })
                        .on_click(move || desk.row_limit.update(|limit| *limit += STEP))
                        .text(words.more),
                ),
        )
        .child(form(desk))
}

/// A select in its label. Its options are drawn anew only when they change, and what is chosen stays chosen.
pub(super) fn select(
    name: &'static str,
    label: &'static str,
    options: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
    current: impl Fn() -> String + Send + 'static,
    set: impl Fn(String) + Send + 'static,
) -> Piece {
    let options = memo(options);
    html("label").child(html("span").text(label)).child(
        html("select")
            .attr("name", name)
            .on("change", move |event| set(written_in(&event).0))
            .children_fn(move || {
                let current = current();
                let options = options.get().into_iter();
                let pieces = options.map(|(id, name)| {
                    let is_current = (id == current).then_some("");
                    option(&id, name).attr_opt("selected", is_current)
                });
                pieces.collect()
            }),
    )
}

/// A field for what narrows the table.
fn written(name: &'static str, set: impl Fn(String) + Send + 'static) -> Element<Empty> {
    html("input")
        .attr("type", "search")
        .attr("name", name)
        .attr("autocomplete", "off")
        .on("input", move |event| set(written_in(&event).0))
}

/// The field for a year, and what is said beside it of what is none: at once where it cannot become one, else when the field is
/// left.
fn year(desk: Desk) -> [Piece; 2] {
    let words = desk.words();
    let is_left = RwSignal::new(false);
    let is_faulty = move || {
        let is_left = is_left.get();
        desk.filter.with(|filter| {
            let year = &filter.year;
            let is_one = year.trim().is_empty() || written_year(year).is_some();
            !is_one && (is_left || !begins_a_year(year))
        })
    };
    let field = written("filter-year", move |year| {
        is_left.set(false);
        narrow(desk, &|filter| filter.year.clone_from(&year));
    });
    let is_hidden = move || desk.list.get() != List::Initiatives;
    [
        html("label")
            .flag_fn("hidden", is_hidden)
            .child(html("span").text(words.year))
            .child(
                field
                    .attr("inputmode", "numeric")
                    .attr("aria-describedby", "about-filter-year")
                    .attr_fn("aria-invalid", move || Some(is_faulty().to_string()))
                    .on("change", move |_| is_left.set(true)),
            ),
        html("p")
            .class("field-problem")
            .attr("id", "about-filter-year")
            .flag_fn("hidden", is_hidden)
            .text_fn(move || {
                let said = if is_faulty() { words.no_year } else { "" };
                said.to_owned()
            })
            .into(),
    ]
}

/// Which list, and which of its entries.
fn filter(desk: Desk) -> Piece {
    let words = desk.words();
    html("div")
        .class("desk-filter")
        .child(select(
            "list",
            words.list,
            move || lists(desk),
            move || desk.list.get().name().to_owned(),
            move |name| {
                let list = List::ALL.into_iter().find(|list| list.name() == name);
                desk.show_list(list.unwrap_or(List::Initiatives));
            },
        ))
        .child(
            html("label")
                .child(html("span").text(words.find))
                .child(written("find", move |words| {
                    narrow(desk, &|filter| filter.words.clone_from(&words));
                })),
        )
        .child(select(
            "filter-kind",
            words.kind,
            move || kinds(desk),
            move || desk.filter.with(|filter| filter.kind.clone()),
            move |kind| narrow(desk, &|filter| filter.kind.clone_from(&kind)),
        ))
        .child(select(
            "filter-sector",
            words.sector,
            move || sectors(desk),
            move || desk.filter.with(|filter| filter.sector.clone()),
            move |sector| narrow(desk, &|filter| filter.sector.clone_from(&sector)),
        ))
        .children(year(desk))
        .child(select(
            "filter-state",
            words.state,
            move || states(desk),
            move || (desk.filter.with(|filter| filter.state) as usize).to_string(),
            move |place| {
                let state = place.parse().ok();
                let state = state.and_then(|place: usize| RowState::ALL.get(place).copied());
                narrow(desk, &|filter| filter.state = state.unwrap_or_default());
            },
        ))
}

/// Changes which entries are shown. The table begins anew.
fn narrow(desk: Desk, change: &dyn Fn(&mut RowFilter)) {
    desk.row_limit.set(STEP);
    desk.filter.update(change);
}

/// The lists to choose from, with their numbers of entries.
fn lists(desk: Desk) -> Vec<(String, String)> {
    let words = desk.words();
    let option = |list: List| {
        let count = desk.get(|session| session.count_at(list.name()));
        let told = list_word(list, desk.language);
        (
            list.name().to_owned(),
            (words.numbered)(told, count.unwrap_or_default()),
        )
    };
    // Those that change most come first.
    [
        List::Initiatives,
        List::Actors,
        List::Places,
        List::Areas,
        List::Objectives,
        List::Programmes,
    ]
    .map(option)
    .to_vec()
}

/// The option that leaves out nothing.
fn all(desk: Desk) -> (String, String) {
    (String::new(), desk.words().all.to_owned())
}

/// The kinds to choose from.
fn kinds(desk: Desk) -> Vec<(String, String)> {
    let kinds = desk.kinds(desk.list.get());
    core::iter::once(all(desk)).chain(kinds).collect()
}

/// The areas, objectives and programmes to choose from.
fn sectors(desk: Desk) -> Vec<(String, String)> {
    let lists: &[List] = match desk.list.get() {
        List::Initiatives => &[List::Areas, List::Objectives, List::Programmes],
        List::Objectives => &[List::Areas],
        _ => &[],
    };
    let sectors = lists.iter().flat_map(|&list| desk.options(list));
    core::iter::once(all(desk)).chain(sectors).collect()
}

/// What is asked of the state of entries, by place among [`RowState::ALL`].
fn states(desk: Desk) -> Vec<(String, String)> {
    let states = desk.words().states.iter().enumerate();
    states
        .map(|(place, name)| (place.to_string(), (*name).to_owned()))
        .collect()
}

/// Adds an entry.
fn adding(desk: Desk) -> Piece {
    let words = desk.words();
    let is_of = move |lists: &[List]| lists.contains(&desk.list.get());
    let kinds = move || desk.kinds(desk.list.get());
    let sectors = move || sectors_to_add_to(desk);
    html("details")
        .attr("id", "adding")
        .child(html("summary").text(words.add_one))
        .child(
            html("div")
                .class("desk-filter")
                .child(
                    html("label")
                        .flag_fn("hidden", move || !is_of(&[List::Objectives]))
                        .child(html("span").text(words.number))
                        .child(
                            html("input")
                                .attr("type", "text")
                                .attr("name", "add-number")
                                .attr("autocomplete", "off"),
                        ),
                )
                .child(
                    html("label")
                        .child(html("span").text_fn(move || {
                            let languages = desk.languages();
                            let first = languages.first().copied().unwrap_or(desk.language);
                            let language = language_word(first, desk.language);
                            [words.name, " (", language, ")"].concat()
                        }))
                        .child(
                            html("input")
                                .attr("type", "text")
                                .attr("name", "add-name")
                                .attr("autocomplete", "off")
                                .on("keydown", move |event| {
                                    if is_enter(&event) {
                                        add(desk);
                                    }
                                }),
                        ),
                )
                .child(
                    // What is chosen is read when it is added.
                    select("add-kind", words.kind, kinds, String::new, drop)
                        .flag_fn("hidden", move || !is_of(&[List::Initiatives, List::Actors])),
                )
                .child(
                    select("add-sector", words.sector, sectors, String::new, drop)
                        .flag_fn("hidden", move || {
                            !is_of(&[List::Initiatives, List::Objectives])
                        }),
                )
                .child(button("add-entry", words.add).on_click(move || add(desk))),
        )
}

/// The areas and programmes that an added entry may belong to.
fn sectors_to_add_to(desk: Desk) -> Vec<(String, String)> {
    let programmes = (desk.list.get() == List::Initiatives).then_some(List::Programmes);
    let lists = core::iter::once(List::Areas).chain(programmes);
    let sectors = lists.flat_map(|list| desk.options(list));
    core::iter::once((String::new(), desk.words().not_said.to_owned()))
        .chain(sectors)
        .collect()
}

/// Adds the entry that is described in the fields, and opens it.
fn add(desk: Desk) {
    let read = |name: &str| value_of(&["[name=\"add-", name, "\"]"].concat()).unwrap_or_default();
    if read("name").trim().is_empty() {
        focus_element("[name=\"add-name\"]");
        desk.said.set(desk.words().name_first.to_owned());
        return;
    }
    let list = desk.list.get_untracked();
    let kind = if list == List::Objectives {
        read("number")
    } else {
        read("kind")
    };
    let key = RwSignal::new(None);
    desk.make_aloud(|session| {
        key.set(session.add_entry(list, &read("name"), &kind, &read("sector")));
        key.with_untracked(Option::is_some)
    });
    if let Some(key) = key.get_untracked() {
        write_into("[name=\"add-name\"]", "");
        desk.go(View::Contents, Some(key), false);
    }
}

fn table(desk: Desk) -> Piece {
    let words = desk.words();
    let mut heads: Piece = html("tr").child(html("th").attr("scope", "col").text(words.choose));
    for order in RowOrder::ALL {
        let name = words.heads[order as usize];
        heads = heads.child(
            html("th")
                .attr("scope", "col")
                .attr_fn("aria-sort", move || {
                    desk.filter.with(|filter| {
                        let sort = if filter.is_reversed {
                            "descending"
                        } else {
                            "ascending"
                        };
                        (filter.order == order).then(|| sort.to_owned())
                    })
                })
                .child(
                    html("button")
                        .attr("type", "button")
                        .class("link")
                        .on_click(move || {
                            desk.filter.update(|filter| {
                                filter.is_reversed = filter.order == order && !filter.is_reversed;
                                filter.order = order;
                            });
                        })
                        .text(name),
                ),
        );
    }
    html("div")
        .class("desk-table")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", words.list)
        .child(
            html("table")
                .child(html("thead").child(heads))
                .child(html("tbody").children_fn(move || {
                    // Not while an entry is open, when each step would draw it anew unseen.
                    if desk.open.with(Option::is_some) {
                        return Vec::new();
                    }
                    let limit = desk.row_limit.get();
                    let list = desk.list.get_untracked();
                    let rows: Vec<Row> = desk
                        .rows
                        .with(|rows| rows.iter().take(limit).cloned().collect());
                    if rows.is_empty() {
                        let cell = html("td").attr("colspan", "6").text(words.no_rows);
                        return vec![html("tr").child(cell)];
                    }
                    rows.into_iter().map(|own| row(desk, list, own)).collect()
                })),
        )
}

fn row(desk: Desk, list: List, row: Row) -> Piece {
    let words = desk.words();
    let key = untrack(|| desk.get(|session| session.key_of(list, row.place))).unwrap_or_default();
    let mark = match row.mark {
        Some(Mark::New) => words.new_one,
        Some(Mark::Changed) => words.changed_one,
        _ => "",
    };
    let place = row.place;
    let number = |count: usize| {
        if count == 0 {
            String::new()
        } else {
            count.to_string()
        }
    };
    let own = key.clone();
    html("tr")
        .attr("data-entry", key.clone())
        // Anywhere in the row, but for its check box and the link, which does so itself.
        .on("click", move |event| {
            let is_control = attribute_of(&event, "input", "type").is_some();
            if !is_control && !event.default_prevented() {
                desk.go(View::Contents, Some(own.clone()), false);
            }
        })
        .child(
            html("td").child(
                html("input")
                    .attr("type", "checkbox")
                    .attr("aria-label", [words.choose, ": ", &row.name].concat())
                    .prop("checked", move || {
                        desk.chosen.with(|chosen| chosen.contains(&place))
                    })
                    .on("change", move |event| {
                        let is_chosen = written_in(&event).1;
                        desk.chosen.update(|chosen| {
                            chosen.retain(|own| *own != place);
                            if is_chosen {
                                chosen.push(place);
                            }
                        });
                    }),
            ),
        )
        .child(html("td").text((place + 1).to_string()))
        .child(
            html("th")
                .attr("scope", "row")
                .child(desk.link(View::Contents, Some((list, key)), row.name))
                .children((!mark.is_empty()).then(|| html("span").class("mark").text(mark))),
        )
        .child(html("td").text(row.kind))
        .child(html("td").text(row.from))
        .child(html("td").text(number(row.findings)))
}
