import assert from "node:assert/strict";
import { test } from "node:test";

import { nearDocuments } from "../../../hooks/browser/worker/near.js";
import { random } from "../random.mjs";

/**
 * Returns the places of a word in texts of words.
 * @param {string[]} texts
 * @param {string} word one letter
 * @param {number} [field]
 */
function placed(texts, word, field = 0) {
  const documents = texts.flatMap((text, document) => (text.includes(word) ? [document] : []));
  const places = documents.map((document) => [...(texts[document] ?? "")].flatMap((one, at) => (one === word ? [at] : [])));
  const starts = [0];
  for (const list of places) starts.push((starts.at(-1) ?? 0) + list.length);
  return { field, documents: Uint32Array.from(documents), starts: Uint32Array.from(starts), places: Uint16Array.from(places.flat()) };
}

test("words near each other are found where a naive search finds them", () => {
  const next = random(9);
  const draw = (/** @type {number} */ length) => Array.from({ length }, () => "abcd"[Math.floor(next() * 4)]).join("");
  const texts = Array.from({ length: 60 }, () => draw(Math.floor(next() * 12)));
  for (let i = 0; i < 100; i++) {
    const [words, slack] = [draw(2 + Math.floor(next() * 2)), Math.floor(next() * 4)];
    const has = (/** @type {string} */ part) => {
      const left = [...part];
      return [...words].every((word) => left.includes(word) && left.splice(left.indexOf(word), 1));
    };
    const expected = texts.flatMap((text, document) => {
      return [...text].some((_, at) => has(text.slice(at, at + words.length + slack))) ? [document] : [];
    });
    const parts = [...words].map((word, offset) => ({ offset, placed: [placed(texts, word)] }));
    const found = [...nearDocuments(parts, [0], slack)].sort((a, b) => a - b);
    assert.deepEqual(found, expected, `${words}~${slack}`);
  }
});

test("all words must be in one of the fields asked for", () => {
  const parts = [{ offset: 0, placed: [placed(["a"], "a", 0)] }, { offset: 1, placed: [placed(["xb"], "b", 1)] }];
  assert.equal(nearDocuments(parts, [0, 1], 5).size, 0);
  const both = [{ offset: 0, placed: [placed(["ab"], "a", 1)] }, { offset: 1, placed: [placed(["ab"], "b", 1)] }];
  assert.deepEqual([...nearDocuments(both, [1], 0)], [0]);
  assert.deepEqual([...nearDocuments(both, [0], 0)], []);
});
