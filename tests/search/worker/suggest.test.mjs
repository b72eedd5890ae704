import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../../hooks/browser/worker/engine.js";
import { goldenEngine, read, texts } from "../golden.mjs";
import lunr from "lunr";

const engine = goldenEngine();
const manifest = await engine.store.manifest();

/** @param {string} text @param {"term" | "author" | "paper"} kind */
const suggested = async (text, kind) => (await engine.suggest(text)).filter((one) => one.kind === kind);

test("every term is suggested from the second letter of its label to the last", async () => {
  for (const [facet, , label] of manifest.terms) {
    for (let end = 2; end <= label.length; end++) {
      const typed = label.slice(0, end);
      if (typed.endsWith(" ")) continue;
      const found = (await suggested(typed, "term")).find((one) => one.label === label);
      assert.deepEqual([found?.query, found?.note], [label, facet], typed);
    }
  }
});

test("a term completes the last words and keeps those before", async () => {
  const [tics] = await suggested("zebrafish tic dis", "term");
  assert.equal(tics?.query, "zebrafish Tic disorders");
  const [one] = await suggested("zebrafish dopam", "term");
  assert.equal(one?.query, "zebrafish Dopamine");
});

test("an author is suggested by the beginning of a name, and the suggestion finds the papers", async () => {
  for (let number = 0; number < 7; number++) {
    const name = `Xia Cao${number}`;
    for (const typed of [`cao${number}`, `Xia Cao${number}`, `xia cao${number}`]) {
      const [author] = await suggested(typed, "author");
      assert.deepEqual([author?.label, author?.query], [name, `author:"${name}"`], typed);
    }
    const { results } = await engine.search({ query: `author:"${name}"`, limit: texts.length });
    assert.ok(results.length > 0 && results.every(({ authors }) => authors.includes(name)), name);
  }
  const begun = await suggested("tics cao", "author");
  assert.equal(begun[0]?.query, 'tics author:"Xia Cao"');
  assert.deepEqual(await suggested("tic", "author"), []);
});

test("a paper is suggested by two words of its title, the second only begun", async () => {
  const found = await suggested("boosted ti", "paper");
  assert.deepEqual(found.map(({ label }) => label), []);
  const [paper] = await suggested("boosted tic", "paper");
  assert.equal(paper?.label, "Boosted tics");
  assert.ok(paper?.id);
});

test("nothing is suggested for a finished word, a field, quotes or brackets", async () => {
  for (const text of ["", " ", "tics ", "t", "title:tic", "(tic", '"tic"', "tic*", "tics AND sle", "tic~1"]) {
    assert.deepEqual(await engine.suggest(text), [], text);
  }
});

test("suggestions read few files beside those of the search for the same text", async () => {
  /** @type {string[]} */
  const asked = [];
  const watched = new Engine((name) => (asked.push(name), read(name)), lunr);
  await watched.search({ query: "tic disord", typing: true });
  const { length } = asked;
  await watched.suggest("tic disord");
  assert.ok(asked.length - length <= 8, asked.slice(length).join(" "));
});
