// The map in a frame of somebody else's page: what it tells that page, and what that page may tell it. It works without
// the program, too: the prerendered page has a height, and what is to be shown stands in the address when the program
// starts. docs/embedding.md describes the messages.
const PREFIX = "life-science-map:";
const root = document.documentElement;

// Nothing in a message is secret, and who is told is whoever shows the frame.
const send = (message) => parent.postMessage(message, "*");
const id = root.dataset.embed ?? "";
const tell = (name, words) => send({ type: PREFIX + name, v: 1, id, ...words });

// The height that was told last, in CSS pixels; 0 as long as the frame has not been shown.
let height = 0;
let waiting;

const tellHeight = () => {
  tell("height", { px: height });
  send({ "datawrapper-height": { [id]: height } });
};

const measure = () => {
  // A frame that is not shown has neither width nor height, or a height that no width would have.
  const place = root.getBoundingClientRect();
  const px = Math.ceil(place.height);
  if (place.width === 0 || px === 0 || px === height) {
    return;
  }
  height = px;
  tellHeight();
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (innerHeight < height) {
      root.removeAttribute("data-follows");
    }
    // What was measured may have been about to change, back to the size that the observer saw last: of that it says nothing.
    measure();
  }, 1000);
};

// A host that has followed once goes on doing so. Until it has, a scroll bar would take room, the content would be of
// another height without it, and the two would never agree: so there is none.
addEventListener("resize", () => {
  if (height > 0 && innerHeight >= height) {
    root.setAttribute("data-follows", "");
  }
});
new ResizeObserver(measure).observe(root);

// When the host is printed, the frame gets the width of paper and keeps its height, which cannot follow in time: what would
// not fit is printed smaller.
matchMedia("print").addEventListener("change", ({ matches: isPrinted }) => {
  const { style } = document.body;
  let percent = 100;
  style.zoom = "";
  while (isPrinted && percent > 50 && root.getBoundingClientRect().height > innerHeight) {
    percent -= 5;
    style.zoom = `${percent}%`;
  }
});

// What the program says on the document's element: that it is ready, and the query string of what it shows.
let isReady = false;
let shown;

const listen = () => {
  // Nothing observes sizes in a frame that is far from being seen.
  measure();
  if (!isReady && "ready" in root.dataset) {
    isReady = true;
    tell("ready");
  }
  const { query } = root.dataset;
  if (query !== shown) {
    // The first state is the one that the host has asked for.
    if (shown !== undefined) {
      tell("state", { query });
    }
    shown = query;
  }
};
new MutationObserver(listen).observe(root, { attributeFilter: ["data-ready", "data-query"] });
listen();

// Once the visitor has done something here, the focus may go to what that opens. It is not taken from the host for what the host
// asks for, nor at the first state.
for (const type of ["click", "keydown"]) {
  addEventListener(type, () => root.toggleAttribute("data-in-use", true), true);
}

// Goes to a state in the way in which Back does.
const go = (query) => {
  root.removeAttribute("data-in-use");
  try {
    history.replaceState(null, "", `?${query}`);
  } catch {
    return; // Too many in a short time: the browser forbids more.
  }
  dispatchEvent(new PopStateEvent("popstate"));
};

const orders = {
  [`${PREFIX}hello`]() {
    if (height > 0) {
      tellHeight();
    }
    if (isReady) {
      tell("ready");
    }
  },
  [`${PREFIX}set-state`]({ query }) {
    if (typeof query !== "string") {
      return;
    }
    // How the map is set into the page is no part of what it shows.
    const own = new URLSearchParams(location.search);
    const next = new URLSearchParams(query);
    for (const key of ["embed", "controls", "theme"]) {
      if (key === "theme" && next.has(key)) {
        continue;
      }
      next.delete(key);
      if (own.has(key)) {
        next.set(key, own.get(key));
      }
    }
    go(next);
  },
  [`${PREFIX}set-theme`]({ theme }) {
    const query = new URLSearchParams(location.search);
    if (!["light", "dark", ""].includes(theme) || theme === (query.get("theme") ?? "")) {
      return;
    }
    query.delete("theme");
    delete root.dataset.theme;
    if (theme) {
      query.set("theme", theme);
      root.dataset.theme = theme;
    }
    go(query);
  },
};

addEventListener("message", ({ source, data }) => {
  if (source === parent && data?.v === 1 && Object.hasOwn(orders, data.type)) {
    orders[data.type](data);
  }
});

// Engines differ in whether they scroll the page around a frame of another origin to what gets the focus in it.
addEventListener("focusin", ({ target }) => {
  measure();
  const { top, bottom } = target.getBoundingClientRect();
  tell("scroll", { top: Math.floor(top + scrollY), bottom: Math.ceil(bottom + scrollY) });
});

// Whatever is followed in the frame itself adds an entry to the host's Back button. The program follows the links to its
// own states; these are the others.
document.head.append(Object.assign(document.createElement("base"), { target: "_blank" }));
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    document.getElementById(link.hash.slice(1))?.focus();
  } else if (link.rel === "alternate") {
    event.preventDefault();
    location.replace(link.href);
  }
});
