/**
 * Writes items as CSV, byte for byte as hooks/papershelf/exports/table.py, which says why a cell
 * that a spreadsheet would run as a formula gets an apostrophe.
 */

import { dateText, line, nameParts } from "./item.js";

/** @typedef {import("./item.js").Item} Item */

const FORMULA = /(^|;)('*[=+\-@＝＋－＠])/g;

/** Column -> its value. @type {Record<string, (item: Item) => string | undefined>} */
const COLUMNS = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  title: ({ title }) => title,
  authors: ({ author = [] }) => author.map((name) => nameParts(name).join(", ")).join("; "),
  journal: (item) => item["container-title"],
  date: (item) => dateText(item, "-"),
  volume: ({ volume }) => volume,
  issue: ({ issue }) => issue,
  pages: ({ page }) => page,
  publisher: ({ publisher }) => publisher,
  issn: ({ ISSN }) => ISSN,
  doi: ({ DOI }) => DOI,
  pmid: ({ PMID }) => PMID,
  pmcid: ({ PMCID }) => PMCID,
  url: ({ URL }) => URL,
  language: ({ language }) => language,
  keywords: ({ keyword }) => keyword,
  note: ({ note }) => note,
  abstract: ({ abstract }) => abstract,
};

export const HEADER = row(Object.keys(COLUMNS));

/** @param {Item} item */
export function csvRow(item) {
  return row(Object.values(COLUMNS).map((value) => line(value(item) ?? "").replace(FORMULA, "$1'$2")));
}

/** @param {string[]} cells */
function row(cells) {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",") + "\r\n";
}
