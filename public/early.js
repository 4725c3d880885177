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
  // The style sheet hides what would not work as long as this is missing.
  said.early = "";
  // A script that does not arrive, or not whole, cannot say so itself. By then modules have run.
  addEventListener("load", () => {
    const { classList } = document.documentElement;
    if (!("started" in said || classList.contains("no-wasm"))) {
      said.cause = "files";
      classList.add("no-wasm");
    }
  });
  if (parent !== window) {
    import("./frame.js");
  }
}
