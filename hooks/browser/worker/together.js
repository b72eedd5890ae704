/**
 * Makes units of words in scripts without blanks. What is typed together must be found together:
 * its letters side by side in one field. See apart.js for letters that are so in no paper.
 */

import { pairs } from "./runs.js";

/** @typedef {import("./plan.js").Atom} Atom */
/** @typedef {import("./plan.js").PhrasePart} PhrasePart */
/** @typedef {import("./plan.js").Unit} Unit */

/** Most letters of a unit: its atoms, and what the vocabulary adds, must be fewer than 32. */
const MOST_LETTERS = 24;

/** @typedef {Pick<Unit, "text" | "atoms" | "ways" | "phrase" | "runs" | "together"> & {offset: number | null}} RunUnit */

/**
 * Makes the units of a run: one, or for a long run several, each of which begins with the last
 * letter of the one before.
 * @param {string[]} letters
 * @param {boolean} open whether the last letter may be the beginning of a letter
 * @param {(kind: Atom["kind"], text: string) => Atom} atom
 * @returns {RunUnit[]}
 */
export function runUnits(letters, open, atom) {
  /** @type {RunUnit[]} */
  const units = [];
  for (let from = 0; from === 0 || from < letters.length - 1; from += MOST_LETTERS - 1) {
    const some = letters.slice(from, from + MOST_LETTERS);
    const last = open && from + some.length === letters.length;
    const parts = adjacent(some, 0, last);
    const atoms = parts.map(({ term, kind = "term" }) => atom(kind, term));
    const together = parts.length > 1;
    units.push({
      text: some.join(""),
      atoms,
      ways: [[...atoms.keys()]],
      // All pairs: every second one has all letters, but a full stop may be between two of these.
      phrase: together ? parts : null,
      runs: [{ letters: some, open: last }],
      together,
      offset: some.length > 1 ? from : null,
    });
  }
  return units;
}

/**
 * Returns the terms of a text in which letters are side by side, with their places.
 * @param {string[]} letters
 * @param {number} offset of the first
 * @param {boolean} [open] whether the last one may be the beginning of a letter
 * @returns {PhrasePart[]}
 */
export function adjacent(letters, offset, open = false) {
  // Whatever follows it, a letter begins a term.
  if (letters.length === 1) return [{ term: letters.join(""), offset, kind: open ? "prefix" : "letter" }];
  const terms = pairs(letters).slice(0, -1);
  return terms.map((term, i) => ({ term, offset: offset + i, kind: open && i === terms.length - 1 ? "prefix" : "term" }));
}
