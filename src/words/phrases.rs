//! The text of a page: its language's words, with the strategy's own terms and with numbers filled in.

use super::numbers::number;
use super::{
    Counted, LateWords, Noun, PageWords, Sentence, Thing, ViewWords, Words, late_words, page_words,
    view_words, words,
};
use crate::content::{Language, Strategy, Term, Text};

/// The words of a page's language, with the strategy's own terms.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// The language of the page.
    pub language: Language,
    strategy: &'a Strategy,
}

impl<'a> Phrases<'a> {
    /// The phrases of a language, for a strategy.
    pub const fn new(strategy: &'a Strategy, language: Language) -> Self {
        Self { language, strategy }
    }

    /// The language's words.
    pub fn words(self) -> &'static Words {
        words(self.language)
    }

    /// The words of the views other than the map.
    pub fn view_words(self) -> &'static ViewWords {
        view_words(self.language)
    }

    /// The words of what comes right after the first program.
    pub fn late_words(self) -> &'static LateWords {
        late_words(self.language)
    }

    /// What the page says once and for all.
    pub fn page_words(self) -> &'static PageWords {
        page_words(self.language)
    }

    /// Fills in a sentence that only has the strategy's terms.
    pub fn say(self, sentence: Sentence) -> String {
        self.fill(sentence.0, &[])
    }

    /// Fills in a sentence with values.
    pub fn say_with(self, sentence: Sentence, values: &[(&str, &str)]) -> String {
        self.fill(sentence.0, values)
    }

    /// A formatted number.
    pub fn count(self, count: usize) -> String {
        number(count as u64, self.language)
    }

    /// Fills in a sentence with a number of things.
    pub fn say_count(self, sentence: Counted, count: usize) -> String {
        self.say_count_of(sentence, count, 0)
    }

    /// Fills in a sentence with a number of things out of a `{total}`.
    #[inline(never)]
    pub fn say_count_of(self, Counted([one, many]): Counted, count: usize, total: usize) -> String {
        let sentence = if (self.words().is_one)(count) {
            one
        } else {
            many
        };
        let (count, total) = (self.count(count), self.count(total));
        self.fill(sentence, &[("n", &count), ("total", &total)])
    }

    /// A number of things: "1 area", "10 000 initiatives".
    #[inline(never)]
    pub fn things(self, thing: Thing, count: usize) -> String {
        let noun = self.noun(thing);
        let is_one = (self.words().is_one)(count);
        let noun = if is_one { noun.one } else { noun.many };
        [&*self.count(count), " ", noun].concat()
    }

    /// A number of things by their full name.
    pub fn full_things(self, thing: Thing, count: usize) -> String {
        let noun = self.noun(thing);
        let is_one = (self.words().is_one)(count);
        let noun = if is_one {
            noun.full_one
        } else {
            noun.full_many
        };
        [&*self.count(count), " ", noun].concat()
    }

    /// A number of initiatives.
    pub fn initiatives(self, count: usize) -> String {
        self.things(Thing::Initiative, count)
    }

    /// All initiatives, or how many of them match.
    #[inline(never)]
    pub fn initiatives_of(self, matching: usize, total: usize) -> String {
        if matching == total {
            return self.initiatives(total);
        }
        let (matching, total) = (self.count(matching), self.count(total));
        let values = [("n", &*matching), ("total", &*total)];
        self.say_with(self.words().initiatives_of, &values)
    }

    /// "48", or "13 av 48".
    pub fn some_of(self, count: usize, total: usize) -> String {
        let [number, all] = [count, total].map(|own| self.count(own));
        if count == total {
            return all;
        }
        self.say_with(self.words().some_of, &[("n", &number), ("total", &all)])
    }

    /// The caption below the number in the middle of the map.
    pub fn hub_caption(self, matching: usize, total: usize) -> String {
        if matching == total {
            let noun = self.noun(Thing::Initiative);
            let is_one = (self.words().is_one)(total);
            return if is_one { noun.one } else { noun.many }.to_owned();
        }
        self.say_with(self.words().hub_of, &[("total", &self.count(total))])
    }

    /// The button that opens the filter, with the number of chosen conditions.
    pub fn filter_toggle(self, chosen: usize) -> String {
        if chosen == 0 {
            self.words().filter_toggle.to_owned()
        } else {
            self.say_count(self.words().filter_chosen, chosen)
        }
    }

    /// A year with the number of matches.
    pub fn year_option(self, year: u16, matching: usize) -> String {
        [&*year.to_string(), " (", &self.count(matching), ")"].concat()
    }

    /// The name of a sector, or of anything else, with the number of its initiatives.
    pub fn group(self, name: &str, count: usize) -> String {
        [name, ", ", &self.initiatives(count)].concat()
    }

    /// The same, with how many of them mainly belong there.
    pub fn group_here(self, name: &str, count: usize, here: usize) -> String {
        let values = [
            ("all_initiatives", &*self.initiatives(count)),
            ("n", &*self.count(here)),
        ];
        [name, ", ", &self.say_with(self.words().group_here, &values)].concat()
    }

    /// The name of a bin: sector, years, and the number of initiatives.
    pub fn bin(self, name: &str, years: &str, count: usize) -> String {
        [name, ", ", years, ": ", &self.initiatives(count)].concat()
    }

    /// A condition, and how many initiatives would match without it.
    pub fn lifting(self, name: &str, count: usize) -> String {
        let values = [
            ("name", name),
            ("all_initiatives", &*self.initiatives(count)),
        ];
        self.say_with(self.late_words().lifting, &values)
    }

    /// The summary of the map: how many areas, programmes, initiatives and seats it has.
    pub fn map_summary(
        self,
        areas: usize,
        programmes: usize,
        initiatives: usize,
        seats: usize,
    ) -> String {
        let values = [
            ("all_areas", &*self.full_things(Thing::Area, areas)),
            (
                "all_programmes",
                &*self.full_things(Thing::Programme, programmes),
            ),
            ("all_initiatives", &*self.initiatives(initiatives)),
            ("seats", &*self.say_count(self.page_words().seats, seats)),
        ];
        self.say_with(self.page_words().map_summary, &values)
    }

    /// The number of a page of the list, and of how many.
    pub fn page_of(self, page: usize, pages: usize) -> String {
        let (page, pages) = (self.count(page), self.count(pages));
        self.say_with(
            self.page_words().page_of,
            &[("page", &page), ("pages", &pages)],
        )
    }

    /// All initiatives on one page.
    pub fn all_on_one_page(self, total: usize) -> String {
        self.say_count(self.page_words().all_on_one_page, total)
    }

    /// A sentence with `{all_initiatives}`, a number of them.
    pub fn say_initiatives(self, sentence: Sentence, count: usize) -> String {
        self.say_with(sentence, &[("all_initiatives", &self.initiatives(count))])
    }

    /// The accessible name of a mark: name, kind, and date if there is one.
    pub fn mark(self, name: &str, kind: &str, date: &str) -> String {
        let between = if date.is_empty() { "" } else { ", " };
        let stop = if name.ends_with(['?', '!', '.']) {
            " "
        } else {
            ". "
        };
        [name, stop, kind, between, date].concat()
    }

    /// What a programme is, with the year in which it began.
    pub fn programme_of(self, year: Option<u16>) -> String {
        let Some(year) = year else {
            return self.say(Sentence("{Full_programme}"));
        };
        self.say_with(
            self.late_words().programme_of,
            &[("year", &year.to_string())],
        )
    }

    /// The heading of the programmes, unless the strategy has its own.
    pub fn programmes_heading(self) -> String {
        if self.strategy.terms.programme.is_some() {
            self.say(Sentence("{Full_programmes}"))
        } else {
            self.words().programmes_heading.to_owned()
        }
    }

    /// The noun for a thing: the strategy's own, if it has all the forms that the language needs.
    fn noun(self, thing: Thing) -> Noun<'a> {
        let terms = &self.strategy.terms;
        let term = match thing {
            Thing::Area => &terms.area,
            Thing::Objective => &terms.objective,
            Thing::Programme => &terms.programme,
            Thing::Initiative => &terms.initiative,
        };
        let own = term
            .as_ref()
            .and_then(|term| own_noun(term, self.language, words(self.language).language));
        own.unwrap_or(self.words().nouns[thing as usize])
    }

    /// Fills in a sentence's placeholders.
    #[inline(never)]
    fn fill(self, sentence: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        for (place, part) in sentence.split(['{', '}']).enumerate() {
            // Every other part is in braces.
            if place % 2 == 0 {
                filled.push_str(part);
            } else if let Some((_, value)) = values.iter().find(|(name, _)| *name == part) {
                filled.push_str(value);
            } else {
                self.push_noun(&mut filled, part);
            }
        }
        filled
    }

    fn push_noun(self, filled: &mut String, code: &str) {
        let (form, noun) = code.split_once('_').unwrap_or(("", code));
        let thing = match noun.as_bytes().first() {
            Some(b'a' | b'A') => Thing::Area,
            Some(b'o' | b'O') => Thing::Objective,
            Some(b'p' | b'P') => Thing::Programme,
            _ => Thing::Initiative,
        };
        let forms = self.noun(thing);
        let text = match (form, noun.ends_with('s')) {
            ("", false) => forms.one,
            ("", true) => forms.many,
            ("the" | "The", false) => forms.the_one,
            ("the" | "The", true) => forms.the_many,
            (_, false) => forms.full_one,
            (_, true) => forms.full_many,
        };
        if code.starts_with(|first: char| first.is_ascii_uppercase()) {
            push_capitalized(filled, text);
        } else {
            filled.push_str(text);
        }
    }
}

/// Whether a term has all the forms that a language needs. If not, the language's own noun is used.
pub fn can_use(term: &Term, language: Language) -> bool {
    own_noun(term, language, language).is_some()
}

/// Whether nouns have definite endings. Not in the tables of words, which the editors' desk does without.
pub(super) const fn has_endings(language: Language) -> bool {
    !matches!(language, Language::English)
}

/// A term as a noun; in the `other` language where it has no wording in its own.
fn own_noun(term: &Term, language: Language, other: Language) -> Option<Noun<'_>> {
    let form = |form| wording(Option::as_ref(form)?, other, language);
    let one = wording(&term.one, other, language)?;
    let many = wording(&term.many, other, language)?;
    let (mut the_one, mut the_many) = ("", "");
    if has_endings(language) {
        the_one = form(&term.the_one)?;
        the_many = form(&term.the_many)?;
    }
    Some(Noun {
        one,
        many,
        the_one,
        the_many,
        full_one: form(&term.full_one).unwrap_or(one),
        full_many: form(&term.full_many).unwrap_or(many),
    })
}

/// A language that takes its words from another one takes that one's nouns, too.
fn wording(text: &Text, other: Language, language: Language) -> Option<&str> {
    let own = text.wording(language);
    own.or_else(|| text.wording(other))
}

/// A text with its first letter capitalised, if that is in Latin-1.
pub fn capitalized(text: &str) -> String {
    let mut capitalized = String::new();
    push_capitalized(&mut capitalized, text);
    capitalized
}

/// Appends a text with its first letter capitalised, if that is in Latin-1.
pub(super) fn push_capitalized(to: &mut String, text: &str) {
    let mut letters = text.chars();
    match letters.next() {
        // The tables for all of Unicode would cost two kilobytes.
        Some(first @ ('a'..='z' | 'à'..='ö' | 'ø'..='þ')) => {
            to.extend(char::from_u32(u32::from(first) - 0x20));
            to.push_str(letters.as_str());
        }
        _ => to.push_str(text),
    }
}
