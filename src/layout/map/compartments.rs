//! The order of the memberships: by sector, ring, objective, date and id.

use super::density::Bin;
use super::seating::Ring;
use crate::content::{Content, InitiativeIdx, ObjectiveIdx, Sector};
use crate::query::Years;

/// The index of the ring for each value of [`Facts::began`](crate::content::Facts::began).
fn rings_of_years(content: &Content, rings: &[Ring]) -> Vec<usize> {
    let mut of_years = vec![0];
    for &year in content.facts().years_begun() {
        of_years.push(rings.partition_point(|ring| match ring.years {
            Years::Undated => true,
            Years::Until(last) | Years::One(last) => last < year,
        }));
    }
    of_years
}

/// All memberships in the order of their seats (by sector, ring, objective, date and id); those of each sector and ring; and
/// for each of these, how many there are for each objective of the sector, and last for none.
///
/// A counting sort: memberships are visited by date and id, and distributed to one compartment per sector, ring and
/// objective.
pub(super) fn memberships_in_order(
    content: &Content,
    rings: &[Ring],
) -> (Vec<InitiativeIdx>, Vec<Bin>, Vec<Vec<usize>>) {
    let (facts, compartments) = (content.facts(), Compartments::new(content, rings.len()));
    let ring_of_years = rings_of_years(content, rings);
    let mut memberships = Vec::new();
    for &initiative in facts.by_date() {
        let years = facts.began.of(initiative).first();
        let ring = years.and_then(|&years| ring_of_years.get(years as usize));
        let ring = ring.copied().unwrap_or(0);
        let served = facts.objectives.of(initiative);
        for sector in facts.sectors(initiative) {
            memberships.push((compartments.of(sector, ring, served), initiative));
        }
    }
    // The index where each compartment begins.
    let mut starts = vec![0; compartments.count + 1];
    for (compartment, _) in &memberships {
        starts[compartment + 1] += 1;
    }
    for compartment in 0..compartments.count {
        starts[compartment + 1] += starts[compartment];
    }
    let (mut bins, mut counts) = (Vec::new(), Vec::new());
    for (span, own) in compartments.sectors.iter().enumerate() {
        for ring in 0..rings.len() {
            let first = own.first + ring * own.in_ring;
            let seats = starts[first]..starts[first + own.in_ring];
            if !seats.is_empty() {
                bins.push(Bin { span, ring, seats });
                let own = starts[first..=first + own.in_ring].windows(2);
                counts.push(own.map(|ends| ends[1] - ends[0]).collect());
            }
        }
    }
    let mut in_order = vec![InitiativeIdx::new(0); memberships.len()];
    for (compartment, initiative) in memberships {
        in_order[starts[compartment]] = initiative;
        starts[compartment] += 1;
    }
    (in_order, bins, counts)
}

/// One compartment for each sector, ring and first objective served, if any. Ordered by sector, ring and objective.
struct Compartments {
    /// In the order of the spans.
    sectors: Vec<OfSector>,
    /// The index of each objective within its area.
    place_of_objective: Vec<(Sector, usize)>,
    count: usize,
    areas: usize,
}

/// The compartments of a sector.
struct OfSector {
    first: usize,
    /// How many there are in each ring.
    in_ring: usize,
}

impl Compartments {
    fn new(content: &Content, rings: usize) -> Self {
        let areas = content.areas();
        let mut own = Self {
            sectors: Vec::new(),
            place_of_objective: Vec::new(),
            count: 0,
            areas: areas.len(),
        };
        for sector in content.sectors() {
            let in_ring = match sector {
                Sector::Area(area) => content.area(area).objectives.len() + 1,
                Sector::Programme(_) => 1,
            };
            own.sectors.push(OfSector {
                first: own.count,
                in_ring,
            });
            own.count += rings * in_ring;
        }
        for (index, objective) in content.objectives().iter().enumerate() {
            let index = ObjectiveIdx::new(index);
            let of_area = &content.area(objective.area).objectives;
            let place = of_area.iter().position(|&other| other == index);
            own.place_of_objective
                .push((Sector::Area(objective.area), place.unwrap_or(0)));
        }
        own
    }

    /// The compartment for a sector, a ring and the objectives served.
    fn of(&self, sector: Sector, ring: usize, served: &[u32]) -> usize {
        let span = match sector {
            Sector::Area(area) => area.index(),
            Sector::Programme(programme) => self.areas + programme.index(),
        };
        let Some(own) = self.sectors.get(span) else {
            return 0;
        };
        let place = |&objective: &u32| {
            let (area, place) = self.place_of_objective.get(objective as usize)?;
            (*area == sector).then_some(*place)
        };
        let none = own.in_ring - 1;
        let place = served.iter().filter_map(place).min().unwrap_or(none);
        own.first + ring * own.in_ring + place
    }
}
