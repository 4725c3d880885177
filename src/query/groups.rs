//! Initiatives in groups for the views: by main sector, and by objective.

use crate::content::{Content, InitiativeIdx, ObjectiveIdx, Sector};

/// The shown initiatives, by main sector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByMainSector {
    /// For each sector, in the order of [`Content::sectors`], the initiatives with a date whose main sector it is, the
    /// oldest first.
    pub dated: Vec<Vec<InitiativeIdx>>,
    /// Those without a date, in the order of the content.
    pub undated: Vec<InitiativeIdx>,
}

impl ByMainSector {
    /// The initiatives with a date whose main sector this is.
    pub fn of(&self, content: &Content, sector: Sector) -> &[InitiativeIdx] {
        self.dated
            .get(place_of(content, sector))
            .map_or(&[], Vec::as_slice)
    }
}

/// The index of a sector in [`Content::sectors`].
fn place_of(content: &Content, sector: Sector) -> usize {
    match sector {
        Sector::Area(area) => area.index(),
        Sector::Programme(programme) => content.areas().len() + programme.index(),
    }
}

/// The shown initiatives by main sector, and those without a date. Linear in the initiatives.
///
/// ```
/// use life_science_map::content::Content;
/// use life_science_map::query::{Filter, SearchIndex, by_main_sector, shown};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let shown = shown(&content, &SearchIndex::new(&content), &Filter::default());
/// let groups = by_main_sector(&content, &|initiative| shown.is_matching(initiative));
/// let dated: usize = groups.dated.iter().map(Vec::len).sum();
/// assert_eq!(dated + groups.undated.len(), shown.count());
/// ```
pub fn by_main_sector(content: &Content, is_shown: &dyn Fn(InitiativeIdx) -> bool) -> ByMainSector {
    let facts = content.facts();
    let mut groups = ByMainSector::default();
    groups
        .dated
        .resize_with(content.sectors().count(), Vec::new);
    for &initiative in facts.by_date() {
        if !is_shown(initiative) {
            continue;
        }
        let group = facts.main_sector(initiative);
        let group = group.and_then(|sector| groups.dated.get_mut(place_of(content, sector)));
        if facts.from(initiative).is_none() {
            groups.undated.push(initiative);
        } else if let Some(group) = group {
            group.push(initiative);
        }
    }
    crate::sort::sort(&mut groups.undated);
    groups
}

/// The initiatives of a band: those of an objective, or those of a sector that serve none of its objectives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BandMembers {
    /// Whose.
    pub objective: Option<ObjectiveIdx>,
    /// All of them, in the given order.
    pub members: Vec<InitiativeIdx>,
    /// Those that match, in the given order.
    pub matching: Vec<InitiativeIdx>,
}

/// The bands of each of these sectors: one per objective, and a last one for initiatives that serve none, if there are any
/// or there is no other band. `in_order` are all initiatives. Linear in their memberships.
///
/// ```
/// use life_science_map::content::{AreaIdx, Content, Sector};
/// use life_science_map::query::bands;
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let area = Sector::Area(AreaIdx::new(0));
/// let bands = bands(&content, &[area], content.facts().by_date(), &|_| true);
/// let own = content.sector_initiatives(area);
/// assert!(own.iter().all(|one| bands[0].iter().any(|band| band.members.contains(one))));
/// ```
pub fn bands(
    content: &Content,
    sectors: &[Sector],
    in_order: &[InitiativeIdx],
    is_matching: &dyn Fn(InitiativeIdx) -> bool,
) -> Vec<Vec<BandMembers>> {
    let facts = content.facts();
    let mut unrolled = Vec::with_capacity(sectors.len());
    let mut place_of_sector = vec![None; content.sectors().count()];
    let mut band_of_objective = vec![None; content.objectives().len()];
    for (at, &sector) in sectors.iter().enumerate() {
        let mut bands = Vec::new();
        for &objective in objectives(content, sector) {
            band_of_objective[objective.index()] = Some((at, bands.len()));
            bands.push(BandMembers {
                objective: Some(objective),
                ..BandMembers::default()
            });
        }
        bands.push(BandMembers::default());
        place_of_sector[place_of(content, sector)] = Some(at);
        unrolled.push(bands);
    }
    // The sectors, as indices in `sectors`, of which an initiative serves an objective.
    let mut served = Vec::new();
    for &initiative in in_order {
        let is_matching = is_matching(initiative);
        let mut add = |(at, band): (usize, usize)| {
            let band = unrolled.get_mut(at).and_then(|bands| bands.get_mut(band));
            if let Some(band) = band {
                band.members.push(initiative);
                if is_matching {
                    band.matching.push(initiative);
                }
            }
        };
        served.clear();
        for &objective in facts.objectives.of(initiative) {
            if let Some(Some(band)) = band_of_objective.get(objective as usize) {
                add(*band);
                served.push(band.0);
            }
        }
        for sector in facts.sectors(initiative) {
            if let Some(Some(at)) = place_of_sector.get(place_of(content, sector))
                && !served.contains(at)
            {
                add((*at, objectives(content, sector).len()));
            }
        }
    }
    for bands in &mut unrolled {
        if bands.len() > 1 && bands.last().is_some_and(|others| others.members.is_empty()) {
            bands.pop();
        }
    }
    unrolled
}

/// The objectives of a sector; programmes have none.
fn objectives(content: &Content, sector: Sector) -> &[ObjectiveIdx] {
    match sector {
        Sector::Area(area) => &content.area(area).objectives,
        Sector::Programme(_) => &[],
    }
}
