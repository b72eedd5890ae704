/**
 * Turns what a person typed into units with their postings: plans the clauses, weakens words of
 * questions, recognises terms of the vocabulary, corrects misspelt words.
 */

import { HINT_NO_WORDS, hintApart } from "../texts/hints.js";
import { isInTexts, namesAmong, setApart } from "./called.js";
import { expand } from "./expand.js";
import { isPlain, parseWords } from "./query.js";
import { weaken } from "./question_words.js";
import { addSpellings, joinNumbers } from "./spellings.js";
import { tagTerm } from "./tags.js";
import { INITIALS_LETTERS, MISSPELT_PAPERS, MOST_WORDS } from "./tuning.js";
import { weakenTyped } from "./typed.js";
import { filedUnder } from "./vocabulary.js";

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
 * @property {import("../both/types.js").Near[]} near
 * @property {string[]} missing
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
  if (query.exact) return { query, found: query.exact, also: [], corrections: [], near: [], missing: [], tags: [] };
  const fields = manifest.fields.map(({ name }) => name);
  const units = joinNumbers(firstWords(await engine.plan(query.clauses)), query.clauses);
  const nothing = query.clauses.length > 0 && units.length === 0 && !query.years && !query.within && !typing;
  if (nothing) query.hint = HINT_NO_WORDS;
  weaken(units, engine.words);
  if (!verbatim) addSpellings(units, query.clauses, engine.words);
  if (typing) weakenTyped(units, query.clauses, engine.words);
  // The words' files are on their way while it is found out which terms they name.
  for (const { kind, text } of units.flatMap(({ atoms }) => atoms)) if (kind === "term") void engine.store.postings(text).catch(() => {});
  const vocabulary = await engine.vocabulary(filedUnder(query.clauses, engine.words));
  const also = expand(units, query.clauses, fields, vocabulary, facets, excluded);
  const found = await takenApart(await Promise.all(units.map((unit) => engine.find(unit))), query);
  if (found.some(({ unit }) => unit.atoms.some(({ kind, typing }) => kind === "prefix" && !typing))) await (await import("./on_demand.js")).findBegun(found, engine);
  if (units.length > 1) await joinInitials(found, text, query.clauses, fields.indexOf("authors"), engine);
  const missing = found.filter(isMissing).map(({ unit }) => unit.text);
  const { english, near } = verbatim
    ? { english: new Map(), near: [] }
    : await lookUpWords(found, query.clauses, fields, excluded, engine);
  const doubtful = verbatim || typing ? [] : found.filter((one) => isDoubtful(one) && !english.has(one));
  const corrected = doubtful.length > 0 ? await (await import("./doubtful.js")).correct(doubtful, engine) : [];
  const present = new Set(found.flatMap(({ terms }) => terms.flat().map(({ term }) => term)));
  return {
    query,
    found,
    also: also.filter(({ slug }) => present.has(tagTerm(slug))),
    corrections: corrected,
    near,
    missing,
    tags: query.clauses.flatMap(({ facet, slugs = [], presence }) => {
      return facet && presence === "required" ? [{ [facet]: slugs }] : [];
    }),
  };
}

/**
 * Takes short words for the initials of authors, where they may be that.
 * @param {Found[]} found changed
 * @param {string} text the query
 * @param {import("./query.js").Clause[]} clauses
 * @param {number} authors the number of their field
 * @param {Engine} engine
 */
async function joinInitials(found, text, clauses, authors, engine) {
  const short = found.filter(({ unit }) => unit.text.length < INITIALS_LETTERS && !unit.runs?.length);
  const unknown = short.some(({ terms }) => terms.flat().length === 0);
  if (!unknown && !NAME.test(text)) return;
  const { findInitials } = await import("./on_demand.js");
  await findInitials(found, clauses, authors, engine.store);
}

/**
 * Looks up the words that hardly any paper has, and sets those apart that authors are called.
 * @param {Found[]} found changed
 * @param {import("./query.js").Clause[]} clauses
 * @param {string[]} fields names, by number
 * @param {string[]} excluded see `Request`
 * @param {Engine} engine
 * @returns {Promise<{english: Map<Found, string[]>, near: import("../both/types.js").Near[]}>} the
 *   English words among them, and what is searched as well
 */
async function lookUpWords(found, clauses, fields, excluded, engine) {
  const [authors = -1, ...others] = ["authors", "journal"].map((name) => fields.indexOf(name));
  const names = namesAmong(found, clauses, authors);
  const doubtful = found.filter((one) => isDoubtful(one) && !names.includes(one));
  const known = names.filter((one) => isInTexts(one, [authors, ...others]));
  for (const one of known) if (one.terms[0]?.[0]?.everyday) setApart(one, authors);
  const unknown = names.filter((one) => !known.includes(one));
  if (unknown.length + doubtful.length === 0) return { english: new Map(), near: [] };
  const { lookUp, searchNear } = await import("./doubtful.js");
  const english = await lookUp([...unknown, ...doubtful], engine.store);
  for (const one of unknown) if (english.has(one)) setApart(one, authors);
  return { english, near: await searchNear(english, excluded, authors, engine) };
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
 * Returns whether no paper has a word, by any of its meanings.
 * @param {Found} found
 */
function isMissing({ unit, terms }) {
  const nowhere = (/** @type {number} */ atom) => !terms[atom]?.some(({ lists }) => lists.length > 0);
  return unit.plain && !unit.weak && unit.presence !== "prohibited" && unit.ways.every((way) => way.some(nowhere));
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
