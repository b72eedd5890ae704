/** A way on when the browser's scripts are of another version than the site's index. */

import { OUTDATED } from "../texts/shared.js";

const SCRIPTS = ["start", "page", "box", "worker", "on_demand", "language", "suggest"];

/**
 * Returns what *Try again* does after an error: the same again, unless old scripts would fail again.
 * @param {unknown} error
 * @param {() => void} again
 * @param {URL} base the site's root
 * @returns {() => void}
 */
export function wayOn(error, again, base) {
  return error instanceof Error && error.message.includes(OUTDATED) ? () => void renew(base) : again;
}

/**
 * Loads the scripts of the search past the browser's cache, then the page again.
 * @param {URL} base
 */
async function renew(base) {
  const fresh = (/** @type {string} */ name) => fetch(new URL(`assets/search/${name}.js`, base), { cache: "reload" });
  await Promise.allSettled(SCRIPTS.map(fresh));
  location.reload();
}
