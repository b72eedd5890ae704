/** Chips: the active filters, each removable, and what was searched besides the words. */

import { button, element } from "./dom.js";
import { during, FILTERS, toggled, unfiltered } from "./state.js";
import { FACET_LABELS, hasLabel, years } from "./texts.js";

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
      const label = name === "has" ? hasLabel(slug) : labelOf(name, slug);
      return removable(label, `Remove filter ${FACET_LABELS[name]}: ${label}`, () =>
        change(toggled(state, name, slug)),
      );
    }),
  );
  if (state.from !== null || state.to !== null) {
    const label = years(state.from, state.to);
    chips.push(removable(label, `Remove filter Year: ${label}`, () => change(during(state, null, null))));
  }
  if (chips.length > 1) chips.push(button(["Remove all filters"], () => change(unfiltered(state))));
  return chips;
}

/**
 * @param {State} state
 * @param {import("../types.js").Answer} answer
 * @param {(state: State) => void} change
 * @returns {HTMLElement[]} paragraphs about how the query was understood
 */
export function understood(state, { also, corrections, hint }, change) {
  const notes = [];
  if (hint) notes.push(element("p", { class: "ps-search__hint" }, [hint]));
  if (corrections.length > 0) notes.push(correctionNote(state, corrections, change));
  if (also.length > 0) {
    const chips = also.map(({ slug, label }) =>
      removable(label, `Do not search ${label} as well`, () =>
        change({ ...state, without: [...state.without, slug] }),
      ),
    );
    notes.push(element("p", { class: "ps-search__also ps-chips" }, ["Also searched: ", ...chips]));
  }
  return notes;
}

/**
 * @param {State} state
 * @param {import("../types.js").Correction[]} corrections
 * @param {(state: State) => void} change
 */
function correctionNote(state, corrections, change) {
  const corrected = corrections.reduce((query, { from, to }) => query.replace(from, to), state.query.toLowerCase());
  const others = corrections.map(({ to }) => `“${to}”`);
  return element("p", { class: "ps-search__correction" }, [
    "Did you mean ",
    button([corrected], () => change({ ...state, query: corrected, without: [], verbatim: false })),
    `? ${others.join(", ")} ${others.length === 1 ? "is" : "are"} searched as well. `,
    button(["Search my words only"], () => change({ ...state, verbatim: true })),
  ]);
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
