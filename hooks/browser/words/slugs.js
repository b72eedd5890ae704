/** Which entries of the glossary a control asks for. */

/**
 * A link to the glossary asks for its entry, a button for what the links beside it filter by.
 * @param {Element} asker
 * @returns {string[]} the ids of entries
 */
export function slugsOf(asker) {
  if (asker instanceof HTMLAnchorElement) return [decodeURIComponent(asker.hash.slice(1))];
  const links = asker.parentElement?.querySelectorAll("a[href*='search/?']") ?? [];
  return [...links].flatMap((link) => valuesOf(link.getAttribute("href") ?? ""));
}

/**
 * @param {string} address of the search page, with filters
 * @returns {string[]} the values of the filters
 */
export function valuesOf(address) {
  return [...new URLSearchParams(address.slice(address.indexOf("?") + 1)).values()];
}
