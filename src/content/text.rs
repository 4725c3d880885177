//! Text in the languages of the map.

use super::Language;

/// A text in one language or in several. There is always at least one wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In the order of [`Language::ALL`].
    wordings: [Option<Box<str>>; Language::ALL.len()],
}

/// A text as a reader of one language sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localized<'a> {
    /// The words.
    pub text: &'a str,
    /// The language that the words are in, which is not always the one that was asked for.
    pub language: Language,
}

impl Text {
    /// A text of these wordings, in the order of [`Language::ALL`]; none where all are missing.
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

    /// The same text with its wording in a language.
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

    /// The text for a reader of `language`; where it is missing in that, in the first of [`Language::ALL`] that it exists in.
    pub fn localized(&self, language: Language) -> Localized<'_> {
        let own = [language].into_iter().chain(Language::ALL);
        let mut existing = own.filter_map(|language| {
            let text = self.wording(language)?;
            Some(Localized { text, language })
        });
        existing.next().unwrap_or(Localized { text: "", language })
    }

    /// Only the words of [`Text::localized`].
    pub fn in_language(&self, language: Language) -> &str {
        self.localized(language).text
    }

    /// The wording in a language, if it exists.
    pub fn wording(&self, language: Language) -> Option<&str> {
        self.wordings[language as usize].as_deref()
    }

    /// Every wording that exists, once each.
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
