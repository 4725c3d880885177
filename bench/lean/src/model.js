// The content in flat tables, and what a filter leaves of it.

const LANGUAGE = "sv";

export const text = (both) => (both && (both[LANGUAGE] ?? both.en)) ?? "";

const KINDS = {
  programme: "Program", assignment: "Uppdrag", inquiry: "Utredning", legislation: "Lagstiftning", report: "Rapport",
  investment: "Satsning", infrastructure: "Infrastruktur", agreement: "Överenskommelse", event: "Händelse",
  organisation: "Organisation",
};

/// The facets: an initiative's options are those of the first, those of the second and so on.
const AREA = 0;
const KIND = 3;
const ACTOR = 4;
const FACETS = 5;

const year = (date) => Number(date?.slice(0, 4) ?? 0);
const byNumber = (list) => [...(list ?? [])].sort((a, b) => a.number - b.number);

/// The options of all facets have numbers in one row; areas and programmes, which are the map's sectors, come first.
function makeFacets(content) {
  const kinds = Object.entries(KINDS).map(([id, sv]) => ({ id, name: { sv } }));
  const short = (entry) => text(entry.short);
  const name = (entry) => text(entry.name);
  const parts = [
    ["area", "Områden", byNumber(content.areas), short],
    ["programme", "Program", byNumber(content.programmes), short],
    ["objective", "Mål", content.objectives ?? [], (entry) => `${entry.id} ${name(entry)}`],
    ["kind", "Slag", kinds, name],
    ["actor", "Aktörer", content.actors ?? [], name],
  ];
  const options = [];
  const facets = parts.map(([key, title, list, label], facet) => {
    const first = options.length;
    for (const source of list) options.push({ facet, id: source.id, name: label(source), source });
    return { key, title, first, end: options.length };
  });
  return { facets, options };
}

export function makeModel(content) {
  const { facets, options } = makeFacets(content);
  const places = facets.map(({ first, end }) => new Map(options.slice(first, end).map(({ id }, at) => [id, first + at])));
  const sources = content.initiatives.sort((a, b) => {
    const [left, right] = [a.date?.from ?? "", b.date?.from ?? ""];
    return left < right ? 1 : left > right ? -1 : 0;
  });
  const total = sources.length;
  // The options of facet `f` of initiative `i` are those from `starts[i * FACETS + f]` to the next start.
  const starts = new Uint32Array(total * FACETS + 1);
  const [from, to] = [new Uint16Array(total), new Uint16Array(total)];
  const members = [];
  sources.forEach(({ areas, programmes, objectives, kind, actors, date }, initiative) => {
    [areas, programmes, objectives, [kind], actors].forEach((ids, facet) => {
      for (const id of ids ?? []) members.push(places[facet].get(id));
      starts[initiative * FACETS + facet + 1] = members.length;
    });
    from[initiative] = year(date?.from);
    to[initiative] = year(date?.to ?? date?.from);
  });
  return { facets, options, sources, total, starts, members: Uint32Array.from(members), from, to };
}

const list = (model, initiative, facet, facets = 1) =>
  model.members.subarray(model.starts[initiative * FACETS + facet], model.starts[initiative * FACETS + facet + facets]);

/// The sectors of an initiative, the main one first. A sector has the number of its option.
export const sectorsOf = (model, initiative) => list(model, initiative, AREA, 2);
export const sectorCount = (model) => model.facets[AREA + 1].end;
export const areaCount = (model) => model.facets[AREA].end;
export const actorsOf = (model, initiative) => [...list(model, initiative, ACTOR)].map((option) => model.options[option]);
export const kindOf = (model, initiative) => model.options[list(model, initiative, KIND)[0]];

/// What is searched.
export const textsOf = (model, initiative) => {
  const { name, summary } = model.sources[initiative];
  return [name, summary, ...actorsOf(model, initiative).map(({ source }) => source.name)];
};

/// Facet of an initiative that meets all conditions, or more than one of which it fails.
const NONE = -1;
const SEVERAL = FACETS;

/// The only facet in which an initiative has none of the chosen options.
function failing({ starts, members }, initiative, { flags, picked }) {
  let failed = NONE;
  for (let facet = 0; facet < FACETS; facet += 1) {
    if (!picked[facet]) continue;
    const end = starts[initiative * FACETS + facet + 1];
    let at = starts[initiative * FACETS + facet];
    while (at < end && !flags[members[at]]) at += 1;
    if (at < end) continue;
    if (failed !== NONE) return SEVERAL;
    failed = facet;
  }
  return failed;
}

const isWithin = (model, initiative, { from, to }) =>
  (!from && !to) ||
  (model.from[initiative] && (!from || model.to[initiative] >= from) && (!to || model.from[initiative] <= to));

/// What matches, and for each option how many would if it alone were chosen in its facet: one pass, in which an
/// initiative that fails in one facet only counts for that one.
export function shown(model, found, choice, span) {
  const { starts, members, total } = model;
  const counts = new Uint32Array(model.options.length);
  const matching = new Uint8Array(total);
  let count = 0;
  for (let initiative = 0; initiative < total; initiative += 1) {
    if ((found && !found[initiative]) || !isWithin(model, initiative, span)) continue;
    const failed = failing(model, initiative, choice);
    if (failed === SEVERAL) continue;
    const isIn = failed === NONE;
    if (isIn) {
      matching[initiative] = 1;
      count += 1;
    }
    const first = initiative * FACETS + (isIn ? 0 : failed);
    const end = starts[first + (isIn ? FACETS : 1)];
    for (let at = starts[first]; at < end; at += 1) counts[members[at]] += 1;
  }
  return { matching, count, counts };
}

/// The first initiatives of those that match, the latest first.
export function firstOf({ matching }, most) {
  const first = [];
  for (let at = matching.indexOf(1); at >= 0 && first.length < most; at = matching.indexOf(1, at + 1)) first.push(at);
  return first;
}
