//! What a visitor does, and how the browser is set up for it.

use serde_json::json;

use super::{App, Place, mark_of, wait};
use crate::engine::Engine;
use crate::host::Host;
use crate::webdriver::{Element, Key, Outcome, text};

impl App<'_> {
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
                    // What follows a scroll position never ends.
                    const moving = document.getAnimations().filter(one => one.timeline === document.timeline);
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
