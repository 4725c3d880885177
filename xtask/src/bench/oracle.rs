//! A simple reference implementation of what a page must display for a content file. Benchmarks do not count wrong answers.

use std::collections::BTreeMap;

use serde_json::Value;

/// The facets: the keys of the query, and the fields with their options.
const FACETS: [(&str, &str); 5] = [
    ("area", "areas"),
    ("programme", "programmes"),
    ("objective", "objectives"),
    ("kind", "kind"),
    ("actor", "actors"),
];

/// A content file, prepared for counting.
pub struct Oracle {
    /// For each facet, the options that the file declares; for kinds, those that it uses.
    options: [Vec<String>; FACETS.len()],
    initiatives: Vec<Initiative>,
}

struct Initiative {
    /// For each facet, the initiative's options as indices into [`Oracle::options`].
    options: [Vec<usize>; FACETS.len()],
    /// The words of the name, the summary and the actors' names, in lower case, each preceded by a space.
    words: String,
}

/// The chosen options, as facet and option.
pub type Choices<'a> = [(&'a str, &'a str)];

impl Oracle {
    /// Reads a content file, which must be free of faults.
    pub fn new(content: &Value) -> Self {
        let mut options = FACETS.map(|(_, field)| {
            entries(content, field)
                .iter()
                .map(|entry| text(&entry["id"]).to_owned())
                .collect::<Vec<_>>()
        });
        let mut places: [BTreeMap<String, usize>; FACETS.len()] = options
            .each_ref()
            .map(|list| list.iter().cloned().zip(0..).collect());
        let actors: BTreeMap<&str, &Value> = entries(content, "actors")
            .iter()
            .map(|actor| (text(&actor["id"]), &actor["name"]))
            .collect();
        let mut initiatives = Vec::new();
        for source in entries(content, "initiatives") {
            let mut own: [Vec<usize>; FACETS.len()] = Default::default();
            for (facet, (_, field)) in FACETS.iter().enumerate() {
                for id in ids(&source[field]) {
                    let next = places[facet].len();
                    let place = *places[facet].entry(id.to_owned()).or_insert(next);
                    if place == next {
                        options[facet].push(id.to_owned());
                    }
                    own[facet].push(place);
                }
            }
            let mut words = String::new();
            let names = ids(&source["actors"]).filter_map(|id| actors.get(id).copied());
            for both in [&source["name"], &source["summary"]]
                .into_iter()
                .chain(names)
            {
                for language in ["sv", "en"] {
                    add_words(text(&both[language]), &mut words);
                }
            }
            initiatives.push(Initiative {
                options: own,
                words,
            });
        }
        Self {
            options,
            initiatives,
        }
    }

    /// The number of initiatives.
    pub fn total(&self) -> usize {
        self.initiatives.len()
    }

    /// The options of a facet, in the order of the file.
    pub fn options(&self, facet: &str) -> &[String] {
        facet_index(facet).map_or(&[], |facet| &self.options[facet])
    }

    /// The number of initiatives that match all choices. Choices within a facet are alternatives.
    pub fn count(&self, choices: &Choices) -> usize {
        let chosen = self.chosen(choices);
        self.initiatives
            .iter()
            .filter(|one| (0..FACETS.len()).all(|facet| one.meets(facet, &chosen[facet])))
            .count()
    }

    /// The numbers next to the options of a facet: how many initiatives would match if that option alone were chosen in it.
    pub fn counts_beside(&self, facet: &str, choices: &Choices) -> BTreeMap<&str, u64> {
        let Some(own) = facet_index(facet) else {
            return BTreeMap::new();
        };
        let chosen = self.chosen(choices);
        let mut counts = vec![0; self.options[own].len()];
        for one in &self.initiatives {
            let is_left =
                (0..FACETS.len()).all(|other| other == own || one.meets(other, &chosen[other]));
            if is_left {
                for &option in &one.options[own] {
                    counts[option] += 1;
                }
            }
        }
        self.options[own]
            .iter()
            .map(String::as_str)
            .zip(counts)
            .collect()
    }

    /// The number of initiatives with a word that begins with `typed`, which is one word in lower case. Letters typed
    /// without diacritics also match those with them.
    pub fn found(&self, typed: &str) -> usize {
        self.initiatives
            .iter()
            .filter(|one| one.words.split(' ').any(|word| begins(word, typed)))
            .count()
    }

    fn chosen(&self, choices: &Choices) -> [Vec<usize>; FACETS.len()] {
        let mut chosen: [Vec<usize>; FACETS.len()] = Default::default();
        for (facet, id) in choices {
            if let Some(facet) = facet_index(facet)
                && let Some(place) = self.options[facet].iter().position(|option| option == id)
            {
                chosen[facet].push(place);
            }
        }
        chosen
    }
}

impl Initiative {
    fn meets(&self, facet: usize, chosen: &[usize]) -> bool {
        chosen.is_empty()
            || self.options[facet]
                .iter()
                .any(|option| chosen.contains(option))
    }
}

fn facet_index(name: &str) -> Option<usize> {
    FACETS.iter().position(|(key, _)| *key == name)
}

fn entries<'a>(content: &'a Value, list: &str) -> &'a [Value] {
    content[list].as_array().map_or(&[], Vec::as_slice)
}

/// The ids in a field, which may be a list or a single id.
fn ids(field: &Value) -> impl Iterator<Item = &str> {
    let list = field.as_array().map_or(&[][..], Vec::as_slice);
    list.iter().chain([field]).filter_map(Value::as_str)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Appends the words of a text: runs of letters and digits.
fn add_words(text: &str, words: &mut String) {
    let mut is_within = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            is_within = false;
            continue;
        }
        if !is_within {
            words.push(' ');
            is_within = true;
        }
        words.extend(letter.to_lowercase());
    }
}

fn begins(word: &str, typed: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().all(|wanted| {
        letters.next().is_some_and(|letter| {
            letter == wanted
                || match letter {
                    'å' | 'ä' | 'à' | 'á' => wanted == 'a',
                    'ö' | 'ó' | 'ø' => wanted == 'o',
                    'é' | 'è' => wanted == 'e',
                    'ï' => wanted == 'i',
                    'ü' => wanted == 'u',
                    _ => false,
                }
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn oracle() -> Oracle {
        Oracle::new(&json!({
            "areas": [{"id": "a"}, {"id": "b"}],
            "actors": [{"id": "region", "name": {"sv": "Region Örebro"}}],
            "initiatives": [
                {"id": "1", "kind": "report", "areas": ["a", "b"], "name": {"sv": "Hälsa"}, "actors": ["region"]},
                {"id": "2", "kind": "event", "areas": ["b"], "name": {"sv": "E-vård", "en": "Naïve"}},
                {"id": "3", "kind": "report", "areas": null, "name": {"sv": "Halt"}},
            ],
        }))
    }

    #[test]
    fn choices_of_one_facet_are_alternatives() {
        let oracle = oracle();
        assert_eq!(oracle.count(&[]), 3);
        assert_eq!(oracle.count(&[("area", "a")]), 1);
        assert_eq!(oracle.count(&[("area", "a"), ("area", "b")]), 2);
        assert_eq!(oracle.count(&[("area", "b"), ("kind", "report")]), 1);
        let beside = oracle.counts_beside("area", &[("kind", "report"), ("area", "a")]);
        assert_eq!(beside, BTreeMap::from([("a", 1), ("b", 1)]));
        assert_eq!(oracle.options("kind"), ["report", "event"]);
    }

    #[test]
    fn words_are_found_by_their_beginnings() {
        let oracle = oracle();
        for (typed, count) in [
            ("hal", 2),
            ("häl", 1),
            ("ö", 1),
            ("o", 1),
            ("v", 1),
            ("nai", 1),
            ("ård", 0),
        ] {
            assert_eq!(oracle.found(typed), count, "{typed}");
        }
    }
}
