//! The sentence that says what stands out.

use super::{number, words};
use crate::content::Language;

/// The sentence's parts. `{names}` stands for the one or two areas or years that lead, `{leading}` for how many initiatives
/// each of them has, `{all}` for how many there are, and `{each}` for the word of that name where two lead. Templates
/// instead of functions, since the choice among them is the same in every language.
pub struct TakeawayWords {
    /// Between two names.
    pub and: &'static str,
    /// After a number that holds for both of two.
    pub each: &'static str,
    /// What is said of the areas, as the first part: where there is one initiative; the same of areas besides the chosen
    /// ones; where all initiatives belong there; the same besides; where one area leads; where two do; besides.
    pub areas: [&'static str; 7],
    /// What is said of the years, as the second part: where there is one initiative; where all are of those years; where
    /// most are.
    pub years: [&'static str; 3],
}

/// What the takeaway says, with names in the reader's language.
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

/// What stands out, as one sentence. Empty where nothing does.
pub fn takeaway(language: Language, found: &Findings) -> String {
    let words = &words(language).takeaway;
    let mut sentence = String::new();
    let mut add = |leaders: &Option<(Vec<&str>, u32)>,
                   choose: &dyn Fn(bool, bool) -> &'static str| {
        let Some((names, leading)) = leaders else {
            return;
        };
        if !sentence.is_empty() {
            sentence.push_str("; ");
        }
        let has_two = names.len() > 1;
        for (place, part) in choose(*leading as usize == found.count, has_two)
            .split(['{', '}'])
            .enumerate()
        {
            // Every other part stands between braces.
            match part {
                _ if place % 2 == 0 => sentence.push_str(part),
                "names" => sentence.push_str(&names.join(words.and)),
                "leading" => sentence.push_str(&number(u64::from(*leading), language)),
                "all" => sentence.push_str(&number(found.count as u64, language)),
                _ if has_two => sentence.push_str(words.each),
                _ => {}
            }
        }
    };
    let [one, one_besides, all, all_besides, most, two, besides] = words.areas;
    let is_one = found.count == 1;
    add(
        &found.areas,
        &|is_all, has_two| match (is_all, found.besides) {
            (true, false) if is_one => one,
            (true, true) if is_one => one_besides,
            (true, false) => all,
            (true, true) => all_besides,
            (false, false) if has_two => two,
            (false, false) => most,
            (false, true) => besides,
        },
    );
    let [one, all, most] = words.years;
    add(&found.years, &|is_all, _| match is_all {
        true if is_one => one,
        true => all,
        false => most,
    });
    // The first letter, which is one of ASCII's in every wording.
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
        sentence.push('.');
    }
    sentence
}
