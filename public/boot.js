// Starts the program with what the page has begun to load, where the browser heeds that; else it is asked for here. The
// addresses, whose digits change with what they lead to, stand on the script's own element.
const { program, wasm, excerpt } = document.querySelector("script[data-program]").dataset;

const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
  else done();
});

// What the first view is made of. Without it the program waits for the whole content, so a fault here is none.
const bytes = fetch(excerpt, { signal: AbortSignal.timeout?.(10000) })
  .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
  .catch(() => null);
globalThis.excerpt = Promise.all([bytes, parsed]).then(([bytes]) => bytes);

const binary = fetch(wasm);
// This module's folder is not always the page's.
import(new URL(program, document.baseURI))
  .then((program) => program.default({ module_or_path: binary }))
  .catch(async (error) => {
    await parsed;
    // The page stays as it was served, and the style sheet hides the controls that would do nothing.
    document.documentElement.classList.add("no-wasm");
    console.error(error);
  });
