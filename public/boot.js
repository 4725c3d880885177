// Starts the program. Its names change with its content: the page's preload links hold them.
const address = (link) => document.querySelector(`link[rel="${link}`).href;

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
