//! Tips for plain language, as the Swedish guidelines have it (<https://www.isof.se/klarsprak>): short sentences, somebody who
//! acts, common words, nothing that will not be true for long.

use super::Remark;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use crate::content::List;
use crate::document::{Edit, NodeId, quoted};

/// The most words of a sentence.
const MOST_WORDS: usize = 30;

/// The most passive verbs of a text.
const MOST_PASSIVES: usize = 2;

/// Heavy words, each with a lighter one.
const SWEDISH: [(&str, &str); 30] = [
    ("implementera", "införa"),
    ("implementeras", "införs"),
    ("implementering", "införande"),
    ("avseende", "om"),
    ("beträffande", "om"),
    ("erhålla", "få"),
    ("erhåller", "får"),
    ("erhållit", "fått"),
    ("tillse", "se till"),
    ("tillser", "ser till"),
    ("inkomma med", "lämna"),
    ("i syfte att", "för att"),
    ("med anledning av", "på grund av"),
    ("härvidlag", "här"),
    ("jämväl", "också"),
    ("således", "alltså"),
    ("dylika", "sådana"),
    ("dylik", "sådan"),
    ("erfordras", "behövs"),
    ("erforderlig", "nödvändig"),
    ("ombesörja", "ordna"),
    ("föreligger", "finns"),
    ("facilitera", "underlätta"),
    ("faciliterar", "underlättar"),
    ("adressera", "ta itu med"),
    ("adresserar", "tar itu med"),
    ("nyttja", "använda"),
    ("nyttjar", "använder"),
    ("förekommande fall", "de fall det finns"),
    ("vidtaga", "vidta"),
];
const ENGLISH: [(&str, &str); 30] = [
    ("utilise", "use"),
    ("utilises", "uses"),
    ("utilize", "use"),
    ("utilizes", "uses"),
    ("facilitate", "help"),
    ("facilitates", "helps"),
    ("commence", "begin"),
    ("commences", "begins"),
    ("commenced", "began"),
    ("in order to", "to"),
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("with regard to", "about"),
    ("with respect to", "about"),
    ("in the event of", "if there is"),
    ("endeavour", "try"),
    ("ascertain", "find out"),
    ("leverage", "use"),
    ("due to the fact that", "because"),
    ("at the present time", "now"),
    ("for the purpose of", "for"),
    ("with a view to", "to"),
    ("notwithstanding", "despite"),
    ("thereof", "of it"),
    ("herein", "here"),
    ("aforementioned", "this"),
    ("terminate", "end"),
    ("remuneration", "pay"),
    ("furthermore", "also"),
    ("pursuant to", "under"),
];

/// What will not be true for long.
const NOW: [&[&str]; 2] = [
    &[
        "nyligen",
        "i år",
        "i fjol",
        "nästa år",
        "förra året",
        "för närvarande",
        "just nu",
        "inom kort",
    ],
    &[
        "recently",
        "this year",
        "last year",
        "next year",
        "currently",
        "at the moment",
        "shortly",
    ],
];

/// Looks at all summaries.
pub(super) fn look(subject: &mut Subject<'_>) {
    for list in [
        List::Areas,
        List::Objectives,
        List::Programmes,
        List::Initiatives,
    ] {
        for entry in subject.entries(list).to_vec() {
            for (place, tag) in ["sv", "en"].into_iter().enumerate() {
                for field in ["summary", "text"] {
                    let path = [field, ".", tag].concat();
                    let node = subject.document.find_in(entry.node, &path);
                    if let Some((node, text)) = node.zip(subject.string(entry.node, &path)) {
                        summary(subject, node, &text, place);
                    }
                }
            }
        }
    }
}

fn summary(subject: &mut Subject<'_>, node: NodeId, text: &str, language: usize) {
    let longest = sentences(text)
        .map(|sentence| sentence.split_whitespace().count())
        .max()
        .unwrap_or_default();
    if longest > MOST_WORDS {
        subject.remark(
            Remark::StyleSentence,
            node,
            &[&longest.to_string()],
            Vec::new(),
        );
    }
    if language == 0 {
        let passives: Vec<&str> = words(text).filter(|word| is_passive(word)).collect();
        if passives.len() > MOST_PASSIVES {
            subject.remark(
                Remark::StylePassive,
                node,
                &[&passives.join(", ")],
                Vec::new(),
            );
        }
    }
    let table = if language == 0 { &SWEDISH } else { &ENGLISH };
    let found = first_places(text, &table.map(|(heavy, _)| heavy));
    for (&(heavy, light), at) in table.iter().zip(found) {
        if let Some(at) = at {
            let with = [&text[..at], light, &text[at + heavy.len()..]].concat();
            let edit = Edit::replace(subject.document.span(node), quoted(&with));
            let fix = Fix::ask(FixLabel::Replace(light.to_owned()), vec![edit]);
            subject.remark(Remark::StyleWord, node, &[heavy, light], vec![fix]);
        }
    }
    let found = first_places(text, NOW[language]);
    let mut now = NOW[language].iter().zip(found);
    if let Some((word, _)) = now.find(|(_, at)| at.is_some()) {
        subject.remark(Remark::StyleNow, node, &[word], Vec::new());
    }
}

/// The sentences of a text: up to a full stop, question mark or exclamation mark that a blank follows.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split_inclusive("? "))
        .flat_map(|part| part.split_inclusive("! "))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|own: char| !own.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Whether a Swedish word is a passive verb of the first conjugation, whose endings hardly anything else has.
fn is_passive(word: &str) -> bool {
    const OTHERS: [&str; 10] = [
        "deras", "allas", "bådas", "vissas", "andras", "hoppas", "lyckas", "finnas", "databas",
        "trots",
    ];
    let word = word.to_lowercase();
    let ends = ["ades", "ats", "as"].iter().any(|end| word.ends_with(end));
    ends && word.len() > 5
        && !OTHERS.contains(&&*word)
        && !word.ends_with("plats")
        && !word.ends_with("nas")
}

/// Where each of some words or phrases stands first in a text, as whole words. Looks at each word of the text once.
fn first_places(text: &str, phrases: &[&str]) -> Vec<Option<usize>> {
    let mut places = vec![None; phrases.len()];
    let mut before = false;
    for (at, letter) in text.char_indices() {
        if core::mem::replace(&mut before, letter.is_alphanumeric()) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let first = rest.as_bytes().first();
        let fits = |phrase: &str| {
            let after = rest.strip_prefix(phrase).map(|after| after.chars().next());
            after.is_some_and(|after| !after.is_some_and(char::is_alphanumeric))
        };
        let starting = phrases
            .iter()
            .zip(&mut places)
            .filter(|(phrase, _)| phrase.as_bytes().first() == first);
        for (phrase, place) in starting {
            if place.is_none() && fits(phrase) {
                *place = Some(at);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn phrases_are_found_as_whole_words(text in "(in |i år|i|order|to|å|år| |, ){0,8}") {
            let phrases = ["in order to", "i år", "to", "år"];
            let expected = phrases.map(|phrase| {
                let mut places = text.match_indices(phrase).map(|(at, _)| at);
                places.find(|&at| {
                    let before = text[..at].chars().next_back();
                    let after = text[at + phrase.len()..].chars().next();
                    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
                })
            });
            prop_assert_eq!(first_places(&text, &phrases), expected);
        }
    }
}
