// Loads the parts of the program that are not in its first file. The build bundles this into the loader.
import { initSync } from "./program.js";

// The parts that are loaded or being loaded, by name. A failed one is removed, so that it can be tried again.
const parts = {};

async function load(name) {
  // Their names contain the same fingerprint as the loader's, whose address may have a query: each map in a page without a
  // frame has its own.
  const address = import.meta.url.replace(/(-\w+)\.js.*$/, `-${name}$1.wasm`);
  const response = await fetch(address, { signal: AbortSignal.timeout?.(15000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // Memory, table and stack pointer are those of the first file.
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: initSync() });
}

const loaderOf = (names) => async (callback, data) => {
  let isHere = false;
  try {
    await Promise.all(
      names.map((name) => (parts[name] ??= load(name).catch((error) => {
        delete parts[name];
        throw error;
      }))),
    );
    isHere = true;
  } catch (error) {
    console.error(error);
  }
  initSync().__indirect_function_table.get(callback)(data, isHere);
};
