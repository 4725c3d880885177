//! Working without a mouse: what somebody does who has only keys.

use crate::app::{App, wait};
use crate::webdriver::{Key, Outcome, text};

/// How often Tab may be pressed on the way to something. Who has to press it more often has lost the way.
const MOST_TABS: usize = 120;

impl App<'_> {
    /// Whether what has the focus matches `selector`.
    pub fn is_at(&self, selector: &str) -> Outcome<bool> {
        let script = format!("return document.activeElement.matches(`{selector}`)");
        Ok(self.ask(&script)? == true)
    }

    /// Waits until what matches `selector` has the focus.
    pub fn expect_at(&self, selector: &str) -> Outcome {
        wait(&format!("the focus at {selector}"), || self.is_at(selector)).map_err(|error| {
            let here = self.here().unwrap_or_default();
            format!("{error}; it is at {here}").into()
        })
    }

    /// What has the focus, for a message.
    fn here(&self) -> Outcome<String> {
        let here = self.ask("return document.activeElement.outerHTML.slice(0, 120)")?;
        Ok(text(&here).to_owned())
    }

    /// Presses Tab until what matches `selector` has the focus, or Shift+Tab.
    pub fn tab_to(&self, selector: &str, is_back: bool) -> Outcome {
        let from = self.here()?;
        for _ in 0..MOST_TABS {
            self.session.press(Key::Tab, is_back)?;
            if self.is_at(selector)? {
                return Ok(());
            }
        }
        let here = self.here()?;
        Err(format!("Tab leads from {from} to {here} but not to {selector}").into())
    }

    /// Goes by Tab to a button, a link or the like, and presses Enter.
    pub fn enter_at(&self, selector: &str) -> Outcome {
        self.tab_to(selector, false)?;
        self.press(Key::Enter)
    }

    /// Replaces what stands in the field that has the focus, and leaves it.
    pub fn type_over(&self, words: &str) -> Outcome {
        self.session.press_control('a')?;
        self.session.type_words(words)?;
        self.press(Key::Tab)
    }

    /// Goes by Tab to the field of a form with this name, and replaces what stands there.
    pub fn type_into(&self, name: &str, words: &str) -> Outcome {
        self.tab_to(&format!("[name='{name}']"), false)?;
        self.type_over(words)
    }
}
