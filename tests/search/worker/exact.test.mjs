import assert from "node:assert/strict";
import { test } from "node:test";

import { ExactQueries } from "../exact_queries.mjs";
import { goldenEngine, texts, words } from "../golden.mjs";
import { Naive } from "../naive.mjs";

const engine = goldenEngine();
const ids = await Promise.all(texts.map(async (_, document) => (await engine.store.row(document))[0]));

/** @param {string} query */
const search = (query) => engine.search({ query, limit: texts.length });

/** @param {string} query */
async function found(query) {
  const { results } = await search(query);
  return results.map(({ id }) => id).sort();
}

test("2,000 random queries find exactly the papers for which they are true", async () => {
  const naive = new Naive(texts, words);
  const queries = new ExactQueries(texts, 7);
  let some = 0;
  for (let i = 0; i < 2000; i++) {
    const { tree, text } = queries.query();
    const papers = naive.papersOf(tree);
    if (!papers) continue;
    const expected = ids.filter((_, document) => papers[document]).sort();
    const answer = await search(text);
    assert.deepEqual(answer.results.map(({ id }) => id).sort(), expected, text);
    assert.deepEqual([answer.total, answer.complete, answer.exact], [expected.length, expected.length, true], text);
    if (expected.length > 0 && expected.length < texts.length) some++;
  }
  assert.ok(some > 1000, `${some} queries found some papers and not all`);
});

test("NOT leaves out what has the word, and NOT alone is all but that", async () => {
  const [all, with_, without] = await Promise.all([found("year:0.. OR NOT year:0.."), found("(zebrafish)"), found("NOT zebrafish")]);
  assert.equal(all.length, texts.length);
  assert.deepEqual([...with_, ...without].sort(), all);
  assert.deepEqual(await found("tics NOT zebrafish"), await found("tics AND -zebrafish"));
  assert.deepEqual(await found("tics NOT zebrafish"), await found("tics AND NOT zebrafish"));
});

test("operators are read from left to right, which a hint says where it matters", async () => {
  const plain = await search("zebrafish OR kynurenine AND dopamine");
  assert.deepEqual(plain.results.map(({ id }) => id).sort(), await found("(zebrafish OR kynurenine) AND dopamine"));
  assert.match(plain.hint ?? "", /\(zebrafish OR kynurenine\) AND/);
  for (const clear of ["dopamine AND zebrafish OR kynurenine", "zebrafish OR (kynurenine AND dopamine)", "a OR b OR zebrafish"]) {
    assert.doesNotMatch((await search(clear)).hint ?? "", /left to right/, clear);
  }
});

test("words side by side must all be there", async () => {
  assert.deepEqual(await found("dopamine zebrafish OR kynurenine"), await found("(dopamine AND zebrafish) OR kynurenine"));
});

test("a field before a bracket or behind it is that of all in it", async () => {
  const expected = await found("title:dopamine OR title:sleep");
  assert.ok(expected.length > 0);
  for (const query of ["title:(dopamine OR sleep)", "(dopamine OR sleep)[ti]", "dopamine[ti] OR sleep[Title]"]) {
    assert.deepEqual(await found(query), expected, query);
  }
  assert.deepEqual(await found("title:(dopamine OR abstract:sleep)"), await found("title:dopamine OR abstract:sleep"));
});

test("only the words typed are searched: no other name, no correction", async () => {
  const ranked = await search("adhd");
  const exact = await search("adhd OR adhd");
  assert.ok(ranked.also.length > 0 && exact.total < ranked.total);
  assert.deepEqual([exact.also, exact.corrections], [[], []]);
  assert.equal(exact.total, ranked.complete);
  assert.equal((await search("doapmine OR doapmine")).total, 0);
});

test("if nothing matches exactly, a hint says what the capitals do", async () => {
  const { total, exact, hint } = await search("zebrafish AND doapmine");
  assert.deepEqual([total, exact], [0, true]);
  assert.match(hint ?? "", /taken exactly/);
});

test("small letters are words", async () => {
  for (const query of ["zebrafish and kynurenine", "zebrafish or kynurenine", "not zebrafish"]) {
    assert.equal((await search(query)).exact, false, query);
  }
});

test("words that are in no index do not change what is found", async () => {
  const { hint, total } = await search("the AND zebrafish");
  assert.equal(total, (await found("(zebrafish)")).length);
  assert.match(hint ?? "", /“the” is too common/);
});

test("brackets alone mean all words, unless no paper has them all", async () => {
  const all = await search("(zebrafish dopamine) tics");
  assert.ok(all.exact && all.total > 0);
  assert.deepEqual(all.results.map(({ id }) => id).sort(), await found("zebrafish AND dopamine AND tics"));
  const some = await search("kynurenine (doapmine)");
  assert.deepEqual([some.exact, some.total > 0], [false, true]);
  assert.match(some.hint ?? "", /No paper has all these words/);
});

test("in a sentence brackets are those of the sentence", async () => {
  const { exact, hint } = await search("does the sleep of children (and of their parents) get better with medication at school");
  assert.deepEqual([exact, hint], [false, null]);
});

test("the last word is a beginning while it is typed", async () => {
  const typed = await engine.search({ query: "tics AND zebraf", typing: true, limit: 50 });
  assert.deepEqual(typed.results.map(({ id }) => id).sort(), await found("tics AND zebrafish"));
  assert.equal((await search("tics AND zebraf")).total, 0);
});

test("the filters narrow an exact query, and its best papers come first", async () => {
  const { results, total } = await engine.search({ query: "tics OR zebrafish", filters: { condition: ["adhd"] }, limit: 50 });
  assert.ok(total > 0 && total < (await search("tics OR zebrafish")).total);
  const scores = (await search("serotonin AND tics")).results.slice(10).map(({ score }) => score);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  assert.ok(results.every(({ complete }) => complete));
});

test("the family name of an author may have initials", async () => {
  assert.deepEqual(await found("author:cao1 AND tics"), await found("cao1[au] AND tics"));
  assert.deepEqual(await found('author:"xia cao1" AND tics'), await found("cao1 xia[Author] AND tics"));
});

test("a query of very many words is searched as words, and says so", async () => {
  const many = Array.from({ length: 501 }, (_, i) => `word${i}`).join(" OR ");
  const { exact, hint } = await search(`tics OR ${many}`);
  assert.equal(exact, false);
  assert.match(hint ?? "", /1,000 words/);
});
