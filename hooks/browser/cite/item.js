/**
 * The CSL-JSON item of a paper, as docs/cite.md describes it, and what all formats take from it.
 * hooks/papershelf/exports makes the items and has the same functions in Python (`csl`, `text`).
 */

/**
 * @typedef {object} Name
 * @property {string} [family]
 * @property {string} [given]
 * @property {string} [non-dropping-particle]
 * @property {string} [suffix]
 * @property {string} [literal]
 */

/**
 * @typedef {object} Item
 * @property {string} id the page is papers/<id>/
 * @property {"article-journal" | "chapter" | "article"} type
 * @property {string} [citation-key] the key in BibTeX, if it is not `id`
 * @property {string} title
 * @property {Name[]} [author]
 * @property {{"date-parts": number[][], circa?: boolean}} [issued]
 * @property {string} [container-title]
 * @property {string} [container-title-short]
 * @property {string} [volume]
 * @property {string} [issue]
 * @property {string} [page]
 * @property {string} [publisher]
 * @property {string} [genre]
 * @property {string} [ISSN]
 * @property {string} [DOI]
 * @property {string} [PMID]
 * @property {string} [PMCID]
 * @property {string} [URL]
 * @property {string} [language]
 * @property {string} [keyword] joined by "; "
 * @property {string} [note]
 * @property {string} [abstract]
 */

// White space, control characters and lone surrogates.
const BLANKS = /[\0-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]+/gu;

// As in hooks/papershelf/author.py.
const EASTERN = /^[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/;

/**
 * Returns a text on one line: each run of white space and control characters is one blank.
 * @param {string} text
 */
export function line(text) {
  return text.replace(BLANKS, " ").replace(/^ | $/g, "");
}

/**
 * Returns the family name with its particle: "van der Berg"; "" for a literal.
 * @param {Name} name
 */
export function wholeFamily({ family = "", "non-dropping-particle": particle = "" }) {
  return particle + (particle && !/['’]$/.test(particle) ? " " : "") + family;
}

/**
 * Returns family name, given name and suffix, as far as there are any; or the literal.
 * @param {Name} name
 * @returns {string[]}
 */
export function nameParts(name) {
  if (name.literal) return [name.literal];
  return [wholeFamily(name), name.given ?? "", name.suffix ?? ""].filter(Boolean);
}

/**
 * Returns a name in reading order: "Jan van der Berg Jr.", and "山田 太郎" in Chinese, Japanese or Korean script.
 * @param {Name} name
 */
export function inReadingOrder(name) {
  const { literal, given = "", suffix } = name;
  if (literal) return literal;
  const family = wholeFamily(name);
  const parts = EASTERN.test(family) && EASTERN.test(given) ? [family, given, suffix] : [given, family, suffix];
  return parts.filter(Boolean).join(" ");
}

/**
 * Returns year, month and day, as far as they are known.
 * @param {Item} item
 * @returns {number[]}
 */
export function dateParts({ issued }) {
  return issued?.["date-parts"][0] ?? [];
}

/**
 * Returns a number with leading zeros.
 * @param {number | undefined} number
 * @param {number} digits
 */
export function padded(number, digits) {
  return String(number).padStart(digits, "0");
}

/**
 * Returns a date as year, month and day with a sign between them; "" without a date.
 * @param {Item} item
 * @param {string} sign
 */
export function dateText(item, sign) {
  return dateParts(item).map((part, at) => padded(part, at ? 2 : 4)).join(sign);
}

/**
 * Returns the keywords, one by one.
 * @param {Item} item
 */
export function keywords({ keyword }) {
  return keyword ? keyword.split("; ") : [];
}

/**
 * Returns the key in BibTeX.
 * @param {Item} item
 */
export function keyOf(item) {
  return item["citation-key"] ?? item.id;
}
