/** What is new since a reader's last visit: compares the feed with what it had then. */

/**
 * @typedef {object} Newest the papers that the feed has
 * @property {string[]} ids the one that came last first
 * @property {string} from the date of the oldest of them, 2026-11-03
 */
/** @typedef {Newest & {at: string}} Visit `at` is the time, in ISO 8601 */
/** @typedef {{last: Visit, before: Visit | null}} Visits the last visit and the one before it */
/** @typedef {{id: string, title: string, date: string}} Entry of the feed */

// Pages that are opened within so many milliseconds of each other are one visit.
const PAUSE = 6 * 60 * 60 * 1000;

/**
 * Returns the visits with this one, to be stored; `before` is the visit to compare with.
 * @param {unknown} stored
 * @param {Newest} newest
 * @param {Date} now
 * @returns {Visits}
 */
export function visited(stored, newest, now) {
  const last = { ...newest, at: now.toISOString() };
  const known = /** @type {Partial<Visits> | null} */ (stored);
  if (!isVisit(known?.last)) return { last, before: null };
  const goesOn = Math.abs(now.getTime() - Date.parse(known.last.at)) < PAUSE;
  if (!goesOn) return { last, before: known.last };
  return { last, before: isVisit(known.before) ? known.before : null };
}

/**
 * @param {unknown} value
 * @returns {value is Visit}
 */
function isVisit(value) {
  const visit = /** @type {Partial<Visit> | null | undefined} */ (value);
  const texts = [visit?.at, visit?.from].every((one) => typeof one === "string");
  return texts && Array.isArray(visit?.ids) && !Number.isNaN(Date.parse(visit?.at ?? ""));
}

/**
 * Returns whether the feed may have papers that it did not have at a visit.
 * @param {Visit} visit
 * @param {Newest} newest
 */
export function mayHaveNews(visit, newest) {
  return newest.ids.some((id) => !visit.ids.includes(id));
}

/**
 * Returns the papers that have come since a visit. A paper that is older than all that the feed had
 * then is in it only because another one left the shelf.
 * @param {Visit} visit
 * @param {Entry[]} entries
 */
export function newSince(visit, entries) {
  return entries.filter(({ id, date }) => !visit.ids.includes(id) && date >= visit.from);
}
