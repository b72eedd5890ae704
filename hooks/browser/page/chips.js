/** Chips: the active filters, each removable, and what was searched besides the words. */

import * as text from "../both/texts.js";
import { button, element } from "./dom.js";
import { during, FILTERS, toggled, unfiltered } from "./state.js";

/** @typedef {import("./state.js").State} State */

/**
 * @param {State} state
 * @param {(name: import("./state.js").FilterName, slug: string) => string} labelOf
 * @param {(state: State) => void} change
 * @returns {HTMLElement[]} none without filters
 */
export function filterChips(state, labelOf, change) {
  const chips = FILTERS.flatMap((name) =>
    state.filters[name].map((slug) => {
      const label = name === "has" ? text.hasLabel(slug) : labelOf(name, slug);
      return removable(label, text.removeFilter(text.facetLabel(name), label), () =>
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
 * What years leave out, and how to have it back.
 * @param {number} count papers without a year
 * @param {() => void} include
 * @returns {(Node | string)[]} none where nothing is left out
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
 * A query with its misspelt words replaced, each by the likeliest of those it may stand for.
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
