import assert from "node:assert/strict";
import { test } from "node:test";

import { headerItems } from "../../../hooks/browser/worker/header_items.js";
import { failureItems } from "../../../hooks/browser/worker/header_links.js";
import { pageSearch } from "../../../hooks/browser/worker/site_pages.js";
import { goldenEngine, words } from "../golden.mjs";

const PAYLOAD = `<img src=x onerror="alert('1')"> & more`;
const ESCAPED = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more";

/** @returns {Promise<import("../../../hooks/browser/both/types.js").Answer>} */
async function hostileAnswer() {
  const answer = await goldenEngine().search({ query: "boosted", limit: 1 });
  const hostile = answer.results.map((result) => ({
    ...result,
    title: PAYLOAD,
    authors: [PAYLOAD],
    journal: PAYLOAD,
    snippet: [{ text: PAYLOAD, mark: true }],
  }));
  return { ...answer, results: hostile, corrections: [{ from: "x", to: PAYLOAD }] };
}

test("a term that the query begins comes before the papers, one that only ends it after them", async () => {
  const engine = goldenEngine();
  for (const [query, first] of /** @type {const} */ ([["tic d", true], ["sleep tic d", false]])) {
    const answer = await engine.search({ query, typing: true, limit: 6 });
    const items = headerItems(query, answer, [], await engine.suggest(query)).flat();
    const paper = items.findIndex(({ location }) => location.startsWith("papers/"));
    const term = items.findIndex(({ title }) => title === "Tic disorders");
    assert.ok(paper >= 0 && term >= 0);
    assert.equal(term < paper, first, query);
    assert.equal(items[term]?.text, "condition");
    assert.equal(items.at(-1)?.location, `search/?q=${encodeURIComponent(query)}`);
  }
});

test("a suggestion reaches the header as text", async () => {
  /** @type {import("../../../hooks/browser/both/types.js").Suggestion} */
  const hostile = { kind: "author", label: PAYLOAD, note: "", query: PAYLOAD };
  const [item] = headerItems("x", await hostileAnswer(), [], [hostile]).flat().filter(({ text }) => text === "author");
  assert.equal(item?.title, ESCAPED);
});

test("nothing of a paper, a page or a query reaches the header as markup", async () => {
  const pages = [{ location: "about/", title: PAYLOAD, text: PAYLOAD }];
  const items = headerItems(PAYLOAD, await hostileAnswer(), pages).flat();
  assert.ok(items.length >= 3);
  for (const { title, text } of items) {
    assert.ok(!`${title}${text}`.replace(/<\/?(mark|p)>/g, "").includes("<"), title);
  }
  assert.equal(items[0]?.title, ESCAPED);
});

test("the last item leads to the search page with the query", async () => {
  const answer = await goldenEngine().search({ query: "tics", limit: 3 });
  const link = headerItems("tics & more", answer, []).at(-1)?.[0];
  assert.equal(link?.location, "search/?q=tics%20%26%20more");
  assert.match(link?.title ?? "", new RegExp(String(answer.total)));
});

test("the link to all results has the highest score, by which Material opens an entry that nobody chose", async () => {
  const engine = goldenEngine();
  const pages = [{ location: "about/", title: "About tics", text: "" }];
  for (const query of ["tics", "tic d", "qqqxyzzy"]) {
    const answer = await engine.search({ query, typing: true, limit: 6 });
    const items = headerItems(query, answer, pages, await engine.suggest(query)).flat();
    assert.ok(items.length >= 2);
    assert.ok(items.slice(0, -1).every(({ score }) => score < (items.at(-1)?.score ?? 0)), query);
  }
});

test("a failure says so and leads to the search page", () => {
  const [[item] = []] = failureItems("tics");
  assert.match(item?.title ?? "", /could not load/);
  assert.equal(item?.location, "search/?q=tics");
});

test("hand-written pages are found by all of the query's words, as plain text", () => {
  const search = pageSearch(words, [
    { location: "about/", title: "About &amp; more", text: "<p>The setting <code>STRICT_RECORDS</code></p>" },
    { location: "design/", title: "Design of settings", text: "" },
  ]);
  assert.deepEqual(search("strict_records"), [{ location: "about/", title: "About & more", text: "The setting STRICT_RECORDS" }]);
  assert.deepEqual(search("setting").map(({ location }) => location), ["design/", "about/"]);
  assert.deepEqual(search("the"), []);
  assert.deepEqual(search("strict zebra"), []);
});

test("hand-written pages in scripts without blanks are found by a word inside their text", () => {
  const search = pageSearch(words, [{ location: "about/", title: "关于", text: "<p>每天早上更新，见说明。</p>" }]);
  for (const query of ["更新", "早上更", "更", "关", "关于 说明"]) assert.equal(search(query).length, 1, query);
  for (const query of ["新更", "明天"]) assert.equal(search(query).length, 0, query);
});
