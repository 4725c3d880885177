//! What is measured of the pages, and under which conditions.

use super::sites::Page;

/// The figures for a page. All but the last five are times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    FirstPaint,
    LargestPaint,
    Interactive,
    Facet,
    Letter,
    /// How long the main thread works for a click on an option, until the page is at rest.
    Work,
    LongestTask,
    Blocked,
    /// Bytes.
    Memory,
    /// Bytes transferred until the page was loaded.
    Bytes,
    Elements,
    Nodes,
    Shift,
}

impl Metric {
    /// All metrics, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::FirstPaint,
        Self::LargestPaint,
        Self::Interactive,
        Self::Facet,
        Self::Letter,
        Self::Work,
        Self::LongestTask,
        Self::Blocked,
        Self::Memory,
        Self::Bytes,
        Self::Elements,
        Self::Nodes,
        Self::Shift,
    ];
}

/// The figures measured for one page.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    values: [Vec<f64>; Metric::ALL.len()],
    /// Answers that differ from the oracle's, in words.
    pub wrong: Vec<String>,
    /// How many answers were compared with the oracle's.
    pub compared: usize,
}

impl Figures {
    pub(super) fn note(&mut self, metric: Metric, value: f64) {
        self.values[metric as usize].push(value);
    }

    /// The minimum, median and maximum, if there are values.
    pub fn spread(&self, metric: Metric) -> Option<(f64, f64, f64)> {
        let mut values = self.values[metric as usize].clone();
        values.sort_by(f64::total_cmp);
        let (first, last) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[half]
        } else {
            f64::midpoint(values[half - 1], values[half])
        };
        Some((first, median, last))
    }
}

/// All pages under the same conditions.
#[derive(Debug)]
pub struct Run {
    /// The number of initiatives.
    pub size: usize,
    /// Whether CPU and network were throttled.
    pub slow: bool,
    /// How many times each page was loaded.
    pub repetitions: usize,
    /// In the order of [`Page::ALL`].
    pub(super) figures: [Figures; Page::ALL.len()],
}

impl Run {
    /// The figures of a page.
    pub const fn of(&self, page: Page) -> &Figures {
        &self.figures[page as usize]
    }

    /// Unthrottled figures as they are told, for tests.
    #[cfg(test)]
    pub fn with(size: usize, value: impl Fn(Page, Metric) -> f64) -> Self {
        let figures = Page::ALL.map(|page| {
            let mut figures = Figures::default();
            for metric in Metric::ALL {
                figures.note(metric, value(page, metric));
            }
            figures
        });
        Self {
            size,
            slow: false,
            repetitions: 1,
            figures,
        }
    }
}

/// The conditions in words.
pub const fn conditions(slow: bool) -> &'static str {
    if slow {
        "4× slower processor, 1.6 Mbit/s"
    } else {
        "unthrottled"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_least_median_greatest() {
        let mut figures = Figures::default();
        assert_eq!(figures.spread(Metric::Facet), None);
        for value in [3.0, 1.0, 9.0, 2.0] {
            figures.note(Metric::Facet, value);
        }
        assert_eq!(figures.spread(Metric::Facet), Some((1.0, 2.5, 9.0)));
        figures.note(Metric::Facet, 2.0);
        assert_eq!(figures.spread(Metric::Facet), Some((1.0, 2.0, 9.0)));
        assert_eq!(figures.spread(Metric::Letter), None);
    }

    #[test]
    fn metrics_stand_in_the_order_of_their_places() {
        for (place, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(metric as usize, place);
        }
    }
}
