// The content with everything that is worked out from it once, and what a filter leaves of it.

import MiniSearch from "minisearch";
import { folded, indexed, split } from "../../fold.js";

const LANGUAGE = "sv";
const FIRST_YEAR = 2016;
const MOST_RINGS = 12;
/// Documents that are indexed before the page gets its turn again.
const CHUNK = 100;

export const text = (both) => (both && (both[LANGUAGE] ?? both.en)) ?? "";

const KINDS = {
  programme: "Program", assignment: "Uppdrag", inquiry: "Utredning", legislation: "Lagstiftning", report: "Rapport",
  investment: "Satsning", infrastructure: "Infrastruktur", agreement: "Överenskommelse", event: "Händelse",
  organisation: "Organisation",
};
const FAMILIES = {
  programme: 0, assignment: 0, inquiry: 1, legislation: 1, report: 1, investment: 2, infrastructure: 2, agreement: 3,
  event: 3, organisation: 3,
};

const byNumber = (list) => [...list].sort((a, b) => a.number - b.number);
const options = (list, name) => list.map((entry) => ({ id: entry.id, name: name(entry) }));

export function makeModel(content) {
  const areas = byNumber(content.areas);
  const programmes = byNumber(content.programmes ?? []);
  const facets = [
    { key: "area", name: "Områden", options: options(areas, (entry) => text(entry.short)) },
    { key: "programme", name: "Program", options: options(programmes, (entry) => text(entry.short)) },
    { key: "objective", name: "Mål", options: options(content.objectives ?? [], (entry) => `${entry.id} ${text(entry.name)}`) },
    { key: "kind", name: "Slag", options: Object.entries(KINDS).map(([id, name]) => ({ id, name })) },
    { key: "actor", name: "Aktörer", options: options(content.actors ?? [], (entry) => text(entry.name)) },
  ];
  const places = facets.map((facet) => new Map(facet.options.map((option, place) => [option.id, place])));
  const actors = new Map((content.actors ?? []).map((actor) => [actor.id, actor]));
  const initiatives = content.initiatives.map((source, index) => {
    const ids = [source.areas, source.programmes, source.objectives, [source.kind], source.actors];
    const from = source.date ? Number(source.date.from.slice(0, 4)) : 0;
    return {
      index,
      source,
      options: ids.map((list, facet) => (list ?? []).map((id) => places[facet].get(id))),
      from,
      to: source.date ? Number((source.date.to ?? source.date.from).slice(0, 4)) : 0,
      family: FAMILIES[source.kind],
      kind: KINDS[source.kind],
      name: text(source.name),
      summary: text(source.summary),
    };
  });
  const byDate = [...initiatives].sort((a, b) => {
    const [left, right] = [a.source.date?.from ?? "", b.source.date?.from ?? ""];
    return left < right ? 1 : left > right ? -1 : 0;
  });
  return {
    facets,
    initiatives,
    byDate,
    byId: new Map(initiatives.map((initiative) => [initiative.source.id, initiative])),
    actors,
    ...place(initiatives, areas, programmes),
  };
}

/// Indexes in slices, so that the page answers meanwhile.
export async function makeIndex(model) {
  const index = new MiniSearch({
    fields: ["name", "summary", "actors"],
    idField: "index",
    extractField: ({ index, source }, field) => {
      if (field === "index") return index;
      const texts = field === "actors" ? (source.actors ?? []).map((id) => model.actors.get(id)?.name) : [source[field]];
      return texts.flatMap((both) => (both ? [both.sv, both.en] : [])).filter(Boolean).join(" ");
    },
    tokenize: split,
    processTerm: indexed,
    searchOptions: { prefix: true, combineWith: "AND", processTerm: folded, boost: { name: 2 } },
  });
  for (let first = 0; first < model.initiatives.length; first += CHUNK) {
    index.addAll(model.initiatives.slice(first, first + CHUNK));
    await new Promise((resume) => setTimeout(resume));
  }
  return index;
}

const meets = (initiative, facet, chosen) =>
  chosen[facet].size === 0 || initiative.options[facet].some((option) => chosen[facet].has(option));

/// What matches, and for each option how many would if it alone were chosen in its facet: one pass, in which an
/// initiative that fails in one facet only counts for that one.
export function shown(model, found, chosen, from, to) {
  const counts = model.facets.map((facet) => new Uint32Array(facet.options.length));
  const matching = new Uint8Array(model.initiatives.length);
  let count = 0;
  const add = (initiative, facet) => {
    for (const option of initiative.options[facet]) counts[facet][option] += 1;
  };
  for (const initiative of model.initiatives) {
    if (found && !found[initiative.index]) continue;
    if ((from || to) && (!initiative.from || (from && initiative.to < from) || (to && initiative.from > to))) continue;
    let failed = -1;
    let failures = 0;
    for (let facet = 0; facet < 5 && failures < 2; facet += 1) {
      if (!meets(initiative, facet, chosen)) {
        failed = facet;
        failures += 1;
      }
    }
    if (failures === 0) {
      matching[initiative.index] = 1;
      count += 1;
      for (let facet = 0; facet < 5; facet += 1) add(initiative, facet);
    } else if (failures === 1) {
      add(initiative, failed);
    }
  }
  return { matching, count, counts };
}

/// Which initiatives a search finds, or nothing when there are no words in it.
export function find(model, index, words) {
  if (!split(words).some(Boolean)) return null;
  const found = new Uint8Array(model.initiatives.length);
  for (const { id } of index.search(words)) found[id] = 1;
  return found;
}

/// Sectors round the circle, a ring a year, and each membership somewhere in its sector's part of its ring.
function place(initiatives, areas, programmes) {
  const years = [...new Set(initiatives.map(({ from }) => (from && from < FIRST_YEAR ? 1 : from)))].sort((a, b) => a - b);
  const oldest = years.length > MOST_RINGS ? years[years.length - MOST_RINGS + (years[0] === 0 ? 1 : 0)] : 0;
  const ringYears = [...new Set(years.map((year) => (year && year < oldest ? 1 : year)))];
  const ringOf = ({ from }) => ringYears.indexOf(from && (from < FIRST_YEAR || from < oldest) ? 1 : from);
  const sectors = [...areas, ...programmes].map((entry, index) => ({
    id: entry.id, name: text(entry.short), hue: index < areas.length ? index : -1, cells: ringYears.map(() => []), count: 0,
  }));
  for (const initiative of initiatives) {
    const ring = ringOf(initiative);
    const [own, others] = [initiative.options[0], initiative.options[1].map((option) => option + areas.length)];
    [...own, ...others].forEach((sector, order) => {
      sectors[sector].cells[ring].push({ initiative, main: order === 0 });
      sectors[sector].count += 1;
    });
  }
  const weights = sectors.map(({ count }) => Math.sqrt(count + 4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [inner, outer] = [90, 430];
  const thickness = (outer - inner) / ringYears.length;
  const marks = [];
  let angle = -Math.PI;
  sectors.forEach((sector, index) => {
    const span = (weights[index] / total) * 2 * Math.PI;
    Object.assign(sector, { from: angle, to: angle + span });
    sector.cells.forEach((cell, ring) => {
      const radius = inner + ring * thickness;
      const rows = Math.max(1, Math.round(Math.sqrt((cell.length * thickness) / ((radius + thickness / 2) * span))));
      const columns = Math.ceil(cell.length / rows);
      cell.forEach(({ initiative, main }, order) => {
        const at = radius + ((order % rows) + 0.5) * (thickness / rows);
        const turn = angle + span * (0.05 + 0.9 * ((Math.floor(order / rows) + 0.5) / columns));
        marks.push({ initiative, main, sector: index, x: at * Math.sin(turn), y: -at * Math.cos(turn) });
      });
    });
    angle += span;
  });
  const size = Math.max(1.5, Math.min(8, 420 / Math.sqrt(marks.length)));
  return { sectors, marks, size };
}
