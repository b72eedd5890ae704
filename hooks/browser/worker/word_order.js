/**
 * Counts the words of a query that papers have in the order of the query: a pasted sentence finds
 * its paper, a question finds papers with its wording.
 */

import { isTag } from "./tags.js";
import { RAREST_WORDS, WORDS_IN_ORDER } from "./tuning.js";

/** @typedef {import("./phrases.js").Placed} Placed */

/**
 * A word of a query at its place, with the terms it matches.
 * @typedef {{offset: number, terms: string[], papers: number}} Element
 */

/**
 * Returns the rarest words of a query.
 * @param {import("./score.js").Found[]} found
 * @returns {Element[]}
 */
export function rarestElements(found) {
  const elements = found.flatMap(({ unit, terms }) => {
    if (unit.presence === "prohibited" || unit.weak || unit.offset === null) return [];
    const parts = unit.plain ? [unit.ways.map(([atom]) => atom ?? 0)] : (unit.ways[0] ?? []).map((atom) => [atom]);
    return parts.map((atoms, i) => {
      const standing = atoms.flatMap((atom) => (isTag(unit.atoms[atom]?.text ?? "") ? [] : (terms[atom] ?? [])));
      const lists = standing.flatMap((term) => term.lists);
      return {
        offset: /** @type {number} */ (unit.offset) + i,
        terms: standing.map(({ term }) => term),
        papers: Math.max(0, ...lists.map((list) => list.documents.length)),
      };
    });
  });
  const standing = elements.filter(({ terms }) => terms.length > 0);
  return standing.sort((a, b) => a.papers - b.papers).slice(0, RAREST_WORDS);
}

/**
 * Counts for each document how many elements have the distances of the query in one field;
 * documents with too few to mean anything are left out.
 * @param {number[]} documents
 * @param {{offset: number, placed: Placed[][]}[]} elements with the places of each of their terms
 * @returns {Map<number, number>}
 */
export function inOrder(documents, elements) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const enough = Math.min(WORDS_IN_ORDER, elements.length);
  if (enough < 2) return found;
  for (const document of documents) {
    const most = longest(document, elements);
    if (most >= enough) found.set(document, most);
  }
  return found;
}

/**
 * @param {number} document
 * @param {{offset: number, placed: Placed[][]}[]} elements
 */
function longest(document, elements) {
  /** @type {Map<number, Set<number>>} field and beginning -> numbers of elements */
  const aligned = new Map();
  elements.forEach(({ offset, placed }, number) => {
    for (const { field, documents, starts, places } of placed.flat()) {
      const at = indexOf(documents, document);
      if (at < 0) continue;
      for (let i = /** @type {number} */ (starts[at]); i < /** @type {number} */ (starts[at + 1]); i++) {
        const key = field * FIELD + /** @type {number} */ (places[i]) - offset;
        const known = aligned.get(key);
        if (known) known.add(number);
        else aligned.set(key, new Set([number]));
      }
    }
  });
  return Math.max(0, ...[...aligned.values()].map((numbers) => numbers.size));
}

/** Greater than any place. */
const FIELD = 0x20000;

/**
 * @param {Uint32Array} sorted
 * @param {number} value
 * @returns {number} -1 if it is not there
 */
function indexOf(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (sorted[middle]) < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}
