// For browsers without modules: the page stays as it was served, without the controls that would not work.
document.documentElement.className += " no-wasm";
document.documentElement.setAttribute("data-cause", "age");
