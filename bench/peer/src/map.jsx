// The map: marks as SVG elements while a browser can keep up with them, on a canvas beyond that.

import { createEffect, For, onMount, Show } from "solid-js";

/// The most marks that are elements.
const MOST_ELEMENTS = 3000;
const HUES = ["#8c3b00", "#6b5900", "#2f6b00", "#006b4f", "#00658a", "#3b55b0", "#7a3fa0", "#9c2f68"];
const colour = (sector) => (sector.hue < 0 ? "#555" : HUES[sector.hue % HUES.length]);

const shapes = (r) => [
  `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  `M0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
  `M0 ${-r}l${r} ${2 * r}h${-2 * r}z`,
].map((path) => path.replace(/\d+\.\d{3,}/g, (number) => Number(number).toFixed(2)));

function ground({ from, to }) {
  const point = (radius, angle) => `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  const large = to - from > Math.PI ? 1 : 0;
  return `M${point(435, from)}A435 435 0 ${large} 1 ${point(435, to)}L${point(85, to)}A85 85 0 ${large} 0 ${point(85, from)}z`;
}

export function Wheel(props) {
  const { model } = props;
  const few = model.marks.length <= MOST_ELEMENTS;
  const paths = shapes(model.size);
  return (
    <div class="map">
      <svg viewBox="-450 -450 900 900" role="group" aria-label="Kartan">
        <For each={model.sectors}>
          {(sector, index) => (
            <path class="ground" d={ground(sector)} fill={colour(sector)} onClick={() => props.toggleSector(index())}>
              <title>{sector.name}</title>
            </path>
          )}
        </For>
        <Show when={few}>
          <For each={model.marks}>
            {(mark) => (
              <path
                class="mark"
                data-mark={mark.initiative.source.id}
                transform={`translate(${mark.x.toFixed(2)} ${mark.y.toFixed(2)})`}
                d={paths[mark.initiative.family]}
                fill={mark.main ? colour(model.sectors[mark.sector]) : "none"}
                stroke={colour(model.sectors[mark.sector])}
                data-out={props.shown().matching[mark.initiative.index] ? undefined : ""}
                onClick={() => props.open(mark.initiative)}
              >
                <title>{mark.initiative.name}</title>
              </path>
            )}
          </For>
        </Show>
        <text class="hub" text-anchor="middle" y="8">{props.shown().count}</text>
      </svg>
      <Show when={!few}>
        <Canvas {...props} />
      </Show>
    </div>
  );
}

/// Marks on a canvas over the grounds. Drawn anew when the filter changes, sector by sector, so that the colour changes
/// but a few times.
function Canvas(props) {
  const { model } = props;
  let canvas;
  onMount(() => {
    const context = canvas.getContext("2d");
    const side = canvas.clientWidth || 900;
    const density = window.devicePixelRatio || 1;
    canvas.width = side * density;
    canvas.height = side * density;
    createEffect(() => {
      const { matching } = props.shown();
      const scale = (side * density) / 900;
      context.setTransform(scale, 0, 0, scale, canvas.width / 2, canvas.height / 2);
      context.clearRect(-450, -450, 900, 900);
      const { size } = model;
      for (const isIn of [0, 1]) {
        context.globalAlpha = isIn ? 1 : 0.12;
        let sector = -1;
        for (const mark of model.marks) {
          if (matching[mark.initiative.index] !== isIn) continue;
          if (mark.sector !== sector) {
            sector = mark.sector;
            context.fillStyle = colour(model.sectors[sector]);
          }
          context.fillRect(mark.x - size / 2, mark.y - size / 2, size, size);
        }
      }
    });
  });
  const click = ({ offsetX, offsetY }) => {
    const scale = 900 / canvas.clientWidth;
    const [x, y] = [offsetX * scale - 450, offsetY * scale - 450];
    const distance = (mark) => (mark.x - x) ** 2 + (mark.y - y) ** 2;
    const nearest = model.marks.reduce((best, mark) => (distance(mark) < distance(best) ? mark : best));
    if (distance(nearest) < 64) props.open(nearest.initiative);
  };
  return <canvas ref={canvas} onClick={click} />;
}
