/** Fills the panel of facets beside or above the results, once there are results. */

import { isLate, panelFacets } from "../both/facets.js";
import * as text from "../texts/filters.js";
import * as common from "../texts/shared.js";
import { button, element } from "./dom.js";
import { FacetList, tick } from "./facet_list.js";
import { Histogram } from "./histogram.js";
import { during, filterCount, toggled, wanting } from "./state.js";

/** @typedef {import("./state.js").State} State */

export class Panel {
  /**
   * @param {HTMLDetailsElement} drawer the element of the view to fill
   * @param {import("../both/facets.js").ShownFacet[]} facets
   * @param {(change: (state: State) => State) => void} change
   * @param {() => void} load counts again, including the facets of `late`
   * @param {string} help address of the explanation of the counts
   */
  constructor(drawer, facets, change, load, help) {
    /** @type {string[]} names of the facets counted on demand that were requested */
    this.late = [];
    const listOf = (/** @type {import("../both/facets.js").ShownFacet} */ facet) => {
      const toggle = (/** @type {string} */ slug) => change((state) => toggled(state, facet.name, slug));
      const loadLate = () => {
        this.late.push(facet.name);
        load();
      };
      const join = (/** @type {boolean} */ all) => change((state) => wanting(state, facet.name, all));
      return new FacetList(facet, toggle, join, isLate(facet) ? loadLate : null);
    };
    const shown = panelFacets(facets);
    this.lists = shown.filter(({ span }) => !span).map(listOf);
    this.histogram = new Histogram((from, to) => change((state) => during(state, from, to)));
    this.undated = tick("undated", common.WITHOUT_A_YEAR);
    this.undated.box.addEventListener("change", () =>
      change((state) => ({ ...state, undated: this.undated.box.checked })),
    );
    this.histogram.element.append(element("div", { class: "ps-facet__values" }, [this.undated.label]));
    const elementOf = new Map(this.lists.map(({ facet, element }) => [facet.name, element]));
    // On a narrow screen the results are below the panel.
    this.done = button([], () => {
      drawer.open = false;
      drawer.scrollIntoView();
      drawer.querySelector("summary")?.focus();
    }, { class: "md-button ps-panel__done" });
    this.facets = element("div", { class: "ps-panel__facets", hidden: "" }, [
      ...shown.map(({ name }) => elementOf.get(name) ?? this.histogram.element),
      element("p", { class: "ps-note" }, [
        text.FILTERS_COUNT_NOTE,
        element("a", { href: help }, [text.HOW_FILTERS_COUNT]),
      ]),
    ]);
    drawer.append(this.facets, this.done);
  }

  /**
   * @param {import("../worker/refine.js").Facets} facets
   * @param {State} state
   */
  show(facets, state) {
    // Without papers there is nothing to choose; but filters that hide all papers must be visible.
    this.facets.hidden = facets.total === 0 && filterCount(state) === 0;
    this.done.hidden = this.facets.hidden;
    this.wait(false);
    for (const list of this.lists) {
      const { name } = list.facet;
      list.show(facets.values[name], state.filters[name] ?? [], state.all.includes(name));
    }
    this.histogram.show(facets.years, state.from, state.to);
    this.done.textContent = text.showPapers(facets.total);
    this.undated.show(facets.undated, state.undated);
    this.undated.label.hidden = facets.undated === 0 && !state.undated;
  }

  /** @param {boolean} waiting whether the counts shown are of an earlier request */
  wait(waiting) {
    this.facets.setAttribute("aria-busy", String(waiting));
  }

  /** Hides the counts, which could not be loaded. */
  hide() {
    this.facets.hidden = true;
  }
}
