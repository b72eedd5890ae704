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
  const keys = new Float64Array(matches.matched.length);
  const before = (/** @type {number} */ a, /** @type {number} */ b) =>
    /** @type {number} */ (matches.complete[b]) - /** @type {number} */ (matches.complete[a]) ||
    /** @type {number} */ (keys[b]) - /** @type {number} */ (keys[a]) ||
    a - b;
  const best = new Best(offset + limit, before);
  matches.matched.forEach((match, document) => {
    if (!match) return;
    keys[document] = relevance(matches, document);
    best.add(document);
  });
  return best.inOrder().slice(offset);
}

/** The first few of many in an order, kept in a heap whose top is the last of them. */
class Best {
  /**
   * @param {number} size
   * @param {(a: number, b: number) => number} compare
   */
  constructor(size, compare) {
    this.size = size;
    this.compare = compare;
    /** @type {number[]} */
    this.heap = [];
  }

  /** @param {number} item */
  add(item) {
    const { heap, size } = this;
    if (heap.length < size) {
      heap.push(item);
      if (heap.length === size) for (let at = size >> 1; at >= 0; at--) this.sink(at);
    } else if (size > 0 && this.compare(item, /** @type {number} */ (heap[0])) < 0) {
      heap[0] = item;
      this.sink(0);
    }
  }

  /** @param {number} at */
  sink(at) {
    const { heap, compare } = this;
    const item = /** @type {number} */ (heap[at]);
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const [left, right] = [/** @type {number} */ (heap[child]), heap[child + 1]];
      if (right !== undefined && compare(right, left) > 0) child++;
      const later = /** @type {number} */ (heap[child]);
      if (compare(later, item) <= 0) break;
      heap[at] = later;
      at = child;
    }
    heap[at] = item;
  }

  inOrder() {
    return [...this.heap].sort(this.compare);
  }
}
