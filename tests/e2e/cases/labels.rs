//! The labels of the map, measured: nothing overlaps and nothing is cut, at any width.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::app::{App, folder, items, strings};
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    no_label_lies_over_anything_in_swedish,
    no_label_lies_over_anything_in_english,
    no_label_lies_over_anything_before_the_program_starts,
];

/// Widths of the page, in CSS pixels: phones, both sides of each breakpoint of the map's form and labels (at 758, 906,
/// 1058, 1120 and 1260 pixels the map has 720, 860 and 1010), and screens up to the widest.
const WIDTHS: [u32; 14] = [
    320, 375, 600, 757, 760, 904, 908, 1057, 1060, 1103, 1122, 1262, 1440, 2560,
];

/// Text settings of a page: its font, the visitor's spacing, and the text size.
#[derive(Clone, Copy)]
struct Look {
    name: &'static str,
    /// Rules to add to the page's style sheet.
    rules: &'static [&'static str],
    size: &'static str,
    /// The minimum height of a name, in CSS pixels.
    least: u32,
}

/// The substitutes for Arial and Helvetica, and fonts with the same widths on other systems.
const LIBERATION: &str = "* { font-family: 'Liberation Sans', Arial !important }";
const DEJAVU: &str = "* { font-family: 'DejaVu Sans', Verdana !important }";

/// The text spacing that WCAG 1.4.12 allows a visitor to set.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }";
const SPACED_PARAGRAPHS: &str = "p { margin-block-end: 2em !important }";

const LOOKS: [Look; 6] = [
    look("Liberation Sans", &[LIBERATION], "100%", 10),
    look("Liberation Sans", &[LIBERATION], "200%", 10),
    look("DejaVu Sans", &[DEJAVU], "100%", 10),
    look("DejaVu Sans", &[DEJAVU], "200%", 10),
    look(
        "Liberation Sans, spaced",
        &[LIBERATION, SPACED, SPACED_PARAGRAPHS],
        "100%",
        10,
    ),
    look(
        "DejaVu Sans, spaced",
        &[DEJAVU, SPACED, SPACED_PARAGRAPHS],
        "100%",
        9,
    ),
];

const fn look(
    name: &'static str,
    rules: &'static [&'static str],
    size: &'static str,
    least: u32,
) -> Look {
    Look {
        name,
        rules,
        size,
        least,
    }
}

/// Fonts as wide as Helvetica, and 15 per cent wider.
const AS_WIDE: &str = "* { font-family: Wide !important }";
const AS_HELVETICA: [Look; 4] = [
    look("as wide as Helvetica", &[LIBERATION], "100%", 10),
    look("as wide as Helvetica", &[LIBERATION], "200%", 10),
    look("15 % wider", &[WIDER, WIDER_BOLD, AS_WIDE], "100%", 10),
    look("15 % wider", &[WIDER, WIDER_BOLD, AS_WIDE], "200%", 10),
];
const WIDER: &str = "@font-face { font-family: Wide; size-adjust: 115%; src: local('Liberation Sans'), local('LiberationSans'), local('Arial') }";
const WIDER_BOLD: &str = "@font-face { font-family: Wide; font-weight: bold; size-adjust: 115%; src: local('Liberation Sans Bold'), local('LiberationSans-Bold'), local('Arial Bold') }";

fn no_label_lies_over_anything_in_swedish(app: &App) -> Outcome {
    expect_apart(app, "sv")
}

fn no_label_lies_over_anything_in_english(app: &App) -> Outcome {
    expect_apart(app, "en")
}

/// In a frame, because every engine can make that as narrow or as wide as it likes.
fn expect_apart(app: &App, language: &str) -> Outcome {
    let _host = app.open_framed(folder(language), 1280, 900)?;
    expect_fonts(app)?;
    expect_all_apart(app, &LOOKS)
}

fn no_label_lies_over_anything_before_the_program_starts(app: &App) -> Outcome {
    let site = app.site.at_another_origin()?;
    for module in site.files("wasm")? {
        site.fail(&module, Fault::Status(404));
    }
    let app = &App {
        site: &site,
        ..*app
    };
    for language in ["sv", "en"] {
        let host = Host::framing(&site.address(folder(language)), 1280, 900)?;
        app.session.enter(None)?;
        app.session.goto(&host.url())?;
        let frame = app.session.find("iframe")?;
        app.session.enter(Some(&frame))?;
        expect_fonts(app)?;
        expect_all_apart(app, &AS_HELVETICA)?;
    }
    Ok(())
}

/// Checks that the two fonts are installed and differ.
fn expect_fonts(app: &App) -> Outcome {
    let widths = app.ask(
        "
        const text = document.body.appendChild(document.createElement('span'));
        text.textContent = 'illimmill';
        text.style.position = 'absolute';
        const widths = [`'Liberation Sans', Arial, monospace`, `'DejaVu Sans', Verdana, monospace`, 'monospace'].map(family => {
            text.style.fontFamily = family;
            return Math.round(text.getBoundingClientRect().width);
        });
        text.remove();
        return new Set(widths).size",
    )?;
    assert_eq!(
        widths, 3,
        "the fonts Liberation Sans and DejaVu Sans are not both there"
    );
    Ok(())
}

/// Checks the page in the current frame at all widths.
fn expect_all_apart(app: &App, looks: &[Look]) -> Outcome {
    let mut forms = BTreeSet::new();
    let mut found = Vec::new();
    // Each year is labelled in both gutters.
    let dates = app.oracle.list("initiatives").iter();
    let years: BTreeSet<_> = dates
        .map(|one| text(&one["date"]["from"]).get(..4))
        .collect();
    let fewest = json!((2 * years.len()).min(6));
    let described = looks
        .iter()
        .map(|look| json!([look.rules, look.size, look.least]));
    let described: Value = described.collect();
    for width in WIDTHS {
        app.resize_frame(width)?;
        let measured = app
            .session
            .run_async(MEASURE, &[described.clone(), fewest.clone()])?;
        assert_eq!(items(&measured).len(), looks.len(), "{measured}");
        for (look, measured) in looks.iter().zip(items(&measured)) {
            let form = text(&measured[0]);
            forms.insert(form.to_owned());
            let faults = strings(&measured[1])?;
            let place = |fault| {
                format!(
                    "{width} px, {}, text at {}, {form}: {fault}",
                    look.name, look.size
                )
            };
            found.extend(faults.into_iter().map(place));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let all = ["medium", "narrow", "rows", "wide"];
    assert!(
        forms.iter().eq(all),
        "only {forms:?} were looked at, of {all:?}"
    );
    Ok(())
}

/// For each look: the form of the map, and what is wrong with it. The height of a text counts from the top of its capitals
/// to the bottom of its descenders, its width as drawn.
const MEASURE: &str = "
    const [looks, fewest, done] = arguments;
    const root = document.documentElement;
    const map = document.querySelector('#map');
    const frame = () => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 0));
    // The breakpoints of `layout::map::LabelClass`.
    const form = () => {
        const width = map.clientWidth * 16 / document.querySelector('#rem-probe').getBoundingClientRect().width;
        return width < 720 ? 'rows' : width < 860 ? 'narrow' : width < 1010 ? 'medium' : 'wide';
    };
    // Not `checkVisibility`: to Chromium it is as if text in a part of a picture that is not displayed were.
    const isShown = one => one === map || (getComputedStyle(one).display !== 'none' && isShown(one.parentElement));
    const all = selector => [...map.querySelectorAll(selector)].filter(isShown);
    // Before the program has measured, the style sheet chooses among both forms and all labels.
    const stands = () => map.dataset.form === (form() === 'rows' ? 'rows' : 'wheel')
        ? (form() === 'rows' ? map.querySelector('.row') && !map.querySelector('.wheel')
            : map.querySelectorAll('.labels text').length > 0
              && map.querySelectorAll(`.labels-${form()} text`).length === map.querySelectorAll('.labels text').length)
        : !('form' in map.dataset) && document.documentElement.classList.contains('no-wasm');
    const box = (element, own) => {
        const bounds = element.getBBox();
        const { a, d, e, f } = element.getScreenCTM();
        const height = own ? parseFloat(getComputedStyle(element).fontSize) : 0;
        const base = Number(element.getAttribute('y'));
        const [top, bottom] = own ? [base - 0.74 * height, base + 0.22 * height] : [bounds.y, bounds.y + bounds.height];
        return {
            left: a * bounds.x + e, right: a * (bounds.x + bounds.width) + e, top: d * top + f, bottom: d * bottom + f,
            size: height * d,
        };
    };
    const overlap = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5
        && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
    const inside = (inner, outer) => inner.left > outer.left - 1 && inner.right < outer.right + 1
        && inner.top > outer.top - 1 && inner.bottom < outer.bottom + 1;
    const pairs = (all, say) => all.flatMap((one, index) => all.slice(index + 1)
        .filter(other => one.group !== other.group && overlap(one.box, other.box))
        .map(other => say(one.words, other.words)));

    const wheel = least => {
        const faults = [];
        const room = map.getBoundingClientRect();
        const words = (selector, group) => all(selector).map(element => ({
            words: element.textContent, group: group ?? element.closest('a') ?? element, box: box(element, true), element,
        }));
        const labels = words('a.label text'), years = words('.years text'), hub = words('.hub text', 'hub');
        const texts = [...labels, ...years, ...hub];
        const sectors = map.querySelectorAll('.sector').length;
        if (all('a.label').length !== sectors) { faults.push(`not ${sectors} labels`); }
        if (years.length < fewest) { faults.push(`only ${years.length} years`); }
        faults.push(...pairs(texts, (one, other) => `${one} lies over ${other}`));
        for (const one of map.querySelectorAll('.wheel-frame .mark')) {
            const mark = one.getBoundingClientRect();
            for (const { words, box } of texts) { if (overlap(mark, box)) { faults.push(`${words} lies over a mark`); } }
        }
        const rims = [...map.querySelectorAll('.rim')];
        const { a, e, f } = rims[0].getScreenCTM();
        const radius = a * Math.max(...rims.map(rim => rim.getBBox())
            .flatMap(({ x, y, width, height }) => [-x, -y, x + width, y + height]));
        for (const { words, box } of labels) {
            const x = Math.max(box.left - e, e - box.right, 0), y = Math.max(box.top - f, f - box.bottom, 0);
            if (Math.hypot(x, y) < radius) { faults.push(`${words} lies over the rim`); }
        }
        for (const { words, box, element } of years) {
            const bottom = box.bottom - 0.22 * box.size;
            for (const [x, y] of [[box.left, box.top], [box.right, box.top], [box.left, bottom], [box.right, bottom]]) {
                const point = element.ownerSVGElement.createSVGPoint();
                [point.x, point.y] = [(x - e) / a, (y - f) / a];
                if ([...map.querySelectorAll('.tint')].some(tint => tint.isPointInFill(point))) {
                    faults.push(`${words} lies over a sector`);
                }
            }
        }
        const seen = { left: Math.max(room.left, 0), right: Math.min(room.right, root.clientWidth), top: room.top, bottom: room.bottom };
        for (const { words, box } of texts) {
            if (!inside(box, seen)) { faults.push(`${words} is cut`); }
            if (words.includes('…')) { faults.push(`${words} is shortened`); }
        }
        const numbers = all('.rim-number');
        if ((numbers.length > 0) !== (form() !== 'narrow')) { faults.push(`${numbers.length} numbers on the rim`); }
        for (const number of numbers) {
            const { x, width } = number.getBBox(), y = Number(number.getAttribute('y'));
            const height = 0.72 * parseFloat(getComputedStyle(number).fontSize);
            const turn = number.transform.baseVal.consolidate().matrix;
            for (const [left, top] of [[x, y], [x + width, y], [x, y - height], [x + width, y - height]]) {
                const point = number.ownerSVGElement.createSVGPoint();
                [point.x, point.y] = [left, top];
                if (!number.previousElementSibling.isPointInFill(point.matrixTransform(turn))) {
                    faults.push(`${number.textContent} leaves its segment of the rim`);
                }
            }
        }
        for (const { words, box } of labels) { if (box.size < least) { faults.push(`${words} is ${box.size} px high`); } }
        return faults;
    };

    const rows = () => {
        const faults = [];
        const seen = { left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity };
        const words = (selector, box) => all(selector)
            .map(element => ({ words: element.textContent, group: element, box: box(element, true), element }));
        const heads = words('.row-head', element => element.getBoundingClientRect());
        const parts = words('.row-name, .row-count', element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return range.getBoundingClientRect();
        });
        const years = words('.axis text', box);
        faults.push(...pairs(heads, (one, other) => `${one} lies over ${other}`));
        faults.push(...pairs(parts, (one, other) => `${one} lies over ${other}`));
        faults.push(...pairs(years, (one, other) => `${one} lies over ${other}`));
        for (const { words, box } of [...heads, ...years]) { if (!inside(box, seen)) { faults.push(`${words} is cut`); } }
        for (const { words, box, element } of parts) {
            if (!inside(box, element.closest('.row-head').getBoundingClientRect())) { faults.push(`${words} leaves its head`); }
        }
        for (const { element, box } of heads) {
            const strip = element.parentElement.querySelector('.strip').getBoundingClientRect();
            if (overlap(strip, box)) { faults.push(`${element.textContent} lies over its marks`); }
        }
        return faults;
    };

    // In the page's own style sheet, because its policy allows no other.
    const sheet = [...document.styleSheets].find(sheet => sheet.href);
    const drawn = () => [...map.querySelectorAll('.labels text')].map(one => [one.textContent, one.getAttribute('x'), one.getAttribute('y')].join()).join();
    const still = async () => {
        for (let tries = 0; tries < 100 && !stands(); tries += 1) { await frame(); }
        // The end of one change may start another: wait for two frames without changes.
        for (let same = 0, before = ''; same < 2;) {
            await frame();
            const now = drawn();
            same = now === before ? same + 1 : 0;
            before = now;
        }
        // A new form fades in.
        await Promise.allSettled(document.getAnimations().filter(one => one.timeline === document.timeline).map(animation => animation.finished));
    };
    const look = async () => {
        const seen = [];
        for (const [rules, size, least] of looks) {
            for (const rule of rules) { sheet.insertRule(rule, sheet.cssRules.length); }
            root.style.fontSize = size;
            await document.fonts.ready;
            await still();
            seen.push([form(), stands() ? (form() === 'rows' ? rows() : wheel(least)) : ['the map does not have this form']]);
            for (const rule of rules) { sheet.deleteRule(sheet.cssRules.length - 1); }
        }
        root.style.fontSize = '';
        return seen;
    };
    look().then(done, error => done([['failed', [String(error)]]]))";
