/**
 * Turns what a person typed into units with their postings: plans the clauses, weakens words of
 * questions, recognises terms of the vocabulary, corrects misspelt words.
 */

import { HINT_NO_WORDS, hintApart } from "../both/texts.js";
import { expand } from "./expand.js";
import { isPlain, parseWords } from "./query.js";
import { weaken } from "./question_words.js";
import { tagTerm } from "./tokenise.js";
import { INITIALS_LETTERS, MISSPELT_PAPERS, MOST_WORDS } from "./tuning.js";
import { weakenTyped } from "./typed.js";

/** @typedef {import("../both/types.js").Request} Request */
/** @typedef {import("../both/types.js").Correction} Correction */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./engine.js").Engine} Engine */

/** Capitals that may be initials. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}{1,3}(?![\p{L}\p{N}])/u;

/**
 * @typedef {object} Understood
 * @property {import("./query.js").Query} query
 * @property {Found[]} found
 * @property {import("./expand.js").Also[]} also
 * @property {Correction[]} corrections
 * @property {import("./refine.js").Filters[]} tags that the query wants, as filters
 */

/**
 * @param {Request} request
 * @param {Engine} engine
 * @returns {Promise<Understood>}
 */
export async function understand({ query: text, typing = false, excluded = [], verbatim = false }, engine) {
  const manifest = await engine.store.manifest();
  const { facets } = manifest;
  const query = await parse(text, typing, engine);
  if (query.exact) return { query, found: query.exact, also: [], corrections: [], tags: [] };
  const fields = manifest.fields.map(({ name }) => name);
  // An empty query browses: it needs no words.
  const vocabulary = query.clauses.length > 0 ? await engine.vocabulary() : null;
  const units = firstWords(await engine.plan(query.clauses));
  const nothing = query.clauses.length > 0 && units.length === 0 && !query.years && !query.within && !typing;
  if (nothing) query.hint = HINT_NO_WORDS;
  weaken(units, engine.words);
  if (typing) weakenTyped(units, query.clauses, engine.words);
  const also = vocabulary ? expand(units, query.clauses, fields, vocabulary, facets, excluded) : [];
  const found = await takenApart(await Promise.all(units.map((unit) => engine.find(unit))), query);
  if (found.some(({ unit }) => unit.atoms.some(({ kind, typing }) => kind === "prefix" && !typing))) await (await import("./on_demand.js")).findBegun(found, engine);
  const short = found.filter(({ unit }) => unit.text.length < INITIALS_LETTERS && !unit.runs?.length);
  const unknown = short.some(({ terms }) => terms.flat().length === 0);
  if (units.length > 1 && (unknown || NAME.test(text))) {
    const { findInitials } = await import("./on_demand.js");
    await findInitials(found, query.clauses, fields.indexOf("authors"), engine.store);
  }
  const doubtful = verbatim || typing ? [] : found.filter(isDoubtful);
  const corrected = doubtful.length > 0 ? await (await import("./on_demand.js")).correct(doubtful, engine) : [];
  const present = new Set(found.flatMap(({ terms }) => terms.flat().map(({ term }) => term)));
  return {
    query,
    found,
    also: also.filter(({ slug }) => present.has(tagTerm(slug))),
    corrections: corrected,
    tags: query.clauses.flatMap(({ facet, slugs = [], presence }) => {
      return facet && presence === "required" ? [{ [facet]: slugs }] : [];
    }),
  };
}

/**
 * Returns the units that are searched: the first `MOST_WORDS` words, or pairs of letters.
 * @param {import("./plan.js").Unit[]} units
 */
function firstWords(units) {
  let words = 0;
  return units.filter(({ atoms, together }) => (words += together ? atoms.length : 1) <= MOST_WORDS);
}

/**
 * Replaces words in scripts without blanks that no paper has, and says so.
 * @param {Found[]} typed
 * @param {import("./query.js").Query} query its hint is changed
 * @returns {Promise<Found[]>}
 */
async function takenApart(typed, query) {
  if (!typed.some(({ unit }) => unit.together)) return typed;
  const { apart, isNowhere } = await import("./on_demand.js");
  const [first] = typed.filter((one) => isNowhere(one) && one.terms.flat().length > 0);
  if (first) query.hint ??= hintApart(first.unit.text.normalize("NFC"));
  return typed.flatMap((one) => (isNowhere(one) ? apart(one) : [one]));
}

/**
 * @param {string} text
 * @param {boolean} typing
 * @param {Engine} engine
 * @returns {Promise<import("./query.js").Query>}
 */
export async function parse(text, typing, engine) {
  if (!isPlain(text)) return (await import("./language.js")).readQuery(text, typing, engine);
  const query = parseWords(text);
  if (!typing) return query;
  await engine.typed(text, query.clauses);
  // A second quotation mark may follow.
  return { ...query, hint: null };
}

/**
 * Returns whether no paper has a word, or hardly any.
 * @param {Found} found
 */
function isDoubtful({ unit, terms }) {
  return unit.plain && terms.flat().every(({ lists }) => lists.every((list) => list.documents.length <= MISSPELT_PAPERS));
}
