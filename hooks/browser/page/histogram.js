/**
 * Shows papers by year: bars to click or to drag over, which the keyboard uses as a list box, and
 * below them the fields for the first and the last year. The height of a bar is the root of its number, so that
 * years of few papers can be seen beside those of many; the numbers are in words.
 */

import * as text from "../texts/filters.js";
import * as common from "../texts/shared.js";
import { bins } from "./bins.js";
import { element } from "./dom.js";
import { YearFields } from "./year_fields.js";

/** @typedef {import("./bins.js").Bin} Bin */

const MOST_BARS = 48;
// The smallest visible bar, in percent of the height.
const LEAST = 8;

export class Histogram {
  /** @param {(from: number | null, to: number | null) => void} change called with the chosen years */
  constructor(change) {
    this.change = change;
    /** @type {Bin[]} */
    this.bins = [];
    /** @type {[anchor: number, end: number] | null} bars being selected by pointer or keys */
    this.span = null;
    /** @type {readonly [from: number | null, to: number | null]} the years of the filter */
    this.range = [null, null];
    this.active = Infinity;
    this.bars = element("div", {
      class: "ps-years__bars",
      role: "listbox",
      tabindex: "0",
      "aria-label": text.PAPERS_BY_YEAR,
      "aria-multiselectable": "true",
      "aria-orientation": "horizontal",
    });
    this.highest = element("p", { class: "ps-years__most" });
    this.axis = element("p", { class: "ps-years__axis", "aria-hidden": "true" });
    this.note = element("p", { class: "ps-years__note", "aria-hidden": "true" });
    this.fields = new YearFields(change);
    this.element = element("fieldset", { class: "ps-facet ps-years", "data-facet": "year" }, [
      element("legend", {}, [common.YEAR]),
      this.highest,
      this.bars,
      this.axis,
      this.note,
      this.fields.element,
    ]);
    this.listen();
  }

  /** @private */
  listen() {
    this.bars.addEventListener("pointerdown", (event) => {
      const bar = this.barAt(event);
      if (bar < 0 || event.button !== 0) return;
      this.bars.setPointerCapture(event.pointerId);
      this.brush(bar, bar);
    });
    this.bars.addEventListener("pointermove", (event) => {
      const bar = this.barAt(event);
      if (this.span && this.bars.hasPointerCapture(event.pointerId)) this.brush(this.span[0], bar);
      else this.point(bar);
    });
    this.bars.addEventListener("pointerleave", () => this.rest());
    this.bars.addEventListener("focus", () => this.point(this.active));
    this.bars.addEventListener("blur", () => this.rest());
    this.bars.addEventListener("pointerup", () => this.commit());
    this.bars.addEventListener("pointercancel", () => this.brush(null));
    this.bars.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * @param {{year: number, count: number}[]} years oldest first
   * @param {number | null} from
   * @param {number | null} to
   */
  show(years, from, to) {
    this.bins = bins(years, MOST_BARS);
    this.range = [from, to];
    this.fields.show(this.range);
    this.active = this.bins.length > 0 ? Math.min(this.active, this.bins.length - 1) : Infinity;
    const most = Math.max(1, ...this.bins.map(({ count }) => count));
    const highest = [...this.bins].reverse().find(({ count }) => count === most);
    this.highest.textContent = highest ? text.highestBar(this.named(highest)) : "";
    this.axis.replaceChildren(...axisYears(this.bins).map((year) => element("span", {}, [String(year)])));
    const made = this.bins.map((bin, number) => {
      const height = bin.count === 0 ? 0 : Math.max(LEAST, 100 * Math.sqrt(bin.count / most));
      const bar = element("div", { role: "option", class: "ps-years__bar", id: `ps-year-${number}` });
      bar.setAttribute("aria-label", this.named(bin));
      bar.append(element("div", { style: `height: ${height}%` }));
      return bar;
    });
    this.bars.replaceChildren(...made);
    this.bars.hidden = made.length === 0;
    this.mark();
    this.rest();
  }

  /** @param {Bin} bin */
  named({ from, to, count }) {
    return text.papersOfYears(from, to, count);
  }

  /**
   * @param {number | null} anchor null ends the selection
   * @param {number} [end]
   */
  brush(anchor, end = 0) {
    this.span = anchor === null ? null : [anchor, end];
    if (anchor !== null) this.active = end;
    this.mark();
    this.point(this.active);
  }

  /** Filters by the selected years; selecting the same years again removes the filter. */
  commit() {
    if (!this.span) return;
    const [low, high] = [Math.min(...this.span), Math.max(...this.span)];
    const from = this.bins[low]?.from ?? null;
    const to = this.bins[high]?.to ?? null;
    this.span = null;
    if (this.range[0] === from && this.range[1] === to) this.change(null, null);
    else this.change(from, to);
  }

  /** Marks the bars of the chosen years. */
  mark() {
    const [first, last] = this.range;
    const [low, high] = this.span ? [Math.min(...this.span), Math.max(...this.span)] : [null, null];
    const chosen = first !== null || last !== null || this.span !== null;
    [...this.bars.children].forEach((bar, number) => {
      const bin = /** @type {Bin} */ (this.bins[number]);
      const inside =
        low !== null ? number >= low && number <= high : bin.to >= (first ?? bin.to) && bin.from <= (last ?? bin.from);
      bar.setAttribute("aria-selected", String(chosen && inside));
      bar.classList.toggle("ps-years__bar--out", !inside);
    });
  }

  /** Returns the bars of the chosen years, or all, as one bar; null without bars. @returns {Bin | null} */
  chosen() {
    const [first, last] = this.range;
    const inside = this.bins.filter(({ from, to }) => to >= (first ?? to) && from <= (last ?? from));
    const [from, to] = [inside[0]?.from, inside.at(-1)?.to];
    if (from === undefined || to === undefined) return null;
    return { from, to, count: inside.reduce((sum, { count }) => sum + count, 0) };
  }

  /** Describes the chosen years, or the bar that the keyboard has reached. */
  rest() {
    const focused = document.activeElement === this.bars;
    this.point(focused ? this.active : -1);
  }

  /**
   * Describes a bar.
   * @param {number} number
   */
  point(number) {
    const bin = this.bins[number] ?? this.chosen();
    this.note.textContent = bin ? this.named(bin) : "";
    if (this.bins[this.active]) this.bars.setAttribute("aria-activedescendant", `ps-year-${this.active}`);
    [...this.bars.children].forEach((bar, at) => bar.classList.toggle("ps-years__bar--active", at === number));
  }

  /**
   * @param {PointerEvent} event
   * @returns {number} -1 if there are no bars
   */
  barAt(event) {
    const { left, width } = this.bars.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * this.bins.length);
    return Math.max(0, Math.min(this.bins.length - 1, at));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, Home: -Infinity, End: Infinity };
    const step = /** @type {Record<string, number>} */ (steps)[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(this.bins.length - 1, this.active + step));
      if (event.shiftKey) this.brush(this.span?.[0] ?? this.active, next);
      else {
        this.active = next;
        this.brush(null);
      }
    } else if (event.key === "Enter" || event.key === " ") {
      this.span ??= [this.active, this.active];
      this.commit();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * Returns the years below the ends of the bars, and below their middle if there is one.
 * @param {Bin[]} bins
 */
function axisYears(bins) {
  const middle = bins.length > 4 ? bins[Math.floor(bins.length / 2)]?.from : undefined;
  const years = [bins[0]?.from, middle, bins.length > 1 ? bins.at(-1)?.to : undefined];
  return years.filter((year) => year !== undefined);
}
