//! What visitors take with them: the dialog, and that a file is exactly what is shown.

use std::thread;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use life_science_map::content::Language;
use life_science_map::take::{Asked, Kind, take};
use serde_json::Value;

use crate::app::{App, folder, wait};
use crate::cases::embed_code::expect_no_fault_in_any_room;
use crate::cases::frame::site_for_sandboxes;
use crate::cases::{Case, cases};
use crate::host::Host;
use crate::webdriver::{Key, Outcome, text};

pub const CASES: &[Case] = cases![
    gives_exactly_what_is_shown,
    gives_the_table_that_the_view_is,
    makes_files_where_there_may_be_no_worker,
    fetches_nothing_for_downloads_before_they_are_asked_for,
    makes_pictures_of_each_view,
    copies_the_table,
    copies_a_citation_of_what_is_open,
    says_that_a_file_could_not_be_made,
    leads_out_of_a_frame,
    has_a_dialog_for_downloads_without_fault,
];

/// What opens the dialog.
const BUTTON: &str = "[data-download-button]";

/// Whether the picture is shown as it will be.
const SHOWN: &str = "const shown = document.querySelector('#download [data-preview]');
    return shown.checkVisibility() && shown.naturalWidth > 0";

/// Keeps what the page hands to the browser, instead of a folder of the machine.
const CATCH: &str = "
    window.saved = [];
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () {
        blobs.get(this.href).arrayBuffer().then(bytes => {
            let text = '';
            for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
            window.saved.push([this.download, btoa(text)]);
        });
    };";

impl App<'_> {
    fn open_download_dialog(&self) -> Outcome {
        self.open_dialog(BUTTON)
    }

    fn until_download_dialog(&self) -> Outcome {
        self.until(
            "the dialog, with the focus in it",
            "return document.querySelector('#download:modal')?.contains(document.activeElement)",
        )
    }

    /// What the dialog says of the last press.
    fn said(&self) -> Outcome<String> {
        let said =
            self.ask("return document.querySelector('#download [data-taken]').textContent")?;
        Ok(text(&said).to_owned())
    }

    /// Presses a button of the dialog, and returns the name and the bytes of the file that the page makes.
    fn taken(&self, kind: Kind) -> Outcome<(String, Vec<u8>)> {
        self.ask("window.saved.length = 0")?;
        self.click(&format!("#download [data-take={}]", kind.id()))?;
        self.until("the file", "return window.saved.length === 1")?;
        let saved = self.ask("return window.saved[0]")?;
        let bytes = BASE64_STANDARD.decode(text(&saved[1]))?;
        Ok((text(&saved[0]).to_owned(), bytes))
    }
}

fn gives_exactly_what_is_shown(app: &App) -> Outcome {
    for (language, own, query) in [
        (
            Language::Swedish,
            "sv",
            "area=halsodata&kind=report&kind=assignment&sort=name",
        ),
        (Language::English, "en", "from=2020&q=data"),
    ] {
        let page = folder(own);
        app.open(&format!("{page}?{query}"))?;
        app.ask(CATCH)?;
        let (matching, _) = app.count()?;
        assert!(matching > 3, "{query}: a table worth taking");
        app.open_download_dialog()?;
        let page = app.site.address(page);
        for kind in [Kind::Csv, Kind::Json, Kind::Xlsx, Kind::Svg] {
            let asked = Asked::new(kind, query, language, &page);
            let expected = take(app.site.content().as_bytes(), &asked).ok_or("no content")?;
            let (name, bytes) = app.taken(kind)?;
            assert_eq!(name, expected.name);
            assert!(
                bytes == expected.bytes,
                "{name}: the same bytes as natively"
            );
            wait("word of it", || Ok(app.said()?.contains(&name)))?;
            if kind == Kind::Csv {
                let lines = String::from_utf8_lossy(&bytes).matches("\r\n").count();
                assert_eq!(lines, matching + 1, "a line for each and one for the names");
            }
        }
    }
    // Another separator.
    app.click("#download [data-how] option[value=semicolon]")?;
    let (_, bytes) = app.taken(Kind::Csv)?;
    assert!(String::from_utf8_lossy(&bytes).contains("id;url;"));
    Ok(())
}

fn gives_the_table_that_the_view_is(app: &App) -> Outcome {
    for query in [
        "view=matrix&columns=kind&unfolded=varden",
        "view=actors",
        "view=places",
    ] {
        app.open(&format!("?{query}"))?;
        app.ask(CATCH)?;
        app.open_download_dialog()?;
        let page = app.site.address("");
        for kind in [Kind::ViewCsv, Kind::ViewXlsx] {
            let asked = Asked::new(kind, query, Language::Swedish, &page);
            let expected = take(app.site.content().as_bytes(), &asked).ok_or("no table")?;
            let (name, bytes) = app.taken(kind)?;
            assert_eq!(name, expected.name);
            assert!(
                bytes == expected.bytes,
                "{name}: the same bytes as natively"
            );
        }
    }
    app.open("?view=timeline")?;
    app.open_download_dialog()?;
    let offered = app.ask("return document.querySelector('#download [data-take^=view]')")?;
    assert_eq!(offered, Value::Null, "the timeline is no table");
    // The file of all initiatives is where the dialog says that it is.
    let answer = app.session.run_async(
        "const [done] = arguments;
        const link = document.querySelector('#download .note a');
        fetch(link.href).then(async own => done([own.status, await own.text()]));",
        &[],
    )?;
    assert_eq!(answer[0], 200);
    let (_, all) = app.count()?;
    let lines = text(&answer[1])
        .lines()
        .filter(|own| own.starts_with("id,url"))
        .count();
    assert_eq!(lines, 1, "its head");
    assert!(
        text(&answer[1]).matches("\r\n").count() > all,
        "a line for each"
    );
    Ok(())
}

/// In somebody else's page a worker of ours is refused at once, or, by some policies, once it is to be fetched.
fn makes_files_where_there_may_be_no_worker(app: &App) -> Outcome {
    for refused in [
        "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } }",
        "globalThis.Worker = class extends EventTarget { postMessage() { this.dispatchEvent(new Event('error')); } }",
    ] {
        app.open("?area=varden")?;
        app.ask(CATCH)?;
        app.ask(refused)?;
        app.open_download_dialog()?;
        let page = app.site.address("");
        let asked = Asked::new(Kind::Csv, "area=varden", Language::Swedish, &page);
        let expected = take(app.site.content().as_bytes(), &asked).ok_or("no content")?;
        for _ in 0..2 {
            let (name, bytes) = app.taken(Kind::Csv)?;
            assert_eq!(name, expected.name);
            assert!(bytes == expected.bytes, "{refused}");
        }
    }
    Ok(())
}

fn fetches_nothing_for_downloads_before_they_are_asked_for(app: &App) -> Outcome {
    let fetched = "return performance.getEntriesByType('resource').map(own => own.name)
        .filter(name => /save(-worker)?\\.js|\\/take\\//.test(name)).length";
    app.open("?area=varden")?;
    thread::sleep(Duration::from_millis(500));
    assert_eq!(app.ask(fetched)?, 0);
    app.open_download_dialog()?;
    app.until("what makes the files", &format!("{fetched} >= 2"))?;
    app.until("how it will look", SHOWN)?;
    // The script and its worker. What that fetches and does, it does beside the page.
    assert_eq!(app.ask(fetched)?, 2);
    Ok(())
}

fn makes_pictures_of_each_view(app: &App) -> Outcome {
    for (view, format, size) in [
        ("map", "wide", [3200, 1800]),
        ("objectives", "a4", [2480, 3508]),
        ("matrix", "square", [2400, 2400]),
        ("timeline", "wide", [3200, 1800]),
    ] {
        app.open(&format!("en/?area=varden&view={view}"))?;
        app.ask(CATCH)?;
        app.open_download_dialog()?;
        app.click(&format!("#download [data-how] option[value={format}]"))?;
        app.until("how it will look", SHOWN)?;
        app.ask("window.saved.length = 0")?;
        app.click("#download [data-take=png]")?;
        app.until("the picture", "return window.saved.length === 1")?;
        let name = app.ask("return window.saved[0][0]")?;
        assert!(text(&name).ends_with("-en.png"), "{name}");
        app.ask(
            "
            window.pixels = undefined;
            const bytes = Uint8Array.from(atob(window.saved[0][1]), one => one.charCodeAt(0));
            createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(drawn => {
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [drawn.width, drawn.height];
                const on = canvas.getContext('2d');
                on.drawImage(drawn, 0, 0);
                const { data } = on.getImageData(0, 0, drawn.width, drawn.height);
                const all = new Uint32Array(data.buffer);
                let ground = 0;
                for (const pixel of all) ground += pixel === all[0];
                window.pixels = [drawn.width, drawn.height, data[3], ground / all.length];
            })",
        )?;
        app.until("its pixels", "return window.pixels")?;
        let pixels = app.ask("return window.pixels")?;
        assert_eq!([&pixels[0], &pixels[1]], [size[0], size[1]], "{view}");
        assert_eq!(pixels[2], 255, "{view}: no hole in the ground");
        let ground = pixels[3].as_f64().unwrap_or(1.0);
        assert!(ground < 0.95, "{view}: {ground} of it is ground");
        assert_eq!(app.complaints()?, [""; 0], "{view}");
    }
    Ok(())
}

fn copies_the_table(app: &App) -> Outcome {
    app.open("?kind=event")?;
    let (matching, _) = app.count()?;
    app.ask(
        "
        window.ClipboardItem = class { constructor(forms) { this.forms = forms; } };
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            async write([item]) {
                window.html = await (await item.forms['text/html']).text();
                window.text = await (await item.forms['text/plain']).text();
            } } })",
    )?;
    app.open_download_dialog()?;
    app.click("#download [data-take=copy]")?;
    app.until("both forms", "return window.html && window.text")?;
    let rows = app.ask("return [
        new DOMParser().parseFromString(window.html, 'text/html').querySelectorAll('tbody tr').length,
        window.text.trim().split('\\n').length - 1]")?;
    assert_eq!(rows[0], matching);
    assert_eq!(rows[1], matching);
    wait("word of it", || Ok(app.said()?.contains("kopierad")))?;
    // Where it is forbidden, the text is there to be copied by hand.
    app.ask(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })",
    )?;
    app.click("#download [data-take=copy]")?;
    app.until(
        "the whole text, selected",
        "
        const field = document.querySelector('#download textarea');
        return document.activeElement === field && field.selectionStart === 0
            && field.selectionEnd === field.value.length && field.value.length > 0",
    )
}

fn copies_a_citation_of_what_is_open(app: &App) -> Outcome {
    let citation = "return Boolean(document.querySelector('#download [data-take=citation]'))";
    app.open("")?;
    app.open_download_dialog()?;
    assert_eq!(app.ask(citation)?, false, "nothing is open");
    app.open("en/?item=drive-me")?;
    app.ask(
        "
        window.ClipboardItem = class { constructor(forms) { this.forms = forms; } };
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            async write([item]) { window.text = await (await item.forms['text/plain']).text(); } } })",
    )?;
    app.open_download_dialog()?;
    app.click("#download [data-take=citation]")?;
    app.until("the citation", "return window.text")?;
    let cited = app.ask("return window.text")?;
    let address = app.site.address("en/?item=drive-me (accessed ");
    assert!(text(&cited).contains(&address), "{cited}");
    wait("word of it", || Ok(app.said()?.contains("Copied")))
}

fn says_that_a_file_could_not_be_made(app: &App) -> Outcome {
    app.open("")?;
    app.ask(CATCH)?;
    app.ask("
        window.fetched = window.fetch;
        window.fetch = address => /content\\.json/.test(address) ? Promise.reject(new TypeError('gone')) : window.fetched(address)")?;
    app.open_download_dialog()?;
    app.click("#download [data-take=xlsx]")?;
    wait("word of it", || Ok(app.said()?.contains("kunde inte")))?;
    // The connection is back.
    app.ask("window.fetch = window.fetched")?;
    let (_, bytes) = app.taken(Kind::Xlsx)?;
    assert_eq!(bytes.get(..2), Some(&b"PK"[..]));
    Ok(())
}

fn leads_out_of_a_frame(app: &App) -> Outcome {
    let site = site_for_sandboxes(app)?;
    let framed = App {
        site: &site,
        ..*app
    };
    let frame = format!(
        "<iframe sandbox='allow-scripts' src='{}' width=1100 height=1200></iframe>",
        site.address("?area=varden&embed=a")
    );
    let host = Host::serving(&frame, None)?;
    app.session.goto(&host.url())?;
    let element = app.session.find("iframe")?;
    app.session.enter(Some(&element))?;
    framed.wait_until_ready()?;
    framed.ask("document.querySelector('[data-download-button]').click()")?;
    framed.until(
        "the dialog",
        "return document.querySelector('#download')?.open",
    )?;
    let leads = framed.ask("return document.querySelector('#download a').href")?;
    assert_eq!(text(&leads), site.address("?area=varden&take="));
    // Such a frame may not even open windows: the address stands there as text.
    framed.until(
        "the address as text",
        "return document.querySelector('#download [data-forbidden]').checkVisibility()",
    )?;
    app.session.enter(None)?;
    // The page of its own opens the dialog, which is no part of its address.
    app.open("?area=varden&take=")?;
    app.until_download_dialog()?;
    app.until(
        "the address of the state alone",
        "return location.search === '?area=varden'",
    )?;
    let elsewhere = "return document.querySelectorAll('#download a[target]').length";
    assert_eq!(app.ask(elsewhere)?, 0);
    app.press(Key::Escape)?;
    app.until("no dialog", "return !document.querySelector('dialog')")
}

fn has_a_dialog_for_downloads_without_fault(app: &App) -> Outcome {
    expect_no_fault_in_any_room(app, BUTTON)
}
