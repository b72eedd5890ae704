/** Chooses the part of a text with most of the query's words, and marks these. */

import { isRun, places } from "./runs.js";
import { COMPOUND, fold, termsOfCompound } from "./tokenise.js";

/** @typedef {{text: string, mark: boolean}} Piece */

/** @typedef {[start: number, end: number]} Range */

const LENGTH = 240;
/** Characters before the first mark, which make it readable; a cut looks as far for a blank. */
const LEAD = 40;

/**
 * Returns what cuts snippets out of texts. Texts have many words in common, each of which it looks up once.
 * @param {(term: string) => boolean} wanted whether a term is in the query
 * @param {import("./runs.js").Run[]} runs the query's words in scripts without blanks
 * @param {import("./tokenise.js").Words} words
 * @returns {(text: string, length?: number) => Piece[]} the length is an approximate number of characters
 */
export function snippets(wanted, runs, words) {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  const isWanted = (/** @type {string} */ compound) => {
    const found = known.get(compound) ?? hasTerm(compound, wanted, words);
    known.set(compound, found);
    return found;
  };
  return (text, length = LENGTH) => snippet(text, marks(text, isWanted, runs), length);
}

/**
 * Returns whether a compound has a term of the query.
 * @param {string} compound
 * @param {(term: string) => boolean} wanted
 * @param {import("./tokenise.js").Words} words
 */
function hasTerm(compound, wanted, words) {
  // Most are plain words that are not in the query: a stem tells that.
  if (PLAIN.test(compound) && !wanted(words.stem(compound))) return false;
  const { parts, joins } = termsOfCompound(compound, words);
  return [...parts, ...joins].some(wanted);
}

const PLAIN = /^[a-z]+$/;

/**
 * @param {string} text
 * @param {Range[]} hits
 * @param {number} length
 * @returns {Piece[]}
 */
function snippet(text, hits, length) {
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
 * @param {(compound: string) => boolean} wanted
 * @param {import("./runs.js").Run[]} runs
 * @returns {Range[]} in order
 */
function marks(text, wanted, runs) {
  const { folded, starts, ends } = folding(text);
  /** @type {Range[]} */
  const found = [];
  const add = (/** @type {number} */ from, /** @type {number} */ to) => {
    const start = starts ? (starts[from] ?? 0) : from;
    const end = ends ? (ends[to - 1] ?? 0) : to;
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
    if (wanted(compound)) add(index, index + compound.length);
  }
  return found;
}

/**
 * Folds a text, and returns for each unit of the result where the character begins and ends of which it comes;
 * nothing if all are where they were.
 * @param {string} text
 * @returns {{folded: string, starts?: number[], ends?: number[]}}
 */
function folding(text) {
  if (ASCII.test(text)) return { folded: text.toLowerCase() };
  let folded = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (let at = 0; at < text.length; ) {
    const code = /** @type {number} */ (text.codePointAt(at));
    const end = at + (code > 0xffff ? 2 : 1);
    const character = text.slice(at, end);
    const piece = code < 0x80 ? character.toLowerCase() : fold(character);
    folded += piece;
    // A mark that folding drops belongs to the character before it.
    if (piece === "" && ends.length > 0) ends[ends.length - 1] = end;
    for (let i = 0; i < piece.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { folded, starts, ends };
}

const ASCII = /^[\0-\x7f]*$/;

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
