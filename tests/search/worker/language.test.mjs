import assert from "node:assert/strict";
import { test } from "node:test";

import { readQuery } from "../../../hooks/browser/worker/language.js";
import { LAST_YEAR, parseWords } from "../../../hooks/browser/worker/query.js";
import { goldenEngine, texts } from "../golden.mjs";

const engine = goldenEngine();

/** @param {string} text */
const read = (text, typing = false) => readQuery(text, typing, engine);

/** @param {string} query */
const search = (query) => engine.search({ query, limit: texts.length });

/** @param {string} text */
async function brief(text) {
  const { clauses } = await read(text);
  return clauses.map(({ kind, text, fields, presence }) => [kind, text, fields?.join("+"), presence].filter(Boolean).join(" "));
}

/** @param {(paper: (typeof texts)[0]) => boolean} test */
const having = (test) => texts.filter(test).length;

test("what is plain is read alike", async () => {
  for (const text of ["tics", "+tics -adult sleep", '"quality of life" -"side effects"', "tic* tourete~2 tics^3", "low-dose IL-2", ""]) {
    const { clauses, hint } = await read(text);
    const plain = parseWords(text);
    assert.deepEqual([clauses, hint], [plain.clauses, plain.hint], text);
  }
});

test("a field restricts, by any of its names", async () => {
  assert.deepEqual(await brief("author:Cao title:tics text:more Journal:x -abstract:y summary:z"), [
    "words Cao authors required", "words tics title required", "words more body required",
    "words x journal required", "words y abstract prohibited", "words z summary required",
  ]);
});

test("a field in brackets is that of the words before it, as in PubMed", async () => {
  assert.deepEqual(await brief("tics[ti] sleep"), ["words tics title required", "words sleep optional"]);
  assert.deepEqual(await brief("motor tics [Title/Abstract]"), [
    "words motor title+abstract required", "words tics title+abstract required",
  ]);
  assert.deepEqual(await brief('"motor tics"[tiab] -sleep[ab] cao x[au]'), [
    "phrase motor tics title+abstract required", "words sleep abstract prohibited",
    "words cao authors required", "words x authors required",
  ]);
  assert.deepEqual(await brief("tics[all] sleep[tw]"), ["words tics optional", "words sleep title+abstract+summary+body required"]);
  const long = ["ti Title", "ab Abstract", "tiab Title/Abstract", "au Author", "ta Journal", "tw Text Words"];
  for (const names of long) {
    const [short, whole] = names.split(/ (.*)/);
    assert.deepEqual(await brief(`tics[${whole}]`), await brief(`tics[${short}]`), names);
  }
});

test("square brackets in a text are no fields", async () => {
  for (const text of ["[11C]raclopride binding", "amyloid-[beta] (x", "Aβ[1-42]", "[Tics in childhood]"]) {
    assert.ok((await read(text)).clauses.every(({ fields }) => fields === null), text);
    assert.doesNotMatch((await read(text)).hint ?? "", /no field/, text);
  }
});

test("a facet of terms is a field, by its name and by that of its section", async () => {
  assert.deepEqual(await brief('condition:tourette topics:dopamine "tourette syndrome"[mh] adhd[Condition]'), [
    "tag tourette conditions required", "tag dopamine topics required",
    "tag tourette syndrome conditions+topics required", "tag adhd conditions required",
  ]);
  const { clauses } = await read("condition:tourette");
  assert.deepEqual(clauses[0]?.slugs, ["tourette-syndrome"]);
});

test("so is any other facet, by slug, label or beginnings of words of one", async () => {
  const reports = having(({ values }) => values["design"]?.includes("case-report") ?? false);
  assert.ok(reports > 0);
  for (const query of ["design:case-report", 'design:"Case report"', "design:case", "case report[pt]"]) {
    assert.equal((await search(query)).total, reports, query);
  }
  assert.equal((await search("age:children")).total, having(({ values }) => values["age"]?.includes("children") ?? false));
  const summaries = having(({ values }) => values["has"]?.includes("summary") ?? false);
  for (const query of ["has:summary", 'has:"Plain-language summary"', "has:plain"]) {
    assert.equal((await search(query)).total, summaries, query);
  }
  assert.equal((await search("-has:summary")).total, texts.length - summaries);
  const both = await search("zebrafish has:summary");
  assert.ok(both.total > 0 && both.total < summaries);
});

test("a curator finds the papers with a problem, and the retracted ones", async () => {
  for (const [facet, slug] of /** @type {const} */ ([["problem", "doi-dirty"], ["problem", "off-topic"], ["is", "retracted"], ["is", "preprint"]])) {
    const expected = having(({ values }) => values[facet]?.includes(slug) ?? false);
    assert.ok(expected > 0);
    assert.equal((await search(`${facet}:${slug}`)).total, expected, slug);
  }
});

test("a value that a facet lacks is searched as words, with a hint", async () => {
  const { total, hint } = await search("design:zebrafish");
  assert.equal(total, (await search("+zebrafish")).total);
  assert.match(hint ?? "", /no “design:zebrafish”.*There is design:case-report\./);
});

test("a value of any other facet that no paper has finds none, and a hint says what there is", async () => {
  const { total, hint } = await search("is:zebrafish");
  assert.equal(total, 0);
  assert.match(hint ?? "", /No paper has “is:zebrafish”\. There are is:.*is:retracted/);
  assert.equal((await search("tics NOT is:zebrafish")).total, (await search("(tics)")).total);
});

test("a field that does not exist is a word, and a hint names it", async () => {
  assert.deepEqual(await brief("covid:19"), ["words covid:19 optional"]);
  assert.match((await read("covid:19")).hint ?? "", /no field “covid:”/);
  assert.match((await read("tics[xy] AND sleep")).hint ?? "", /no field “\[xy\]”/);
  for (const text of ["https://example.org/tics", "ratio 3:1", "Tics: a review", "see: tics"]) {
    assert.equal((await read(text)).hint, null, text);
  }
});

test("in a title a colon is no field", async () => {
  for (const title of ["Overlap of Psychiatric Conditions: A Systematic Review", "Tics and Topics: what now", "The Journal: a history"]) {
    const { clauses, hint } = await read(title);
    assert.ok(clauses.every(({ kind, fields }) => kind === "words" && fields === null), title);
    assert.equal(hint, null);
  }
});

test("a blank after a field's colon is allowed at the start, before what the field holds", async () => {
  assert.deepEqual(await brief("author: Cao tics"), ["words Cao authors required", "words tics optional"]);
  assert.deepEqual(await brief("Condition: ADHD"), ["tag ADHD conditions required"]);
  assert.deepEqual(await brief("Conditions: A review"), ["words Conditions: optional", "words A optional", "words review optional"]);
  assert.deepEqual(await brief("subtitle: Cao"), ["words subtitle: optional", "words Cao optional"]);
});

test("a quoted author is words of a name, in any order", async () => {
  assert.deepEqual(await brief('author:"Peter Schmidt" -author:"Xia Cao"'), [
    "words Peter authors required", "words Schmidt authors required", "phrase Xia Cao authors prohibited",
  ]);
});

test("years filter, with a field or without", async () => {
  const years = async (/** @type {string} */ text) => (await read(text)).years;
  assert.deepEqual(await years("year:2015..2020"), [2015, 2020]);
  assert.deepEqual(await years("tics year:>2015"), [2016, LAST_YEAR]);
  assert.deepEqual(await years("tics year >= 2015"), [2015, LAST_YEAR]);
  assert.deepEqual(await years("tics 2015-2020"), [2015, 2020]);
  assert.deepEqual(await years("tics 2015:2020[dp]"), [2015, 2020]);
  assert.deepEqual(await years("tics 2015[dp]"), [2015, 2015]);
  assert.deepEqual(await years('tics "2015/01/01"[Date - Publication] : "2020/12/31"[Date - Publication]'), [2015, 2020]);
  assert.deepEqual(await years("tics since 2015"), [2015, LAST_YEAR]);
  assert.deepEqual(await years("tics 2015"), null);
});

test("years in a pasted title belong to the title", async () => {
  for (const title of ["Year: tics and sleep at school, 2003–2006", "Year: tics and sleep at school 2003-2006"]) {
    assert.equal((await read(title)).years, null, title);
    assert.equal((await search(title)).results[0]?.title, "Year: tics and sleep at school, 2003–2006");
  }
  assert.deepEqual((await read("tics 2003-2006")).years, [2003, 2006]);
  const long = "how did the sleep of children and of their parents change at school since 2003";
  assert.deepEqual([(await read(long)).years, (await read(long)).hint], [null, null]);
});

test("years can be left out, and several must all hold", async () => {
  const of = (/** @type {number} */ from, /** @type {number} */ to) =>
    having(({ fields: { year } }) => Boolean(year) && from <= Number(year) && Number(year) <= to);
  assert.equal((await search("-2003-2006")).total, texts.length - of(2003, 2006));
  assert.equal((await search("since 2003 before 2006")).total, of(2003, 2005));
});

test("a value that is no year is a word, with a hint", async () => {
  const { years, hint } = await read("year:soon");
  assert.deepEqual([years, await brief("year:soon")], [null, ["words soon optional"]]);
  assert.match(hint ?? "", /year:2015\.\.2020/);
});

test("a paper's number finds it alone, in whatever address", async () => {
  const paper = texts.find(({ fields }) => /#pmid:.*#pmc/.test(fields["doi"] ?? ""));
  const [doi = "", pmid = "", pmc = ""] = paper?.fields["doi"]?.split(" ") ?? [];
  const [pubmed, central] = [pmid.slice("#pmid:".length), pmc.slice(1).toUpperCase()];
  const queries = [
    doi, `https://doi.org/${doi.toUpperCase()}`, `doi: ${doi}.`, `https://publisher.example/doi/full/${doi}?x=1`,
    `https://publisher.example/articles/${doi}/full`, `https://publisher.example/content/${doi}v1.full.pdf`,
    pubmed, `PMID: ${pubmed}`, `pmid:${pubmed}`, `${pubmed}[pmid]`, `${pubmed}[uid]`, `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`,
    central, `https://www.ncbi.nlm.nih.gov/pmc/articles/${central}/`, `${doi}[doi]`,
  ];
  for (const query of queries) {
    const { total, results, hint } = await search(query);
    assert.deepEqual([total, results[0]?.title, hint], [1, paper?.fields["title"], null], query);
  }
});

test("several numbers find all their papers", async () => {
  const numbers = texts.flatMap(({ fields }) => /#pmid:(\d+)/.exec(fields["doi"] ?? "")?.[1] ?? []).slice(0, 3);
  assert.equal((await search(numbers.join(" "))).total, 3);
  assert.equal((await search(numbers.map((number) => `pmid:${number}`).join(" "))).total, 3);
});

test("a number that no paper has is named; without a name it is a word", async () => {
  for (const query of ["10.1234/nowhere", "https://doi.org/10.1234/nowhere", "PMID: 99999999"]) {
    const { total, hint } = await search(query);
    assert.equal(total, 0, query);
    assert.match(hint ?? "", /no paper with (DOI 10\.1234\/nowhere|PMID 99999999)/, query);
  }
  assert.equal((await search("99999999")).hint, null);
  assert.deepEqual(await brief("99999999"), ["words 99999999 optional"]);
});

test("a star that is not at the end of a word is named in a hint", async () => {
  for (const text of ["*phenidate", "neuro*inflammation", '"quality of lif*"']) {
    assert.match((await read(text)).hint ?? "", /A star works only at the end/, text);
  }
});

test("words near each other may have any order, and others between them", async () => {
  const [, first = "", second = "", third = ""] = /(\w+) (\w+) (\w+)/.exec(texts[20]?.fields["abstract"] ?? "") ?? [];
  const ids = async (/** @type {string} */ query) => (await search(query)).results.map(({ title }) => title);
  const title = texts[20]?.fields["title"] ?? "";
  assert.ok((await ids(`"${second} ${first}"~0`)).includes(title));
  assert.ok((await ids(`"${third} ${first}"~1`)).includes(title));
  assert.ok((await ids(`"${third} ${first}"[tiab:~1]`)).includes(title));
  const { hint } = await search('"zebrafish wax"~3');
  assert.match(hint ?? "", /one by one/);
});

test("a structure that cannot be read leaves its words, and a hint names the part", async () => {
  /** @type {[string, RegExp][]} */
  const queries = [
    ["(tics OR sleep", /partner: “\(tics OR sleep”/], ["tics AND sleep)", /partner: “.*sleep\)”/], ["tics AND", /“AND” has nothing to connect/],
    ["OR tics", /“OR” has nothing to connect/], ["tics AND OR sleep", /“AND OR” has nothing to connect/], ["(tics AND) sleep", /“AND” has nothing to connect/],
  ];
  for (const [query, expected] of queries) {
    const { exact, total, hint } = await search(query);
    assert.equal(exact, false, query);
    assert.ok(total > 0, query);
    assert.match(hint ?? "", expected, query);
  }
  assert.deepEqual(await brief("(tics NOT sleep"), ["words tics optional", "words sleep prohibited"]);
});

test("what is still being typed gets no hint", async () => {
  for (const text of ["tics AND", "tics AND (sleep", "tics OR "]) assert.equal((await read(text, true)).hint, null, text);
});

test("the last word is a beginning while it is typed", async () => {
  const last = async (/** @type {string} */ text) => (await read(text, true)).clauses.at(-1);
  assert.deepEqual([(await last("title:tou"))?.prefix, (await last("title:tou"))?.typing], [true, true]);
  assert.equal((await last("title:tou "))?.prefix, false);
});

test("nothing that can be typed is an error", async () => {
  const texts = [
    ":", "title:", "a:b:c", "((", "))", "()", "( )", "(()", "year:", "[", "]", "[]", "tics[]", "[ti]", '"[ti]', "AND", "NOT NOT", "-(", "+()",
    '"a"~', '"a"~x', "title:()", "(a)[ti", "-", "- -", "10.", "doi:", "pmid:", "since", "2020-", "-2020", "a)b(c", '("', ")(", "x(y", "is:", "has:\"\"",
  ];
  for (const text of texts) {
    await assert.doesNotReject(search(text), text);
    await assert.doesNotReject(read(text, true), text);
  }
});
