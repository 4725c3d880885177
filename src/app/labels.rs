//! The labels around the wheel, laid out in the fonts of the page.

use std::sync::{Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

use super::{App, MapForm};
use crate::browser;
use crate::layout::map::{LabelClass, Labels};
use crate::layout::plane::text::{Weight, Widths};
use crate::query::Years;
use crate::words::years_name;

/// The widths of the labels' letters. (Not a signal of widths: each further value type of a signal costs about 1 kB of
/// code.)
#[derive(Default)]
pub struct LabelWidths {
    widths: Mutex<Widths>,
    /// Counts their changes.
    changes: RwSignal<usize>,
}

impl LabelWidths {
    fn lock(&self) -> MutexGuard<'_, Widths> {
        self.widths.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// The labels for one class of the map's width. Laid out again whenever the letters turn out to be wider or narrower.
    pub fn labels(&self, class: LabelClass) -> Labels {
        self.label_widths.changes.track();
        self.labels_as_known(class)
    }

    fn labels_as_known(&self, class: LabelClass) -> Labels {
        let model = &self.model;
        let language = model.language;
        let year_name = |years: Years| years_name(years, language);
        let widths = self.label_widths.lock();
        Labels::new(
            &model.content,
            &model.map,
            language,
            class,
            &year_name,
            &widths,
        )
    }

    /// Measures the letters of the labels in the page, which depend on the font and on the visitor's text spacing.
    pub(super) fn measure_labels(&self) {
        let Some(MapForm::Wheel(class)) = self.map_form.get_untracked() else {
            return;
        };
        let labels = self.labels_as_known(class);
        let letters = Widths::letters();
        let mut widths = Widths::default();
        for (weight, size, like) in [
            (Weight::Bold, labels.font_size, ".label text"),
            (Weight::Regular, labels.small_size, ".label-count"),
        ] {
            let Some(measured) = browser::letter_widths(like, &letters) else {
                return;
            };
            widths.widen(weight, size, &measured);
        }
        let known = core::mem::replace(&mut *self.label_widths.lock(), widths.clone());
        if known != widths {
            self.label_widths.changes.update(|changes| *changes += 1);
        }
    }
}
