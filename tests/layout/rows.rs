//! The map as rows, for narrow pages.

use life_science_map::content::Content;
use life_science_map::layout::Point;
use life_science_map::layout::map::{Map, Rows, rows};
use life_science_map::layout::plane::shape::REACH;

use super::{ROUNDING, nearest};

/// The invariants of the rows.
pub fn check_rows(content: &Content) {
    let map = Map::new(content);
    let rows = Rows::new(&map);
    let seats: Vec<usize> = rows
        .strips
        .iter()
        .flat_map(|strip| strip.marks.iter().map(|mark| mark.seat))
        .collect();
    let marked = if map.bins.is_empty() {
        0..map.seats.len()
    } else {
        0..0
    };
    assert_eq!(seats, marked.collect::<Vec<_>>());
    assert_eq!(rows.columns.len(), map.rings.len());
    for strip in &rows.strips {
        for mark in &strip.marks {
            let seat = &map.seats[mark.seat];
            assert_eq!(seat.sector, strip.sector);
            let reach = rows.mark_size * REACH;
            assert!(mark.at.x > reach - 1.0 && mark.at.x < rows::WIDTH - reach + 1.0);
            assert!(mark.at.y > reach && mark.at.y < strip.bounds.bottom - reach);
            let column = rows
                .columns
                .iter()
                .min_by(|a, b| (a.x - mark.at.x).abs().total_cmp(&(b.x - mark.at.x).abs()));
            assert_eq!(
                column.map(|column| column.years),
                Some(map.rings[seat.ring].years)
            );
        }
        let points: Vec<Point> = strip.marks.iter().map(|mark| mark.at).collect();
        assert!(nearest(&points, rows::PITCH) > rows::PITCH - ROUNDING);
    }
}
