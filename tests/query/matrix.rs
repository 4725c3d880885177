//! The matrix: every cell counts what its link keeps.

use life_science_map::content::{Content, InitiativeIdx};
use life_science_map::query::matrix::{Cell, Columns, Grid, Line, Missing};
use life_science_map::query::{Choice, Filter, Shown, shown};
use life_science_map::state::{Query, State, url};
use proptest::prelude::*;
use proptest::sample::select;

use super::{GIVEN, Given};
use crate::any::any_given_and_filter;

/// Whether an initiative is in a row or a column of the matrix.
fn stands_in(line: Line, initiative: InitiativeIdx, content: &Content) -> bool {
    let entry = content.initiative(initiative);
    match line {
        Line::All(_) => true,
        Line::Choice(choice) => choice.keeps(content, initiative),
        Line::Years(years) => entry.years().is_some_and(|(from, to)| {
            let span = years.span();
            span.is_some_and(|(first, last)| {
                (from..=to.min(last)).any(|year| first.is_none_or(|first| first <= year))
            })
        }),
        Line::Without(Missing::Area) => entry.areas.is_empty(),
        Line::Without(Missing::Programme) => entry.programmes.is_empty(),
        Line::Without(Missing::Objective(area)) => {
            entry.areas.contains(&area)
                && !entry
                    .objectives
                    .iter()
                    .any(|&own| content.objective(own).area == area)
        }
    }
}

proptest! {
    // Each case follows the link of every cell.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_cell_of_the_matrix_counts_what_its_link_keeps(
        ((given, filter), columns) in (any_given_and_filter(), select(Columns::ALL)),
    ) {
        check_matrix(given, &filter, columns)?;
    }
}

#[test]
fn the_matrix_counts_everything_without_a_filter() {
    for given in GIVEN.iter() {
        for &columns in Columns::ALL {
            check_matrix(given, &Filter::default(), columns).unwrap();
        }
    }
}

/// What a cell counts is what its link keeps. A line of what lacks something has none.
fn check_link(
    given: &Given,
    grid: &Grid,
    filter: &Filter,
    (row, column): (usize, usize),
    here: Vec<InitiativeIdx>,
) -> Result<(), TestCaseError> {
    let Given { content, index, .. } = given;
    let (row_line, column_line) = (grid.rows[row], grid.columns[column]);
    let link = grid.link(row, column, filter);
    let is_without = |line| matches!(line, Line::Without(_));
    prop_assert_eq!(
        link.is_none(),
        is_without(row_line) || is_without(column_line)
    );
    let Some(link) = link else { return Ok(()) };
    // Whoever has chosen the cell finds it in the same table.
    prop_assert_eq!(grid.base(&link), grid.base(filter));
    prop_assert!(row_line.is_asked_for(&link, content));
    prop_assert!(column_line.is_asked_for(&link, content));
    let query = Query {
        filter: link,
        ..Query::default()
    };
    let address = url::write(&State { query, open: None }, content);
    let (state, ignored) = url::parse(&address, content);
    prop_assert!(ignored.is_empty());
    let kept = shown(content, index, &state.query.filter);
    prop_assert_eq!(kept.matching().collect::<Vec<_>>(), here, "{}", address);
    Ok(())
}

/// Each is in a row of an area, or in that of what has none; and so with the objectives of an area.
fn check_lines(
    content: &Content,
    grid: &Grid,
    columns: Columns,
    all: &Shown,
) -> Result<(), TestCaseError> {
    for initiative in all.matching() {
        let is_in = |line: &Line| stands_in(*line, initiative, content);
        let is_row = |line: &&Line| {
            matches!(
                line,
                Line::Choice(Choice::Area(_)) | Line::Without(Missing::Area)
            )
        };
        prop_assert!(grid.rows.iter().filter(is_row).any(is_in));
        if columns == Columns::Programmes {
            let columns = &grid.columns[..grid.columns.len() - 1];
            prop_assert!(columns.iter().any(is_in));
        }
    }
    Ok(())
}

fn check_matrix(given: &Given, filter: &Filter, columns: Columns) -> Result<(), TestCaseError> {
    let Given { content, index, .. } = given;
    let grid = Grid::new(content, columns);
    let base = grid.base(filter);
    prop_assert_eq!(&grid.base(&base), &base);
    let all = shown(content, index, &base);
    let tally = grid.tally(content, &all);
    let mut most = 0;
    for (row, &row_line) in grid.rows.iter().enumerate() {
        for (column, &column_line) in grid.columns.iter().enumerate() {
            let here: Vec<_> = all
                .matching()
                .filter(|&index| {
                    stands_in(row_line, index, content) && stands_in(column_line, index, content)
                })
                .collect();
            let mut families = Cell::default();
            for &index in &here {
                families[content.initiative(index).kind.family() as usize] += 1;
            }
            prop_assert_eq!(tally.cell(row, column), families);
            if ![row_line, column_line]
                .iter()
                .any(|line| matches!(line, Line::All(_)))
            {
                most = most.max(here.len());
            }
            check_link(given, &grid, filter, (row, column), here)?;
        }
    }
    prop_assert_eq!(tally.most as usize, most);
    let corner = tally.cell(grid.rows.len() - 1, grid.columns.len() - 1);
    let sum = corner.iter().sum::<u32>() as usize;
    prop_assert_eq!(sum, all.count(), "the sum of the sums");
    check_lines(content, &grid, columns, &all)
}
