//! The map by mouse and by finger.

use std::thread;
use std::time::Duration;

use crate::app::{App, mark_of, number, strings, wait};
use crate::cases::{Case, cases};
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    names_the_initiative_under_the_mouse_and_the_focus,
    lets_the_pointer_onto_the_name_and_hides_it_with_escape,
    filters_by_an_area_from_its_label,
    lights_what_an_area_has_wherever_it_stands,
    has_a_link_over_each_mark_of_the_picture,
    opens_what_is_nearest_to_a_finger,
    unfolds_in_the_list_what_is_open_beside_the_map,
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
