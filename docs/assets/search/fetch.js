/** Reading the index over HTTP. */

/** A file that could not be read; `status` is HTTP's, 0 when there was no answer. */
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

/**
 * @param {string | URL} folder address of the data folder, ending in "/"
 * @param {Response | null} [manifest] the answer to a request for it that was made before
 * @returns {import("./store.js").Read}
 */
export function readOver(folder, manifest = null) {
  let early = manifest;
  return async (name) => {
    const isManifest = name === "manifest.json";
    // The manifest names the folder of all else: an old one would lead to files that are gone.
    const request = () => fetch(new URL(name, folder), { cache: isManifest ? "no-cache" : "default" });
    const response = (isManifest && early) || (await request().catch(() => null));
    if (isManifest) early = null;
    if (!response?.ok) throw new ReadError(name, response?.status ?? 0);
    return new Uint8Array(await response.arrayBuffer());
  };
}
