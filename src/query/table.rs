//! What a filter asks of every initiative, packed.

use super::{Choice, Facet};
use crate::content::{Content, Initiative, Period};

/// What a pass over all initiatives reads of them, one after another in memory. An initiative itself is spread over half a
/// dozen places, and from some ten thousand of them on each place is a wait for memory.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The options of each initiative by [`Choice::place`], facet after facet.
    places: Vec<u32>,
    /// For each initiative and each facet where its options end in `places`.
    ends: Vec<[u32; Facet::ALL.len()]>,
    /// The years of each initiative.
    years: Vec<Option<(u16, u16)>>,
    /// The years of all of them.
    pub(super) all_years: Option<(u16, u16)>,
}

/// What is asked of one initiative.
pub(super) struct Row<'a> {
    /// Its options by [`Choice::place`], in the order of [`Facet::ALL`].
    pub(super) options: [&'a [u32]; Facet::ALL.len()],
    /// Its first and its last year.
    pub(super) years: Option<(u16, u16)>,
}

impl Table {
    /// Packs a content. Linear in the number of its options.
    pub(super) fn new(content: &Content) -> Self {
        let mut table = Self {
            places: Vec::new(),
            ends: Vec::new(),
            years: Vec::new(),
            all_years: content.years(),
        };
        for initiative in content.initiatives() {
            let ends = Facet::ALL.map(|facet| {
                table.add(facet, initiative);
                number(table.places.len())
            });
            table.ends.push(ends);
            table.years.push(initiative.date.map(Period::years));
        }
        table
    }

    /// Adds the options of a facet that an initiative is among.
    fn add(&mut self, facet: Facet, initiative: &Initiative) {
        let mut add = |choice: Choice| self.places.push(number(choice.place()));
        match facet {
            Facet::Area => initiative
                .areas
                .iter()
                .for_each(|&area| add(Choice::Area(area))),
            Facet::Programme => initiative
                .programmes
                .iter()
                .for_each(|&programme| add(Choice::Programme(programme))),
            Facet::Objective => initiative
                .objectives
                .iter()
                .for_each(|&objective| add(Choice::Objective(objective))),
            Facet::Kind => add(Choice::Kind(initiative.kind)),
            Facet::Actor => initiative
                .actors
                .iter()
                .for_each(|&actor| add(Choice::Actor(actor))),
        }
    }

    /// The initiatives, in the order of the content.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let mut start = 0;
        self.ends
            .iter()
            .zip(&self.years)
            .map(move |(ends, &years)| {
                let options = ends.map(|end| {
                    let end = end as usize;
                    let own = self.places.get(start..end).unwrap_or_default();
                    start = end;
                    own
                });
                Row { options, years }
            })
    }
}

/// Four thousand million options are more than any content has.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
