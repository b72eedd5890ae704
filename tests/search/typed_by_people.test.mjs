/**
 * What people typed and the search misread: each test is named after it, with words of the golden
 * papers in place of the shelf's.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { goldenEngine, texts, words } from "./golden.mjs";
import { terms } from "../../hooks/browser/worker/tokenise.js";

const engine = goldenEngine();

/** @param {string} query */
const search = (query) => engine.search({ query, limit: texts.length });

/** @typedef {(typeof texts)[0]} Paper */

const FIELDS = ["title", "abstract", "summary", "body", "authors", "journal"];

/** @param {string} word @param {string[]} [fields] */
const has = (word, fields = FIELDS) => {
  const [term = ""] = terms(word, words);
  return (/** @type {Paper} */ { fields: texts }) => terms(fields.map((field) => texts[field] ?? "").join("\n"), words).includes(term);
};

/** @param {number} from @param {number} [to] */
const dated = (from, to = Infinity) => (/** @type {Paper} */ { fields: { year } }) => Boolean(year) && from <= Number(year) && Number(year) <= to;

const [adhd, autism, sleep, tics] = ["adhd", "autism", "sleep", "tics"].map((word) => has(word));
const ticsInTitle = has("tics", ["title"]);
/** @param {((paper: Paper) => boolean | undefined)[]} all */
const every = (...all) => (/** @type {Paper} */ paper) => all.every((one) => one(paper));

/** @type {[typed: string, paper: (paper: Paper) => boolean | undefined][]} */
const SETS = [
  ["autism NOT tics", (paper) => autism?.(paper) && !tics?.(paper)],
  ["autism AND NOT tics", (paper) => autism?.(paper) && !tics?.(paper)],
  ['"autism" NOT"tics"', (paper) => autism?.(paper) && !tics?.(paper)],
  ["NOT tics", (paper) => !tics?.(paper)],
  ["adhd OR autism", (paper) => adhd?.(paper) || autism?.(paper)],
  ["(adhd OR autism) AND sleep", (paper) => (adhd?.(paper) || autism?.(paper)) && sleep?.(paper)],
  ["sleep AND(adhd OR autism)", (paper) => (adhd?.(paper) || autism?.(paper)) && sleep?.(paper)],
  ["((adhd OR autism) AND (sleep)) NOT tics", (paper) => (adhd?.(paper) || autism?.(paper)) && sleep?.(paper) && !tics?.(paper)],
  ["TICS AND SLEEP", (paper) => tics?.(paper) && sleep?.(paper)],
  ["tics[ti] AND sleep", every(ticsInTitle, has("sleep"))],
  ["tics [Title] NOT sleep", (paper) => ticsInTitle(paper) && !sleep?.(paper)],
  ["tics AND year:>2006", every(has("tics"), dated(2007))],
  ["tics AND 2003-2006", every(has("tics"), dated(2003, 2006))],
  ['tics AND ("2003"[Date - Publication] : "3000"[Date - Publication])', every(has("tics"), dated(2003))],
  ["tics AND since 2006", every(has("tics"), dated(2006))],
  ["tics NOT published in 2006", (paper) => tics?.(paper) && !dated(2006, 2006)(paper)],
  ["has:summary OR tics", (paper) => Boolean(paper.values["has"]?.includes("summary")) || tics?.(paper)],
];

for (const [typed, paper] of SETS) {
  test(typed, async () => {
    const expected = texts.filter(paper).length;
    const { total, complete, exact, hint, also, corrections } = await search(typed);
    assert.ok(expected > 0 && expected < texts.length);
    assert.deepEqual([total, complete, exact, hint], [expected, expected, true, null]);
    assert.deepEqual([also, corrections], [[], []]);
  });
}

/** @type {[typed: string, years: [number | null, number | null]][]} */
const YEARS = [
  ["tics year:>2005", [2006, null]], ["tics year > 2005", [2006, null]], ["tics year:<=2005", [null, 2005]],
  ["tics 2003-2006", [2003, 2006]], ["tics 2003–2006", [2003, 2006]], ["tics 2003 to 2006", [2003, 2006]], ["tics years 2003-2006", [2003, 2006]],
  ["tics since 2004", [2004, null]], ["tics published since 2004", [2004, null]], ["tics published in 2006", [2006, 2006]],
  ["tics before 2006", [null, 2005]], ["tics 2004-present", [2004, null]], ["tics from 2004 onwards", [2004, null]],
];

for (const [typed, years] of YEARS) {
  test(typed, async () => {
    const { total, years: named, hint, results } = await search(typed);
    assert.deepEqual([named, hint], [years, null]);
    assert.ok(total > 0 && results.every(({ year }) => year !== null && (years[0] ?? 0) <= year && year <= (years[1] ?? year)));
  });
}

/** @type {[typed: string, hint: RegExp][]} */
const HINTED = [
  ["neuro*inflammation", /“neuro\*inflammation”/], ["*phenidate", /“\*phenidate”/], ["tics AND", /“AND”/], ["(tics OR sleep", /“\(tics/],
  ["tics OR sleep)", /sleep\)”/], ['tics "sleep', /quotation mark/], ["tics[xy]", /“\[xy\]”/], ["symptom:tics", /“symptom:”/],
  ["condition:zebrafish", /“condition:zebrafish”.*condition:adhd/], ["year:soon", /year:2020/], ["tics NEAR/3 sleep", /~3/],
  ["tics AND adhd or autism", /only in capitals/], ["tics and (adhd or autism)", /only in capitals/], ["the AND tics", /“the”/],
];

for (const [typed, expected] of HINTED) {
  test(typed, async () => {
    const { hint } = await search(typed);
    assert.match(hint ?? "", expected);
  });
}

const TITLE = "Year: tics and sleep at school, 2003–2006";
for (const typed of [TITLE, `${TITLE}.`, `“${TITLE}”`, `[${TITLE}]`, TITLE.toUpperCase(), TITLE.toUpperCase().replace("AND", "OR"), TITLE.replace("–", "-")]) {
  test(typed, async () => {
    const { results, hint, years, exact } = await search(typed);
    assert.deepEqual([results[0]?.title, hint, years, exact], [TITLE, null, null, false]);
  });
}

const NUMBERED = "Vocal tics receptors sleep zebrafish.";
const DOI = "10.1234/golden.16";
const NUMBERS = [
  DOI, `${DOI}.`, `doi:${DOI}`, `doi: ${DOI}`, `DOI ${DOI}`, `doi.org/${DOI}`, `www.doi.org/${DOI}`, `https://doi.org/${DOI}`, `http://dx.doi.org/${DOI}.`,
  `<https://doi.org/${DOI}>`, `(https://doi.org/${DOI}).`, `“${DOI}”`, `"${DOI}"[aid]`, `https://publisher.example/doi/full/${DOI}?x=1`,
  "31002192", "PMID 31002192", "PMID: 31002192", "pmid:31002192", "PubMed ID: 31002192", "31002192[uid]",
  "pubmed.ncbi.nlm.nih.gov/31002192", "https://pubmed.ncbi.nlm.nih.gov/31002192/", "https://www.ncbi.nlm.nih.gov/pubmed/31002192",
  `Cao X. Vocal tics. J Zebrafish. 2007;3(1):1901-1910. doi: ${DOI}. PMID: 31002192.`,
  `Cao X. Vocal tics. J Zebrafish. 2007;3(1):1901-1910. doi: ${DOI}. PMID: 99999999.`,
];

for (const typed of NUMBERS) {
  test(typed, async () => {
    const { total, results, hint } = await search(typed);
    assert.deepEqual([total, results[0]?.title, hint], [1, NUMBERED, null]);
  });
}

test("year:2003.. beside a filter by years", async () => {
  const { years, total } = await engine.search({ query: "year:2003..", filters: { year: [2004, 2006], undated: true } });
  assert.deepEqual([years, total], [null, texts.filter(dated(2004, 2006)).length + texts.filter(({ fields }) => !fields["year"]).length]);
});

test("autism and not tics", async () => {
  const { total, exact, hint } = await search("autism and not tics");
  assert.deepEqual([exact, hint], [false, null]);
  assert.ok(total > texts.filter((paper) => autism?.(paper)).length);
});

test("a reference whose numbers the shelf lacks", async () => {
  const { results, hint } = await search("Cao X. Vocal tics receptors sleep zebrafish. 2007. doi: 10.1234/nowhere. PMID: 99999999.");
  assert.equal(results[0]?.title, NUMBERED);
  assert.equal(hint, "This shelf has no paper with DOI 10.1234/nowhere, PMID 99999999.");
});

test("10.1234/golden.1 while it is typed", async () => {
  const { results, hint } = await engine.search({ query: "10.1234/golden.1", typing: true, limit: texts.length });
  assert.ok(results.some(({ title }) => title === NUMBERED));
  assert.equal(hint, null);
});
