/**
 * The order of results beyond lunr's score, pure. Papers that have every word of the query
 * come first; among these, and among the others, lunr's score decides, lowered a little by
 * the share of the query that is missing. The scores that are shown stay lunr's.
 */

/** Exponent of the share of the query's words, by their rarity, that a paper has. */
const COVERAGE = 0.2;

/**
 * @param {import("./score.js").Matches} matches
 * @param {number} document
 */
export function relevance({ scores, share }, document) {
  return /** @type {number} */ (scores[document]) * /** @type {number} */ (share[document]) ** COVERAGE;
}

/**
 * The documents of a stretch of results, in order. Documents are numbered newest first; ties
 * go to the newer one.
 * @param {import("./score.js").Matches} matches
 * @param {number} offset
 * @param {number} limit
 * @returns {number[]} document numbers
 */
export function rank(matches, offset, limit) {
  const { matched, complete } = matches;
  /** @type {{document: number, tier: number, key: number}[]} */
  const found = [];
  matched.forEach((match, document) => {
    if (match) found.push({ document, tier: complete[document] ?? 0, key: relevance(matches, document) });
  });
  found.sort((a, b) => b.tier - a.tier || b.key - a.key || a.document - b.document);
  return found.slice(offset, offset + limit).map(({ document }) => document);
}
