import assert from "node:assert/strict";
import { test } from "node:test";

import { fieldNamed, fieldOfTag } from "../../../hooks/browser/worker/fields.js";
import { askedFacets } from "../golden.mjs";

/** @param {string} name */
const named = (name) => fieldNamed(name, askedFacets);
/** @param {string} tag */
const tagged = (tag) => fieldOfTag(tag, askedFacets);

test("a name is a field of texts, a facet or nothing", () => {
  assert.deepEqual(named("Title"), { kind: "text", fields: ["title"], facets: [] });
  assert.deepEqual([named("author")?.kind, named("authors")?.kind, named("year")?.kind, named("pmid")?.kind], ["name", "name", "year", "id"]);
  assert.deepEqual([named("condition")?.kind, named("topics")?.fields, named("age")?.fields], ["tag", ["topics"], ["ages"]]);
  assert.deepEqual([named("has")?.kind, named("problem")?.facets[0]?.name], ["value", "problem"]);
  assert.deepEqual([named("plant"), named("ti"), named("")], [null, null, null]);
});

test("PubMed's names in brackets are ours, short or long", () => {
  const same = { ti: "Title", ab: "Abstract", tiab: "Title/Abstract", tw: "Text Word", au: "Author", ta: "Journal", dp: "Publication Date", mh: "MeSH Terms", pt: "Publication Type", uid: "PMID", all: "All Fields" };
  for (const [short, long] of Object.entries(same)) {
    assert.notEqual(tagged(short), null, short);
    assert.deepEqual(tagged(long), tagged(short), long);
  }
  assert.deepEqual(tagged("tiab")?.fields, ["title", "abstract"]);
  assert.equal(tagged("all")?.fields, null);
  assert.deepEqual(tagged("mh:noexp"), tagged("mh"));
  assert.deepEqual(tagged("tiab:~3"), tagged("tiab"));
});

test("PubMed's subjects are all facets of tags, its kinds of publication all facets of facts", () => {
  assert.deepEqual(tagged("mh")?.fields, ["conditions", "topics"]);
  assert.deepEqual(tagged("pt")?.fields, ["designs", "ages"]);
  assert.equal(fieldOfTag("mh", []), null);
});

test("any field of the shelf may be in brackets", () => {
  assert.deepEqual(tagged("condition"), named("condition"));
  assert.deepEqual(tagged("body"), named("body"));
  assert.equal(tagged("xy"), null);
});
