//! Where initiatives take place: a place, a county, abroad, or nowhere that their sources name.

use std::borrow::Cow;

use crate::content::{Content, County, Facts, PlaceIdx};

/// Where an initiative takes place, as far as its sources say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// Its sources name no place. It does not mean that it concerns the whole country.
    Nowhere,
    /// In a county, or abroad.
    County(County),
    /// In a place.
    Place(PlaceIdx),
}

/// What the id of a county begins with in the address: `lan-12`.
const COUNTY: &str = "lan-";

impl Location {
    /// Its value in the address.
    pub fn id(self, content: &Content) -> Cow<'_, str> {
        match self {
            Self::Nowhere => Cow::Borrowed("none"),
            Self::County(County::ABROAD) => Cow::Borrowed("abroad"),
            Self::County(county) => Cow::Owned([COUNTY, county.id()].concat()),
            Self::Place(place) => Cow::Borrowed(&content.place(place).id),
        }
    }

    /// The location with this value in the address. Places come last: what a content calls `none` is none of them.
    pub fn from_id(content: &Content, id: &str) -> Option<Self> {
        match id {
            "none" => Some(Self::Nowhere),
            "abroad" => Some(Self::County(County::ABROAD)),
            _ => match id.strip_prefix(COUNTY).and_then(County::from_id) {
                Some(county) => Some(Self::County(county)),
                None => content.find_place(id).map(Self::Place),
            },
        }
    }

    /// All locations that a content has: nowhere, abroad, the counties with a place, the places.
    pub fn all(content: &Content) -> Vec<Self> {
        let mut all = vec![Self::Nowhere];
        let counties = core::iter::once(County::ABROAD).chain(County::all());
        let has_place = |county: &County| {
            let mut places = content.places().iter();
            places.any(|place| place.county == Some(*county))
        };
        all.extend(counties.filter(has_place).map(Self::County));
        all.extend((0..content.places().len()).map(|place| Self::Place(PlaceIdx::new(place))));
        all
    }

    /// The counties with a place in their order, abroad, and last what the content knows no county of, each with its places.
    pub fn by_county(content: &Content) -> Vec<(Option<County>, Vec<PlaceIdx>)> {
        let counties = County::all().chain([County::ABROAD]).map(Some);
        let groups = counties.chain([None]).map(|county| {
            let places = content.places().iter().enumerate();
            let own = places.filter(|(_, place)| place.county == county);
            (county, own.map(|(index, _)| PlaceIdx::new(index)).collect())
        });
        let has_places = |(_, places): &(_, Vec<PlaceIdx>)| !places.is_empty();
        groups.filter(has_places).collect()
    }

    /// Whether it is a place in that county.
    pub fn is_within(self, other: Self, content: &Content) -> bool {
        match (self, other) {
            (Self::Place(place), Self::County(county)) => {
                content.place(place).county == Some(county)
            }
            _ => false,
        }
    }

    /// Its number in [`Facts::locations`].
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Nowhere => Facts::NOWHERE,
            Self::County(county) => Facts::county(county),
            Self::Place(place) => Facts::place(place),
        }
    }
}
