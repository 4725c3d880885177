// Starts the program. Its names change with its content: the page's preload links hold them.
const address = (link) => document.querySelector(`link[rel="${link}`).href;

// Views other than the map are in a part of their own (src/view/parts.rs): an address that names one shall not wait for
// the program to ask for it.
if (/[?&]view=(?!map)/.test(location.search)) {
  const part = document.createElement("link");
  Object.assign(part, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
  part.href = address('modulepreload"]').replace(/(-\w+)\.js$/, "-views$1.wasm");
  document.head.append(part);
}

import(address('modulepreload"]'))
  .then(async (program) => {
    await program.default({ module_or_path: address('preload"][type="application/wasm"]') });
    program.start(document.documentElement);
  })
  .catch((error) => {
    // The page stays as it was served, and the style sheet hides the controls that would do nothing.
    document.documentElement.classList.add("no-wasm");
    console.error(error);
  });
