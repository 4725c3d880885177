//! The words about the wheel, in the fonts that the page has.

use std::sync::{Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

use super::{App, Room};
use crate::browser;
use crate::layout::map::{LabelClass, Labels};
use crate::layout::plane::text::{Weight, Widths};
use crate::query::Years;
use crate::words::years_name;

/// How wide the labels' letters are. (A signal that held the widths would be one of one more type, and weigh a kilobyte.)
#[derive(Default)]
pub struct LabelWidths {
    widths: Mutex<Widths>,
    /// How often they have changed.
    changes: RwSignal<usize>,
}

impl LabelWidths {
    fn lock(&self) -> MutexGuard<'_, Widths> {
        self.widths.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// The labels for one class of the map's width: laid out anew whenever their letters turn out to be wider or less wide.
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

    /// Measures the letters of the labels that stand in the page, which depend on its font and on the visitor's own spacing.
    pub(super) fn measure_labels(&self) {
        let Some(Room::Wheel(class)) = self.room.get_untracked() else {
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
