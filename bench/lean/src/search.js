// The search, in a file of its own that is fetched when the page responds.

import MiniSearch from "minisearch";
import { folded, indexed, split } from "../../fold.js";

/// Milliseconds of indexing before the page gets its turn again.
const SLICE = 10;

const words = (texts) => texts.flatMap((both) => (both ? [both.sv, both.en] : [])).filter(Boolean).join(" ");

/// Makes the index, in slices, and answers with a function that finds initiatives by words: a flag for each initiative,
/// or nothing when there are no words. `textsOf` are an initiative's texts. One field is enough, because the list is sorted
/// by date. This imports nothing of the page: its bundle would otherwise be split, and wait for another file.
export async function makeSearch(total, textsOf) {
  const index = new MiniSearch({
    fields: ["text"],
    tokenize: split,
    processTerm: indexed,
    searchOptions: { prefix: true, combineWith: "AND", processTerm: folded },
  });
  let start = performance.now();
  for (let id = 0; id < total; id += 1) {
    index.add({ id, text: words(textsOf(id)) });
    if (performance.now() - start > SLICE) {
      await new Promise((resume) => setTimeout(resume));
      start = performance.now();
    }
  }
  return (typed) => {
    if (!split(typed).some(Boolean)) return null;
    const found = new Uint8Array(total);
    for (const { id } of index.search(typed)) found[id] = 1;
    return found;
  };
}
