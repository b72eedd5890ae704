/** Starts the worker. */

import { MANIFEST, WAITING, readFile } from "./fetch.js";

// Milliseconds in which a worker must say something: a slow line loads its script in less.
const PATIENCE = 30_000;

/**
 * @typedef {object} Launched
 * @property {Worker} worker
 * @property {Promise<Error>} failure resolves if the worker fails
 */

// On the search page this runs before chrome.js, which has the policy for all other addresses (Trusted Types).
const own = { createScriptURL: (/** @type {string} */ address) => address };
/** @type {typeof own} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("papershelf-worker", own) ?? own;

/**
 * @param {URL} address of worker.js
 * @returns {Launched}
 */
export function launch(address) {
  const worker = started(policy.createScriptURL(address.href));
  const failure = new Promise((resolve) => {
    const fail = () => resolve(new Error("the search could not start"));
    worker.addEventListener("error", fail);
    // A file that is empty, or is no script of ours, is no error to the browser, and says nothing.
    const late = setTimeout(fail, PATIENCE);
    worker.addEventListener("message", () => clearTimeout(late), { once: true });
  });
  // Requested here, the manifest loads at the same time as the worker's script.
  const manifest = readFile(MANIFEST, new URL("data/", address)).catch(() => null);
  void manifest.then((bytes) => worker.postMessage({ manifest: bytes }));
  return { worker, failure };
}

/**
 * Starts a worker; one that the browser refuses is an object that only fails.
 * @param {string} address
 * @returns {Worker}
 */
function started(address) {
  try {
    return new Worker(address, { name: WAITING });
  } catch {
    const refused = Object.assign(new EventTarget(), { postMessage() {}, terminate() {} });
    setTimeout(() => refused.dispatchEvent(new Event("error")));
    return /** @type {any} */ (refused);
  }
}
