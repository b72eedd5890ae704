/** Shows a facet: its values as check boxes with counts, at first only the most frequent. */

import * as text from "../texts/filters.js";
import * as numbers from "../texts/numbers.js";
import * as common from "../texts/shared.js";
import { button, element, spoken } from "./dom.js";

/** @typedef {import("../worker/facets.js").Counted} Counted */
/** @typedef {import("../both/facets.js").ShownFacet} ShownFacet */

const TOP = 6;
// From this number of values on, a text box filters the list.
const MANY = 15;

export class FacetList {
  /**
   * @param {ShownFacet} facet
   * @param {(slug: string) => void} toggle
   * @param {(all: boolean) => void} join takes whether a paper must have all chosen values
   * @param {(() => void) | null} load loads the values on demand; null if they come with the
   *   results
   */
  constructor(facet, toggle, join, load) {
    this.facet = facet;
    this.toggle = toggle;
    /** @type {Counted[]} */
    this.values = [];
    /** @type {string[]} */
    this.chosen = [];
    this.all = false;
    this.list = element("ul", { class: "ps-facet__values" });
    this.narrow = element("input", {
      type: "search",
      class: "ps-input ps-facet__narrow",
      "aria-label": text.findAValue(facet.label),
      placeholder: text.FIND_IN_LIST,
      autocomplete: "off",
      hidden: "",
    });
    this.narrow.addEventListener("input", () => this.render());
    this.more = button([], () => {
      this.all = !this.all;
      this.narrow.value = "";
      this.render();
    });
    this.loader = load && button([text.showValues(facet.title)], load);
    this.join = joining(facet, join);
    this.element = element("fieldset", { class: "ps-facet", "data-facet": facet.name }, [
      element("legend", {}, [facet.label]),
      this.join.element,
      this.narrow,
      this.list,
      this.more,
      ...(this.loader ? [this.loader] : []),
    ]);
    this.list.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) this.toggle(event.target.value);
    });
  }

  /**
   * @param {Counted[] | undefined} values undefined before they are loaded
   * @param {string[]} chosen slugs
   * @param {boolean} all whether a paper must have all of these
   */
  show(values, chosen, all) {
    this.values = values ?? [];
    // With one value both mean the same papers, but the counts tell what a second one would find.
    this.join.element.hidden = chosen.length === 0 || !this.facet.many || this.facet.kind === "flags";
    this.join.show(all);
    this.chosen = chosen;
    if (this.loader) this.loader.hidden = values !== undefined;
    this.element.hidden = values === undefined ? !this.loader : values.length === 0;
    this.render();
  }

  render() {
    const focused = document.activeElement instanceof HTMLInputElement && this.list.contains(document.activeElement);
    const slug = focused ? /** @type {HTMLInputElement} */ (document.activeElement).value : null;
    const wanted = this.narrow.value.trim().toLowerCase();
    const named = this.values.filter(({ label }) => label.toLowerCase().includes(wanted));
    const shown = this.all ? named : this.values.filter((value, i) => i < TOP || this.chosen.includes(value.slug));
    this.list.replaceChildren(...shown.map((value) => this.item(value)));
    this.narrow.hidden = !(this.all && this.values.length >= MANY);
    this.more.hidden = this.values.length <= TOP;
    this.more.textContent = this.all ? text.SHOW_FEWER : text.showAll(this.values.length);
    this.more.append(spoken(text.valuesOf(this.facet.label)));
    this.more.setAttribute("aria-expanded", String(this.all));
    if (slug !== null) this.list.querySelector(/** @type {"input"} */ (`input[value="${CSS.escape(slug)}"]`))?.focus();
  }

  /** @param {Counted} value */
  item({ slug, label, count, about }) {
    const made = tick(slug, this.facet.kind === "flags" ? common.hasLabel(slug) : label);
    made.show(about, this.chosen.includes(slug), count - about);
    return element("li", {}, [made.label]);
  }
}

/**
 * Makes a check box with a text and a number of papers.
 * @param {string} value
 * @param {string} title
 */
export function tick(value, title) {
  const box = element("input", { type: "checkbox", value });
  const papers = element("span", { class: "ps-facet__count" });
  const label = element("label", {}, [box, element("span", { class: "ps-facet__label" }, [title]), papers]);
  const show = (/** @type {number} */ count, /** @type {boolean} */ checked, mentioning = 0) => {
    box.checked = checked;
    const others = mentioning > 0 ? text.mentioningSpoken(mentioning) : "";
    papers.replaceChildren(numbers.formatted(count), spoken(numbers.papersNoun(count) + others));
    if (!others) return;
    papers.append(element("span", { class: "ps-facet__more", "aria-hidden": "true" }, [text.mentioning(mentioning)]));
  };
  return { box, label, show };
}

/**
 * Makes the choice between papers that have any and that have all of a facet's chosen values.
 * @param {ShownFacet} facet
 * @param {(all: boolean) => void} change
 */
function joining({ name, label }, change) {
  const boxes = [false, true].map((all) => {
    const box = element("input", { type: "radio", name: `ps-join-${name}`, value: all ? "all" : "any" });
    box.addEventListener("change", () => change(all));
    return box;
  });
  const labels = boxes.map((box, number) => element("label", {}, [box, number ? text.ALL_OF_THESE : text.ANY_OF_THESE]));
  const group = { class: "ps-facet__join", role: "radiogroup", "aria-label": text.joinedBy(label), hidden: "" };
  const show = (/** @type {boolean} */ all) => boxes.forEach((box, number) => (box.checked = all === (number === 1)));
  return { element: element("div", group, labels), show };
}
