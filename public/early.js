// What the address says of how the page looks, before its first paint: a header that a frame is not to have must not
// flash. The program says the same once more when it has started.
{
  const query = new URLSearchParams(location.search);
  const said = document.documentElement.dataset;
  for (const [key, values] of [["theme", ["light", "dark"]], ["controls", ["all", "none"]]]) {
    // Of several values the first possible one counts, as in the program.
    const value = query.getAll(key).find((value) => values.includes(value));
    if (value) {
      said[key] = value;
    }
  }
  if (query.has("embed")) {
    said.embed = query.get("embed");
  }
  if (parent !== window) {
    import("./frame.js");
  }
}
