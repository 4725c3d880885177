//! Walking on the map by keyboard.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::app::{App, Place, strings, wait};
use crate::cases::{Case, cases};
use crate::oracle::Oracle;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    is_one_tab_stop,
    walks_through_an_area_from_end_to_end,
    walks_out_and_in_through_the_years,
    walks_from_area_to_area,
    walks_between_the_marks_of_one_initiative,
    opens_with_enter_and_comes_back_with_escape,
    reaches_every_initiative_by_keyboard_and_comes_back,
];

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
