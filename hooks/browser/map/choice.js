/** What a reader has chosen on the map, as controls, as an address, and as filters of a search. */

/** @typedef {import("./counts.js").Choice} Choice */

/**
 * @typedef {Choice & {download: boolean}} MapChoice `download` says whether a number opens the export
 */

/**
 * The names of the controls that belong to facets.
 * @typedef {object} Names
 * @property {string} filter "" without such a control
 * @property {string} only
 * @property {string} onlyValue
 */

const YEAR = /^\d{1,4}$/;

/**
 * @param {URLSearchParams} given
 * @param {Names} names
 * @returns {MapChoice}
 */
export function choiceOf(given, { filter, only, onlyValue }) {
  const year = (/** @type {string} */ name) => (YEAR.test(given.get(name) ?? "") ? Number(given.get(name)) : null);
  return {
    value: (filter && given.get(filter)) || "",
    from: year("from"),
    to: year("to"),
    only: Boolean(only) && given.get(only) === onlyValue,
    mentions: given.get("mentions") === "1",
    download: given.get("download") === "1",
  };
}

/**
 * Returns the query of the page's own address, "" if nothing is chosen.
 * @param {MapChoice} choice
 * @param {Names} names
 */
export function addressOf({ value, from, to, only, mentions, download }, names) {
  const kept = new URLSearchParams();
  if (value) kept.set(names.filter, value);
  if (from !== null) kept.set("from", `${from}`);
  if (to !== null) kept.set("to", `${to}`);
  if (only) kept.set(names.only, names.onlyValue);
  if (mentions) kept.set("mentions", "1");
  if (download) kept.set("download", "1");
  return kept.size > 0 ? `?${kept}` : "";
}

/**
 * Returns the end of the address of a search: what follows row and column.
 * @param {MapChoice} choice
 * @param {Names} names
 * @param {boolean} some whether the number is not 0; else papers that mention both are better than none
 */
export function searchOf({ value, from, to, only, mentions, download }, names, some) {
  const kept = new URLSearchParams();
  if (some && !mentions) kept.set("about", "1");
  if (value) kept.set(names.filter, value);
  if (only) kept.append(names.only, names.onlyValue);
  const [least, most] = ordered(from, to);
  if (least !== null || most !== null) kept.set("year", `${least ?? ""}..${most ?? ""}`);
  const text = kept.toString();
  return `${text && `&${text}`}${download ? "#export" : ""}`;
}

/**
 * Returns years with the earlier one first.
 * @param {number | null} from
 * @param {number | null} to
 * @returns {[number | null, number | null]}
 */
export function ordered(from, to) {
  return from !== null && to !== null && from > to ? [to, from] : [from, to];
}

/**
 * Returns whether the numbers are others than those of all papers.
 * @param {MapChoice} choice
 */
export function isFiltered({ value, from, to, only }) {
  return value !== "" || from !== null || to !== null || only;
}
