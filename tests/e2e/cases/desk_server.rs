//! What the editors' desk says of a real web server that goes on sending an old file.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::compress::compress_file;
use xtask::nginx::{Nginx, Setup};
use xtask::project::files_in;

use crate::app::{App, wait};
use crate::cases::desk::{open_file, taken, unsaved};
use crate::cases::editing::{go, write};
use crate::cases::{Case, cases};
use crate::webdriver::{Outcome, text};

pub const CASES: &[Case] = cases![says_that_the_server_sends_the_old_form_of_a_file,];

/// Copies a folder.
fn copy(from: &Path, to: &Path) -> Outcome {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for file in files_in(from)? {
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().ok_or("no folder")?)?;
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// A folder of this test, beside the site.
fn beside(app: &App, name: &str) -> PathBuf {
    let folder = app.site.folder();
    let own = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{own}-{name}"))
}

/// The built site leaves the content file alone, and nginx compresses it on the way. On a server where everything was compressed
/// beforehand, the forms that lie beside it are sent as long as they are there, whatever the file itself has become.
fn says_that_the_server_sends_the_old_form_of_a_file(app: &App) -> Outcome {
    let (root, state) = (beside(app, "compressed"), beside(app, "nginx"));
    copy(app.site.folder(), &root)?;
    compress_file(&root.join("content.json"))?;
    if state.exists() {
        fs::remove_dir_all(&state)?;
    }
    let configuration = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx");
    let nginx = Nginx::start(&Setup::new(&root, configuration, &state))?;
    let site = format!("http://{}/", nginx.plain());

    app.session.goto(&format!("{site}redaktion/"))?;
    app.until(
        "the desk",
        "return document.documentElement.hasAttribute('data-ready')",
    )?;
    let content: Value = serde_json::from_str(app.site.content())?;
    let id = text(&content["initiatives"][0]["id"]).to_owned();
    open_file(app, "content.json", app.site.content())?;
    go(app, "contents")?;
    app.click(&format!("[data-entry='{id}'] a"))?;
    write(app, "name.sv", "Ett annat namn")?;
    app.click("#save")?;
    wait("the file is saved", || Ok(unsaved(app)? == 0))?;
    fs::write(root.join("content.json"), taken(app)?)?;

    go(app, "hand-over")?;
    let expect = |parts: &[&str]| {
        app.click("#check-published")?;
        wait(&format!("{parts:?}"), || {
            let said = app.ask("return document.querySelector('#published-state').textContent")?;
            Ok(parts.iter().all(|part| text(&said).contains(part)))
        })
    };
    let old = [
        "fortfarande den gamla",
        "content.json.br",
        "content.json.gz",
    ];
    expect(&old)?;
    // One of them is as bad as both.
    fs::remove_file(root.join("content.json.br"))?;
    expect(&old)?;
    fs::remove_file(root.join("content.json.gz"))?;
    expect(&["Publicerat"])
}
