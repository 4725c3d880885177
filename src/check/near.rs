//! How far words are from each other, without reckoning it for those that are plainly far.

/// How often each letter is in a word, by its place among so many; letters that share a place count as one.
#[derive(Clone, Copy)]
pub(super) struct Letters([u8; PLACES]);

const PLACES: usize = 32;

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let mut letters = [0_u8; PLACES];
        for letter in word.chars() {
            let place = &mut letters[letter as usize % PLACES];
            *place = place.saturating_add(1);
        }
        Self(letters)
    }

    /// Whether two words may be within so many slips of each other: each slip brings one letter at most, and takes one away.
    pub(super) fn may_be_within(&self, other: &Self, most: usize) -> bool {
        let (mut more, mut fewer) = (0, 0);
        for (&one, &other) in self.0.iter().zip(&other.0) {
            more += u32::from(one.saturating_sub(other));
            fewer += u32::from(other.saturating_sub(one));
        }
        more.max(fewer) as usize <= most
    }
}

/// How many slips are between two words, if they are so many at most.
pub(super) fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    Some(strsim::damerau_levenshtein(one, other)).filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_word_that_is_near_is_passed_over(one in "[abåñ ]{0,9}", other in "[abåñ ]{0,9}", most in 0..4_usize) {
            if slips(&one, &other, most).is_some() {
                prop_assert!(Letters::of(&one).may_be_within(&Letters::of(&other), most));
            }
        }
    }
}
