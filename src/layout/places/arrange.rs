//! Where the marks of each place stand.
//!
//! A place's marks are a pile around its point. One that has no room there, or would hide another place, moves to the nearest
//! free spot, and a leader shows where it belongs. Those that need not move choose first, then the largest.

use core::cmp::Ordering;

use super::field::{Field, moved_inside};
use super::pile::{MARK_SIZE, PITCH, ROW, pile, reading_order};
use super::schematic::schematic;
use super::sweden::HEIGHT;
use crate::layout::plane::geometry::{Path, Point};
use crate::sort::sorted_indices;

/// The most marks of a place. If one would have more, each mark stands for several initiatives.
pub const MOST_IN_PILE: usize = 60;
/// The most marks in the picture.
pub const MOST_MARKS: usize = 400;

/// How far a pile goes to hide nothing. If there is no such spot so near, it takes the nearest with room.
const FAR: f64 = 60.0;
/// The step between spots that a pile tries.
const STEP: f64 = PITCH / 3.0;
/// Places nearer than this make a pile prefer the side that is away from them.
const NEIGHBOURS: f64 = 30.0;
/// How strong that preference is.
const PUSH: f64 = 8.0;

/// A place, and how many initiatives have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Where it is: see [`project`](super::project).
    pub at: Point,
    /// The number of its initiatives.
    pub count: usize,
}

/// A line from a place to its marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leader {
    /// At the place.
    pub from: Point,
    /// At the edge of the nearest mark.
    pub to: Point,
}

impl Leader {
    /// Its path data.
    pub fn path(self) -> String {
        let mut path = Path::default();
        path.move_to(self.from).line_to(self.to);
        path.finish()
    }
}

/// The marks of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pile {
    /// Their centres, in reading order: mark i stands for the place's initiatives from i · [`Arranged::per_mark`] on.
    pub marks: Vec<Point>,
    /// If they stand beside the place, what leads to them.
    pub leader: Option<Leader>,
}

/// All marks of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranged {
    /// A pile for each site, in the same order.
    pub piles: Vec<Pile>,
    /// How many initiatives a mark stands for: 1 unless there are too many for that. The last mark of a place may stand
    /// for fewer.
    pub per_mark: usize,
    /// The size of every mark: see [`shape`](crate::layout::shape).
    pub mark_size: f64,
    /// Whether there are so many places that marks only keep their order from north to south and from west to east.
    pub is_schematic: bool,
}

/// Arranges the marks of all places. Depends on nothing but the sites; their order only matters for those at one point with
/// equally many initiatives.
///
/// ```
/// use life_science_map::layout::places::{Site, arrange, project};
///
/// let sites: Vec<Site> = [(59.33, 18.07, 8), (59.35, 18.02, 1)]
///     .into_iter()
///     .filter_map(|(north, east, count)| Some(Site { at: project(north, east)?, count }))
///     .collect();
/// let arranged = arrange(&sites);
/// assert_eq!(arranged.per_mark, 1);
/// assert_eq!(arranged.piles[0].marks.len(), 8);
/// ```
pub fn arrange(sites: &[Site]) -> Arranged {
    let sites: Vec<Site> = sites
        .iter()
        .map(|site| Site {
            at: in_tenths(moved_inside(site.at)),
            count: site.count,
        })
        .collect();
    let most = sites.iter().map(|site| site.count).max().unwrap_or(0);
    for per_mark in round_numbers() {
        let counts = sites.iter().map(|site| site.count.div_ceil(per_mark));
        let counts: Vec<usize> = counts.collect();
        let total = counts
            .iter()
            .fold(0_usize, |sum, count| sum.saturating_add(*count));
        let are_few = total <= MOST_MARKS && counts.iter().all(|count| *count <= MOST_IN_PILE);
        if are_few && let Some(piles) = piles(&sites, &counts) {
            return Arranged {
                piles,
                per_mark,
                mark_size: MARK_SIZE,
                is_schematic: false,
            };
        }
        if per_mark >= most {
            return schematic(&sites, per_mark);
        }
    }
    schematic(&sites, usize::MAX)
}

/// 1, 2, 5, 10, 20, 50 and so on, as far as there are numbers.
fn round_numbers() -> impl Iterator<Item = usize> {
    let powers = core::iter::successors(Some(1_usize), |power| power.checked_mul(10));
    powers.flat_map(|power| {
        [1, 2, 5]
            .into_iter()
            .filter_map(move |factor| power.checked_mul(factor))
    })
}

/// A pile for each site with this many marks; `None` if there is no room for all.
fn piles(sites: &[Site], counts: &[usize]) -> Option<Vec<Pile>> {
    let mut field = Field::new();
    for (owner, site) in sites.iter().enumerate() {
        if counts[owner] > 0 {
            field.add_place(site.at, owner);
        }
    }
    let order = sorted_indices(sites.len(), &|one, other| {
        let larger = counts[other].cmp(&counts[one]);
        let further_up = reading_order(&sites[one].at, &sites[other].at);
        larger.then(further_up)
    });
    let mut piles = vec![Pile::default(); sites.len()];
    for may_move in [false, true] {
        for &owner in &order {
            if counts[owner] == 0 || !piles[owner].marks.is_empty() {
                continue;
            }
            let offsets = pile(counts[owner]);
            let search = Search {
                field: &field,
                owner,
                at: sites[owner].at,
                offsets: &offsets,
                target: away_from_neighbours(sites, counts, &order, owner),
            };
            let found = if may_move {
                let careful = search.nearest(FAR, true);
                Some(careful.or_else(|| search.nearest(HEIGHT * 1.2, false))?)
            } else {
                search.nearest(0.0, true)
            };
            if let Some(pile) = found {
                field.add_pile(&pile.marks, pile.leader, owner);
                piles[owner] = pile;
            }
        }
    }
    Some(piles)
}

/// A point beside a place, on the side where its neighbours are not; the place itself if it has none.
///
/// The neighbours are added up in the given order, because sums of floating-point numbers depend on it.
fn away_from_neighbours(sites: &[Site], counts: &[usize], order: &[usize], owner: usize) -> Point {
    let at = sites[owner].at;
    let (mut x, mut y) = (0.0, 0.0);
    for &other in order {
        let site = sites[other];
        let distance = site.at.distance(at);
        if counts[other] > 0 && distance > 0.0 && distance < NEIGHBOURS {
            x += (at.x - site.at.x) / distance;
            y += (at.y - site.at.y) / distance;
        }
    }
    let strength = PUSH / Point { x, y }.distance(Point::default()).max(1.0);
    Point {
        x: at.x + x * strength,
        y: at.y + y * strength,
    }
}

/// The search for a spot for one pile.
struct Search<'a> {
    field: &'a Field,
    owner: usize,
    at: Point,
    offsets: &'a [Point],
    /// Of spots that are equally far from the place, the one that is nearest to this is taken.
    target: Point,
}

impl Search<'_> {
    /// The pile at the nearest spot with room, up to a distance; if it is to be careful, one where it hides nothing.
    fn nearest(&self, farthest: f64, is_careful: bool) -> Option<Pile> {
        let mut ring = 0;
        while f64::from(ring) * STEP <= farthest {
            let spots = ring_around(self.at, ring);
            let free = spots.filter(|spot| self.is_free(*spot, is_careful));
            let best = free.min_by(|one, other| self.compare(*one, *other));
            if let Some(spot) = best {
                return Some(Pile {
                    marks: self.marks(spot).collect(),
                    leader: self.leader(spot),
                });
            }
            ring += 1;
        }
        None
    }

    fn compare(&self, one: Point, other: Point) -> Ordering {
        let nearer = one
            .distance(self.target)
            .total_cmp(&other.distance(self.target));
        nearer.then(reading_order(&one, &other))
    }

    fn is_free(&self, spot: Point, is_careful: bool) -> bool {
        let marks = || self.marks(spot);
        self.field.has_room(marks(), self.owner)
            && (!is_careful || self.field.is_clear(marks(), self.leader(spot), self.owner))
    }

    /// The marks of the pile at a spot.
    fn marks(&self, spot: Point) -> impl Iterator<Item = Point> {
        self.offsets.iter().map(move |offset| {
            in_tenths(Point {
                x: spot.x + offset.x,
                y: spot.y + offset.y,
            })
        })
    }

    /// From the place to the nearest mark; `None` if the place is among its marks.
    fn leader(&self, spot: Point) -> Option<Leader> {
        let from = self.at;
        let nearest = self.marks(spot).min_by(|one, other| {
            let nearer = from.distance(*one).total_cmp(&from.distance(*other));
            nearer.then(reading_order(one, other))
        })?;
        let distance = from.distance(nearest);
        let part = 1.0 - PITCH * 0.45 / distance;
        (distance > PITCH * 0.6).then(|| Leader {
            from,
            to: in_tenths(Point {
                x: from.x + (nearest.x - from.x) * part,
                y: from.y + (nearest.y - from.y) * part,
            }),
        })
    }
}

/// The points of a hexagon around a point; the point itself as the innermost one.
fn ring_around(at: Point, ring: u32) -> impl Iterator<Item = Point> {
    const CORNERS: [(f64, f64); 6] = [
        (2.0, 0.0),
        (1.0, 1.0),
        (-1.0, 1.0),
        (-2.0, 0.0),
        (-1.0, -1.0),
        (1.0, -1.0),
    ];
    let radius = f64::from(ring);
    let (across, down) = (STEP / 2.0, STEP * ROW / PITCH);
    let corners = CORNERS.into_iter().zip(CORNERS.into_iter().cycle().skip(2));
    corners
        .take(if ring == 0 { 1 } else { 6 })
        .flat_map(move |(corner, along)| {
            (0..ring.max(1)).map(move |step| {
                let step = f64::from(step);
                in_tenths(Point {
                    x: at.x + (corner.0 * radius + along.0 * step) * across,
                    y: at.y + (corner.1 * radius + along.1 * step) * down,
                })
            })
        })
}

/// A point as it is printed.
fn in_tenths(at: Point) -> Point {
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    Point {
        x: tenths(at.x),
        y: tenths(at.y),
    }
}
