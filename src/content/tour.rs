//! Tours: stories that lead through states of the map, step by step. The file may leave them out.

use super::Text;
use super::fault::{Outcome, Problem};
use super::fields::{ENTRY, Faults, HOLDER, Need, Reader};
use super::path::{Path, Step as PathStep};
use super::wire::{self, Field};

/// A story that leads through states of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tour {
    /// The id in the file and the URL.
    pub id: Box<str>,
    /// What it is called.
    pub title: Text,
    /// What it tells, in a sentence.
    pub summary: Option<Text>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// A step of a tour: a state of the map, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The id in the file and the URL, unique within the tour.
    pub id: Box<str>,
    /// The state, as a query string without "?". Empty for the map as it is at first.
    pub query: Box<str>,
    /// The heading.
    pub heading: Text,
    /// One to three sentences. What stands in braces is filled in from the data: see `words::telling`.
    pub text: Text,
}

impl Step {
    /// Whether its state, or anything that is filled in in its texts, may be found by a search.
    pub fn searches(&self) -> bool {
        let texts = self.heading.wordings().chain(self.text.wordings());
        // Bytes, because the search for a text in a text is a kilobyte that the browser's first program needs for nothing else.
        let is_search = |text: &str| text.as_bytes().windows(2).any(|pair| pair == b"q=");
        texts.chain([&*self.query]).any(is_search)
    }
}

impl<F: Faults> Reader<F> {
    pub(super) fn tours(&mut self, field: Field<wire::List<wire::Tour>>) -> Vec<Tour> {
        let path = Path::root("tours");
        let mut tours: Vec<Tour> = Vec::new();
        for (place, own) in self.elements(field, &path, Need::Optional, Outcome::EntryDropped) {
            let at = path.then(PathStep::Element(place));
            let id = self.id(own.id, &at.field("id"));
            let title = self.text(own.title, &at.field("title"), ENTRY);
            let summary = self.text(own.summary, &at.field("summary"), Need::Expected);
            let steps = self.steps(own.steps, &at.field("steps"));
            let (Some(id), Some(title)) = (id, title) else {
                continue;
            };
            if tours.iter().any(|other| other.id == id) {
                self.fault(
                    &at.field("id"),
                    || Problem::DuplicateId(id),
                    Outcome::EntryDropped,
                );
            } else if !steps.is_empty() {
                tours.push(Tour {
                    id,
                    title,
                    summary,
                    steps,
                });
            }
        }
        tours
    }

    fn steps(&mut self, field: Field<wire::List<wire::Step>>, path: &Path<'_>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for (place, own) in self.elements(field, path, ENTRY, Outcome::EntryDropped) {
            let at = path.then(PathStep::Element(place));
            let id = self.id(own.id, &at.field("id"));
            let query = self.plain(own.query, &at.field("query"), Need::Optional);
            let heading = self.text(own.heading, &at.field("heading"), HOLDER);
            let text = self.text(own.text, &at.field("text"), HOLDER);
            let (Some(id), Some(heading), Some(text)) = (id, heading, text) else {
                continue;
            };
            if steps.iter().any(|other| other.id == id) {
                self.fault(
                    &at.field("id"),
                    || Problem::DuplicateId(id),
                    Outcome::EntryDropped,
                );
            } else {
                steps.push(Step {
                    id,
                    query: query.unwrap_or_default(),
                    heading,
                    text,
                });
            }
        }
        steps
    }
}
