// The page: filter, map, list and details over a few signals.

import { batch, createEffect, createMemo, createSignal, For, onMount, Show } from "solid-js";
import { render } from "solid-js/web";
import { Wheel } from "./map.jsx";
import { find, makeIndex, makeModel, shown, text } from "./model.js";

const LIST_STEP = 24;
const ACTORS_SHOWN = 8;

function Page(props) {
  const { model } = props;
  const [chosen, setChosen] = createSignal(model.facets.map(() => new Set()));
  const [words, setWords] = createSignal("");
  const [from, setFrom] = createSignal(0);
  const [to, setTo] = createSignal(0);
  const [open, setOpen] = createSignal(null);
  const [limit, setLimit] = createSignal(LIST_STEP);
  const [index, setIndex] = createSignal(null);

  const found = createMemo(() => index() && find(model, index(), words()));
  const result = createMemo(() => shown(model, found(), chosen(), from(), to()));
  const listed = createMemo(() => {
    const { matching } = result();
    const list = [];
    for (const initiative of model.byDate) {
      if (list.length === limit()) break;
      if (matching[initiative.index]) list.push(initiative);
    }
    return list;
  });
  const filterBy = (change) =>
    batch(() => {
      change();
      setLimit(LIST_STEP);
    });
  const toggle = (facet, option) =>
    filterBy(() => {
      const own = new Set(chosen()[facet]);
      if (!own.delete(option)) own.add(option);
      setChosen(chosen().map((other, place) => (place === facet ? own : other)));
    });
  const toggleSector = (sector) => {
    const areas = model.facets[0].options.length;
    toggle(sector < areas ? 0 : 1, sector < areas ? sector : sector - areas);
  };
  onMount(() => {
    document.documentElement.setAttribute("data-ready", "");
    makeIndex(model).then((made) => {
      setIndex(made);
      document.documentElement.setAttribute("data-searchable", "");
    });
  });

  return (
    <main>
      <form id="filter" onSubmit={(event) => event.preventDefault()}>
        <label>
          Sök <input id="search" type="search" name="q" onInput={(event) => filterBy(() => setWords(event.target.value))} />
        </label>
        <For each={model.facets}>
          {(facet, place) => (
            <Facet facet={facet} place={place()} chosen={chosen} counts={() => result().counts[place()]} toggle={toggle} />
          )}
        </For>
        <fieldset>
          <legend>År</legend>
          <label>Från <input type="number" name="from" onInput={(event) => filterBy(() => setFrom(Number(event.target.value)))} /></label>
          <label>Till <input type="number" name="to" onInput={(event) => filterBy(() => setTo(Number(event.target.value)))} /></label>
        </fieldset>
      </form>
      <div class="middle">
        <output id="count" data-matching={result().count} data-total={model.initiatives.length}>
          {result().count} av {model.initiatives.length} insatser
        </output>
        <Wheel model={model} shown={result} open={setOpen} toggleSector={toggleSector} />
        <section id="results">
          <h2>Insatser</h2>
          <ol>
            <For each={listed()}>
              {(initiative) => (
                <li data-initiative={initiative.source.id}>
                  <a href={`?item=${initiative.source.id}`} onClick={(event) => { event.preventDefault(); setOpen(initiative); }}>
                    {initiative.name}
                  </a>
                  <p class="quiet">{initiative.kind} {initiative.source.date?.from}</p>
                  <p>{initiative.summary}</p>
                </li>
              )}
            </For>
          </ol>
          <Show when={result().count > limit()}>
            <button type="button" onClick={() => setLimit(limit() + LIST_STEP)}>Visa fler</button>
          </Show>
        </section>
      </div>
      <Details open={open} setOpen={setOpen} model={model} />
    </main>
  );
}

function Facet(props) {
  const { facet, place } = props;
  const [wanted, setWanted] = createSignal("");
  const isHidden = (option, rank) =>
    facet.key === "actor" && (wanted() ? !option.name.toLowerCase().includes(wanted().toLowerCase()) : rank >= ACTORS_SHOWN);
  return (
    <fieldset data-facet={facet.key}>
      <legend>{facet.name}</legend>
      <Show when={facet.key === "actor"}>
        <input type="search" placeholder="Hitta aktör" onInput={(event) => setWanted(event.target.value)} />
      </Show>
      <ul>
        <For each={facet.options}>
          {(option, index) => (
            <li hidden={isHidden(option, index())}>
              <label class="option">
                <input
                  type="checkbox"
                  name={facet.key}
                  value={option.id}
                  checked={props.chosen()[place].has(index())}
                  disabled={props.counts()[index()] === 0 && !props.chosen()[place].has(index())}
                  onChange={() => props.toggle(place, index())}
                />
                <span>{option.name}</span> <span data-count>{props.counts()[index()]}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
    </fieldset>
  );
}

function Details(props) {
  let heading;
  createEffect(() => props.open() && heading?.focus());
  return (
    <aside id="details" data-item={props.open()?.source.id}>
      <Show when={props.open()}>
        {(initiative) => (
          <>
            <h2 ref={heading} tabindex="-1">{initiative().name}</h2>
            <button type="button" onClick={() => props.setOpen(null)}>Stäng</button>
            <p class="quiet">{initiative().kind} {initiative().source.date?.from}</p>
            <p>{initiative().summary}</p>
            <ul>
              <For each={initiative().source.actors ?? []}>{(id) => <li>{text(props.model.actors.get(id)?.name)}</li>}</For>
            </ul>
            <ul>
              <For each={initiative().source.related ?? []}>
                {(id) => <li><button type="button" onClick={() => props.setOpen(props.model.byId.get(id))}>{props.model.byId.get(id)?.name}</button></li>}
              </For>
            </ul>
            <ul>
              <For each={initiative().source.sources}>{(source) => <li><a href={source.url}>{source.title}</a></li>}</For>
            </ul>
          </>
        )}
      </Show>
    </aside>
  );
}

const response = await fetch("./content.json", { credentials: "same-origin" });
const model = makeModel(await response.json());
const root = document.getElementById("root");
root.replaceChildren();
render(() => <Page model={model} />, root);
