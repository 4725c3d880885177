//! What stands out in what is shown: the data behind the one sentence above the map.

use super::{Facet, Filter, Shown};
use crate::content::{AreaIdx, Content, Sector};

/// At most so many areas or years are named as those with the most: more would be a list, not a finding.
const NAMED_AT_MOST: usize = 2;

/// What stands out among the initiatives that a filter leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeaway {
    /// How many initiatives there are, at least one.
    pub count: usize,
    /// The areas that most of them serve. Chosen areas are not among them where areas are chosen: that they lead
    /// says nothing then.
    pub areas: Option<Leaders<AreaIdx>>,
    /// Whether areas are chosen, so that `areas` are those that the initiatives serve besides.
    pub besides: bool,
    /// The years in which most of them began.
    pub years: Option<Leaders<u16>>,
}

/// Those with the most initiatives: one, or two with the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaders<T> {
    /// Which, in their own order.
    pub which: Vec<T>,
    /// How many initiatives each of them has, at least one.
    pub count: u32,
}

impl<T: Copy> Leaders<T> {
    /// Those of `counted` with the highest number; nothing where that is 0 or where too many share it.
    fn of(counted: &[(T, u32)]) -> Option<Self> {
        let count = counted.iter().map(|(_, count)| *count).max()?;
        let which: Vec<T> = counted
            .iter()
            .filter(|(_, own)| *own == count)
            .map(|(which, _)| *which)
            .collect();
        (count > 0 && which.len() <= NAMED_AT_MOST).then_some(Self { which, count })
    }
}

/// What stands out among the initiatives that `filter` leaves of `content`, which are `shown`. Nothing where none is
/// left. Linear in the initiatives.
pub fn takeaway(content: &Content, filter: &Filter, shown: &Shown) -> Option<Takeaway> {
    let count = shown.count();
    if count == 0 {
        return None;
    }
    let chosen = filter.chosen(Facet::Area);
    let areas: Vec<_> = (0..content.areas().len())
        .map(AreaIdx::new)
        .filter(|&area| !chosen.contains(&Sector::Area(area).into()))
        .map(|area| (area, shown.in_sector(Sector::Area(area))))
        .collect();
    let mut years: Vec<(u16, u32)> = Vec::new();
    if let Some((first, last)) = content.years() {
        years.extend((first..=last).map(|year| (year, 0)));
        for initiative in shown.matching() {
            let began = content
                .initiative(initiative)
                .date
                .map(|date| date.years().0);
            let slot =
                began.and_then(|began| years.get_mut(usize::from(began.checked_sub(first)?)));
            if let Some((_, count)) = slot {
                *count += 1;
            }
        }
    }
    Some(Takeaway {
        count,
        areas: Leaders::of(&areas),
        besides: !chosen.is_empty(),
        years: Leaders::of(&years),
    })
}
