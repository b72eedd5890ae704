import assert from "node:assert/strict";
import { test } from "node:test";

import { compare, match } from "./compare.mjs";
import { goldenEngine, texts, words } from "./golden.mjs";
import lunr from "lunr";
import { realQueries } from "./queries.mjs";
import { fullIndex } from "./reference.mjs";

const engine = goldenEngine();
const manifest = await engine.store.manifest();
const full = fullIndex(lunr, manifest, texts, words);
const prose = texts.map(({ fields }) => `${fields["title"]} ${fields["abstract"]} ${fields["authors"]}`.toLowerCase());

test("the sharded index answers as a full lunr index, documents and scores", async () => {
  let found = 0;
  for (const query of realQueries(prose, words, 240)) {
    const { matches, differences } = await compare(engine, full, query);
    assert.deepEqual(differences, [], query);
    if (matches > 0) found++;
  }
  assert.ok(found > 200, `${found} queries had results`);
});

test("words that fold and joined words answer alike", async () => {
  for (const query of ["naivete tics", "beta endorphin", "il 2 low dose", "covid 19 -zebrafish", "النوم الاطفال", "сна +тиками"]) {
    const { matches, differences } = await compare(engine, full, query);
    assert.deepEqual(differences, [], query);
    assert.ok(matches > 0, query);
  }
});

test("a wrong weight would be seen", async () => {
  const other = goldenEngine();
  (await other.store.manifest()).k1 = 1.3;
  const { differences } = await compare(other, full, "tics");
  assert.ok(differences.length > 0);
});

test("lists without norms have the same weights as lists with norms", async () => {
  const bare = (await engine.store.postings("tic"))?.find(({ norms }) => norms === null);
  assert.ok(bare, "the golden index has a bare list");
  const { differences } = await compare(engine, full, "+abstract:tics");
  assert.deepEqual(differences, []);
});

test("a boosted paper scores by its boost", async () => {
  const boosted = texts.findIndex(({ boost }) => boost > 1);
  const { scores } = await match(engine, "boosted");
  assert.ok((scores[boosted] ?? 0) > 0);
  assert.deepEqual((await compare(engine, full, "boosted tics")).differences, []);
});
