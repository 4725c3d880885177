//! The page in its visitors' terms. Everything here relies only on the hooks that the product documents, unless a comment
//! says otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::host::Host;
use crate::oracle::{Condition, FACETS, Oracle};
use crate::site::Site;
use crate::webdriver::{Element, Key, Outcome, Session, text};

/// How long a change may take to appear on the page.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a page may take until it is ready.
const START: Duration = Duration::from_secs(20);

/// How many entries the list shows before "show more".
pub const LIST_STEP: usize = 24;

/// How long to wait between two polls.
const PAUSE: Duration = Duration::from_millis(15);

/// The page in a browser, the site that serves it, and the expected values for its content.
pub struct App<'a> {
    pub engine: Engine,
    pub session: &'a Session,
    pub site: &'a Site,
    pub oracle: &'a Oracle,
}

/// A control of the filter form that represents a value.
#[derive(Debug)]
pub struct Choice {
    pub facet: String,
    pub id: String,
    pub checked: bool,
    pub disabled: bool,
    pub count: usize,
}

/// The position of the focus on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub item: String,
    pub sector: String,
}

impl App<'_> {
    // Navigation.

    /// Opens `path` (relative to the site's root, such as `en/?q=x`) and waits until the page is ready.
    pub fn open(&self, path: &str) -> Outcome {
        self.visit(path)?;
        self.wait_until_ready()
    }

    /// Opens the page in `language` with `conditions`, and waits until it is ready.
    pub fn open_with(&self, language: &str, conditions: &[Condition]) -> Outcome {
        self.open(&format!("{}{}", folder(language), query_string(conditions)))
    }

    /// Opens `path` and only waits for the document itself.
    pub fn visit(&self, path: &str) -> Outcome {
        self.session.goto(&self.site.address(path))
    }

    /// Waits until the page says that it is ready.
    pub fn wait_until_ready(&self) -> Outcome {
        let ready = "return document.documentElement.hasAttribute('data-ready')";
        wait_for(START, "the page to become ready", || {
            Ok(self.ask(ready)? == true)
        })?;
        self.wait_for_marks()
    }

    /// Waits until each sector of the map has its marks, which come a moment after the page is ready.
    pub fn wait_for_marks(&self) -> Outcome {
        self.until(
            "the marks of the map",
            "return document.querySelectorAll('#map .marks > *').length >= document.querySelectorAll('#map :is(.sector, .row)').length",
        )
    }

    // Queries.

    /// The return value of `script`, which is the body of a function.
    pub fn ask(&self, script: &str) -> Outcome<Value> {
        self.session.run(script, &[])
    }

    /// Waits until `script` returns a truthy value.
    pub fn until(&self, what: &str, script: &str) -> Outcome {
        wait(what, || {
            let answer = self.ask(script)?;
            Ok(!matches!(answer, Value::Null | Value::Bool(false)))
        })
    }

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

    // Actions.

    /// Clears what an earlier test may have left behind.
    pub fn reset(&self) -> Outcome {
        self.site.mend();
        self.site.forget();
        self.session.enter(None)?;
        if self.engine == Engine::Chromium {
            self.session.devtools(
                "Emulation.setScriptExecutionDisabled",
                &json!({ "value": false }),
            )?;
            self.session.devtools(
                "Emulation.setEmulatedMedia",
                &json!({ "media": "", "features": [] }),
            )?;
            self.wide()?;
            self.session.log()?;
        }
        self.session.resize(1280, 1000)
    }

    /// Sets the width of the viewport, in CSS pixels. Chromium only.
    pub fn emulate_width(&self, width: u32) -> Outcome {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.session
            .devtools("Emulation.setDeviceMetricsOverride", &metrics)
            .map(drop)
    }

    /// Resets the viewport to the size of the window.
    pub fn wide(&self) -> Outcome {
        if self.engine == Engine::Chromium {
            self.session
                .devtools("Emulation.clearDeviceMetricsOverride", &json!({}))?;
        }
        Ok(())
    }

    /// Opens `path` in a viewport of this width.
    pub fn open_narrow(&self, width: u32, path: &str) -> Outcome<Option<Host>> {
        if self.engine == Engine::Chromium {
            self.open(path)?;
        }
        self.narrow(width, path)
    }

    /// Narrows the viewport of the open page `path` to this width. Only Chromium can be as narrow as a phone; in the other
    /// browsers the page is opened in a frame of that width, which lives as long as the returned value.
    pub fn narrow(&self, width: u32, path: &str) -> Outcome<Option<Host>> {
        if self.engine == Engine::Chromium {
            self.emulate_width(width)?;
            self.settle()?;
            return Ok(None);
        }
        self.open_framed(path, width, 800).map(Some)
    }

    /// Opens `path` in a frame on a page of another origin, and enters the frame.
    pub fn open_framed(&self, path: &str, width: u32, height: u32) -> Outcome<Host> {
        let host = Host::framing(&self.site.address(path), width, height)?;
        self.session.enter(None)?;
        self.session.goto(&host.url())?;
        let frame = self.session.find("iframe")?;
        self.session.enter(Some(&frame))?;
        self.wait_until_ready()?;
        Ok(host)
    }

    /// Changes the width of the frame that was opened last.
    pub fn resize_frame(&self, width: u32) -> Outcome {
        self.session.enter(None)?;
        let script = "const frame = document.querySelector('iframe'); frame.width = arguments[0]; return frame";
        let frame = self.session.run(script, &[json!(width)])?;
        let frame = Element::from_json(&frame).ok_or("no frame")?;
        self.session.enter(Some(&frame))
    }

    /// Disables the scripts of pages. Chromium only.
    pub fn without_scripts(&self) -> Outcome {
        self.session
            .devtools(
                "Emulation.setScriptExecutionDisabled",
                &json!({ "value": true }),
            )
            .map(drop)
    }

    /// Sets the preferred colour scheme. Only Chromium can change it while it runs; for the other browsers this sets the
    /// attribute that holds the page's own choice of theme.
    pub fn set_scheme(&self, scheme: &str) -> Outcome {
        if self.engine == Engine::Chromium {
            return self.emulate("", scheme, "none");
        }
        self.session.run(
            "document.documentElement.dataset.theme = arguments[0]",
            &[json!(scheme)],
        )?;
        self.settle()
    }

    /// Forces the system's colours, in a light or a dark scheme. Chromium only.
    pub fn force_colours(&self, scheme: &str) -> Outcome {
        self.emulate("", scheme, "active")
    }

    /// Emulates print media with this colour scheme, or returns to the screen. Chromium only.
    pub fn show_paper(&self, scheme: Option<&str>) -> Outcome {
        let (media, event) = match scheme {
            Some(_) => ("print", "beforeprint"),
            None => ("", "afterprint"),
        };
        self.ask(&format!("dispatchEvent(new Event('{event}'))"))?;
        self.emulate(media, scheme.unwrap_or("light"), "none")
    }

    fn emulate(&self, media: &str, scheme: &str, forced_colours: &str) -> Outcome {
        let features = json!({ "media": media, "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced_colours },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.session
            .devtools("Emulation.setEmulatedMedia", &features)?;
        self.settle()
    }

    /// Allows animations: Chromium is started with reduced motion, and can be told otherwise.
    pub fn allow_motion(&self) -> Outcome {
        if self.engine == Engine::Chromium {
            let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
            self.session
                .devtools("Emulation.setEmulatedMedia", &features)?;
        }
        Ok(())
    }

    /// Doubles the text size, as a visitor can in the browser's settings.
    pub fn enlarge_text(&self) -> Outcome {
        self.ask("document.documentElement.style.fontSize = '200%'")?;
        self.settle()
    }

    /// Waits until everything that the last change has started is finished.
    pub fn settle(&self) -> Outcome {
        let script = "
            const [done] = arguments;
            const rest = async () => {
                // The end of one change may start another: wait for two rounds without changes.
                for (let still = 0; still < 2;) {
                    for (let frame = 0; frame < 3; frame += 1) {
                        await new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 0));
                    }
                    const moving = document.getAnimations();
                    await Promise.allSettled(moving.map(animation => animation.finished));
                    still = moving.length > 0 ? 0 : still + 1;
                }
            };
            rest().then(() => done(true))";
        self.session.run_async(script, &[]).map(drop)
    }

    /// Clicks the element that matches `selector`.
    pub fn click(&self, selector: &str) -> Outcome {
        self.session.click(&self.session.find(selector)?)
    }

    /// Chooses an option of the filter, or removes it, by clicking its label.
    pub fn toggle(&self, facet: &str, id: &str) -> Outcome {
        let is_there = format!(
            "return Boolean(document.querySelector(`#filter input[name='{facet}'][value='{id}']`))"
        );
        if facet == "actor" && self.ask(&is_there)? != true {
            // The form has those that are frequent, chosen or looked for.
            self.find_actor(text(&self.oracle.entry("actors", id)?["name"]["sv"]))?;
            self.until("the actor", &is_there)?;
        }
        let label = self.label_of(facet, id)?;
        self.session.click(&label)
    }

    /// Replaces the text in the search field by `words`.
    pub fn search(&self, words: &str) -> Outcome {
        let field = self.session.find("#filter input[type=search][name=q]")?;
        self.session.fill(&field, words)
    }

    /// Types into the field that finds actors. (Undocumented.)
    pub fn find_actor(&self, words: &str) -> Outcome {
        let field = self
            .session
            .find("#filter [data-facet=actor] input[type=search]")?;
        self.session.fill(&field, words)
    }

    /// Sets a bound of the years the way a visitor would: by choosing, or by typing and leaving the field.
    pub fn set_year(&self, bound: &str, year: &str) -> Outcome {
        let field = self.session.find(&format!("#filter [name={bound}]"))?;
        let kind = self
            .session
            .run("return arguments[0].localName", &[field.to_json()])?;
        if kind == "select" {
            return self.click(&format!(
                "#filter select[name={bound}] option[value='{year}']"
            ));
        }
        self.session.fill(&field, year)?;
        self.press(Key::Tab)
    }

    /// Clicks "show more" until the list shows everything, or `item`.
    pub fn show_more(&self, item: Option<&str>) -> Outcome {
        loop {
            let listed = self.listed()?;
            if item.is_some_and(|item| listed.iter().any(|one| one == item)) {
                return Ok(());
            }
            let more = "return document.querySelector('#results button.more')?.checkVisibility()";
            if self.ask(more)? != true {
                return Ok(());
            }
            self.click("#results button.more")?;
            wait("a longer list", || Ok(self.listed()?.len() > listed.len()))?;
        }
    }

    /// Opens an initiative from the list.
    pub fn open_from_list(&self, item: &str) -> Outcome {
        self.show_more(Some(item))?;
        self.click(&format!("#results [data-initiative='{item}'] a"))?;
        self.expect_opened(Some(item))
    }

    /// Opens an initiative by its filled mark on the map.
    pub fn open_from_map(&self, item: &str) -> Outcome {
        self.click(&mark_of(item))?;
        self.expect_opened(Some(item))
    }

    /// Removes the last chosen condition by its chip.
    pub fn drop_last_chip(&self) -> Outcome {
        self.click(".chips li:last-child button")
    }

    /// Removes all conditions.
    pub fn clear_all(&self) -> Outcome {
        self.click("[data-clear]")
    }

    /// Enters the map with the Tab key, from the tab stop before it.
    pub fn enter_map(&self) -> Outcome {
        let script = "
            const stop = document.querySelector('[data-mark][tabindex=\"0\"]');
            const stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
                .filter(one => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility());
            stops[stops.indexOf(stop) - 1]?.focus();
            return Boolean(stop)";
        assert_eq!(self.ask(script)?, true, "no mark of the map is a tab stop");
        self.press(Key::Tab)?;
        self.stand().map(drop)
    }

    /// Focuses the filled mark of `item`.
    pub fn focus_mark(&self, item: &str) -> Outcome {
        self.ask(&format!(
            "document.querySelector('[data-mark={item}][data-main]').focus()"
        ))?;
        self.stand().map(drop)
    }

    /// The focused mark. It is an error if there is none.
    pub fn stand(&self) -> Outcome<Place> {
        self.focused()?
            .ok_or_else(|| "the focus is not on the map".into())
    }

    /// Presses a key on the focused element.
    pub fn press(&self, key: Key) -> Outcome {
        self.session.press(key, false)
    }

    /// The focused mark.
    pub fn focused(&self) -> Outcome<Option<Place>> {
        let mark = self.ask("const mark = document.activeElement?.closest('[data-mark]'); return mark && [mark.dataset.mark, mark.dataset.sector]")?;
        Ok(mark.is_array().then(|| Place {
            item: text(&mark[0]).to_owned(),
            sector: text(&mark[1]).to_owned(),
        }))
    }

    // Expectations.

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

    // Helpers.

    /// The label of an option, after opening everything that hides it.
    fn label_of(&self, facet: &str, id: &str) -> Outcome<Element> {
        let script = "
            const input = document.querySelector(`#filter input[name='${arguments[0]}'][value='${arguments[1]}']`);
            for (let group = input?.closest('details:not([open])'); group; group = group.parentElement.closest('details:not([open])')) {
                group.open = true;
            }
            const label = input?.labels[0];
            if (label && !label.checkVisibility()) {
                document.querySelector('#filter button[aria-controls][aria-expanded=false]')?.click();
            }
            return label ?? null";
        let label = self.session.run(script, &[json!(facet), json!(id)])?;
        Element::from_json(&label).ok_or_else(|| format!("no option {facet}={id}").into())
    }
}

/// Polls until `done` is true, for as long as a change may take to appear on the page.
pub fn wait(what: &str, done: impl FnMut() -> Outcome<bool>) -> Outcome {
    wait_for(PATIENCE, what, done)
}

/// Like [`wait`], for at most `limit`.
pub fn wait_for(limit: Duration, what: &str, mut done: impl FnMut() -> Outcome<bool>) -> Outcome {
    let end = Instant::now() + limit;
    while !done()? {
        if Instant::now() > end {
            return Err(format!("waited {} s in vain for {what}", limit.as_secs()).into());
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}

/// Checks that the list contains the expected initiatives, each once, up to the limit before "show more".
pub fn expect_in_list(listed: &[String], expected: &BTreeSet<String>, what: &str) {
    assert_eq!(
        listed.len(),
        expected.len().min(LIST_STEP),
        "as many as there is room for in the list, {what}"
    );
    let set: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(set.len(), listed.len(), "each once in the list, {what}");
    let others: Vec<_> = set.difference(expected).collect();
    assert!(others.is_empty(), "in the list, {what}: {others:?}");
}

/// Selects an initiative's filled mark.
pub fn mark_of(item: &str) -> String {
    format!("[data-mark='{item}'][data-main]")
}

/// The folder of a language's page.
pub fn folder(language: &str) -> &str {
    if language == "sv" { "" } else { "en/" }
}

/// `conditions` as a query string with its question mark, or an empty string.
pub fn query_string(conditions: &[Condition]) -> String {
    let pairs: Vec<String> = conditions
        .iter()
        .map(|(key, value)| format!("{key}={}", percent_encoded(value)))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

/// `value` percent-encoded.
pub fn percent_encoded(value: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    value.bytes().map(encode).collect()
}

/// The items of an array.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// An array of strings.
pub fn strings(value: &Value) -> Outcome<Vec<String>> {
    let string = |item: &Value| {
        item.as_str()
            .map(str::to_owned)
            .ok_or_else(|| format!("{item} is no string").into())
    };
    items(value).iter().map(string).collect()
}

pub fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(usize::MAX)
}
