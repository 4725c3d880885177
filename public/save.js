// Files and copies of what the map shows: the dialog for them loads this script. The program that makes them is fetched then,
// reads the content anew, and gives the same bytes natively. Nothing is sent anywhere.

// Filled in by the build.
const PROGRAM = new URL("./take:program", import.meta.url);

// What makes the files: a worker, or this page itself, where there may be none.
const WORKER = new URL("save-worker.js", import.meta.url);
const makeHere = async (asked) => (await import(WORKER)).make(`${PROGRAM}`, asked);

// What is asked of the worker, by number.
const waiting = new Map();
let worker;
let asks = 0;

// In the page of somebody else, and in a frame without an origin, there may be no worker of ours. What it was asked for is
// then made here.
const doWithout = () => {
  worker = null;
  for (const { asked, resolve } of waiting.values()) resolve(makeHere(asked));
  waiting.clear();
};

const startWorker = () => {
  try {
    worker = new Worker(WORKER, { type: "module" });
  } catch {
    doWithout();
    return;
  }
  worker.addEventListener("error", doWithout);
  worker.addEventListener("message", ({ data: { number, made, error } }) => {
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (made) resolve?.(made);
    else reject?.(new Error(error));
  });
};

/** What the program makes of what it is asked for. */
const madeOf = (asked) => {
  if (worker === undefined) startWorker();
  if (worker === null) return makeHere(asked);
  return new Promise((resolve, reject) => {
    const number = (asks += 1);
    waiting.set(number, { asked, resolve, reject });
    worker.postMessage({ number, program: `${PROGRAM}`, asked });
  });
};

const contents = new Map();
const content = (address) => {
  if (!contents.has(address)) {
    const bytes = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    });
    bytes.catch(() => contents.delete(address));
    contents.set(address, bytes);
  }
  return contents.get(address);
};

/** The address of the content: that of the page, or of the element in somebody else's page. */
const source = (dialog) => new URL(dialog.getRootNode().querySelector("#app").dataset.content, document.baseURI).href;

const say = (dialog, text) => {
  dialog.querySelector("[data-taken]").textContent = text;
};

/** The file of a kind, of the state that the dialog was opened in. */
const make = async (dialog, kind) => {
  const { query, language, page } = dialog.dataset;
  const how = [...dialog.querySelectorAll("[data-how]")].map((own) => own.value);
  // The day of a citation, by the visitor's clock.
  how.push(new Date().toLocaleDateString("sv-SE"));
  const bytes = await content(source(dialog));
  const made = await madeOf([bytes, query, language, page, kind, how.join(" ")]);
  return new File([made.bytes], made.name, { type: made.type });
};

/** A picture in the page. Its address holds all of it, since a blob would taint what it is painted on. */
const picture = async (file) => {
  const own = new Image();
  own.src = `data:image/svg+xml,${encodeURIComponent(await file.text())}`;
  await own.decode();
  return own;
};

/** A picture as PNG, twice as large where the browser can. */
const png = async (dialog) => {
  const file = await make(dialog, "svg");
  let drawn;
  try {
    drawn = await picture(file);
  } catch {
    say(dialog, dialog.dataset.noPng);
    return undefined;
  }
  for (const scale of [2, 1]) {
    const canvas = document.createElement("canvas");
    canvas.width = drawn.naturalWidth * scale;
    canvas.height = drawn.naturalHeight * scale;
    canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (blob) return new File([blob], file.name.replace(/svg$/, "png"), { type: blob.type });
  }
  throw new Error("the browser makes no PNG");
};

/** Shows the picture as it will be. */
const preview = async (dialog) => {
  const shown = dialog.querySelector("[data-preview]");
  try {
    const { src } = await picture(await make(dialog, "svg"));
    shown.src = src;
    shown.hidden = false;
  } catch {
    shown.hidden = true;
  }
};

const download = (file) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Copies what is made as each of these kinds, by their types, or selects the text to copy by hand. */
const copy = async (dialog, kinds, told) => {
  // Promises, since a browser forgets the press while it waits.
  const form = ([type, kind]) => [type, make(dialog, kind).then((file) => new Blob([file], { type }))];
  const forms = Object.fromEntries(Object.entries(kinds).map(form));
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    say(dialog, told);
  } catch {
    const field = dialog.querySelector("textarea");
    field.value = await (await forms["text/plain"]).text();
    field.hidden = false;
    field.select();
    say(dialog, dialog.dataset.byHand);
  }
};

/** Gives the link to what the device has for sharing. */
const share = async (dialog) => {
  const { title, query, page } = dialog.dataset;
  try {
    await navigator.share({ title, url: query ? `${page}?${query}` : page });
  } catch (error) {
    // Whoever closes the device's own dialog has changed their mind.
    if (error.name !== "AbortError") throw error;
  }
};

const act = async (dialog, what) => {
  say(dialog, dialog.dataset.making);
  try {
    if (what === "copy") {
      await copy(dialog, { "text/html": "html", "text/plain": "tsv" }, dialog.dataset.copied);
    } else if (what === "citation") {
      await copy(dialog, { "text/plain": what }, dialog.dataset.copiedText);
    } else if (what === "share") {
      await share(dialog);
      say(dialog, "");
    } else {
      const file = await (what === "png" ? png(dialog) : make(dialog, what));
      if (!file) return;
      download(file);
      say(dialog, dialog.dataset.sent.replace("{name}", file.name));
    }
  } catch (error) {
    console.error(error);
    say(dialog, dialog.dataset.failed);
  }
};

/** A dialog has opened: what it needs is fetched while its visitor reads, and what the device can do is offered. */
const prepare = (dialog) => {
  preview(dialog);
  dialog.addEventListener("change", () => preview(dialog));
  const { title, page } = dialog.dataset;
  dialog.querySelector("[data-take=share]").hidden = !navigator.canShare?.({ title, url: page });
  // In a frame that may not, a download does nothing and says nothing. Nobody can ask whether it may.
  dialog.querySelector("[data-forbidden]").hidden = origin !== "null";
};

const isDialog = (own) => own.dataset?.page !== undefined;

addEventListener("click", (event) => {
  const path = event.composedPath();
  const button = path.find((own) => own.dataset?.take);
  const dialog = path.find(isDialog);
  if (button && dialog) act(dialog, button.dataset.take);
});

// Dialogs that have opened, in this page or in elements that it has. Each is a new one, and takes the focus where it may.
const prepared = new WeakSet();
const meet = () => {
  const guests = [...document.querySelectorAll("life-science-map")].map((guest) => guest.shadowRoot);
  for (const root of [document, ...guests]) {
    for (const dialog of root?.querySelectorAll("dialog[data-page]") ?? []) {
      if (!prepared.has(dialog)) {
        prepared.add(dialog);
        prepare(dialog);
      }
    }
  }
};
addEventListener("focusin", meet);
meet();
