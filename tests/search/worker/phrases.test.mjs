import assert from "node:assert/strict";
import { test } from "node:test";

import { inOrder } from "../../../hooks/browser/worker/word_order.js";
import { findInitials, phraseDocuments } from "../../../hooks/browser/worker/phrases.js";
import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { score } from "../../../hooks/browser/worker/score.js";
import { parse } from "../../../hooks/browser/worker/understand.js";
import { goldenEngine, words } from "../golden.mjs";
import { random } from "../random.mjs";

/**
 * Returns the places of a word in texts of words.
 * @param {string[][]} texts
 * @param {string} word
 * @param {number} [field]
 */
function placed(texts, word, field = 0) {
  const documents = texts.flatMap((text, document) => (text.includes(word) ? [document] : []));
  const places = documents.map((document) => [...(texts[document] ?? []).keys()].filter((at) => texts[document]?.[at] === word));
  const starts = [0];
  for (const list of places) starts.push((starts.at(-1) ?? 0) + list.length);
  return [{ field, documents: Uint32Array.from(documents), starts: Uint32Array.from(starts), places: Uint16Array.from(places.flat()) }];
}

test("a phrase is found where a naive search finds it", () => {
  const next = random(3);
  const draw = (/** @type {number} */ length) => Array.from({ length }, () => "abc"[Math.floor(next() * 3)] ?? "a");
  const texts = Array.from({ length: 60 }, () => draw(Math.floor(next() * 12)));
  for (let i = 0; i < 60; i++) {
    const phrase = draw(2 + Math.floor(next() * 2));
    const parts = phrase.map((word, offset) => ({ offset, placed: placed(texts, word) }));
    const expected = texts.flatMap((text, document) => (text.join("").includes(phrase.join("")) ? [document] : []));
    assert.deepEqual([...phraseDocuments(parts, [0])].sort((a, b) => a - b), expected, phrase.join(" "));
  }
});

test("the words of a phrase must be in one field", () => {
  const parts = [
    { offset: 0, placed: placed([["a"]], "a", 0) },
    { offset: 1, placed: placed([["x", "b"]], "b", 1) },
  ];
  assert.equal(phraseDocuments(parts, [0, 1]).size, 0);
});

test("any of several terms may be at a place of a phrase", () => {
  const texts = [["a", "b"], ["a", "c"], ["b", "c"], ["c", "a"]];
  const parts = [{ offset: 0, placed: placed(texts, "a") }, { offset: 1, placed: [...placed(texts, "b"), ...placed(texts, "c")] }];
  assert.deepEqual([...phraseDocuments(parts, [0])].sort(), [0, 1]);
});

test("only the requested fields count", () => {
  const parts = [{ offset: 0, placed: placed([["a", "b"]], "a", 1) }, { offset: 1, placed: placed([["a", "b"]], "b", 1) }];
  assert.deepEqual([...phraseDocuments(parts, [0])], []);
  assert.deepEqual([...phraseDocuments(parts, [1])], [0]);
});

test("papers that have the words in the query's order are found", () => {
  const texts = [["a", "b", "x", "c"], ["c", "b", "a"], ["a", "b", "y"]];
  const elements = ["a", "b", "c"].map((word, i) => ({ offset: [0, 1, 3][i] ?? 0, placed: [placed(texts, word)] }));
  assert.deepEqual([...inOrder([0, 1, 2], elements)], [[0, 3]]);
});

test("a word may be any of several", () => {
  const texts = [["a", "q"]];
  const elements = [{ offset: 0, placed: [placed(texts, "a")] }, { offset: 1, placed: [placed(texts, "b"), placed(texts, "q")] }];
  assert.deepEqual([...inOrder([0], elements)], [[0, 2]]);
});

test("one word is in no order", () => {
  assert.equal(inOrder([0], [{ offset: 0, placed: [placed([["a"]], "a")] }]).size, 0);
});

const AUTHORS = [
  ["gioia", "guerrieri", "peter", "j", "schmidt"],
  ["hans", "schmidt", "j", "miller"],
  ["katja", "schmalenberger"],
];

/**
 * Returns the papers of `AUTHORS` that have all words of a query, and those it finds.
 * @param {string} query
 */
async function byInitials(query) {
  const { clauses } = await parse(query, false, goldenEngine());
  const places = async (/** @type {string} */ term) => placed(AUTHORS, term);
  const found = planQuery(clauses, ["authors"], words).map((unit) => {
    const terms = unit.atoms.map(({ text: term }) => {
      const documents = Uint32Array.from(AUTHORS.flatMap((names, document) => (names.includes(term) ? [document] : [])));
      const list = { field: 0, documents, weights: new Float64Array(documents.length).fill(1) };
      return documents.length > 0 ? [{ term, idf: 1, lists: [list] }] : [];
    });
    return { unit, terms, phrase: null };
  });
  await findInitials(found, clauses, 0, { places });
  const matches = score(found, { documents: AUTHORS.length, fields: [{ name: "authors" }] });
  const all = [...AUTHORS.keys()];
  return [all.filter((i) => matches.matched[i] && matches.complete[i]), all.filter((i) => matches.matched[i])];
}

test("a family name with initials finds who writes a given name out, in either order", async () => {
  for (const query of ["Schmidt PJ", "PJ Schmidt", "Schmidt, PJ", "schmidt pj", 'author:"Schmidt PJ"', 'author:"PJ Schmidt"']) {
    const [complete] = await byInitials(query);
    assert.deepEqual(complete, [0], query);
  }
});

test("initials with stops between them are one name's", async () => {
  for (const query of ["Schmidt, P. J.", "P. J. Schmidt", "P.J. Schmidt"]) {
    const [complete] = await byInitials(query);
    assert.ok(complete?.includes(0), query);
    assert.ok(!complete?.includes(2), query);
  }
});

test("initials that no author of the name has are ignored", async () => {
  assert.deepEqual(await byInitials('author:"Schmidt XQ"'), [[], [0, 1]]);
});

test("capitals beside a word that is no author's name are plain words", async () => {
  assert.deepEqual(await byInitials("Vitamin J"), [[], [0, 1]]);
});
