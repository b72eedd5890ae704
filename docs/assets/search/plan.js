/**
 * Clauses to atoms and units. An atom is what lunr calls a clause: one term, or a pattern
 * of terms, in some fields. A unit is what a person takes for one word: "IL-2" is one
 * unit of three atoms, present when `il2` is, or `il` and `2` both are.
 */

import { compounds, fold, termsOfCompound } from "./tokenise.js";

/**
 * @typedef {object} Atom
 * @property {"term" | "prefix" | "fuzzy"} kind
 * @property {string} text a term, the beginning of terms, or a term to be close to
 * @property {number} distance edits allowed, for "fuzzy"
 * @property {boolean} typing a "prefix" because the word is still being typed: it may be
 *   taken as it stands when too many terms begin so
 * @property {number[]} fields numbers of the fields it is looked for in
 * @property {number} boost
 */

/**
 * @typedef {object} Unit
 * @property {import("./query.js").Presence} presence
 * @property {number[][]} ways numbers of atoms; the unit is present when all of one way are
 * @property {string} text the folded word, for highlighting
 */

/**
 * @typedef {object} Plan
 * @property {Atom[]} atoms
 * @property {Unit[]} units
 */

/**
 * @param {import("./query.js").Clause[]} clauses
 * @param {string[]} fields names, by number
 * @param {import("./tokenise.js").Words} words
 * @returns {Plan}
 */
export function planQuery(clauses, fields, words) {
  /** @type {Plan} */
  const plan = { atoms: [], units: [] };
  for (const clause of clauses) {
    const numbers = clause.field ? [fields.indexOf(clause.field)] : [...fields.keys()];
    if (clause.kind === "doi" || clause.field === "doi") {
      addUnit(plan, clause, numbers, fold(clause.text), [fold(clause.text)], []);
      continue;
    }
    for (const compound of compounds(clause.text)) {
      const { parts, joins } = termsOfCompound(compound, words);
      addUnit(plan, clause, numbers, compound, parts, joins);
    }
  }
  return plan;
}

/**
 * @param {Plan} plan
 * @param {import("./query.js").Clause} clause
 * @param {number[]} fields
 * @param {string} text
 * @param {string[]} parts terms
 * @param {string[]} joins terms
 */
function addUnit(plan, clause, fields, text, parts, joins) {
  const { boost, distance, presence, typing } = clause;
  const add = (/** @type {Atom["kind"]} */ kind, /** @type {string} */ term) =>
    plan.atoms.push({ kind, text: term, distance, typing, fields, boost }) - 1;
  /** @type {number[][]} */
  const ways = [];
  if (clause.prefix) {
    // Stems are what the index holds: "therapies*" begins no term, its stem does.
    const beginning = text.split("-").at(-1) ?? text;
    ways.push([add("prefix", beginning)]);
    for (const part of parts) if (!part.startsWith(beginning)) ways.push([add("term", part)]);
  } else {
    const kind = distance > 0 ? "fuzzy" : "term";
    if (parts.length > 0) ways.push(parts.map((part) => add(kind, part)));
    const whole = joins.at(-1);
    for (const join of joins) {
      const atom = add(kind, join);
      if (join === whole) ways.push([atom]);
    }
  }
  if (ways.length > 0) plan.units.push({ presence, ways, text });
}
