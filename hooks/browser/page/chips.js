/** Makes chips for the active filters, and notes on how the query was understood. */

import { ALL_OF_THESE, ANY_OF_THESE } from "../texts/filters.js";
import * as text from "../texts/page.js";
import * as common from "../texts/shared.js";
import { button, element } from "./dom.js";
import { WORD } from "../both/types.js";
import { during, toggled, unfiltered } from "./state.js";

/** @typedef {import("./state.js").State} State */

const YEARS = "year";

/**
 * @typedef {object} ActiveFilter
 * @property {string} name of the facet, or of another part of the state
 * @property {string} label
 * @property {string} facet its label
 * @property {State} without the state without it
 */

/**
 * @param {State} state
 * @param {import("../both/facets.js").ShownFacet[]} facets
 * @param {Map<string, string>} labels of values, by the facet's name, a blank and the slug
 * @returns {ActiveFilter[]}
 */
export function activeFilters(state, facets, labels) {
  /** @type {ActiveFilter[]} */
  const found = facets.flatMap(({ name, kind, label: facet }) =>
    (state.filters[name] ?? []).map((slug) => {
      const label = kind === "flags" ? common.hasLabel(slug) : (labels.get(`${name} ${slug}`) ?? slug);
      return { name, label, facet, without: toggled(state, name, slug) };
    }),
  );
  if (state.about) found.push({ name: "about", label: common.ONLY_ABOUT, facet: text.EVIDENCE, without: { ...state, about: false } });
  const facet = common.YEAR;
  if (state.from !== null || state.to !== null) {
    found.push({ name: YEARS, label: common.years(state.from, state.to), facet, without: during(state, null, null) });
  }
  if (state.undated) found.push({ name: "undated", label: common.WITHOUT_A_YEAR, facet, without: { ...state, undated: false } });
  return found;
}

/**
 * Returns the filters as a record of a search tells them: the values of a facet together, and
 * whether a paper has any of them or all.
 * @param {State} state
 * @param {import("../both/facets.js").ShownFacet[]} facets
 * @param {Map<string, string>} labels
 * @returns {{filters: string[], years: string}} `years` is "" without a range of years
 */
export function toldFilters(state, facets, labels) {
  const active = activeFilters(state, facets, labels);
  const years = active.find(({ name }) => name === YEARS)?.label ?? "";
  const filters = [...new Set(active.map(({ name }) => name))].filter((name) => name !== YEARS).map((name) => {
    const values = active.filter((filter) => filter.name === name);
    const told = `${values[0]?.facet}: ${values.map(({ label }) => label).join(", ")}`;
    return values.length > 1 ? `${told} (${state.all.includes(name) ? ALL_OF_THESE : ANY_OF_THESE})` : told;
  });
  return { filters, years };
}

/**
 * @param {State} state
 * @param {ActiveFilter[]} active
 * @param {(state: State) => void} change
 * @returns {HTMLElement[]} none without filters
 */
export function filterChips(state, active, change) {
  const chips = active.map(({ label, facet, without }) =>
    removable(label, text.removeFilter(facet, label), () => change(without)),
  );
  if (chips.length > 1) chips.push(button([text.REMOVE_ALL_FILTERS], () => change(unfiltered(state))));
  return chips;
}

/**
 * Returns the note on papers that the filter by years hides, with a button to include them.
 * @param {number} count papers without a year
 * @param {() => void} include
 * @returns {(Node | string)[]} empty if nothing is hidden
 */
export function leftOutNote(count, include) {
  if (count === 0) return [];
  return [text.leftOut(count), button([text.showLeftOut(count)], include)];
}

/**
 * @param {State} state
 * @param {import("../both/types.js").Answer} answer
 * @param {(state: State) => void} change
 * @returns {HTMLElement[]} paragraphs about how the query was understood: a hint, and one line with
 *   what the shelf lacks and what each word was taken for
 */
export function understood(state, answer, change) {
  const { corrections, near, missing, hint } = answer;
  const notes = hint ? [element("p", { class: "ps-search__hint" }, [hint])] : [];
  /** @type {(Node | string)[]} */
  const line = missing.length > 0 ? [text.notOnThisShelf(missing)] : [];
  const taken = takenFor(answer);
  if (taken.length > 0) line.push(text.ALSO_SEARCHED);
  for (const { words, items } of taken) {
    const chips = items.map(({ key, label }) =>
      removable(label, text.doNotSearch(label), () => change({ ...state, without: [...state.without, key] })),
    );
    line.push(text.forWords(words), ...chips);
  }
  const corrected = corrections.length > 0 ? correction(state, corrections, change) : [];
  const literally = button([text.SEARCH_MY_WORDS], () => change({ ...state, verbatim: true }));
  const parts = [...line, ...corrected, ...(near.length + corrections.length > 0 ? [literally] : [])];
  if (parts.length > 0) notes.push(element("p", { class: "ps-search__also ps-chips" }, parts));
  return notes;
}

/**
 * Returns what was searched beside the words of a query, by these words.
 * @param {Pick<import("../both/types.js").Answer, "also" | "near">} answer
 * @returns {{words: string, items: {key: string, label: string}[]}[]} the key takes an item out
 */
export function takenFor({ also, near }) {
  /** @type {Map<string, {key: string, label: string}[]>} */
  const found = new Map();
  const add = (/** @type {string} */ words, /** @type {string} */ key, /** @type {string} */ label) =>
    found.set(words, [...(found.get(words) ?? []), { key, label }]);
  for (const { words, slug, label } of also) add(words, slug, label);
  for (const { from, to } of near) for (const word of to) add(from, `${WORD}${word}`, word);
  return [...found].map(([words, items]) => ({ words, items }));
}

/**
 * @param {State} state
 * @param {import("../both/types.js").Correction[]} corrections
 * @param {(state: State) => void} change
 * @returns {(Node | string)[]}
 */
function correction(state, corrections, change) {
  const query = corrected(state.query, corrections);
  const meant = button([query], () => change({ ...state, query, without: [], verbatim: false }));
  return [...(query === state.query ? [] : text.didYouMean(meant)), text.searchedAsWell(corrections.map(({ to }) => to))];
}

/**
 * Returns a query with each misspelt word replaced by its most likely correction.
 * @param {string} query as typed
 * @param {import("../both/types.js").Correction[]} corrections of folded words
 */
export function corrected(query, corrections) {
  return query.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => {
    const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
    return corrections.find(({ from }) => from === plain)?.to ?? word;
  });
}

/**
 * @param {string} label
 * @param {string} name for screen readers
 * @param {() => void} remove
 */
function removable(label, name, remove) {
  return button([label, element("span", { "aria-hidden": "true" }, [" ×"])], remove, {
    class: "ps-chip ps-chip--remove",
    "aria-label": name,
  });
}
