//! Text in the two languages of the map.

/// A language of the interface and of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Swedish, the language of the strategy itself. Served at `/`.
    Swedish,
    /// English. Served at `/en/`.
    English,
}

impl Language {
    /// Both languages, Swedish first.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The BCP 47 tag, as `lang` attributes want it: `sv` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The language that this one is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Swedish => Self::English,
            Self::English => Self::Swedish,
        }
    }
}

/// A text in Swedish, in English, or in both. There is always at least one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    first: (Language, Box<str>),
    other: Option<Box<str>>,
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
    /// A text that exists in one language only.
    pub fn only(language: Language, text: impl Into<Box<str>>) -> Self {
        Self {
            first: (language, text.into()),
            other: None,
        }
    }

    /// A text in both languages.
    pub fn both(swedish: impl Into<Box<str>>, english: impl Into<Box<str>>) -> Self {
        Self {
            first: (Language::Swedish, swedish.into()),
            other: Some(english.into()),
        }
    }

    /// The text for a reader of `language`, in the other language where that one is missing.
    pub fn localized(&self, language: Language) -> Localized<'_> {
        match &self.other {
            Some(other) if language != self.first.0 => Localized {
                text: other,
                language,
            },
            _ => Localized {
                text: &self.first.1,
                language: self.first.0,
            },
        }
    }

    /// Only the words of [`Text::localized`].
    pub fn in_language(&self, language: Language) -> &str {
        self.localized(language).text
    }

    /// Every wording that exists, once each.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&*self.first.1).chain(self.other.as_deref())
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
        let both = Text::both("hälsa", "health");
        assert_eq!(
            both.localized(Language::English),
            Localized {
                text: "health",
                language: Language::English
            }
        );
        assert_eq!(both.wordings().collect::<Vec<_>>(), ["hälsa", "health"]);
    }
}
