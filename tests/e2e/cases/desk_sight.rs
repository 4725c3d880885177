//! The editors' desk for those who see little: the system's own colours, and text of twice the size.

use crate::app::{App, strings};
use crate::axe;
use crate::cases::desk::{PAGES, open_desk, open_file};
use crate::cases::editing::{go, pick, write};
use crate::cases::{Case, cases};
use crate::planted::DRESSES;
use crate::webdriver::{Key, Outcome};

pub const CASES: &[Case] = cases![
    can_be_used_in_the_systems_colours only Chromium: "its driver alone can force colours",
    fits_small_windows_and_large_text,
];

/// The states of the desk, in the order in which they are gone through.
const STATES: [&str; 8] = [
    "open",
    "findings",
    "place",
    "contents",
    "many",
    "form",
    "changes",
    "hand-over",
];

/// Opens a file in which something is wrong and something was changed, and goes to a state.
fn show(app: &App, state: &str) -> Outcome {
    match state {
        "place" => {
            go(app, "findings")?;
            app.click("[data-finding='text.no-english'] .show-place")?;
            app.until("the lines", "return document.querySelector('#lines')")
        }
        "many" => {
            app.click("#choose-all")?;
            pick(app, "many-act", "+areas")?;
            let values = "return [...document.querySelector(\"[name='many-value']\").options].map((own) => own.value)";
            let values = strings(&app.ask(values)?)?;
            pick(app, "many-value", values.last().ok_or("an area")?)
        }
        "form" => {
            app.click("[data-entry='register'] a")?;
            // So that there is something to undo, with a long name.
            write(app, "name.sv", &"Ett långt namn ".repeat(6))?;
            let field = app.session.find("[name='actors']")?;
            app.session.fill(&field, "v")?;
            app.until(
                "proposals",
                "return document.querySelector(`[name='actors']`).getAttribute('aria-expanded') === 'true'",
            )
        }
        view => go(app, view),
    }
}

fn open_faulty(app: &App, page: &str) -> Outcome {
    open_desk(app, page)?;
    open_file(app, "content.json", &DRESSES[0].planted())
}

/// What shows which of several things is meant, each with what it must not look like.
const TOLD_APART: [[&str; 2]; 2] = [
    ["nav [aria-current]", "nav a:not([aria-current])"],
    [
        ".choose li[aria-selected=true]",
        ".choose li:not([aria-selected=true])",
    ],
];

fn can_be_used_in_the_systems_colours(app: &App) -> Outcome {
    for (page, _) in PAGES {
        app.force_colours("dark")?;
        open_faulty(app, page)?;
        for state in STATES {
            show(app, state)?;
            app.settle()?;
            let faults = axe::faults(app, &[])?;
            let told: Vec<_> = faults
                .iter()
                .map(|fault| format!("{} {}", fault.kind, fault.element))
                .collect();
            assert!(told.is_empty(), "{page} {state}: {told:#?}");
            expect_told_apart(app, state)?;
        }
    }
    Ok(())
}

/// That what is chosen does not look like what is not.
fn expect_told_apart(app: &App, state: &str) -> Outcome {
    for [one, other] in TOLD_APART {
        let script = format!(
            "const look = (own) => {{
                const style = own && own.checkVisibility() ? getComputedStyle(own) : undefined;
                return style && ['color', 'backgroundColor', 'borderBottomColor', 'borderBottomStyle', 'borderBottomWidth', 'outlineStyle', 'fontWeight'].map((name) => style[name]).join();
            }};
            const [one, other] = [look(document.querySelector(\"{one}\")), look(document.querySelector(\"{other}\"))];
            return one === undefined || one !== other;"
        );
        assert_eq!(app.ask(&script)?, true, "{state}: {one} looks like {other}");
    }
    Ok(())
}

/// Whatever is seen of the desk and does not stand whole in the window, or in a box that scrolls.
const CUT_OFF: &str = "
    const scrolls = (own) => /auto|scroll/.test(getComputedStyle(own).overflowX);
    const isInBox = (own) => {
        for (let box = own.parentElement; box && box.id !== 'desk'; box = box.parentElement) if (scrolls(box)) return true;
        return false;
    };
    const isForEarsOnly = (own) => getComputedStyle(own).clipPath !== 'none';
    const told = (why, own) => `${why}: ${own.outerHTML.slice(0, 90)}`;
    // What is typed scrolls in its field, and what a step is called may be shortened, after the button's own name.
    const isShortened = (own) => own.localName === 'input' || getComputedStyle(own).textOverflow === 'ellipsis';
    // How far what a control is called reaches; the browser draws that of a select.
    const end = (own) => {
        const range = document.createRange();
        range.selectNodeContents(isShortened(own) ? own.firstChild : own);
        return Math.max(...[...range.getClientRects()].map(({ right }) => right));
    };
    const canvas = document.createElement('canvas').getContext('2d');
    const room = (own) => {
        const style = getComputedStyle(own);
        canvas.font = style.font;
        return own.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - canvas.measureText(own.selectedOptions[0]?.text ?? '').width;
    };
    const all = [...document.querySelectorAll('#desk *')].filter((own) => own.checkVisibility() && !isForEarsOnly(own) && !isInBox(own));
    const found = [];
    for (const own of all) {
        const { left, right, width } = own.getBoundingClientRect();
        if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(told('outside', own));
        const style = getComputedStyle(own);
        if (/hidden|clip/.test(style.overflowX) && !isShortened(own) && own.scrollWidth > own.clientWidth + 1) found.push(told('cut off', own));
        if (/hidden|clip/.test(style.overflowY) && !isShortened(own) && own.scrollHeight > own.clientHeight + 1) found.push(told('cut off', own));
    }
    for (const own of all.filter((own) => own.matches('button, summary, label, .file')))
        if (end(own) > own.getBoundingClientRect().right) found.push(told('without its end', own));
    // With large text, the longest name of a kind is wider than the window.
    if (parseFloat(getComputedStyle(document.documentElement).fontSize) < 20)
        for (const own of all.filter((own) => own.localName === 'select')) if (room(own) < 0) found.push(told('without its end', own));
    const bar = [...document.querySelectorAll('.desk-top, .desk-bar')].filter((own) => getComputedStyle(own).position === 'sticky' && parseFloat(getComputedStyle(own).top) >= 0);
    for (const own of bar) if (own.getBoundingClientRect().height > innerHeight / 3) found.push(told('covers the work', own));
    return found.slice(0, 8);";

fn fits_small_windows_and_large_text(app: &App) -> Outcome {
    for (page, _) in PAGES {
        for (width, size) in [(1280, 200), (360, 100), (360, 200), (320, 100), (320, 200)] {
            app.emulate_width(width)?;
            open_faulty(app, page)?;
            if size == 200 {
                app.enlarge_text()?;
            }
            let expect_whole = |state: &str| -> Outcome {
                let place = format!("{page}?view={state} at {width} px with text at {size} %");
                app.expect_no_sideways_scrolling(&place)?;
                let cut_off = strings(&app.ask(CUT_OFF)?)?;
                assert!(cut_off.is_empty(), "{place}: {cut_off:#?}");
                Ok(())
            };
            for state in STATES {
                show(app, state)?;
                expect_whole(state)?;
            }
            app.click(".desk-bar summary")?;
            expect_whole("the ways to save")?;
            app.press(Key::Escape)?;
        }
    }
    Ok(())
}
