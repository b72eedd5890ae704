/**
 * The order of results beyond lunr's score, pure. Papers that have every word of the query
 * come first, then those that have some by their meaning; on each level lunr's score decides,
 * lowered a little by the share of the query that is missing. The scores that are shown stay lunr's.
 */

import { tierOf } from "./score.js";
import { spoken } from "./tokenise.js";

/** Exponent of the share of the query's words, by their rarity, that a paper has. */
const COVERAGE = 0.3;

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
    tierOf(matches, b) - tierOf(matches, a) ||
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

/**
 * The first results, on each tier, by how much of the query is what one remembers of a paper:
 * words of its title or of its first author, in a row best; the paper of that title first.
 * @param {string} query
 * @param {import("./score.js").Matches} matches
 * @param {number[]} documents in order
 * @param {import("./store.js").Row[]} rows of the first of them
 * @returns {number[]}
 */
export function rememberedFirst(query, matches, documents, rows) {
  const asked = spoken(query);
  const words = asked.trim().split(" ");
  const grades = rows.map(([, title, [author = ""]], i) => {
    const [name, text] = [spoken(title), spoken(`${title}\n${author}`)];
    const found = words.filter((word) => text.includes(` ${word} `)).length + longestRun(words, name);
    return name === asked ? Infinity : tierOf(matches, /** @type {number} */ (documents[i])) + found / (3 * words.length);
  });
  const order = [...grades.keys()].sort((a, b) => (grades[b] ?? 0) - (grades[a] ?? 0) || a - b);
  return [...order.map((i) => /** @type {number} */ (documents[i])), ...documents.slice(rows.length)];
}

/**
 * How many words, two or more, stand one after another in a text.
 * @param {string[]} words
 * @param {string} text spoken
 */
function longestRun(words, text) {
  for (let length = words.length; length > 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      if (text.includes(` ${words.slice(at, at + length).join(" ")} `)) return length;
    }
  }
  return 0;
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
