import assert from "node:assert/strict";
import { test } from "node:test";

import { beginsWith, isRun, letters, pairs, places } from "../../../hooks/browser/worker/runs.js";
import { compounds, fold } from "../../../hooks/browser/worker/tokenise.js";

/** @param {string} text */
const lettersOf = (text) => letters(fold(text)).map((letter) => letter.normalize("NFC"));

test("a letter has the marks that belong to it", () => {
  assert.deepEqual(lettersOf("睡眠"), ["睡", "眠"]);
  assert.deepEqual(lettersOf("수면각"), ["수", "면", "각"]);
  assert.deepEqual(lettersOf("がん"), ["が", "ん"]);
  assert.deepEqual(lettersOf("เด็กที่"), ["เ", "ด็", "ก", "ที่"]);
});

test("marks without end are letters of their own", () => {
  assert.deepEqual(letters(`ก${"\u0e31".repeat(9)}`).map(({ length }) => length), [8, 2]);
});

test("a pair is a letter and the next one; the last letter is alone", () => {
  assert.deepEqual(pairs(["一", "二", "三"]), ["一二", "二三", "三"]);
  assert.deepEqual(pairs(["一"]), ["一"]);
});

test("a run ends where another script or a sign begins, not at one blank", () => {
  const found = compounds("第2型，IL-2受容体・機能\n障害  x睡");
  assert.deepEqual(found, ["第", "2", "型", "il-2", "受容体 機能\n障害", "x", "睡"]);
  assert.deepEqual(found.map(isRun), [true, false, true, false, true, false, true]);
});

test("a term begins with a letter, not with a part of one", () => {
  assert.ok(beginsWith(fold("코끼"), fold("코")));
  assert.ok(!beginsWith(fold("콘서"), fold("코")));
  assert.ok(!beginsWith(fold("がん"), fold("か")));
});

test("a word is found where its letters are side by side, blanks or not", () => {
  const [run = ""] = compounds("자폐 스펙트럼 자폐");
  const word = { letters: letters(fold("폐스펙")), open: false };
  assert.deepEqual(places(run, [word]).map(([from, to]) => run.slice(from, to).normalize("NFC")), ["폐 스펙"]);
  assert.deepEqual(places(run, [{ ...word, letters: [...word.letters, "x"] }]), []);
});

test("an open word's last letter may be the beginning of one", () => {
  const run = fold("수면");
  assert.deepEqual(places(run, [{ letters: letters(fold("수며")), open: true }]), [[0, run.length]]);
  assert.deepEqual(places(run, [{ letters: letters(fold("수며")), open: false }]), []);
});
