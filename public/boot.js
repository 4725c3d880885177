// Starts the program with what the page has begun to load, where the browser heeds that; else it is asked for here. The
// addresses, whose digits change with what they lead to, stand on the script's own element.
const { program, wasm, excerpt } = document.querySelector("script[data-program]").dataset;

const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
  else done();
});

// What the first view is made of. Without it the program waits for the whole content, so a fault here is none.
const first = fetch(excerpt, { signal: AbortSignal.timeout?.(10000) })
  .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
  .catch(() => null);
const binary = fetch(wasm);

// Views other than the map are in a part of their own (src/view/parts.rs): an address that names one shall not wait for
// the program to ask for it. Where the browser would not use it, the page's own link says so.
if (/[?&]view=(?!map)/.test(location.search)) {
  const part = document.createElement("link");
  const { media } = document.querySelector('link[type="application/wasm"]');
  Object.assign(part, { rel: "preload", as: "fetch", crossOrigin: "anonymous", media });
  part.href = program.replace(/(-\w+)\.js$/, "-views$1.wasm");
  document.head.append(part);
}

// This module's folder is not always the page's.
import(new URL(program, document.baseURI))
  .then(async (program) => {
    await program.default({ module_or_path: binary });
    await parsed;
    program.start(document.documentElement, new Uint8Array(await first));
  })
  .catch(async (error) => {
    await parsed;
    // The page stays as it was served, and the style sheet hides the controls that would do nothing.
    document.documentElement.classList.add("no-wasm");
    console.error(error);
  });
