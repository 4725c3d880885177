// The page: filter, map, list and details.

import { createEffect, For, onMount, Show } from "solid-js";
import { render } from "solid-js/web";
import { Form } from "./form.jsx";
import { Picture } from "./map.jsx";
import { actorsOf, kindOf, makeModel, sectorsOf, text, textsOf } from "./model.js";
import { makeState, STEP } from "./state.js";

function Page(props) {
  const { model } = props;
  const state = makeState(model);
  onMount(async () => {
    const { documentElement } = document;
    documentElement.setAttribute("data-ready", "");
    const { makeSearch } = await import("./search.js");
    state.setSearch(await makeSearch(model.total, (initiative) => textsOf(model, initiative)));
    documentElement.setAttribute("data-searchable", "");
  });
  return (
    <main>
      <Form model={model} state={state} />
      <div>
        <output id="count" data-matching={state.result().count} data-total={model.total}>
          {state.result().count} av {model.total} insatser
        </output>
        <Picture model={model} shown={state.result} open={state.setOpen} toggle={state.toggle} />
        <section id="results">
          <h2>Insatser</h2>
          <ol>
            <For each={state.listed()}>{(initiative) => <Entry model={model} state={state} initiative={initiative} />}</For>
          </ol>
          <Show when={state.hasMore()}>
            <button type="button" onClick={state.showMore}>Visa {STEP} till</button>
          </Show>
        </section>
      </div>
      <Details model={model} state={state} />
    </main>
  );
}

const about = (model, initiative) => `${kindOf(model, initiative).name} ${model.sources[initiative].date?.from ?? ""}`;

function Entry(props) {
  const { model, state, initiative } = props;
  const { id, name, summary } = model.sources[initiative];
  const open = (event) => {
    event.preventDefault();
    state.setOpen(initiative);
  };
  return (
    <li data-initiative={id}>
      <a href={`?item=${id}`} onClick={open}>{text(name)}</a>
      <p class="quiet">{about(model, initiative)}</p>
      <p>{text(summary)}</p>
      <p class="quiet">
        {[...sectorsOf(model, initiative)].map((sector) => (
          <><button type="button" onClick={() => state.only(sector)}>{model.options[sector].name}</button> </>
        ))}
      </p>
    </li>
  );
}

function Details(props) {
  const { model, state } = props;
  let heading;
  createEffect(() => state.open() !== null && heading?.focus());
  const source = () => model.sources[state.open()];
  const related = () =>
    (source().related ?? []).map((id) => model.sources.findIndex((other) => other.id === id)).filter((place) => place >= 0);
  return (
    <aside id="details" data-item={source()?.id}>
      <Show when={source()}>
        <h2 ref={heading} tabindex="-1">{text(source().name)}</h2>
        <button type="button" onClick={() => state.setOpen(null)}>Stäng</button>
        <p class="quiet">{about(model, state.open())}</p>
        <p>{text(source().summary)}</p>
        <ul><For each={actorsOf(model, state.open())}>{({ name }) => <li>{name}</li>}</For></ul>
        <ul>
          <For each={related()}>
            {(other) => (
              <li><button type="button" onClick={() => state.setOpen(other)}>{text(model.sources[other].name)}</button></li>
            )}
          </For>
        </ul>
        <ul><For each={source().sources}>{({ url, title }) => <li><a href={url}>{title}</a></li>}</For></ul>
      </Show>
    </aside>
  );
}

const response = await fetch("./content.json", { credentials: "same-origin" });
const model = makeModel(await response.json());
const root = document.getElementById("root");
root.replaceChildren();
render(() => <Page model={model} />, root);
