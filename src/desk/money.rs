//! Sums of money as people write them.

/// Words for large numbers, in both languages, each with what it stands for.
const UNITS: [(&str, f64); 19] = [
    ("tusen", 1e3),
    ("tkr", 1e3),
    ("thousand", 1e3),
    ("mnkr", 1e6),
    ("mkr", 1e6),
    ("msek", 1e6),
    ("meur", 1e6),
    ("milj", 1e6),
    ("miljoner", 1e6),
    ("miljon", 1e6),
    ("mn", 1e6),
    ("million", 1e6),
    ("mdkr", 1e9),
    ("mdr", 1e9),
    ("md", 1e9),
    ("miljarder", 1e9),
    ("miljard", 1e9),
    ("billion", 1e9),
    ("bn", 1e9),
];

/// Words that say nothing more.
const QUIET: [&str; 11] = [
    "kr", "kronor", "sek", "eur", "euro", "svenska", "ca", "cirka", "ungefär", "totalt", "about",
];

/// The largest sum: above it not every whole number has a form of its own.
const MOST: f64 = 9e15;

/// The sum that is meant by "12 miljoner", "1,5 mdkr" or "12 000 000 kr", in whole units. `None` for what is no sum, or could be
/// two.
pub fn amount(text: &str) -> Option<u64> {
    let lower = text.to_lowercase();
    let is_digit = |own: char| own.is_ascii_digit();
    let is_gap = |own: char| own.is_whitespace() || own == '\u{a0}' || own == '\u{202f}';
    let (before, from_number) = lower.split_at(lower.find(is_digit)?);
    let is_part = |own: char| is_digit(own) || is_gap(own) || matches!(own, ',' | '.');
    let end = from_number.find(|own: char| !is_part(own));
    let (number, after) = from_number.split_at(end.unwrap_or(from_number.len()));
    // "12 000:-" and "12 000,-".
    let number = number.trim_end_matches(is_gap).trim_end_matches([',', '.']);
    // ".5" begins before its first digit, and gaps stand between thousands alone: "10 20" is two numbers.
    if before.ends_with(['.', ',']) || !is_grouped(number, is_gap) {
        return None;
    }
    let after = [":-", "-"]
        .iter()
        .find_map(|end| after.strip_prefix(end))
        .filter(|rest| rest.trim().is_empty())
        .unwrap_or(after);
    // Anything but words says more: another number, a span, a sign.
    let words = |text: &str| -> Option<Vec<String>> {
        let is_word = |own: char| own.is_alphabetic() || is_gap(own) || own == '.';
        let words = text.split(|own: char| !own.is_alphabetic());
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        text.chars().all(is_word).then(|| words.collect())
    };
    let is_quiet = |word: &String| QUIET.contains(&&**word);
    let unit_of = |word: &String| UNITS.iter().find(|(name, _)| name == word);
    let units = words(after)?.into_iter().filter(|word| !is_quiet(word));
    let units: Vec<String> = units.collect();
    let unit = match units.as_slice() {
        [] => 1.0,
        [one] => unit_of(one)?.1,
        _ => return None,
    };
    if !words(before)?.iter().all(is_quiet) {
        return None;
    }
    let digits: String = number.chars().filter(|own| !is_gap(*own)).collect();
    let sum = decimal(&digits)? * unit;
    let is_whole = (sum - sum.round()).abs() < 1e-6;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the condition before it"
    )]
    (is_whole && (0.0..=MOST).contains(&sum)).then_some(sum.round() as u64)
}

/// Whether what stands between gaps is groups of thousands, the first of one to three digits. Decimals end the last.
fn is_grouped(number: &str, is_gap: impl Fn(char) -> bool) -> bool {
    let groups: Vec<&str> = number.split(is_gap).filter(|own| !own.is_empty()).collect();
    let is_group = |(place, own): (usize, &&str)| {
        let count = own.bytes().take_while(u8::is_ascii_digit).count();
        let is_long_enough = if place == 0 {
            (1..=3).contains(&count)
        } else {
            count == 3
        };
        is_long_enough && (place + 1 == groups.len() || own.len() == count)
    };
    groups.len() < 2 || groups.iter().enumerate().all(is_group)
}

/// A number with a comma or a point for decimals, or with them between thousands.
fn decimal(digits: &str) -> Option<f64> {
    let parts: Vec<&str> = digits.split([',', '.']).collect();
    let joined = match parts.as_slice() {
        [whole] => (*whole).to_owned(),
        // "1.500" and "1,500": one thousand five hundred, or one and a half.
        [_, three] if three.len() == 3 => return None,
        [whole, fraction] => [whole, ".", fraction].concat(),
        [_, thousands @ ..]
            if thousands.iter().all(|part| part.len() == 3)
                && !(digits.contains(',') && digits.contains('.')) =>
        {
            parts.concat()
        }
        _ => return None,
    };
    joined.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_where_it_is_certain() {
        for (text, expected) in [
            ("12 miljoner", Some(12_000_000)),
            ("1,5 mdkr", Some(1_500_000_000)),
            ("12 000 000", Some(12_000_000)),
            ("12\u{a0}000\u{a0}000 kr", Some(12_000_000)),
            ("SEK 2.5 million", Some(2_500_000)),
            ("1,500,000", Some(1_500_000)),
            ("0", Some(0)),
            ("10,4 miljoner kronor", Some(10_400_000)),
            ("300 tkr", Some(300_000)),
            ("12 MSEK", Some(12_000_000)),
            ("500 milj", Some(500_000_000)),
            ("ca. 12 mnkr.", Some(12_000_000)),
            ("12 000:-", Some(12_000)),
            ("12 000,-", Some(12_000)),
            ("10–20 miljoner", None),
            ("10-20 miljoner", None),
            ("5 miljoner + 3 miljoner", None),
            ("5 miljoner miljoner", None),
            ("minus 5 miljoner", None),
            ("-5 miljoner", None),
            ("(5)", None),
            ("högst 5 miljoner", None),
            ("5 miljoner 2", None),
            ("5-", Some(5)),
            ("10 20 miljoner", None),
            ("2024 5 miljoner", None),
            ("12.000 000 kr", None),
            (".5 miljoner", None),
            ("SEK .5 million", None),
            ("1,234.567 million", None),
            ("1 234,5 miljoner", Some(1_234_500_000)),
            ("1234 kr", Some(1_234)),
            ("1.500", None),
            ("1,5", None),
            ("12 miljoner per år", None),
            ("ungefär", None),
            ("", None),
            ("1,2,3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(amount(text), expected, "{text}");
        }
    }
}
