// What a visitor has chosen, and what follows from it.

import { batch, createMemo, createSignal } from "solid-js";
import { firstOf, shown } from "./model.js";

/// How many more entries the list gets at a time.
export const STEP = 24;

export function makeState(model) {
  const nothing = () => ({ flags: new Uint8Array(model.options.length), picked: new Uint16Array(model.facets.length) });
  const [choice, setChoice] = createSignal(nothing(), { equals: false });
  const [words, setWords] = createSignal("");
  const [span, setSpan] = createSignal({ from: 0, to: 0 });
  const [open, setOpen] = createSignal(null);
  const [limit, setLimit] = createSignal(STEP);
  const [search, setSearch] = createSignal(null);

  const found = createMemo(() => search()?.(words()) ?? null);
  const result = createMemo(() => shown(model, found(), choice(), span()));
  const listed = createMemo(() => firstOf(result(), limit()));
  const filterBy = (change) =>
    batch(() => {
      change();
      setLimit(STEP);
    });
  const flip = (choice, option) => {
    choice.flags[option] ^= 1;
    choice.picked[model.options[option].facet] += choice.flags[option] ? 1 : -1;
    return choice;
  };
  return {
    result, listed, open, setOpen,
    isChosen: (option) => choice().flags[option] === 1,
    toggle: (option) => filterBy(() => setChoice((choice) => flip(choice, option))),
    only: (option) => filterBy(() => setChoice(flip(nothing(), option))),
    setWords: (typed) => filterBy(() => setWords(typed)),
    setYear: (end, year) => filterBy(() => setSpan((span) => ({ ...span, [end]: year }))),
    hasMore: () => result().count > limit(),
    showMore: () => setLimit(limit() + STEP),
    setSearch: (search) => setSearch(() => search),
  };
}
