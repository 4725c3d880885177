// The editors' desk outside the program: starts it, reads and writes files for it, and holds the file that was opened and
// every step since. Should the program stop, it is started anew and the steps are made again.
const root = document.documentElement;
const { program, wasm, content } = document.querySelector("script[data-program]").dataset;
const find = (selector) => document.querySelector(selector);

/** The program, and how often it was started. */
let desk;
let starts = 0;

/** The work: the file as it was opened, the steps as text, and where the file is saved. */
let work;

/** Starts the program. Another query makes another module of the same script, with a memory of its own. */
async function start() {
  starts += 1;
  const own = await import(new URL(`${program}?${starts}`, document.baseURI));
  await own.default({ module_or_path: fetch(new URL(wasm, document.baseURI)) });
  own.start(root);
  // Ways that the browser does not have are not offered.
  find("#open-in-place").hidden = !globalThis.showOpenFilePicker;
  find("#save-as").hidden = !globalThis.showSaveFilePicker;
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

/** Keeps the steps outside the program. */
function keep() {
  if (work && desk && !restarting) work.journal = ask((own) => own.journal()) ?? work.journal;
}

const isUnsaved = () => Number(find("#work")?.dataset.unsaved) > 0;

/** Opens a file, unless that would lose work that is not saved. */
function open(name, bytes, handle) {
  if (isUnsaved() && !confirm(find("#app").dataset.replace)) return;
  work = { name, bytes, journal: "[]", handle, onDisk: bytes };
  ask((own) => own.open(name, bytes.slice()));
}

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
    const response = await fetch(new URL(content, document.baseURI), { cache: "no-store" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    open("content.json", await bytesOf(response));
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

/** Saves in the file that was opened, unless somebody else has changed it; else by the next way. */
async function save() {
  const bytes = ask((own) => own.bytes());
  if (!bytes) return;
  const { handle } = work;
  if (!handle) return download(bytes);
  try {
    if ((await handle.requestPermission({ mode: "readwrite" })) !== "granted") return download(bytes);
    if (!areSame(await bytesOf(await handle.getFile()), work.onDisk)) {
      ask((own) => own.happened("changed"));
      return;
    }
    await write(handle, bytes);
    work.onDisk = bytes;
    saved("saved");
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
    Object.assign(work, { handle, onDisk: bytes });
    saved("saved");
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
  if (isSaved) saved("downloaded");
}

/** The file is saved as it is: the work begins anew from there. */
function saved(how) {
  ask((own) => own.happened(how));
}

/** Goes to the next finding, or the one before. */
function walk(step) {
  const all = [...document.querySelectorAll("#findings [data-finding] h3")];
  const here = all.findIndex((heading) => heading.closest("li").contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
  all[next]?.focus();
}

const acts = {
  published: openPublished,
  save,
  "save-as": () => saveAs(ask((own) => own.bytes())),
  download: () => download(ask((own) => own.bytes())),
  "open-in-place": openInPlace,
};

document.addEventListener("click", (event) => {
  if (!desk) return;
  acts[event.target.closest?.("button")?.id]?.();
  keep();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "open") {
    openFile(event.target.files[0]);
    // So that the same file can be opened again.
    event.target.value = "";
  }
  keep();
});

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  const [item] = event.dataTransfer.items;
  const file = item?.getAsFile();
  const handle = await item?.getAsFileSystemHandle?.().catch(() => undefined);
  openFile(file, handle?.kind === "file" ? handle : undefined);
});

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.matches?.("textarea:not([readonly]), input[type=text]");
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (event.key === "F8") walk(event.shiftKey ? -1 : 1);
  else if (control && key === "s") find("#save").click();
  else if (control && !isWriting && (key === "y" || (key === "z" && event.shiftKey))) find("#redo").click();
  else if (control && !isWriting && key === "z") find("#undo").click();
  else return;
  event.preventDefault();
});

addEventListener("beforeunload", (event) => {
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
