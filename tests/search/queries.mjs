/** Queries over a corpus's own words, in lunr's syntax, the same on every run. */

import { random } from "./random.mjs";

const KINDS = 8;

/**
 * @param {string[]} texts
 * @param {import("../../hooks/browser/worker/tokenise.js").Words} words
 * @param {number} count
 * @param {number} [seed]
 * @returns {string[]}
 */
export function realQueries(texts, words, count, seed = 1) {
  const next = random(seed);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  // Words are chosen as often as they occur in the texts, so common ones come more often.
  const word = () => {
    for (;;) {
      const found = pick(texts).match(/\b[a-z]{3,}\b/g) ?? [];
      const one = found.length > 0 ? pick(found) : "";
      if (one && !words.isStopWord(one)) return one;
    }
  };
  const prefix = () => {
    for (;;) {
      const start = word().slice(0, 3 + Math.floor(next() * 3));
      // Unlike lunr, a prefix that differs from its stem is also searched by the stem.
      if (words.stem(start).startsWith(start)) return `${start}*`;
    }
  };
  const field = () => pick(["title", "abstract", "authors", "journal"]);
  return Array.from({ length: count }, (_, i) => {
    switch (i % KINDS) {
      case 0: return word();
      case 1: return `${word()} ${word()}`;
      case 2: return `${word()} ${word()} ${word()} ${word()}`;
      case 3: return next() < 0.5 ? prefix() : `${prefix()} ${word()}`;
      case 4: return `+${word()} +${word()} ${word()}`;
      case 5: return `${word()} ${word()} -${word()}`;
      case 6: return `+${field()}:${word()} ${word()}`;
      default: return next() < 0.3 ? `-${word()}` : next() < 0.5 ? `${word()}~1` : `${word()}^3 ${word()}`;
    }
  });
}
