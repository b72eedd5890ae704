/** Papers of each kind that a citation style may trip over, as CSL-JSON items. */

const title = "Of gardens and bees: a trial of DNA in \"wild\" hedges";
const rest = {
  title,
  "container-title": "Journal of plain things : JPT",
  "container-title-short": "Journal of plain things",
  volume: "12",
  issue: "3",
  page: "211-219",
  DOI: "10.1234/plain.(1)<2>",
  language: "en",
};
const author = [{ family: "Doe", given: "Jane Q." }, { family: "Roe", given: "Richard" }];
const issued = { "date-parts": [[2021, 5, 4]] };
const article = { id: "article", type: "article-journal", author, issued, ...rest };

/** Kind -> item. @type {Record<string, any>} */
export const KINDS = {
  article,
  preprint: { id: "preprint", type: "article", genre: "Preprint", author, issued: { "date-parts": [[2020, 11]] }, title, "container-title": "Preprints of Sample", DOI: "10.1234/p.1" },
  chapter: { id: "chapter", type: "chapter", author, issued: { "date-parts": [[1999]] }, title, "container-title": "A Book: With Subtitle", publisher: "A press", page: "S1-S9", language: "en" },
  "no date": { ...article, id: "no-date", issued: undefined },
  "year from the DOI": { ...article, id: "circa", issued: { "date-parts": [[2019]], circa: true } },
  "no authors": { ...article, id: "no-authors", author: undefined },
  "no given name": { ...article, id: "no-given", author: [{ family: "Plato" }, ...author] },
  "group author": { ...article, id: "group", author: [{ literal: "Ministry of Health and Care" }, ...author] },
  "30 authors": { ...article, id: "thirty", author: Array.from({ length: 30 }, (_, number) => ({ family: `Name${number}`, given: "Ann B." })) },
  particles: {
    ...article,
    id: "particles",
    author: [
      { family: "Berg", "non-dropping-particle": "van der", given: "Jan" },
      { family: "Arc", "non-dropping-particle": "d'", given: "Jeanne" },
      { family: "Doe", given: "John", suffix: "Jr." },
    ],
  },
  CJK: { ...article, id: "cjk", title: "睡眠と注意:ランダム化比較試験", author: [{ family: "山田", given: "太郎" }, { family: "김", given: "민준" }], "container-title": "睡眠研究", "container-title-short": undefined, language: "ja" },
  "online only": { ...article, id: "online", volume: undefined, issue: undefined, page: undefined },
  signs: { ...article, id: "signs", title: "p < 0.05 & 100% of {braces} </script> in $x_1$ — 𝑝, =cmd()" },
  bare: { id: "bare", type: "article-journal", title },
  retracted: { ...article, id: "retracted", note: "This paper has been retracted." },
};
for (const item of Object.values(KINDS)) for (const key of Object.keys(item)) if (item[key] === undefined) delete item[key];
