/**
 * The order of results beyond lunr's score, pure: papers with every word of the query come
 * before papers with some. The scores themselves are lunr's.
 */

/**
 * The documents of a page of results, in order. Documents are numbered newest first; ties
 * go to the newer one.
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
