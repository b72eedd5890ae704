/**
 * Parses what a person typed into clauses. There are no syntax errors: text that does not parse is
 * searched as plain words, and a hint says so.
 */

import { HINT_QUOTATION_MARK, HINT_YEAR } from "../both/texts.js";
import { isRun } from "./runs.js";
import { compounds } from "./tokenise.js";
import { EMPHASIS_WORDS, MOST_EDITS, TYPED_LETTERS } from "./tuning.js";

/** @typedef {"optional" | "required" | "prohibited"} Presence */

/**
 * One piece of a query.
 * @typedef {object} Clause
 * @property {"words" | "phrase" | "doi" | "tag"} kind a tag is a term by name
 * @property {string} text as typed, without operators
 * @property {string | null} field name of the index's field, null for any
 * @property {Presence} presence
 * @property {boolean} implied whether a phrase is required only because it is quoted
 * @property {boolean} prefix whether longer words match too (`word*`)
 * @property {boolean} typing whether it is a prefix only because the word is still being typed
 * @property {number} distance edits allowed (`word~1`)
 * @property {number} boost (`word^2`)
 */

/** @typedef {[from: number, to: number]} Years inclusive */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {Years | null} years
 * @property {string | null} hint says what was not understood
 */

/** Name of a field in queries -> its name in the index. */
const FIELDS = new Map(
  Object.entries({
    author: "authors", authors: "authors", title: "title", abstract: "abstract",
    journal: "journal", year: "year", doi: "doi", summary: "summary", body: "body", text: "body",
  }),
);

// sign, field, then a quoted or a bare value
const PIECE = /([+-]?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/giu;
const SPACED = ["author", "title", "journal", "year", "doi"];
const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const YEARS = /^(\d{4})?(\.\.)?(\d{4})?$/;
const LAST_YEAR = 9999;

/**
 * Returns for the fields of the vocabulary's terms the name in queries -> the name in the index.
 * @param {import("../both/facets.js").AskedFacet[]} facets
 * @returns {Map<string, string>}
 */
function tagFields(facets) {
  return new Map(facets.flatMap(({ name, field }) => (field ? [[name, field], [field, field]] : [])));
}

/**
 * Removes the space after a field's colon, which is not intended; but "abstract: …" before a text
 * is a heading.
 * @param {string} text
 * @param {Iterable<string>} tags
 */
function unspaced(text, tags) {
  const names = [...SPACED, ...tags].join("|");
  return text.replace(new RegExp(`(?<![^\\s+-])((?:${names})s?:)\\s+(?=\\S)`, "giu"), "$1");
}

/**
 * @param {string} text
 * @param {import("../both/facets.js").AskedFacet[]} facets of the shelf
 * @returns {Query}
 */
export function parseQuery(text, facets) {
  const tags = tagFields(facets);
  /** @type {Query} */
  const query = { clauses: [], years: null, hint: null };
  let plain = unspaced(text, tags.keys());
  if (text.split('"').length % 2 === 0) {
    const lone = plain.lastIndexOf('"');
    plain = `${plain.slice(0, lone)} ${plain.slice(lone + 1)}`;
    query.hint = HINT_QUOTATION_MARK;
  }
  for (const match of plain.matchAll(PIECE)) addPiece(query, match, tags);
  if (query.clauses.length > EMPHASIS_WORDS) {
    for (const clause of query.clauses) if (clause.implied) clause.presence = "optional";
  }
  return query;
}

/**
 * Parses a query whose last word is still being typed: longer words match it too.
 * @param {string} text
 * @param {import("../both/facets.js").AskedFacet[]} facets of the shelf
 * @returns {Query}
 */
export function parseTyped(text, facets) {
  const query = parseQuery(text, facets);
  const last = query.clauses.at(-1);
  // A word of Chinese may have one letter.
  const long = last && (last.text.length >= TYPED_LETTERS || isRun(compounds(last.text).at(-1) ?? ""));
  if (last?.kind === "words" && /[\p{L}\p{N}\p{M}]$/u.test(text) && long) {
    last.typing = !last.prefix;
    last.prefix = true;
  }
  return query;
}

/**
 * @param {Query} query
 * @param {RegExpMatchArray} match of PIECE
 * @param {Map<string, string>} tags
 */
function addPiece(query, match, tags) {
  const [whole, sign = "", name, quoted, bare = ""] = match;
  const value = quoted ?? bare;
  const called = name?.toLowerCase() ?? "";
  const tag = tags.get(called);
  const field = tag ?? FIELDS.get(called) ?? null;
  const doi = DOI.exec(whole.slice(sign.length)) ?? (field === "doi" ? DOI.exec(value) : null);
  if (doi?.[1]) {
    const text = trimDoi(doi[1]);
    query.clauses.push({ ...clause(sign, "doi"), kind: "doi", text, prefix: text.endsWith("*") });
  } else if (name !== undefined && field === null) {
    // Not one of our fields: "covid:19" and "https://…" are words.
    query.clauses.push({ ...clause(sign, null), text: `${name} ${value}` });
  } else if (field === "year" && sign !== "-") {
    addYears(query, value);
  } else if (tag) {
    // Whoever types a field wants its papers only.
    query.clauses.push({ ...clause(sign || "+", tag), kind: "tag", text: value });
  } else if (quoted !== undefined && field === "authors" && sign !== "-") {
    // Names may have another order, and more initials than a person knows.
    for (const word of quoted.split(/\s+/)) query.clauses.push(words(word, clause(sign, field)));
  } else if (quoted !== undefined) {
    query.clauses.push({ ...clause(sign || "+", field), kind: "phrase", text: quoted, implied: sign === "" });
  } else {
    query.clauses.push(words(bare, clause(sign, field)));
  }
}

/**
 * @param {Query} query
 * @param {string} value
 */
function addYears(query, value) {
  const [, from, dots, to] = YEARS.exec(value) ?? [];
  if (!from && !to) {
    query.hint = HINT_YEAR;
    query.clauses.push({ ...clause("", null), text: value });
    return;
  }
  const range = [Number(from ?? 0), Number(to ?? (dots ? LAST_YEAR : from))];
  query.years = /** @type {Years} */ (range.sort((a, b) => a - b));
}

/**
 * Removes the punctuation of a sentence from which a DOI was copied.
 * @param {string} doi
 */
function trimDoi(doi) {
  const trimmed = doi.replace(/[.,;:"'\]]+$/, "");
  const unbalanced = trimmed.endsWith(")") && !trimmed.includes("(");
  return unbalanced ? trimmed.slice(0, -1) : trimmed;
}

/**
 * @param {string} sign
 * @param {string | null} field a clause with a field is required
 * @returns {Clause}
 */
function clause(sign, field) {
  /** @type {Presence} */
  const presence = sign === "-" ? "prohibited" : sign === "+" || field ? "required" : "optional";
  return {
    kind: "words",
    text: "",
    field,
    presence,
    implied: false,
    prefix: false,
    typing: false,
    distance: 0,
    boost: 1,
  };
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
function words(value, base) {
  const boost = Number(BOOST.exec(value)?.[1] ?? 1);
  const unboosted = value.replace(BOOST, "");
  const fuzzy = FUZZY.exec(unboosted);
  const text = unboosted.replace(FUZZY, "");
  const distance = fuzzy ? Math.min(Number(fuzzy[1] || 1), MOST_EDITS) : 0;
  return { ...base, text, prefix: PREFIX.test(text) && !fuzzy, distance, boost };
}
