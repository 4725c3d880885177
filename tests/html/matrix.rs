//! The matrix.

use std::collections::BTreeSet;

use life_science_map::app::Model;
use life_science_map::content::{ActorKind, Kind, Language};
use life_science_map::query::matrix::Columns;
use life_science_map::state::url;
use life_science_map::words::number;
use scraper::{Html, Selector};

use super::REAL;
use crate::rendered::{all, one, page, site, text};
use crate::support::{KNOWN, entries};

#[test]
fn the_matrix_is_a_table_with_every_cell_a_link_or_a_nought() {
    for language in Language::ALL {
        for bytes in [REAL, KNOWN] {
            for &columns in Columns::ALL {
                check_matrix(bytes, language, columns);
            }
        }
    }
}

/// How many columns are requested, by the file.
fn width_of(site: &Model, bytes: &[u8], columns: Columns) -> usize {
    match columns {
        Columns::Programmes => entries(bytes, "programmes").len(),
        Columns::Kinds => Kind::ALL.len(),
        Columns::Years => {
            let rings = site.map.rings.iter();
            rings.filter(|ring| ring.years.span().is_some()).count()
        }
        Columns::ActorKinds => ActorKind::ALL.len(),
        Columns::Counties => {
            let places = entries(bytes, "places");
            let counties: BTreeSet<_> = places
                .iter()
                .filter_map(|place| place["county"].as_str())
                .collect();
            counties.len() + 1
        }
    }
}

/// Checks that every number is what its link shows. Returns how many cells are noughts, and how many others have no link.
fn check_matrix_cells(site: &Model, html: &Html) -> (usize, usize) {
    let (mut noughts, mut unlinked) = (0, 0);
    for cell in all(html, "td > :is(a, span)") {
        let marks = cell.select(&Selector::parse("svg path").unwrap()).count();
        let name = cell.value().name();
        let Some(href) = cell.attr("href") else {
            assert_eq!(name, "span", "no link without an address");
            assert!(cell.attr("aria-label").is_none());
            let shown = text(cell).replace('\u{a0}', "");
            let count: usize = shown.parse().expect("a number");
            assert!(marks == 0 || marks == count);
            noughts += usize::from(count == 0);
            unlinked += usize::from(count > 0);
            continue;
        };
        let filter = url::parse(href, &site.content).0.query.filter;
        let count = site.shown(&filter).count();
        let shown = number(count as u64, site.language);
        let label = cell.attr("aria-label").unwrap();
        assert!(label.contains(&format!(", {shown} ")), "{label}");
        assert!(marks == 0 || marks == count && count <= 9, "{label}");
        assert_eq!(text(cell), shown, "a number in every cell");
        let shade = cell.attr("data-shade");
        assert!(shade.is_none_or(|shade| count > 9 && ("1"..="5").contains(&shade)));
    }
    (noughts, unlinked)
}

fn check_matrix(bytes: &[u8], language: Language, columns: Columns) {
    let site = site(bytes, language);
    let html = page(&site, &format!("view=matrix&columns={}", columns.id()));
    let areas = entries(bytes, "areas").len();
    let width = width_of(&site, bytes, columns);
    assert!(!text(one(&html, "table > caption")).is_empty());
    // The column of areas, the requested columns, those without a programme, the totals; a row for those without an area, and
    // one of totals.
    let width = width + usize::from(columns == Columns::Programmes);
    assert_eq!(all(&html, "thead th[scope=col]").len(), width + 2);
    let rows = all(&html, "tr > th[scope=row]:first-child");
    assert_eq!(rows.len(), areas + 2);
    assert_eq!(all(&html, "table th").len(), width + 2 + areas + 2);
    assert_eq!(all(&html, "tr > td").len(), (width + 1) * (areas + 2));
    let (noughts, unlinked) = check_matrix_cells(&site, &html);
    // What no filter can ask for: a row of initiatives without an area, and a column of those without a programme.
    let lines = areas
        + 2
        + if columns == Columns::Programmes {
            width
        } else {
            0
        };
    assert!(unlinked <= lines.max(width + 1), "{unlinked}");
    if bytes == KNOWN {
        assert!(noughts > 0, "white spots");
        assert!(!all(&html, "td > a svg").is_empty(), "marks");
    }
    assert_eq!(all(&html, ".matrix [aria-pressed=true]").len(), 1);
    // An area whose objectives are not in the content cannot be opened.
    let objectives = entries(bytes, "objectives");
    let with_objectives: BTreeSet<_> = objectives
        .iter()
        .filter_map(|one| one["area"].as_str())
        .collect();
    let closed = all(&html, "th > button[aria-expanded=false][aria-controls]");
    assert_eq!(closed.len(), with_objectives.len());
}

#[test]
fn the_matrix_keeps_all_its_rows_and_marks_what_is_chosen() {
    let site = site(KNOWN, Language::Swedish);
    let query = "view=matrix&columns=programme&area=forskning&area=varden&programme=life-science&from=2018&q=fors";
    let html = page(&site, query);
    let areas = site.content.areas().len();
    assert_eq!(all(&html, "table tr > th[scope=row]").len(), areas + 2);
    // Two areas and one programme are chosen. What counts more than these is faint, also the totals across them.
    let faint = all(&html, "table tr.is-faint > th[scope=row]");
    assert_eq!(faint.len(), areas + 2 - 2);
    let names = all(&html, "thead th:not(.is-faint)");
    assert_eq!(names.len(), 1 + 1);
    assert!(
        all(
            &html,
            "[aria-current=true][data-shade], td [aria-current=true]"
        )
        .is_empty()
    );
    let html = page(&site, "view=matrix&columns=programme");
    let cell = all(&html, "td > a[href*='area='][href*='programme=']")[0];
    let address = cell
        .attr("href")
        .unwrap()
        .trim_start_matches('?')
        .to_owned();
    let html = page(&site, &format!("{address}&view=matrix&columns=programme"));
    let matching = one(&html, "#count").attr("data-matching").unwrap();
    let chosen = one(&html, "td [aria-current=true]");
    assert_eq!(
        text(chosen),
        matching,
        "the cell that is chosen says what is shown"
    );
    let objectives = entries(KNOWN, "objectives");
    let area = objectives[0]["area"].as_str().unwrap();
    let html = page(&site, &format!("view=matrix&unfolded={area}"));
    let own = objectives.iter().filter(|one| one["area"] == area).count();
    let opened = all(&html, "tbody.objectives > tr");
    assert_eq!(opened.len(), own + 1, "and what serves none of them");
}

/// The totals count across what is chosen in the table, and are called that.
#[test]
fn totals_say_what_they_count() {
    for (language, columns, row, column) in [
        (Language::Swedish, "year", "Oavsett område", "Oavsett år"),
        (Language::Swedish, "kind", "Oavsett område", "Oavsett typ"),
        (
            Language::English,
            "county",
            "Regardless of area",
            "Regardless of county",
        ),
    ] {
        let site = site(REAL, language);
        let query = format!("view=matrix&columns={columns}&area=policy&from=2020");
        let html = page(&site, &query);
        assert_eq!(text(one(&html, "tfoot th")), row);
        let names = all(&html, "thead th");
        assert_eq!(names.last().map(|name| text(*name)).unwrap(), column);
        // Each is what its link shows.
        check_matrix_cells(&site, &html);
        // An area is chosen, so what counts all areas is faint; years are chosen only where they are columns.
        assert!(!all(&html, "tfoot tr.is-faint").is_empty());
        let is_faint = !all(&html, "thead th.is-faint:last-child").is_empty();
        assert_eq!(is_faint, columns == "year", "{columns}");
        // Without a filter, nothing is.
        let html = page(&site, &format!("view=matrix&columns={columns}"));
        assert!(all(&html, ".matrix .is-faint").is_empty());
    }
}
