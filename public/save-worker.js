// Makes the files of save.js: in a worker, while the page answers, or imported by it where there may be no worker.
let loading;
const load = (program) => {
  loading ??= import(`${program}.js`).then(async (own) => {
    await own.default({ module_or_path: `${program}_bg.wasm` });
    return own;
  });
  // A connection that was lost may be back.
  loading.catch(() => (loading = undefined));
  return loading;
};

/** What the program at an address makes of what it is asked for. */
export const make = async (program, asked) => {
  const taken = (await load(program)).take(...asked);
  const made = { bytes: taken.bytes(), name: taken.name(), type: taken.media_type() };
  taken.free();
  return made;
};

if (globalThis.WorkerGlobalScope) {
  addEventListener("message", async ({ data: { number, program, asked } }) => {
    try {
      const made = await make(program, asked);
      postMessage({ number, made }, [made.bytes.buffer]);
    } catch (error) {
      postMessage({ number, error: `${error}` });
    }
  });
}
