/** Numbers and dates as the texts of the search write them. */

// These texts are English, so numbers are English too on a page in another language.
const written = globalThis.document?.documentElement.lang ?? "";
/** The language of plurals and numbers. */
export const LOCALE = /^en(-[A-Z]{2})?$/.test(written) ? written : "en";

const numbers = /* @__PURE__ */ new Intl.NumberFormat(LOCALE);
const plurals = /* @__PURE__ */ new Intl.PluralRules(LOCALE);

/** @param {number} number */
export function formatted(number) {
  return numbers.format(number);
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
