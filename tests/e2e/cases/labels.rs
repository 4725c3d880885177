//! The words on the map, measured: nothing lies over anything else, and nothing is cut, at any width.

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::{App, folder, items, strings};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![
    no_label_lies_over_anything_in_swedish,
    no_label_lies_over_anything_in_english,
];

/// Widths of the page, in CSS pixels: phones, both sides of each width at which the map changes its form or its labels
/// (758, 906, 1058, 1120 and 1260 pixels are where it has 720, 860 and 1010), and screens up to the widest.
const WIDTHS: [u32; 14] = [
    320, 375, 600, 757, 760, 904, 908, 1057, 1060, 1103, 1122, 1262, 1440, 2560,
];

fn no_label_lies_over_anything_in_swedish(app: &App) -> Outcome {
    expect_apart(app, "sv")
}

fn no_label_lies_over_anything_in_english(app: &App) -> Outcome {
    expect_apart(app, "en")
}

/// In a frame, which every engine makes as narrow or as wide as it is told.
fn expect_apart(app: &App, language: &str) -> Outcome {
    let _host = app.open_framed(folder(language), 1280, 900)?;
    // Each year stands in both gutters.
    let dates = app.oracle.list("initiatives").iter();
    let years: BTreeSet<_> = dates
        .map(|one| text(&one["date"]["from"]).get(..4))
        .collect();
    let least = json!((2 * years.len()).min(6));
    let mut forms = BTreeSet::new();
    let mut found = Vec::new();
    for width in WIDTHS {
        app.resize_frame(width)?;
        let measured = app
            .session
            .run_async(MEASURE, std::slice::from_ref(&least))?;
        for (size, measured) in ["100 %", "200 %"].into_iter().zip(items(&measured)) {
            let form = text(&measured[0]);
            forms.insert(form.to_owned());
            let faults = strings(&measured[1])?;
            let place = |fault| format!("{width} px, text at {size}, {form}: {fault}");
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

/// For text at its usual size and at twice that: the form of the map, and what is wrong with it. Text counts from the top
/// of its capitals to the foot of its descenders, and by its width as drawn.
const MEASURE: &str = "
    const [least, done] = arguments;
    const root = document.documentElement;
    const map = document.querySelector('#map');
    const frame = () => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 0));
    // What `layout::LabelClass` promises.
    const form = () => {
        const width = map.clientWidth * 16 / document.querySelector('#rem-probe').getBoundingClientRect().width;
        return width < 720 ? 'rows' : width < 860 ? 'narrow' : width < 1010 ? 'medium' : 'wide';
    };
    const stands = () => map.dataset.form === (form() === 'rows' ? 'rows' : 'wheel')
        && (form() === 'rows' ? map.querySelector('.row') && !map.querySelector('.wheel')
            : map.querySelectorAll('.labels text').length > 0
              && map.querySelectorAll(`.labels-${form()} text`).length === map.querySelectorAll('.labels text').length);
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

    const wheel = () => {
        const faults = [];
        const room = map.getBoundingClientRect();
        const words = (selector, group) => [...map.querySelectorAll(selector)].map(element => ({
            words: element.textContent, group: group ?? element.closest('a') ?? element, box: box(element, true), element,
        }));
        const labels = words('a.label text'), years = words('.years text'), hub = words('.hub text', 'hub');
        const all = [...labels, ...years, ...hub];
        const sectors = map.querySelectorAll('.sector').length;
        if (map.querySelectorAll('a.label').length !== sectors) { faults.push(`not ${sectors} labels`); }
        if (years.length < least) { faults.push(`only ${years.length} years`); }
        faults.push(...pairs(all, (one, other) => `${one} lies over ${other}`));
        for (const path of map.querySelectorAll('.wheel .mark path, .wheel path.mark')) {
            const mark = box(path, false);
            for (const { words, box } of all) { if (overlap(mark, box)) { faults.push(`${words} lies over a mark`); } }
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
        for (const { words, box } of all) {
            if (!inside(box, seen)) { faults.push(`${words} is cut`); }
            if (words.includes('…')) { faults.push(`${words} is shortened`); }
        }
        for (const { words, box } of labels) { if (box.size < 10) { faults.push(`${words} is ${box.size} px high`); } }
        return faults;
    };

    const rows = () => {
        const faults = [];
        const seen = { left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity };
        const words = (selector, box) => [...map.querySelectorAll(selector)]
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

    const look = async () => {
        const looks = [];
        for (const size of ['', '200%']) {
            root.style.fontSize = size;
            await frame();
            for (let tries = 0; tries < 100 && !stands(); tries += 1) { await frame(); }
            // Marks that fly to a new form pass over everything.
            await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
            looks.push([form(), stands() ? (form() === 'rows' ? rows() : wheel()) : ['the map does not have this form']]);
        }
        root.style.fontSize = '';
        return looks;
    };
    look().then(done, error => done([['failed', [String(error)]], ['failed', []]]))";
