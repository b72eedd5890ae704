/** A way on when the browser's scripts are of another version than the site's index or records. */

import { ENTRIES, ON_DEMAND } from "../both/scripts.js";
import { OUTDATED } from "../texts/shared.js";

const SCRIPTS = [...[...ENTRIES, ...ON_DEMAND].map((name) => `search/${name}`), "cite/cite", "cite/list"];

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
 * Loads the scripts that read them past the browser's cache, then the page again.
 * @param {URL} base
 */
async function renew(base) {
  const fresh = (/** @type {string} */ name) => fetch(new URL(`assets/${name}.js`, base), { cache: "reload" });
  await Promise.allSettled(SCRIPTS.map(fresh));
  location.reload();
}
