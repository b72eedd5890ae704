import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../../hooks/browser/worker/engine.js";
import { goldenEngine, read, texts } from "../golden.mjs";
import lunr from "lunr";

const engine = goldenEngine();

/**
 * @param {string} query
 * @param {Partial<import("../../../hooks/browser/both/types.js").Request>} [more]
 */
const search = (query, more = {}) => engine.search({ query, limit: 50, ...more });

/** @param {import("../../../hooks/browser/both/types.js").Answer} answer */
const ids = ({ results }) => results.map(({ id }) => id);

/** @param {(fields: Record<string, string>) => boolean} test */
const having = (test) => texts.filter(({ fields }) => test(fields)).length;

test("an empty query finds every paper, newest first and off-topic ones last", async () => {
  for (const sort of /** @type {const} */ (["relevance", "newest"])) {
    const { total, offTopic, results } = await search("", { sort });
    assert.equal(total, texts.length);
    assert.equal(offTopic, 1);
    assert.deepEqual(results.filter((result) => result.offTopic).map(({ title }) => title), ["A stray paper"]);
    assert.equal(results.at(-1)?.offTopic, true);
    const years = results.filter((result) => !result.offTopic).map(({ year }) => year ?? 0);
    assert.deepEqual(years, [...years].sort((a, b) => b - a));
  }
});

test("queries without words to rank by give papers of one year by date", async () => {
  // Golden paper n is of month 1 + n % 12, but for a few that were given other dates, most of them of 2024.
  const month = (/** @type {string} */ id) => 1 + (Number(id.split("-")[1]) % 12);
  const fields = ["author:xia", "author:xia journal:journal", 'journal:"Journal 1"', "author:xia -zebrafish", "author:cao1 OR author:cao2 OR author:cao3"];
  for (const query of ["", "-zebrafish", ...fields, "condition:adhd", "condition:tourette-syndrome author:xia"]) {
    const found = (await search(query)).results.filter(({ id, year }) => /^10\.1234-(?!(7|12)$)/.test(id) && year !== 2024);
    const dates = found.map(({ id, year }) => 12 * (year ?? 0) + month(id));
    assert.ok(found.length > 9, query);
    assert.deepEqual(dates, [...dates].sort((a, b) => b - a), query);
  }
});

test("of papers with a tag those that only mention it come last, and words beside fields rank", async () => {
  const titles = (await search("condition:adhd")).results.filter(({ offTopic }) => !offTopic);
  const listed = await search("", { filters: { condition: ["adhd"] } });
  assert.deepEqual(titles.map(({ id }) => id), ids(listed));
  const [first] = (await search("author:xia title:zebrafish")).results;
  assert.match(first?.title ?? "", /zebrafish/i);
});

test("a paper's DOI finds it first, in any case and as an address", async () => {
  for (const query of ["10.1234/golden.11", "https://doi.org/10.1234/GOLDEN.11", "doi:10.1234/golden.11"]) {
    assert.deepEqual(ids(await search(query)), ["10.1234-11"], query);
  }
});

test("results are counted exactly and pages of them follow one another", async () => {
  const whole = await search("tics");
  assert.equal(whole.results.length, whole.total);
  const parts = await Promise.all([0, 7, 14].map((offset) => search("tics", { offset, limit: 7 })));
  assert.deepEqual(parts.flatMap(ids), ids(whole).slice(0, 21));
});

test("ids are those of all results, in their order, and load no results", async () => {
  for (const query of ["", "sleep", "does sleep help children", "adhd NOT sleep"]) {
    const asked = await search(query, { ids: true });
    assert.deepEqual(asked.ids, ids(await search(query)), query);
    assert.deepEqual(asked.results, []);
    assert.equal(asked.ids?.length, asked.total);
  }
});

test("papers with all words come before those with some", async () => {
  const { results, complete } = await search("zebrafish kynurenine dopamine");
  const flags = results.map((result) => Number(result.complete));
  assert.deepEqual(flags, [...flags].sort((a, b) => b - a));
  assert.equal(flags.reduce((sum, flag) => sum + flag, 0), complete);
});

test("hyphens make no difference", async () => {
  const [hyphen, joined, spaced] = await Promise.all([search("IL-2"), search("IL2"), search('"IL 2"')]);
  assert.ok(hyphen.complete > 0);
  assert.equal(joined.total, hyphen.complete);
  assert.equal(spaced.total, hyphen.complete);
});

test("a name of a condition finds papers that do not use it, and can be taken out", async () => {
  const tagged = having((fields) => (fields["conditions"] ?? "").includes("#is:adhd"));
  const named = await search("adhd");
  assert.deepEqual(named.also.map(({ slug, words }) => [slug, words]), [["adhd", "adhd"]]);
  assert.ok(named.total >= tagged);
  const literal = await search("adhd", { excluded: ["adhd"] });
  assert.deepEqual(literal.also, []);
  assert.ok(literal.total < named.total);
});

test("a condition by name finds its papers, unverified ones last", async () => {
  const { total, results } = await search("condition:adhd");
  const tagged = having((fields) => /#(is|may):adhd/.test(fields["conditions"] ?? ""));
  assert.equal(total, tagged);
  const weak = results.filter(({ mentioned }) => mentioned).map(({ title }) => title);
  assert.deepEqual(weak, ["A plain paper", "Without an abstract"]);
  assert.deepEqual(results.slice(-2).map(({ title }) => title), weak);
});

test("a field narrows what the words beside it find, as a filter does", async () => {
  for (const words of ["tics", "tics dopamine", "zebrafish"]) {
    const typed = await search(`condition:adhd ${words}`);
    const filtered = await search(words, { filters: { condition: ["adhd"] } });
    assert.deepEqual(ids(typed).sort(), ids(filtered).sort(), words);
  }
});

test("off-topic papers are in no count of a facet", async () => {
  const { facets, total } = await search("", { facets: true });
  const counted = facets?.values["condition"]?.find(({ slug }) => slug === "adhd")?.count ?? 0;
  const tagged = having((fields) => /#(is|may):adhd/.test(fields["conditions"] ?? ""));
  assert.equal(counted, tagged);
  const years = facets?.years.reduce((sum, { count }) => sum + count, 0) ?? 0;
  assert.equal(years + (facets?.undated ?? 0), total - 1);
});

test("a condition that the vocabulary lacks is searched as words, with a hint", async () => {
  const { total, hint } = await search("condition:zebrafish");
  assert.ok(total > 0);
  assert.equal(total, (await search("+zebrafish")).total);
  assert.match(hint ?? "", /no “condition:zebrafish”.*condition:adhd/);
});

test("a query without a word to search for shows every paper, and says so", async () => {
  for (const query of ["the", "😀", "%", "-"]) {
    const { total, hint } = await search(query);
    assert.equal(total, texts.length, query);
    assert.match(hint ?? "", /without it/, query);
  }
  assert.equal((await search("")).hint, null);
  assert.equal((await search("the", { typing: true })).hint, null);
});

test("a misspelt word finds what it was meant for, unless taken verbatim", async () => {
  for (const wrong of ["dopamin3e", "doapmine", "opamine", "xopamine", "dopamiine"]) {
    const { total, corrections } = await search(wrong);
    assert.deepEqual(corrections, [{ from: wrong, to: "dopamine" }], wrong);
    assert.ok(total > 0);
  }
  const verbatim = await search("doapmine", { verbatim: true });
  assert.deepEqual([verbatim.total, verbatim.corrections], [0, []]);
});

test("a misspelt title finds its paper first", async () => {
  assert.equal((await search("bosted tcis")).results[0]?.title, "Boosted tics");
});

test("a word that occurs in many papers is not corrected", async () => {
  assert.deepEqual((await search("tics")).corrections, []);
});

test("a phrase must occur unchanged; if it occurs nowhere, its words are searched", async () => {
  const found = await search('"wax and wane"');
  assert.deepEqual(found.results.map(({ title }) => title), ["Without an abstract"]);
  const words = await search('"wane and wax"');
  assert.match(words.hint ?? "", /one by one/);
  assert.ok(words.total > 0);
  assert.equal((await search("“wane and wax”")).total, words.total);
});

test("if a phrase of a field occurs nowhere, its words are searched in the field", async () => {
  const words = await search('title:"tics boosted"');
  assert.deepEqual(words.results.map(({ title }) => title), ["Boosted tics"]);
  assert.match(words.hint ?? "", /one by one/);
});

test("papers that have a word by its meaning do not count as having it", async () => {
  const { total, complete, results } = await search("adhd");
  const written = having((fields) => /\badhd\b/i.test([fields["title"], fields["abstract"], fields["summary"]].join(" ")));
  assert.equal(complete, written);
  assert.ok(total > complete);
  assert.equal(results.filter((result) => result.complete).length, complete);
});

test("the first page of results is the same for any number of results", async () => {
  const whole = ids(await search("dopamine tics"));
  for (const limit of [1, 3, 10]) {
    assert.deepEqual(ids(await search("dopamine tics", { limit })), whole.slice(0, limit));
    assert.deepEqual(ids(await search("dopamine tics", { limit, offset: 5 })), whole.slice(5, 5 + limit));
  }
});

test("a pasted sentence finds its paper first", async () => {
  const document = texts.findIndex(({ fields }) => (fields["abstract"] ?? "").split(" ").length > 40);
  const sentence = (texts[document]?.fields["abstract"] ?? "").split(" ").slice(20, 27).join(" ");
  const [, title] = await engine.store.row(document);
  assert.equal((await search(sentence)).results[0]?.title, title);
});

test("a paper with the query as its title comes first, however low it ranks", async () => {
  const { results } = await search("Motor tics");
  assert.equal(results[0]?.title, "Motor tics");
  assert.ok((results[0]?.score ?? 0) < (results[20]?.score ?? 0));
  assert.equal((await search("Motor tics", { limit: 3, offset: 3 })).results.some(({ title }) => title === "Motor tics"), false);
  assert.notEqual((await search("Motor tics", { sort: "newest" })).results[0]?.title, "Motor tics");
});

test("a beginning that is longer than the stem of its word finds the word", async () => {
  const whole = ids(await search("severity")).sort();
  assert.deepEqual(ids(await search("severit*")).sort(), whole);
  for (const query of ["severi", "severit", "severity"]) {
    assert.deepEqual(ids(await search(query, { typing: true })).sort(), whole, query);
  }
});

test("years in the query and in the filters both hold", async () => {
  const { results } = await search("year:2003..2006", { filters: { year: [2005, null] } });
  assert.deepEqual([...new Set(results.map(({ year }) => year))], [2006, 2005]);
});

test("papers that the filter by years hides are counted, and included on request", async () => {
  const undated = having((fields) => fields["year"] === "");
  assert.ok(undated > 0);
  const all = await search("", { facets: true });
  assert.deepEqual([all.facets?.undated, all.facets?.leftOut], [undated, 0]);
  for (const [query, year] of /** @type {const} */ ([["", [2005, null]], ["year:2005..", null]])) {
    const filters = { year: /** @type {[number, null] | null} */ (year) };
    const without = await search(query, { filters, facets: true });
    const along = await search(query, { filters: { ...filters, undated: true }, facets: true });
    assert.deepEqual([without.facets?.leftOut, along.facets?.leftOut], [undated, 0]);
    assert.equal(along.total, without.total + undated);
  }
  const alone = await search("", { filters: { undated: true } });
  assert.deepEqual([alone.total, alone.results[0]?.year], [undated, null]);
});

test("by date undated papers are last both ways", async () => {
  const newest = await search("tics", { sort: "newest" });
  const oldest = await search("tics", { sort: "oldest" });
  const dated = ids(newest).slice(0, -1);
  assert.equal(newest.results.at(-1)?.year, null);
  assert.equal(oldest.results.at(-1)?.year, null);
  assert.deepEqual(ids(oldest).slice(0, -1), dated.reverse());
});

test("facets count what the query finds", async () => {
  const { total, facets } = await search("tics", { facets: true });
  const counts = Object.fromEntries((facets?.values["condition"] ?? []).map(({ slug, count }) => [slug, count]));
  assert.equal((counts["adhd"] ?? 0) + (counts["tourette-syndrome"] ?? 0) <= total, true);
  const narrowed = await search("tics", { filters: { condition: ["adhd"] } });
  assert.equal(narrowed.total, counts["adhd"]);
});

test("results carry what is shown, matched words marked", async () => {
  const { results } = await search("boosted");
  const [result] = results;
  assert.deepEqual(
    [result?.title, result?.authors, result?.journal, result?.tags],
    ["Boosted tics", ["Xia Cao"], "Journal of plain things", [{ slug: "adhd", label: "ADHD" }]],
  );
  const marked = (await search("abstract ADHD")).results[0]?.snippet.filter(({ mark }) => mark);
  assert.deepEqual(marked?.map(({ text }) => text), ["abstract", "ADHD"]);
});

test("a lost file is an error, never an empty answer, and the next search works", async () => {
  let failing = true;
  const flaky = new Engine(async (name) => {
    if (failing && name.includes("/common/")) throw new Error("offline");
    return read(name);
  }, lunr);
  await assert.rejects(flaky.search({ query: "tics" }), /offline/);
  failing = false;
  assert.ok((await flaky.search({ query: "tics" })).total > 0);
});

test("a word while it is typed finds the words it begins", async () => {
  const typed = await search("zebraf", { typing: true });
  const whole = await search("zebrafish");
  assert.deepEqual(ids(typed).sort(), ids(whole).sort());
});

test("words of other scripts are found however they are written, and as the beginnings of longer ones", async () => {
  for (const [query, title] of /** @type {[string, RegExp][]} */ ([
    ["توحد", /^اضطرابات/], ["والتَّوَحُّد", /^اضطرابات/], ["جوده", /^اضطرابات/], ["الأطف*", /^اضطرابات/], ["Тиками", /^Нарушения/], ["емкий", /^Нарушения/],
  ])) {
    const { total, results } = await search(query);
    assert.equal(total, 1, query);
    assert.match(results[0]?.title ?? "", title);
  }
});

test("a pasted page of text is searched by its first words", async () => {
  const page = Array.from({ length: 400 }, (_, i) => `word${i}`).join(" ");
  assert.ok((await search(`tics ${page}`)).total > 0);
});

test("a word of the language is not corrected, unlike one that is none", async () => {
  assert.deepEqual((await search("tick")).corrections, []);
  assert.deepEqual((await search("kids")).corrections, []);
  assert.deepEqual((await search("slepp")).corrections.map(({ to }) => to), ["sleep"]);
});

test("an everyday word that the papers lack finds what they call otherwise, and can be taken out", async () => {
  const found = await search("kids");
  assert.deepEqual(found.near, [{ from: "kids", to: ["children"] }]);
  assert.deepEqual(found.missing, ["kids"]);
  assert.equal(found.complete, 0);
  assert.deepEqual(ids(found).sort(), ids(await search("children")).sort());
  for (const more of [{ excluded: ["~children"] }, { verbatim: true }]) {
    const { total, near } = await search("kids", more);
    assert.deepEqual([total, near], [0, []]);
  }
});

test("a word that papers have counts more than what is near another one", async () => {
  const { results } = await search("slumber zebrafish");
  assert.ok(results.length > 0);
  const [first] = results;
  assert.match(JSON.stringify(first?.snippet) + first?.title, /zebrafish/i);
});

test("words that no paper has are named, whether they are words or not", async () => {
  assert.deepEqual((await search("tick qwxyz dopamine")).missing, ["tick", "qwxyz"]);
});
