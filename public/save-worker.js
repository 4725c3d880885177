// Makes files for save.js beside the page, which answers meanwhile.
let loading;
const load = (program) =>
  (loading ??= import(`${program}.js`).then(async (own) => {
    await own.default({ module_or_path: `${program}_bg.wasm` });
    return own;
  }));

addEventListener("message", async ({ data: { number, program, asked } }) => {
  try {
    const own = await load(program);
    const taken = own.take(...asked);
    const made = { bytes: taken.bytes(), name: taken.name(), type: taken.media_type() };
    taken.free();
    postMessage({ number, made }, [made.bytes.buffer]);
  } catch (error) {
    // A connection that was lost may be back.
    loading = undefined;
    postMessage({ number, error: `${error}` });
  }
});
