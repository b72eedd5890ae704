/** The panel of facets: beside the results, or above them in a drawer on a narrow screen. */

import { button, element } from "./dom.js";
import { FacetList } from "./facetlist.js";
import { Histogram } from "./histogram.js";
import { during, filterCount, toggled } from "./state.js";

/** @typedef {import("./state.js").State} State */

const LISTS = /** @type {const} */ (["condition", "topic", "design", "journal", "has"]);
const WIDE = "(min-width: 60em)";

export class Panel {
  /**
   * @param {(change: (state: State) => State) => void} change
   * @param {() => void} load counts again, journals included
   */
  constructor(change, load) {
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
    this.summary = element("summary", {}, ["Filters"]);
    this.alert = element("div", {});
    const [condition, topic, design, journal, has] = this.lists.map((list) => list.element);
    this.facets = element("div", { class: "ps-panel__facets", hidden: "" }, [
      .../** @type {HTMLElement[]} */ ([condition, topic, this.histogram.element, design, has, journal]),
    ]);
    this.element = element("details", { class: "ps-panel" }, [this.summary, this.alert, this.facets]);
    this.load = load;
    const wide = matchMedia(WIDE);
    this.element.open = wide.matches;
    wide.addEventListener("change", () => (this.element.open = wide.matches));
  }

  /**
   * @param {import("../refine.js").Facets} facets
   * @param {State} state
   */
  show(facets, state) {
    this.alert.replaceChildren();
    this.facets.hidden = false;
    for (const list of this.lists) list.show(facets.values[list.name], state.filters[list.name]);
    this.histogram.show(facets.years, state.from, state.to);
  }

  /** @param {State} state */
  announce(state) {
    const count = filterCount(state);
    this.summary.textContent = count > 0 ? `Filters (${count})` : "Filters";
  }

  /** The counts could not be loaded; results may well be there. */
  fail() {
    this.facets.hidden = true;
    this.alert.replaceChildren(
      element("p", { role: "alert" }, ["The filters could not be loaded. ", button(["Load them again"], this.load)]),
    );
  }
}
