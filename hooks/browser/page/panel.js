/** The facets in the panel beside or above the results, made once these show. */

import * as text from "../both/texts.js";
import { button, element } from "./dom.js";
import { FacetList, tick } from "./facet_list.js";
import { Histogram } from "./histogram.js";
import { during, filterCount, toggled } from "./state.js";

/** @typedef {import("./state.js").State} State */

const LISTS = /** @type {const} */ (["condition", "topic", "design", "journal", "has"]);

export class Panel {
  /**
   * @param {HTMLDetailsElement} drawer of the view, to be filled
   * @param {(change: (state: State) => State) => void} change
   * @param {() => void} load counts again, journals included
   * @param {string} help address of what explains the counts
   */
  constructor(drawer, change, load, help) {
    this.journals = false;
    const loadJournals = () => {
      this.journals = true;
      load();
    };
    this.lists = LISTS.map(
      (name) =>
        new FacetList(
          name,
          (slug) => change((state) => toggled(state, name, slug)),
          name === "journal" ? loadJournals : null,
        ),
    );
    this.histogram = new Histogram((from, to) => change((state) => during(state, from, to)));
    this.undated = tick("undated", text.WITHOUT_A_YEAR);
    this.undated.box.addEventListener("change", () =>
      change((state) => ({ ...state, undated: this.undated.box.checked })),
    );
    this.histogram.element.append(element("div", { class: "ps-facet__values" }, [this.undated.label]));
    const [condition, topic, design, journal, has] = this.lists.map((list) => list.element);
    // On a narrow screen the results are below.
    this.done = button([], () => {
      drawer.open = false;
      drawer.scrollIntoView();
      drawer.querySelector("summary")?.focus();
    }, { class: "md-button ps-panel__done" });
    this.facets = element("div", { class: "ps-panel__facets", hidden: "" }, [
      .../** @type {HTMLElement[]} */ ([condition, topic, this.histogram.element, design, has, journal]),
      element("p", { class: "ps-note" }, [
        text.FILTERS_COUNT_NOTE,
        element("a", { href: help }, [text.HOW_FILTERS_COUNT]),
      ]),
      this.done,
    ]);
    drawer.append(this.facets);
  }

  /**
   * @param {import("../worker/refine.js").Facets} facets
   * @param {State} state
   */
  show(facets, state) {
    // Of nothing there is nothing to choose; filters that left nothing must be seen.
    this.facets.hidden = facets.total === 0 && filterCount(state) === 0;
    this.wait(false);
    for (const list of this.lists) list.show(facets.values[list.name], state.filters[list.name]);
    this.histogram.show(facets.years, state.from, state.to);
    this.done.textContent = text.showPapers(facets.total);
    this.undated.show(facets.undated, state.undated);
    this.undated.label.hidden = facets.undated === 0 && !state.undated;
  }

  /** @param {boolean} waiting whether the counts are of an earlier question */
  wait(waiting) {
    this.facets.setAttribute("aria-busy", String(waiting));
  }

  /** The counts could not be loaded. */
  hide() {
    this.facets.hidden = true;
  }
}
