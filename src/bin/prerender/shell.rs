//! The HTML around the app, as Trunk leaves it, with named comments that mark what is filled in.
//!
//! `<!-- page:NAME -->` is a placeholder. `<!-- page:begin NAME -->` and `<!-- page:end NAME -->` enclose a part that only some
//! pages have. The shell must hold each placeholder exactly once and each part at least once; a missing or unknown name is an
//! error.

use std::fmt;

/// The start of every such comment.
const START: &str = "<!-- page:";
const END: &str = " -->";

/// The start tag in the shell. Each page gets its own language.
const HTML: &str = "<html lang=\"sv\">";

/// The placeholder in the shell for the address of the excerpt.
const EXCERPT: &str = "=\"./excerpt\"";

/// The attributes with addresses relative to the site's root.
const ADDRESSES: [&str; 5] = ["href", "src", "data-program", "data-wasm", "data-excerpt"];

/// A placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The title.
    Title,
    /// The description for search engines.
    Description,
    /// Links to the page in other languages.
    Languages,
    /// The link to the oEmbed file.
    Embedding,
    /// The app.
    App,
}

impl Place {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Title, "title"),
        (Self::Description, "description"),
        (Self::Languages, "languages"),
        (Self::Embedding, "embedding"),
        (Self::App, "app"),
    ];
}

/// A part that only some pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What preloads and starts the program. Pages have it below the map.
    Program,
    /// Other scripts, which a page without the program does not need.
    Scripts,
}

impl Part {
    const ALL: [(Self, &'static str); 2] = [(Self::Program, "program"), (Self::Scripts, "scripts")];
}

/// A piece of the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(Place),
    Part(Part, String),
}

/// The HTML around the app.
#[derive(Clone, Debug)]
pub struct Shell(Vec<Piece>);

/// Why a file is no shell.
#[derive(Debug, PartialEq, Eq)]
pub struct NoShell(String);

impl fmt::Display for NoShell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the shell index.html {}", self.0)
    }
}

impl Shell {
    /// Reads the shell.
    ///
    /// # Errors
    /// When a placeholder or a part is missing, repeated or unknown.
    pub fn read(text: &str) -> Result<Self, NoShell> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(START) {
            pieces.push(Piece::Text(before.to_owned()));
            let (name, after) = after
                .split_once(END)
                .ok_or_else(|| NoShell(format!("has a comment {START}… without an end")))?;
            rest = after;
            if let Some(part) = name.strip_prefix("begin ") {
                let end = [START, "end ", part, END].concat();
                let (inside, after) = after
                    .split_once(&end)
                    .ok_or_else(|| NoShell(format!("lacks {end}")))?;
                rest = after;
                let known = Part::ALL.into_iter().find(|(_, known)| *known == part);
                let (part, _) = known.ok_or_else(|| unknown(name))?;
                pieces.push(Piece::Part(part, inside.to_owned()));
            } else {
                let known = Place::ALL.into_iter().find(|(_, known)| *known == name);
                let (place, _) = known.ok_or_else(|| unknown(name))?;
                pieces.push(Piece::Place(place));
            }
        }
        pieces.push(Piece::Text(rest.to_owned()));
        let shell = Self(pieces);
        shell.check()?;
        Ok(shell)
    }

    fn check(&self) -> Result<(), NoShell> {
        for (place, name) in Place::ALL {
            let count = |piece: &&Piece| **piece == Piece::Place(place);
            if self.0.iter().filter(count).count() != 1 {
                return Err(NoShell(format!(
                    "must hold {START}{name}{END} exactly once"
                )));
            }
        }
        for (part, name) in Part::ALL {
            let is_own = |piece: &Piece| matches!(piece, Piece::Part(own, _) if *own == part);
            if !self.0.iter().any(is_own) {
                return Err(NoShell(format!("must hold {START}begin {name}{END}")));
            }
        }
        let texts = || self.0.iter().filter_map(Piece::text);
        for (wanted, most) in [(HTML, 1), (EXCERPT, usize::MAX)] {
            let count: usize = texts().map(|text| text.matches(wanted).count()).sum();
            if count == 0 || count > most {
                return Err(NoShell(format!("must hold {wanted}, and not too often")));
            }
        }
        Ok(())
    }

    /// The shell in a language, for a folder from which `to_root` leads to the site's root.
    pub fn in_language(mut self, tag: &str, to_root: &str) -> Self {
        for text in self.0.iter_mut().filter_map(Piece::text_mut) {
            *text = text.replace(HTML, &["<html lang=\"", tag, "\">"].concat());
            for attribute in ADDRESSES {
                let own = [attribute, "=\"./"].concat();
                *text = text.replace(&own, &[attribute, "=\"", to_root].concat());
            }
        }
        self
    }

    /// The shell with the address of the content's excerpt, from the site's root.
    pub fn with_excerpt(mut self, name: &str) -> Self {
        for text in self.0.iter_mut().filter_map(Piece::text_mut) {
            *text = text.replace(EXCERPT, &["=\"./", name, "\""].concat());
        }
        self
    }

    /// The address of the link with this attribute.
    ///
    /// # Errors
    /// When there is no such link.
    pub fn link(&self, attribute: &str) -> Result<&str, NoShell> {
        let links = self.0.iter().filter_map(Piece::text);
        let mut links = links.flat_map(|text| text.split("<link ").skip(1));
        let link = links.find(|link| {
            let tag = link.split('>').next().unwrap_or_default();
            tag.contains(attribute)
        });
        let address = link.and_then(|link| link.split_once("href=\"")?.1.split('"').next());
        address.ok_or_else(|| NoShell(format!("has no link with {attribute}")))
    }

    /// The content of a part.
    pub fn part(&self, part: Part) -> String {
        let mut all = String::new();
        for piece in &self.0 {
            if let Piece::Part(own, text) = piece
                && *own == part
            {
                all.push_str(text.trim());
                all.push('\n');
            }
        }
        all
    }

    /// The page: `fill` gives the content of each placeholder.
    pub fn page(&self, has_scripts: bool, fill: impl Fn(Place) -> String) -> String {
        let mut page = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => page.push_str(text),
                Piece::Place(place) => page.push_str(&fill(*place)),
                Piece::Part(Part::Scripts, text) if has_scripts => page.push_str(text),
                Piece::Part(..) => {}
            }
        }
        page
    }
}

fn unknown(name: &str) -> NoShell {
    NoShell(format!("has an unknown comment {START}{name}{END}"))
}

impl Piece {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Part(_, text) => Some(text),
            Self::Place(_) => None,
        }
    }

    const fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(text) | Self::Part(_, text) => Some(text),
            Self::Place(_) => None,
        }
    }
}
