/** The caches of a site: one for each version of its frame. Other sites may share the origin. */

const NAME = "papershelf";

/**
 * @param {string} scope the address of the site's root
 * @param {string} version
 */
export function cacheName(scope, version) {
  return `${NAME} ${scope} ${version}`;
}

/**
 * @param {string[]} names of all caches of the origin
 * @param {string} scope
 * @returns {string[]} those of the site
 */
export function cachesOf(names, scope) {
  return names.filter((name) => name.startsWith(cacheName(scope, "")));
}
