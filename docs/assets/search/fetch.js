/** Reading the index over HTTP. */

/**
 * @param {string | URL} folder address of the data folder, ending in "/"
 * @returns {import("./store.js").Read}
 */
export function readOver(folder) {
  return async (name) => {
    const response = await fetch(new URL(name, folder));
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
