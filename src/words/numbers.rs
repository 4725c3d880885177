//! Numbers and amounts of money as people write them.

use super::{Counted, words};
use crate::content::{Currency, Funding, Language};

/// A whole number with the language's thousands separator.
pub fn number(value: u64, language: Language) -> String {
    let digits = value.to_string();
    let words = words(language);
    if digits.len() < words.thousands_from {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(words.thousands);
        }
        text.push(digit);
    }
    text
}

/// An amount with its unit, in millions or thousand millions if at most two decimals then say it exactly: no amount is ever
/// rounded. "5 miljoner kronor per år" if it is the sum per year.
pub fn amount(funding: Funding, language: Language) -> String {
    let sum = sum(funding, language);
    if funding.is_yearly {
        [&sum, words(language).each_year].concat()
    } else {
        sum
    }
}

fn sum(funding: Funding, language: Language) -> String {
    const MILLION: u64 = 1_000_000;
    const BILLION: u64 = 1_000 * MILLION;
    let words = words(language);
    let (billions, millions, units) = match funding.currency {
        Currency::Sek => (words.billion_kronor, words.million_kronor, words.kronor),
        Currency::Eur => (words.billion_euro, words.million_euro, words.euro),
    };
    let amount = funding.amount;
    for (unit, sentence) in [(BILLION, billions), (MILLION, millions)] {
        if amount >= unit && amount.is_multiple_of(unit / 100) {
            let hundredths = amount % unit / (unit / 100);
            let mut text = number(amount / unit, language);
            if hundredths > 0 {
                text.push_str(words.decimal_sign);
                text.push_str(format!("{hundredths:02}").trim_end_matches('0'));
            }
            return said(sentence, &text);
        }
    }
    said(units, &number(amount, language))
}

/// An amount in words: only "1" is singular, "1,5" is not.
fn said(Counted([one, many]): Counted, number: &str) -> String {
    let sentence = if number == "1" { one } else { many };
    // Not `replace`, whose general text search costs two kilobytes.
    let mut filled = String::new();
    for (place, part) in sentence.split(['{', '}']).enumerate() {
        filled.push_str(if place % 2 == 0 { part } else { number });
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (value, swedish, english) in [
            (0, "0", "0"),
            (213, "213", "213"),
            (1_000, "1000", "1,000"),
            (12_345, "12\u{a0}345", "12,345"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
        ] {
            assert_eq!(number(value, Language::Swedish), swedish);
            assert_eq!(number(value, Language::English), english);
        }
    }

    #[test]
    fn amounts_are_short_only_where_that_is_exact() {
        let swedish = |amount| {
            super::amount(
                Funding {
                    currency: Currency::Sek,
                    amount,
                    is_yearly: false,
                },
                Language::Swedish,
            )
        };
        assert_eq!(swedish(150_000_000), "150 miljoner kronor");
        assert_eq!(swedish(1_500_000_000), "1,5 miljarder kronor");
        assert_eq!(
            swedish(3_100_500_000),
            "3\u{a0}100,5 miljoner kronor".replace("3\u{a0}100", "3100")
        );
        assert_eq!(swedish(1_000_000), "1 miljon kronor");
        assert_eq!(swedish(12_345_678), "12\u{a0}345\u{a0}678 kronor");
        assert_eq!(
            amount(
                Funding {
                    currency: Currency::Eur,
                    amount: 2_250_000,
                    is_yearly: false,
                },
                Language::English
            ),
            "EUR 2.25 million"
        );
    }

    #[test]
    fn what_is_for_each_year_says_so() {
        let yearly = Funding {
            currency: Currency::Sek,
            amount: 5_000_000,
            is_yearly: true,
        };
        for (language, expected) in [
            (Language::Swedish, "5 miljoner kronor per år"),
            (Language::English, "SEK 5 million a year"),
        ] {
            assert_eq!(amount(yearly, language), expected);
        }
    }
}
