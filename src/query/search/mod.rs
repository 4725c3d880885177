//! The search: it finds initiatives in which every word of the search is a prefix of some word, in any spelling of that word:
//! together, apart, or with a hyphen.

mod asked;
pub(super) mod fold;
mod runs;
mod similar_words;

use crate::content::{Content, Initiative, Text};

use self::asked::{Group, Search};
use self::fold::Gap;
use self::similar_words::Asked;

pub(super) use runs::has_words;
pub use runs::{Run, finds, marked};

/// The distance of initiatives that a search does not find.
pub const NOT_FOUND: u8 = u8::MAX;

/// What finds initiatives by a search: a [`SearchIndex`], or [`NoIndex`] as long as there is none.
///
/// The browser's first program starts without an index, and gets the code for it later: see `view::late`.
pub trait Find: Send {
    /// Reads up to `at_most` more initiatives, always of the same content. Returns whether there are more.
    fn read_on(&mut self, content: &Content, at_most: usize) -> bool;

    /// For each initiative, in the order of the content, its distance from the search, or [`NOT_FOUND`]. A search without
    /// words finds everything at distance 0.
    ///
    /// `is_tolerant` also finds other forms of a word, words that it ends, and words with a typing error, at greater distances
    /// than anything else.
    fn find(&self, content: &Content, search: &str, is_tolerant: bool) -> Vec<u8>;
}

/// No index: every search finds everything.
#[derive(Clone, Copy, Debug)]
pub struct NoIndex;

impl Find for NoIndex {
    fn read_on(&mut self, _: &Content, _: usize) -> bool {
        false
    }

    fn find(&self, content: &Content, _: &str, _: bool) -> Vec<u8> {
        vec![0; content.initiatives().len()]
    }
}

/// The words of the content, and where each of them occurs.
///
/// A search compares every distinct word with each word searched for. Words repeat, so the list grows far more slowly than
/// the content: that is fast enough without a cleverer structure, and allows other kinds of comparison. `docs/search.md`
/// has the figures.
///
/// The index can be built in slices by [`Find::read_on`], and must be complete before a search. While it is empty,
/// every search finds everything.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    /// In the order of their first occurrence in the content.
    words: Vec<Word>,
    /// For each hash the index of the last word with it plus one, so that 0 means none.
    last: Vec<usize>,
    /// The indices of the words by their first letter without ring and dots.
    starts: Vec<(char, Vec<u32>)>,
    /// All words of all initiatives in their order, as indices of `words` after the marks: for what is written together in the
    /// search and apart in the text.
    order: Vec<u32>,
    /// Where in `order` each initiative that has been read begins.
    begins: Vec<usize>,
}

/// In [`SearchIndex::order`], these numbers say that a field begins, or, the last one, that words are parted.
const MARKS: u32 = Occurrence::FIELDS + 1;
const PARTED: u32 = Occurrence::FIELDS;

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
    Place,
}

impl Field {
    /// All of them.
    const ALL: [Self; Occurrence::FIELDS as usize] =
        [Self::Name, Self::Summary, Self::Actor, Self::Place];

    /// What it adds to the distance of a word: more than a prefix adds compared with a whole word.
    const fn step(self) -> u8 {
        match self {
            Self::Name => 0,
            Self::Summary => 2,
            Self::Actor => 4,
            Self::Place => 6,
        }
    }
}

/// An initiative that contains a word, and the first field in which it occurs. A search reads very many of them, so each is
/// packed into one number.
#[derive(Clone, Copy, Debug)]
struct Occurrence(u32);

impl Occurrence {
    /// The number of fields.
    const FIELDS: u32 = 4;

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
            starts: Vec::new(),
            order: Vec::new(),
            begins: Vec::new(),
        }
    }
}

impl Find for SearchIndex {
    fn read_on(&mut self, content: &Content, at_most: usize) -> bool {
        let read = self.begins.len();
        let rest = content.initiatives().get(read..).unwrap_or_default();
        for initiative in rest.iter().take(at_most) {
            self.begins.push(self.order.len());
            self.read_initiative(content, initiative);
        }
        rest.len() > at_most
    }

    /// The distance is the sum over the words of the search of the distance of the closest word of the initiative: smallest
    /// in a name, then in a summary, then in an actor's name, then in a place's, and within each smaller for a whole word than
    /// for a prefix. Neighbouring words of the search may be one word of the initiative, and the other way round. What
    /// `is_tolerant` adds is in `Asked::distance_of`.
    ///
    /// Compares the words with the same first letter with each word of the search, and if `is_tolerant` all distinct words.
    fn find(&self, content: &Content, search: &str, is_tolerant: bool) -> Vec<u8> {
        let initiatives = content.initiatives().len();
        let search = Search::new(if self.begins.is_empty() { "" } else { search });
        let nearest: Vec<Option<Vec<u8>>> = search
            .groups
            .iter()
            .map(|group| {
                // What is mistyped is so within a word.
                let is_tolerant = is_tolerant && group.length == 1;
                self.nearest(group, is_tolerant, initiatives)
            })
            .collect();
        search.sum(initiatives, &nearest)
    }
}

impl SearchIndex {
    /// Indexes names, summaries, and the names of actors and places, in both languages. Linear in the length of these texts; once per
    /// content.
    pub fn new(content: &Content) -> Self {
        let mut index = Self::default();
        index.read_on(content, usize::MAX);
        index
    }

    fn read_initiative(&mut self, content: &Content, initiative: &Initiative) {
        let number = self.begins.len() - 1;
        let mut read = |text: &Text, field: Field| {
            let place = Occurrence::new(number, field);
            for wording in text.wordings() {
                self.order.push(field as u32);
                fold::words(wording, &mut |word, _, gap| {
                    if gap == Gap::Apart {
                        self.order.push(PARTED);
                    }
                    let word = self.note(word, place);
                    self.order.push(MARKS + word);
                });
            }
        };
        read(&initiative.name, Field::Name);
        if let Some(summary) = &initiative.summary {
            read(summary, Field::Summary);
        }
        for actor in &initiative.actors {
            read(&content.actor(*actor).name, Field::Actor);
        }
        for place in &initiative.places {
            read(&content.place(*place).name, Field::Place);
        }
    }

    /// Records a word of a field, and returns its index. Fields come in order.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "no content has a thousand million words"
    )]
    fn note(&mut self, text: &str, place: Occurrence) -> u32 {
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
                return known as u32 - 1;
            }
            known = word.before;
        }
        self.words.push(Word {
            text: text.into(),
            before: self.last[bucket],
            places: vec![place],
        });
        self.last[bucket] = self.words.len();
        let index = self.words.len() as u32 - 1;
        if let Some(start) = text.chars().next().map(fold::plain) {
            match self.starts.iter_mut().find(|(own, _)| *own == start) {
                Some((_, words)) => words.push(index),
                None => self.starts.push((start, vec![index])),
            }
        }
        index
    }

    /// The distance of each initiative from a word; `None` if it is nowhere.
    fn nearest(&self, group: &Group, is_tolerant: bool, initiatives: usize) -> Option<Vec<u8>> {
        let asked = Asked::new(&group.text);
        let is_known = is_tolerant
            && self
                .starting_like(&group.text)
                .any(|(_, word)| asked.distance_of(&word.text, false).is_some());
        let asked = asked.known(is_known);
        let mut nearest = None;
        let mut note = |place: Occurrence, distance: u8| {
            let nearest = nearest.get_or_insert_with(|| vec![NOT_FOUND; initiatives]);
            if let Some(nearest) = nearest.get_mut(place.initiative()) {
                *nearest = (distance + place.field().step()).min(*nearest);
            }
        };
        let mut compare = |word: &Word| {
            if let Some(distance) = asked.distance_of(&word.text, is_tolerant) {
                for &place in &word.places {
                    note(place, distance);
                }
            }
        };
        if is_tolerant {
            self.words.iter().for_each(&mut compare);
        } else {
            self.starting_like(&group.text)
                .for_each(|(_, word)| compare(word));
        }
        // Written apart in the text.
        for (index, word) in self.starting_like(&group.text) {
            let Some(rest) = fold::rest_after(&group.text, &word.text) else {
                continue;
            };
            if word.text.chars().count() != group.first && self.can_continue(rest, LOOKAHEAD) {
                for place in &word.places {
                    if let Some(field) = self.field_with(place.initiative(), index, rest) {
                        note(Occurrence::new(place.initiative(), field), 1);
                    }
                }
            }
        }
        nearest
    }

    /// The words whose first letter is like that of `asked`, with their indices.
    fn starting_like(&self, asked: &str) -> impl Iterator<Item = (usize, &Word)> {
        let start = asked.chars().next().map(fold::plain);
        let own = self.starts.iter().find(|(own, _)| Some(*own) == start);
        let indices = own.map_or(&[][..], |(_, words)| words);
        let word = |&index: &u32| Some((index as usize, self.words.get(index as usize)?));
        indices.iter().filter_map(word)
    }

    /// Whether any words of the content, written together, may begin with this, looking at that many of them. Tells most splits of
    /// a word from real ones without a look at the texts.
    fn can_continue(&self, rest: &str, lookahead: usize) -> bool {
        lookahead == 0
            || self.starting_like(rest).any(|(_, word)| {
                fold::begins(&word.text, rest)
                    || fold::rest_after(rest, &word.text)
                        .is_some_and(|rest| self.can_continue(rest, lookahead - 1))
            })
    }

    /// The first field of an initiative in which a word is followed by words that, written together, begin with `rest`.
    fn field_with(&self, initiative: usize, word: usize, rest: &str) -> Option<Field> {
        let from = *self.begins.get(initiative)?;
        let to = self.begins.get(initiative + 1).copied();
        let order = self.order.get(from..to.unwrap_or(self.order.len()))?;
        let mut field = Field::Name;
        for (place, &token) in order.iter().enumerate() {
            if let Some(&own) = Field::ALL.get(token as usize) {
                field = own;
            } else if token
                .checked_sub(MARKS)
                .is_some_and(|own| own as usize == word)
                && self.continues(order.get(place + 1..)?, rest)
            {
                return Some(field);
            }
        }
        None
    }

    /// Whether these words, written together, begin with `rest`.
    fn continues(&self, order: &[u32], mut rest: &str) -> bool {
        for token in order {
            let word = token
                .checked_sub(MARKS)
                .and_then(|own| self.words.get(own as usize));
            let Some(word) = word else { return false };
            if fold::begins(&word.text, rest) {
                return true;
            }
            match fold::rest_after(rest, &word.text) {
                Some(left) => rest = left,
                None => return false,
            }
        }
        false
    }
}

/// How many words are compared with the rest of a word before the texts are.
const LOOKAHEAD: usize = 3;

/// FNV-1a (Fowler, Noll and Vo) of 32 bits.
fn hash(text: &str) -> usize {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix) as usize
}
