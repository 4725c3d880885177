//! The languages of the interface and of the content: one list, from which everything that depends on the language is
//! derived.

/// The properties of a language.
struct Entry {
    /// Its BCP 47 tag.
    tag: &'static str,
    /// The folder of its pages, unless they are at the site's root.
    folder: &'static str,
    /// Its name for itself.
    name: &'static str,
    /// The letters that follow z in its alphabet, in order.
    after_z: &'static str,
    /// The letters that it sorts as another letter.
    sorted_as: &'static [(char, char)],
}

/// Defines [`Language`] from the list of all languages.
macro_rules! languages {
    ($(
        $(#[doc = $doc:literal])*
        $(#[cfg($condition:meta)])?
        $variant:ident {
            tag: $tag:literal, name: $name:literal, after_z: $after_z:literal, sorted_as: $sorted_as:expr $(,)?
        }
    )*) => {
        /// A language of the interface and of the content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $($(#[doc = $doc])* $(#[cfg($condition)])? $variant,)*
        }

        impl Language {
            /// All languages. A text that is missing in a reader's language is displayed in the first of these in which it
            /// exists.
            pub const ALL: [Self; COUNT] = [$($(#[cfg($condition)])? Self::$variant,)*];

            const fn entry(self) -> &'static Entry {
                match self {
                    $($(#[cfg($condition)])? Self::$variant => &Entry {
                        tag: $tag,
                        folder: concat!($tag, "/"),
                        name: $name,
                        after_z: $after_z,
                        sorted_as: $sorted_as,
                    },)*
                }
            }
        }

        /// The number of languages.
        const COUNT: usize = [$($(#[cfg($condition)])? $tag,)*].len();
    };
}

languages! {
    /// Swedish.
    Swedish {
        tag: "sv",
        name: "Svenska",
        after_z: "åäö",
        // The Swedish rules of the Unicode Common Locale Data Repository (CLDR), as far as our names need them.
        sorted_as: &[('æ', 'ä'), ('Æ', 'ä'), ('ø', 'ö'), ('Ø', 'ö'), ('ü', 'y'), ('Ü', 'y')],
    }
    /// English.
    English { tag: "en", name: "English", after_z: "", sorted_as: &[] }
    /// A language for tests, which has a few words of its own and takes all others from Swedish.
    #[cfg(test)]
    MadeUp { tag: "qaa", name: "Pip-pip", after_z: "", sorted_as: &[] }
}

impl Language {
    /// The BCP 47 tag for `lang` attributes.
    ///
    /// ```
    /// # use life_science_map::content::Language;
    /// assert_eq!(Language::Swedish.tag(), "sv");
    /// ```
    pub const fn tag(self) -> &'static str {
        self.entry().tag
    }

    /// The language with this tag.
    ///
    /// ```
    /// # use life_science_map::content::Language;
    /// assert_eq!(Language::from_tag("en"), Some(Language::English));
    /// assert_eq!(Language::from_tag("tlh"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language's name for itself.
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    /// The folder of its pages, with a slash at the end, if another language has the site's root: see
    /// [`Strategy::folder`](super::Strategy::folder).
    pub const fn folder(self) -> &'static str {
        self.entry().folder
    }

    /// The letters that follow z in its alphabet, in order.
    pub const fn letters_after_z(self) -> &'static str {
        self.entry().after_z
    }

    /// The letter that a letter is sorted as, which is usually itself.
    pub fn sorted_as(self, letter: char) -> char {
        let own = self
            .entry()
            .sorted_as
            .iter()
            .find(|(own, _)| *own == letter);
        own.map_or(letter, |(_, other)| *other)
    }
}
