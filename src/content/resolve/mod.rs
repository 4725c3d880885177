//! From the wire form to [`Content`]: references become indices, and whatever is wrong becomes a [`Fault`], which affects
//! only its own entry or field.
//!
//! Lists are read in the order of their dependencies: areas and programmes, objectives, actors, places, initiatives, and
//! last the references between initiatives. The ids of a list are only known after its faulty entries have been removed, so
//! no index ever points to one of those. Everything is O(n log n) in the length of the file.

mod drafts;
mod entries;
mod references;

use super::fault::{Fault, FileError, List};
use super::fields::{Faults, Need, Reader, Told};
use super::ids::{IdList, Ids};
use super::path::Path;
use super::wire::{self, Field};
use super::{Content, Date, Facts, InitiativeIdx, Objective, ObjectiveIdx, Programme};
use crate::document::{Document, JsonKind as JsonType};

use self::drafts::entries_of;

/// The version of the format that this reader supports.
const VERSION: u32 = 1;

impl Content {
    /// Reads a content file.
    ///
    /// Never panics, on any bytes. A fault in an entry or field leaves out or corrects only that, and is reported in a list
    /// of faults in no particular order; `docs/content.md` says what happens to each. In the browser nobody reads them, so
    /// the list is always empty. O(n log n).
    ///
    /// ```
    /// use life_science_map::content::{Content, FileError};
    ///
    /// let file = br#"{"version": 1, "areas": [{"id": "a", "name": {"sv": "V\u00e5rd"}}]}"#;
    /// let (content, faults) = Content::read(file).unwrap();
    /// assert_eq!(&*content.areas()[0].id, "a");
    /// assert!(!faults.is_empty());
    /// assert!(matches!(Content::read(b"{}"), Err(FileError::NoVersion)));
    /// ```
    ///
    /// # Errors
    /// For a file that is no content at all: not JSON, of another version, or without any area.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Fault>), FileError> {
        let text = core::str::from_utf8(bytes).map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let (line, column) = end_of(core::str::from_utf8(valid).unwrap_or_default());
            FileError::NotText { line, column }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = wire::read(text).map_err(|error| not_json(text, &error))?;
        Self::resolve(file, Reader::<OfTarget>::default(), true)
    }

    /// Reads a content file from its document, and tells its faults wherever it runs. What the flaws of the document leave of it
    /// is read as if they were mended.
    ///
    /// # Errors
    /// As [`Content::read`], but not for invalid JSON.
    pub fn read_document(document: &Document) -> Result<(Self, Vec<Fault>), FileError> {
        Self::resolve(
            wire::read_document(document),
            Reader::<Told>::default(),
            true,
        )
    }

    /// The same for a file of another version or of none, as if it had the one that this reader supports: for saying what else
    /// is wrong with it.
    ///
    /// # Errors
    /// As [`Content::read_document`], but for the version.
    pub fn read_any_version(document: &Document) -> Result<(Self, Vec<Fault>), FileError> {
        Self::resolve(
            wire::read_document(document),
            Reader::<Told>::default(),
            false,
        )
    }

    fn resolve<F: Faults>(
        file: Field<wire::File>,
        mut reader: Reader<F>,
        has_version: bool,
    ) -> Result<(Self, Vec<Fault>), FileError> {
        let file = match file {
            Field::Value(file) => file,
            Field::Absent => {
                return Err(FileError::NotAnObject {
                    found: JsonType::Null,
                });
            }
            Field::Wrong(found) => return Err(FileError::NotAnObject { found }),
        };
        if has_version {
            check_version(&file.version)?;
        }
        let content = reader.content(file);
        if content.areas.is_empty() {
            return Err(FileError::NoAreas {
                faults: reader.faults,
            });
        }
        Ok((content, reader.faults))
    }
}

/// What becomes of faults where a file is read to be shown.
#[cfg(target_arch = "wasm32")]
type OfTarget = super::fields::Silent;
/// What becomes of faults where a file is read by a tool.
#[cfg(not(target_arch = "wasm32"))]
type OfTarget = Told;

/// Checks that this reader supports the version of the format.
fn check_version(version: &Field<f64>) -> Result<(), FileError> {
    match version {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "in range, as checked here"
        )]
        Field::Value(version)
            if version.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(version) =>
        {
            let version = *version as u32;
            if version == VERSION {
                Ok(())
            } else {
                Err(FileError::OtherVersion { version })
            }
        }
        _ => Err(FileError::NoVersion),
    }
}

/// The line and column after the last character of a text.
fn end_of(text: &str) -> (usize, usize) {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn not_json(text: &str, error: &serde_json::Error) -> FileError {
    if error.is_eof() {
        let (line, column) = end_of(text);
        return FileError::Truncated { line, column };
    }
    // The parser counts columns in bytes.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let bytes = error.column().min(line.len());
    let column = line
        .char_indices()
        .take_while(|(at, _)| *at < bytes)
        .count()
        .max(1);
    FileError::NotJson {
        line: error.line(),
        column,
    }
}

impl<F: Faults> Reader<F> {
    fn content(&mut self, file: wire::File) -> Content {
        // First, because it lists the content's languages.
        let strategy = self.strategy(file.strategy);
        let title = self.text(file.title, &Path::root("title"), Need::Expected);
        let updated = self.date(file.updated, &Path::root("updated"), Need::Expected);
        let mut ids = Ids::default();

        let areas = self.entries(List::Areas, file.areas, Self::area);
        let areas = self.numbered(List::Areas, areas, |area| &mut area.number);
        ids.areas = IdList::of(&areas);

        let programmes = self.programmes(file.programmes, &ids.areas);
        ids.programmes = IdList::of(&programmes);

        let objectives = self.objectives(file.objectives, &ids.areas);
        ids.objectives = IdList::of(&objectives);

        let actors = entries_of(self.entries(List::Actors, file.actors, Self::actor));
        ids.actors = IdList::of(&actors);

        let places = entries_of(self.entries(List::Places, file.places, Self::place));
        ids.places = IdList::of(&places);

        let initiatives = self.initiatives(file.initiatives, &ids, &areas, &objectives);
        ids.initiatives = IdList::of(&initiatives);

        let publication = self.publication(file.publication);
        let tours = self.tours(file.tours);
        let removed = self.removed(file.removed, &ids.initiatives);
        for (list, former, own) in core::mem::take(&mut self.former_ids) {
            ids.add_former(list, former, &own);
        }

        let mut content = Content {
            title,
            updated,
            strategy,
            publication,
            removed,
            tours,
            areas,
            objectives,
            programmes,
            initiatives,
            actors,
            places,
            facts: Facts::default(),
            ids,
        }
        .indexed();
        let first_noted = content.facts.first_noted().map(Date::unpacked);
        let since = &mut content.publication.changes_since;
        *since = since.or(first_noted);
        content
    }

    fn programmes(
        &mut self,
        field: Field<wire::List<wire::Programme>>,
        areas: &IdList,
    ) -> Vec<Programme> {
        let drafts = self.entries(List::Programmes, field, |reader, id, programme, at| {
            reader.programme(id, programme, at, areas)
        });
        self.numbered(List::Programmes, drafts, |programme| &mut programme.number)
    }

    fn objectives(
        &mut self,
        field: Field<wire::List<wire::Objective>>,
        areas: &IdList,
    ) -> Vec<Objective> {
        entries_of(
            self.entries(List::Objectives, field, |reader, id, objective, at| {
                reader.objective(id, objective, at, areas)
            }),
        )
    }
}

impl Content {
    /// The content with all that is made of its lists and ids: the columns, the objectives of areas, and the initiatives of
    /// everything that initiatives refer to, in the order of the file. O(n log n).
    pub(super) fn indexed(mut self) -> Self {
        self.facts = Facts::new(
            &self.initiatives,
            &self.actors,
            &self.places,
            &self.ids.initiatives,
        );
        for (index, objective) in self.objectives.iter().enumerate() {
            let index = ObjectiveIdx::new(index);
            self.areas[objective.area.index()].objectives.push(index);
        }
        for (index, initiative) in self.initiatives.iter().enumerate() {
            let index = InitiativeIdx::new(index);
            for area in &initiative.areas {
                self.areas[area.index()].initiatives.push(index);
            }
            for objective in &initiative.objectives {
                self.objectives[objective.index()].initiatives.push(index);
            }
            for programme in &initiative.programmes {
                self.programmes[programme.index()].initiatives.push(index);
            }
            for actor in &initiative.actors {
                self.actors[actor.index()].initiatives.push(index);
            }
        }
        self
    }
}
