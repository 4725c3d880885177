//! Any state is drawn.

use life_science_map::content::Language;
use life_science_map::figure::{Format, Scene};
use life_science_map::query::matrix::Columns;
use life_science_map::query::{Choice, Facet, Filter};
use life_science_map::state::{State, Theme, View};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::REAL;
use crate::laws::hold;

/// Any state of the real content.
fn any_state() -> impl Strategy<Value = State> {
    let options: Vec<Choice> = Facet::ALL
        .into_iter()
        .flat_map(|facet| facet.options(&REAL.content))
        .collect();
    let year = || proptest::option::weighted(0.3, 2010..2030_u16);
    (
        proptest::collection::vec(select(options), 0..6),
        (year(), year()),
        proptest::option::weighted(0.2, "[a-zåäö]{1,12}( [a-z]{1,40}){0,3}"),
        select(View::ALL),
        proptest::option::weighted(0.2, any::<Index>()),
        proptest::collection::vec(any::<Index>(), 0..3),
        (
            select(Columns::ALL),
            proptest::option::weighted(0.2, any::<Index>()),
        ),
    )
        .prop_map(
            |(choices, (from, to), search, view, open, unfolded, (columns, with))| {
                let filter = choices.into_iter().fold(Filter::default(), Filter::with);
                let filter = filter
                    .with_from(from)
                    .with_to(to)
                    .with_search(search.unwrap_or_default());
                let mut state = REAL.state("");
                let actors = REAL.content.actors();
                let with = with.and_then(|with| REAL.content.find_actor(&with.get(actors).id));
                state.query.filter = match with {
                    Some(with) => filter.together_with(with),
                    None => filter,
                };
                state.query.view = view;
                state.query.columns = columns;
                let content = &REAL.content;
                let initiatives: Vec<_> = content.facts().initiatives().collect();
                state.open = open.map(|open| *open.get(&initiatives));
                let areas = unfolded.iter().map(|area| area.get(content.areas()));
                state.query.unfolded = areas
                    .filter_map(|area| content.find_area(&area.id))
                    .collect();
                state.query = state.query.canonical();
                state
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_state_is_drawn(
        state in any_state(),
        format in select(Format::ALL),
        theme in select(Theme::ALL),
        language in select(Language::ALL.to_vec()),
    ) {
        hold(&Scene { format, theme, language, ..REAL.scene(&state) });
    }
}
