/** The two fields for the first and the last year: what was typed is kept, and the other end moves with it. */

import * as text from "../texts/filters.js";
import { element } from "./dom.js";

/** @typedef {readonly [from: number | null, to: number | null]} Range */

const YEAR = /^[1-9]\d{3}$/;

/**
 * Returns the year that was typed, also in the wide digits of an input method.
 * @param {string} typed
 * @returns {number | null | undefined} null for nothing, undefined for what is no year
 */
export function yearOf(typed) {
  const plain = typed.normalize("NFKC").trim();
  if (plain === "") return null;
  return YEAR.test(plain) ? Number(plain) : undefined;
}

/**
 * Returns a range with another end; if it would be backwards, the end that was not typed moves along.
 * @param {Range} range
 * @param {0 | 1} end
 * @param {number | null} year
 * @returns {Range}
 */
export function moved([from, to], end, year) {
  const [first, last] = end === 0 ? [year, to] : [from, year];
  return first !== null && last !== null && first > last ? [year, year] : [first, last];
}

export class YearFields {
  /** @param {(from: number | null, to: number | null) => void} change called with the years typed */
  constructor(change) {
    this.change = change;
    /** @type {Range} the years that were shown or typed last */
    this.range = [null, null];
    this.fields = /** @type {const} */ ([field("from", text.YEAR_FROM), field("to", text.YEAR_TO)]);
    this.element = element("div", {}, [
      element("div", { class: "ps-years__fields" }, this.fields.map(({ label }) => label)),
      ...this.fields.map(({ wrong }) => wrong),
    ]);
    this.fields.forEach((one, end) => {
      one.input.addEventListener("input", () => (one.typing = true));
      one.input.addEventListener("change", () => this.take(/** @type {0 | 1} */ (end)));
    });
  }

  /**
   * Takes what was typed into a field; what is no year is kept out of the filter, and the field says so.
   * @param {0 | 1} end
   */
  take(end) {
    const one = this.fields[end];
    const year = yearOf(one.input.value);
    one.typing = false;
    if (year === undefined) {
      tell(one, text.notAYear(one.name, one.input.value));
      return;
    }
    fill(one, year);
    const before = this.range;
    this.range = moved(before, end, year);
    const other = end === 0 ? 1 : 0;
    if (this.range[other] !== before[other]) fill(this.fields[other], this.range[other]);
    this.change(...this.range);
  }

  /**
   * Shows the years of the filter. Those that were typed are there already, beside what is no year.
   * @param {Range} range
   */
  show(range) {
    const known = range.every((year, end) => year === this.range[end]);
    this.range = range;
    if (known) return;
    // An answer must not overwrite what is being typed.
    this.fields.forEach((one, end) => one.typing || fill(one, range[end] ?? null));
  }
}

/** @typedef {ReturnType<typeof field>} Field */

/**
 * @param {string} id
 * @param {string} name
 */
function field(id, name) {
  // Of the type "number", a browser hides from us what is no number.
  const input = element("input", {
    type: "text",
    class: "ps-input",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": `ps-year-${id}-wrong`,
  });
  const wrong = element("p", { class: "ps-years__wrong", id: `ps-year-${id}-wrong`, "aria-live": "polite" });
  return { name, input, wrong, label: element("label", {}, [`${name} `, input]), typing: false };
}

/**
 * @param {Field} field
 * @param {number | null} year
 */
function fill(field, year) {
  field.input.value = year === null ? "" : String(year);
  tell(field, "");
}

/**
 * @param {Field} field
 * @param {string} message "" if nothing is wrong
 */
function tell({ input, wrong }, message) {
  wrong.textContent = message;
  input.setAttribute("aria-invalid", String(message !== ""));
}
