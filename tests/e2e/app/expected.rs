//! What is expected of the page, and compared with the oracle.

use std::collections::BTreeMap;

use super::{App, LIST_STEP, expect_in_list, strings, wait};
use crate::oracle::{Condition, FACETS};
use crate::webdriver::{Outcome, text};

impl App<'_> {
    /// Waits until the details show `item`, or nothing.
    pub fn expect_opened(&self, item: Option<&str>) -> Outcome {
        wait(&format!("the details of {item:?}"), || {
            Ok(self.opened()?.as_deref() == item)
        })
    }

    /// Waits until the count is what the oracle says, then compares the rest of the page with the oracle: the list, the
    /// marks, and the number next to every option.
    pub fn expect_filtered(&self, conditions: &[Condition]) -> Outcome {
        let expected = self.oracle.matching(conditions);
        wait(
            &format!("{} matching {conditions:?}", expected.len()),
            || Ok(self.count()?.0 == expected.len()),
        )?;
        assert_eq!(
            self.count()?.1,
            self.oracle.list("initiatives").len(),
            "all initiatives, {conditions:?}"
        );
        // The list follows at once if it is seen, and otherwise a moment later.
        wait(&format!("the list, {conditions:?}"), || {
            let listed = self.listed()?;
            Ok(listed.len() == expected.len().min(LIST_STEP)
                && listed.iter().all(|one| expected.contains(one)))
        })?;
        expect_in_list(&self.listed()?, &expected, &format!("{conditions:?}"));
        self.expect_counts(conditions)?;
        // These are not seen themselves, and follow the number.
        wait(&format!("the marks of the map, {conditions:?}"), || {
            Ok(self.lit()? == expected)
        })
    }

    /// Compares the number next to every option with the oracle.
    pub fn expect_counts(&self, conditions: &[Condition]) -> Outcome {
        let expected: BTreeMap<&str, _> = FACETS
            .iter()
            .map(|&facet| (facet, self.oracle.counts_beside(facet, conditions)))
            .collect();
        let choices = self.choices()?;
        for choice in &choices {
            let count = expected
                .get(choice.facet.as_str())
                .and_then(|counts| counts.get(&choice.id));
            assert_eq!(
                Some(&choice.count),
                count,
                "the number beside {}={}, {conditions:?}",
                choice.facet,
                choice.id
            );
            let chosen = conditions.contains(&(choice.facet.as_str(), choice.id.as_str()));
            assert_eq!(
                choice.checked, chosen,
                "whether {}={} is chosen, {conditions:?}",
                choice.facet, choice.id
            );
            // A chosen option can always be removed.
            assert_eq!(
                choice.disabled,
                choice.count == 0 && !chosen,
                "whether {}={} can be chosen",
                choice.facet,
                choice.id
            );
        }
        for facet in FACETS.into_iter().filter(|facet| *facet != "actor") {
            let shown = choices
                .iter()
                .filter(|choice| choice.facet == facet)
                .count();
            assert_eq!(shown, expected[facet].len(), "the options of {facet}");
        }
        Ok(())
    }

    /// Waits until the address has exactly `conditions`.
    pub fn expect_query(&self, conditions: &[Condition]) -> Outcome {
        let mut expected: Vec<(String, String)> = conditions
            .iter()
            .map(|&(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        expected.sort();
        let mut found = Vec::new();
        let matched = wait("the address", || {
            found = self.query()?;
            found.sort();
            Ok(found == expected)
        });
        matched.map_err(|_| format!("the address holds {found:?} instead of {expected:?}").into())
    }

    /// Checks that the name and summary of every listed initiative can be read.
    pub fn expect_readable(&self, language: &str) -> Outcome {
        // The folded ones show the beginning of their summaries, of which WebKit's driver gives no more.
        let shown = self.ask(
            "
            return [...document.querySelectorAll('#results [data-initiative] :is(h3, h3 + p)')]
                .filter(one => one.checkVisibility()).map(one => one.textContent).join('\\n')",
        )?;
        let shown = text(&shown);
        let listed = self.listed()?;
        expect_in_list(&listed, &self.oracle.matching(&[]), "to be read");
        for id in &listed {
            let initiative = self.oracle.entry("initiatives", id)?;
            for part in ["name", "summary"] {
                let words = text(&initiative[part][language]);
                assert!(shown.contains(words), "{words:?} cannot be read");
            }
        }
        Ok(())
    }

    /// Checks that nothing makes the page wider than the viewport.
    pub fn expect_no_sideways_scrolling(&self, place: &str) -> Outcome {
        self.settle()?;
        let script = "
            const room = innerWidth;
            if (document.scrollingElement.scrollWidth <= room) { return []; }
            return [`${document.scrollingElement.scrollWidth} px`, ...[...document.querySelectorAll('body *')]
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > room + 0.5)
                .map(one => `${one.localName}.${one.getAttribute('class')} ${Math.round(one.getBoundingClientRect().right)}`)]";
        let wide = strings(&self.ask(script)?)?;
        assert!(
            wide.is_empty(),
            "{place} scrolls sideways: {:?}",
            wide.iter().take(12).collect::<Vec<_>>()
        );
        Ok(())
    }
}
