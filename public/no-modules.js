// For browsers that know no modules: the page stays as it was served, without the controls that would do nothing.
document.documentElement.className += " no-wasm";
