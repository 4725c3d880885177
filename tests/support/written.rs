//! The contract of the search, word for word and as slow as it is written: what a text has of what is asked for, in any
//! spelling.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]

/// How many words of a search may be one word of a text.
const MOST_JOINED: usize = 3;

/// A word, and what stands before it: `None` after a full stop or the like, `Some(true)` after a hyphen alone.
pub type Word = (String, Option<bool>);

/// The words of a text, in lower case, without diacritics other than those of å, ä and ö.
pub fn words(text: &str) -> Vec<Word> {
    let composed = text
        .to_lowercase()
        .replace("a\u{308}", "ä")
        .replace("a\u{30A}", "å")
        .replace("o\u{308}", "ö")
        .replace(
            [
                '\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}',
            ],
            "",
        );
    let letters: Vec<char> = composed.chars().filter(|own| !is_mark(*own)).collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|own| own.is_alphanumeric());
    let (mut words, mut word): (Vec<Word>, String) = (Vec::new(), String::new());
    let mut gap = String::new();
    for (at, &own) in letters.iter().enumerate() {
        if own.is_alphanumeric() {
            if word.is_empty() && !words.is_empty() {
                let is_apart = gap
                    .chars()
                    .any(|own| !own.is_whitespace() && !"-\u{2010}\u{2011}&".contains(own));
                let is_hyphen = gap.chars().count() == 1 && "-\u{2010}\u{2011}".contains(&gap);
                words.push((String::new(), (!is_apart).then_some(is_hyphen)));
            } else if words.is_empty() {
                words.push((String::new(), None));
            }
            word.push(small(own));
        } else if own == '&' && !word.is_empty() && is_letter(at + 1) {
            // "R&D" is one word.
        } else {
            if !word.is_empty() {
                if let Some(last) = words.last_mut() {
                    last.0 = std::mem::take(&mut word);
                }
                gap.clear();
            }
            gap.push(own);
        }
    }
    if let Some(last) = words.last_mut()
        && !word.is_empty()
    {
        last.0 = word;
    }
    words
}

const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

const fn small(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' => 'o',
        'ø' => 'ö',
        'æ' => 'ä',
        'ú' | 'ü' => 'u',
        _ => letter,
    }
}

/// Whether a word begins with what is asked for.
pub fn begins(word: &str, asked: &str) -> bool {
    let mut letters = word.chars();
    asked.chars().all(|asked| {
        letters.next().is_some_and(|letter| {
            letter == asked || matches!((letter, asked), ('å' | 'ä', 'a') | ('ö', 'o'))
        })
    })
}

/// The words of a search, and all neighbours that may be one word: the first one, how many, and how they are written together.
pub fn groups(search: &str) -> (usize, Vec<(usize, usize, String)>) {
    let mut joined: Vec<Word> = Vec::new();
    // Between the first mark and the second, the third and the fourth, and so on, words belong together.
    let parts: Vec<&str> = search.split(['"', '“', '”', '„', '«', '»']).collect();
    let count = parts.len();
    let phrased = parts.into_iter().enumerate().map(|(place, part)| {
        if place % 2 == 1 && place + 1 < count {
            part.split_whitespace().collect::<Vec<_>>().join("-")
        } else {
            part.to_owned()
        }
    });
    let search = phrased.collect::<Vec<_>>().join("\"");
    for (word, gap) in words(&search) {
        match joined.last_mut() {
            Some(last) if gap == Some(true) => last.0.push_str(&word),
            _ => joined.push((word, gap)),
        }
    }
    let mut groups = Vec::new();
    for from in 0..joined.len() {
        for length in 1..=MOST_JOINED.min(joined.len() - from) {
            let own = &joined[from..from + length];
            if own[1..].iter().all(|(_, gap)| gap.is_some()) {
                groups.push((from, length, own.iter().map(|own| &*own.0).collect()));
            }
        }
    }
    (joined.len(), groups)
}

/// Where in a text something is written: the first and the last word, and how many letters of the last one are asked for.
pub fn places(text: &[Word], asked: &str) -> Vec<(usize, usize, usize)> {
    let mut places = Vec::new();
    for from in 0..text.len() {
        let mut together = String::new();
        for (to, word) in text.iter().enumerate().skip(from) {
            if to > from && word.1.is_none() {
                break;
            }
            let before = together.chars().count();
            together.push_str(&word.0);
            if begins(&together, asked) {
                places.push((from, to, asked.chars().count() - before));
                break;
            }
        }
    }
    places
}

/// The distance of texts from a search, if they have all of it. Each text has a step of its own; a whole word is nearer by one
/// than one that goes on or is written apart.
pub fn distance(search: &str, texts: &[(usize, Vec<Word>)]) -> Option<usize> {
    let (count, groups) = groups(search);
    let mut least = vec![None; count + 1];
    least[0] = Some(0);
    for (from, length, asked) in groups.clone() {
        // What the text writes apart where the search does is found by the words themselves.
        let first = groups.iter().find(|own| own.0 == from && length > 1);
        let first = first.map_or(0, |(_, _, first)| first.chars().count());
        let own = texts.iter().flat_map(|(step, text)| {
            let places = places(text, &asked);
            let is_other = move |(from, to, _): &(usize, usize, usize)| {
                from == to || text[*from].0.chars().count() != first
            };
            places
                .into_iter()
                .filter(is_other)
                .map(move |(first, last, letters)| {
                    let is_whole = first == last && text[last].0.chars().count() == letters;
                    step + usize::from(!is_whole)
                })
        });
        if let (Some(before), Some(own)) = (least[from], own.min()) {
            let to: &mut Option<usize> = &mut least[from + length];
            *to = Some(to.map_or(before + own, |to| to.min(before + own)));
        }
    }
    least[count]
}

/// Whether texts have all of a search.
pub fn is_found(search: &str, texts: &[String]) -> bool {
    let texts: Vec<_> = texts.iter().map(|text| (0, words(text))).collect();
    distance(search, &texts).is_some()
}
