/**
 * What start.js hands over to page.js. Both are scripts of one page and share no module, so it
 * passes through one global: `papershelfSearch`.
 */

/**
 * @typedef {object} Started
 * @property {URL} base the site's root
 * @property {import("./launch.js").Launched} launched the worker, which has begun already
 * @property {() => import("./launch.js").Launched} launch starts another, where that one failed
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
