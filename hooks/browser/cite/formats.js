/**
 * The formats in which papers are exported. hooks/papershelf/exports/formats.py writes the same
 * bytes; the golden files of both are in tests/fixtures/cite.
 */

import { bibtex } from "./bibtex.js";
import { ris } from "./ris.js";
import { HEADER, csvRow } from "./table.js";

/** @typedef {import("./item.js").Item} Item */

/**
 * @typedef {object} Format
 * @property {string} name that of `papershelf list --format`
 * @property {string} label what readers call it
 * @property {string} extension of its files
 * @property {string} type the media type
 * @property {string} [before] begins a file
 * @property {string} [between] two papers
 * @property {string} [after] ends a file
 * @property {string} [empty] a file without papers
 * @property {(item: Item) => string} write
 */

/** @type {Format[]} */
export const FORMATS = [
  { name: "bibtex", label: "BibTeX", extension: "bib", type: "application/x-bibtex", between: "\n", write: bibtex },
  { name: "ris", label: "RIS", extension: "ris", type: "application/x-research-info-systems", between: "\r\n", write: ris },
  {
    name: "csl-json", label: "CSL-JSON", extension: "csl.json", type: "application/vnd.citationstyles.csl+json",
    before: "[\n", between: ",\n", after: "\n]\n", empty: "[]\n", write: json,
  },
  { name: "csv", label: "CSV", extension: "csv", type: "text/csv", before: HEADER, write: csvRow },
  { name: "jsonl", label: "JSON Lines", extension: "jsonl", type: "application/jsonl", write: (item) => `${json(item)}\n` },
];

/**
 * Returns the parts of a file with these papers, in their order.
 * @param {Format} format
 * @param {Item[]} items
 * @returns {string[]}
 */
export function written({ before = "", between = "", after = "", empty = before, write }, items) {
  if (items.length === 0) return [empty];
  const papers = items.map((item, at) => (at ? between : "") + write(item));
  return [before, ...papers, after];
}

/**
 * Returns a value as JSON on one line, without characters that a terminal obeys.
 * @param {object} value
 */
function json(value) {
  return JSON.stringify(value).replace(/[\x7f-\x9f]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
