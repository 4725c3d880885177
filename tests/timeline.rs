//! The invariants of the timeline: every initiative is drawn, counted or listed, nothing overlaps, positions follow the
//! dates, and the same content always gives the same picture.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use std::collections::BTreeSet;

use life_science_map::content::{Content, Date, InitiativeIdx, Kind, Language};
use life_science_map::layout::decimal;
use life_science_map::layout::plane::text;
use life_science_map::layout::timeline::{Bar, Form, Group, MOST_NODES, Name, Timeline, most_bars};
use life_science_map::query::{Filter, SearchIndex, by_main_sector, shown};
use proptest::prelude::*;
use serde_json::json;

mod support;

use support::{Random, generated};

const FORMS: [Form; 4] = [Form::Wide, Form::Medium, Form::Narrow, Form::Bare];

const TODAY: Date = Date::Day(2020, 5, 17);

/// The tolerance for rounding.
const ROUNDING: f64 = 1e-6;

fn all(content: &Content) -> Vec<InitiativeIdx> {
    content
        .indexed_initiatives()
        .map(|(initiative, _)| initiative)
        .collect()
}

fn read(bytes: &[u8]) -> Content {
    Content::read(bytes).unwrap().0
}

/// Content with one initiative per date.
fn dated(dates: &[serde_json::Value]) -> Content {
    let initiatives: Vec<_> = (0..)
        .zip(dates)
        .map(|(number, date): (usize, _)| {
            json!({
                "id": format!("i-{number}"), "kind": "report", "name": {"sv": format!("Insats {number}")},
                "areas": ["a"], "date": date,
            })
        })
        .collect();
    let file = json!({
        "version": 1, "areas": [{"id": "a", "number": 1, "name": {"sv": "A"}, "short": {"sv": "A"}}],
        "initiatives": initiatives,
    });
    read(file.to_string().as_bytes())
}

/// The left and right edge of a name.
fn name_box(name: &Name, form: Form) -> (f64, f64) {
    let wide = text::width(&name.text, text::Weight::Regular) * form.font_size();
    match name.anchor.name() {
        "end" => (name.at.x - wide, name.at.x),
        _ => (name.at.x, name.at.x + wide),
    }
}

/// Whether the right end of a bar is pointed: a single corner is furthest to the right.
fn is_pointed(bar: &Bar) -> bool {
    let corners = bar.outline.trim_start_matches('M').trim_end_matches('Z');
    let lefts: Vec<f64> = corners
        .split('L')
        .map(|corner| corner.split(' ').next().unwrap().parse().unwrap())
        .collect();
    let right = lefts.iter().copied().fold(0.0, f64::max);
    lefts.iter().filter(|left| right - **left < 0.02).count() == 1
}

/// The groups of some initiatives, one per sector.
fn groups(content: &Content, form: Form, shown: &[InitiativeIdx]) -> Vec<Group> {
    let timeline = Timeline::new(content);
    let shown: BTreeSet<_> = shown.iter().copied().collect();
    let is_shown = |initiative| shown.contains(&initiative);
    let today = Some(TODAY);
    let by_sector = by_main_sector(content, &is_shown);
    let most = most_bars(&by_sector.dated);
    let group = |own: &Vec<_>| timeline.group(content, Language::Swedish, form, own, most, today);
    by_sector.dated.iter().map(group).collect()
}

/// Checks the invariants for a timeline of some initiatives.
fn check(content: &Content, form: Form, shown: &[InitiativeIdx]) {
    let drawn = groups(content, form, shown);
    assert_eq!(
        drawn,
        groups(content, form, shown),
        "the same picture each time"
    );

    // Drawn once, or counted, or listed.
    let axis = Timeline::new(content).axis(form, Some((TODAY, "i dag")));
    let mut seen = BTreeSet::new();
    let mut nodes = axis.names.len() + 1;
    for (group, sector) in drawn.iter().zip(content.sectors()) {
        let own: BTreeSet<_> = shown
            .iter()
            .filter(|initiative| {
                let entry = content.initiative(**initiative);
                entry.main_sector() == Some(sector) && entry.date.is_some()
            })
            .collect();
        assert_eq!(group.bars.len() + group.more, own.len());
        for bar in &group.bars {
            assert!(own.contains(&bar.initiative) && seen.insert(bar.initiative));
        }
        check_lanes(&group.bars, form);
        if !group.bars.is_empty() {
            nodes += 3;
        }
        let names = group.bars.iter().filter(|bar| bar.name.is_some()).count();
        nodes += 2 * group.bars.len() + names;
    }
    for initiative in by_main_sector(content, &|initiative| shown.contains(&initiative)).undated {
        assert!(content.initiative(initiative).date.is_none() && seen.insert(initiative));
    }
    let counted = drawn.iter().map(|group| group.more).sum::<usize>();
    assert_eq!(seen.len() + counted, shown.len());
    assert!(nodes <= MOST_NODES, "{nodes} elements");
    if 3 * shown.len() + 100 < MOST_NODES {
        assert_eq!(counted, 0, "nothing is left out where there is room");
    }

    // The years' labels do not touch each other.
    let mut boxes: Vec<_> = axis
        .names
        .iter()
        .filter(|name| name.text != "i dag")
        .map(|year| name_box(year, form))
        .collect();
    boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(boxes.windows(2).all(|pair| pair[0].1 < pair[1].0));
    assert!(
        boxes
            .iter()
            .all(|(left, right)| *left >= 0.0 && *right <= form.width() + ROUNDING)
    );
}

fn check_lanes(bars: &[Bar], form: Form) {
    let mut extents: Vec<(usize, f64, f64)> = Vec::new();
    for bar in bars {
        let (left, right) = bar.extent;
        assert!(left >= -ROUNDING && right <= form.width() + ROUNDING);
        assert!(bar.bounds.left >= left && bar.bounds.right <= right + ROUNDING);
        assert!(bar.bounds.right > bar.bounds.left);
        assert!(bar.bounds.bottom <= form.lane());
        if let Some(name) = &bar.name {
            let (from, to) = name_box(name, form);
            assert!(from >= left - ROUNDING && to <= right + ROUNDING);
            let is_apart = from >= bar.bounds.right || to <= bar.bounds.left;
            match form {
                Form::Medium | Form::Narrow => assert!(name.at.y < bar.bounds.top),
                Form::Wide if name.is_inside => {
                    assert!(from > bar.bounds.left && to < bar.bounds.right);
                }
                Form::Wide => assert!(is_apart),
                Form::Bare => assert!(bar.name.is_none()),
            }
        }
        extents.push((bar.lane, left, right));
    }
    extents.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pair in extents.windows(2) {
        assert!(
            pair[0].0 != pair[1].0 || pair[0].2 < pair[1].1,
            "two overlap in a lane: {pair:?}"
        );
    }
    // The minimum number of lanes: at some point all of them are occupied.
    let lanes = extents.last().map_or(0, |(lane, _, _)| lane + 1);
    let most = bars
        .iter()
        .map(|bar| {
            let at = bar.extent.0;
            let taken = |other: &&Bar| other.extent.0 <= at && at < other.extent.1 + 10.0;
            bars.iter().filter(taken).count()
        })
        .max();
    assert_eq!(lanes, most.unwrap_or(0));
}

/// With few bars there is room for each name, as long as the row is for it.
#[test]
fn few_names_stand_whole() {
    let content = read(include_bytes!("../public/content.json"));
    for some in all(&content).chunks(7) {
        for bar in groups(&content, Form::Wide, some)
            .iter()
            .flat_map(|group| &group.bars)
        {
            let name = content
                .initiative(bar.initiative)
                .name
                .in_language(Language::Swedish);
            let wide = text::width(name, text::Weight::Regular) * Form::Wide.font_size();
            let (left, right) = (bar.bounds.left, Form::Wide.width() - bar.bounds.right);
            let shown = bar.name.as_ref().map(|name| &*name.text);
            // Less a gap, and what is computed for its letters.
            if left.max(right) - 8.0 > wide {
                assert_eq!(shown, Some(name));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn everything_is_drawn_or_counted_or_listed(seed: u64, count in 1_usize..900) {
        let content = read(generated(seed, count).as_bytes());
        let mut random = Random::new(seed);
        let some: Vec<_> = all(&content).into_iter().filter(|_| random.percent(30)).collect();
        for form in FORMS {
            check(&content, form, &all(&content));
            check(&content, form, &some);
            check(&content, form, &[]);
        }
    }

    #[test]
    fn a_filter_moves_nothing_along_the_years(seed: u64) {
        let content = read(generated(seed, 120).as_bytes());
        let mut random = Random::new(seed);
        let some: Vec<_> = all(&content).into_iter().filter(|_| random.percent(50)).collect();
        for form in FORMS {
            let (whole, part) = (groups(&content, form, &all(&content)), groups(&content, form, &some));
            for (whole, part) in whole.iter().zip(&part) {
                for bar in &part.bars {
                    let before = whole.bars.iter().find(|own| own.initiative == bar.initiative).unwrap();
                    prop_assert_eq!(before.bounds, bar.bounds);
                    prop_assert_eq!(&before.outline, &bar.outline);
                }
            }
        }
    }

    #[test]
    fn a_bar_goes_on_if_the_filter_keeps_it_in_every_later_year(
        begun in prop::collection::vec((2008_u16..2020, 0_usize..Kind::ALL.len(), prop::option::of(0_u16..5)), 1..40),
    ) {
        let initiatives: Vec<_> = begun.iter().enumerate().map(|(number, (from, kind, length))| {
            let mut date = json!({"from": from.to_string()});
            if let Some(length) = length {
                date["to"] = (from + length).to_string().into();
            }
            json!({
                "id": format!("i-{number}"), "kind": Kind::ALL[*kind].id(), "name": {"sv": "Insats"},
                "areas": ["a"], "date": date,
            })
        }).collect();
        let areas = json!([{"id": "a", "number": 1, "name": {"sv": "A"}}]);
        let file = json!({"version": 1, "areas": areas, "initiatives": initiatives});
        let content = read(file.to_string().as_bytes());
        let filter = Filter::default().with_from(Some(2030));
        let kept = shown(&content, &SearchIndex::new(&content), &filter);
        for bar in &groups(&content, Form::Wide, &all(&content))[0].bars {
            prop_assert_eq!(kept.is_matching(bar.initiative), is_pointed(bar), "{}", bar.outline);
        }
    }

    #[test]
    fn places_follow_dates(years in prop::collection::vec((1_u16..9999, 1_u8..=12, 1_u8..=28, 0_u8..3), 1..60)) {
        let written: Vec<_> = years
            .iter()
            .map(|&(year, month, day, precision)| match precision {
                0 => Date::Year(year),
                1 => Date::Month(year, month),
                _ => Date::Day(year, month, day),
            })
            .collect();
        let content = dated(&written.iter().map(|date| json!({"from": date.to_string()})).collect::<Vec<_>>());
        let bars = &groups(&content, Form::Wide, &all(&content))[0].bars;
        for pair in bars.windows(2) {
            let date = |bar: &Bar| content.initiative(bar.initiative).date.unwrap().from;
            prop_assert!(date(&pair[0]).first_day() <= date(&pair[1]).first_day());
            prop_assert!(pair[0].bounds.left <= pair[1].bounds.left);
        }
    }
}

#[test]
fn the_real_content_is_drawn_whole_and_named() {
    let content = read(include_bytes!("../public/content.json"));
    for form in [Form::Wide, Form::Medium, Form::Narrow] {
        check(&content, form, &all(&content));
        let groups = groups(&content, form, &all(&content));
        let bars: Vec<_> = groups.iter().flat_map(|group| &group.bars).collect();
        let file = support::entries(include_bytes!("../public/content.json"), "initiatives");
        let dated = file.iter().filter(|one| !one["date"].is_null()).count();
        assert!(bars.len() == dated || 3 * file.len() + 100 > MOST_NODES);
        let listed = by_main_sector(&content, &|_| true).undated.len();
        assert_eq!(listed, file.len() - dated);
        for bar in bars {
            let whole = content
                .initiative(bar.initiative)
                .name
                .in_language(Language::Swedish);
            let name = bar.name.as_ref().unwrap();
            let words: Vec<_> = name.text.trim_end_matches('…').split(' ').collect();
            let is_begun = whole
                .split(' ')
                .zip(&words)
                .all(|(whole, own)| whole == *own);
            assert!(
                is_begun || words.len() == 1,
                "{}: cut within a word",
                name.text
            );
        }
    }
}

#[test]
fn ten_thousand_keep_to_the_limit_and_are_counted() {
    let content = read(generated(7, 10_000).as_bytes());
    for form in FORMS {
        check(&content, form, &all(&content));
    }
}

#[test]
fn a_date_is_as_wide_as_its_precision_and_a_day_can_be_seen() {
    let content = dated(&[
        json!({"from": "2019"}),
        json!({"from": "2020-03"}),
        json!({"from": "2021-03-05"}),
        json!({"from": "2019", "to": "2022"}),
    ]);
    let form = Form::Wide;
    let groups = groups(&content, form, &all(&content));
    let year = form.width() / 4.0;
    let bar = |number| {
        let bars = &groups[0].bars;
        let own = bars
            .iter()
            .find(|bar| bar.initiative == InitiativeIdx::new(number));
        own.unwrap()
    };
    let wide = |number| bar(number).bounds.right - bar(number).bounds.left;
    assert!((wide(0) - year).abs() < ROUNDING);
    assert!((wide(1) - year / 12.0).abs() < ROUNDING);
    assert!((wide(2) - 3.0).abs() < ROUNDING);
    assert!((wide(3) - 4.0 * year).abs() < ROUNDING);
    assert!(bar(0).is_vague && bar(1).is_vague && !bar(2).is_vague && !bar(3).is_vague);
    assert!(
        bar(0)
            .outline
            .starts_with(&["M0 2L", &decimal(year), " 2L"].concat())
    );
    let today = |date| {
        let axis = Timeline::new(&content).axis(form, Some((date, "i dag")));
        let name = axis.names.into_iter().find(|name| name.text == "i dag");
        name.map(|name| name.at.x)
    };
    assert!((today(Date::Year(2020)).unwrap() - 1.5 * year).abs() < ROUNDING);
    assert_eq!(
        today(Date::Day(2023, 1, 1)),
        None,
        "beyond the years there are"
    );
}
