// The map in a frame: what it tells the host page, and what that may tell it. It works without the program too: the
// prerendered page has a height, and the program reads the state from the address when it starts. docs/embedding.md
// describes the messages.
const PREFIX = "life-science-map:";
const root = document.documentElement;

// The messages contain no secrets, so any host may read them.
const send = (message) => parent.postMessage(message, "*");
const id = root.dataset.embed ?? "";
const tell = (name, words) => send({ type: PREFIX + name, v: 1, id, ...words });

// The last height sent, in CSS pixels; 0 while the frame has not been displayed.
let height = 0;
let waiting;

const tellHeight = () => {
  tell("height", { px: height });
  send({ "datawrapper-height": { [id]: height } });
};

const measure = () => {
  // A frame that is not displayed has no width and no height, or a height that fits no width.
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
    // The size may have been about to change back to what the observer saw last, which it would not report.
    measure();
  }, 1000);
};

// A host that has followed once will go on. Until then there may be a scroll bar, which takes width and so changes the
// height, and the two would never agree: so hide it.
addEventListener("resize", () => {
  if (height > 0 && innerHeight >= height) {
    root.setAttribute("data-follows", "");
  }
});
new ResizeObserver(measure).observe(root);

// When the host is printed, the frame gets the paper's width, but cannot change its height in time: scale down what would
// not fit.
matchMedia("print").addEventListener("change", ({ matches: isPrinted }) => {
  const { style } = document.body;
  let percent = 100;
  style.zoom = "";
  while (isPrinted && percent > 40 && root.getBoundingClientRect().height > innerHeight) {
    percent -= 5;
    style.zoom = `${percent}%`;
  }
});

// What the program writes on the document's element: that it is ready, and the query string of its state.
let isReady = false;
let shown;

const listen = () => {
  // A frame far outside the viewport gets no resize observations.
  measure();
  if (!isReady && "ready" in root.dataset) {
    isReady = true;
    tell("ready");
  }
  const { query } = root.dataset;
  if (query !== shown) {
    // The first state is the one that the host asked for.
    if (shown !== undefined) {
      tell("state", { query });
    }
    shown = query;
  }
};
new MutationObserver(listen).observe(root, { attributeFilter: ["data-ready", "data-query"] });
listen();

// Once the visitor has used the map, it may focus what they open. It does not take the focus for a state that the host asks
// for, nor for the first one.
for (const type of ["click", "keydown"]) {
  addEventListener(type, () => root.toggleAttribute("data-in-use", true), true);
}

// Goes to a state the way Back does.
const go = (query) => {
  root.removeAttribute("data-in-use");
  try {
    history.replaceState(null, "", `?${query}`);
  } catch {
    return; // Too many in a short time: the browser refuses.
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
    // How the map is embedded is not part of its state.
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

// Engines differ in whether they scroll the host page to what gets the focus in a frame of another origin.
addEventListener("focusin", ({ target }) => {
  measure();
  const { top, bottom } = target.getBoundingClientRect();
  tell("scroll", { top: Math.floor(top + scrollY), bottom: Math.ceil(bottom + scrollY) });
});

// Navigating in the frame would add an entry to the host's Back button. The program follows the links to its own states;
// these are the others.
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
