/** Starts the worker. */

import { MANIFEST, WAITING, readFile } from "./fetch.js";

/**
 * @typedef {object} Launched
 * @property {Worker} worker
 * @property {Promise<Error>} failure resolves if the worker fails
 */

// The address is of this site: trusted, where browsers ask (Trusted Types).
const own = { createScriptURL: (/** @type {string} */ address) => address };
/** @type {typeof own} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("papershelf-worker", own) ?? own;

/**
 * @param {URL} address of worker.js
 * @returns {Launched}
 */
export function launch(address) {
  const worker = new Worker(policy.createScriptURL(address.href), { name: WAITING });
  const failure = new Promise((resolve) => {
    worker.addEventListener("error", ({ message }) => resolve(new Error(message || "the search could not start")));
  });
  // Requested here, the manifest loads at the same time as the worker's script.
  const manifest = readFile(MANIFEST, new URL("data/", address)).catch(() => null);
  void manifest.then((bytes) => worker.postMessage({ manifest: bytes }));
  return { worker, failure };
}
