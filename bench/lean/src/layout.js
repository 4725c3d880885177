// Where the marks are: in a wheel, or in rows where that would be too small. Lengths are tenths of a unit, so that they are
// whole numbers, which make for short paths.

import { areaCount, kindOf, sectorCount, sectorsOf } from "./model.js";

const FIRST_YEAR = 2016;
const MOST_RINGS = 12;
/// The radii of the wheel.
const [INNER, OUTER] = [900, 4300];
const ROWS_WIDTH = 3600;
const LABEL = 180;

const HUES = ["#8c3b00", "#6b5900", "#2f6b00", "#006b4f", "#00658a", "#3b55b0", "#7a3fa0", "#9c2f68"];
const FAMILIES = {
  programme: 0, assignment: 0, inquiry: 1, legislation: 1, report: 1, investment: 2, infrastructure: 2, agreement: 3,
  event: 3, organisation: 3,
};

/// The ring of each initiative: a year each, but the oldest ones share one, as do those without a year.
function rings({ from }) {
  const years = [...new Set(Array.from(from, (year) => (year && year < FIRST_YEAR ? 1 : year)))].sort((a, b) => a - b);
  const oldest = years.length > MOST_RINGS ? years[years.length - MOST_RINGS + (years[0] === 0 ? 1 : 0)] : 0;
  const kept = [...new Set(years.map((year) => (year && year < oldest ? 1 : year)))];
  const ringOf = (year) => kept.indexOf(year && (year < FIRST_YEAR || year < oldest) ? 1 : year);
  return { count: kept.length, of: Uint8Array.from(from, ringOf) };
}

/// The marks, one for each sector of each initiative, sorted by cell: a ring of a sector.
export function makeMarks(model) {
  const { count: ringCount, of: ring } = rings(model);
  const sectors = sectorCount(model);
  const starts = new Uint32Array(sectors * ringCount + 1);
  const each = (visit) => {
    for (let initiative = 0; initiative < model.total; initiative += 1) {
      sectorsOf(model, initiative).forEach((sector, order) => visit(sector * ringCount + ring[initiative], initiative, order));
    }
  };
  each((cell) => (starts[cell + 1] += 1));
  for (let cell = 0; cell < sectors * ringCount; cell += 1) starts[cell + 1] += starts[cell];
  const count = starts[sectors * ringCount];
  const [initiatives, hollow] = [new Uint32Array(count), new Uint8Array(count)];
  const next = starts.slice();
  each((cell, initiative, order) => {
    initiatives[next[cell]] = initiative;
    hollow[next[cell]] = order ? 1 : 0;
    next[cell] += 1;
  });
  const colours = Array.from({ length: sectors }, (_, sector) => (sector < areaCount(model) ? HUES[sector % HUES.length] : "#555"));
  const size = Math.max(15, Math.min(80, 4200 / Math.sqrt(count)));
  return { model, sectors, ringCount, starts, initiatives, hollow, colours, size };
}

/// How far a sector's marks reach in the order of marks.
export const rangeOf = ({ starts, ringCount }, sector) => [starts[sector * ringCount], starts[(sector + 1) * ringCount]];

/// The parts of a path that draw the marks at these places.
function pieces({ model, initiatives, size }, x, y) {
  const r = Math.round(size);
  const shapes = [
    `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    `m${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
    `m0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
    `m0 ${-r}l${r} ${2 * r}h${-2 * r}z`,
  ];
  return Array.from(initiatives, (initiative, mark) => `M${x[mark]} ${y[mark]}${shapes[FAMILIES[kindOf(model, initiative).id]]}`);
}

/// The marks in a wheel: sectors round the circle, a ring a year.
export function wheel(marks) {
  const { sectors, ringCount, starts } = marks;
  const weights = Array.from({ length: sectors }, (_, sector) => {
    const [first, end] = rangeOf(marks, sector);
    return Math.sqrt(end - first + 4);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const turns = [-Math.PI];
  for (const weight of weights) turns.push(turns.at(-1) + (weight / total) * 2 * Math.PI);
  const thickness = (OUTER - INNER) / ringCount;
  const [x, y] = [new Int16Array(starts.at(-1)), new Int16Array(starts.at(-1))];
  for (let cell = 0; cell < sectors * ringCount; cell += 1) {
    const [sector, ring] = [Math.floor(cell / ringCount), cell % ringCount];
    const [first, count] = [starts[cell], starts[cell + 1] - starts[cell]];
    const [radius, span] = [INNER + ring * thickness, turns[sector + 1] - turns[sector]];
    const rows = Math.max(1, Math.round(Math.sqrt((count * thickness) / ((radius + thickness / 2) * span))));
    const columns = Math.ceil(count / rows);
    for (let order = 0; order < count; order += 1) {
      const at = radius + ((order % rows) + 0.5) * (thickness / rows);
      const turn = turns[sector] + span * (0.05 + (0.9 * (Math.floor(order / rows) + 0.5)) / columns);
      x[first + order] = Math.round(at * Math.sin(turn));
      y[first + order] = Math.round(-at * Math.cos(turn));
    }
  }
  const sectorAt = (px, py) => turns.findLastIndex((turn) => turn <= Math.atan2(px, -py));
  return {
    marks, x, y, isWheel: true, box: "-4500 -4500 9000 9000", pieces: pieces(marks, x, y),
    grounds: weights.map((_, sector) => slice(turns[sector], turns[sector + 1])),
    at(px, py) {
      const distance = Math.hypot(px, py);
      if (distance < INNER || distance >= OUTER) return null;
      return { sector: sectorAt(px, py), ring: Math.floor((distance - INNER) / thickness) };
    },
  };
}

function slice(from, to) {
  const [outer, inner] = [OUTER + 50, INNER - 50];
  const point = (radius, turn) => `${Math.round(radius * Math.sin(turn))} ${Math.round(-radius * Math.cos(turn))}`;
  const large = to - from > Math.PI ? 1 : 0;
  const arc = (radius, turn, sweep) => `A${radius} ${radius} 0 ${large} ${sweep} ${point(radius, turn)}`;
  return `M${point(outer, from)}${arc(outer, to, 1)}L${point(inner, to)}${arc(inner, from, 0)}z`;
}

/// The marks in rows: one below the other for the sectors, the years from left to right.
export function rows(marks) {
  const { sectors, ringCount, starts, size } = marks;
  const width = Math.floor(ROWS_WIDTH / ringCount);
  const step = Math.ceil(Math.min(width, 2.25 * size));
  const columns = Math.floor(width / step);
  const [x, y] = [new Int32Array(starts.at(-1)), new Int32Array(starts.at(-1))];
  const tops = [0];
  for (let sector = 0; sector < sectors; sector += 1) {
    const top = tops[sector] + LABEL;
    let deepest = 1;
    for (let ring = 0; ring < ringCount; ring += 1) {
      const [first, end] = [starts[sector * ringCount + ring], starts[sector * ringCount + ring + 1]];
      deepest = Math.max(deepest, Math.ceil((end - first) / columns));
      for (let mark = first; mark < end; mark += 1) {
        const order = mark - first;
        x[mark] = Math.round(ring * width + ((order % columns) + 0.5) * step);
        y[mark] = Math.round(top + (Math.floor(order / columns) + 0.5) * step);
      }
    }
    tops.push(top + deepest * step + 60);
  }
  return {
    marks, x, y, isWheel: false, box: `0 0 ${ROWS_WIDTH} ${tops.at(-1)}`, pieces: pieces(marks, x, y),
    grounds: tops.slice(1).map((end, sector) => `M0 ${tops[sector] + 10}H${ROWS_WIDTH}V${end}H0z`),
    labels: tops.slice(0, -1).map((top) => top + 140),
    at(px, py) {
      if (px < 0 || px >= width * ringCount || py < 0 || py >= tops.at(-1)) return null;
      return { sector: tops.findLastIndex((top) => top <= py), ring: Math.floor(px / width) };
    },
  };
}

/// The mark at a place, or none.
export function markAt({ marks, x, y, at }, px, py) {
  const cell = at(px, py);
  if (!cell) return { sector: null, initiative: null };
  const first = cell.sector * marks.ringCount + cell.ring;
  let [nearest, least] = [null, (1.5 * marks.size) ** 2];
  for (let mark = marks.starts[first]; mark < marks.starts[first + 1]; mark += 1) {
    const distance = (x[mark] - px) ** 2 + (y[mark] - py) ** 2;
    if (distance < least) [nearest, least] = [mark, distance];
  }
  return { sector: cell.sector, initiative: nearest === null ? null : marks.initiatives[nearest] };
}

/// The paths of a sector's marks: filled and hollow ones that match, then filled and hollow ones that do not.
export function drawn({ marks, pieces }, sector, matching) {
  const paths = ["", "", "", ""];
  const [first, end] = rangeOf(marks, sector);
  for (let mark = first; mark < end; mark += 1) {
    paths[(matching[marks.initiatives[mark]] ? 0 : 2) + marks.hollow[mark]] += pieces[mark];
  }
  return paths;
}
