//! The invariants of the unrolled view: every matching initiative is in a band of its sector or counted as cut, in its
//! year's column and with space for its name, in chronological order.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeSet;

use life_science_map::content::{Content, InitiativeIdx, Language, Sector};
use life_science_map::layout::map::Map;
use life_science_map::layout::unrolled::MOST_COLUMNS;
use life_science_map::layout::{Unrolled, unroll};
use life_science_map::query::{SearchIndex, Sort, Years, bands, shown, sorted};
use life_science_map::state::url;
use proptest::prelude::*;

mod support;

use support::generated;

const REAL: &[u8] = include_bytes!("../public/content.json");

fn read(file: &[u8]) -> Content {
    Content::read(file).unwrap().0
}

/// Sectors of a content, unrolled.
fn unrolled(
    content: &Content,
    language: Language,
    sectors: &[Sector],
    is_matching: fn(InitiativeIdx) -> bool,
) -> Vec<Unrolled> {
    let newest_first = sorted(content, Sort::Date, language);
    unroll(
        content,
        &Map::new(content),
        language,
        sectors,
        &bands(content, sectors, &newest_first, &is_matching),
    )
}

/// Checks the invariants for sectors of a content with every initiative, and without every third.
fn check(content: &Content, sectors: &[Sector]) {
    for language in Language::ALL {
        for is_matching in [(|_| true) as fn(InitiativeIdx) -> bool, |initiative| {
            initiative.index() % 3 != 0
        }] {
            let first = unrolled(content, language, sectors, is_matching);
            let again = unrolled(content, language, sectors, is_matching);
            assert_eq!(first, again, "the same content gives the same picture");
            assert_eq!(
                first.iter().map(|own| own.sector).collect::<Vec<_>>(),
                sectors
            );
            for own in &first {
                check_members(content, own, is_matching);
                check_places(content, own);
            }
            check_cuts(&first);
        }
    }
}

/// Every matching member of the sector is in a band or counted as cut; every band contains what it says.
fn check_members(content: &Content, own: &Unrolled, is_matching: fn(InitiativeIdx) -> bool) {
    let mut found = BTreeSet::new();
    for band in &own.bands {
        let members: Vec<InitiativeIdx> = match band.objective {
            Some(objective) => content.objective(objective).initiatives.clone(),
            None => content
                .sector_initiatives(own.sector)
                .iter()
                .copied()
                .filter(|&initiative| {
                    let objectives = &content.initiative(initiative).objectives;
                    !objectives.iter().any(|&objective| {
                        Sector::Area(content.objective(objective).area) == own.sector
                    })
                })
                .collect(),
        };
        let matching: BTreeSet<_> = members
            .iter()
            .copied()
            .filter(|&initiative| is_matching(initiative))
            .collect();
        assert_eq!(band.members, members.len());
        assert_eq!(band.matching, matching.len());
        let marks: BTreeSet<_> = band.marks.iter().map(|mark| mark.initiative).collect();
        assert_eq!(marks.len(), band.marks.len(), "each once");
        assert!(marks.is_subset(&matching));
        assert_eq!(band.cut(), matching.len() - marks.len());
        found.extend(matching);
    }
    for &initiative in content.sector_initiatives(own.sector) {
        assert_eq!(
            found.contains(&initiative),
            is_matching(initiative),
            "{:?} in {:?}",
            content.initiative(initiative).id,
            own.sector
        );
    }
}

/// Marks are in the column of their year, names end within the grid, and time runs from left to right.
fn check_places(content: &Content, own: &Unrolled) {
    assert!(own.columns <= MOST_COLUMNS, "{}", own.columns);
    assert!(own.years.len() <= own.columns.max(1));
    for band in &own.bands {
        for mark in &band.marks {
            let entry = content.initiative(mark.initiative);
            assert!(mark.span > 0 && mark.column + mark.span <= own.columns);
            let year = entry.date.map(|period| period.from.year());
            let is_there = match own.years[mark.column] {
                Years::Undated => year.is_none(),
                Years::Until(last) => year.is_some_and(|year| year <= last),
                Years::One(one) => year == Some(one),
            };
            assert!(is_there, "{}: {year:?}", entry.id);
            assert_eq!(mark.main, entry.main_sector() == Some(own.sector));
        }
        let begins = |initiative: InitiativeIdx| {
            content
                .initiative(initiative)
                .date
                .map(|period| period.from)
        };
        assert!(band.marks.is_sorted_by(|a, b| {
            a.column <= b.column && begins(a.initiative) <= begins(b.initiative)
        }));
    }
}

/// Nothing is cut without need, and no band is cut while another one keeps more.
fn check_cuts(unrolled: &[Unrolled]) {
    let bands = || unrolled.iter().flat_map(|own| &own.bands);
    let shortest = bands()
        .filter(|band| band.cut() > 0)
        .map(|band| band.marks.len());
    if let (Some(shortest), Some(longest)) =
        (shortest.min(), bands().map(|band| band.marks.len()).max())
    {
        assert_eq!(shortest, longest);
    }
}

#[test]
fn the_laws_hold_for_the_real_content() {
    let content = read(REAL);
    let all: Vec<_> = content.sectors().collect();
    check(&content, &all);
    for sector in all {
        check(&content, &[sector]);
        let alone = unrolled(&content, Language::Swedish, &[sector], |_| true);
        let bands = &alone[0].bands;
        let marks: usize = bands.iter().map(|band| band.matching).sum();
        assert!(
            marks > 200 || bands.iter().all(|band| band.cut() == 0),
            "there is room for one sector with {marks}"
        );
    }
}

#[test]
fn the_laws_hold_for_large_content() {
    let content = read(generated(4, 10_000).as_bytes());
    check(&content, &content.sectors().collect::<Vec<_>>());
    check(&content, &[content.sectors().next().unwrap()]);
}

#[test]
fn nothing_is_needed_for_a_picture() {
    let content = read(generated(8, 0).as_bytes());
    check(&content, &content.sectors().collect::<Vec<_>>());
    check(&content, &[]);
}

#[test]
fn a_filter_names_the_sectors_that_are_unrolled() {
    let content = read(support::KNOWN);
    let sectors = |query: &str| {
        let filter = url::parse(query, &content).0.query.filter;
        let sectors = filter.sectors(&content);
        sectors
            .into_iter()
            .map(|sector| content.sector_id(sector).to_owned())
            .collect::<Vec<_>>()
    };
    let all = [
        "halsodata",
        "policy",
        "varden",
        "forskning",
        "life-science",
        "transporter",
    ];
    assert_eq!(sectors(""), all);
    assert_eq!(sectors("q=data&kind=report"), all);
    assert_eq!(
        sectors("programme=life-science&area=policy&objective=2.1"),
        ["policy", "life-science"]
    );
    assert_eq!(
        sectors("objective=2.1&objective=2.3&objective=6.1"),
        ["halsodata", "forskning"]
    );
    // Showing one sector alone leaves every other condition as it is.
    let filter = url::parse(
        "area=policy&area=varden&programme=life-science&q=data",
        &content,
    )
    .0
    .query
    .filter;
    let alone = filter.with_sector_alone(content.find_sector("varden").unwrap());
    assert_eq!(
        alone,
        url::parse("area=varden&q=data", &content).0.query.filter
    );
    let index = SearchIndex::new(&content);
    assert!(shown(&content, &index, &alone).count() > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_laws_hold_for_any_content(seed in any::<u64>(), initiatives in 0_usize..600, first in 0_usize..20, count in 1_usize..20) {
        let content = read(generated(seed, initiatives).as_bytes());
        let sectors: Vec<_> = content.sectors().skip(first).take(count).collect();
        check(&content, &sectors);
    }
}
