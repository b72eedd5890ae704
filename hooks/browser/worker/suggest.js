/**
 * Suggests how a query that is being typed may go on: terms of the vocabulary, authors, papers by
 * their titles. A file of its own; it reads hardly more of the index than the search for what is typed.
 */

import { begunStems } from "./endings.js";
import { isPlain, parseWords } from "./query.js";
import { compounds, partsOf } from "./tokenise.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("../both/types.js").Suggestion} Suggestion */

const TERMS = 4;
const AUTHORS = 3;
const PAPERS = 3;
/** Letters from which terms are suggested, and letters of the last word for authors and papers. */
const TERM_LETTERS = 2;
const NAME_LETTERS = 3;
/** Letters from which another name of a term is completed, which the suggestion does not show. */
const OTHER_LETTERS = 4;
/** Words of a name at most. */
const NAME_WORDS = 4;
/** Papers whose authors are looked at: each is a file. */
const AUTHORS_PAPERS = 4;

/**
 * @param {string} text as typed
 * @param {Engine} engine
 * @returns {Promise<Suggestion[]>} none for a query of more than words
 */
export async function suggest(text, engine) {
  const typed = text.split(/\s+/).filter(Boolean);
  const begun = beginnings(typed.at(-1) ?? "").at(-1) ?? "";
  if (!isPlain(text) || /[\s"*~^]$/.test(text) || !begun) return [];
  const terms = await termsOf(typed, engine);
  if (begun.length < NAME_LETTERS) return terms;
  const found = await Promise.all([authorsOf(typed, engine), papersOf(text, engine)]);
  return [...terms, ...found.flat()];
}

/**
 * Returns the terms a name of which begins with the last words, most of them first.
 * @param {string[]} typed
 * @param {Engine} engine
 * @returns {Promise<Suggestion[]>}
 */
async function termsOf(typed, engine) {
  const words = typed.slice(-NAME_WORDS).flatMap(beginnings);
  const begun = words.at(-1) ?? "";
  // A name of stop words so far may be filed under any word.
  const open = words.every(engine.words.isStopWord);
  const filed = words.filter((part) => !engine.words.isStopWord(part)).map(engine.words.stem);
  const terms = await engine.namedTerms(open ? [""] : [...filed, begun, ...begunStems(begun, engine.words)]);
  const key = (/** @type {string} */ label) => beginnings(label).map(engine.words.stem).join(" ");
  /** @type {Map<string, Suggestion>} */
  const found = new Map();
  for (let count = Math.min(NAME_WORDS, typed.length); count > 0; count--) {
    const before = typed.slice(0, -count).join(" ");
    const parts = typed.slice(-count).flatMap(beginnings);
    const last = parts.pop() ?? "";
    if (parts.length === 0 && last.length < TERM_LETTERS) continue;
    const stems = parts.map(engine.words.stem);
    const keys = [last, ...begunStems(last, engine.words)].map((end) => [...stems, end].join(" "));
    const is = (/** @type {string} */ name) => keys.some((key) => name === key || name.startsWith(`${key} `));
    const begins = (/** @type {string} */ name) => name.startsWith(keys[0] ?? "") || is(name);
    // Of another name than the label two letters would say nothing.
    const labelled = terms.filter(([, , label]) => begins(key(label)));
    const named = terms.filter(([, , , names]) => names.some(last.length < OTHER_LETTERS ? is : begins));
    for (const [facet, slug, label] of [...labelled, ...named]) {
      const query = `${before} ${label}`.trim();
      if (!found.has(slug)) found.set(slug, { kind: "term", label, note: facet, query });
    }
  }
  return [...found.values()].slice(0, TERMS);
}

/**
 * Returns the authors whose names have the last two words or the last one, of papers of the newest years.
 * @param {string[]} typed
 * @param {Engine} engine
 * @returns {Promise<Suggestion[]>}
 */
async function authorsOf(typed, engine) {
  for (const count of typed.length > 1 ? [2, 1] : [1]) {
    const words = typed.slice(-count);
    const parts = words.flatMap(beginnings);
    const last = parts.at(-1);
    const isName = (/** @type {string} */ name) => {
      const own = beginnings(name);
      return parts.every((part) => own.some((other) => (part === last ? other.startsWith(part) : other === part)));
    };
    const rows = await Promise.all((await written(words.join(" "), engine)).map((document) => engine.store.row(document)));
    const names = [...new Set(rows.flatMap(([, , authors]) => authors.filter(isName)))].slice(0, AUTHORS);
    const before = typed.slice(0, -count).join(" ");
    if (names.length > 0) {
      return names.map((name) => ({ kind: "author", label: name, note: "", query: `${before} author:"${name}"`.trim() }));
    }
  }
  return [];
}

/**
 * Returns papers of the newest years by authors with some words in their name, the last of which is begun.
 * @param {string} text
 * @param {Engine} engine
 */
async function written(text, engine) {
  const { clauses } = parseWords(text);
  for (const clause of clauses) clause.fields = ["authors"];
  await engine.typed(text, clauses);
  const found = await Promise.all((await engine.plan(clauses)).map((unit) => engine.find(unit)));
  if (found.length === 0) return [];
  const papers = await engine.having(found);
  return [...papers.keys()].filter((document) => papers[document]).slice(0, AUTHORS_PAPERS);
}

/**
 * Returns the best papers that have all words in their titles.
 * @param {string} text
 * @param {Engine} engine
 * @returns {Promise<Suggestion[]>}
 */
async function papersOf(text, engine) {
  const { results } = await engine.search({ query: text, typing: true, limit: 2 * PAPERS });
  const asked = beginnings(text).filter((part) => !engine.words.isStopWord(part));
  const titled = results.filter(({ title }) => {
    const own = beginnings(title);
    return asked.every((part) => own.some((other) => other.startsWith(part) || other === engine.words.stem(part)));
  });
  return titled.slice(0, PAPERS).map(({ id, title, year }) => ({ kind: "paper", label: title, note: String(year ?? ""), id }));
}

/** @param {string} text @returns {string[]} its words, folded */
function beginnings(text) {
  return compounds(text).flatMap(partsOf).filter(Boolean);
}
