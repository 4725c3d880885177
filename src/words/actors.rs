//! The words of the table of actors, and its sentences.

#[cfg(test)]
use super::made_up;
use super::{Counted, Phrases, Sentence, english, swedish};
use crate::content::{ActorIdx, ActorKind, Content, Language};
use crate::query::{ActorTable, Filter, LeadingActors, Shown, only_actor, years_of_actor};

/// The words. A separate table, because only this view needs them.
#[derive(Clone, Copy)]
pub struct ActorWords {
    /// The caption of the table.
    pub caption: Sentence,
    /// The heading of a kind of actors.
    pub group: fn(ActorKind) -> &'static str,
    /// The heading of those whose kind is not known.
    pub group_unknown: &'static str,
    /// A kind of actors within a sentence, after "among".
    pub among: fn(ActorKind) -> &'static str,
    /// The column of what serves no area.
    pub no_area: Sentence,
    /// The column that has the largest areas in words.
    pub largest: Sentence,
    /// The button that sorts by number.
    pub most_first: &'static str,
    /// What the order is that of, too.
    pub order_note: Sentence,
    /// Who leads in the first group, with `{group}` and `{names}`.
    pub leading: Sentence,
    /// Who leads in a further group.
    pub leading_next: Sentence,
    /// If nothing that is shown has an actor.
    pub nobody: Sentence,
    /// How to read the table.
    pub note: Sentence,
    /// What can be chosen in it.
    pub note_choose: Sentence,
    /// What the table counts while an actor is chosen.
    pub of_all: Sentence,
    /// What an actor does, with `{name}` and `{all_initiatives}`; `{with}` and `{most}` follow, which may be empty.
    pub takes_part: Sentence,
    /// With whom, with `{names}`.
    pub takes_part_with: Sentence,
    /// The areas that most of it serves, with `{names}`.
    pub most_in: Sentence,
    /// The areas that all of it serves, with `{names}`.
    pub all_in: Sentence,
    /// When the first and the last began, with `{first}` and `{last}`.
    pub began: Sentence,
    /// When all began, with `{first}`.
    pub began_in: Sentence,
    /// The heading of those with whom an actor takes part.
    pub together: &'static str,
    /// If nobody else takes part.
    pub alone: &'static str,
    /// The button that shows the rest of them.
    pub others: Counted,
}

/// The words in a language.
pub const fn actor_words(language: Language) -> &'static ActorWords {
    match language {
        Language::Swedish => &swedish::ACTORS,
        Language::English => &english::ACTORS,
        #[cfg(test)]
        Language::MadeUp => &made_up::ACTORS,
    }
}

/// "Flest insatser bland myndigheterna: Vinnova (49) och Vetenskapsrådet (26); bland lärosätena: …". Empty if nobody leads.
pub fn leading_actors(content: &Content, leading: &[LeadingActors], language: Language) -> String {
    let phrases = Phrases::new(&content.strategy, language);
    let words = actor_words(language);
    let mut said = String::new();
    for group in leading {
        let leaders = group.rows.iter().map(|row| {
            let name = content.actor(row.actor).name.in_language(language);
            [name, " (", &phrases.count(row.count as usize), ")"].concat()
        });
        let names = joined(phrases, &leaders.collect::<Vec<_>>());
        let sentence = if said.is_empty() {
            words.leading
        } else {
            words.leading_next
        };
        let values = [("group", (words.among)(group.kind)), ("names", &names)];
        said.push_str(&phrases.say_with(sentence, &values));
    }
    if !said.is_empty() {
        said.push('.');
    }
    said
}

/// "Vinnova deltar i 49 insatser, flest inom Forskning och infrastruktur." Empty if not exactly one actor is chosen.
pub fn actor_sentence(
    content: &Content,
    filter: &Filter,
    table: &ActorTable,
    shown: &Shown,
    language: Language,
) -> String {
    let phrases = Phrases::new(&content.strategy, language);
    let words = actor_words(language);
    let Some(actor) = only_actor(filter) else {
        return String::new();
    };
    let name_of = |actor: ActorIdx| content.actor(actor).name.in_language(language).to_owned();
    let with = filter.with_actors().iter().filter(|own| **own != actor);
    let with: Vec<_> = with.copied().map(name_of).collect();
    let with = if with.is_empty() {
        String::new()
    } else {
        phrases.say_with(words.takes_part_with, &[("names", &joined(phrases, &with))])
    };
    let leading = table.leading_areas(actor);
    let most = leading.map_or_else(String::new, |leading| {
        let names = leading.which.iter();
        let names = names.map(|&area| content.area(area).short.in_language(language).to_owned());
        let is_all = leading.count as usize == shown.count();
        let sentence = if is_all { words.all_in } else { words.most_in };
        let names = joined(phrases, &names.collect::<Vec<_>>());
        phrases.say_with(sentence, &[("names", &names)])
    });
    let values = [
        ("name", &*name_of(actor)),
        ("all_initiatives", &*phrases.initiatives(shown.count())),
        ("with", &*with),
        ("most", &*most),
    ];
    phrases.say_with(words.takes_part, &values)
}

/// When what is shown of an actor began. Empty if nothing of it has a date.
pub fn actor_years(
    content: &Content,
    shown: &Shown,
    actor: ActorIdx,
    language: Language,
) -> String {
    let words = actor_words(language);
    let Some((first, last)) = years_of_actor(content, shown, actor) else {
        return String::new();
    };
    let sentence = if first == last {
        words.began_in
    } else {
        words.began
    };
    let values = [("first", &*first.to_string()), ("last", &*last.to_string())];
    Phrases::new(&content.strategy, language).say_with(sentence, &values)
}

/// "a", "a och b", "a, b och c".
fn joined(phrases: Phrases, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => [&*before.join(", "), phrases.words().takeaway.and, last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::query::{Choice, SearchIndex, Sort, shown};

    fn read(file: &str) -> Content {
        Content::read(file.as_bytes()).unwrap().0
    }

    const FILE: &str = r#"{"version": 1,
        "areas": [
            {"id": "a", "name": {"sv": "Ett"}, "short": {"sv": "Ett", "en": "One"}},
            {"id": "b", "name": {"sv": "Två"}, "short": {"sv": "Två", "en": "Two"}}
        ],
        "actors": [
            {"id": "g", "kind": "government", "name": {"sv": "Regeringen"}},
            {"id": "x", "kind": "agency", "name": {"sv": "Verket"}},
            {"id": "y", "kind": "agency", "name": {"sv": "Rådet"}},
            {"id": "z", "kind": "company", "name": {"sv": "Bolaget"}}
        ],
        "initiatives": [
            {"id": "1", "kind": "report", "name": {"sv": "1"}, "areas": ["a"], "actors": ["g", "x", "y"], "date": {"from": "2016"}},
            {"id": "2", "kind": "report", "name": {"sv": "2"}, "areas": ["a", "b"], "actors": ["g", "x"], "date": {"from": "2019"}},
            {"id": "3", "kind": "report", "name": {"sv": "3"}, "areas": ["b"], "actors": ["z"]}
        ]}"#;

    fn table(content: &Content, filter: &Filter) -> (ActorTable, Shown) {
        let index = SearchIndex::new(content);
        let base = shown(content, &index, &ActorTable::base(filter));
        let table = ActorTable::new(content, filter, &base, Sort::Best, Language::Swedish);
        (table, shown(content, &index, filter))
    }

    #[test]
    fn the_leading_ones_are_named_without_the_government() {
        let content = read(FILE);
        let (table, _) = table(&content, &Filter::default());
        let said = leading_actors(&content, &table.leading(), Language::Swedish);
        // A single company leads nobody.
        assert_eq!(
            said,
            "Flest insatser bland myndigheterna: Verket (2) och Rådet (1)."
        );
        let said = leading_actors(&content, &table.leading(), Language::English);
        assert_eq!(
            said,
            "Most initiatives among the agencies: Verket (2) and Rådet (1)."
        );
        assert_eq!(leading_actors(&content, &[], Language::Swedish), "");
    }

    #[test]
    fn an_actors_sentence_says_how_much_where_and_with_whom() {
        let content = read(FILE);
        let actor = |id| content.find_actor(id).unwrap();
        let of = |id| Filter::default().with(Choice::Actor(actor(id)));
        let say = |filter: &Filter, language| {
            let (table, shown) = table(&content, filter);
            actor_sentence(&content, filter, &table, &shown, language)
        };
        assert_eq!(
            say(&of("x"), Language::Swedish),
            "Verket deltar i 2 insatser inom Ett."
        );
        let with = of("x").together_with(actor("y"));
        assert_eq!(
            say(&with, Language::Swedish),
            "Verket deltar i 1 insats tillsammans med Rådet inom Ett."
        );
        assert_eq!(
            say(&with, Language::English),
            "Verket takes part in 1 initiative together with Rådet in One."
        );
        assert_eq!(say(&Filter::default(), Language::Swedish), "");
        let years = |id| {
            let (_, shown) = table(&content, &of(id));
            actor_years(&content, &shown, actor(id), Language::Swedish)
        };
        assert_eq!(years("x"), "Den första började 2016 och den senaste 2019.");
        assert_eq!(years("y"), "Började 2016.");
        assert_eq!(years("z"), "");
    }

    #[test]
    fn no_sentence_lacks_a_value() {
        let content = read(FILE);
        for language in Language::ALL {
            let words = actor_words(language);
            let phrases = Phrases::new(&content.strategy, language);
            for sentence in [
                words.caption,
                words.no_area,
                words.largest,
                words.order_note,
                words.nobody,
                words.note,
                words.note_choose,
            ] {
                let said = phrases.say(sentence);
                assert!(!said.is_empty() && !said.contains(['{', '}']), "{said}");
            }
            for kind in ActorKind::ALL {
                assert!(!(words.group)(kind).is_empty() && !(words.among)(kind).is_empty());
            }
            assert_eq!(phrases.say_count(words.others, 3).matches('3').count(), 1);
        }
    }
}
