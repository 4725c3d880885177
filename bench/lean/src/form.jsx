// The filter's form. One listener for all of it.

import { createMemo, createSignal, For } from "solid-js";

/// How many actors are offered, the most common ones, and how many a visitor finds who looks for one.
const ACTORS_SHOWN = 8;
const ACTORS_FOUND = 24;

const range = ({ first, end }) => Array.from({ length: end - first }, (_, at) => first + at);

export function Form(props) {
  const { model, state } = props;
  const change = ({ target }) => {
    if (target.type === "checkbox") state.toggle(Number(target.dataset.option));
    else if (target.name === "from" || target.name === "to") state.setYear(target.name, Number(target.value));
  };
  const dated = model.from.filter(Boolean);
  const first = dated.reduce((least, year) => Math.min(least, year), Infinity);
  const last = model.to.reduce((most, year) => Math.max(most, year), 0);
  const years = Array.from({ length: dated.length && last - first + 1 }, (_, at) => first + at);
  return (
    <form id="filter" onSubmit={(event) => event.preventDefault()} onChange={change}>
      <label>Sök <input id="search" type="search" name="q" onInput={(event) => state.setWords(event.target.value)} /></label>
      {model.facets.map((facet) => (
        <fieldset data-facet={facet.key}>
          <legend>{facet.title}</legend>
          {facet.key === "actor"
            ? <Actors model={model} state={state} facet={facet} />
            : range(facet).map((option) => <Option model={model} state={state} option={option} />)}
        </fieldset>
      ))}
      <fieldset>
        <legend>År</legend>
        <Year name="from" title="Från" years={years} />
        <Year name="to" title="Till" years={years} />
      </fieldset>
    </form>
  );
}

function Option(props) {
  const { model, state, option } = props;
  const count = () => state.result().counts[option];
  const { facet, id, name } = model.options[option];
  return (
    <label>
      <input
        type="checkbox"
        name={model.facets[facet].key}
        value={id}
        data-option={option}
        checked={state.isChosen(option)}
        disabled={count() === 0 && !state.isChosen(option)}
      />
      {name}
      <span data-count>{count()}</span>
    </label>
  );
}

/// The most common actors and the chosen ones, or those that a visitor looks for.
function Actors(props) {
  const { model, state, facet } = props;
  const [wanted, setWanted] = createSignal("");
  const { counts } = state.result();
  const ranked = range(facet).sort((a, b) => counts[b] - counts[a]);
  const offered = createMemo(() => {
    const name = wanted().trim().toLowerCase();
    if (name) return ranked.filter((option) => model.options[option].name.toLowerCase().includes(name)).slice(0, ACTORS_FOUND);
    return ranked.filter((option, rank) => rank < ACTORS_SHOWN || state.isChosen(option));
  });
  return (
    <>
      <input type="search" aria-label="Hitta aktör" placeholder="Hitta aktör" onInput={(event) => setWanted(event.target.value)} />
      <For each={offered()}>{(option) => <Option model={model} state={state} option={option} />}</For>
    </>
  );
}

const Year = (props) => (
  <label>
    {props.title}
    <select name={props.name}>
      <option value="0">alla</option>
      {props.years.map((year) => <option>{year}</option>)}
    </select>
  </label>
);
