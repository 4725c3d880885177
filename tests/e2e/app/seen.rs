//! What the page shows: the count, the list, the map, the filter, the address, and what went wrong.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{App, Choice, items, number, strings};
use crate::engine::Engine;
use crate::oracle::Oracle;
use crate::webdriver::{Outcome, text};

impl App<'_> {
    /// The displayed count and the total.
    pub fn count(&self) -> Outcome<(usize, usize)> {
        let count = self.ask("const count = document.querySelector('output#count'); return [+count.dataset.matching, +count.dataset.total]")?;
        Ok((number(&count[0]), number(&count[1])))
    }

    /// The initiatives in the list, in its order.
    pub fn listed(&self) -> Outcome<Vec<String>> {
        strings(&self.ask("return [...document.querySelectorAll('#results [data-initiative]')].map(entry => entry.dataset.initiative)")?)
    }

    /// The initiatives with a mark on the map that the filter does not exclude.
    pub fn lit(&self) -> Outcome<BTreeSet<String>> {
        let marks = self.ask("return [...document.querySelectorAll('[data-mark]:not([data-out])')].map(mark => mark.dataset.mark)")?;
        Ok(strings(&marks)?.into_iter().collect())
    }

    /// Every mark of the map: the initiative, the sector, and whether it is filled.
    pub fn marks(&self) -> Outcome<Vec<(String, String, bool)>> {
        let marks = self.ask(
            "return [...document.querySelectorAll('[data-mark]')].map(mark => [mark.dataset.mark, mark.dataset.sector, 'main' in mark.dataset])",
        )?;
        let read = |mark: &Value| {
            (
                text(&mark[0]).to_owned(),
                text(&mark[1]).to_owned(),
                mark[2] == true,
            )
        };
        Ok(items(&marks).iter().map(read).collect())
    }

    /// The open initiative.
    pub fn opened(&self) -> Outcome<Option<String>> {
        let item = self.ask("return document.querySelector('#details')?.dataset.item ?? null")?;
        Ok(item.as_str().map(str::to_owned))
    }

    /// The options of the filter form with their counts.
    pub fn choices(&self) -> Outcome<Vec<Choice>> {
        let script = "
            return [...document.querySelectorAll('#filter input[type=checkbox]')].map(input => {
                const shown = input.labels[0]?.querySelector('[data-count]');
                return [input.name, input.value, input.checked, input.disabled, (shown?.textContent ?? '').replace(/\\D/g, '')];
            })";
        let read = |choice: &Value| -> Outcome<Choice> {
            let (facet, id) = (text(&choice[0]).to_owned(), text(&choice[1]).to_owned());
            let count = text(&choice[4])
                .parse()
                .map_err(|_| format!("no count beside {facet}={id}"))?;
            let (checked, disabled) = (choice[2] == true, choice[3] == true);
            Ok(Choice {
                facet,
                id,
                checked,
                disabled,
                count,
            })
        };
        items(&self.ask(script)?).iter().map(read).collect()
    }

    /// The conditions in the address, in its order.
    pub fn query(&self) -> Outcome<Vec<(String, String)>> {
        let pairs = self.ask("return [...new URLSearchParams(location.search)]")?;
        let read = |pair: &Value| (text(&pair[0]).to_owned(), text(&pair[1]).to_owned());
        Ok(items(&pairs).iter().map(read).collect())
    }

    /// Everything that went wrong on the page since it was loaded: uncaught errors, console errors, violations of the
    /// content security policy, files that did not load.
    pub fn complaints(&self) -> Outcome<Vec<String>> {
        let mut complaints =
            strings(&self.ask("return globalThis.complaints ?? ['the probe is not there']")?)?;
        if self.engine == Engine::Chromium {
            complaints.extend(self.session.log()?.iter().map(ToString::to_string));
        }
        Ok(complaints)
    }

    /// The kinds of the displayed errors.
    pub fn errors(&self) -> Outcome<Vec<String>> {
        strings(&self.ask("return [...document.querySelectorAll('[role=alert][data-error]')].map(notice => notice.dataset.error)")?)
    }

    /// Whether an option of the filter is visible.
    pub fn shows_option(&self, facet: &str, id: &str) -> Outcome<bool> {
        let script = format!(
            "return document.querySelector(`#filter input[name='{facet}'][value='{id}']`)?.labels[0].checkVisibility()"
        );
        Ok(self.ask(&script)? == true)
    }

    /// How many conditions have chips that remove them. (Undocumented: the class is for the style sheet.)
    pub fn chips(&self) -> Outcome<usize> {
        Ok(number(&self.ask(
            "return document.querySelectorAll('.chips li .chip').length",
        )?))
    }

    /// Whether the page says that the address has unknown values. (Undocumented.)
    pub fn says_that_it_ignored_something(&self) -> Outcome<bool> {
        Ok(self.ask("return [...document.querySelectorAll('[data-ignored]')].some(notice => notice.checkVisibility())")? == true)
    }

    /// The cause that the page gives for not being interactive.
    pub fn why_it_does_not_run(&self) -> Outcome<Vec<String>> {
        strings(&self.ask(
            "return [...document.querySelectorAll('.without-wasm span')].filter(cause => cause.checkVisibility()).map(cause => cause.className)",
        )?)
    }

    /// The visible controls of the filter.
    pub fn visible_controls(&self) -> Outcome<Vec<String>> {
        strings(&self.ask("
            return [...document.querySelectorAll('#filter input, #filter select, #filter button, #results button')]
                .filter(control => control.checkVisibility())
                .map(control => control.outerHTML)")?)
    }

    /// The initiatives of a sector, regardless of filters.
    pub fn members(&self, sector: &str) -> BTreeSet<String> {
        let initiatives = self.oracle.list("initiatives").iter();
        let members = initiatives.filter(|one| Oracle::sectors(one).contains(&sector));
        members.map(|one| text(&one["id"]).to_owned()).collect()
    }
}
