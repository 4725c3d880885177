//! Which initiatives the marks of each place stand for.

use super::arrange::{Arranged, Site, arrange};
use super::outline::project;
use crate::content::{Content, County, InitiativeIdx, PlaceIdx, Sector};
use crate::sort::sort_by;

/// A place on the map, and its initiatives.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatedPlace {
    /// The place.
    pub place: PlaceIdx,
    /// Its initiatives in the order of their marks: those of one main sector together, the oldest first.
    pub initiatives: Vec<InitiativeIdx>,
}

/// The map of places. It depends on the content alone: a filter moves no mark.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacesMap {
    /// The places on the map that have initiatives, in the order of the content.
    pub places: Vec<SeatedPlace>,
    /// Where their marks are: a pile for each of `places`.
    pub arranged: Arranged,
    /// The initiatives abroad, and those in places whose position is not known, once for each such place.
    pub outside: Vec<InitiativeIdx>,
    /// Whether all of those are abroad.
    pub is_abroad: bool,
    /// The initiatives without a place.
    pub nowhere: Vec<InitiativeIdx>,
}

impl PlacesMap {
    /// The map of a content. O(n log n) in the pairs of an initiative and a place, and quadratic in the few hundred places
    /// that can have piles of their own.
    pub fn new(content: &Content) -> Self {
        let mut of_places = vec![Vec::new(); content.places().len()];
        let mut nowhere = Vec::new();
        for (index, initiative) in content.indexed_initiatives() {
            if initiative.places.is_empty() {
                nowhere.push(index);
            }
            for place in &initiative.places {
                if let Some(own) = of_places.get_mut(place.index()) {
                    own.push(index);
                }
            }
        }
        let (mut places, mut sites, mut outside) = (Vec::new(), Vec::new(), Vec::new());
        let mut are_abroad = true;
        for (index, (entry, mut initiatives)) in content.places().iter().zip(of_places).enumerate()
        {
            if initiatives.is_empty() {
                continue;
            }
            let point = entry.latitude.zip(entry.longitude);
            let at = point.and_then(|(north, east)| project(north, east));
            let is_abroad = entry.county == Some(County::ABROAD);
            if let Some(at) = at.filter(|_| !is_abroad) {
                in_order_of_marks(content, &mut initiatives);
                sites.push(Site {
                    at,
                    count: initiatives.len(),
                });
                let place = PlaceIdx::new(index);
                places.push(SeatedPlace { place, initiatives });
            } else {
                are_abroad &= is_abroad;
                outside.extend(initiatives);
            }
        }
        in_order_of_marks(content, &mut outside);
        in_order_of_marks(content, &mut nowhere);
        Self {
            places,
            arranged: arrange(&sites),
            outside,
            is_abroad: are_abroad,
            nowhere,
        }
    }
}

/// Sorts by main sector, then by date.
fn in_order_of_marks(content: &Content, initiatives: &mut Vec<InitiativeIdx>) {
    let key = |one: InitiativeIdx| -> (Option<Sector>, _) {
        let sector = content.initiative(one).main_sector();
        (sector, content.facts().from(one))
    };
    sort_by(initiatives, |&one, &other| key(one).cmp(&key(other)));
}
