//! What happened on the map: the entries of feeds.

use crate::content::{CalendarDay, Content, Date, InitiativeIdx, List, Sector};
use crate::sort::sort_by;

/// What happened to an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// It came to the map.
    Added,
    /// It was changed.
    Changed,
    /// It was removed. With its place in [`Content::removed`].
    Removed(usize),
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub happening: Happening,
    /// When.
    pub day: CalendarDay,
    /// The first id that the initiative ever had, which the event's id is made of.
    pub first_id: Box<str>,
    /// The initiative, unless it was removed.
    pub initiative: Option<InitiativeIdx>,
}

/// All that happened, the latest first: one event for an initiative and a day. O(n log n).
pub fn events(content: &Content) -> Vec<Event> {
    let mut events = Vec::new();
    for (index, initiative) in content.indexed_initiatives() {
        let mut add = |happening, date: Date| {
            let first_id = content.first_id(List::Initiatives, index.index());
            events.push(Event {
                happening,
                day: date.first_day(),
                first_id: first_id.unwrap_or(&initiative.id).into(),
                initiative: Some(index),
            });
        };
        let added = initiative.added;
        if let Some(added) = added {
            add(Happening::Added, added);
        }
        let is_same_day =
            |date: &Date| added.is_some_and(|own| own.first_day() == date.first_day());
        if let Some(changed) = initiative.changed.filter(|date| !is_same_day(date)) {
            add(Happening::Changed, changed);
        }
    }
    let initiatives = content.removed.iter().enumerate();
    for (place, own) in initiatives.filter(|(_, own)| own.list == List::Initiatives) {
        if let Some(date) = own.date {
            events.push(Event {
                happening: Happening::Removed(place),
                day: date.first_day(),
                first_id: own.id.clone(),
                initiative: None,
            });
        }
    }
    sort_by(&mut events, |one, other| {
        let key = |own: &Event| (own.happening, own.first_id.clone());
        other
            .day
            .cmp(&one.day)
            .then_with(|| key(one).cmp(&key(other)))
    });
    // What stands twice among what was removed was removed once.
    events.dedup_by(|one, other| one.id_parts() == other.id_parts());
    events
}

impl Event {
    /// What its id is made of.
    pub(super) fn id_parts(&self) -> (&str, &'static str, CalendarDay) {
        (&self.first_id, self.name(), self.day)
    }

    /// What happened, as a word of ids and categories.
    pub(super) const fn name(&self) -> &'static str {
        match self.happening {
            Happening::Added => "added",
            Happening::Changed => "changed",
            Happening::Removed(_) => "removed",
        }
    }

    /// Whether it concerns an area or a programme. What was removed concerns those of what to look at instead.
    pub fn is_in(&self, content: &Content, sector: Sector) -> bool {
        let mut initiatives = self.initiatives(content);
        initiatives.any(|own| content.initiative(own).is_in(sector))
    }

    /// The initiative, or those to look at instead.
    pub(super) fn initiatives<'a>(
        &self,
        content: &'a Content,
    ) -> impl Iterator<Item = InitiativeIdx> + 'a {
        let instead = match self.happening {
            Happening::Removed(place) => content.removed.get(place),
            _ => None,
        };
        let instead = instead.map(|own| &*own.instead).unwrap_or_default();
        self.initiative.into_iter().chain(instead.iter().copied())
    }
}
