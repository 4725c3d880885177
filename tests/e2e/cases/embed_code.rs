//! What can be taken along: the dialog with the embed code, and the address of what is shown.

use serde_json::{Value, json};

use crate::app::{App, folder, strings, wait};
use crate::axe;
use crate::cases::{Case, cases};
use crate::engine::Engine;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    gives_the_code_for_what_is_on_screen,
    shows_what_the_code_gives,
    copies_the_code,
    lets_the_code_be_copied_by_hand_where_the_clipboard_is_forbidden,
    copies_the_address_of_what_is_shown,
    has_a_dialog_without_fault_in_any_room,
    offers_nothing_where_it_is_embedded,
];

/// What opens the dialog with the code.
const BUTTON: &str = "[data-embed-button]";

// The dialog in its visitors' terms. Its ids and names are undocumented.
impl App<'_> {
    /// Opens a dialog by keyboard.
    pub(super) fn open_dialog(&self, button: &str) -> Outcome {
        self.ask(&format!("document.querySelector('{button}').focus()"))?;
        self.press(Key::Enter)?;
        self.until(
            "the dialog, with the focus in it",
            "return document.querySelector('dialog:modal')?.contains(document.activeElement)",
        )
    }

    fn open_embed_dialog(&self) -> Outcome {
        self.open_dialog(BUTTON)
    }

    /// The code, parsed the way the host's page would: `[the address in the frame, its title, the address of the link, the
    /// addresses of the scripts]`.
    fn embed_code(&self) -> Outcome<Value> {
        self.ask("
            const code = document.querySelector('#embed textarea').value;
            const page = new DOMParser().parseFromString(code, 'text/html');
            const shown = page.querySelector('iframe, life-science-map');
            return [shown.getAttribute('src'), shown.getAttribute('title'), page.querySelector('p > a').href,
                [...page.querySelectorAll('script')].map(script => script.src)]")
    }

    /// Waits until a part of the code is `expected`, by its index in [`App::embed_code`].
    fn expect_in_embed_code(&self, part: usize, expected: &str) -> Outcome {
        let mut found = Value::Null;
        wait("the code", || {
            found = self.embed_code()?[part].take();
            Ok(found == expected)
        })
        .map_err(|_| format!("the code has {found} instead of {expected}").into())
    }

    fn choose(&self, name: &str, place: usize) -> Outcome {
        self.click(&format!(
            "#embed select[name={name}] option[value='{place}']"
        ))
    }

    /// The message next to the copy button.
    fn told_of_copying(&self) -> Outcome<String> {
        let told = self.ask("return document.querySelector('#embed [role=status]').textContent")?;
        Ok(text(&told).to_owned())
    }

    fn is_open(&self) -> Outcome<bool> {
        Ok(self.ask("return Boolean(document.querySelector('dialog'))")? == true)
    }
}

/// The code follows what is chosen in the dialog: the theme, the controls, the way.
fn expect_choices(app: &App) -> Outcome {
    let own = app.site.address("en/?area=halsodata&view=timeline");
    let framed = |more: &str| [&own, more].concat();
    app.expect_in_embed_code(0, &framed("&embed="))?;
    app.expect_in_embed_code(2, &own)?;
    let script = |name: &str| json!([app.site.address(name)]);
    assert_eq!(
        app.embed_code()?[3],
        script("embed.js"),
        "the host's script"
    );

    app.choose("theme", 2)?;
    app.expect_in_embed_code(0, &framed("&theme=dark&embed="))?;
    app.expect_in_embed_code(2, &own)?;
    app.choose("controls", 1)?;
    app.expect_in_embed_code(0, &framed("&theme=dark&embed=&controls=none"))?;
    app.choose("way", 1)?;
    wait("a frame alone", || Ok(app.embed_code()?[3] == json!([])))?;
    app.choose("way", 2)?;
    wait("the element", || {
        Ok(app.embed_code()?[3] == script("element.js"))
    })?;
    app.choose("way", 0)
}

/// Waits until the button of the dialog has the focus.
fn expect_focus_back(app: &App) -> Outcome {
    app.until(
        "the focus to come back",
        "return document.activeElement.matches('[data-embed-button]')",
    )
}

fn gives_the_code_for_what_is_on_screen(app: &App) -> Outcome {
    app.open("en/?area=halsodata&view=timeline&utm_source=x")?;
    let length = app.ask("return history.length")?;
    app.open_embed_dialog()?;
    expect_choices(app)?;
    let field = app.session.find("#embed input")?;
    let title = "\"Data\" <b>&amp;</b> 'care'";
    app.session.fill(&field, title)?;
    app.expect_in_embed_code(1, title)?;
    app.session.fill(&field, "")?;
    wait("a title in any case", || Ok(app.embed_code()?[1] != ""))?;

    assert_eq!(
        app.ask("return history.length")?,
        length,
        "Back leads where it led"
    );
    app.press(Key::Escape)?;
    wait("the dialog to go", || Ok(!app.is_open()?))?;
    expect_focus_back(app)?;
    app.expect_query(&[
        ("area", "halsodata"),
        ("view", "timeline"),
        ("utm_source", "x"),
    ])?;

    // By its button, too.
    app.press(Key::Enter)?;
    wait("the dialog once more", || app.is_open())?;
    app.click("#embed [data-close]")?;
    wait("the dialog to go again", || Ok(!app.is_open()?))?;
    expect_focus_back(app)
}

fn shows_what_the_code_gives(app: &App) -> Outcome {
    app.open("?kind=report")?;
    assert_eq!(
        app.ask("return frames.length")?,
        0,
        "nothing is loaded for it before it is asked for"
    );
    app.open_embed_dialog()?;
    let shown = "document.querySelector('#embed iframe')?.contentDocument?.documentElement";
    let theme = |theme: &str| {
        format!(
            "const shown = {shown}; return shown?.hasAttribute('data-ready') && (shown.dataset.theme ?? '') === '{theme}'"
        )
    };
    app.until("the map in the preview", &theme(""))?;
    let count = format!("return {shown}.querySelector('#count').dataset.matching");
    assert_eq!(
        app.ask(&count)?,
        app.count()?.0.to_string(),
        "the same selection"
    );
    app.choose("theme", 2)?;
    app.until("the map in the dark", &theme("dark"))?;
    app.choose("controls", 1)?;
    app.until(
        "the map without its filter",
        &format!("return {shown}?.hasAttribute('data-ready') && !{shown}.querySelector('#filter').checkVisibility()"),
    )?;
    // Parsing the code violates the page's policy for styles, which is the host's business.
    assert_eq!(app.complaints()?, Vec::<String>::new());
    assert_eq!(
        app.ask("return document.querySelector('#embed iframe').src")?,
        app.embed_code()?[0],
        "what is shown is what is copied"
    );
    // The preview catches neither the focus nor the pointer.
    let reached = app.ask(
        "
        const box = document.querySelector('#embed iframe').getBoundingClientRect();
        return document.elementFromPoint(box.x + 20, box.y + 20)?.localName",
    )?;
    assert_ne!(reached, "iframe");
    Ok(())
}

fn copies_the_code(app: &App) -> Outcome {
    app.open("")?;
    app.open_embed_dialog()?;
    app.ask("navigator.clipboard.writeText = async words => { window.written = words; }")?;
    assert_eq!(app.told_of_copying()?, "");
    app.click("#embed .copy button")?;
    app.until(
        "the code on the clipboard",
        "return window.written === document.querySelector('#embed textarea').value",
    )?;
    wait("word of it", || Ok(!app.told_of_copying()?.is_empty()))?;
    // The message disappears when the code changes.
    app.choose("theme", 1)?;
    wait("no word of it", || Ok(app.told_of_copying()?.is_empty()))
}

fn lets_the_code_be_copied_by_hand_where_the_clipboard_is_forbidden(app: &App) -> Outcome {
    for clipboard in [
        "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
        "undefined",
    ] {
        app.open("")?;
        app.ask(&format!(
            "Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})"
        ))?;
        app.open_embed_dialog()?;
        app.click("#embed .copy button")?;
        app.until(
            "the whole code, selected",
            "
            const field = document.querySelector('#embed textarea');
            return document.activeElement === field && field.selectionStart === 0
                && field.selectionEnd === field.value.length && field.value.length > 0",
        )?;
        wait("word of what to do", || {
            Ok(!app.told_of_copying()?.is_empty())
        })?;
    }
    Ok(())
}

fn copies_the_address_of_what_is_shown(app: &App) -> Outcome {
    let told = "return document.querySelector('.copy-shown [role=status]').textContent !== ''";
    app.open("?area=varden&embed=a")?;
    app.ask("navigator.clipboard.writeText = async words => { window.written = words; }")?;
    app.click("[data-copy-link]")?;
    // Of a page of its own, not of the frame.
    app.until(
        "the address on the clipboard",
        "return window.written === location.href.replace('&embed=a', '')",
    )?;
    app.until("word of it", told)?;
    // The message disappears when something else is shown.
    app.toggle("kind", "report")?;
    wait("no word of it", || Ok(app.ask(told)? == false))?;
    app.ask("Object.defineProperty(navigator, 'clipboard', { value: undefined })")?;
    app.click("[data-copy-link]")?;
    app.until(
        "the whole address, selected",
        "
        const field = document.querySelector('#shown-link');
        return document.activeElement === field && field.selectionEnd === field.value.length
            && field.value.includes('area=varden&kind=report')",
    )?;
    app.until("word of what to do", told)
}

fn has_a_dialog_without_fault_in_any_room(app: &App) -> Outcome {
    expect_no_fault_in_any_room(app, BUTTON)
}

/// That the dialog which `button` opens has no fault that axe finds, and stays in its place, at two widths, in both languages and,
/// in Chromium, both schemes.
pub(super) fn expect_no_fault_in_any_room(app: &App, button: &str) -> Outcome {
    for language in ["sv", "en"] {
        for width in [1280, 360] {
            app.wide()?;
            let page = folder(language);
            let _host = if width == 360 {
                app.open_narrow(width, page)?
            } else {
                app.open(page)?;
                None
            };
            app.open_dialog(button)?;
            for scheme in ["light", "dark"] {
                app.set_scheme(scheme)?;
                app.settle()?;
                let faults: Vec<_> = axe::faults(app, &[])?
                    .into_iter()
                    .map(|fault| format!("{}: {}", fault.kind, fault.element))
                    .collect();
                assert!(
                    faults.is_empty(),
                    "{language} {width} {scheme}: {faults:#?}"
                );
            }
            app.expect_no_sideways_scrolling(&format!("{language} {width}"))?;
            let beyond = strings(&app.ask("
                const dialog = document.querySelector('dialog');
                const bounds = dialog.getBoundingClientRect();
                if (dialog.scrollWidth > dialog.clientWidth) { return ['the dialog scrolls sideways']; }
                return [...dialog.querySelectorAll('*')].filter(one => !one.closest('.preview') || one.matches('.preview'))
                    .filter(one => one.getBoundingClientRect().right > bounds.right + 0.5).map(one => one.outerHTML.slice(0, 80))")?)?;
            assert!(beyond.is_empty(), "{language} {width}: {beyond:?}");
            if app.engine != Engine::Chromium {
                break;
            }
        }
    }
    Ok(())
}

fn offers_nothing_where_it_is_embedded(app: &App) -> Outcome {
    let can_be_seen =
        "return document.querySelector('[data-embed-button]')?.checkVisibility() ?? false";
    app.open("")?;
    assert_eq!(app.ask(can_be_seen)?, true);
    app.open("?embed=a")?;
    assert_eq!(app.ask(can_be_seen)?, false);
    Ok(())
}
