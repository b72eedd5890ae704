/** Texts on what is new since a reader's last visit. */

import { day, formatted, papers, plural } from "./numbers.js";

/**
 * @param {number} number of papers
 * @param {boolean} more whether there may be more
 * @param {Date} date of the last visit
 */
export function sinceLastVisit(number, more, date) {
  const those = more ? `${formatted(number)} papers or more` : papers(number);
  return `${those} ${plural(number, { one: "is", other: "are" })} new since your last visit (${day(date)})`;
}
