/**
 * Adds terms of the vocabulary to the words of a query that name them. Papers are indexed with
 * their tags (`#is:rose`), which were found in their texts by any of the term's names, so a paper
 * matches even if it uses another name than the query.
 */

import { compounds, tagTerm } from "./tokenise.js";
import { TAG_WEIGHT } from "./tuning.js";
import { asNamed } from "./typed.js";

/** @typedef {import("./plan.js").Unit} Unit */
/** @typedef {import("./vocabulary.js").Term} Term */

/**
 * @typedef {object} Also a term searched besides the words that name it
 * @property {Term["kind"]} kind
 * @property {string} slug
 * @property {string} label
 * @property {string} words as typed
 */

/**
 * Lets each unit whose words name a term also be present by the term's tag.
 * @param {Unit[]} units changed
 * @param {import("./query.js").Clause[]} clauses
 * @param {string[]} fields names, by number
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @param {import("../both/facets.js").AskedFacet[]} facets
 * @param {string[]} excluded slugs not to be added
 * @returns {Also[]}
 */
export function expand(units, clauses, fields, vocabulary, facets, excluded) {
  const fieldOf = new Map(facets.map(({ name, field = "" }) => [name, fields.indexOf(field)]));
  const spoken = spokenWords(units, clauses, vocabulary);
  /** @type {Map<string, Also>} */
  const also = new Map();
  const words = spoken.map(({ word }) => word);
  for (const { from, to, terms } of vocabulary.spans(clauses.at(-1)?.typing ? asNamed(words, vocabulary) : words)) {
    const span = spoken.slice(from, to);
    const spanned = span.flatMap(({ unit }) => unit ?? []);
    for (const { kind, slug, label } of terms) {
      if (excluded.includes(slug) || spanned.length === 0) continue;
      const field = fieldOf.get(kind) ?? -1;
      for (const unit of spanned) {
        addTag(unit, slug, field, TAG_WEIGHT / spanned.length);
        unit.named = units.every((other) => other.weak || spanned.includes(other));
      }
      also.set(slug, { kind, slug, label, words: span.map(({ word }) => word.raw).join(" ") });
    }
  }
  return [...also.values()];
}

/**
 * @param {Unit} unit
 * @param {string} slug
 * @param {number} field
 * @param {number} boost
 */
function addTag(unit, slug, field, boost) {
  unit.ways.push([unit.atoms.length]);
  const text = tagTerm(slug);
  unit.atoms.push({ kind: "term", text, distance: 0, typing: false, fields: [field], boost, also: true });
}

/**
 * Returns the words of a query that may be names, with stop words, in order, each with its unit.
 * @param {Unit[]} units
 * @param {import("./query.js").Clause[]} clauses
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @returns {{word: import("./vocabulary.js").Word, unit: Unit | undefined}[]}
 */
function spokenWords(units, clauses, vocabulary) {
  return clauses.flatMap((clause, number) => {
    const { kind, fields, presence, distance, prefix, typing } = clause;
    const plain = kind === "words" && !fields && distance === 0 && (!prefix || typing);
    if (!plain || presence === "prohibited") return [];
    const found = compounds(clause.text);
    return found.map((compound) => ({
      word: vocabulary.word(found.length === 1 ? clause.text : compound),
      unit: units.find((unit) => unit.clause === number && unit.text === compound),
    }));
  });
}
