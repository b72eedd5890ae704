/** Chooses the part of a text with most of the query's words, and marks these. */

import { isRun, places } from "./runs.js";
import { COMPOUND, fold, termsOfCompound } from "./tokenise.js";

/** @typedef {{text: string, mark: boolean}} Piece */

/** @typedef {[start: number, end: number]} Range */

const LENGTH = 240;
/** Characters before the first mark, which make it readable; a cut looks as far for a blank. */
const LEAD = 40;

/**
 * @param {string} text
 * @param {(term: string) => boolean} wanted whether a term is in the query
 * @param {import("./runs.js").Run[]} runs the query's words in scripts without blanks
 * @param {import("./tokenise.js").Words} words
 * @param {number} [length] approximate number of characters
 * @returns {Piece[]}
 */
export function snippet(text, wanted, runs, words, length = LENGTH) {
  const hits = marks(text, wanted, runs, words);
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
 * @param {import("./runs.js").Run[]} runs
 * @param {import("./tokenise.js").Words} words
 * @returns {Range[]} in order
 */
function marks(text, wanted, runs, words) {
  const { folded, sources } = folding(text);
  /** @type {Range[]} */
  const found = [];
  const add = (/** @type {number} */ from, /** @type {number} */ to) => {
    const [start = 0] = sources[from] ?? [];
    const [, end = 0] = sources[to - 1] ?? [];
    const last = found.at(-1);
    // Words in a run may overlap, and one character (½) may be two words.
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  };
  for (const { 0: compound, index } of folded.matchAll(COMPOUND)) {
    if (isRun(compound)) {
      for (const [from, to] of places(compound, runs)) add(index + from, index + to);
      continue;
    }
    const { parts, joins } = termsOfCompound(compound, words);
    if ([...parts, ...joins].some(wanted)) add(index, index + compound.length);
  }
  return found;
}

/**
 * Folds a text, and returns for each character of the result where it comes from.
 * @param {string} text
 * @returns {{folded: string, sources: Range[]}}
 */
function folding(text) {
  let folded = "";
  /** @type {Range[]} */
  const sources = [];
  for (const { 0: character, index } of text.matchAll(/./gsu)) {
    const end = index + character.length;
    const piece = fold(character);
    folded += piece;
    const last = sources.at(-1);
    // A mark that folding drops belongs to the character before it.
    if (piece === "" && last) sources[sources.length - 1] = [last[0], end];
    for (let i = 0; i < piece.length; i++) sources.push([index, end]);
  }
  return { folded, sources };
}

/**
 * Returns the part of about `length` characters with most marks, cut at blanks if some are near.
 * @param {string} text
 * @param {Range[]} hits
 * @param {number} length
 * @returns {Range}
 */
function window(text, hits, length) {
  let best = 0;
  let start = 0;
  hits.forEach(([from], i) => {
    const inside = hits.filter(([, end], j) => j >= i && end <= from + length).length;
    if (inside > best) [best, start] = [inside, from];
  });
  start = Math.max(0, Math.min(start - LEAD, text.length - length));
  if (start > 0) {
    const blank = text.indexOf(" ", start);
    start = blank >= 0 && blank < start + LEAD ? blank + 1 : whole(text, start);
  }
  const last = start + length;
  if (last >= text.length) return [start, text.length];
  const blank = text.lastIndexOf(" ", last);
  return [start, blank > last - LEAD ? blank : whole(text, last)];
}

/**
 * Returns a place to cut that is not inside a character.
 * @param {string} text
 * @param {number} at
 */
function whole(text, at) {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
