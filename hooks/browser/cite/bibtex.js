/** Writes items as BibTeX, byte for byte as hooks/papershelf/exports/bibtex.py, which says why. */

import { dateParts, keyOf, keywords, nameParts, padded, wholeFamily } from "./item.js";

/** @typedef {import("./item.js").Item} Item */

const TYPES = { "article-journal": "article", chapter: "incollection", article: "misc" };
/** Field of the journal, book or preprint server. @type {Record<string, string>} */
const CONTAINERS = { article: "journal", incollection: "booktitle", misc: "howpublished" };
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** What means something to TeX. @type {Record<string, string>} */
const ESCAPES = {
  ...Object.fromEntries([..."&%#_${}"].map((char) => [char, `\\${char}`])),
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
/** The same in a text whose braces are not in pairs. @type {Record<string, string>} */
const ALONE = { ...ESCAPES, "{": "$\\lbrace$", "}": "$\\rbrace$" };
const SPECIAL = /[&%#_$~^\\{}]|-(?=-)|'(?=')|`(?=`)|,(?=,)|<(?=<)|>(?=>)|[!?](?=`)/g;
const DIVIDES_NAMES = /,|(?<![\p{L}\p{N}_])and(?![\p{L}\p{N}_])/iu;

/** @param {Item} item */
export function bibtex(item) {
  const kind = TYPES[item.type];
  const lines = fields(item, kind).filter(([, value]) => value);
  return `@${kind}{${keyOf(item)},\n${lines.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
}

/**
 * Returns names and values of the fields; a value is "" where there is none.
 * @param {Item} item
 * @param {string} kind
 * @returns {[name: string, value: string][]}
 */
function fields(item, kind) {
  const [year, month, day] = dateParts(item);
  return [
    ["author", braced((item.author ?? []).map(nameText).join(" and "))],
    ["title", braced(title(item.title))],
    [CONTAINERS[kind] ?? "", text(item["container-title"])],
    ["year", braced(year === undefined ? "" : padded(year, 4))],
    ["month", month ? (MONTHS[month - 1] ?? "") : ""],
    ["day", braced(day ? String(day) : "")],
    ["volume", text(item.volume)],
    ["number", text(item.issue)],
    ["pages", braced(escaped(item.page ?? "").replaceAll("-{}", "-").replaceAll("-", "--"))],
    ["publisher", text(item.publisher)],
    ["type", text(item.genre)],
    ["issn", text(item.ISSN)],
    ["doi", literal(item.DOI)],
    ["pmid", text(item.PMID)],
    ["pmcid", text(item.PMCID)],
    ["url", literal(item.URL)],
    ["language", text(item.language)],
    ["keywords", braced(keywords(item).map(keyword).join(", "))],
    ["note", text(item.note)],
    ["abstract", text(item.abstract)],
  ];
}

/** @param {string} value */
function braced(value) {
  return value && `{${value}}`;
}

/** @param {string} [value] */
function text(value = "") {
  return braced(escaped(value));
}

/**
 * @param {string} value
 * @param {string} whole what it is a part of, whose braces count
 */
function escaped(value, whole = value) {
  const escapes = inPairs(whole) ? ESCAPES : ALONE;
  return value.replace(SPECIAL, (sign) => escapes[sign] ?? `${sign}{}`);
}

/**
 * Returns whether each closing brace has an opening one before it, and no other is left.
 * @param {string} value
 */
function inPairs(value) {
  let depth = 0;
  for (const char of value) {
    depth += Number(char === "{") - Number(char === "}");
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Returns a DOI or an address; a brace or a backslash in it is percent-encoded.
 * @param {string} [value]
 */
function literal(value = "") {
  return braced(value.replace(/[{}\\ ]/g, encodeURIComponent));
}

/**
 * Returns a title in which braces keep the capitals that a citation style would lower.
 * @param {string} whole
 */
function title(whole) {
  return whole.split(" ").map((word, at) => {
    // Styles leave the first letter as it is.
    const lowered = at ? word : [...word].slice(1).join("");
    return /\p{Uppercase}/u.test(lowered) ? braced(escaped(word, whole)) : escaped(word, whole);
  }).join(" ");
}

/**
 * Returns "van der Berg, Jr., Jan"; a name that BibTeX would divide is in braces.
 * @param {import("./item.js").Name} name
 */
function nameText(name) {
  if (!name.given) return braced(escaped(nameParts(name).join(", ")));
  return [wholeFamily(name), name.suffix ?? "", name.given].filter(Boolean).map(part).join(", ");
}

/** @param {string} value */
function part(value) {
  const safe = escaped(value);
  return safe !== value || DIVIDES_NAMES.test(value) ? braced(safe) : safe;
}

/** @param {string} value */
function keyword(value) {
  return value.includes(",") ? braced(escaped(value)) : escaped(value);
}
