/** Starts the worker. */

import { MANIFEST, WAITING, readFile } from "./fetch.js";

/**
 * @typedef {object} Launched
 * @property {Worker} worker
 * @property {Promise<Error>} failure resolves if the worker fails
 */

/**
 * @param {URL} address of worker.js
 * @returns {Launched}
 */
export function launch(address) {
  const worker = new Worker(address, { name: WAITING });
  const failure = new Promise((resolve) => {
    worker.addEventListener("error", ({ message }) => resolve(new Error(message || "the search could not start")));
  });
  // Requested here, the manifest loads at the same time as the worker's script.
  const manifest = readFile(MANIFEST, new URL("data/", address)).catch(() => null);
  void manifest.then((bytes) => worker.postMessage({ manifest: bytes }));
  return { worker, failure };
}
