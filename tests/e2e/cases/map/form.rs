//! The form of the map: what stays and what changes with a filter, the width, and how much there is.

use std::collections::BTreeMap;

use crate::app::{App, wait};
use crate::cases::{Case, cases};
use crate::oracle::{Condition, Oracle};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    stays_where_it_is_when_a_filter_changes,
    changes_its_form_with_the_width,
    shrinks_what_a_filter_excludes,
    opens_marks_of_a_crowded_map,
    shows_cells_for_much_and_marks_for_little,
];

fn stays_where_it_is_when_a_filter_changes(app: &App) -> Outcome {
    let places = "
        const map = document.querySelector('#map').getBoundingClientRect();
        return [...document.querySelectorAll('[data-mark]')].map(mark => {
            const place = mark.getBoundingClientRect();
            const x = place.x + place.width / 2 - map.x, y = place.y + place.height / 2 - map.y;
            return [mark.dataset.mark, mark.dataset.sector, x, y];
        })";
    app.open("")?;
    let before = app.ask(places)?;
    app.toggle("area", "policy")?;
    app.expect_filtered(&[("area", "policy")])?;
    app.settle()?;
    let memberships = app.oracle.memberships();
    let same = format!("
        const before = {before}, after = (() => {{ {places} }})();
        return before.length === {memberships} && before.length === after.length && before.every(([mark, sector, x, y], index) => {{
            const [sameMark, sameSector, newX, newY] = after[index];
            return mark === sameMark && sector === sameSector && Math.hypot(newX - x, newY - y) < 0.5;
        }})");
    app.until("every mark where it was", &same)
}

fn changes_its_form_with_the_width(app: &App) -> Outcome {
    app.allow_motion()?;
    app.open("")?;
    let wants_stillness =
        app.ask("return matchMedia('(prefers-reduced-motion: reduce)').matches")? == true;
    let marks = app.marks()?.len();
    for (width, form) in [(640, "rows"), (1280, "wheel"), (640, "rows")] {
        app.session.resize(width, 1000)?;
        let shows = format!("return document.querySelector('#map').dataset.form === '{form}'");
        app.until("the other form", &shows)?;
        if wants_stillness {
            app.until("nothing that moves", "return document.getAnimations().every(animation => !animation.effect.target.closest('#map'))")?;
        }
        // Fades in as a whole, and no mark moves.
        let moving = app.ask("return document.getAnimations().filter(animation => animation.effect.target.matches('[data-mark], [data-mark] *') && animation.animationName).length")?;
        assert_eq!(moving, 0, "marks that move");
        assert_eq!(app.marks()?.len(), marks);
    }
    app.settle()?;
    // Each is in the row of its area, and nothing moves any more.
    app.until("the marks in their rows", "
        return document.getAnimations().every(one => one.timeline !== document.timeline) && [...document.querySelectorAll('.row')].every(row => {
            const { top, bottom, left, right } = row.getBoundingClientRect();
            return [...row.querySelectorAll('[data-mark]')].every(mark => {
                const place = mark.getBoundingClientRect();
                return place.top >= top - 1 && place.bottom <= bottom + 1 && place.left >= left - 1 && place.right <= right + 1;
            });
        })")?;
    assert_eq!(app.marks()?.len(), marks);
    Ok(())
}

fn shrinks_what_a_filter_excludes(app: &App) -> Outcome {
    app.open("?area=policy")?;
    app.settle()?;
    app.until(
        "marks that are excluded to be smaller and fainter than others",
        "
        const look = which => {
            // A circle's radius, and the opacity.
            const paths = [...document.querySelectorAll(`#map .sector path.filled${which}`)];
            const [, radius] = paths.map(path => path.getAttribute('d')?.match(/a([\\d.]+)/)).find(Boolean);
            return [+radius, +getComputedStyle(paths[0]).opacity];
        };
        const [radius, opacity] = look('.is-out');
        const [fullRadius, fullOpacity] = look(':not(.is-out)');
        return radius < 0.9 * fullRadius && opacity < 0.5 && fullOpacity === 1",
    )
}

fn opens_marks_of_a_crowded_map(app: &App) -> Outcome {
    app.site
        .replace_content(xtask::generate::generated(4, 300).as_bytes());
    app.open("")?;
    let marks = app.marks()?;
    assert!((501..=1100).contains(&marks.len()), "{}", marks.len());
    let nodes = app.ask("return document.querySelectorAll('#map *').length")?;
    assert!(nodes.as_u64() < Some(1500), "{nodes} elements");
    let (item, sector, _) = &marks[marks.len() / 2];
    app.click(&format!("[data-mark='{item}'][data-sector='{sector}']"))?;
    app.expect_opened(Some(item))?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    app.enter_map()?;
    app.press(Key::Right)?;
    let place = app.stand()?;
    app.press(Key::Enter)?;
    app.expect_opened(Some(&place.item))
}

/// Walks by keyboard into the map, along the bins, and into one of them.
fn walk_along_bins(app: &App) -> Outcome {
    app.wide()?;
    app.open("")?;
    let here = "const bin = document.activeElement?.closest('[data-bin]'); return bin && [bin.dataset.bin, bin.dataset.sector]";
    app.ask("document.querySelector('[data-bin][tabindex=\"0\"]').focus()")?;
    let first = app.ask(here)?;
    app.press(Key::Right)?;
    let second = app.ask(here)?;
    assert!(
        second.is_array() && second != first && second[1] == first[1],
        "→ leads on in the sector"
    );
    app.press(Key::PageDown)?;
    let third = app.ask(here)?;
    assert!(
        third.is_array() && third[1] != first[1],
        "Page Down leads to the next sector"
    );
    assert_eq!(
        app.ask("return document.querySelectorAll('#map [tabindex=\"0\"]').length")?,
        1
    );
    app.press(Key::Enter)?;
    let sector = text(&third[1]).to_owned();
    wait("the filter of the bin", || {
        Ok(app.query()?.contains(&("area".to_owned(), sector.clone())))
    })
}

fn shows_cells_for_much_and_marks_for_little(app: &App) -> Outcome {
    let content = xtask::generate::generated(4, 3000);
    let oracle = Oracle::new(&content)?;
    app.site.replace_content(content.as_bytes());
    let app = &App {
        oracle: &oracle,
        ..*app
    };
    let many: &[Condition] = &[("kind", "report")];
    let few: &[Condition] = &[
        ("kind", "report"),
        ("programme", "programme-2"),
        ("area", "area-1"),
    ];
    for width in [1280, 360] {
        app.wide()?;
        app.open("")?;
        let _frame = if width == 360 {
            app.narrow(width, "")?
        } else {
            None
        };
        expect_drawn(app, &[])?;
        assert!(app.marks()?.is_empty(), "nothing is chosen");
        app.toggle("kind", "report")?;
        expect_drawn(app, many)?;
        assert!(app.marks()?.is_empty(), "too many are left");
        app.toggle("programme", "programme-2")?;
        app.toggle("area", "area-1")?;
        expect_drawn(app, few)?;
        assert!(!app.marks()?.is_empty(), "marks are back");
        app.toggle("programme", "programme-2")?;
        app.toggle("area", "area-1")?;
        expect_drawn(app, many)?;
    }

    app.session.enter(None)?;
    walk_along_bins(app)?;
    assert_eq!(app.complaints()?, [""; 0]);
    Ok(())
}

/// Waits until the map draws what matches: for each sector the number of marks, and the numbers of its other bins. It must
/// never have more elements than browsers can handle.
fn expect_drawn(app: &App, conditions: &[Condition]) -> Outcome {
    let matching = app.oracle.matching(conditions);
    let mut expected = BTreeMap::new();
    for initiative in app.oracle.list("initiatives") {
        if matching.contains(text(&initiative["id"])) {
            for sector in Oracle::sectors(initiative) {
                *expected.entry(sector.to_owned()).or_insert(0) += 1;
            }
        }
    }
    let script = "
        const drawn = {};
        const add = (sector, count) => { if (count > 0) { drawn[sector] = (drawn[sector] ?? 0) + count; } };
        for (const mark of document.querySelectorAll('[data-mark]:not([data-out])')) { add(mark.dataset.sector, 1); }
        for (const group of document.querySelectorAll('.in-bins')) {
            const sector = group.parentElement.querySelector('[data-sector]').dataset.sector;
            for (const number of group.querySelectorAll('text')) { add(sector, +number.textContent); }
        }
        return drawn";
    wait(&format!("what matches {conditions:?}"), || {
        let drawn: BTreeMap<String, u64> = serde_json::from_value(app.ask(script)?)?;
        Ok(drawn == expected)
    })?;
    let nodes = app.ask("return document.querySelectorAll('#map *').length")?;
    assert!(
        nodes.as_u64() < Some(1500),
        "{nodes} elements, {conditions:?}"
    );
    Ok(())
}
