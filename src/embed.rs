//! The code with which a page of somebody else's shows the map as it is here.
//!
//! It is plain HTML and says what each way needs and nothing else: see [`EmbedCode::code`].

use crate::content::Language;
use crate::markup::{write_attribute, write_text};
use crate::state::{Controls, State, Theme};

/// How high a frame is until it is told what it holds, in CSS pixels: room for the wheel and what stands above it.
pub const FRAME_HEIGHT: u32 = 900;

/// How wide a frame is where its host wants a number, in CSS pixels: the wheel fits.
pub const FRAME_WIDTH: u32 = 800;

/// In which way the map comes into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// As a frame, with the script that gives it the height of what it holds.
    #[default]
    FrameWithScript,
    /// As a frame alone, which scrolls by itself.
    Frame,
    /// As an element of the page itself.
    Element,
}

impl Way {
    /// All of them, in the order in which the interface lists them.
    pub const ALL: [Self; 3] = [Self::FrameWithScript, Self::Frame, Self::Element];
}

/// What the code is made of.
#[derive(Clone, Copy, Debug)]
pub struct EmbedCode<'a> {
    /// In which way the map comes into the page.
    pub way: Way,
    /// The absolute address of the map in its [`embedded`] state.
    pub map: &'a str,
    /// The absolute address of the same map as a page of its own.
    pub page: &'a str,
    /// The absolute address of the folder that the site stands in, with its slash at the end.
    pub root: &'a str,
    /// The language of the map, and of the words below.
    pub language: Language,
    /// What the map shows, for those who do not see it.
    pub title: &'a str,
    /// The words of the link to the page.
    pub link: &'a str,
}

impl EmbedCode<'_> {
    /// The code. Every value stays the value that it is, whatever is in it.
    ///
    /// The frame is loaded when the visitor comes near it, sends no more of the host's address than its origin, and is given
    /// one permission, to write to the clipboard when its visitor presses "copy". Its width is an attribute and no style,
    /// since many systems take styles out of what is pasted into them. The link is for those who cannot use the frame, and for paper.
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
            ("allow", "clipboard-write"),
            ("data-life-science-map", ""),
        ];
        let script = |name: &str| [self.root, name].concat();
        let mut code = String::new();
        match self.way {
            // The element shows what stands in it until its script has come. A frame shows nothing of what stands in it.
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

/// Writes the beginning of an element.
fn element(code: &mut String, name: &str, attributes: &[(&str, &str)]) {
    code.push('<');
    code.push_str(name);
    for (name, value) in attributes {
        write_attribute(code, name, value);
    }
    code.push('>');
}

/// A state as it is shown within another page, in a theme, with what that leaves of the controls. Keys that are not the
/// map's own are left out: they belong to the visit in which the code was made.
pub fn embedded(mut state: State, theme: Option<Theme>, controls: Controls) -> State {
    let query = &mut state.query;
    query.theme = theme;
    query.embed = Some(String::new());
    query.controls = controls;
    query.other.clear();
    state
}

/// A state as it is shown in a page of its own, in whatever theme its visitor has.
pub fn on_its_own(state: State) -> State {
    let mut state = state.by_itself();
    state.query.theme = None;
    state.query.other.clear();
    state
}

/// The folder that the site stands in, with its slash at the end, from the address of its page in the folder `own`.
pub fn site_root<'a>(page: &'a str, own: &str) -> &'a str {
    let end = page.find(['?', '#']).unwrap_or(page.len());
    let page = page.get(..end).unwrap_or_default();
    let folder = page
        .rfind('/')
        .and_then(|slash| page.get(..=slash))
        .unwrap_or_default();
    folder.strip_suffix(own).unwrap_or(folder)
}
