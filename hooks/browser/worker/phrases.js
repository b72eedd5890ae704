/** Finds papers in which terms form a phrase, or initials come before a family name. */

import { HINT_NEAR, HINT_ORDER } from "../texts/hints.js";
import { nearDocuments } from "./near.js";

/** @typedef {import("./score.js").Found} Found */

/**
 * The places of a term in one field: those of posting i are from `places[starts[i]]` up to, not
 * including, `places[starts[i + 1]]`, ascending.
 * @typedef {object} Placed
 * @property {number} field
 * @property {Uint32Array} documents
 * @property {Uint32Array} starts one element more than documents
 * @property {Uint16Array} places
 */

/**
 * Returns the documents in which all terms of a phrase have its distances in one field or, with
 * slack, are near each other.
 * @param {{offset: number, placed: Placed[]}[]} parts at least one, each with the places of a term,
 *   or of several any of which will do
 * @param {number[]} fields
 * @param {number} [slack] see near.js
 * @returns {Set<number>}
 */
export function phraseDocuments(parts, fields, slack) {
  if (slack !== undefined) return nearDocuments(parts, fields, slack);
  /** @type {Set<number>} */
  const found = new Set();
  for (const field of fields) {
    // document -> places at which the phrase may begin
    /** @type {Map<number, Set<number>> | null} */
    let starts = null;
    for (const { offset, placed } of parts) {
      starts = continued(placed.filter((list) => list.field === field), offset, starts);
      if (starts.size === 0) break;
    }
    for (const document of starts?.keys() ?? []) found.add(document);
  }
  return found;
}

/**
 * @param {Placed[]} lists of one term, or of several any of which will do
 * @param {number} offset of the term in the phrase
 * @param {Map<number, Set<number>> | null} before beginnings that fit the terms so far; null for the first
 */
function continued(lists, offset, before) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  for (const { documents, starts, places } of lists) {
    documents.forEach((document, i) => {
      const allowed = before?.get(document);
      if (before && !allowed) return;
      for (let at = /** @type {number} */ (starts[i]); at < /** @type {number} */ (starts[i + 1]); at++) {
        const beginning = /** @type {number} */ (places[at]) - offset;
        if (allowed && !allowed.has(beginning)) continue;
        const known = found.get(document);
        if (known) known.add(beginning);
        else found.set(document, new Set([beginning]));
      }
    });
  }
  return found;
}

/** Initials of names as in lists of references: "Schmidt PJ", "PJ Schmidt", "Schmidt, P. J.". */
const INITIALS = /^\p{Lu}{1,3}$/u;
const LOWER = /^\p{L}{2,3}$/u;

/**
 * Finds "Peter J Schmidt" for "Schmidt PJ": the initials match papers in which J comes directly
 * before Schmidt. If no paper has that, they are ignored. Small letters are initials if no paper
 * has them as a word.
 * @param {Found[]} found changed
 * @param {import("./query.js").Clause[]} clauses
 * @param {number} field number of the authors' field
 * @param {Pick<import("./store.js").Store, "places">} store
 */
export async function findInitials(found, clauses, field, store) {
  const texts = clauses.map(({ text }) => text.replace(/[.,]/g, ""));
  for (let from = 0, to = 0; from < texts.length; from = to + 1) {
    to = from;
    while (isInitials(to)) to++;
    const own = found.filter(({ unit }) => from <= unit.clause && unit.clause < to);
    const family = own.length > 0 ? (familyOf(from - 1) ?? familyOf(to)) : undefined;
    if (!family) continue;
    const letter = (texts[to - 1] ?? "").slice(-1).toLowerCase();
    const parts = [letter, family.term].map(async (term, offset) => ({ offset, placed: await store.places(term) }));
    const documents = Uint32Array.from(phraseDocuments(await Promise.all(parts), [field])).sort();
    const weights = new Float64Array(documents.length).fill(family.weight);
    for (const { unit, terms } of own) {
      if (documents.length === 0 && unit.presence === "required") unit.presence = "optional";
      unit.ways.push([unit.atoms.length]);
      unit.atoms.push({ kind: "term", text: letter, distance: 0, typing: false, fields: [field], boost: 1 });
      terms.push([{ term: `${letter} ${family.term}`, idf: family.idf, lists: [{ field, documents, weights }] }]);
    }
  }

  /** @param {number} clause */
  function isInitials(clause) {
    const text = texts[clause] ?? "";
    const [one] = found.filter(({ unit }) => unit.clause === clause);
    return INITIALS.test(text) || (one !== undefined && !one.unit.runs?.length && LOWER.test(text) && one.terms.flat().length === 0);
  }

  /** @param {number} clause the term of a family name in it, and the most it weighs */
  function familyOf(clause) {
    const term = found.find(({ unit }) => unit.clause === clause)?.terms[0]?.[0];
    const list = term?.lists.find((candidate) => candidate.field === field);
    return term && list && { ...term, weight: list.weights.reduce((most, weight) => Math.max(most, weight), 0) };
  }
}

/**
 * Returns a query whose phrases occur nowhere with their words one by one, and a hint that says so.
 * @param {string} query
 * @param {import("./query.js").Clause[]} clauses of it
 */
export function oneByOne(query, clauses) {
  const near = clauses.every(({ kind, slack }) => kind !== "phrase" || slack !== undefined);
  return { query: unquoted(query), hint: near ? HINT_NEAR : HINT_ORDER };
}

const QUOTED = /([+-]?(?:[a-z]+:)?)["“”„]([^"“”„]*)["“”„](?:~\d+)?/giu;

/**
 * Returns a query with its phrases turned into words, each with the field of its phrase.
 * @param {string} query
 */
function unquoted(query) {
  return query.replace(QUOTED, (_, before, phrase) => phrase.replace(/\S+/g, (/** @type {string} */ word) => before + word));
}
