/** Makes chips for the active filters, and notes on how the query was understood. */

import * as text from "../both/texts.js";
import { button, element } from "./dom.js";
import { during, toggled, unfiltered } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** @typedef {{label: string, facet: string, without: State}} ActiveFilter `without` is the state without it */

/**
 * @param {State} state
 * @param {import("../both/facets.js").ShownFacet[]} facets
 * @param {Map<string, string>} labels of values, by the facet's name, a blank and the slug
 * @returns {ActiveFilter[]}
 */
export function activeFilters(state, facets, labels) {
  const found = facets.flatMap(({ name, kind, label: facet }) =>
    (state.filters[name] ?? []).map((slug) => {
      const label = kind === "flags" ? text.hasLabel(slug) : (labels.get(`${name} ${slug}`) ?? slug);
      return { label, facet, without: toggled(state, name, slug) };
    }),
  );
  const facet = text.YEAR;
  if (state.from !== null || state.to !== null) {
    found.push({ label: text.years(state.from, state.to), facet, without: during(state, null, null) });
  }
  if (state.undated) found.push({ label: text.WITHOUT_A_YEAR, facet, without: { ...state, undated: false } });
  return found;
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
 * @returns {HTMLElement[]} paragraphs about how the query was understood
 */
export function understood(state, { also, corrections, hint }, change) {
  const notes = [];
  if (hint) notes.push(element("p", { class: "ps-search__hint" }, [hint]));
  if (corrections.length > 0) notes.push(correctionNote(state, corrections, change));
  if (also.length > 0) {
    const chips = also.map(({ slug, label }) =>
      removable(label, text.doNotSearch(label), () =>
        change({ ...state, without: [...state.without, slug] }),
      ),
    );
    notes.push(element("p", { class: "ps-search__also ps-chips" }, [text.ALSO_SEARCHED, ...chips]));
  }
  return notes;
}

/**
 * @param {State} state
 * @param {import("../both/types.js").Correction[]} corrections
 * @param {(state: State) => void} change
 */
function correctionNote(state, corrections, change) {
  const query = corrected(state.query, corrections);
  const meant = button([query], () => change({ ...state, query, without: [], verbatim: false }));
  return element("p", { class: "ps-search__correction" }, [
    ...(query === state.query ? [] : text.didYouMean(meant)),
    text.searchedAsWell(corrections.map(({ to }) => to)),
    button([text.SEARCH_MY_WORDS], () => change({ ...state, verbatim: true })),
  ]);
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
