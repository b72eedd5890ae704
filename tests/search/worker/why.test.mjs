import assert from "node:assert/strict";
import { test } from "node:test";

import { goldenEngine } from "../golden.mjs";

/**
 * The reasons of all results of a query: for each its id, and for each word what the paper has for it.
 * @param {string} query
 */
async function whys(query) {
  const { results } = await goldenEngine().search({ query, explained: true });
  return results.map(({ id, title, why }) => ({ id, title, why: why ?? [] }));
}

test("a result says in which fields it has each word, and which words it lacks", async () => {
  for (const { title, why } of await whys("cognitive therapy")) {
    assert.deepEqual(why.map(({ word }) => word), ["cognitive", "therapy"]);
    for (const { word, found } of why) {
      const [typed] = found.filter(({ as }) => as === word);
      if (title.toLowerCase().split(/\W+/).includes(word)) assert.ok(typed?.fields.includes("title"), `${word}: ${title}`);
      else assert.ok(!typed?.fields.includes("title"), `${word}: ${title}`);
    }
  }
});

test("a result by a tag, a near word or a correction says so", async () => {
  for (const [query, meant, byTag] of [["adhd", "ADHD", true], ["kids", "children", false], ["doapmine", "dopamine", false]]) {
    const found = (await whys(`${query}`)).flatMap(({ why }) => why.flatMap((reason) => reason.found));
    assert.ok(found.some(({ as, tag }) => tag === byTag && as === meant), `${query}: ${found.map(({ as }) => as)}`);
  }
});

test("a word that a result lacks has no reason", async () => {
  const lacking = (await whys("kids naughty")).flatMap(({ why }) => why.filter(({ word }) => word === "naughty"));
  assert.ok(lacking.length > 0 && lacking.every(({ found }) => found.length === 0));
});

test("reasons are given on request only", async () => {
  const { results } = await goldenEngine().search({ query: "therapy" });
  assert.ok(results.length > 0 && results.every((result) => result.why === undefined));
});
