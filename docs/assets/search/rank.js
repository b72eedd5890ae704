/**
 * The order of results beyond lunr's score: papers with every word of the query come
 * before papers with some. Pure: the scores themselves are lunr's.
 */

/**
 * The best documents, in order: complete ones first, then by score, then newest first
 * (documents are numbered so).
 * @param {import("./score.js").Matches} matches
 * @param {number} offset
 * @param {number} limit
 * @returns {number[]} document numbers
 */
export function rank({ scores, matched, complete }, offset, limit) {
  /** @type {number[]} */
  const found = [];
  matched.forEach((match, document) => {
    if (match) found.push(document);
  });
  found.sort(
    (a, b) =>
      /** @type {number} */ (complete[b]) - /** @type {number} */ (complete[a]) ||
      /** @type {number} */ (scores[b]) - /** @type {number} */ (scores[a]) ||
      a - b,
  );
  return found.slice(offset, offset + limit);
}
