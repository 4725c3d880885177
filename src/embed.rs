//! The embed code, which shows the map in its current state on another page.
//!
//! It is plain HTML, and contains what each way of embedding needs and nothing else: see [`EmbedCode::code`].

use crate::content::Language;
use crate::markup::{write_attribute, write_text};
use crate::state::{Controls, State, Theme};

/// The height of a frame until it is told the height of its content, in CSS pixels: enough for the wheel and what is above
/// it.
pub const FRAME_HEIGHT: u32 = 900;

/// The width of a frame if its host needs a number, in CSS pixels: the wheel fits.
pub const FRAME_WIDTH: u32 = 800;

/// The way to embed the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// As a frame, with the script that gives it the height of its content.
    #[default]
    FrameWithScript,
    /// As a frame without a script, which scrolls.
    Frame,
    /// As a custom element.
    Element,
    /// By its address alone, for a field that takes nothing else and makes a frame of it.
    Address,
}

impl Way {
    /// All ways, in the order of the interface.
    pub const ALL: [Self; 4] = [
        Self::FrameWithScript,
        Self::Frame,
        Self::Element,
        Self::Address,
    ];
}

/// What the code is made from.
#[derive(Clone, Copy, Debug)]
pub struct EmbedCode<'a> {
    /// The way to embed the map.
    pub way: Way,
    /// The absolute address of the map in its [`embedded`] state.
    pub map: &'a str,
    /// The absolute address of the same map in its own page.
    pub page: &'a str,
    /// The absolute address of the site's folder, with a slash at its end.
    pub root: &'a str,
    /// The language of the map, and of the words below.
    pub language: Language,
    /// A description of what the map shows, for those who do not see it.
    pub title: &'a str,
    /// The text of the link to the page.
    pub link: &'a str,
}

impl EmbedCode<'_> {
    /// The code. All values are escaped, except in the address alone, which is no HTML.
    ///
    /// The frame is loaded when it comes near the viewport, sends only the origin of the host's address, and has two
    /// permissions: to write to the clipboard when the visitor presses "copy", and to open the device's own dialog for
    /// sharing. Its width is an attribute and not a style,
    /// because many systems remove styles from pasted code. The link is for print, and for those who cannot use the frame.
    pub fn code(&self) -> String {
        let height = FRAME_HEIGHT.to_string();
        let language = ("lang", self.language.tag());
        let frame = [
            ("src", self.map),
            ("title", self.title),
            language,
            ("width", "100%"),
            ("height", &height),
            ("style", "border:0"),
            ("loading", "lazy"),
            ("referrerpolicy", "strict-origin-when-cross-origin"),
            ("allow", "clipboard-write; web-share"),
            ("data-life-science-map", ""),
        ];
        let script = |name: &str| [self.root, name].concat();
        let mut code = String::new();
        match self.way {
            // The element shows its content until its script has loaded. A frame never shows its content.
            Way::Element => {
                element(
                    &mut code,
                    "life-science-map",
                    &[("src", self.map), language],
                );
                self.write_link(&mut code);
                code.push_str("</life-science-map>\n");
                let script = script("element.js");
                element(&mut code, "script", &[("type", "module"), ("src", &script)]);
                code.push_str("</script>\n");
            }
            Way::Address => code.push_str(self.map),
            Way::FrameWithScript | Way::Frame => {
                element(&mut code, "iframe", &frame);
                code.push_str("</iframe>\n");
                self.write_link(&mut code);
                code.push('\n');
                if self.way == Way::FrameWithScript {
                    let script = script("embed.js");
                    element(&mut code, "script", &[("src", &script), ("async", "")]);
                    code.push_str("</script>\n");
                }
            }
        }
        code
    }

    fn write_link(&self, code: &mut String) {
        element(code, "p", &[("lang", self.language.tag())]);
        element(code, "a", &[("href", self.page)]);
        write_text(code, self.link);
        code.push_str("</a></p>");
    }
}

/// Writes a start tag.
fn element(code: &mut String, name: &str, attributes: &[(&str, &str)]) {
    code.push('<');
    code.push_str(name);
    for (name, value) in attributes {
        write_attribute(code, name, value);
    }
    code.push('>');
}

/// A state for display in another page, with a theme and the controls to keep. Keys that are not the map's own are removed,
/// because they belong to the visit in which the code was created.
pub fn embedded(mut state: State, theme: Option<Theme>, controls: Controls) -> State {
    let query = &mut state.query;
    query.theme = theme;
    query.embed = Some(String::new());
    query.controls = controls;
    query.other.clear();
    state
}

/// A state for display in its own page, in the visitor's own theme.
pub fn on_its_own(state: State) -> State {
    let mut state = state.by_itself();
    state.query.theme = None;
    state.query.other.clear();
    state
}

/// The site's folder, with a slash at its end, from the address of its page in the folder `own`.
pub fn site_root<'a>(page: &'a str, own: &str) -> &'a str {
    let end = page.find(['?', '#']).unwrap_or(page.len());
    let page = page.get(..end).unwrap_or_default();
    let folder = page
        .rfind('/')
        .and_then(|slash| page.get(..=slash))
        .unwrap_or_default();
    folder.strip_suffix(own).unwrap_or(folder)
}
