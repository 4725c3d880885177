// Only in `cargo xtask dev`: reloads the page after each build, and when the server is back.
const events = new EventSource("/.dev/events");
let gone = false;
events.onerror = () => {
  gone = true;
};
events.onopen = () => {
  if (gone) location.reload();
};
events.onmessage = () => location.reload();
