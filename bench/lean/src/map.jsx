// The map: no element for a mark, but four paths for a sector, and pointing by geometry.

import { createMemo, createSignal, onCleanup, Show } from "solid-js";
import { drawn, makeMarks, markAt, rows, wheel } from "./layout.js";
import { text } from "./model.js";

/// Where a wheel would be too small to point at.
const NARROW = "(max-width: 48rem)";

export function Picture(props) {
  const marks = makeMarks(props.model);
  const query = matchMedia(NARROW);
  const [isNarrow, setIsNarrow] = createSignal(query.matches);
  const look = () => setIsNarrow(query.matches);
  query.addEventListener("change", look);
  onCleanup(() => query.removeEventListener("change", look));
  const form = createMemo(() => (isNarrow() ? rows(marks) : wheel(marks)));
  return <Show when={form()} keyed>{(form) => <Drawing {...props} form={form} />}</Show>;
}

function Drawing(props) {
  const { model, form } = props;
  const [pointed, setPointed] = createSignal("");
  let svg;
  const under = ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return markAt(form, x, y);
  };
  const point = (event) => {
    const { sector, initiative } = under(event);
    if (initiative !== null) setPointed(text(model.sources[initiative].name));
    else setPointed(sector === null ? "" : model.options[sector].name);
  };
  const click = (event) => {
    const { sector, initiative } = under(event);
    if (initiative !== null) props.open(initiative);
    else if (sector !== null) props.toggle(sector);
  };
  return (
    <svg
      ref={svg}
      class={form.isWheel ? "wheel" : "rows"}
      viewBox={form.box}
      role="img"
      aria-label="Kartan"
      onClick={click}
      onPointerMove={point}
    >
      <title>{pointed()}</title>
      {form.grounds.map((ground, sector) => <Sector model={model} form={form} sector={sector} ground={ground} shown={props.shown} />)}
      <Show when={form.isWheel}>
        <text font-size="480" font-weight="600" text-anchor="middle" y="160">{props.shown().count}</text>
      </Show>
    </svg>
  );
}

function Sector(props) {
  const { model, form, sector } = props;
  const paths = createMemo(() => drawn(form, sector, props.shown().matching));
  return (
    <g color={form.marks.colours[sector]}>
      <path class="ground" d={props.ground} />
      <path d={paths()[0]} />
      <path class="hollow" d={paths()[1]} />
      <path class="out" d={paths()[2]} />
      <path class="hollow out" d={paths()[3]} />
      <Show when={form.labels}>
        <text font-size="130" x="20" y={form.labels[sector]}>{model.options[sector].name}</text>
      </Show>
    </g>
  );
}
