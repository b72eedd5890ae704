/**
 * Tells how prominently a text has the words of a sentence: in its title, and side by side. What a
 * paper is about is in its title, and words that belong together are together.
 */

import { PAIR_WEIGHT, SENTENCE_TITLE_WEIGHT } from "./tuning.js";

/**
 * A word of a query: its place, the terms that it was typed or corrected as, its rarity.
 * @typedef {{offset: number | null, terms: Set<string>, idf: number}} Asked
 */

/**
 * Returns the words that count, in order.
 * @param {import("./score.js").Found[]} found
 * @returns {Asked[]}
 */
export function askedWords(found) {
  return found
    .filter(({ unit }) => unit.presence !== "prohibited" && !unit.weak)
    .map(({ unit, terms }) => {
      const typed = terms.filter((_, atom) => !unit.atoms[atom]?.also).flat();
      return {
        offset: unit.offset,
        terms: new Set(typed.map(({ term }) => term)),
        idf: Math.max(0, ...typed.map(({ idf }) => idf)),
      };
    })
    .filter(({ terms }) => terms.size > 0);
}

/**
 * Returns what a text adds to its likeness, from 0.
 * @param {Asked[]} asked
 * @param {string[]} title its terms in order
 * @param {string[]} text
 * @returns {number}
 */
export function prominence(asked, title, text) {
  const whole = asked.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const named = new Set(title);
  const inTitle = asked.filter(({ terms }) => [...terms].some((term) => named.has(term)));
  const places = [title, text].map(placesOf);
  const pairs = asked.flatMap((one, i) => {
    const next = asked[i + 1];
    if (!next || one.offset === null || next.offset === null || next.offset - one.offset > NEAR) return [];
    return places.some((where) => follow(one.terms, next.terms, where)) ? [Math.min(one.idf, next.idf)] : [];
  });
  const share = (/** @type {number[]} */ parts) => parts.reduce((sum, idf) => sum + idf, 0) / whole;
  return SENTENCE_TITLE_WEIGHT * share(inTitle.map(({ idf }) => idf)) + PAIR_WEIGHT * share(pairs);
}

/** Places between words that are side by side, or with one word between them. */
const NEAR = 2;

/**
 * @param {string[]} terms
 * @returns {Map<string, Set<number>>} term -> its places
 */
function placesOf(terms) {
  /** @type {Map<string, Set<number>>} */
  const found = new Map();
  terms.forEach((term, place) => {
    const known = found.get(term);
    if (known) known.add(place);
    else found.set(term, new Set([place]));
  });
  return found;
}

/**
 * Returns whether one of some terms comes directly after one of others.
 * @param {Set<string>} before
 * @param {Set<string>} after
 * @param {Map<string, Set<number>>} places
 */
function follow(before, after, places) {
  const later = [...after].flatMap((term) => places.get(term) ?? []);
  return [...before].some((term) =>
    [...(places.get(term) ?? [])].some((place) => later.some((set) => set.has(place + 1) || set.has(place + NEAR))),
  );
}
