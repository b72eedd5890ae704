/** Numbers and dates as the texts of the search write them. */

// These texts are English, so numbers are English too on a page in another language.
const written = globalThis.document?.documentElement.lang ?? "";
/** The language of plurals and numbers. */
export const LOCALE = /^en(-[A-Z]{2})?$/.test(written) ? written : "en";

const plurals = /* @__PURE__ */ new Intl.PluralRules(LOCALE);
/** @type {Intl.NumberFormat | undefined} */
let numbers;

/**
 * Writes a whole number with its thousands apart. A browser's first `Intl.NumberFormat` takes 15 ms, on a phone 60,
 * and every page has this module: so plain English does without it.
 * @param {number} number
 */
export function formatted(number) {
  if (LOCALE === "en") return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  return (numbers ??= new Intl.NumberFormat(LOCALE)).format(number);
}

/**
 * Returns the plural form for a number.
 * @param {number} number
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
 */
export function plural(number, forms) {
  return forms[plurals.select(number)] ?? forms.other;
}

/** @param {number} count */
export function papersNoun(count) {
  return plural(count, { one: " paper", other: " papers" });
}

/** @param {number} count */
export function papers(count) {
  return formatted(count) + papersNoun(count);
}

/** @param {Date} date */
export function day(date) {
  // As generated pages write dates: 16 October 2025.
  return new Intl.DateTimeFormat(LOCALE === "en" ? "en-GB" : LOCALE, { dateStyle: "long" }).format(date);
}
