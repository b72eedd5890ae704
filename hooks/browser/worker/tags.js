/** Names the terms of tags, which are no words. */

/**
 * Returns the term of papers that have a tag which their text supports.
 * @param {string} slug
 */
export function tagTerm(slug) {
  return `#is:${slug}`;
}

/**
 * Returns the term of papers that have a tag but no abstract to verify it.
 * @param {string} slug
 */
export function unverifiedTerm(slug) {
  return `#may:${slug}`;
}

/** @param {string} term */
export function isTag(term) {
  return term.startsWith("#");
}
