// For pages that show the map in frames <iframe data-life-science-map src="…">: gives each the height of its content.
// docs/embedding.md describes the attributes. It creates no globals and listens to its own frames only.
(() => {
  const PREFIX = "life-science-map:";
  // How the map is embedded is not part of its state.
  const SETTING = ["embed", "controls", "theme"];
  const withoutSetting = (query) => {
    const shown = new URLSearchParams(query);
    SETTING.forEach((key) => shown.delete(key));
    return `${shown}`;
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const frames = () => [...document.querySelectorAll("iframe[data-life-science-map][src]")];
  // Frames that have sent a message: until then, they may still show an empty page.
  const met = new WeakSet();

  // A sandboxed frame has an opaque origin.
  const origin = ({ sandbox, src }) =>
    sandbox.length > 0 && !sandbox.contains("allow-same-origin") ? "null" : new URL(src).origin;
  const tell = (frame, name, words) => {
    const to = name === "hello" || origin(frame) === "null" ? "*" : origin(frame);
    frame.contentWindow.postMessage({ type: PREFIX + name, v: 1, ...words }, to);
  };

  const restore = (frame) => {
    const query = new URLSearchParams(location.search).get(frame.dataset.mirror);
    if ("mirror" in frame.dataset && query !== null) {
      tell(frame, "set-state", { query });
    }
  };
  const colour = (frame) => {
    if ("followTheme" in frame.dataset) {
      const { colorScheme } = getComputedStyle(frame);
      const isDark = colorScheme.includes("dark") && (!colorScheme.includes("light") || dark.matches);
      tell(frame, "set-theme", { theme: isDark ? "dark" : "light" });
    }
  };
  const each = (act) => () => frames().filter((frame) => met.has(frame)).forEach(act);

  const begin = (frame) => {
    restore(frame);
    colour(frame);
  };

  const told = {
    [`${PREFIX}ready`]: begin,
    [`${PREFIX}height`](frame, { px }) {
      if (Number.isFinite(px) && px > 0) {
        frame.style.height = `${px}px`;
        // With box-sizing: border-box the borders are part of it.
        const inside = frame.clientHeight || px;
        frame.style.height = `${px + px - inside}px`;
      }
    },
    [`${PREFIX}state`](frame, { query }) {
      if ("mirror" in frame.dataset && typeof query === "string") {
        const shown = withoutSetting(query);
        const address = new URL(location);
        // What the frame shows by itself is no news to this page's address.
        const asked = withoutSetting(new URL(frame.src, location).search);
        if (!address.searchParams.has(frame.dataset.mirror) && shown === asked) return;
        address.searchParams.set(frame.dataset.mirror, shown);
        try {
          history.replaceState(history.state, "", address);
        } catch {
          // Some browsers refuse more than a hundred in half a minute. The next state writes it.
        }
      }
    },
    [`${PREFIX}scroll`](frame, { top, bottom }) {
      const start = frame.getBoundingClientRect().top + frame.clientTop;
      if (start + bottom < 0 || start + top > innerHeight) {
        // Of whatever scrolls: the window, or an element of the page.
        let box = frame.parentElement;
        while (box && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))) {
          box = box.parentElement;
        }
        (box ?? window).scrollBy(0, start + top - innerHeight / 4);
      }
    },
  };

  addEventListener("message", ({ source, origin: from, data }) => {
    const frame = frames().find((frame) => frame.contentWindow === source);
    if (!frame || from !== origin(frame) || data?.v !== 1 || !Object.hasOwn(told, data.type)) {
      return;
    }
    if (!met.has(frame)) {
      met.add(frame);
      begin(frame);
    }
    told[data.type](frame, data);
  });
  addEventListener("popstate", each(restore));
  dark.addEventListener("change", each(colour));
  new MutationObserver(each(colour)).observe(document.documentElement, { attributes: true });
  // Ask frames to repeat what they sent before this script ran.
  frames().forEach((frame) => tell(frame, "hello"));
})();
