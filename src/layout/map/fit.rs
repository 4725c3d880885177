//! How thick the rings must be for their marks, and how far apart marks can then stand.

use crate::content::{Content, Sector};
use crate::layout::plane::geometry::{as_f64, middle};

use super::density::Bin;
use super::parts::{Part, divide_sector, stand_in_parts};
use super::seat::Span;
use super::seating::{GROUND, HUB, Ring, WIDEST_PITCH};

/// The height of a row if all rings fill the space between hub and rim.
pub(super) fn row_height(rings: &[Ring]) -> f64 {
    let mut total = 0;
    for ring in rings {
        total += ring.rows;
    }
    (GROUND - HUB) / as_f64(total.max(1))
}

/// Stacks rings with known numbers of rows from hub to rim.
pub(super) fn stack(rings: &mut [Ring]) {
    let row_height = row_height(rings);
    let mut first = 0;
    for ring in rings {
        ring.inner = HUB + as_f64(first) * row_height;
        first += ring.rows;
        ring.outer = HUB + as_f64(first) * row_height;
    }
}

/// The sectors with their parts, and the marks of each sector and ring with how many each part has.
pub(super) struct Sectors<'a> {
    pub spans: &'a [Span],
    pub parts: &'a [Vec<Part>],
    pub bins: &'a [Bin],
    pub counts: &'a [Vec<usize>],
}

/// The parts of each sector.
pub(super) fn parts(
    content: &Content,
    spans: &[Span],
    bins: &[Bin],
    counts: &[Vec<usize>],
) -> Vec<Vec<Part>> {
    let mut all = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let objectives = match span.sector {
            Sector::Area(area) => content.area(area).objectives.as_slice(),
            Sector::Programme(_) => &[],
        };
        let mut own = vec![0; objectives.len() + 1];
        for (bin, counts) in bins.iter().zip(counts) {
            if bin.span == index {
                for (sum, count) in own.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        all.push(divide_sector(span, objectives, &own));
    }
    all
}

/// Finds (approximately) the largest pitch at which all rings fit, sets the rows of each ring and stacks them. At most some
/// twenty attempts.
pub(super) fn fit(sectors: &Sectors, rings: &mut [Ring]) -> f64 {
    // Some pitch is small enough: halve it until it fits, then bisect the interval above it ten times.
    let (mut fitting, mut too_great, mut pitch) = (0.0, WIDEST_PITCH, WIDEST_PITCH);
    let mut tries = 11;
    while tries > 0 && fitting < too_great {
        if fits(pitch, sectors, rings) {
            fitting = pitch;
        } else {
            too_great = pitch;
        }
        if fitting > 0.0 {
            tries -= 1;
        }
        pitch = middle(fitting, too_great);
    }
    // The last attempt need not be the best.
    fits(fitting, sectors, rings);
    fitting
}

/// Gives each ring the rows that it needs at a pitch, and stacks them. Returns whether they fit between hub and rim, and
/// stand there too: stacked, the rows are further apart, and marks that stand elsewhere may be in each other's way.
fn fits(pitch: f64, sectors: &Sectors, rings: &mut [Ring]) -> bool {
    let mut inner = HUB;
    for (index, ring) in rings.iter_mut().enumerate() {
        ring.rows = 1;
        for (bin, counts) in sectors.bins.iter().zip(sectors.counts) {
            while bin.ring == index && !sectors.stand(bin, counts, inner, (ring.rows, pitch), pitch)
            {
                ring.rows += 1;
                if inner + as_f64(ring.rows) * pitch > GROUND {
                    return false;
                }
            }
        }
        inner += as_f64(ring.rows) * pitch;
    }
    if inner > GROUND {
        return false;
    }
    stack(rings);
    let row_height = row_height(rings);
    sectors
        .bins
        .iter()
        .zip(sectors.counts)
        .all(|(bin, counts)| {
            rings.get(bin.ring).is_some_and(|ring| {
                sectors.stand(bin, counts, ring.inner, (ring.rows, row_height), pitch)
            })
        })
}

impl Sectors<'_> {
    /// Whether the marks of a sector and a ring have room in these rows.
    fn stand(
        &self,
        bin: &Bin,
        counts: &[usize],
        inner: f64,
        rows: (usize, f64),
        pitch: f64,
    ) -> bool {
        let (Some(span), Some(parts)) = (self.spans.get(bin.span), self.parts.get(bin.span)) else {
            return true;
        };
        stand_in_parts((span, parts), inner, rows, pitch, counts, None)
    }
}
