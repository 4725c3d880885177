//! The map of Sweden: marks at their places, and the list that says the same. (Its elements are undocumented.)

use std::collections::BTreeSet;

use crate::app::{App, number, strings, wait};
use crate::cases::{Case, cases};
use crate::oracle::{Condition, ids};
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![
    has_a_mark_for_each_place_of_an_initiative,
    chooses_a_county_on_the_map_and_in_the_list,
    walks_from_mark_to_mark,
    stands_at_one_scale_and_fits_a_phone,
    prints_the_map_and_the_list,
];

const VIEW: Condition<'static> = ("view", "places");

/// The initiatives of the marks, once for each mark.
const MARKS: &str = "return [...document.querySelectorAll('.places-map [data-mark]')].map(mark => mark.dataset.mark)";

/// Those of the marks that the filter leaves.
const LIT: &str = "return [...document.querySelectorAll('.places-map [data-mark]:not(.is-out)')].map(mark => mark.dataset.mark)";

/// The number beside a name of the list.
fn number_of(app: &App, place: &str) -> Outcome<usize> {
    let script = format!(
        "const link = document.querySelector(\"#app .places-beside a[href='?place={place}']\");
         return +link.parentElement.querySelector('.counted').textContent"
    );
    Ok(number(&app.ask(&script)?))
}

/// The ids of the places in a county.
fn places_in<'a>(app: &'a App, county: &str) -> BTreeSet<&'a str> {
    let places = app.oracle.list("places").iter();
    let own = places.filter(|place| place["county"] == county);
    own.filter_map(|place| place["id"].as_str()).collect()
}

/// The initiatives with a place in a county, once for each such place.
fn pairs_in(app: &App, county: &str) -> Vec<String> {
    let own = places_in(app, county);
    let mut pairs = Vec::new();
    for one in app.oracle.list("initiatives") {
        let count = ids(one, "places")
            .iter()
            .filter(|id| own.contains(*id))
            .count();
        let id = one["id"].as_str().unwrap_or_default();
        pairs.extend(std::iter::repeat_n(id.to_owned(), count));
    }
    pairs
}

fn has_a_mark_for_each_place_of_an_initiative(app: &App) -> Outcome {
    app.open("?view=places")?;
    let abroad = places_in(app, "00");
    let mut expected = Vec::new();
    for one in app.oracle.list("initiatives") {
        let own = ids(one, "places");
        let here = own.iter().filter(|id| !abroad.contains(*id)).count();
        let id = one["id"].as_str().unwrap_or_default();
        expected.extend(std::iter::repeat_n(id.to_owned(), here));
    }
    expected.sort();
    wait("a mark for each place", || {
        let mut marks = strings(&app.ask(MARKS)?)?;
        marks.sort();
        Ok(marks == expected)
    })?;
    let without = app.oracle.list("initiatives").iter();
    let without = without.filter(|one| ids(one, "places").is_empty()).count();
    assert_eq!(number_of(app, "none")?, without);
    // Every mark of those without a place is drawn, as a part of few paths.
    let drawn = "return [...document.querySelectorAll('.places-block:first-child path')].map(path => (path.getAttribute('d').match(/[Mm]/g) ?? []).length).reduce((sum, count) => sum + count, 0)";
    assert_eq!(number(&app.ask(drawn)?), without);
    // All marks stand on the map, inside their picture.
    let outside = "
        const { left, top, right, bottom } = document.querySelector('.places-map > svg').getBoundingClientRect();
        return [...document.querySelectorAll('.places-map [data-mark] path')].filter(mark => {
            const box = mark.getBoundingClientRect();
            return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
        }).length";
    assert_eq!(number(&app.ask(outside)?), 0);
    Ok(())
}

fn chooses_a_county_on_the_map_and_in_the_list(app: &App) -> Outcome {
    app.open("?view=places")?;
    let (skane, in_skane) = (("place", "lan-12"), pairs_in(app, "12"));
    app.until("the map", "return document.querySelector('.county')")?;
    let counted = number_of(app, "lan-12")?;
    app.ask("document.querySelector(\".county[href='?place=lan-12']\").dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")?;
    app.expect_query(&[skane, VIEW])?;
    wait("the marks of the county", || {
        let lit: BTreeSet<_> = strings(&app.ask(LIT)?)?.into_iter().collect();
        Ok(lit.is_superset(&in_skane.iter().cloned().collect()) && app.count()?.0 == counted)
    })?;
    assert_eq!(app.chips()?, 1);
    // A place takes the place of its county, and shows what its number says; and the other way round.
    let lund = number_of(app, "lund")?;
    app.click(".places-list a[href='?place=lund']")?;
    app.expect_query(&[("place", "lund"), VIEW])?;
    wait("those of the place", || Ok(app.count()?.0 == lund))?;
    app.click(".places-list a[href='?place=lan-12']")?;
    app.expect_query(&[skane, VIEW])?;
    wait("those of the county", || Ok(app.count()?.0 == counted))?;
    app.click("[data-clear]")?;
    app.click(".places-block a[href='?place=none']")?;
    app.expect_query(&[("place", "none"), VIEW])?;
    wait("no mark on the map", || {
        Ok(strings(&app.ask(LIT)?)?.is_empty())
    })?;
    // What is chosen here holds in the other views.
    app.click("[data-view=map]")?;
    app.expect_query(&[("place", "none")])?;
    app.session.back()?;
    app.until(
        "the map of places again",
        "return document.querySelector('.places-map')?.checkVisibility()",
    )
}

fn walks_from_mark_to_mark(app: &App) -> Outcome {
    app.open("?view=places")?;
    app.until(
        "the marks",
        "return document.querySelector('.places-map [data-mark]')",
    )?;
    let stops = "return [...document.querySelectorAll('.places-map [data-mark]')].filter(mark => mark.tabIndex >= 0).length";
    assert_eq!(number(&app.ask(stops)?), 1);
    app.ask("document.querySelector('.places-map [tabindex=\"0\"]').focus()")?;
    let here = "return +document.activeElement.dataset.at";
    let mut seen = BTreeSet::new();
    app.press(Key::Home)?;
    let count = strings(&app.ask(MARKS)?)?.len();
    for _ in 0..count {
        seen.insert(number(&app.ask(here)?));
        app.press(Key::PageDown)?;
    }
    assert_eq!(seen.len(), count, "every mark is reached");
    assert_eq!(number(&app.ask(stops)?), 1);
    app.press(Key::Home)?;
    app.press(Key::Down)?;
    let lower = "return document.activeElement.getBoundingClientRect().top";
    let top = app.ask(lower)?.as_f64();
    app.press(Key::Up)?;
    assert!(app.ask(lower)?.as_f64() < top, "up is up");
    let id = app.ask("return document.activeElement.dataset.mark")?;
    app.press(Key::Enter)?;
    app.expect_opened(id.as_str())?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    wait("the focus back on the mark", || {
        Ok(app.ask("return document.activeElement.dataset.mark ?? null")? == id)
    })
}

fn stands_at_one_scale_and_fits_a_phone(app: &App) -> Outcome {
    let scales = "return ['.places-map > svg', '.places-block > svg'].map(one => document.querySelector(one).getScreenCTM().a)";
    for width in [320, 1280] {
        let _host = if width == 1280 {
            app.wide()?;
            app.open("?view=places")?;
            None
        } else {
            app.open_narrow(width, "?view=places")?
        };
        app.until(
            "the map",
            "return document.querySelector('.places-map > svg')",
        )?;
        app.expect_no_sideways_scrolling(&format!("the map of places at {width} px"))?;
        let scales = app.ask(scales)?;
        let [one, other] = [0, 1].map(|index| scales[index].as_f64().unwrap_or_default());
        assert!(
            (one - other).abs() < 0.02 * one,
            "one scale: {one} and {other}"
        );
        let smallest = "
            const texts = [...document.querySelectorAll('.places-map text')];
            return Math.min(...texts.map(text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)))";
        let smallest = app.ask(smallest)?.as_f64().unwrap_or_default();
        assert!(smallest >= 9.0, "{smallest} px at {width} px");
        // No name lies over a mark or over another name.
        let overlaps = "
            const boxes = [...document.querySelectorAll('.places-map text, .places-map [data-mark] path')].map(one => {
                // Without strokes, which are round names so that they stand out.
                const { x, y, width, height } = one.getBBox(), { a, e, f } = one.getScreenCTM();
                return { left: x * a + e, right: (x + width) * a + e, top: y * a + f, bottom: (y + height) * a + f };
            });
            return boxes.filter((a, place) => boxes.some((b, other) => other < place
                && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)).length";
        assert_eq!(number(&app.ask(overlaps)?), 0, "at {width} px");
    }
    Ok(())
}

fn prints_the_map_and_the_list(app: &App) -> Outcome {
    app.open("?view=places&place=lan-01")?;
    app.until(
        "the map",
        "return document.querySelector('.places-map > svg')",
    )?;
    app.show_paper(None)?;
    let seen = "return ['.places-map > svg', '.places-list', '#results'].filter(one => document.querySelector(one)?.checkVisibility()).length";
    assert_eq!(number(&app.ask(seen)?), 3);
    Ok(())
}
