//! Every control has a large enough target, a visible focus, and in forced colours shapes that distinguish its states.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::app::{App, items, strings};
use crate::axe;
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    has_targets_that_can_be_hit,
    shows_the_focus_on_the_usual_controls,
    shows_the_focus_on_every_kind_of_control,
    shows_the_focus_on_marks,
    shows_the_focus_on_marks_of_a_narrow_page not WebKit: "its one narrow page is a frame, in which its driver does not give the focus to the map",
    tells_states_apart_in_forced_colours only Chromium: "its driver alone can force colours",
];

/// Pages that between them contain every kind of control. Nothing matches on one of them.
const PAGES: [&str; 9] = [
    "",
    "?item=nationell-strategi-for-life-science&area=policy&q=data",
    "?programme=life-science",
    "?area=policy&q=xyzzy",
    "?view=matrix",
    "?view=objectives",
    "?view=actors&actor=vinnova",
    "?view=places",
    "?tour=strategi",
];

/// Opens `page` in the whole window, or in a narrow viewport.
fn open_at(app: &App, width: u32, page: &str) -> Outcome<Option<Host>> {
    app.wide()?;
    app.open(page)?;
    if width == 1280 {
        return Ok(None);
    }
    app.narrow(width, page)
}

/// The targets outside the map: `[words, width, height, whether it has enough spacing or is in a line of text]`.
///
/// WCAG 2.5.8: a target has 24 by 24 CSS pixels; or a circle of that diameter around it touches no other target, nor the
/// circle of another small one; or it is in a sentence. A label belongs to its control. A control that handles pointer
/// events for others, as the map does for its marks, is named in the test.
const TARGETS: &str = "
    const targets = [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter(one => !one.closest('#map, .skip') && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
        .map(one => {
            const { left, right, top, bottom } = (one.closest('label') ?? one).getBoundingClientRect();
            return { one, left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
        })
        .filter(({ left, right }) => right > 0 && right > left);
    const small = ({ left, right, top, bottom }) => right - left < 23.9 || bottom - top < 23.9;
    const apart = target => targets.every(other => {
        if (other === target) { return true; }
        const across = Math.max(other.left - target.x, target.x - other.right, 0);
        const down = Math.max(other.top - target.y, target.y - other.bottom, 0);
        return Math.hypot(across, down) >= 12
            && !(small(other) && Math.hypot(other.x - target.x, other.y - target.y) < 24);
    });
    const isInline = node => node.nodeType === Node.TEXT_NODE || getComputedStyle(node).display === 'inline';
    const inSentence = ({ one }) => {
        for (let part = one; isInline(part); part = part.parentElement) {
            const beside = [...part.parentElement.childNodes].filter(node => node !== part && isInline(node));
            if (beside.some(node => node.textContent.trim())) { return true; }
        }
        return false;
    };
    return targets.filter(target => small(target) && !apart(target) && !inSentence(target))
        .map(({ one, left, right, top, bottom }) => `${Math.round(right - left)} × ${Math.round(bottom - top)}: ${one.outerHTML.slice(0, 120)}`)";

fn has_targets_that_can_be_hit(app: &App) -> Outcome {
    let mut found = Vec::new();
    for page in PAGES {
        for width in [1280, 360] {
            let _host = open_at(app, width, page)?;
            if width == 360 {
                app.ask("document.querySelector('.filter-toggle')?.click(); for (const one of document.querySelectorAll('#filter details')) { one.open = true; }")?;
                app.settle()?;
            }
            let small = strings(&app.ask(TARGETS)?)?;
            found.extend(
                small
                    .into_iter()
                    .map(|small| format!("{page:?} at {width} px: {small}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));

    // Marks on the map are small and close together; but the list opens everything that they open.
    app.wide()?;
    app.open("")?;
    app.show_more(None)?;
    let script = "
        return [...document.querySelectorAll('[data-mark]')].filter(mark => {
            const equal = document.querySelector(`#results [data-initiative='${mark.dataset.mark}'] h3 a`);
            return !equal?.checkVisibility() || equal.getAttribute('href') !== mark.getAttribute('href');
        }).map(mark => mark.dataset.mark)";
    let alone = strings(&app.ask(script)?)?;
    assert!(alone.is_empty(), "nothing in the list opens {alone:?}");
    Ok(())
}

/// Focuses one control of each kind, and returns `[kind, fault]` for each; the fault is empty if the focus ring is at least
/// two pixels wide and has a contrast of 3 to 1 with its surroundings.
const FOCUS: &str = "
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const channels = colour => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const luminance = colour => {
        const [r, g, b] = channels(colour).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };
    const ground = element => {
        for (let one = element.parentElement; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (channels(colour)[3] === 255) { return colour; }
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    const kinds = new Map();
    for (const one of document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')) {
        const inside = one.closest('#filter, .chips, .views, .sort, .entry, .panel, .rows, .site-header, .site-footer, .nothing');
        const kind = `${inside?.id || inside?.className.split(' ')[0]} ${one.localName} ${one.type ?? ''} ${one.className}`;
        if (!one.closest('.wheel, .strip') && one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !kinds.has(kind)) {
            kinds.set(kind, one);
        }
    }
    return [...kinds].map(([kind, one]) => {
        one.focus();
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
        const ratio = contrast(outlineColor, ground(one));
        const fault = document.activeElement !== one ? 'it takes no focus'
            : !one.matches(':focus-visible') ? 'its focus does not count as visible'
            : outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `outline ${outlineStyle} ${outlineWidth}`
            : ratio < 3 ? `contrast ${ratio}` : '';
        return [kind, fault];
    })";

fn shows_the_focus_on_the_usual_controls(app: &App) -> Outcome {
    expect_visible_focus(app, &PAGES[..1])
}

fn shows_the_focus_on_every_kind_of_control(app: &App) -> Outcome {
    expect_visible_focus(app, &PAGES[1..])
}

fn expect_visible_focus(app: &App, pages: &[&str]) -> Outcome {
    let mut kinds = BTreeSet::new();
    let mut found = Vec::new();
    for page in pages {
        for width in [1280, 360] {
            for scheme in ["light", "dark"] {
                let _host = open_at(app, width, page)?;
                app.set_scheme(scheme)?;
                // From here on the browser shows the focus ring, as for a keyboard user.
                app.press(Key::Tab)?;
                for seen in items(&app.ask(FOCUS)?) {
                    kinds.insert(text(&seen[0]).to_owned());
                    if seen[1] != "" {
                        found.push(format!("{page:?}, {width} px, {scheme}: {seen}"));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(kinds.len() >= 15, "only {kinds:?}");
    Ok(())
}

fn shows_the_focus_on_marks(app: &App) -> Outcome {
    expect_ring_about_mark(app, 1280)
}

fn shows_the_focus_on_marks_of_a_narrow_page(app: &App) -> Outcome {
    expect_ring_about_mark(app, 360)
}

fn expect_ring_about_mark(app: &App, width: u32) -> Outcome {
    let _host = open_at(app, width, "")?;
    app.enter_map()?;
    app.press(Key::Right)?;
    app.until(
        "the ring about the mark",
        "return document.querySelector('.focus circle')",
    )?;
    let ring = app.ask("
        const ring = document.querySelector('.focus circle');
        const { stroke, fill, strokeWidth, vectorEffect } = getComputedStyle(ring);
        const { width, height } = ring.parentElement.querySelector('path').getBBox();
        const middle = element => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return [left + width / 2, top + height / 2];
        };
        const [x, y] = middle(document.activeElement);
        const about = 2 * ring.r.baseVal.value > Math.max(width, height)
            && [...document.querySelectorAll('.focus circle')].some(one => Math.hypot(middle(one)[0] - x, middle(one)[1] - y) < 1);
        return [stroke !== fill && stroke !== 'none', vectorEffect === 'non-scaling-stroke' && parseFloat(strokeWidth) >= 2, about]")?;
    assert_eq!(
        ring,
        serde_json::json!([true, true, true]),
        "[a colour of its own, two pixels, about the mark] at {width} px"
    );
    Ok(())
}

/// How parts of the page are drawn: fill, stroke, stroke width and dashes of what is in the map; background, border and
/// outline of everything else.
const DRAWN: &str = "
    const drawn = {};
    const probe = document.createElement('i');
    document.body.append(probe);
    for (const colour of ['Canvas', 'CanvasText', 'Highlight']) {
        probe.style.forcedColorAdjust = 'none';
        probe.style.color = colour;
        drawn[colour] = getComputedStyle(probe).color;
    }
    probe.remove();
    for (const [name, selector] of Object.entries({
        filled: '.sector .filled:not(.is-out)[d]', hollow: '.sector .hollow:not(.is-out)[d]', out: '.sector .filled.is-out[d]',
        chosen: '.ground[data-chosen] .tint', other: '.ground:not([data-chosen]) .tint',
        ring: '.focus circle',
    })) {
        const { fill, stroke, strokeWidth, strokeDasharray, opacity } = getComputedStyle(document.querySelector(selector));
        drawn[name] = { fill, stroke, width: parseFloat(strokeWidth), dashes: strokeDasharray, opacity };
    }
    drawn.focused = getComputedStyle(document.querySelector('[data-mark]:focus')).outlineColor;
    for (const [name, selector] of Object.entries({
        pressed: '.sort [aria-pressed=true]', loose: '.sort [aria-pressed=false]',
        view: '.views [aria-current]', views: '.views a:not([aria-current])',
    })) {
        const { backgroundColor, borderBottomColor } = getComputedStyle(document.querySelector(selector));
        drawn[name] = [backgroundColor, borderBottomColor];
    }
    return drawn";

fn tells_states_apart_in_forced_colours(app: &App) -> Outcome {
    for scheme in ["light", "dark"] {
        app.open("?area=forskning")?;
        app.force_colours(scheme)?;
        app.enter_map()?;
        app.until(
            "the ring about the mark",
            "return document.querySelector('.focus circle')",
        )?;
        let drawn = app.ask(DRAWN)?;
        let of = |name: &str, part: &str| -> Value { drawn[name][part].clone() };
        let (canvas, ink, highlight) =
            (&drawn["Canvas"], &drawn["CanvasText"], &drawn["Highlight"]);
        assert_ne!(canvas, ink);
        let all = format!("{scheme}: {drawn:#}");

        assert_eq!(of("filled", "fill"), *ink, "filled marks, {all}");
        assert_eq!(of("hollow", "fill"), "none", "hollow marks, {all}");
        assert_eq!(of("hollow", "stroke"), *ink, "hollow marks, {all}");
        assert_eq!(of("out", "fill"), *canvas, "excluded marks, {all}");
        assert_ne!(of("out", "dashes"), "none", "excluded marks, {all}");
        assert_eq!(of("out", "opacity"), "1", "excluded marks, {all}");
        assert_eq!(drawn["focused"], *highlight, "the focus, {all}");
        assert_eq!(of("ring", "stroke"), *ink, "the focus, {all}");
        assert_eq!(of("ring", "fill"), *canvas, "the focus, {all}");
        assert_eq!(of("chosen", "stroke"), *highlight, "the chosen area, {all}");
        assert!(
            of("chosen", "width").as_f64() > of("other", "width").as_f64(),
            "the chosen area, {all}"
        );
        assert_ne!(drawn["pressed"][0], drawn["loose"][0], "the order, {all}");
        assert_ne!(drawn["view"][1], drawn["views"][1], "the view, {all}");

        let found: Vec<String> = axe::faults(app, &[])?
            .into_iter()
            .map(|fault| format!("{}: {}", fault.kind, fault.element))
            .collect();
        assert!(found.is_empty(), "axe finds\n{}", found.join("\n"));
    }
    Ok(())
}
