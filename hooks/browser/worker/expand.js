/**
 * Adds terms of the vocabulary to the words of a query that name them. Papers are indexed with
 * their tags (`#is:rose`), which were found in their texts by any of the term's names, so a paper
 * matches even if it uses another name than the query. Papers on the term's class, which has other
 * members too, match with less weight.
 */

import { tagTerm } from "./tags.js";
import { compounds } from "./tokenise.js";
import { CLASS_SHARE, CLASS_WEIGHT, MEANT_SHARE, TAG_WEIGHT } from "./tuning.js";
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
  const named = spoken.map(({ word }) => word);
  for (const { from, to, terms } of vocabulary.spans(clauses.at(-1)?.typing ? asNamed(named, vocabulary) : named)) {
    const span = spoken.slice(from, to);
    const spanned = span.flatMap(({ unit }) => unit ?? []);
    if (spanned.length === 0) continue;
    const words = span.map(({ word }) => word.raw).join(" ");
    for (const term of terms) {
      add(term, spanned, words, TAG_WEIGHT, MEANT_SHARE);
      // Papers on another member of the class come last.
      if (term.class && !terms.includes(term.class)) add(term.class, spanned, words, CLASS_WEIGHT, CLASS_SHARE);
    }
  }
  return [...also.values()];

  /**
   * @param {Term} term
   * @param {Unit[]} spanned units whose words name it
   * @param {string} words
   * @param {number} weight
   * @param {number} share see `Atom`
   */
  function add({ kind, slug, label }, spanned, words, weight, share) {
    if (excluded.includes(slug)) return;
    const field = fieldOf.get(kind) ?? -1;
    for (const unit of spanned) {
      addTag(unit, slug, label, field, weight / spanned.length, share);
      unit.naming = true;
    }
    if (!also.has(slug)) also.set(slug, { kind, slug, label, words });
  }
}

/**
 * @param {Unit} unit
 * @param {string} slug
 * @param {string} label
 * @param {number} field
 * @param {number} boost
 * @param {number} share
 */
function addTag(unit, slug, label, field, boost, share) {
  unit.ways.push([unit.atoms.length]);
  const text = tagTerm(slug);
  unit.atoms.push({ kind: "term", text, distance: 0, typing: false, fields: [field], boost, as: label, also: true, share });
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
