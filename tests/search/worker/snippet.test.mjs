import assert from "node:assert/strict";
import { test } from "node:test";

import { snippets } from "../../../hooks/browser/worker/snippet.js";
import { letters } from "../../../hooks/browser/worker/runs.js";
import { fold } from "../../../hooks/browser/worker/tokenise.js";
import { words } from "../golden.mjs";

/**
 * @param {string} text
 * @param {string[]} terms
 * @param {number} [length]
 * @param {string[]} [together] words of scripts without blanks
 */
function shown(text, terms, length, together = []) {
  const runs = together.map((run) => ({ letters: letters(fold(run)), open: false }));
  const pieces = snippets((term) => terms.includes(term), runs, words)(text, length);
  return pieces.map(({ text, mark }) => (mark ? `[${text}]` : text)).join("");
}

test("words of the query are marked in the form used in the text", () => {
  assert.equal(shown("Severe Tics, and one tic.", ["tic"]), "Severe [Tics], and one [tic].");
});

test("a stop word is not marked for a word of which it is the stem", () => {
  assert.equal(shown("Having tics, we have hope.", ["have"]), "[Having] tics, we have hope.");
});

test("a text of ASCII alone is marked as one with other characters", () => {
  const text = "A low-dose trial of IL-2: children's tics, and 'tic' & TICS again";
  const terms = ["dose", "il2", "tic", "children"];
  const marked = shown(text, terms);
  assert.equal(marked, "A [low-dose] trial of [IL-2]: [children's] [tics], and '[tic]' & [TICS] again");
  assert.equal(shown(`é ${text}`, terms), `é ${marked}`);
});

test("each text is cut by its own words, whatever was cut before", () => {
  const cut = snippets((term) => term === "tic", [], words);
  const marked = (/** @type {string} */ text) => cut(text).filter(({ mark }) => mark).map((piece) => piece.text);
  assert.deepEqual(["Tics and sleep", "sleep", "a tic, tics", "Tics"].map(marked), [["Tics"], [], ["tic", "tics"], ["Tics"]]);
});

test("a compound is marked whole", () => {
  assert.equal(shown("A low-dose trial of IL‐2.", ["dose", "il2"]), "A [low-dose] trial of [IL‐2].");
});

test("the part with most marks is shown, cut between words", () => {
  const text = `${"nothing here ".repeat(30)}tics and more tics ${"nothing there ".repeat(30)}tics`;
  const found = shown(text, ["tic"], 100);
  assert.match(found, /^… \w.*\[tics\] and more \[tics\].*\w …$/);
  assert.ok(found.length < 140);
});

test("without a mark the text's beginning is shown", () => {
  assert.match(shown("word ".repeat(100), ["tic"], 50), /^word word.* …$/);
  assert.equal(shown("", ["tic"]), "");
});

test("what is shown is the text itself, markup and all", () => {
  const text = "<img src=x onerror=alert(1)> tics & <b>more</b>";
  assert.equal(shown(text, ["tic"]), text.replace("tics", "[tics]"));
});

test("in scripts without blanks the word itself is marked, not what is written together with it", () => {
  assert.equal(shown("早期筛查，期筛", [], 99, ["期筛"]), "早[期筛]查，[期筛]");
  assert.equal(shown("수면장애가 있는", [], 99, ["장애"]), "수면[장애]가 있는");
  assert.equal(shown("ｶﾞﾝの検査 COVID患者", ["covid"], 99, ["ガン"]), "[ｶﾞﾝ]の検査 [COVID]患者");
  assert.equal(shown("อาการติกในเด็ก", [], 99, ["ติก"]), "อาการ[ติก]ในเด็ก");
});

test("a word that goes on after a line break is marked as one, words that overlap too", () => {
  assert.equal(shown("由早\n期筛查", [], 99, ["早期"]), "由[早\n期]筛查");
  assert.equal(shown("由早期筛查", [], 99, ["早期", "期筛"]), "由[早期筛]查");
});

test("marks that folding drops belong to the word", () => {
  assert.equal(shown("cafe\u0301 soft\u00adhyphen", ["cafe", "softhyphen"]), "[cafe\u0301] [soft\u00adhyphen]");
  assert.equal(shown("½ of it", ["1", "2"]), "[½] of it");
});

test("a text without blanks is cut near the marks, and not inside a character", () => {
  const text = `${"文".repeat(300)}早期${"𠀀".repeat(300)}`;
  for (const length of [99, 100]) {
    const found = shown(text, [], length, ["早期"]);
    assert.match(found, /^… 文+\[早期\]𠀀+ …$/u);
    assert.ok(found.length <= length + 6 && found.length > length - 6);
  }
  assert.equal(shown(`字 ${"文".repeat(300)}`, [], 100), `字 ${"文".repeat(98)} …`);
});
