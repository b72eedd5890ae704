/**
 * Parses words, phrases and their signs into clauses. There are no syntax errors: text that does
 * not parse is searched as plain words, and a hint says so. Whatever else the language of queries
 * has (fields, years, AND and OR) is read by language.js, which is loaded when a query has it.
 */

import { HINT_QUOTATION_MARK } from "../texts/hints.js";
import { EMPHASIS_WORDS, MOST_EDITS } from "./tuning.js";

/** @typedef {"optional" | "required" | "prohibited"} Presence */

/**
 * One piece of a query.
 * @typedef {object} Clause
 * @property {"words" | "phrase" | "id" | "tag" | "value" | "years"} kind an id is a DOI or another
 *   number of a paper, a tag a term by name, a value that of a facet
 * @property {string} text as typed, without operators
 * @property {string[] | null} fields names of the index's fields, null for any
 * @property {Presence} presence
 * @property {boolean} implied whether a phrase is required only because it is quoted
 * @property {boolean} prefix whether longer words match too (`word*`)
 * @property {boolean} typing whether it is a prefix only because the word is still being typed
 * @property {number} distance edits allowed (`word~1`)
 * @property {number} boost (`word^2`)
 * @property {number} [slack] how many other words may be among those of a phrase (`"a b"~3`), which
 *   may then have any order
 * @property {string[]} [slugs] of a tag: the terms that its text means
 * @property {string} [facet] of a tag: the name of their facet, if all have the same
 */

/** @typedef {[from: number, to: number]} Years inclusive; 0 and LAST_YEAR are no limits */

/** No paper is younger. */
export const LAST_YEAR = 9999;

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {Years | null} years
 * @property {string | null} hint says what was not understood
 * @property {string} said its words, without the names of fields
 * @property {Uint8Array} [within] for each document 1 if the query may find it
 * @property {import("./score.js").Found[]} [exact] of a query with AND, OR, NOT or brackets: the words
 *   that decide the order of its papers, which are exactly those of `within`
 */

/** Whether there may be more in a query than this module reads. */
const MORE = /[:()[\]<>≤≥]|\d{4}|["”]~|\*\S|(?<![^\s"])(?:AND|OR|NOT|NEAR|ADJ\d*)(?![^\s"/\d])/;
const CURLY = /[“”„]/g;
// sign, then a quoted or a bare value
const PIECE = /([+-]?)(?:"([^"]*)"|(\S+))/gu;

/** @param {string} text */
export function isPlain(text) {
  return !MORE.test(text);
}

/**
 * @param {string} text
 * @returns {Query}
 */
export function parseWords(text) {
  const { plain, hint } = paired(text);
  const clauses = Array.from(plain.matchAll(PIECE), ([, sign = "", quoted, bare = ""]) =>
    quoted === undefined ? words(bare, clause(sign, null)) : phrase(quoted, sign, null),
  );
  return { clauses: emphasised(clauses), years: null, hint, said: text };
}

/**
 * Makes all quotation marks straight, and removes one that has no partner.
 * @param {string} typed phones type curly ones
 */
export function paired(typed) {
  const text = typed.replace(CURLY, '"');
  if (text.split('"').length % 2 !== 0) return { plain: text, hint: null };
  const lone = text.lastIndexOf('"');
  return { plain: `${text.slice(0, lone)} ${text.slice(lone + 1)}`, hint: HINT_QUOTATION_MARK };
}

/**
 * Returns the clauses of a query; among many words a phrase need not occur.
 * @param {Clause[]} clauses changed
 */
export function emphasised(clauses) {
  if (clauses.length > EMPHASIS_WORDS) {
    for (const clause of clauses) if (clause.implied) clause.presence = "optional";
  }
  return clauses;
}

/**
 * @param {string} sign
 * @param {string[] | null} fields a clause with fields is required
 * @returns {Clause}
 */
export function clause(sign, fields) {
  /** @type {Presence} */
  const presence = sign === "-" ? "prohibited" : sign === "+" || fields ? "required" : "optional";
  return {
    kind: "words",
    text: "",
    fields,
    presence,
    implied: false,
    prefix: false,
    typing: false,
    distance: 0,
    boost: 1,
  };
}

/**
 * @param {string} text
 * @param {string} sign
 * @param {string[] | null} fields
 * @returns {Clause}
 */
export function phrase(text, sign, fields) {
  return { ...clause(sign || "+", fields), kind: "phrase", text, implied: sign === "" };
}

const BOOST = /\^(\d+)$/;
const FUZZY = /~(\d*)$/;
const PREFIX = /[^*]\*$/;

/**
 * Returns the clause of a bare value with its trailing operators.
 * @param {string} value
 * @param {Clause} base
 * @returns {Clause}
 */
export function words(value, base) {
  const boost = Number(BOOST.exec(value)?.[1] ?? 1);
  const unboosted = value.replace(BOOST, "");
  const fuzzy = FUZZY.exec(unboosted);
  const text = unboosted.replace(FUZZY, "");
  const distance = fuzzy ? Math.min(Number(fuzzy[1] || 1), MOST_EDITS) : 0;
  return { ...base, text, prefix: PREFIX.test(text) && !fuzzy, distance, boost };
}
