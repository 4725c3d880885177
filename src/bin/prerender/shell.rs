//! The page around the app, as Trunk leaves it, with named comments as placeholders.
//!
//! `<!-- page:NAME -->` is a slot, and `<!-- page:begin NAME -->` to `<!-- page:end NAME -->` enclose a section that only
//! some pages have. Every slot must occur once, every section at least once: a missing or unknown name is an error.

use std::fmt;

/// The prefix of these comments.
const START: &str = "<!-- page:";
const END: &str = " -->";

/// The start tag of the shell's document, into which a page puts its own language.
const HTML: &str = "<html lang=\"sv\">";

/// The attributes whose addresses are relative to the site's root.
const ADDRESSES: [&str; 4] = ["href", "src", "data-program", "data-wasm"];

/// A slot of the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The title.
    Title,
    /// The description for search engines.
    Description,
    /// Links to the page in the other languages.
    Languages,
    /// The link to the oEmbed file.
    Embedding,
    /// The app.
    App,
}

impl Slot {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Title, "title"),
        (Self::Description, "description"),
        (Self::Languages, "languages"),
        (Self::Embedding, "embedding"),
        (Self::App, "app"),
    ];
}

/// A section that only some pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What requests the program early: at the end of the page, so that what is painted first is on the line before it.
    Preload,
    /// The scripts, the program's among them, which a plain page does not need.
    Scripts,
}

impl Section {
    const ALL: [(Self, &'static str); 2] = [(Self::Preload, "preload"), (Self::Scripts, "scripts")];
}

/// A chunk of the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chunk {
    Text(String),
    Slot(Slot),
    Section(Section, String),
}

/// The HTML around the app.
#[derive(Clone, Debug)]
pub struct Shell(Vec<Chunk>);

/// Why a file is not a valid shell.
#[derive(Debug, PartialEq, Eq)]
pub struct NoShell(String);

impl fmt::Display for NoShell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the shell index.html {}", self.0)
    }
}

impl Shell {
    /// Parses the shell.
    ///
    /// # Errors
    /// If a slot or a section is missing, repeated or unknown.
    pub fn read(text: &str) -> Result<Self, NoShell> {
        let mut chunks = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(START) {
            chunks.push(Chunk::Text(before.to_owned()));
            let (name, after) = after
                .split_once(END)
                .ok_or_else(|| NoShell(format!("has a comment {START}… without an end")))?;
            rest = after;
            if let Some(section) = name.strip_prefix("begin ") {
                let end = [START, "end ", section, END].concat();
                let (inside, after) = after
                    .split_once(&end)
                    .ok_or_else(|| NoShell(format!("lacks {end}")))?;
                rest = after;
                let known = Section::ALL
                    .into_iter()
                    .find(|(_, known)| *known == section);
                let (section, _) = known.ok_or_else(|| unknown(name))?;
                chunks.push(Chunk::Section(section, inside.to_owned()));
            } else {
                let known = Slot::ALL.into_iter().find(|(_, known)| *known == name);
                let (slot, _) = known.ok_or_else(|| unknown(name))?;
                chunks.push(Chunk::Slot(slot));
            }
        }
        chunks.push(Chunk::Text(rest.to_owned()));
        let shell = Self(chunks);
        shell.check()?;
        Ok(shell)
    }

    fn check(&self) -> Result<(), NoShell> {
        for (slot, name) in Slot::ALL {
            let count = |chunk: &&Chunk| **chunk == Chunk::Slot(slot);
            if self.0.iter().filter(count).count() != 1 {
                return Err(NoShell(format!(
                    "must hold {START}{name}{END} exactly once"
                )));
            }
        }
        for (section, name) in Section::ALL {
            let is_own = |chunk: &Chunk| matches!(chunk, Chunk::Section(own, _) if *own == section);
            if !self.0.iter().any(is_own) {
                return Err(NoShell(format!("must hold {START}begin {name}{END}")));
            }
        }
        let texts = self.0.iter().filter_map(Chunk::text);
        if texts.map(|text| text.matches(HTML).count()).sum::<usize>() != 1 {
            return Err(NoShell(format!("must hold {HTML} exactly once")));
        }
        Ok(())
    }

    /// The shell in a language, with addresses that go through `to_root`, the relative path to the site's root.
    pub fn in_language(mut self, tag: &str, to_root: &str) -> Self {
        for text in self.0.iter_mut().filter_map(Chunk::text_mut) {
            *text = text.replace(HTML, &["<html lang=\"", tag, "\">"].concat());
            for attribute in ADDRESSES {
                let own = [attribute, "=\"./"].concat();
                *text = text.replace(&own, &[attribute, "=\"", to_root].concat());
            }
        }
        self
    }

    /// The value of an attribute of the first element `tag` that has `with` among its attributes.
    ///
    /// # Errors
    /// If there is no such element.
    pub fn value(&self, tag: &str, with: &str, attribute: &str) -> Result<&str, NoShell> {
        let (open, before) = (["<", tag, " "].concat(), [attribute, "=\""].concat());
        let texts = self.0.iter().filter_map(Chunk::text);
        let mut elements = texts.flat_map(|text| text.split(&*open).skip(1));
        let element = elements.find_map(|text| {
            let attributes = text.split('>').next()?;
            attributes.contains(with).then_some(attributes)
        });
        let value = element.and_then(|attributes| {
            let (_, value) = attributes.split_once(&*before)?;
            value.split('"').next()
        });
        value.ok_or_else(|| NoShell(format!("has no {tag} with {with} and {attribute}")))
    }

    /// The content of a section.
    fn section(&self, section: Section) -> String {
        let own = self.0.iter().filter_map(|chunk| match chunk {
            Chunk::Section(own, text) if *own == section => Some(text.as_str()),
            _ => None,
        });
        own.collect()
    }

    /// The page with the slots filled by `fill`, and with or without its scripts.
    pub fn page(&self, has_scripts: bool, fill: impl Fn(Slot) -> String) -> String {
        let mut page = String::new();
        for chunk in &self.0 {
            match chunk {
                Chunk::Text(text) => page.push_str(text),
                Chunk::Slot(slot) => {
                    page.push_str(&fill(*slot));
                    if *slot == Slot::App && has_scripts {
                        page.push_str(&self.section(Section::Preload));
                    }
                }
                Chunk::Section(Section::Scripts, text) if has_scripts => page.push_str(text),
                Chunk::Section(..) => {}
            }
        }
        page
    }
}

fn unknown(name: &str) -> NoShell {
    NoShell(format!("has an unknown comment {START}{name}{END}"))
}

impl Chunk {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Section(_, text) => Some(text),
            Self::Slot(_) => None,
        }
    }

    const fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(text) | Self::Section(_, text) => Some(text),
            Self::Slot(_) => None,
        }
    }
}
