/** Hints of the language of queries: the parts that were not understood. */

import { formatted } from "./numbers.js";

export const HINT_YEAR = "A year is written as year:2020 or year:2015..2020.";
export const HINT_NOT_ALL = "No paper has all these words: they were searched one by one.";
export const HINT_NONE =
  "AND, OR, NOT and brackets are taken exactly. Without them, papers that have some of the words are found as well.";
export const HINT_DISTANCE = 'Words near each other are written as "one other"~3.';
export const HINT_CAPITALS = "AND, OR and NOT connect words only in capitals; in small letters they are words.";

const MOST_VALUES = 12;

/**
 * @param {string[]} facets that have no term of this name
 * @param {string} text
 * @param {string[]} terms that they have, each with its facet
 */
export function hintNoTag(facets, text, terms) {
  const asked = facets.map((facet) => `“${facet}:${text}”`).join(" or ");
  return `There is no ${asked}: its words were searched.${thereAre(terms)}`;
}

/**
 * @param {string} facet
 * @param {string} value that no paper has
 * @param {string[]} values that papers have, each with the facet
 */
export function hintNoValue(facet, value, values) {
  return `No paper has “${facet}:${value}”.${thereAre(values)}`;
}

/** @param {string[]} values with their facets, named if they are few */
function thereAre(values) {
  const are = values.length === 1 ? "is" : "are";
  return values.length > 0 && values.length <= MOST_VALUES ? ` There ${are} ${values.join(", ")}.` : "";
}

/** @param {string} name before a colon */
export function hintField(name) {
  return `There is no field “${name}:”: it was searched as a word.`;
}

/** @param {string} name in square brackets */
export function hintTag(name) {
  return `There is no field “[${name}]”: the words before it were searched in all fields.`;
}

/** @param {string} word with a star */
export function hintStar(word) {
  return `A star works only at the end of a word: “${word}” was searched without it.`;
}

/** @param {string} text what is before or after a bracket */
export function hintBracket(text) {
  return `A bracket has no partner: “${text}”. All was searched as words.`;
}

/** @param {string} operators that have nothing on one side */
export function hintOperator(operators) {
  return `“${operators}” has nothing to connect. All was searched as words.`;
}

/** @param {string} text the beginning of a query, with the brackets that it is read with */
export function hintFromLeft(text) {
  return `Read from left to right: “${text} …”. Brackets can say it otherwise.`;
}

/** @param {string[]} words at least one */
export function hintTooCommon(words) {
  const [are, them] = words.length > 1 ? ["are", "them"] : ["is", "it"];
  return `${words.map((word) => `“${word}”`).join(", ")} ${are} too common to be searched: the rest was searched without ${them}.`;
}

/** @param {number} most */
export function hintTooLong(most) {
  return `With AND, OR, NOT or brackets a query may have ${formatted(most)} words. All was searched as words.`;
}

/** @param {string[]} numbers of papers with what they are: "DOI 10.1000/182" */
export function hintNoPaper(numbers) {
  return `This shelf has no paper with ${numbers.join(", ")}.`;
}
