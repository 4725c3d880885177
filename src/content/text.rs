//! Text in the languages of the map.

use super::Language;

/// A text in one or more languages; never in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In the order of [`Language::ALL`].
    wordings: [Option<Box<str>>; Language::ALL.len()],
}

/// A text as displayed to a reader of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localized<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The language of the text, which may differ from the requested one.
    pub language: Language,
}

impl Text {
    /// A text with these versions, in the order of [`Language::ALL`]; `None` if all are missing.
    pub(super) fn of(wordings: [Option<Box<str>>; Language::ALL.len()]) -> Option<Self> {
        let is_some = wordings.iter().any(Option::is_some);
        is_some.then_some(Self { wordings })
    }

    /// A text that exists in one language only.
    pub fn only(language: Language, text: impl Into<Box<str>>) -> Self {
        let mut wordings = [const { None }; Language::ALL.len()];
        wordings[language as usize] = Some(text.into());
        Self { wordings }
    }

    /// The same text with its version in one more language.
    ///
    /// ```
    /// # use life_science_map::content::{Language, Text};
    /// let text = Text::only(Language::Swedish, "hälsa").and(Language::English, "health");
    /// assert_eq!(text.in_language(Language::English), "health");
    /// ```
    #[must_use]
    pub fn and(mut self, language: Language, text: impl Into<Box<str>>) -> Self {
        self.wordings[language as usize] = Some(text.into());
        self
    }

    /// The text for a reader of `language`; if it is missing in that, in the first of [`Language::ALL`] in which it exists.
    pub fn localized(&self, language: Language) -> Localized<'_> {
        let own = [language].into_iter().chain(Language::ALL);
        let mut existing = own.filter_map(|language| {
            let text = self.wording(language)?;
            Some(Localized { text, language })
        });
        existing.next().unwrap_or(Localized { text: "", language })
    }

    /// Only the text of [`Text::localized`].
    pub fn in_language(&self, language: Language) -> &str {
        self.localized(language).text
    }

    /// The text in a language, if it exists.
    pub fn wording(&self, language: Language) -> Option<&str> {
        self.wordings[language as usize].as_deref()
    }

    /// All versions of the text.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        self.wordings.iter().flatten().map(|text| &**text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_and_says_so() {
        let text = Text::only(Language::Swedish, "hälsa");
        assert_eq!(
            text.localized(Language::English),
            Localized {
                text: "hälsa",
                language: Language::Swedish
            }
        );
        let both = text.and(Language::English, "health");
        assert_eq!(
            both.localized(Language::English),
            Localized {
                text: "health",
                language: Language::English
            }
        );
        assert_eq!(both.in_language(Language::MadeUp), "hälsa");
        assert_eq!(both.wordings().collect::<Vec<_>>(), ["hälsa", "health"]);
        let made_up = Text::only(Language::MadeUp, "pip");
        assert_eq!(made_up.in_language(Language::Swedish), "pip");
    }
}
