import assert from "node:assert/strict";
import { test } from "node:test";

import { begunStems } from "../../../hooks/browser/worker/endings.js";
import { confine, score } from "../../../hooks/browser/worker/score.js";
import { understand } from "../../../hooks/browser/worker/understand.js";
import { goldenEngine, texts, words } from "../golden.mjs";

const engine = goldenEngine();
const manifest = await engine.store.manifest();

/** Letters of a word from which it finds its papers, those of an article not counted. */
const LETTERS = 3;
const ARTICLE = /^[وبكف]?ال/;

/** @param {string} query @returns {Promise<Uint8Array>} for each document 1 if it is found while this is typed */
async function typing(query) {
  const understood = await understand({ query, typing: true }, engine);
  const matches = score(understood.found, manifest);
  const { within, exact } = understood.query;
  if (within) confine(matches, within, exact !== undefined);
  return matches.matched;
}

/** Titles by document. */
const titles = await Promise.all(texts.map(async (_, document) => (await engine.store.row(document))[1]));

/** @param {string} title its words that are in the index */
const wordsOf = (title) =>
  (title.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => word.length >= LETTERS && !words.isStopWord(word.toLowerCase()));

/** @param {string} word */
const firstLetters = (word) => LETTERS + (ARTICLE.exec(word)?.[0].length ?? 0);

/**
 * Types a text letter by letter, and expects a paper among the results of each state.
 * @param {string} text
 * @param {number} from letters of the first state
 * @param {number} document
 */
async function staysFound(text, from, document) {
  const letters = [...text];
  for (let end = from; end <= letters.length; end++) {
    const typed = letters.slice(0, end).join("");
    assert.equal((await typing(typed))[document], 1, `${typed} does not find ${titles[document]}`);
  }
}

test("each word of each title finds its paper from the third letter to the last", async () => {
  for (const [document, title] of titles.entries()) {
    for (const word of wordsOf(title)) await staysFound(word, firstLetters(word), document);
  }
});

test("a title finds its paper at every letter, also in unclosed quotes and brackets", async () => {
  for (const [document, title] of titles.entries()) {
    const [first = ""] = wordsOf(title);
    if (!first || document % 4 > 0) continue;
    for (const before of ["", '"', "("]) {
      await staysFound(before + title, before.length + title.indexOf(first) + firstLetters(first), document);
    }
  }
});

test("a query with AND, OR and brackets finds its paper at every letter", async () => {
  for (const [document, title] of titles.entries()) {
    const [first, second] = wordsOf(title);
    if (!first || !second || document % 2 > 0) continue;
    for (const before of [`${first} AND `, `(${first} OR nothing) AND (`, `+${first} +`, `${first} title:`, `${first} NOT xyz`]) {
      await staysFound(before + second, before.length + firstLetters(second), document);
    }
    await staysFound(`${first} AND ${first}`, first.length, document);
  }
});

test("the stems of all words that begin so are found", async () => {
  const lists = await Promise.all([false, true].map((rare) => engine.store.words("", rare)));
  const english = "irritability accessibility organizational happiness studies studying dropped disabilities cognitively generalizations";
  for (const word of [...lists.flat().map(({ word }) => word), ...english.split(" ")]) {
    if (!/^[a-z]+$/.test(word)) continue;
    for (let end = LETTERS; end <= word.length; end++) {
      const begun = word.slice(0, end);
      const stem = words.stem(word);
      assert.ok(stem.startsWith(begun) || begunStems(begun, words).includes(stem), `${begun} of ${word}`);
    }
  }
  assert.deepEqual(begunStems("irrita", words), ["irrit"]);
  assert.deepEqual(begunStems("sleep", words), []);
});

test("papers with a tag stay while the word that names it is typed to its end", async () => {
  const search = (/** @type {string} */ query) => engine.search({ query, typing: true, limit: texts.length });
  const named = manifest.terms.flatMap(([, slug, label]) => (/^[A-Za-z]+$/.test(label) ? [{ slug, label }] : []));
  let short = 0;
  for (const { slug, label } of named) {
    const stem = words.stem(label.toLowerCase());
    for (let end = Math.max(LETTERS, stem.length); end <= label.length; end++) {
      const begun = label.slice(0, end);
      const expected = (await search(label)).also.map((term) => term.slug);
      if (expected.includes(slug) && stem.length < end) {
        short++;
        assert.ok((await search(begun)).also.some((term) => term.slug === slug), begun);
      }
    }
  }
  assert.ok(short > 0);
});

test("the second word counts while it is begun: papers that have it come first", async () => {
  for (const second of ["ze", "zeb", "zebraf"]) {
    const { results } = await engine.search({ query: `tics ${second}`, typing: true, limit: 3 });
    assert.ok(results[0]?.complete, second);
    const found = await engine.search({ query: `tics zebrafish`, limit: texts.length });
    assert.ok(found.results.some(({ id, complete }) => complete && id === results[0]?.id), second);
  }
});

test("a single letter, or a word that is in no index, demotes no paper", async () => {
  const complete = async (/** @type {string} */ query) => (await engine.search({ query, typing: true, limit: 0 })).complete;
  const all = await complete("tics");
  for (const query of ["tics w", "tics with", "tics "]) assert.equal(await complete(query), all, query);
});

test("longer words exclude no paper while a word to be left out is typed", async () => {
  const total = async (/** @type {string} */ query, typing = true) => (await engine.search({ query, typing, limit: 0 })).total;
  const all = await total("tics");
  for (const query of ["tics NOT", "tics NOT z", "tics NOT zebr", "tics -zebr"]) assert.ok((await total(query)) >= all, query);
  assert.equal(await total("tics NOT zebrafish"), await total("tics NOT zebrafish", false));
});

test("brackets may be open and operators without a second side while they are typed", async () => {
  const ids = async (/** @type {string} */ query, typing = false) =>
    (await engine.search({ query, typing, limit: texts.length })).results.map(({ id }) => id).sort();
  for (const [typed, meant] of /** @type {const} */ ([
    ["(tics OR zebraf", "tics OR zebrafish"],
    ["(tics OR sleep) AND", "(tics OR sleep)"],
    ["tics AND (sleep OR", "tics AND sleep"],
    ["(tics OR sleep) NOT (zebrafish", "(tics OR sleep) NOT zebrafish"],
  ])) {
    const { hint } = await engine.search({ query: typed, typing: true });
    assert.equal(hint, null, typed);
    assert.deepEqual(await ids(typed, true), await ids(meant), typed);
  }
});

test("a value that is not yet one excludes no paper", async () => {
  const total = async (/** @type {string} */ query) => (await engine.search({ query, typing: true, limit: 0 })).total;
  const all = await total("tics");
  for (const query of ["tics year:", "tics year:20", "tics is:x", "tics has:q"]) assert.ok((await total(query)) >= all, query);
});
