/** Makes chips for the active filters, and notes on how the query was understood. */

import * as text from "../both/texts.js";
import { button, element } from "./dom.js";
import { during, toggled, unfiltered } from "./state.js";

/** @typedef {import("./state.js").State} State */

/**
 * @param {State} state
 * @param {import("../both/facets.js").ShownFacet[]} facets
 * @param {(name: string, slug: string) => string} labelOf
 * @param {(state: State) => void} change
 * @returns {HTMLElement[]} none without filters
 */
export function filterChips(state, facets, labelOf, change) {
  const chips = facets.flatMap(({ name, kind, label: facet }) =>
    (state.filters[name] ?? []).map((slug) => {
      const label = kind === "flags" ? text.hasLabel(slug) : labelOf(name, slug);
      return removable(label, text.removeFilter(facet, label), () =>
        change(toggled(state, name, slug)),
      );
    }),
  );
  if (state.from !== null || state.to !== null) {
    const label = text.years(state.from, state.to);
    chips.push(removable(label, text.removeFilter(text.YEAR, label), () => change(during(state, null, null))));
  }
  if (state.undated) {
    const label = text.WITHOUT_A_YEAR;
    chips.push(removable(label, text.removeFilter(text.YEAR, label), () => change({ ...state, undated: false })));
  }
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
