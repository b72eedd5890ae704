import assert from "node:assert/strict";
import { test } from "node:test";

import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { parseWords } from "../../../hooks/browser/worker/query.js";
import { isRun, letters } from "../../../hooks/browser/worker/runs.js";
import { compounds, fold } from "../../../hooks/browser/worker/tokenise.js";
import { typed } from "../../../hooks/browser/worker/typed.js";
import { compare, match } from "../compare.mjs";
import { goldenEngine, texts, words } from "../golden.mjs";
import { random } from "../random.mjs";
import { fullIndex } from "../reference.mjs";
import lunr from "lunr";

const engine = goldenEngine();

/**
 * @param {string} query
 * @param {Partial<import("../../../hooks/browser/both/types.js").Request>} [more]
 */
const search = (query, more = {}) => engine.search({ query, limit: 50, ...more });

/**
 * The words of a result that are marked.
 * @param {import("../../../hooks/browser/both/types.js").Result | undefined} result
 */
const marked = (result) => result?.snippet.filter(({ mark }) => mark).map(({ text }) => text);

/** @param {string} text */
const titles = async (text) => (await search(text)).results.map(({ title }) => title).sort();

/** The runs of each document, field by field, as lists of letters. */
const runs = texts.map(({ fields }) =>
  Object.values(fields).flatMap((text) => compounds(text).filter(isRun).map(letters)),
);

/**
 * Numbers of the documents that have letters side by side, by looking through all texts.
 * @param {string[]} wanted
 */
function having(wanted) {
  const asked = `\n${wanted.join("\n")}\n`;
  return [...runs.keys()].filter((document) => (runs[document] ?? []).some((run) => `\n${run.join("\n")}\n`.includes(asked)));
}

/** @param {string} query */
async function matched(query) {
  const found = (await match(engine, query)).matched;
  return [...found.keys()].filter((document) => found[document]);
}

test("letters typed together find exactly the papers that have them side by side", async () => {
  const next = random(3);
  const all = runs.flat().filter(({ length }) => length > 3);
  let longer = 0;
  for (let i = 0; i < 400; i++) {
    const run = all[Math.floor(next() * all.length)] ?? [];
    const from = Math.floor(next() * run.length);
    const wanted = run.slice(from, from + 1 + Math.floor(next() * 7));
    // Letters in another order mostly occur nowhere, though their pairs may.
    if (i % 4 === 0) wanted.reverse();
    if (wanted.length > 2) longer++;
    assert.deepEqual(await matched(wanted.join("")), having(wanted), wanted.join(""));
  }
  assert.ok(longer > 200);
});

test("letters with a full stop between them are not side by side, even if all their pairs occur", async () => {
  for (const pair of ["独症", "症运", "运动"]) assert.equal((await matched(pair)).length, 1, pair);
  assert.deepEqual(await matched("独症运动"), []);
});

test("a pair scores as in a full lunr index", async () => {
  const full = fullIndex(lunr, await engine.store.manifest(), texts, words);
  for (const query of ["睡眠", "+儿童 -失眠", "+title:睡眠 障碍", "수면", "สุ ติก", "النوم", "الأطفال", "сна детей", "睡眠 tics"]) {
    const { differences, matches } = await compare(engine, full, fold(query));
    assert.deepEqual(differences, [], query);
    assert.ok(matches > 0, query);
  }
});

test("a word inside a text is found in every script, and marked", async () => {
  const expected = [
    ["睡眠", ["抽动障碍儿童的睡眠质量", "自閉症スペクトラム障害の子どもの睡眠"]],
    ["孤独症", ["孤独症谱系障碍的早期筛查"]],
    ["子ども", ["自閉症スペクトラム障害の子どもの睡眠"]],
    ["スペクトラム", ["自閉症スペクトラム障害の子どもの睡眠"]],
    ["수면", ["자폐 스펙트럼 장애 아동의 수면"]],
    ["ออทิสติก", ["การนอนหลับของเด็กออทิสติก"]],
    ["توحد", ["اضطرابات النوم لدى الأطفال المصابين بالتوحّد"]],
    ["Тиками", ["Нарушения сна у детей с тиками"]],
    ["ёмкий", ["Нарушения сна у детей с тиками"]],
  ];
  for (const [query = "", found] of /** @type {[string, string[]][]} */ (expected)) {
    assert.deepEqual(await titles(query), found, query);
  }
  assert.deepEqual(marked((await search("失眠")).results[0]), ["失眠"]);
  assert.deepEqual(marked((await search("수면")).results[0]), ["수면", "수면"]);
  assert.deepEqual(marked((await search("การบำบัด")).results[0]), ["การบำบัด"]);
  assert.deepEqual(marked((await search("طفال جوده")).results[0]), ["جودة"]);
  assert.deepEqual(marked((await search("Тиками")).results[0]), ["тиками"]);
});

test("papers with only a part of a word are no results while some paper has it whole", async () => {
  assert.ok(having(["孤", "独"]).length > having(["孤", "独", "症"]).length);
  const { total, complete, hint } = await search("孤独症");
  assert.deepEqual([total, complete, hint], [1, 1, null]);
});

test("words typed without blanks that are nowhere side by side are searched one by one, with a hint", async () => {
  const { results, complete, hint } = await search("儿童失眠");
  assert.equal(results[0]?.title, "抽动障碍儿童的睡眠质量");
  assert.equal(complete, 0);
  assert.match(hint ?? "", /“儿童失眠” in one piece/);
  assert.deepEqual(new Set(marked(results[0])), new Set(["儿童", "失眠"]));
  assert.equal((await search("鯨鯤鵬")).hint, null);
});

test("a prohibited word is never searched in parts", async () => {
  const { total } = await search("-儿童失眠");
  assert.equal(total, texts.length);
});

test("a line break inside a word, and a blank that some writers leave out, make no difference", async () => {
  assert.deepEqual(await titles("早期筛查有助"), ["孤独症谱系障碍的早期筛查"]);
  assert.deepEqual(await titles("자폐스펙트럼장애"), ["자폐 스펙트럼 장애 아동의 수면"]);
  assert.deepEqual(await titles("コミュニケーションスキル"), ["自閉症スペクトラム障害の子どもの睡眠"]);
});

test("two authors are not read as one name", async () => {
  assert.equal((await match(engine, "author:明李")).total, 0);
  assert.ok((await match(engine, "author:李四")).total > 0);
});

test("a syllable while it is typed finds those it begins, a whole one only itself", async () => {
  assert.deepEqual((await search("수며", { typing: true })).results.map(({ title }) => title), ["자폐 스펙트럼 장애 아동의 수면"]);
  assert.equal((await search("수며")).total, 0);
  assert.ok((await search("ㅅ", { typing: true })).total > 0);
  assert.equal((await search("며", { typing: true })).total, 1);
  assert.equal((await match(engine, "며")).total, 0);
});

test("a phrase goes across blanks, words and letters alone", async () => {
  assert.deepEqual(await titles('"儿童 的 睡眠"'), ["抽动障碍儿童的睡眠质量"]);
  assert.deepEqual(await titles('"的早期 筛"'), ["孤独症谱系障碍的早期筛查"]);
  assert.match((await search('"睡眠 儿童"')).hint ?? "", /one by one/);
});

test("no word of such a script is taken for a misspelt one", async () => {
  for (const query of ["睡眼", "障得", "孤独正", "수멘장애", "ติกม", "コミュニケーシン"]) {
    assert.deepEqual((await search(query)).corrections, [], query);
  }
  const [word] = await engine.store.words("", true);
  assert.ok(word);
  const all = [...(await engine.store.words("", true)), ...(await engine.store.words("", false)), ...(await engine.store.wordsByTail(""))];
  assert.deepEqual(all.filter(({ word }) => isRun(word)), []);
});

test("a pasted title finds its paper first, a pasted sentence too", async () => {
  const titles = texts.map(({ fields }) => fields["title"] ?? "").filter((title) => /^[^a-z]*$/i.test(title));
  assert.equal(titles.length, 7);
  for (const title of titles) {
    const paper = texts.find(({ fields }) => fields["title"] === title);
    assert.equal((await search(title)).results[0]?.title, title);
    const [sentence = ""] = (paper?.fields["abstract"] ?? "").split(/[。.]/);
    assert.equal((await search(sentence)).results[0]?.title, title, sentence);
  }
});

test("a long run is cut into units of few enough letters, none lost between them", () => {
  const text = Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
  const units = planQuery(parseWords(text).clauses, ["title"], words);
  assert.ok(units.every(({ atoms }) => atoms.length < 30));
  const pairs = units.flatMap(({ atoms }) => atoms.map(({ text }) => text));
  assert.deepEqual(pairs, Array.from({ length: 99 }, (_, i) => text.slice(i, i + 2)));
});

test("only the last word of what is being typed may be longer", () => {
  const [clause] = parseWords("covid患者").clauses;
  typed("covid患者", clause);
  assert.ok(clause?.typing);
  const units = planQuery(clause ? [clause] : [], ["title"], words);
  assert.deepEqual(units.map(({ atoms }) => atoms.map(({ kind }) => kind)), [["prefix"], ["prefix"]]);
});
