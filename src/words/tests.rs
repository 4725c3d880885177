//! Rules for every language's words, sentence by sentence.

use super::*;
use crate::content::{Content, FileError, Strategy};

/// The sentences in a field of a table.
pub(super) trait Said {
    fn said(&self, _: &mut Vec<&'static str>) {}
}

impl Said for &'static str {
    fn said(&self, all: &mut Vec<&'static str>) {
        all.push(self);
    }
}

impl Said for Sentence {
    fn said(&self, all: &mut Vec<&'static str>) {
        all.push(self.0);
    }
}

impl Said for Counted {
    fn said(&self, all: &mut Vec<&'static str>) {
        all.extend(self.0);
    }
}

impl<T: Said, const N: usize> Said for [T; N] {
    fn said(&self, all: &mut Vec<&'static str>) {
        for one in self {
            one.said(all);
        }
    }
}

impl Said for TakeawayWords {
    fn said(&self, all: &mut Vec<&'static str>) {
        all.extend([self.and, self.each]);
        for sentence in [
            self.area_one,
            self.area_one_besides,
            self.area_all,
            self.area_all_besides,
            self.area_most,
            self.area_most_two,
            self.area_most_besides,
            self.area_most_two_besides,
            self.year_one,
            self.year_all,
            self.year_most,
        ] {
            sentence.said(all);
        }
    }
}

impl Said for fn(Facet) -> Sentence {
    fn said(&self, all: &mut Vec<&'static str>) {
        for facet in Facet::ALL {
            self(facet).said(all);
        }
    }
}

impl Said for fn(View) -> Sentence {
    fn said(&self, all: &mut Vec<&'static str>) {
        for &view in View::ALL {
            self(view).said(all);
        }
    }
}

impl Said for fn(Columns) -> Sentence {
    fn said(&self, all: &mut Vec<&'static str>) {
        for &columns in Columns::ALL {
            self(columns).said(all);
        }
    }
}

impl Said for Language {}
impl Said for Noun<'static> {}
impl Said for bool {}
impl Said for usize {}
impl Said for fn(usize) -> bool {}
impl Said for fn(u16) -> String {}
impl Said for fn(&FileError) -> String {}
impl Said for fn(ObjectiveOrder) -> &'static str {}
impl Said for fn(Language) -> &'static str {}
impl Said for fn(Kind) -> &'static str {}
impl Said for fn(Family) -> &'static str {}
impl Said for fn(ActorKind) -> &'static str {}

/// The placeholders in a sentence.
fn places(sentence: &str) -> Vec<&str> {
    sentence.split(['{', '}']).skip(1).step_by(2).collect()
}

/// The names of the strategy's nouns in all their forms.
fn nouns() -> Vec<String> {
    let mut all = Vec::new();
    for noun in ["area", "objective", "programme", "initiative"] {
        for form in ["", "the_", "full_"] {
            for plural in ["", "s"] {
                let own = [form, noun, plural].concat();
                let mut capital = own.clone();
                capital[..1].make_ascii_uppercase();
                all.extend([own, capital]);
            }
        }
    }
    all
}

/// Every sentence of a language.
fn sentences(language: Language) -> Vec<(&'static str, &'static str)> {
    let mut all = words(language).sentences();
    all.extend(late_words(language).sentences());
    all.extend(page_words(language).sentences());
    all.extend(view_words(language).sentences());
    all
}

#[test]
fn the_places_of_a_sentence_are_the_same_in_every_language() {
    let nouns = nouns();
    let values = |language| -> Vec<(&str, Vec<&str>)> {
        let sentences = sentences(language).into_iter();
        let own = |(field, sentence)| {
            let mut places = places(sentence);
            places.retain(|place| !nouns.iter().any(|noun| noun == place));
            places.sort_unstable();
            (field, places)
        };
        sentences.map(own).collect()
    };
    let swedish = values(Language::Swedish);
    assert!(swedish.iter().any(|(_, values)| !values.is_empty()));
    for language in [Language::English, Language::MadeUp] {
        for (own, swedish) in values(language).into_iter().zip(&swedish) {
            assert_eq!(own, *swedish, "{language:?}");
        }
    }
}

#[test]
fn a_language_without_endings_asks_for_none() {
    for (field, sentence) in sentences(Language::English) {
        for place in places(sentence) {
            assert!(
                !place.starts_with("the_") && !place.starts_with("The_"),
                "{field}: {sentence}"
            );
        }
    }
    for language in Language::ALL {
        for noun in words(language).nouns {
            let has_endings = !noun.the_one.is_empty() && !noun.the_many.is_empty();
            assert_eq!(has_endings, phrases::has_endings(language), "{noun:?}");
        }
    }
}

/// The strategy of a content with only this in it.
fn strategy(json: &str) -> Strategy {
    let file = format!(
        r#"{{"version": 1, "strategy": {json}, "areas": [{{"id": "a", "number": 1, "name": {{"sv": "A"}}}}]}}"#
    );
    Content::read(file.as_bytes()).unwrap().0.strategy
}

/// A phrase with a number.
type OfNumber = (&'static str, fn(Phrases, usize) -> String);

/// All phrases with a number.
const OF_NUMBERS: [OfNumber; 30] = [
    ("initiatives", |say, n| say.initiatives(n)),
    ("initiatives_of", |say, n| say.initiatives_of(n, n)),
    ("objectives", |say, n| say.things(Thing::Objective, n)),
    ("areas", |say, n| say.full_things(Thing::Area, n)),
    ("programmes", |say, n| say.full_things(Thing::Programme, n)),
    ("filter_toggle", |say, n| say.filter_toggle(n)),
    ("group", |say, n| say.group("x", n)),
    ("bin", |say, n| say.bin("x", "2016", n)),
    ("lifting", |say, n| say.lifting("x", n)),
    ("seats", |say, n| say.say_count(say.page_words().seats, n)),
    ("more_actors", |say, n| {
        say.say_count(say.words().more_actors, n)
    }),
    ("found_actors", |say, n| {
        say.say_count(say.words().found_actors, n)
    }),
    ("all_on_one_page", |say, n| say.all_on_one_page(n)),
    ("row_list", |say, n| {
        say.say_initiatives(say.words().row_list, n)
    }),
    ("show_initiatives", |say, n| {
        say.say_initiatives(say.words().show_initiatives, n)
    }),
    ("show_more", |say, n| {
        say.say_count(say.words().show_more, n)
    }),
    ("objectives_shown", |say, n| {
        say.say_count_of(say.view_words().objectives_shown, n, 20_000)
    }),
    ("unrolled_more", |say, n| {
        say.say_count(say.view_words().unrolled_more, n)
    }),
    ("timeline_undated", |say, n| {
        say.say_count(say.view_words().timeline_undated, n)
    }),
    ("timeline_more", |say, n| {
        say.say_count(say.view_words().timeline_more, n)
    }),
    ("timeline_listed", |say, n| {
        say.say_count(say.view_words().timeline_listed, n)
    }),
    ("year_option", |say, n| say.year_option(2016, n)),
    ("group_here", |say, n| say.group_here("x", n, n)),
    ("matrix_in_both", |say, n| {
        let values = [
            ("n", &*say.count(n)),
            ("all_initiatives", &*say.initiatives(n)),
        ];
        say.say_with(say.view_words().matrix_in_both, &values)
    }),
    ("objectives_unnamed", |say, n| {
        let values = [
            ("n", &*say.count(n)),
            ("all_initiatives", &*say.initiatives(n)),
        ];
        say.say_with(say.view_words().objectives_unnamed, &values)
    }),
    ("timeline_here", |say, n| {
        let values = [("n", &*say.count(n)), ("total", &say.count(n))];
        say.say_with(say.view_words().timeline_here, &values)
    }),
    ("some_of", |say, n| {
        let values = [("n", &*say.count(n)), ("total", &say.count(n))];
        say.say_with(say.words().some_of, &values)
    }),
    ("since_new", |say, n| {
        say.say_count(say.words().since_new, n)
    }),
    ("since_changed", |say, n| {
        say.say_count(say.words().since_changed, n)
    }),
    ("since_removed", |say, n| {
        say.say_count(say.words().since_removed, n)
    }),
];

/// Those phrases for one.
const OF_ONE: [(Language, [&str; OF_NUMBERS.len()]); 2] = [
    (
        Language::Swedish,
        [
            "1 insats",
            "1 insats",
            "1 målsättning",
            "1 prioriterat område",
            "1 samverkansprogram",
            "Filtrera (1 vald)",
            "x, 1 insats",
            "x, 2016: 1 insats",
            "utan x: 1 insats",
            "1 plats",
            "1 aktör till: sök efter den här ovanför.",
            "1 aktör heter så.",
            "1 insats på en sida",
            "1 insats: visa listan",
            "Visa 1 insats",
            "Visa 1 till",
            "1 av strategins 20\u{a0}000 målsättningar visas. Övriga har vi inte kunnat bekräfta.",
            "1 insats till",
            "Utan årtal (1)",
            "1 äldre till: visa bara den här gruppen",
            "1 till finns i listan",
            "2016 (1)",
            "x, 1 insats, varav 1 främst här",
            "1 av 1 insats hör till både område och samverkansprogram. En nolla betyder att ingen sådan koppling är känd, inte att inget görs.",
            "1 av 1 insats i ett område saknar målsättning i kartan. Ett litet antal kan därför betyda att kopplingen inte är känd.",
            "1 av 1 främst här",
            "1 av 1",
            "1 ny",
            "1 ändrad",
            "1 har tagits bort",
        ],
    ),
    (
        Language::English,
        [
            "1 initiative",
            "1 initiative",
            "1 objective",
            "1 priority area",
            "1 collaboration programme",
            "Filter (1 selected)",
            "x, 1 initiative",
            "x, 2016: 1 initiative",
            "without x: 1 initiative",
            "1 place",
            "1 more organisation: search for it above.",
            "1 organisation has that name.",
            "1 initiative on one page",
            "1 initiative: show the list",
            "Show 1 initiative",
            "Show 1 more",
            "1 of the strategy’s 20,000 objectives is here: the rest could not be verified.",
            "1 more initiative",
            "No date (1)",
            "1 older one: show this group alone",
            "1 more is in the list",
            "2016 (1)",
            "x, 1 initiative, 1 of them mainly here",
            "1 of 1 initiative are linked to areas as well as to collaboration programmes. A nought means that no such link is known, not that nothing is done.",
            "No objective is given for 1 of 1 initiative in the areas. A low number may also mean that the link is not known.",
            "1 of 1 mainly here",
            "1 of 1",
            "1 new",
            "1 changed",
            "1 has been removed",
        ],
    ),
];

#[test]
fn every_number_has_its_plural_and_its_thousands_set_apart() {
    let strategy = strategy("{}");
    for (language, of_one) in OF_ONE {
        let say = Phrases::new(&strategy, language);
        let thousands = number(10_000, language);
        assert!(thousands.chars().count() == 6, "{thousands}");
        for ((name, said), expected) in OF_NUMBERS.into_iter().zip(of_one) {
            assert_eq!(said(say, 1), expected, "{name} of one");
            let many = said(say, 10_000);
            assert!(many.contains(&thousands), "{name}: {many}");
            assert!(
                !many.contains("10000") && !many.contains(['{', '}']),
                "{many}"
            );
        }
    }
    let swedish = Phrases::new(&strategy, Language::Swedish);
    assert_eq!(swedish.filter_toggle(3), "Filtrera (3 valda)");
    assert_eq!(swedish.hub_caption(1, 1), "insats");
    assert_eq!(swedish.hub_caption(1, 10_000), "av 10\u{a0}000 insatser");
    assert_eq!(
        swedish.map_summary(1, 1, 1, 1),
        "1 prioriterat område och 1 samverkansprogram med 1 insats på 1 plats, eftersom insatser kan höra till flera."
    );
    let english = Phrases::new(&strategy, Language::English);
    assert_eq!(
        english.map_summary(8, 5, 10_000, 20_000),
        "8 priority areas and 5 collaboration programmes with 10,000 initiatives in 20,000 places, since initiatives can belong to several."
    );
    assert_eq!(english.page_of(2, 1_000), "Initiatives, page 2 of 1,000");
}

/// Every sentence with a number is in the table above.
#[test]
fn no_counted_sentence_is_left_out() {
    let counted = |language| {
        let sentences = sentences(language).into_iter();
        let has_number = |(field, sentence): (&'static str, &str)| {
            places(sentence).contains(&"n").then_some(field)
        };
        let mut fields: Vec<_> = sentences.filter_map(has_number).collect();
        fields.dedup();
        fields
    };
    for language in Language::ALL {
        for field in counted(language) {
            let is_money = ["kron", "euro"].iter().any(|unit| field.contains(unit));
            let is_tried = OF_NUMBERS.iter().any(|(name, _)| *name == field);
            assert!(is_tried || is_money || field == "filter_chosen", "{field}");
        }
    }
}

#[test]
fn a_strategy_has_its_own_terms() {
    let own = strategy(
        r#"{"terms": {
            "area": {
                "one": {"sv": "tema", "en": "theme"}, "many": {"sv": "teman", "en": "themes"},
                "the_one": {"sv": "temat"}, "the_many": {"sv": "temana"}
            },
            "initiative": {
                "one": {"sv": "åtgärd", "en": "measure"}, "many": {"sv": "åtgärder", "en": "measures"},
                "the_one": {"sv": "åtgärden"}, "the_many": {"sv": "åtgärderna"}
            },
            "programme": {"one": {"sv": "nod", "en": "hub"}, "many": {"sv": "noder", "en": "hubs"}}
        }}"#,
    );
    let swedish = Phrases::new(&own, Language::Swedish);
    let facet = |say: Phrases, facet| say.say((say.words().facet)(facet));
    let condition = |say: Phrases, facet| say.say((say.words().facet_condition)(facet));
    assert_eq!(facet(swedish, Facet::Area), "Tema");
    assert_eq!(condition(swedish, Facet::Area), "de valda temana");
    assert_eq!(swedish.say(swedish.view_words().results), "Åtgärder");
    assert_eq!(swedish.say(swedish.words().filter), "Filtrera åtgärderna");
    assert_eq!(
        swedish.say(swedish.late_words().no_objectives),
        "Temats målsättningar är inte med, eftersom deras lydelse inte har kunnat bekräftas."
    );
    // Without the endings that Swedish needs, its own word is used.
    assert_eq!(facet(swedish, Facet::Programme), "Samverkansprogram");
    let english = Phrases::new(&own, Language::English);
    assert_eq!(facet(english, Facet::Programme), "Hub");
    assert_eq!(condition(english, Facet::Area), "the selected themes");
    assert_eq!(english.initiatives(1), "1 measure");
    assert_eq!(english.programmes_heading(), "Hubs");
    assert_eq!(english.programme_of(Some(2012)), "Hub of 2012");
    // A language that takes its words from Swedish takes the Swedish terms, too.
    let made_up = Phrases::new(&own, Language::MadeUp);
    assert_eq!(made_up.say(made_up.words().filter), "Pip åtgärderna");
}

#[test]
fn a_language_may_have_a_few_words_of_its_own() {
    let (own, swedish) = (words(Language::MadeUp), words(Language::Swedish));
    let lead = page_words(Language::MadeUp).lead;
    assert_eq!((lead, own.search), ("Pip pip pip.", "Pip?"));
    assert_eq!((own.close, own.retry), (swedish.close, swedish.retry));
    assert_eq!(
        own.language,
        Language::Swedish,
        "it has no nouns of its own"
    );
    assert_eq!(view_words(Language::MadeUp).timeline_today, "pip");
    assert_eq!(embed_words(Language::MadeUp).heading, "Pip!");
}
