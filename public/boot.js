// Starts the program from what the page has preloaded, where the browser supports that; otherwise it is fetched here. The
// addresses contain fingerprints, so they are on the script element.
const { program, wasm, excerpt } = document.querySelector("script[data-program]").dataset;

const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
  else done();
});

// What the first view needs. Without it the program waits for the whole content, so a failure here is not an error.
const first = fetch(excerpt, { signal: AbortSignal.timeout?.(10000) })
  .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
  .catch(() => null);
const binary = fetch(wasm);

// Views other than the map are in a file of their own (src/view/parts.rs). If the address names one, fetch it now, not when
// the program asks. The page's own link says where the browser would not use it.
if (/[?&]view=(?!map)/.test(location.search)) {
  const part = document.createElement("link");
  const { media } = document.querySelector('link[type="application/wasm"]');
  Object.assign(part, { rel: "preload", as: "fetch", crossOrigin: "anonymous", media });
  part.href = program.replace(/(-\w+)\.js$/, "-views$1.wasm");
  document.head.append(part);
}

// The module's folder may differ from the page's.
import(new URL(program, document.baseURI))
  .then(async (program) => {
    await program.default({ module_or_path: binary });
    await parsed;
    program.start(document.documentElement, new Uint8Array(await first));
  })
  .catch(async (error) => {
    await parsed;
    // The page stays as it was served, and the style sheet hides the controls that would not work.
    document.documentElement.classList.add("no-wasm");
    console.error(error);
  });
