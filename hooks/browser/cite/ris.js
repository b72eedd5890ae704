/** Writes items as RIS, byte for byte as hooks/papershelf/exports/ris.py. */

import { dateParts, dateText, keyOf, keywords, line, nameParts, padded } from "./item.js";

/** @typedef {import("./item.js").Item} Item */

const TYPES = { "article-journal": "JOUR", chapter: "CHAP", article: "UNPB" };
const RANGE = /^([^\s,-]+)-([^\s,-]+)$/;

/**
 * Returns the record of a paper; its lines end with CR and LF.
 * @param {Item} item
 */
export function ris(item) {
  const given = /** @type {[string, string][]} */ (tags(item).filter(([, value]) => value));
  const lines = given.map(([tag, value]) => `${tag}  - ${line(value)}`.replace(/ +$/, ""));
  return [`TY  - ${TYPES[item.type]}`, ...lines, "ER  - "].map((text) => `${text}\r\n`).join("");
}

/**
 * Returns tags and values, without the first and the last tag of a record.
 * @param {Item} item
 * @returns {[tag: string, value: string | undefined][]}
 */
function tags(item) {
  const date = dateParts(item);
  const [, first, last] = RANGE.exec(item.page ?? "") ?? [];
  return [
    .../** @type {[string, string][]} */ ((item.author ?? []).map((name) => ["AU", nameParts(name).join(", ")])),
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["J2", item["container-title-short"]],
    ["PY", date.length > 0 ? padded(date[0], 4) : ""],
    ["DA", date.length > 1 ? dateText(item, "/") : ""],
    ["VL", item.volume],
    ["IS", item.issue],
    ["SP", first ?? item.page],
    ["EP", last],
    ["PB", item.publisher],
    ["M3", item.genre],
    ["SN", item.ISSN],
    ["DO", item.DOI],
    ["AN", item.PMID],
    ["C2", item.PMCID],
    ["UR", item.URL],
    ["LA", item.language],
    .../** @type {[string, string][]} */ (keywords(item).map((keyword) => ["KW", keyword])),
    ["N1", item.note],
    ["AB", item.abstract],
    ["ID", keyOf(item)],
  ];
}
