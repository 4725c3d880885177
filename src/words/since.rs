//! What is new or changed since a day, as a sentence.

use super::phrases::Phrases;
use super::{Thing, date};
use crate::content::Date;
use crate::query::News;

/// "Sedan 1 juni 2026: 6 nya och 11 ändrade insatser; 1 har tagits bort." Where changes were noted later than that, also
/// since when.
pub fn since_sentence(
    phrases: Phrases,
    day: Date,
    news: &News<'_>,
    noted_since: Option<Date>,
) -> String {
    let words = phrases.words();
    let dated = |day: Date| date(day, phrases.language);
    let mut parts = Vec::new();
    let mut last = 0;
    for (count, said) in [
        (news.new, words.since_new),
        (news.changed, words.since_changed),
    ] {
        if count > 0 {
            parts.push(phrases.say_count(said, count));
            last = count;
        }
    }
    let mut said = parts.join(words.takeaway.and);
    if last > 0 {
        let noun = phrases.things(Thing::Initiative, last);
        let noun = noun.split_once(' ').map_or("", |(_, noun)| noun);
        said.push(' ');
        said.push_str(noun);
    }
    if !news.removed.is_empty() {
        let removed = phrases.say_count(words.since_removed, news.removed.len());
        if !said.is_empty() {
            said.push_str("; ");
        }
        said.push_str(&removed);
    }
    let sentence = if said.is_empty() {
        words.since_nothing
    } else {
        words.since_found
    };
    let mut sentence = phrases.say_with(sentence, &[("date", &dated(day)), ("news", &said)]);
    if let Some(noted) = noted_since.filter(|&noted| day < noted) {
        sentence.push(' ');
        sentence.push_str(&phrases.say_with(words.since_noted, &[("date", &dated(noted))]));
    }
    sentence
}
