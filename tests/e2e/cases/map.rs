//! The map by mouse and by keyboard.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::app::{App, Place, mark_of, number, strings, wait};
use crate::cases::{Case, cases};
use crate::oracle::{Condition, Oracle};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    names_the_initiative_under_the_mouse_and_the_focus,
    stays_where_it_is_when_a_filter_changes,
    is_one_tab_stop,
    walks_through_an_area_from_end_to_end,
    walks_out_and_in_through_the_years,
    walks_from_area_to_area,
    walks_between_the_marks_of_one_initiative,
    opens_with_enter_and_comes_back_with_escape,
    reaches_every_initiative_by_keyboard_and_comes_back,
    lets_the_pointer_onto_the_name_and_hides_it_with_escape,
    filters_by_an_area_from_its_label,
    lights_what_an_area_has_wherever_it_stands,
    has_a_link_over_each_mark_of_the_picture,
    opens_what_is_nearest_to_a_finger,
    unfolds_in_the_list_what_is_open_beside_the_map,
    changes_its_form_with_the_width,
    shrinks_what_a_filter_excludes,
    opens_marks_of_a_crowded_map,
    shows_cells_for_much_and_marks_for_little,
];

fn names_the_initiative_under_the_mouse_and_the_focus(app: &App) -> Outcome {
    let named = |item: &str| -> Outcome {
        let name = text(&app.oracle.entry("initiatives", item)?["name"]["sv"]);
        wait("its name beside the map", || {
            let map = app.session.find("#map")?;
            Ok(app.session.text(&map)?.contains(name))
        })
    };
    app.open("")?;
    app.session.hover(&app.session.find(&mark_of("komet"))?)?;
    named("komet")?;
    app.enter_map()?;
    named(&app.stand()?.item)
}

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

fn is_one_tab_stop(app: &App) -> Outcome {
    app.open("")?;
    app.enter_map()?;
    app.press(Key::Right)?;
    assert!(app.focused()?.is_some(), "an arrow key left the map");
    let stops = app.ask("return [...document.querySelectorAll('[data-mark]')].filter(mark => mark.tabIndex >= 0).length")?;
    assert_eq!(stops, 1);
    app.press(Key::Tab)?;
    assert_eq!(app.focused()?, None, "the next tab stop is another mark");
    app.session.press(Key::Tab, true)?;
    assert!(
        app.focused()?.is_some(),
        "Shift+Tab does not lead back to where the focus stood"
    );
    Ok(())
}

fn walks_through_an_area_from_end_to_end(app: &App) -> Outcome {
    app.open("")?;
    app.enter_map()?;
    let sector = app.stand()?.sector;
    let members: BTreeSet<String> = app.members(&sector);

    app.press(Key::End)?;
    let last = app.stand()?;
    app.press(Key::Home)?;
    let first = app.stand()?;
    assert_ne!(first, last);
    let mut met = vec![first.item.clone()];
    for _ in 1..members.len() {
        app.press(Key::Right)?;
        let place = app.stand()?;
        assert_eq!(place.sector, sector, "→ left the area");
        met.push(place.item);
    }
    assert_eq!(
        met.iter().cloned().collect::<BTreeSet<_>>(),
        members,
        "→ meets every mark of the area once"
    );
    assert_eq!(app.stand()?, last, "and ends where End leads");
    app.press(Key::Left)?;
    assert_eq!(
        Some(app.stand()?.item),
        met.iter().rev().nth(1).cloned(),
        "← is → the other way"
    );
    Ok(())
}

/// The year in which an initiative begins; 0 without a date.
fn year_of(initiative: &Value) -> i32 {
    let year = text(&initiative["date"]["from"]).get(..4);
    year.and_then(|year| year.parse().ok()).unwrap_or(0)
}

fn walks_out_and_in_through_the_years(app: &App) -> Outcome {
    let year = |place: &Place| -> Outcome<i32> {
        Ok(year_of(app.oracle.entry("initiatives", &place.item)?))
    };
    // The innermost ring is for initiatives without a date; the oldest years may share the next. Each of the last ten years
    // has its own.
    let all = app.oracle.list("initiatives").iter().map(year_of);
    let all: BTreeSet<i32> = all.collect();
    let recent = all.iter().rev().take(10);
    let recent: BTreeSet<i32> = recent.copied().filter(|year| *year > 0).collect();
    app.open("")?;
    app.enter_map()?;
    app.press(Key::Home)?;
    let sector = app.stand()?.sector;
    let mut there = BTreeSet::new();
    for item in app.members(&sector) {
        there.insert(year_of(app.oracle.entry("initiatives", &item)?));
    }
    let rings = there.intersection(&recent).count();
    for (key, outwards) in [(Key::Up, true), (Key::Down, false)] {
        let mut place = app.stand()?;
        let mut steps = 0;
        loop {
            app.press(key)?;
            let next = app.stand()?;
            if next == place {
                break;
            }
            assert_eq!(next.sector, sector, "{key:?} left the area");
            let (from, to) = (year(&place)?, year(&next)?);
            assert!(
                if outwards { to >= from } else { to <= from },
                "{key:?} went from {from} to {to}"
            );
            place = next;
            steps += 1;
            assert!(steps < 100, "{key:?} has no end");
        }
        assert!(
            steps + 1 >= rings,
            "{key:?} came to its end after {steps} steps through {rings} rings"
        );
    }
    Ok(())
}

fn walks_from_area_to_area(app: &App) -> Outcome {
    app.open("")?;
    app.enter_map()?;
    let order: Vec<String> = ["areas", "programmes"]
        .iter()
        .flat_map(|list| app.oracle.list(list))
        .map(|sector| text(&sector["id"]).to_owned())
        .collect();
    let start = order
        .iter()
        .position(|id| *id == app.stand().map(|place| place.sector).unwrap_or_default());
    let start = start.ok_or("the focus stands in no sector")?;
    for sector in order.iter().skip(start + 1) {
        app.press(Key::PageDown)?;
        assert_eq!(app.stand()?.sector, *sector);
    }
    for sector in order.iter().rev().skip(1) {
        app.press(Key::PageUp)?;
        assert_eq!(app.stand()?.sector, *sector);
    }
    Ok(())
}

fn walks_between_the_marks_of_one_initiative(app: &App) -> Outcome {
    let widest = app
        .oracle
        .list("initiatives")
        .iter()
        .max_by_key(|one| Oracle::sectors(one).len())
        .ok_or("no initiatives")?;
    let (item, sectors) = (text(&widest["id"]), Oracle::sectors(widest));
    app.open("")?;
    app.focus_mark(item)?;
    let mut met = BTreeSet::from([app.stand()?.sector]);
    for _ in 1..sectors.len() {
        app.session.press(Key::Right, true)?;
        let place = app.stand()?;
        assert_eq!(place.item, item, "Shift+→ led to another initiative");
        met.insert(place.sector);
    }
    assert_eq!(
        met,
        sectors.iter().map(|&sector| sector.to_owned()).collect(),
        "Shift+→ meets every sector"
    );
    let before = app.stand()?;
    app.session.press(Key::Left, true)?;
    app.session.press(Key::Right, true)?;
    assert_eq!(app.stand()?, before, "Shift+← is Shift+→ the other way");
    Ok(())
}

fn opens_with_enter_and_comes_back_with_escape(app: &App) -> Outcome {
    app.open("")?;
    app.enter_map()?;
    app.press(Key::Right)?;
    let place = app.stand()?;
    app.press(Key::Enter)?;
    app.expect_opened(Some(&place.item))?;
    app.expect_query(&[("item", &place.item)])?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    app.expect_query(&[])?;
    wait("the focus to return to the mark", || {
        Ok(app.focused()?.as_ref() == Some(&place))
    })
}

fn reaches_every_initiative_by_keyboard_and_comes_back(app: &App) -> Outcome {
    app.open("")?;
    app.ask(
        "
        window.met = new Set();
        document.addEventListener('focusin', event => {
            const mark = event.target.closest('[data-mark]');
            if (mark) { window.met.add(mark.dataset.mark); }
        })",
    )?;
    app.enter_map()?;
    let sectors = ["areas", "programmes"].map(|list| app.oracle.list(list));
    for (nth, sector) in sectors.into_iter().flatten().enumerate() {
        let id = text(&sector["id"]);
        let mut keys = vec![Key::Home];
        keys.extend(vec![Key::Right; app.members(id).len() - 1]);
        app.session.press_all(&keys)?;
        let place = app.stand()?;
        assert_eq!(place.sector, id, "→ left the sector");
        // Details open from anywhere and return there; checking a few is enough.
        if nth % 4 == 0 {
            app.press(Key::Enter)?;
            app.expect_opened(Some(&place.item))?;
            wait("the focus in the details", || {
                Ok(app.ask("return document.activeElement.matches('#details *')")? == true)
            })?;
            app.press(Key::Escape)?;
            app.expect_opened(None)?;
            wait("the focus back on the mark", || {
                Ok(app.focused()?.as_ref() == Some(&place))
            })?;
        }
        app.press(Key::PageDown)?;
    }
    let met = strings(&app.ask("return [...window.met]")?)?;
    let all = app.oracle.matching(&[]);
    let met: BTreeSet<String> = met.into_iter().collect();
    let missed: Vec<_> = all.difference(&met).collect();
    assert!(missed.is_empty(), "no key leads to {missed:?}");
    Ok(())
}

fn lets_the_pointer_onto_the_name_and_hides_it_with_escape(app: &App) -> Outcome {
    let place = |selector: &str| -> Outcome<(f64, f64)> {
        let place = app.ask(&format!(
            "const {{ x, y, width, height }} = document.querySelector(\"{selector}\").getBoundingClientRect(); return [x + width / 2, y + height / 2]"
        ))?;
        Ok((
            place[0].as_f64().ok_or("no place")?,
            place[1].as_f64().ok_or("no place")?,
        ))
    };
    let named = || -> Outcome<bool> {
        Ok(app.ask("return document.querySelector('#map .tip').checkVisibility()")? == true)
    };
    // Longer than the tip stays after the pointer has left.
    let linger = || thread::sleep(Duration::from_millis(500));
    app.open("")?;
    let mark = &*mark_of("komet");
    app.session.hover(&app.session.find(mark)?)?;
    wait("the name", named)?;
    // Across everything in between, including other marks.
    app.session.glide(place(mark)?, place("#map .tip")?)?;
    linger();
    assert!(named()?, "the name went before the pointer was there");
    let covered = app.ask("return document.querySelector('#map .tip').matches(':hover')")?;
    assert_eq!(covered, true, "the pointer is not on the name");
    app.press(Key::Escape)?;
    wait("the name to go with Esc", || Ok(!named()?))?;
    linger();
    assert!(!named()?, "the name came back by itself");

    app.session.glide((2.0, 2.0), place(mark)?)?;
    wait("the name", named)?;
    app.press(Key::Escape)?;
    wait("the name to go with Esc", || Ok(!named()?))?;
    app.session.glide(place(mark)?, (2.0, 2.0))?;
    app.session.glide((2.0, 2.0), place(mark)?)?;
    wait("the name", named)?;
    app.session.glide(place(mark)?, (2.0, 2.0))?;
    wait("the name to go with the pointer", || Ok(!named()?))
}

fn filters_by_an_area_from_its_label(app: &App) -> Outcome {
    app.open("")?;
    for condition in [("area", "forskning"), ("programme", "smarta-stader")] {
        let (key, id) = condition;
        app.click(&format!("#map a.label[href*='{key}={id}'] > text"))?;
        app.expect_filtered(&[condition])?;
        let list = format!("{key}s");
        let summary = text(&app.oracle.entry(&list, id)?["summary"]["sv"]);
        wait("the text of the sector", || {
            let page = app.session.find("main")?;
            Ok(app.session.text(&page)?.contains(summary))
        })?;
        app.session.back()?;
        app.expect_filtered(&[])?;
    }
    Ok(())
}

fn lights_what_an_area_has_wherever_it_stands(app: &App) -> Outcome {
    app.open("")?;
    for (key, sector) in [("area", "halsodata"), ("programme", "smarta-stader")] {
        let label = format!("#map a.label[href*='{key}={sector}'] > text");
        app.session.hover(&app.session.find(&label)?)?;
        let members = app.members(sector);
        wait(
            "the marks of its initiatives to be lit, in all areas",
            || {
                let (lit, faint) = drawn_marks(app)?;
                let marks = app.marks()?;
                let is_member = |(item, ..): &&(String, String, bool)| members.contains(item);
                let count = marks.iter().filter(is_member).count();
                Ok(lit == count && faint == marks.len() - count)
            },
        )?;
    }
    app.session.hover(&app.session.find("h1")?)?;
    wait("the map to be as it was", || Ok(drawn_marks(app)?.1 == 0))
}

/// How many marks the picture draws as usual, and how many faintly.
fn drawn_marks(app: &App) -> Outcome<(usize, usize)> {
    let drawn = app.ask(
        "
        const count = selector => [...document.querySelectorAll(selector)]
            .map(path => (path.getAttribute('d') ?? '').split('z').length - 1)
            .reduce((sum, one) => sum + one, 0);
        return [count('#map .sector path:not(.is-out)'), count('#map .sector path.is-out')]",
    )?;
    Ok((number(&drawn[0]), number(&drawn[1])))
}

/// In both forms: the centre of each link lies in what the picture draws, and the link is what a pointer meets there.
fn has_a_link_over_each_mark_of_the_picture(app: &App) -> Outcome {
    for width in [1280, 400] {
        app.wide()?;
        app.open("")?;
        let _frame = if width == 400 {
            app.narrow(width, "")?
        } else {
            None
        };
        app.wait_for_marks()?;
        let faults = app.ask(
            "
            const faults = [], paths = new Map();
            for (const path of document.querySelectorAll('#map :is(.sector, .strip) > path')) {
                const { classList } = path.closest('.sector, .row');
                const hue = [...classList].find(name => name.startsWith('hue-'));
                paths.set(hue, [...(paths.get(hue) ?? []), path]);
            }
            const all = [...paths.values()].flat();
            const met = [];
            for (const mark of document.querySelectorAll('[data-mark]')) {
                mark.scrollIntoView({ block: 'center', behavior: 'instant' });
                const { left, top, width, height } = mark.getBoundingClientRect();
                const x = left + width / 2, y = top + height / 2;
                const main = 'main' in mark.dataset;
                const drawn = all.some(path => {
                    if (path.classList.contains('filled') !== main || !path.getAttribute('d')) { return false; }
                    const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse());
                    return path.isPointInFill(point);
                });
                if (!drawn) { faults.push(`nothing is drawn under ${mark.dataset.mark} in ${mark.dataset.sector}`); }
                const here = document.elementFromPoint(x, y);
                if (here !== mark) { faults.push(`${mark.dataset.mark} in ${mark.dataset.sector} lies under ${here?.outerHTML.slice(0, 80)}`); }
            }
            return faults.slice(0, 5)",
        )?;
        assert_eq!(strings(&faults)?, [""; 0], "at {width} px");
        app.session.enter(None)?;
    }
    Ok(())
}

/// A fingertip is wider than a mark: a tap beside one opens it, and a tap further away chooses the sector.
fn opens_what_is_nearest_to_a_finger(app: &App) -> Outcome {
    app.open("")?;
    let tap = |x: &str| {
        format!(
            "
            const mark = document.querySelector('[data-mark=komet][data-main]');
            const {{ left, top, width, height }} = mark.getBoundingClientRect();
            const at = {{ clientX: {x}, clientY: top + height / 2, bubbles: true, cancelable: true, pointerType: 'touch', button: 0 }};
            const ground = document.querySelector('#map .ground');
            ground.dispatchEvent(new PointerEvent('pointerdown', at));
            ground.dispatchEvent(new PointerEvent('click', at))"
        )
    };
    app.ask(&tap("left + width / 2 + 3"))?;
    app.expect_opened(Some("komet"))?;
    app.press(Key::Escape)?;
    app.expect_opened(None)?;
    app.ask(&tap("-200"))?;
    app.until("the sector", "return location.search.startsWith('?area=')")?;
    app.expect_opened(None)
}

/// A click on its name in the list moves what was opened from the map there, and a second one closes it.
fn unfolds_in_the_list_what_is_open_beside_the_map(app: &App) -> Outcome {
    app.open("?sort=name")?;
    let item = app.listed()?.swap_remove(2);
    app.open_from_map(&item)?;
    let unfolded =
        format!("return document.querySelector('#results [data-initiative={item}] #details')");
    assert!(app.ask(&unfolded)?.is_null(), "it is open beside the map");
    let name = format!("#results [data-initiative='{item}'] h3 a");
    app.click(&name)?;
    app.until("the details in the list", &unfolded)?;
    app.expect_opened(Some(&item))?;
    app.click(&name)?;
    app.expect_opened(None)
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
        return document.getAnimations().length === 0 && [...document.querySelectorAll('.row')].every(row => {
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
    // By keyboard: into the map, along the bins, and into one of them.
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
    })?;
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
