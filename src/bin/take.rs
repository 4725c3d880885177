//! Makes the files that visitors take with them: in the browser, where `public/save.js` starts it and gives the file to the
//! browser, and natively as a command.

/// The allocator of `main.rs`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
mod program {
    use life_science_map::content::{Date, Language};
    use life_science_map::figure::Format;
    use life_science_map::state::Theme;
    use life_science_map::take::{self, Asked, Kind, Separator};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A file.
    #[wasm_bindgen]
    pub struct Taken(take::Taken);

    #[wasm_bindgen]
    impl Taken {
        /// Its name.
        pub fn name(&self) -> String {
            self.0.name.clone()
        }

        /// Its type.
        pub fn media_type(&self) -> String {
            self.0.media_type.to_owned()
        }

        /// Its content.
        pub fn bytes(&self) -> Vec<u8> {
            self.0.bytes.clone()
        }
    }

    /// Makes a file of what a state of a content shows. `None` if the bytes are no content. `how` is the separator, the format
    /// and the theme, where something else than usual is asked for, and the day, with spaces in between.
    #[wasm_bindgen]
    pub fn take(
        content: &[u8],
        query: &str,
        language: &str,
        page: &str,
        kind: &str,
        how: &str,
    ) -> Option<Taken> {
        let (language, kind) = (Language::from_tag(language)?, Kind::from_id(kind)?);
        let mut asked = Asked::new(kind, query, language, page);
        for word in how.split(' ') {
            asked.separator = Separator::from_id(word).or(asked.separator);
            asked.format = Format::from_id(word).unwrap_or(asked.format);
            asked.theme = Theme::from_id(word).unwrap_or(asked.theme);
            asked.accessed = Date::parse(word).or(asked.accessed);
        }
        take::take(content, &asked).map(Taken)
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::io::Write as _;
    use std::path::PathBuf;
    use std::process::ExitCode;

    use life_science_map::content::{Content, Date, Language};
    use life_science_map::figure::Format;
    use life_science_map::state::Theme;
    use life_science_map::take::{Asked, Kind, Separator, take};

    const USAGE: &str = "\
Usage: take QUERY --as xlsx|csv|json|tsv|html|svg|citation|bib|ris|csl [--content FILE] [--language sv|en] [--separator semicolon|comma] [--format wide|square|a4] [--theme light|dark] [--page ADDRESS] [--out PATH]

Writes what a state of the map shows: QUERY is the query string of its address, as area=varden&kind=report.
--content    the content file (public/content.json)
--language   that of the page (sv)
--separator  of CSV; as Excel expects it in that language, if it is not given
--format, --theme  of a picture (wide, light)
--accessed   the day on which a citation says that the map was read; the initiative is that of item= in QUERY
--page       the address of the page (that of the content's publication)
--out        the file or folder to write to (this folder, by the file's own name); - for the standard output";

    /// What the command line asks for.
    struct Options {
        query: String,
        kind: Kind,
        content: String,
        language: Language,
        separator: Option<Separator>,
        format: Format,
        theme: Theme,
        accessed: Option<Date>,
        page: Option<String>,
        out: String,
    }

    pub(super) fn main() -> ExitCode {
        let Some(options) = options(std::env::args().skip(1)) else {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        };
        match run(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::FAILURE
            }
        }
    }

    /// `None` if the command line is wrong.
    fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
        let (mut query, mut kind) = (None, None);
        let (mut content, mut out) = ("public/content.json".to_owned(), ".".to_owned());
        let (mut language, mut separator, mut page) = (Language::Swedish, None, None);
        let (mut format, mut theme) = (Format::default(), Theme::default());
        let mut accessed = None;
        while let Some(argument) = arguments.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (&*argument, None),
            };
            let mut value = || value.clone().or_else(|| arguments.next());
            match name {
                "--as" => kind = Some(Kind::from_id(&value()?)?),
                "--content" => content = value()?,
                "--language" => language = Language::from_tag(&value()?)?,
                "--separator" => separator = Some(Separator::from_id(&value()?)?),
                "--format" => format = Format::from_id(&value()?)?,
                "--theme" => theme = Theme::from_id(&value()?)?,
                "--accessed" => accessed = Some(Date::parse(&value()?)?),
                "--page" => page = Some(value()?),
                "--out" => out = value()?,
                _ if name.starts_with("--") => return None,
                _ if query.is_none() => query = Some(argument),
                _ => return None,
            }
        }
        Some(Options {
            query: query?,
            kind: kind?,
            content,
            language,
            separator,
            format,
            theme,
            accessed,
            page,
            out,
        })
    }

    fn run(options: &Options) -> Result<(), String> {
        let file = &options.content;
        let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
        let (content, _) = Content::read(&bytes).map_err(|_| format!("{file}: no content file"))?;
        let own = content.publication.address.as_deref().unwrap_or_default();
        let folder = content.strategy.folder(options.language);
        let own = if own.is_empty() {
            String::new()
        } else {
            [own, folder].concat()
        };
        let asked = Asked {
            query: &options.query,
            language: options.language,
            page: options.page.as_deref().unwrap_or(&own),
            kind: options.kind,
            separator: options.separator,
            format: options.format,
            theme: options.theme,
            accessed: options.accessed,
        };
        let taken = take(&bytes, &asked).ok_or_else(|| format!("{file}: no content file"))?;
        if options.out == "-" {
            let written = std::io::stdout().lock().write_all(&taken.bytes);
            return written.map_err(|error| error.to_string());
        }
        let mut path = PathBuf::from(&options.out);
        if path.is_dir() {
            path.push(&taken.name);
        }
        std::fs::write(&path, &taken.bytes)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
        Ok(())
    }
}
