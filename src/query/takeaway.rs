//! The takeaway: the data behind the one sentence above the map.

use super::{Facet, Filter, Shown};
use crate::content::{AreaIdx, Content, Sector};

/// The most areas or years that are named as leading: more would be a list, not a finding.
const NAMED_AT_MOST: usize = 2;

/// The most notable facts about a filter's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeaway {
    /// How many initiatives there are, at least one.
    pub count: usize,
    /// The areas that most of them serve. If areas are chosen, these are excluded, because it would mean nothing that they
    /// lead.
    pub areas: Option<Leaders<AreaIdx>>,
    /// Whether areas are chosen, so that `areas` are those that the initiatives serve in addition.
    pub besides: bool,
    /// The years in which most of them began.
    pub years: Option<Leaders<u16>>,
}

/// Those with the most initiatives: one, or two with the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaders<T> {
    /// Which ones, in their own order.
    pub which: Vec<T>,
    /// How many initiatives each of them has, at least one.
    pub count: u32,
}

impl<T: Copy> Leaders<T> {
    /// Those of `counted` with the highest number; `None` if that is 0 or too many share it.
    pub(super) fn of(counted: &[(T, u32)]) -> Option<Self> {
        let count = counted.iter().map(|(_, count)| *count).max()?;
        let which: Vec<T> = counted
            .iter()
            .filter(|(_, own)| *own == count)
            .map(|(which, _)| *which)
            .collect();
        (count > 0 && which.len() <= NAMED_AT_MOST).then_some(Self { which, count })
    }
}

/// The most notable facts about the initiatives that `filter` leaves of `content`, which are `shown`. `None` if there are
/// none. Linear in the initiatives.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::query::{Filter, SearchIndex, shown, takeaway};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let filter = Filter::default();
/// let shown = shown(&content, &SearchIndex::new(&content), &filter);
/// assert_eq!(takeaway(&content, &filter, &shown).unwrap().count, content.initiatives().len());
/// ```
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
    let facts = content.facts();
    let mut years: Vec<_> = facts.years_begun().iter().map(|&year| (year, 0)).collect();
    for initiative in shown.matching() {
        for &place in facts.began.of(initiative) {
            // The first place is for initiatives without a date.
            if let Some((_, count)) = (place as usize)
                .checked_sub(1)
                .and_then(|place| years.get_mut(place))
            {
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
