/**
 * What a person typed, as units with their postings: the clauses planned, the words that
 * only ask made weak, conditions and topics recognised, misspelt words corrected.
 */

import { expand } from "./expand.js";
import { planQuery } from "./plan.js";
import { parseQuery, parseTyped } from "./query.js";
import { weaken } from "./questions.js";
import { tagTerm } from "./tokenise.js";

/** @typedef {import("./types.js").Request} Request */
/** @typedef {import("./types.js").Correction} Correction */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./engine.js").Engine} Engine */

/** A query of more words is a text; its first words are searched. */
const MAX_UNITS = 60;
/** A word in at most so many papers may be a misspelt one … */
const RARE = 2;
/** … of a word that stands at least 2 ** so many times, if it is so long. */
const FREQUENT = 5;
const SPELLED = 4;
/** What stands for a word counts less than the word. */
const CORRECTED = 0.7;

/** What may be initials, with a word beside. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}{1,3}(?![\p{L}\p{N}])/u;

/**
 * @typedef {object} Understood
 * @property {import("./query.js").Query} query
 * @property {Found[]} found
 * @property {import("./expand.js").Also[]} also
 * @property {Correction[]} corrections
 */

/**
 * @param {Request} request
 * @param {Engine} engine
 * @returns {Promise<Understood>}
 */
export async function understand({ query: text, typing = false, excluded = [], verbatim = false }, engine) {
  const query = typing ? parseTyped(text) : parseQuery(text);
  const fields = (await engine.store.manifest()).fields.map(({ name }) => name);
  // An empty query browses: it needs no words.
  const names = query.clauses.length > 0 ? await engine.names() : null;
  const units = planQuery(query.clauses, fields, engine.words, (clause) => {
    const kinds = clause.field === "conditions" ? ["condition"] : ["topic", "design"];
    const terms = names?.resolve(clause.text, /** @type {any} */ (kinds)) ?? [];
    if (terms.length === 0) query.hint = `There is no ${kinds[0]} called “${clause.text}”.`;
    return terms.map(({ slug }) => slug);
  }).slice(0, MAX_UNITS);
  weaken(units, engine.words);
  const also = names ? expand(units, query.clauses, fields, names, excluded) : [];
  const found = await Promise.all(units.map((unit) => engine.find(unit)));
  if (units.length > 1 && NAME.test(text)) {
    const { findInitials } = await import("./phrases.js");
    await findInitials(found, query.clauses, fields.indexOf("authors"), engine.store);
  }
  const corrected = verbatim || typing ? [] : await Promise.all(found.map((one) => correct(one, engine)));
  const standing = new Set(found.flatMap(({ terms }) => terms.flat().map(({ term }) => term)));
  return {
    query,
    found,
    also: also.filter(({ slug }) => standing.has(tagTerm(slug))),
    corrections: corrected.flat(),
  };
}

/**
 * Adds to a word that no paper has, or hardly one, the words that it may be meant for.
 * @param {Found} found changed
 * @param {Engine} engine
 * @returns {Promise<Correction[]>}
 */
async function correct({ unit, terms }, engine) {
  const papers = Math.max(0, ...terms.flat().flatMap(({ lists }) => lists.map((list) => list.documents.length)));
  const word = unit.text.replaceAll("'", "");
  if (!unit.plain || papers > RARE || word.length < SPELLED) return [];
  const { corrections } = await import("./spelling.js");
  const candidates = await corrections(word, engine.store, papers > 0 ? FREQUENT : 0);
  const [atom] = unit.atoms;
  for (const { word } of candidates) {
    if (!atom) break;
    const corrected = { ...atom, text: engine.words.stem(word), boost: CORRECTED * atom.boost };
    unit.ways.push([unit.atoms.length]);
    unit.atoms.push(corrected);
    terms.push(await engine.termsOf(corrected));
  }
  return candidates.map(({ word }) => ({ from: unit.text, to: word }));
}
