/**
 * Passes what start.js began to page.js. The two scripts share no module, so they use one
 * global, `papershelfSearch`.
 */

/**
 * @typedef {object} Started
 * @property {URL} base the site's root
 * @property {import("./launch.js").Launched} launched the worker that is already starting
 * @property {() => import("./launch.js").Launched} launch starts another worker, if that one failed
 */

const scope = /** @type {{papershelfSearch?: Started}} */ (globalThis);

/** @param {Started} started */
export function handOver(started) {
  scope.papershelfSearch = started;
}

/** @returns {Started} */
export function takeOver() {
  const started = scope.papershelfSearch;
  if (!started) throw new Error("page.js needs start.js, which the page must load before");
  return started;
}
