// Starts the program, from what the page has preloaded, where the browser supports that; otherwise it is fetched here. A
// browser runs modules when the document is parsed and its style sheet is here. The addresses contain fingerprints, so they
// are on the script element.
document.documentElement.dataset.started = "";
const { program, wasm } = document.querySelector("script[data-program]").dataset;

const binary = fetch(wasm);

// Views other than the map are in a file of their own (src/view/parts.rs), and so is their style. If the address names one,
// fetch both now, not when the program asks. The page's own link says where the browser would not use the first.
if (/[?&]view=(?!map)/.test(location.search)) {
  const preload = (how) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload" }, how));
  const { media } = document.querySelector('link[type="application/wasm"]');
  const href = program.replace(/(-\w+)\.js$/, "-views$1.wasm");
  preload({ as: "fetch", crossOrigin: "anonymous", media, href });
  preload({ as: "style", href: document.querySelector("link[data-views]").href });
}

// What has arrived is painted first: compiling would take the processor from that. A page in the background paints nothing.
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 200);
});

// The module's folder may differ from the page's.
import(new URL(program, document.baseURI))
  .then(async (program) => {
    await painted;
    await program.default({ module_or_path: binary });
    program.start(document.documentElement);
  })
  .catch((error) => {
    // The page stays as it was served, and the style sheet hides the controls that would not work.
    const root = document.documentElement;
    root.dataset.cause = "WebAssembly" in globalThis ? "files" : "wasm";
    root.classList.add("no-wasm");
    console.error(error);
  });
