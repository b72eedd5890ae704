/**
 * Reads queries in the whole language, which docs/search-format.md describes: fields, ranges of years,
 * numbers of papers, AND, OR, NOT and brackets. A file of its own, since most queries are just words.
 */

import { HINT_CAPITALS, HINT_NONE, HINT_NOT_ALL, hintNoPaper, hintTooCommon, hintTooLong } from "../texts/language_hints.js";
import { ExactSearch, papersOf } from "./exact.js";
import { emphasised, paired } from "./query.js";
import { Reading } from "./reading.js";
import { tokensOf } from "./tokens.js";
import { treeOf } from "./tree.js";
import { CAPITALS_WORDS, EMPHASIS_WORDS, MOST_TOKENS, TITLE_SHARE } from "./tuning.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Years} Years */
/** @typedef {import("./tokens.js").Token} Token */

/**
 * @param {string} text as typed
 * @param {boolean} typing whether its last word is still being typed
 * @param {Engine} engine
 * @returns {Promise<Query>}
 */
export async function readQuery(text, typing, engine) {
  const { plain, hint } = paired(text);
  // Only a field may mean a term by some words of its name.
  const vocabulary = await engine.vocabulary(/[:[]/.test(plain) ? [""] : []);
  const reading = new Reading(engine, await engine.store.manifest(), vocabulary, plain, typing);
  if (hint && !typing) reading.hints.push(hint);
  const all = tokensOf(plain, reading);
  const tokens = (await isInCapitals(all, plain, engine)) ? all.filter(({ kind }) => kind === "piece") : all;
  const exact = await exactly(tokens, plain, typing, reading);
  const query = exact ?? (await ranked(tokens, plain, typing, reading));
  if (reading.missing.length > 0) reading.hints.push(hintNoPaper(reading.missing));
  return { ...query, hint: [...new Set(reading.hints)].join(" ") || null };
}

/**
 * Reads a query with operators or brackets.
 * @param {Token[]} tokens
 * @param {string} text
 * @param {boolean} typing
 * @param {Reading} reading
 * @returns {Promise<Query | null>} null if it has none, or cannot be read
 */
async function exactly(tokens, text, typing, reading) {
  if (tokens.every(({ kind }) => kind === "piece")) return null;
  const bound = tokens.some(({ kind, sign, field }) => kind === "operator" || (kind !== "piece" && (sign || field)));
  // In a sentence brackets are brackets of the sentence.
  if (!bound && isLong(tokens)) return null;
  if (tokens.some(isConnecting) && !typing && !(await isTitle(text, reading.engine))) reading.hints.push(HINT_CAPITALS);
  if (!bound && tokens.some(isConnecting)) return null;
  const { node, hint, fault } = treeOf(typing && bound ? completed(tokens) : tokens, text);
  if (fault || tokens.length > MOST_TOKENS) {
    // What is still being typed is not finished.
    if (!typing) reading.hints.push(fault ?? hintTooLong(MOST_TOKENS));
    return null;
  }
  const search = new ExactSearch(reading, text, typing);
  const within = node && (await search.papers(node));
  if (!within) return null;
  const none = !within.includes(1);
  // Brackets alone may come from a title that is only half remembered.
  if (none && !bound) {
    reading.hints.push(HINT_NOT_ALL);
    return null;
  }
  if (hint) reading.hints.push(hint);
  if (bound && search.common.length > 0) reading.hints.push(hintTooCommon(search.common));
  if (none) reading.hints.push(HINT_NONE);
  return { clauses: [], years: null, hint: null, said: saidOf(tokens), within, exact: search.found };
}

/**
 * Returns the tokens of a query that is still being typed without operators and brackets that have
 * nothing after them yet, and with the brackets closed.
 * @param {Token[]} tokens
 */
function completed(tokens) {
  const ends = tokens.map(({ kind }) => kind === "piece" || kind === "close");
  const kept = tokens.slice(0, ends.lastIndexOf(true) + 1);
  const end = kept.at(-1)?.to ?? 0;
  const count = (/** @type {Token["kind"]} */ wanted) => kept.filter(({ kind }) => kind === wanted).length;
  /** @type {Token} */
  const close = { kind: "close", from: end, to: end, sign: "", field: null, value: "", quoted: false };
  return [...kept, ...Array.from({ length: Math.max(0, count("open") - count("close")) }, () => close)];
}

/**
 * Reads a query of words, each of which counts for itself.
 * @param {Token[]} tokens
 * @param {string} text
 * @param {boolean} typing
 * @param {Reading} reading
 * @returns {Promise<Query>}
 */
async function ranked(tokens, text, typing, reading) {
  const { documents } = reading.manifest;
  /** @type {Query} */
  const query = { clauses: [], years: null, hint: null, said: saidOf(tokens) };
  // A text's own years, and the name of a field before a blank, belong to the text.
  const titled = tokens.some(({ loose }) => loose) && (isLong(tokens) || (await isTitle(text, reading.engine)));
  if (titled) query.said = text;
  const limit = (/** @type {Uint8Array} */ papers, /** @type {boolean} */ without) => {
    const within = query.within ?? new Uint8Array(documents).fill(1);
    query.within = within.map((bit, document) => bit & Number((papers[document] === 0) === without));
  };
  for (const [number, token] of tokens.entries()) {
    if (token.kind !== "piece") continue;
    // "NOT" before a word is clear, whatever else is not.
    const before = tokens[number - 1];
    const sign = before?.kind === "operator" && before.value === "NOT" ? "-" : token.sign;
    const whole = titled && token.loose ? asWords(token, text) : token;
    const { clauses, years, within } = await reading.meaning({ ...whole, sign });
    query.clauses.push(...clauses);
    if (within) limit(within, sign === "-");
    if (years && (sign === "-" || query.years)) limit(papersOf(years, reading.manifest), sign === "-");
    else if (years) query.years = years;
  }
  emphasised(query.clauses);
  const numbered = await alternatives(query, reading);
  if (numbered) limit(numbered, false);
  if (typing) await reading.engine.typed(text, query.clauses);
  return query;
}

/**
 * @param {Token} token
 * @param {string} text of the query
 * @returns {Token}
 */
function asWords(token, text) {
  return { ...token, field: null, years: undefined, value: text.slice(token.from, token.to) };
}

/**
 * Returns whether a query has so many words that it is a text.
 * @param {Token[]} tokens
 */
function isLong(tokens) {
  return tokens.filter(({ kind }) => kind === "piece").length > EMPHASIS_WORDS;
}

/**
 * Lets each of several papers that are named by their numbers be a result, and no other. Beside other
 * words, as in a reference, a number need not be on the shelf.
 * @param {Query} query its clauses are changed
 * @param {Reading} reading its missing numbers are changed
 * @returns {Promise<Uint8Array | null>} those papers, if several numbers are known
 */
async function alternatives(query, reading) {
  const ids = query.clauses.filter(({ kind, presence }) => kind === "id" && presence === "required");
  const others = query.clauses.filter((clause) => !ids.includes(clause));
  const papers = await Promise.all(ids.map((id) => reading.papers(id)));
  const known = ids.filter((_, number) => papers[number]?.includes(1));
  if (known.length > 0 && others.length > 0) reading.missing = [];
  if (known.length > 0 || others.length > 0) query.clauses = [...others, ...known];
  if (known.length < 2) return null;
  if (others.length === 0) query.clauses = [];
  for (const id of known) id.presence = "optional";
  return papers.reduce((a, b) => a.map((bit, document) => bit | (b[document] ?? 0)));
}

/** @param {Token} token whether it is a word that would be an operator in capitals */
function isConnecting({ kind, field, quoted, value }) {
  return kind === "piece" && !field && !quoted && /^(?:and|or|not)$/.test(value);
}

/**
 * Returns whether a query with operators is a title that was typed in capitals.
 * @param {Token[]} tokens
 * @param {string} text
 * @param {Engine} engine
 */
async function isInCapitals(tokens, text, engine) {
  const words = tokens.filter(({ kind }) => kind === "piece").length;
  if (words === tokens.length || words < CAPITALS_WORDS || /\p{Ll}/u.test(text)) return false;
  return isTitle(text, engine);
}

/**
 * Returns the words of a query, by which it is compared with titles.
 * @param {Token[]} tokens
 */
function saidOf(tokens) {
  const said = tokens.filter(({ kind, field, sign, id }) => {
    return kind === "piece" && !id && sign !== "-" && (!field || field.kind === "text" || field.kind === "name");
  });
  return said.map(({ value }) => value).join(" ");
}

/**
 * Returns whether a text is nearly all of some title. Then years in it belong to the title.
 * @param {string} text
 * @param {Engine} engine
 */
async function isTitle(text, engine) {
  return (await engine.titlesWith(text)).some(({ length, asked }) => TITLE_SHARE * length <= asked);
}
