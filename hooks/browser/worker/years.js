/** Reads ranges of years in the forms in which people write them. */

import { LAST_YEAR } from "./query.js";

/** @typedef {import("./query.js").Years} Years */

const DASH = "(?:\\.\\.|[-:–—−])";
// PubMed's dates may have a month and a day, which count for nothing here.
const DATE = '"?(\\d{4})(?:/\\d{1,2}){0,2}"?';
const SIGN = "([<>]=?|[≤≥])";

const WHOLE = new RegExp(`^${DATE}$`);
const RANGE = new RegExp(`^${DATE}\\s*${DASH}\\s*${DATE}$`);
const FROM = new RegExp(`^${DATE}(?:${DASH}|\\+)$`);
const UNTIL = new RegExp(`^(?:\\.\\.|[-:])${DATE}$`);
const COMPARED = new RegExp(`^${SIGN}\\s*${DATE}$`);
const LAST = /^last (\d{1,2}) years?$/i;

/**
 * Returns the years that the value of the field means, such as `2015`, `2015-2020`, `2015..`, `>2015`.
 * @param {string} value
 * @returns {Years | null} null if it means none
 */
export function yearsOf(value) {
  const [one, range, from, until, compared] = [WHOLE, RANGE, FROM, UNTIL, COMPARED].map((form) => form.exec(value));
  if (one) return ordered(one[1], one[1]);
  if (range) return ordered(range[1], range[2]);
  if (from) return ordered(from[1], LAST_YEAR);
  if (until) return ordered(0, until[1]);
  if (compared) return comparedWith(compared[1] ?? "", Number(compared[2]));
  const last = LAST.exec(value)?.[1];
  if (last) return ordered(new Date().getFullYear() - Number(last), LAST_YEAR);
  const written = yearsAt(value, 0);
  return written?.end === value.length ? written.years : null;
}

/**
 * @param {string | number | undefined} a
 * @param {string | number | undefined} b
 * @returns {Years}
 */
function ordered(a, b) {
  return /** @type {Years} */ ([Number(a), Number(b)].sort((one, other) => one - other));
}

/**
 * @param {string} how a sign or a word
 * @param {number} year
 * @returns {Years}
 */
function comparedWith(how, year) {
  switch (how.toLowerCase()) {
    case ">": case "after": return [year + 1, LAST_YEAR];
    case "<": case "before": return [0, year - 1];
    case ">=": case "≥": case "since": return [year, LAST_YEAR];
    default: return [0, year];
  }
}

// Without a field only what can hardly be another number is a year.
const YEAR = "((?:1[89]|20)\\d\\d)";
const END = "(?![\\w\\[/-]|[.,]\\d)";
const PUBLISHED = "(?:published\\s+)?";
const PAIRED = new RegExp(
  `${PUBLISHED}(?:(?:years?\\s+|in\\s+)?${YEAR}\\s?${DASH}\\s?${YEAR}|(?:from\\s+)?${YEAR}\\s+to\\s+${YEAR}|` +
    `between\\s+${YEAR}\\s+and\\s+${YEAR})${END}`, "iy",
);
const COMPARING = new RegExp(`${PUBLISHED}(?:${SIGN}\\s?|(since|after|before|until)\\s+)${YEAR}${END}`, "iy");
const OPEN = new RegExp(
  `${PUBLISHED}(?:from\\s+)?${YEAR}(?:\\.\\.(?![^\\s)])|(?:\\s?${DASH}\\s?|\\s+to\\s+)(?:present|now|today)\\b|\\s+onwards?\\b)`, "iy",
);
const ONE = new RegExp(`published\\s+in\\s+${YEAR}${END}`, "iy");

/**
 * Returns the years that a text names at a position without a field, such as `2015-2020` or
 * `since 2015`, and where they end.
 * @param {string} text
 * @param {number} at
 * @returns {{years: Years, end: number} | null}
 */
export function yearsAt(text, at) {
  for (const form of [PAIRED, COMPARING, OPEN, ONE]) {
    form.lastIndex = at;
    const parts = form.exec(text)?.slice(1).filter(Boolean);
    if (parts) return { years: meant(form, parts), end: form.lastIndex };
  }
  return null;
}

/**
 * @param {RegExp} form that matched
 * @param {string[]} parts what its groups hold
 * @returns {Years}
 */
function meant(form, [first = "", second]) {
  if (form === COMPARING) return comparedWith(first, Number(second));
  return ordered(first, form === OPEN ? LAST_YEAR : (second ?? first));
}
