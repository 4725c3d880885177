// <life-science-map>: the map in somebody else's page, without a frame. docs/embedding.md describes its attributes and
// events, and what the page's policy must allow. It creates no globals and changes nothing outside its elements.
const NAME = "life-science-map";
// Addresses in the fragment are relative to this script's folder.
const HOME = new URL("./", import.meta.url);
// The folder of each language's map, filled in by the prerenderer.
const FOLDERS = new Map("page:folders sv: en:en/".split(" ").map((one) => one.split(":")));
// How a map is embedded is not part of its state.
const SETTING = ["embed", "controls", "theme"];

// Each map has its own program, instantiated from one compiled module. The program of an element that has left the page is
// reused.
let programs = 0;
let compiled;
const idle = [];

// Some servers do not know the type, and then a browser does not compile what still arrives.
const compile = async (address) => {
  const response = await fetch(address);
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

// A module is evaluated once per address.
const load = async ({ program, wasm }) => {
  programs += 1;
  compiled ??= compile(wasm);
  const loaded = await import(programs === 1 ? program : `${program}?${programs}`);
  await loaded.default({ module_or_path: await compiled });
  return loaded;
};

// Starts a program in `root`, and returns it.
const start = async (root) => {
  const program = idle.pop() ?? (await load(root.dataset));
  program.start(root);
  return program;
};

const makeAbsolute = (part) => {
  for (const name of ["href", "data-address", "data-content", "data-program", "data-wasm"]) {
    for (const one of part.querySelectorAll(`[${name}]`)) {
      one.setAttribute(name, new URL(one.getAttribute(name), HOME));
    }
  }
};

const withoutSetting = (query) => {
  const shown = new URLSearchParams(query);
  SETTING.forEach((key) => shown.delete(key));
  return `${shown}`;
};

class LifeScienceMap extends HTMLElement {
  static observedAttributes = ["src", "query", "theme", "controls"];

  #root;
  #program;
  #isStarted = false;
  #isReady = false;
  // The state when the element left the page.
  #left;
  // The state that the page was last told of.
  #told;
  #connection;

  // The state: a query string. Setting it sets the attribute.
  get query() {
    return withoutSetting(this.#root ? new URL(this.#root.dataset.address).search : this.#asked());
  }

  set query(query) {
    this.setAttribute("query", query);
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    addEventListener("popstate", () => this.#restore(), { signal });
    addEventListener("resize", () => this.#fit(), { signal });
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#start().catch((error) => {
        // The content stays: the link in the element, or the readable map without the controls that would not work.
        const root = this.#root;
        root?.setAttribute("data-cause", "WebAssembly" in globalThis ? "files" : "wasm");
        root?.classList.add("no-wasm");
        this.#isStarted = false;
        compiled = undefined;
        console.error(error);
      });
    }
  }

  disconnectedCallback() {
    this.#connection.abort();
    // An element that is moved within the page is connected again at once.
    setTimeout(() => this.isConnected || this.#stop());
  }

  // Ends the program, which then no longer listens to the page.
  #stop() {
    if (this.#program) {
      this.#left = this.query;
      this.#program.stop();
      idle.push(this.#program);
      this.#program = this.#root = this.#told = undefined;
      this.#isStarted = this.#isReady = false;
      this.shadowRoot.replaceChildren();
    }
  }

  attributeChangedCallback(name) {
    if (this.#root) {
      this.#go(name === "src" || name === "query" ? this.#asked() : this.query);
    }
  }

  async #start() {
    // If the page includes the fragment, there is a shadow root before this script runs.
    if (this.shadowRoot?.querySelector("[data-address]")) {
      makeAbsolute(this.shadowRoot);
    } else {
      await this.#draw();
    }
    const root = this.shadowRoot.querySelector("[data-address]");
    root.classList.remove("no-wasm");
    root.addEventListener("click", (event) => this.#followWithin(event));
    // From then on the map may focus what the visitor opens. It does not take the focus when the page asks for a state.
    for (const type of ["click", "keydown"]) {
      root.addEventListener(type, () => root.toggleAttribute("data-in-use", true), true);
    }
    new MutationObserver(() => this.#tell()).observe(root, { attributeFilter: ["data-ready", "data-query"] });
    this.#root = root;
    this.#go(this.#mirrored() ?? this.#left ?? this.#asked());
    this.#fit();
    this.#program = await start(root);
  }

  // Fetches the prerendered map in the closest language, and its style sheet. Until both are here, the element's own
  // content is displayed.
  async #draw() {
    const [language] = (this.closest("[lang]")?.lang ?? "").toLowerCase().split("-");
    const folder = FOLDERS.get(language) ?? "";
    const answer = await fetch(new URL(`${folder}fragment.html`, HOME));
    if (!answer.ok) {
      throw new Error(`${NAME}: ${answer.url} cannot be had (${answer.status}). Reload the page to try again.`);
    }
    const fragment = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = document.importNode(fragment.querySelector("template").content, true);
    makeAbsolute(content);
    const style = content.querySelector("link");
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    await new Promise((resolve) => {
      style.onload = style.onerror = resolve;
      shadow.append(style);
    });
    shadow.append(content);
  }

  // The query string that the page asks for.
  #asked() {
    return this.getAttribute("query") ?? new URL(this.getAttribute("src") ?? "", HOME).search;
  }

  // The state in the page's own address, for this map.
  #mirrored() {
    const key = this.getAttribute("mirror");
    return key && new URLSearchParams(location.search).get(key);
  }

  #restore() {
    const query = this.#mirrored();
    if (this.#root && query !== null) {
      this.#go(query);
    }
  }

  // Goes to a state the way Back does in the map's own page.
  #go(query) {
    const next = new URLSearchParams(withoutSetting(query));
    const source = new URL(this.getAttribute("src") ?? "", HOME).searchParams;
    for (const [key, values] of [["theme", ["light", "dark"]], ["controls", ["none"]]]) {
      const value = this.getAttribute(key) ?? source.get(key);
      delete this.#root.dataset[key];
      if (values.includes(value)) {
        next.set(key, value);
        this.#root.dataset[key] = value;
      }
    }
    next.set("embed", "");
    const address = new URL(this.#root.dataset.address);
    address.search = next;
    this.#root.dataset.address = address;
    this.#root.removeAttribute("data-in-use");
    this.#root.dispatchEvent(new Event("popstate"));
  }

  // The style sheet uses rem, which is the host's. If the host has made it smaller for its own purposes, the map still gets
  // the text size that the visitor has chosen.
  #fit() {
    if (this.#root) {
      const size = (element) => parseFloat(getComputedStyle(element).fontSize);
      this.#root.style.zoom = size(this.#root.querySelector("#rem-probe")) / size(document.documentElement);
    }
  }

  #tell() {
    const { ready, query } = this.#root.dataset;
    if (ready !== undefined && !this.#isReady) {
      this.#isReady = true;
      this.#dispatch("ready", {});
    }
    const shown = query === undefined ? undefined : withoutSetting(query);
    const before = this.#told;
    this.#told = shown;
    // The first state is the one that the page asked for.
    if (before === undefined || shown === before) {
      return;
    }
    this.#dispatch("state", { query: shown });
    const key = this.getAttribute("mirror");
    if (key) {
      const address = new URL(location);
      address.searchParams.set(key, shown);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // Too many in a short time: the browser refuses. The next change writes it again.
      }
    }
  }

  #dispatch(name, words) {
    const detail = { v: 1, ...words };
    this.dispatchEvent(new CustomEvent(`${NAME}:${name}`, { bubbles: true, composed: true, detail }));
  }

  // A link to a fragment leads to the map's own page. If its target is in this shadow root, scroll to it instead.
  #followWithin(event) {
    const [page, place] = event.target.closest("[href]")?.getAttribute("href").split("#") ?? [];
    const target = place && page === this.#root.dataset.address.split("?")[0] && this.#root.querySelector(`#${place}`);
    if (target) {
      event.preventDefault();
      target.focus();
    }
  }
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, LifeScienceMap);
}
