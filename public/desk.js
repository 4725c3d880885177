// The editors' desk outside the program: starts it, reads and writes files for it, and holds the file that was opened and
// every step since. Should the program stop, it is started anew and the steps are made again.
const root = document.documentElement;
const { program, wasm, content, element } = document.querySelector("script[data-program]").dataset;
const published = new URL(content, document.baseURI).href;
const find = (selector) => document.querySelector(selector);

/** The program, and how often it was started. */
let desk;
let starts = 0;

/**
 * The work: the file as it was opened, the steps as text, where the file is saved, and its bytes as they are there. `base` is what was
 * published when the work began, and `asked` when that was last looked at; `theirs` is what somebody else has written there meanwhile,
 * until the editor has decided. `draft` is where drafts go, and `drafted` the steps in it.
 */
let work;

/** Starts the program. Another query makes another module of the same script, with a memory of its own. */
async function start() {
  starts += 1;
  const own = await import(new URL(`${program}?${starts}`, document.baseURI));
  await own.default({ module_or_path: fetch(new URL(wasm, document.baseURI)) });
  own.start(root);
  // Ways that the browser does not have are not offered.
  find("#open-in-place").hidden = !globalThis.showOpenFilePicker;
  for (const id of ["save-as", "draft"]) find(`#${id}`).hidden = !globalThis.showSaveFilePicker;
  desk = own;
}

/** Calls the program, and starts it anew if it stops. */
function ask(act) {
  try {
    return act(desk);
  } catch (error) {
    restart(error);
    return undefined;
  }
}

let restarting = false;
let stoppedAt = -Infinity;

/** Starts the program anew and makes the steps again. Where it stops again at once, the last step is left out. */
async function restart(error) {
  if (restarting) return;
  restarting = true;
  console.error(error);
  if (work && performance.now() - stoppedAt < 5000) {
    const steps = JSON.parse(work.journal);
    work.journal = JSON.stringify(steps.slice(0, -1));
  }
  stoppedAt = performance.now();
  try {
    await start();
    if (work) desk.restore(work.name, work.bytes, work.journal);
    desk.happened("stopped");
  } catch (again) {
    console.error(again);
    rescue();
  }
  restarting = false;
}

/** The program cannot start: all that is left is to give the work back. */
function rescue() {
  const app = find("#app");
  const told = document.createElement("p");
  told.setAttribute("role", "alert");
  told.textContent = app.dataset.rescue;
  app.replaceChildren(told);
  if (!work) return;
  const link = document.createElement("a");
  link.textContent = work.name;
  link.download = work.name;
  link.href = URL.createObjectURL(new Blob([edited()]));
  app.append(link);
}

/** The file with all steps, which are edits of the bytes of its text. */
function edited() {
  const bytes = work.bytes;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let text = bytes.slice(mark);
  for (const { edits } of JSON.parse(work.journal)) {
    for (const [start, end, put] of edits.toSorted((one, other) => other[0] - one[0])) {
      text = new Uint8Array([...text.slice(0, start), ...new TextEncoder().encode(put), ...text.slice(end)]);
    }
  }
  return new Uint8Array([...bytes.slice(0, mark), ...text]);
}

/** Keeps the steps outside the program, and shows what they have made of the map. */
function keep() {
  if (!work || !desk || restarting) return;
  const before = work.journal;
  work.journal = ask((own) => own.journal()) ?? before;
  if (work.journal !== before) preview.redraw();
}

/** Asks the program itself: the page tells a step a moment after it was made. */
const isUnsaved = () => Boolean(desk) && ask((own) => own.unsaved()) > 0;

/** Opens a file, unless that would lose work that is not saved. */
function open(name, bytes, handle) {
  if (isUnsaved() && !confirm(find("#app").dataset.replace)) return;
  work = { name, bytes, journal: "[]", handle, onDisk: bytes };
  last = undefined;
  writing = undefined;
  ask((own) => own.open(name, bytes.slice()));
  preview.hide();
  compare();
}

/** Fetches what is published, as it is on the server now. */
async function fetchPublished(cache = "no-store") {
  const response = await network(published, { cache });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return bytesOf(response);
}

/** Compares the work with what is published; without a network, with what was opened. */
async function compare() {
  const own = work;
  try {
    own.base = await fetchPublished();
  } catch (error) {
    console.warn(error);
    return;
  }
  own.asked = performance.now();
  if (own === work) ask((desk) => desk.published(own.base));
}

/** How long what is published is believed, in milliseconds. */
const BELIEVED = 120_000;

/** Looks whether somebody else has published meanwhile, when the editor comes back to the page. */
async function look() {
  const own = work;
  if (!own?.base || performance.now() - own.asked < BELIEVED) return;
  own.asked = performance.now();
  const now = await fetchPublished().catch(() => own.base);
  if (own !== work || areSame(now, own.base)) return;
  own.base = now;
  // What the editor has saved herself is no news.
  if (areSame(now, own.onDisk)) ask((desk) => desk.published(now));
  else {
    // What is decided now is about this one.
    own.theirs = undefined;
    ask((desk) => desk.meanwhile(true, now.slice()));
  }
}

/** Looks whether the server sends the file that was saved. */
async function check() {
  if (isUnsaved()) return ask((own) => own.found_published("not-saved"));
  try {
    // Both as visitors get it and past every cache: one that still has the old file is as bad.
    const [now, cached] = [await fetchPublished(), await fetchPublished("default")];
    const isOwn = areSame(now, work.onDisk) && areSame(cached, work.onDisk);
    const isOld = [now, cached].some((one) => work.base && areSame(one, work.base));
    ask((own) => own.found_published(isOwn ? "published" : isOld ? "old" : "other"));
    if (isOwn) {
      work.base = now;
      ask((own) => own.published(now));
    }
  } catch (error) {
    console.error(error);
    ask((own) => own.found_published("not-fetched"));
  }
}

/** `fetch` as it is: the map in the preview gets another one. */
const network = globalThis.fetch.bind(globalThis);

/**
 * The map, as the element that other pages use: the visitors' own program, in a shadow root with their own style. It asks for the
 * published content as it always does, and gets the one of the desk.
 */
const preview = {
  element: undefined,
  text: undefined,
  isNow: false,

  show(isNow) {
    this.isNow = isNow;
    this.text = isNow ? undefined : ask((own) => own.preview());
    const cannot = this.text === "";
    find("#no-preview").hidden = !cannot;
    if (cannot) return this.remove();
    this.mark();
    this.draw();
  },

  async draw() {
    globalThis.fetch = (request, options) => {
      const isContent = new URL(request.url ?? request, document.baseURI).href.split("?")[0] === published;
      return isContent && this.text !== undefined
        ? Promise.resolve(new Response(this.text, { headers: { "content-type": "application/json" } }))
        : network(request, options);
    };
    await import(new URL(element, document.baseURI));
    const next = document.createElement("life-science-map");
    const before = this.element;
    const query = before?.query || ask((own) => own.preview_query());
    if (query) next.setAttribute("query", query);
    this.element = next;
    // The one before stands until the new one is ready, so that nothing moves.
    next.hidden = Boolean(before);
    const swap = () => {
      before?.remove();
      next.hidden = false;
    };
    next.addEventListener("life-science-map:ready", swap, { once: true });
    find("#preview-map").append(next);
  },

  /** After a step, once the program has rested. */
  redraw() {
    if (!this.element || this.isNow) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.element && this.show(false), 100);
  },

  mark() {
    find("#preview-then").setAttribute("aria-pressed", String(!this.isNow));
    find("#preview-now").setAttribute("aria-pressed", String(this.isNow));
  },

  remove() {
    find("#preview-map")?.replaceChildren();
    this.element = undefined;
  },

  hide() {
    this.remove();
    for (const id of ["then", "now"]) find(`#preview-${id}`)?.removeAttribute("aria-pressed");
  },
};

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

/** Opens a file of the computer, and saves into it where the browser can do that. */
async function openFile(file, handle) {
  if (file) open(file.name, await bytesOf(file), handle);
}

/** Opens a file so that it can be saved in its place. */
async function openInPlace() {
  try {
    const [handle] = await showOpenFilePicker({ types: [{ accept: { "application/json": [".json"] } }] });
    await openFile(await handle.getFile(), handle);
  } catch (error) {
    // The editor has changed her mind, or the browser forbids it: there is the other way beside it.
    if (error.name !== "AbortError") console.error(error);
  }
}

/** Opens the published file. */
async function openPublished() {
  try {
    open("content.json", await fetchPublished());
  } catch (error) {
    console.error(error);
    ask((own) => own.happened("not-fetched"));
  }
}

const areSame = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);

/** Writes into a file, reads it back, and compares. */
async function write(handle, bytes) {
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  if (!areSame(await bytesOf(await handle.getFile()), bytes)) throw new Error("the file is not as it was written");
}

/** The bytes to save, with the day of the change in them. */
function toSave() {
  finish();
  ask((own) => own.date());
  keep();
  return ask((own) => own.bytes());
}

/** Saves in the file that was opened, unless somebody else has changed it; else by the next way. */
async function save() {
  const bytes = toSave();
  if (!bytes) return;
  const { handle } = work;
  if (!handle) return download(bytes);
  try {
    if ((await handle.requestPermission({ mode: "readwrite" })) !== "granted") return download(bytes);
    const there = await bytesOf(await handle.getFile());
    if (!areSame(there, work.onDisk)) {
      work.theirs = there;
      ask((own) => own.meanwhile(false, there.slice()));
      return;
    }
    await write(handle, bytes);
    saved("saved", bytes);
  } catch (error) {
    console.error(error);
    ask((own) => own.happened("not-saved"));
    download(bytes, false);
  }
}

/** Saves in a file that the editor picks. */
async function saveAs(bytes) {
  if (!bytes || !globalThis.showSaveFilePicker) return download(bytes);
  let handle;
  try {
    handle = await showSaveFilePicker({ suggestedName: work.name, types: [{ accept: { "application/json": [".json"] } }] });
  } catch (error) {
    // The editor has changed her mind, or the browser forbids it.
    if (error.name !== "AbortError") download(bytes);
    return;
  }
  try {
    await write(handle, bytes);
    work.handle = handle;
    saved("saved", bytes);
  } catch (error) {
    console.error(error);
    download(bytes);
  }
}

/** Downloads the file. */
function download(bytes, isSaved = true) {
  if (!bytes) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
  link.download = work.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  if (isSaved) saved("downloaded", bytes);
}

/** The file is saved as it is. */
function saved(how, bytes) {
  work.onDisk = bytes;
  ask((own) => own.happened(how));
}

/** What the editor has decided about a file that somebody else has changed on disk: from now on theirs is the one to be replaced. */
function decided() {
  if (work.theirs) work.onDisk = work.theirs;
  work.theirs = undefined;
}

/** How often a draft is saved, in milliseconds. */
const DRAFT = 60_000;

/** Saves a draft again and again, in a file that the editor picks: what is left if the whole browser stops. */
async function keepDraft() {
  try {
    const suggestedName = work.name.replace(/(\.json)?$/i, ".utkast.json");
    work.draft = await showSaveFilePicker({ suggestedName, types: [{ accept: { "application/json": [".json"] } }] });
    await saveDraft();
    ask((own) => own.happened("draft"));
  } catch (error) {
    // The editor has changed her mind, or the browser forbids it.
    if (error.name !== "AbortError") console.error(error);
  }
}

async function saveDraft() {
  if (!work?.draft || !desk || restarting || work.journal === work.drafted) return;
  const bytes = ask((own) => own.bytes());
  if (!bytes) return;
  await write(work.draft, bytes);
  work.drafted = work.journal;
}

setInterval(() => {
  saveDraft().catch((error) => {
    console.error(error);
    work.draft = undefined;
    ask((own) => own.happened("no-draft"));
  });
}, DRAFT);

/** The finding that was gone to last: its place among all, and what it is about. */
let last;

const findings = () => [...document.querySelectorAll("#findings [data-finding]")];
const about = (finding) => `${finding.dataset.finding} ${finding.querySelector("p").textContent}`;

document.addEventListener("focusin", ({ target }) => {
  const finding = target.closest?.("#findings [data-finding]");
  if (finding) last = { place: findings().indexOf(finding), about: about(finding) };
});

/** Goes to the next finding, or the one before; from another view to the one after that which was gone to last. */
function walk(step) {
  if (!find("#findings")?.checkVisibility()) {
    finish();
    find("nav:not([hidden]) a[href='?view=findings']")?.click();
    // The heading of the view has the focus first.
    requestAnimationFrame(() => setTimeout(() => find("#findings")?.checkVisibility() && walk(step), 0));
    return;
  }
  const all = findings();
  if (all.length === 0) return;
  const here = all.findIndex((finding) => finding.contains(document.activeElement));
  const from = here < 0 && last ? last.place : here;
  // Where it was mended meanwhile, the next one stands in its place.
  const isMended = here < 0 && last && (!all[from] || about(all[from]) !== last.about);
  const next = step > 0 ? from + (isMended ? 0 : 1) : Math.max(from, 0) - 1;
  all.at(next < all.length ? next : 0).querySelector("h3").focus();
}

const acts = {
  published: openPublished,
  save,
  "save-as": () => saveAs(toSave()),
  download: () => download(toSave()),
  "open-in-place": openInPlace,
  "keep-mine": decided,
  "take-theirs": decided,
  "check-published": check,
  draft: keepDraft,
  "preview-then": () => preview.show(false),
  "preview-now": () => preview.show(true),
  "preview-hide": () => preview.hide(),
};

/** Closes the other ways to save. */
function closeWays() {
  find(".desk-bar details")?.removeAttribute("open");
}

document.addEventListener("click", (event) => {
  if (!desk) return;
  if (!event.target.closest?.(".desk-bar details")) closeWays();
  acts[event.target.closest?.("button")?.id]?.();
  tell();
  // What was written in may go with its form.
  setTimeout(tell);
  keep();
});

// Before the program follows.
document.addEventListener("click", ({ target }) => target.closest?.("a, #back, #previous, #next") && finish(), true);

document.addEventListener("change", (event) => {
  if (event.target.id === "open") {
    openFile(event.target.files[0]);
    // So that the same file can be opened again.
    event.target.value = "";
  }
  writing = undefined;
  before = event.target.value;
  tell();
  keep();
});

/** How long an editor rests before what is written becomes a step, in milliseconds. */
const REST = 5000;
let resting;

/** The field that is being written in, and what stood in the field that has the focus when it was last taken over. */
let writing;
let before;

/** The lines that are being changed by hand, and the addresses of sources that were not yet added, each with what takes it over. */
const pending = () =>
  [...document.querySelectorAll("#lines, .desk-form [name$='.new']")]
    .filter((field) => (field.id ? field.value : field.value.trim()) !== field.defaultValue)
    .map((field) => field.closest("div").querySelector("button"));

/** Tells the program whether something is written that is not yet a step. */
function tell() {
  const isWritten = writing?.isConnected && writing.value !== before;
  if (desk) ask((own) => own.writing(Boolean(isWritten) || pending().length > 0));
}

/**
 * Makes a step of what is being written. A field that nobody has written in stays out of it: it cannot show every text as it stands in
 * the file, and would change it by that alone.
 */
function settle() {
  clearTimeout(resting);
  if (document.activeElement === writing) writing?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The same before the page or the view is left, or the file saved: then also of what has a button that takes it over. */
function finish() {
  settle();
  for (const button of pending()) button.click();
}

document.addEventListener("focusin", ({ target }) => {
  // When a window gets the focus again, so does the field that is being written in.
  if (target !== writing) before = target.value;
});

document.addEventListener("input", ({ target }) => {
  clearTimeout(resting);
  // What is searched for is no change.
  writing = target.matches(".desk-form :is(input, textarea):not([role])") ? target : undefined;
  tell();
  resting = setTimeout(settle, REST);
});
// Before the program follows, and what is written goes with its form.
addEventListener("popstate", finish);
document.addEventListener("visibilitychange", () => (document.hidden ? settle() : look()));
addEventListener("focus", look);

// What Enter has chosen in a list of proposals.
document.addEventListener("keyup", keep);

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  const [item] = event.dataTransfer.items;
  const file = item?.getAsFile();
  const handle = await item?.getAsFileSystemHandle?.().catch(() => undefined);
  openFile(file, handle?.kind === "file" ? handle : undefined);
});

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.matches?.("textarea:not([readonly]), input:is([type=text], [type=search])");
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (event.key === "Escape") closeWays();
  if (event.key === "F8") walk(event.shiftKey ? -1 : 1);
  else if (control && key === "s") {
    finish();
    // The button may not know of the step yet.
    if (isUnsaved()) save();
    keep();
  }
  else if (control && !isWriting && (key === "y" || (key === "z" && event.shiftKey))) find("#redo").click();
  else if (control && !isWriting && key === "z") find("#undo").click();
  else return;
  event.preventDefault();
});

addEventListener("beforeunload", (event) => {
  finish();
  if (isUnsaved()) event.preventDefault();
});

addEventListener("error", ({ error }) => {
  // By its name: an error of another frame is of another class.
  if (error?.name === "RuntimeError") restart(error);
});

if (window.top === window) {
  start().catch((error) => {
    root.classList.add("no-program");
    console.error(error);
  });
} else {
  root.classList.add("in-frame");
}
