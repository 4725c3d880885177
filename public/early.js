// Applies what the address says of the page's look, before the first paint: a header that a frame does not want must not
// flash. The program sets the same when it has started.
{
  const query = new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));
  const said = document.documentElement.dataset;
  for (const [key, values] of [["theme", ["light", "dark"]], ["controls", ["all", "none"]]]) {
    // The first valid value counts, as in the program.
    const value = query.getAll(key).find((value) => values.includes(value));
    if (value) {
      said[key] = value;
    }
  }
  if (query.has("embed")) {
    said.embed = query.get("embed");
  }
  // A script that does not arrive cannot say so itself.
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) {
        said.cause = "files";
        document.documentElement.classList.add("no-wasm");
      }
    },
    true,
  );
  if (parent !== window) {
    import("./frame.js");
  }
}
