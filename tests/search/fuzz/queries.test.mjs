import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { parseWords } from "../../../hooks/browser/worker/query.js";
import { readQuery } from "../../../hooks/browser/worker/language.js";
import { goldenEngine, texts } from "../golden.mjs";
import { RUNS } from "./runs.mjs";

const engine = goldenEngine();
/** What the language knows, what half of it is, and any characters. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."( ) [ ] \" ~ * ^ + - : < > ≤ ≥ .. / AND OR NOT NEAR ADJ3 NEAR/2 title: author: year: doi: pmid: has: is: problem: condition:".split(" "),
    ..."[ti] [tiab] [au] [dp] [mh] since before in PMID PMC arXiv 2020 2020-2024 1990..2000 10.1186/s12888 <script> __proto__ constructor".split(" "),
    "tics", "sleep", "adhd", "Cao", "“quality of life”", '"motor tics"~3', "neuro*", "tourete~2", "tics^3", "https://doi.org/10.1/x", "睡眠", "\u0000", "\ud800",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const query = fc.array(fc.tuple(piece, fc.constantFrom("", " ", "  ", "\n")), { maxLength: 12 }).map((all) => all.flat().join(""));

test("any text is read without an error, as clauses with texts", async () => {
  await fc.assert(
    fc.asyncProperty(query, fc.boolean(), async (text, typing) => {
      for (const { clauses, hint } of [parseWords(text), await readQuery(text, typing, engine)]) {
        assert.ok(hint === null || typeof hint === "string");
        for (const clause of clauses) assert.equal(typeof clause.text, "string");
      }
    }),
    RUNS,
  );
});

test("any query is answered, twice alike, with papers of the shelf in no more than they are", async () => {
  await fc.assert(
    fc.asyncProperty(query, fc.boolean(), async (text, typing) => {
      const request = { query: text, typing, limit: texts.length };
      const found = await engine.search(request);
      assert.ok(found.total >= 0 && found.total <= texts.length);
      assert.deepEqual(await engine.search(request), found);
      await engine.suggest(text);
    }),
    RUNS,
  );
});
