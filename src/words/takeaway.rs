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
    /// What is said of the areas, as the first part.
    pub areas: AreaSentences,
    /// What is said of the years, as the second part.
    pub years: YearSentences,
}

/// What is said of the areas that lead. "Besides" are areas other than those that are chosen.
pub struct AreaSentences {
    /// Where there is one initiative.
    pub one: &'static str,
    /// Where there is one initiative, of areas besides.
    pub one_besides: &'static str,
    /// Where all initiatives belong there.
    pub all: &'static str,
    /// Where all initiatives belong there, of areas besides.
    pub all_besides: &'static str,
    /// Where one area leads.
    pub most: &'static str,
    /// Where two areas lead.
    pub most_of_two: &'static str,
    /// Where one or two areas besides lead.
    pub besides: &'static str,
}

/// What is said of the years that lead.
pub struct YearSentences {
    /// Where there is one initiative.
    pub one: &'static str,
    /// Where all are of those years.
    pub all: &'static str,
    /// Where most are.
    pub most: &'static str,
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
    let is_one = found.count == 1;
    let mut sentence = String::new();
    if let Some((names, leading)) = &found.areas {
        let own = &words.areas;
        let template = match (*leading as usize == found.count, found.besides) {
            (true, false) if is_one => own.one,
            (true, true) if is_one => own.one_besides,
            (true, false) => own.all,
            (true, true) => own.all_besides,
            (false, false) if names.len() > 1 => own.most_of_two,
            (false, false) => own.most,
            (false, true) => own.besides,
        };
        fill(
            &mut sentence,
            template,
            language,
            found.count,
            names,
            *leading,
        );
    }
    if let Some((names, leading)) = &found.years {
        let own = &words.years;
        let template = match *leading as usize == found.count {
            true if is_one => own.one,
            true => own.all,
            false => own.most,
        };
        if !sentence.is_empty() {
            sentence.push_str("; ");
        }
        fill(
            &mut sentence,
            template,
            language,
            found.count,
            names,
            *leading,
        );
    }
    // The first letter is one of ASCII's in every wording.
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !sentence.is_empty() {
        sentence.push('.');
    }
    sentence
}

/// Adds what a template says.
#[inline(never)]
fn fill(
    sentence: &mut String,
    template: &str,
    language: Language,
    count: usize,
    names: &[&str],
    leading: u32,
) {
    let words = &words(language).takeaway;
    let mut rest = template;
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        sentence.push_str(before);
        match name {
            "names" => sentence.push_str(&names.join(words.and)),
            "leading" => sentence.push_str(&number(u64::from(leading), language)),
            "all" => sentence.push_str(&number(count as u64, language)),
            _ if names.len() > 1 => sentence.push_str(words.each),
            _ => {}
        }
        rest = after;
    }
    sentence.push_str(rest);
}
