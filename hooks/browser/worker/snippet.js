/** Chooses the part of a text with most of the query's words, and marks these. */

import { compounds, termsOfCompound } from "./tokenise.js";

/** @typedef {{text: string, mark: boolean}} Piece */

const LENGTH = 240;
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-\u2010-\u2013'\u2019][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * @param {string} text
 * @param {(term: string) => boolean} wanted whether a term is in the query
 * @param {import("./tokenise.js").Words} words
 * @param {number} [length] approximate number of characters
 * @returns {Piece[]}
 */
export function snippet(text, wanted, words, length = LENGTH) {
  const hits = marks(text, wanted, words);
  const [from, to] = window(text, hits, length);
  /** @type {Piece[]} */
  const pieces = [];
  const add = (/** @type {string} */ part, /** @type {boolean} */ mark) => {
    if (part) pieces.push({ text: part, mark });
  };
  let at = from;
  if (from > 0) add("… ", false);
  for (const [start, end] of hits) {
    if (start < from || end > to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to), false);
  if (to < text.length) add(" …", false);
  return pieces;
}

/**
 * Finds the words of the query in a text.
 * @param {string} text
 * @param {(term: string) => boolean} wanted
 * @param {import("./tokenise.js").Words} words
 * @returns {[start: number, end: number][]}
 */
function marks(text, wanted, words) {
  /** @type {[number, number][]} */
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const terms = compounds(match[0]).flatMap((compound) => {
      const { parts, joins } = termsOfCompound(compound, words);
      return [...parts, ...joins];
    });
    if (terms.some(wanted)) found.push([match.index, match.index + match[0].length]);
  }
  return found;
}

/**
 * Returns the part of about `length` characters with most marks, cut at word boundaries.
 * @param {string} text
 * @param {[number, number][]} hits
 * @param {number} length
 * @returns {[from: number, to: number]}
 */
function window(text, hits, length) {
  let best = 0;
  let start = 0;
  hits.forEach(([from], i) => {
    const inside = hits.filter(([, end], j) => j >= i && end <= from + length).length;
    if (inside > best) [best, start] = [inside, from];
  });
  // Some words before the first mark make it readable.
  start = Math.max(0, Math.min(start - 40, text.length - length));
  if (start > 0) start = text.indexOf(" ", start) + 1;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
  return [start, end > start ? end : Math.min(text.length, start + length)];
}
