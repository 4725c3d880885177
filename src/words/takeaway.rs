//! The takeaway's sentence.

use super::phrases::push_capitalized;
use super::{Phrases, Sentence, since_sentence};
use crate::content::{AreaIdx, Content, Language};
use crate::query::{self, Filter, Shown, Since};

/// The sentence's parts. `{names}` stands for the one or two leading areas or years, `{leading}` for how many initiatives
/// each of them has, `{all}` for how many there are, and `{each}` for the word of that name if two lead.
#[derive(Clone, Copy)]
pub struct TakeawayWords {
    /// Between two names.
    pub and: &'static str,
    /// After a number that applies to both of two.
    pub each: &'static str,
    /// Areas: the only initiative belongs there.
    pub area_one: Sentence,
    /// The only initiative belongs there besides the chosen areas.
    pub area_one_besides: Sentence,
    /// All initiatives belong there.
    pub area_all: Sentence,
    /// All initiatives belong there besides the chosen areas.
    pub area_all_besides: Sentence,
    /// One area leads.
    pub area_most: Sentence,
    /// Two areas lead.
    pub area_most_two: Sentence,
    /// One area leads besides the chosen areas.
    pub area_most_besides: Sentence,
    /// Two areas lead besides the chosen areas: `{first}` and `{second}`.
    pub area_most_two_besides: Sentence,
    /// Years: the only initiative began then.
    pub year_one: Sentence,
    /// All initiatives began then.
    pub year_all: Sentence,
    /// Most initiatives began then.
    pub year_most: Sentence,
}

/// The takeaway with names in the reader's language.
pub struct Findings<'a> {
    /// How many initiatives there are, at least one.
    pub count: usize,
    /// The one or two areas that most of them serve, and how many each.
    pub areas: Option<(Vec<&'a str>, u32)>,
    /// Whether those are areas besides the chosen ones.
    pub besides: bool,
    /// The one or two years in which most of them began, and how many in each.
    pub years: Option<(Vec<&'a str>, u32)>,
}

/// The most notable fact about what a filter leaves of a content, as a sentence. Empty if there is nothing to say. Where
/// a filter asks for what is new since a day, what has happened since.
///
/// ```
/// use life_science_map::content::{Content, Language};
/// use life_science_map::query::{Filter, SearchIndex, shown};
/// use life_science_map::words::takeaway_of;
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let nothing = Filter::default().with_search("zzz");
/// let shown = shown(&content, &SearchIndex::new(&content), &nothing);
/// assert_eq!(takeaway_of(&content, &nothing, &shown, Language::Swedish), "");
/// ```
pub fn takeaway_of(
    content: &Content,
    filter: &Filter,
    shown: &Shown,
    language: Language,
) -> String {
    if let Some(day) = filter.since().and_then(|since| since.day(content)) {
        let news = query::news(content, shown, day);
        let noted_since = content.publication.changes_since;
        let phrases = Phrases::new(&content.strategy, language);
        if noted_since.is_none() && Since::Latest.day(content).is_none() {
            return phrases.say(phrases.words().since_unknown);
        }
        return since_sentence(phrases, day, &news, noted_since);
    }
    let Some(found) = query::takeaway(content, filter, shown) else {
        return String::new();
    };
    let area_name = |&area: &AreaIdx| content.area(area).short.in_language(language);
    let years = found.years.iter();
    let years: Vec<String> = years
        .flat_map(|years| years.which.iter().map(u16::to_string))
        .collect();
    takeaway(
        Phrases::new(&content.strategy, language),
        &Findings {
            count: found.count,
            besides: found.besides,
            areas: found
                .areas
                .as_ref()
                .map(|areas| (areas.which.iter().map(area_name).collect(), areas.count)),
            years: found
                .years
                .as_ref()
                .map(|leaders| (years.iter().map(|year| &**year).collect(), leaders.count)),
        },
    )
}

/// The takeaway, as a sentence about areas and one about years. Empty if there is nothing to say.
pub fn takeaway(phrases: Phrases, found: &Findings) -> String {
    let words = phrases.words().takeaway;
    let mut sentence = String::new();
    let mut add = |leaders: &Option<(Vec<&str>, u32)>, choose: &dyn Fn(bool, bool) -> Sentence| {
        let Some((names, leading)) = leaders else {
            return;
        };
        let leading = *leading as usize;
        let has_two = names.len() > 1;
        let part = phrases.say_with(
            choose(leading == found.count, has_two),
            &[
                ("names", &names.join(words.and)),
                ("first", names.first().copied().unwrap_or_default()),
                ("second", names.get(1).copied().unwrap_or_default()),
                ("leading", &phrases.count(leading)),
                ("all", &phrases.count(found.count)),
                ("each", if has_two { words.each } else { "" }),
            ],
        );
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        push_capitalized(&mut sentence, &part);
        sentence.push('.');
    };
    let is_one = found.count == 1;
    add(
        &found.areas,
        &|is_all, has_two| match (is_all, found.besides) {
            (true, false) if is_one => words.area_one,
            (true, true) if is_one => words.area_one_besides,
            (true, false) => words.area_all,
            (true, true) => words.area_all_besides,
            (false, false) if has_two => words.area_most_two,
            (false, false) => words.area_most,
            (false, true) if has_two => words.area_most_two_besides,
            (false, true) => words.area_most_besides,
        },
    );
    add(&found.years, &|is_all, _| match is_all {
        true if is_one => words.year_one,
        true => words.year_all,
        false => words.year_most,
    });
    sentence
}
