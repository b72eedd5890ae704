/** Reads files of the site over HTTP. */

import { text } from "../worker/codec.js";

/** A file that could not be read; `status` is that of HTTP, 0 if there was no answer. */
export class ReadError extends Error {
  /**
   * @param {string} name
   * @param {number} status
   */
  constructor(name, status) {
    super(status ? `${name}: HTTP ${status}` : `${name}: no answer`);
    this.status = status;
  }
}

export const MANIFEST = "manifest.json";
/** The name of a worker to which the page sends the manifest. */
export const WAITING = "waiting";

/**
 * @param {string} name
 * @param {string | URL} folder address of the data folder, ending in "/"
 * @param {boolean} [fresh] whether to leave the browser's cache out
 * @returns {Promise<Uint8Array>}
 */
export async function readFile(name, folder, fresh = false) {
  // The manifest names the folder of all other files: an old one would name deleted files.
  const cache = fresh ? "reload" : name === MANIFEST ? "no-cache" : "default";
  const response = await fetch(new URL(name, folder), { cache }).catch(() => null);
  if (!response?.ok) throw new ReadError(name, response?.status ?? 0);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Returns what a JSON file holds.
 * @param {string} name
 * @param {string | URL} folder address to which the name is relative
 * @returns {Promise<any>}
 * @throws {ReadError} when it cannot be read
 * @throws {SyntaxError} when it is no JSON
 */
export async function readJson(name, folder) {
  return JSON.parse(text(await readFile(name, folder)));
}

/**
 * @param {string | URL} folder
 * @param {Promise<Uint8Array | null>} manifest requested before; null if that failed
 * @returns {import("../worker/store.js").Read}
 */
export function readOver(folder, manifest) {
  let early = manifest;
  return async (name, fresh) => {
    if (name !== MANIFEST) return readFile(name, folder, fresh);
    const known = await early;
    early = Promise.resolve(null);
    return known ?? readFile(name, folder);
  };
}
