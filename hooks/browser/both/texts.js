/** The sentences of the page. */

const HAS = { abstract: "With abstract", summary: "With plain-language summary", problems: "With open problems" };

/** @type {Record<string, string>} */
export const FACET_LABELS = {
  condition: "Condition",
  topic: "Topic",
  design: "Study design",
  journal: "Journal",
  author: "Author",
  has: "Has",
};

/** @param {number} number */
export function formatted(number) {
  return number.toLocaleString("en");
}

/** @param {number} number */
export function papers(number) {
  return number === 1 ? "1 paper" : `${formatted(number)} papers`;
}

/**
 * The label of a yes-or-no value.
 * @param {string} slug
 */
export function hasLabel(slug) {
  return /** @type {Record<string, string>} */ (HAS)[slug] ?? slug;
}

/**
 * What the live region says of an answer.
 * @param {{total: number, complete: number}} answer
 * @param {boolean} browsing whether there is no query
 * @param {boolean} filtered
 * @returns {string}
 */
export function summary({ total, complete }, browsing, filtered) {
  if (total === 0) return "No papers found.";
  if (browsing) return `${filtered ? papers(total) : `All ${papers(total)}`}.`;
  if (complete === total) return `${papers(total)}.`;
  if (complete === 0) return `${papers(total)} with some of the words or what they mean, none with all words.`;
  return `${papers(total)}: ${formatted(complete)} with all words, the others with some or what they mean.`;
}

/**
 * @param {number | null} from
 * @param {number | null} to
 */
export function years(from, to) {
  if (from === to) return String(from);
  if (from === null) return `until ${to}`;
  return to === null ? `from ${from}` : `${from}–${to}`;
}
