// Only in `cargo xtask dev`: loads the page anew when the site was built, and when the server has come back.
const events = new EventSource("/.dev/events");
let gone = false;
events.onerror = () => {
  gone = true;
};
events.onopen = () => {
  if (gone) location.reload();
};
events.onmessage = () => location.reload();
