//! The labels around the wheel, laid out in the fonts of the page.

use leptos::prelude::*;

use super::{App, MapForm};
use crate::browser;
use crate::layout::map::wheel::SIDE;
use crate::layout::map::{LabelClass, Labels};
use crate::layout::plane::geometry::as_f64;
use crate::layout::plane::text::{Weight, width};
use crate::query::Years;
use crate::words::years_name;

impl App {
    /// The labels of one class. Laid out again whenever their words turn out to be wider or narrower.
    pub fn labels(&self, class: LabelClass) -> Labels {
        self.labels_of_width(class, self.label_width.get())
    }

    fn labels_of_width(&self, class: LabelClass, percent: usize) -> Labels {
        let model = &self.model;
        let language = model.language;
        let year_name = |years: Years| years_name(years, language);
        Labels::new(
            &model.content,
            &model.map,
            language,
            class,
            &year_name,
            as_f64(percent) / 100.0,
        )
    }

    /// Measures the names around the wheel, which depend on the font and on the visitor's text spacing. If one is wider
    /// than assumed, all are laid out again; they may then wrap differently, so they are measured once more.
    pub(super) fn measure_labels(&self, least: usize) {
        if !self.is_running() {
            return;
        }
        let Some(MapForm::Wheel(class)) = self.map_form.get_untracked() else {
            return;
        };
        let known = self.label_width.get_untracked();
        let size = self.labels_of_width(class, known).font_size;
        let mut needed = 0.0_f64;
        browser::text_widths(
            ".label text:not(.label-count)",
            ".wheel",
            &mut |text, part| {
                needed = needed.max(part * 200.0 * SIDE / (size * width(text, Weight::Bold)));
            },
        );
        // Without a layout box, when the map is not displayed.
        if needed <= 0.0 {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no text is narrower than nothing, or a million times as wide as another one"
        )]
        let needed = (needed.ceil() as usize).max(least);
        if needed != known {
            self.label_width.set(needed);
            let app = self.clone();
            leptos::task::spawn_local(async move { app.measure_labels(needed) });
        }
    }
}
