//! States in addresses: they are read, written and read again.

use life_science_map::state::url;
use proptest::prelude::*;
use serde::Deserialize;

use super::{known, real};
use crate::any::{any_query_string, any_state};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn states_survive_the_address_bar(state in any_state(real())) {
        let content = &real().content;
        let query_string = url::write(&state, content);
        prop_assert!(query_string.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"*-._%+&=".contains(&byte)));
        prop_assert_eq!(url::parse(&query_string, content), (state.clone(), vec![]));
        prop_assert_eq!(url::parse(&format!("?{query_string}"), content), (state, vec![]));
    }

    #[test]
    fn a_page_of_its_own_differs_in_nothing_but_the_frame(state in any_state(real())) {
        let content = &real().content;
        let frame = ["embed", "controls"];
        let own = url::write(&state.clone().by_itself(), content);
        let keys = |query_string: &str| -> Vec<String> {
            query_string.split('&').map(|pair| pair.split('=').next().unwrap().to_owned()).collect()
        };
        let mut expected = keys(&url::write(&state, content));
        expected.retain(|key| !frame.contains(&&**key));
        if expected.is_empty() {
            expected.push(String::new());
        }
        prop_assert_eq!(keys(&own), expected);
        prop_assert_eq!(url::parse(&own, content).0, state.by_itself());
    }

    #[test]
    fn every_query_string_has_one_canonical_form(query_string in any_query_string()) {
        let content = &known().content;
        let (state, _) = url::parse(&query_string, content);
        let canonical = url::write(&state, content);
        let (again, ignored) = url::parse(&canonical, content);
        prop_assert_eq!(&again, &state);
        prop_assert_eq!(ignored, vec![]);
        prop_assert_eq!(url::write(&again, content), canonical);
    }
}

#[test]
fn urls_read_and_write_as_the_cases_say() {
    #[derive(Deserialize)]
    struct Case {
        about: String,
        given: String,
        canonical: String,
        ignored: Vec<(String, String)>,
    }
    let cases: Vec<Case> = serde_json::from_str(include_str!("../cases/urls.json")).unwrap();
    let content = &known().content;
    for case in cases {
        let (state, ignored) = url::parse(&case.given, content);
        assert_eq!(
            url::write(&state, content),
            case.canonical,
            "{}",
            case.about
        );
        let ignored: Vec<_> = ignored
            .into_iter()
            .map(|ignored| (ignored.key, ignored.value))
            .collect();
        assert_eq!(ignored, case.ignored, "{}", case.about);
    }
}
