//! The search: it finds initiatives in which every word of the search is a prefix of some word.

pub(super) mod fold;
mod runs;
mod similar_words;

use crate::content::{Content, Initiative, Text};

use self::similar_words::Asked;

pub(super) use runs::has_words;
pub use runs::{Run, finds, marked};

/// The distance of initiatives that a search does not find.
pub(super) const NOT_FOUND: u8 = u8::MAX;

/// The words of the content, and where each of them occurs.
///
/// A search compares every distinct word with each word searched for. Words repeat, so the list grows far more slowly than
/// the content: that is fast enough without a cleverer structure, and allows other kinds of comparison. `docs/search.md`
/// has the figures.
///
/// The index can be built in slices by [`SearchIndex::read_on`], and must be complete before a search. While it is empty,
/// every search finds everything.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    /// In the order of their first occurrence in the content.
    words: Vec<Word>,
    /// For each hash the index of the last word with it plus one, so that 0 means none.
    last: Vec<usize>,
    /// How many initiatives have been read.
    read: usize,
}

/// A folded word.
#[derive(Clone, Debug)]
struct Word {
    text: Box<str>,
    /// The previous word with the same hash, as in [`SearchIndex::last`].
    before: usize,
    /// The initiatives that contain it, in order and once each.
    places: Vec<Occurrence>,
}

/// The fields of an initiative in which a word can occur, the most significant first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Summary,
    Actor,
}

impl Field {
    /// All of them.
    const ALL: [Self; Occurrence::FIELDS as usize] = [Self::Name, Self::Summary, Self::Actor];

    /// What it adds to the distance of a word: more than a prefix adds compared with a whole word.
    const fn step(self) -> u8 {
        match self {
            Self::Name => 0,
            Self::Summary => 2,
            Self::Actor => 4,
        }
    }
}

/// An initiative that contains a word, and the first field in which it occurs. A search reads very many of them, so each is
/// packed into one number.
#[derive(Clone, Copy, Debug)]
struct Occurrence(u32);

impl Occurrence {
    /// The number of fields.
    const FIELDS: u32 = 3;

    #[allow(
        clippy::cast_possible_truncation,
        reason = "no content has a thousand million initiatives"
    )]
    const fn new(initiative: usize, field: Field) -> Self {
        Self(initiative as u32 * Self::FIELDS + field as u32)
    }

    /// The index of the initiative.
    const fn initiative(self) -> usize {
        (self.0 / Self::FIELDS) as usize
    }

    /// The field.
    const fn field(self) -> Field {
        Field::ALL[(self.0 % Self::FIELDS) as usize]
    }
}

impl Default for SearchIndex {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            last: vec![0; 1 << 14],
            read: 0,
        }
    }
}

impl SearchIndex {
    /// Indexes names, summaries and actors' names, in both languages. Linear in the length of these texts; once per
    /// content.
    pub fn new(content: &Content) -> Self {
        let mut index = Self::default();
        index.read_on(content, usize::MAX);
        index
    }

    /// Indexes up to `at_most` more initiatives, always of the same content. Returns whether there are more.
    pub fn read_on(&mut self, content: &Content, at_most: usize) -> bool {
        let rest = content.initiatives().get(self.read..).unwrap_or_default();
        for initiative in rest.iter().take(at_most) {
            self.read_initiative(content, initiative);
            self.read += 1;
        }
        rest.len() > at_most
    }

    fn read_initiative(&mut self, content: &Content, initiative: &Initiative) {
        let mut read = |text: &Text, field: Field| {
            let place = Occurrence::new(self.read, field);
            for wording in text.wordings() {
                fold::words(wording, &mut |word, _| self.note(word, place));
            }
        };
        read(&initiative.name, Field::Name);
        if let Some(summary) = &initiative.summary {
            read(summary, Field::Summary);
        }
        for actor in &initiative.actors {
            read(&content.actor(*actor).name, Field::Actor);
        }
    }

    /// Records the words of a field. Fields come in order.
    fn note(&mut self, text: &str, place: Occurrence) {
        let bucket = hash(text) % self.last.len();
        let mut known = self.last[bucket];
        while let Some(word) = known
            .checked_sub(1)
            .and_then(|known| self.words.get_mut(known))
        {
            if *word.text == *text {
                if word
                    .places
                    .last()
                    .is_none_or(|last| last.initiative() != place.initiative())
                {
                    word.places.push(place);
                }
                return;
            }
            known = word.before;
        }
        self.words.push(Word {
            text: text.into(),
            before: self.last[bucket],
            places: vec![place],
        });
        self.last[bucket] = self.words.len();
    }

    /// For each initiative, in the order of the content, its distance from the search, or [`NOT_FOUND`]. A search without
    /// words finds everything at distance 0.
    ///
    /// The distance is the sum over the words of the search of the distance of the closest word of the initiative: smallest
    /// in a name, then in a summary, then in an actor's name, and within each smaller for a whole word than for a prefix.
    /// `is_tolerant` also finds other forms of a word and words with a typing error, at greater distances than anything
    /// else: see [`Asked::distance_of`].
    ///
    /// Compares every distinct word with each word of the search.
    pub(super) fn find(&self, content: &Content, search: &str, is_tolerant: bool) -> Vec<u8> {
        let mut distances = vec![0; content.initiatives().len()];
        let search = if self.read == 0 { "" } else { search };
        fold::words(search, &mut |asked, _| {
            let asked = Asked::new(asked);
            let is_known = is_tolerant
                && self
                    .words
                    .iter()
                    .any(|word| asked.distance_of(&word.text, false).is_some());
            let asked = asked.known(is_known);
            let mut nearest = vec![NOT_FOUND; distances.len()];
            for word in &self.words {
                let Some(distance) = asked.distance_of(&word.text, is_tolerant) else {
                    continue;
                };
                for place in &word.places {
                    if let Some(nearest) = nearest.get_mut(place.initiative()) {
                        *nearest = (distance + place.field().step()).min(*nearest);
                    }
                }
            }
            for (distance, nearest) in distances.iter_mut().zip(nearest) {
                // Capped one below `NOT_FOUND`, so that a long search never turns a hit into a miss.
                *distance = if *distance == NOT_FOUND || nearest == NOT_FOUND {
                    NOT_FOUND
                } else {
                    distance.saturating_add(nearest).min(NOT_FOUND - 1)
                };
            }
        });
        distances
    }
}

/// FNV-1a (Fowler, Noll and Vo) of 32 bits.
fn hash(text: &str) -> usize {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix) as usize
}
