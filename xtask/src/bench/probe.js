// Injected into every page that the benchmark measures, before the page's own scripts. The same for all pages.
(() => {
  const probe = { fcp: 0, lcp: 0, shift: 0, longest: 0, blocked: 0, lastTask: 0, ready: 0, pending: null };
  window.__bench = probe;

  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") probe.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    probe.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) probe.shift += entry.value;
  });
  observe("longtask", (entry) => {
    probe.longest = Math.max(probe.longest, entry.duration);
    probe.blocked += entry.duration - 50;
    probe.lastTask = entry.startTime + entry.duration;
  });

  // WebAssembly memory is not part of the JavaScript heap.
  const memories = new Set();
  const keep = ({ exports }) => {
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      keep(result.instance ?? result);
      return result;
    };
  }
  probe.wasm = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  /// Resolves when the next frame has been painted, as far as the main thread knows.
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const readiness = new MutationObserver(() => {
    if (document.documentElement?.hasAttribute("data-ready")) {
      readiness.disconnect();
      painted().then((time) => (probe.ready = time));
    }
  });
  readiness.observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });

  /// Resolves when the page is interactive, `needs` is there, and there has been no long task for a while.
  probe.loaded = (needs, calm) =>
    new Promise((resolve) => {
      const look = () => {
        const now = performance.now();
        if (probe.ready && document.querySelector(needs) && now - Math.max(probe.ready, probe.lastTask) > calm) {
          const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
          let nodes = 0;
          while (walker.nextNode()) nodes += 1;
          const { fcp, lcp, ready, shift, longest, blocked } = probe;
          resolve({ fcp, lcp, ready, shift, longest, blocked, nodes, elements: document.querySelectorAll("*").length });
        } else {
          setTimeout(look, 100);
        }
      };
      look();
    });

  /// Resolves when there has been no long task for a while, from now on.
  probe.rest = (calm) =>
    new Promise((resolve) => {
      const start = performance.now();
      const look = () => {
        const left = Math.max(start, probe.lastTask) + calm - performance.now();
        if (left > 0) setTimeout(look, left);
        else resolve();
      };
      look();
    });

  /// Prepares to measure from the next event of a type to the painted frame in which the count is `expected`.
  probe.arm = (type, expected) => {
    const count = document.querySelector("#count");
    probe.pending = new Promise((resolve) => {
      let start = 0;
      const done = () => count.getAttribute("data-matching") === String(expected);
      addEventListener(type, (event) => (start = event.timeStamp), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (start && done()) {
          observer.disconnect();
          clearTimeout(limit);
          painted().then((time) => resolve({ milliseconds: time - start }));
        }
      });
      observer.observe(count, { attributes: true });
      const limit = setTimeout(() => {
        observer.disconnect();
        resolve({ shown: count.getAttribute("data-matching") });
      }, 20000);
    });
  };

  /// Where to click an option of the filter.
  probe.place = (name, value) => {
    const label = document.querySelector(`input[name="${name}"][value="${value}"]`).closest("label");
    label.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, height } = label.getBoundingClientRect();
    return { x: left + 8, y: top + height / 2 };
  };

  /// The numbers next to the options of a facet, by id.
  probe.counts = (name) =>
    Object.fromEntries(
      [...document.querySelectorAll(`input[type="checkbox"][name="${name}"]`)].map((input) => [
        input.value,
        Number(input.closest("label").querySelector("[data-count]").textContent.replace(/\D/g, "")),
      ]),
    );
})();
