//! The labels of the wheel: where they stand, and whether they have room for their words.

use std::collections::BTreeSet;

use life_science_map::content::{Content, Language};
use life_science_map::layout::Point;
use life_science_map::layout::map::seating::RIM;
use life_science_map::layout::map::wheel::HEADROOM;
use life_science_map::layout::map::{Label, LabelClass, Labels, Map, Wheel};
use life_science_map::layout::plane::geometry::Rect;
use life_science_map::layout::plane::shape::REACH;
use life_science_map::layout::plane::text::{Weight, width};
use life_science_map::query::Years;
use life_science_map::words::years_name;

use super::{REAL, read};
use crate::fonts::{FONTS, Font};
use crate::support::generated_value;

/// The labels of sectors stand beside the wheel, within the container, and apart.
fn check_sector_labels(class: LabelClass, labels: &Labels) {
    for (index, label) in labels.sectors.iter().enumerate() {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = label.bounds;
        let near = |from: f64, to: f64| 0.0_f64.clamp(from, to);
        assert!(
            near(left, right).hypot(near(top, bottom)) > RIM,
            "on the wheel: {label:?}"
        );
        assert!(
            left > -class.edge() && right < class.edge(),
            "{class:?}, too wide: {label:?}"
        );
        assert!(
            top > -RIM - HEADROOM - 0.1 && bottom < RIM + HEADROOM + 0.1,
            "{class:?}, too high: {label:?}"
        );
        for other in &labels.sectors[..index] {
            assert!(
                !label.bounds.overlaps(other.bounds),
                "{class:?}: {label:?}, {other:?}"
            );
        }
        for line in &label.lines {
            assert!(line.y > top && line.y < label.count_y && label.count_y < bottom);
        }
    }
}

/// The labels of years stand apart, and on no mark.
fn check_year_labels(class: LabelClass, labels: &Labels, wheel: &Wheel) {
    for (index, year) in labels.years.iter().enumerate() {
        for other in &labels.years[..index] {
            assert!(
                !year.bounds.overlaps(other.bounds),
                "{class:?}: {year:?}, {other:?}"
            );
        }
        let reach = wheel.mark_size * REACH;
        let Rect {
            left,
            top,
            right,
            bottom,
        } = year.bounds;
        let on = |at: Point| {
            let (x, y) = (at.x.clamp(left, right), at.y.clamp(top, bottom));
            (at.x - x).hypot(at.y - y) < reach
        };
        assert!(
            !wheel.marks.iter().any(|mark| on(mark.at)),
            "{class:?}, on a mark: {year:?}"
        );
    }
}

/// The laws of labels: they cover neither one another nor the wheel, and stay within the container.
pub fn check_labels(content: &Content, wider: f64) {
    let map = Map::new(content);
    let wheel = Wheel::new(&map);
    for language in Language::ALL {
        for class in LabelClass::ALL {
            let name = |years| years_name(years, language);
            let labels = Labels::new(content, &map, language, class, &name, wider);
            check_sector_labels(class, &labels);
            check_year_labels(class, &labels, &wheel);
        }
    }
}

/// The labels of a page in this font, measured and laid out until no name is wider than assumed, and how much wider than
/// the estimate that is.
fn measured(
    content: &Content,
    map: &Map,
    language: Language,
    class: LabelClass,
    font: &Font,
) -> (Labels, f64) {
    let name = |years| years_name(years, language);
    let mut wider = 1.0;
    for _ in 0..5 {
        let labels = Labels::new(content, map, language, class, &name, wider);
        let mut needed = 1.0_f64;
        for label in &labels.sectors {
            for words in lines_of(label) {
                let ratio = font.width(&words, Weight::Bold) / width(&words, Weight::Bold);
                needed = needed.max((ratio * 100.0).ceil() / 100.0);
            }
        }
        if needed <= wider {
            return (labels, wider);
        }
        wider = needed;
    }
    unreachable!("{}: the labels find no rest", font.name)
}

/// The lines of a label, with the number on the first.
fn lines_of(label: &Label) -> Vec<String> {
    let mut number = label.number.map(|number| format!("{number} "));
    let lines = label.lines.iter();
    lines
        .map(|line| number.take().unwrap_or_default() + &line.text)
        .collect()
}

#[test]
fn labels_have_room_for_their_words_in_the_font_that_was_measured() {
    for content in [read(&REAL), read(&generated_value(4, 350))] {
        let map = Map::new(&content);
        for font in &FONTS {
            for language in Language::ALL {
                for class in LabelClass::ALL {
                    let (labels, wider) = measured(&content, &map, language, class, font);
                    // A font as wide as Helvetica needs no more than the estimate.
                    assert_eq!(
                        font.name == "Liberation Sans",
                        wider <= 1.0,
                        "{}",
                        font.name
                    );
                    for label in &labels.sectors {
                        let room = label.bounds.right - label.bounds.left + 0.01;
                        for words in lines_of(label) {
                            let width = font.width(&words, Weight::Bold) * labels.font_size;
                            assert!(width <= room, "{}: {label:?}", font.name);
                        }
                    }
                    for year in &labels.years {
                        let width = font.width(&year.text, Weight::Regular) * labels.small_size;
                        let room = year.bounds.right - year.bounds.left;
                        assert!(width <= room + 0.01, "{}: {year:?}", font.name);
                    }
                }
            }
        }
    }
}

#[test]
fn every_sector_of_the_real_content_has_its_whole_name() {
    let content = read(&REAL);
    let map = Map::new(&content);
    for font in &FONTS {
        for language in Language::ALL {
            for class in LabelClass::ALL {
                let (labels, wider) = measured(&content, &map, language, class, font);
                let least = if wider > 1.0 { 0.75 } else { 1.0 };
                check_names(&content, language, class, &labels, font.name);
                let size = labels.font_size / class.font_size();
                assert!(size >= least, "{}, {class:?}: {size}", font.name);
            }
        }
    }
}

/// Every sector has its full name, and the newest year and the ring without years are labelled in both gutters.
fn check_names(
    content: &Content,
    language: Language,
    class: LabelClass,
    labels: &Labels,
    font: &str,
) {
    let names: Vec<String> = labels
        .sectors
        .iter()
        .map(|label| {
            label
                .lines
                .iter()
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let wanted: Vec<&str> = content
        .sectors()
        .map(|sector| content.sector_short(sector).in_language(language))
        .collect();
    assert_eq!(names, wanted, "{font}, {class:?}, {}", labels.font_size);
    let begins = REAL["initiatives"].as_array().unwrap().iter();
    let begins: BTreeSet<Option<u16>> = begins
        .map(|one| Some(one["date"]["from"].as_str()?[..4].parse().unwrap()))
        .collect();
    let newest = begins.last().copied().flatten().map(Years::One);
    let undated = begins.contains(&None).then_some(Years::Undated);
    let told: Vec<Years> = newest.into_iter().chain(undated).collect();
    // The newest year, and the ring without years if there is one, are labelled in both gutters.
    for &years in &told {
        assert_eq!(
            labels
                .years
                .iter()
                .filter(|label| label.years == years)
                .count(),
            2,
            "{font}, {class:?} {years:?}"
        );
    }
}
