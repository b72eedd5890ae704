/** The table of the evidence map and its controls. */

import { readJson } from "../both/fetch.js";
import * as text from "../texts/map.js";
import { formatted } from "../texts/numbers.js";
import { years } from "../texts/shared.js";
import { addressOf, choiceOf, isFiltered, ordered, searchOf } from "./choice.js";
import { countMap, shadeOf } from "./counts.js";

/** @typedef {import("./choice.js").MapChoice} MapChoice */

const STEPS = /** @type {Record<string, [down: number, right: number]>} */ ({
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
});

/**
 * The class of a table whose numbers are not those of the page. Which pair of terms lacks a recent review is
 * known of all papers only: neither the corner of a cell nor the name of its link says it then.
 */
const FILTERED = "ps-filtered";

export class MapPage {
  /**
   * @param {HTMLTableElement} table
   * @param {HTMLFormElement} form
   */
  constructor(table, form) {
    this.table = table;
    this.form = form;
    this.state = /** @type {HTMLElement} */ (document.getElementById("map-state"));
    this.unfiltered = this.state.textContent ?? "";
    this.starts = (table.dataset["starts"] ?? "").split(" ").map(Number);
    this.cells = Array.from(table.tBodies[0]?.rows ?? [], (row) => Array.from(row.cells).slice(1));
    this.columns = Array.from(table.tHead?.rows[0]?.cells ?? [], (cell) => cell.textContent?.trim() ?? "").slice(1);
    /** Whether a number had the focus: then it is the one that Tab reaches. */
    this.roved = false;
    /** The numbers of the page, of papers about both. */
    this.about = this.cells.map((row) => row.map((cell) => Number((cell.textContent ?? "").replace(/\D/g, ""))));
    const only = form.querySelector(".ps-tick input:not([name=mentions], [name=download])");
    this.names = {
      filter: form.querySelector("select")?.name ?? "",
      only: only instanceof HTMLInputElement ? only.name : "",
      onlyValue: only instanceof HTMLInputElement ? only.value : "",
    };
    this.onlyLabel = only?.parentElement?.textContent?.trim() ?? "";
    /** @type {Promise<import("./counts.js").MapData> | null} */
    this.data = null;
  }

  open() {
    this.table.addEventListener("keydown", (event) => this.step(event));
    this.table.addEventListener("focusin", ({ target }) => this.rove(/** @type {Element} */ (target)));
    void this.prepare();
    this.fill(choiceOf(new URLSearchParams(location.search), this.names));
    this.form.addEventListener("focusin", () => void this.load().catch(() => {}), { once: true });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => void this.change());
    // A reset empties the controls after this event.
    this.form.addEventListener("reset", () => setTimeout(() => this.change()));
    if (location.search) void this.change();
    // The browser may have kept what was chosen, without the address.
    addEventListener("pageshow", ({ persisted }) => persisted && void this.change());
  }

  /** Names the numbers, and leaves one to the key Tab: line by line, so that nothing waits for a long table. */
  async prepare() {
    const first = this.table.querySelector("td a");
    for (const row of this.cells) {
      await new Promise((done) => setTimeout(done));
      this.name(row);
      if (this.roved) continue;
      for (const link of row.flatMap((cell) => cell.querySelector("a") ?? [])) link.setAttribute("tabindex", link === first ? "0" : "-1");
    }
  }

  /**
   * Gives each number of a line the names of its row and column: a list of links has no table.
   * @param {HTMLTableCellElement[]} row
   */
  name(row) {
    const filtered = this.table.classList.contains(FILTERED);
    const name = row[0]?.parentElement?.querySelector("th")?.textContent?.trim() ?? "";
    row.forEach((cell, column) => {
      const note = cell.classList.contains("g") && !filtered ? `, ${text.NO_RECENT_REVIEW}` : "";
      cell.querySelector("a")?.setAttribute("aria-label", `${name}, ${this.columns[column]}: ${cell.textContent?.trim()}${note}`);
    });
  }

  /**
   * Returns the filters of a choice as a person reads them.
   * @param {MapChoice} choice
   */
  chosen({ value, from, to, only }) {
    const { selectedOptions } = this.form.querySelector("select") ?? {};
    const [least, most] = ordered(from, to);
    return [
      ...(value ? [selectedOptions?.[0]?.textContent ?? value] : []),
      ...(only ? [this.onlyLabel] : []),
      ...(least === null && most === null ? [] : [years(least, most)]),
    ];
  }

  /**
   * Shows a choice in the controls.
   * @param {MapChoice} choice
   */
  fill(choice) {
    for (const control of this.form.elements) {
      if (control instanceof HTMLSelectElement) {
        control.value = choice.value;
        if (control.selectedIndex < 0) control.value = "";
      } else if (control instanceof HTMLInputElement && control.type === "checkbox") {
        const { name } = control;
        control.checked = name === "mentions" ? choice.mentions : name === "download" ? choice.download : choice.only;
      } else if (control instanceof HTMLInputElement) {
        control.value = `${(control.name === "from" ? choice.from : choice.to) ?? ""}`;
      }
    }
  }

  /** Returns the data of the map, loaded once. */
  load() {
    this.data ??= readJson(this.table.dataset["file"] ?? "", location.href).catch((error) => {
      this.data = null;
      throw error;
    });
    return this.data;
  }

  /** Counts and shows what the controls say. */
  async change() {
    const given = new URLSearchParams(/** @type {any} */ (new FormData(this.form)));
    const choice = choiceOf(given, this.names);
    history.replaceState(history.state, "", location.pathname + addressOf(choice, this.names) + location.hash);
    const asked = (this.asked = {});
    if (!isFiltered(choice) && !choice.mentions) return this.show(this.about, choice, this.unfiltered);
    try {
      const data = await this.load();
      if (this.asked !== asked) return;
      const { counts, papers } = countMap(data, choice);
      this.show(counts, choice, text.mapState(papers, this.chosen(choice), choice.mentions));
    } catch {
      if (this.asked === asked) this.state.textContent = text.MAP_FAILED;
    }
  }

  /**
   * @param {number[][]} counts
   * @param {MapChoice} choice
   * @param {string} state
   */
  show(counts, choice, state) {
    const [end, endOfNone] = [searchOf(choice, this.names, true), searchOf(choice, this.names, false)];
    this.table.classList.toggle(FILTERED, isFiltered(choice) || choice.mentions);
    this.cells.forEach((row, y) =>
      row.forEach((cell, x) => {
        const number = counts[y]?.[x] ?? 0;
        const link = cell.querySelector("a");
        (link ?? cell).textContent = formatted(number);
        cell.className = cell.className.replace(/\bs\d/, `s${shadeOf(number, this.starts)}`);
        if (!link) return;
        const [pair] = /^[^?]*\?[^&]*&[^&#]*/.exec(link.getAttribute("href") ?? "") ?? [""];
        link.setAttribute("href", pair + (number > 0 ? end : endOfNone));
      }),
    );
    for (const row of this.cells) this.name(row);
    this.state.textContent = state;
  }

  /**
   * Makes one number the only one that Tab reaches: arrow keys lead to the others.
   * @param {Element | null} target
   */
  rove(target) {
    if (!target?.matches("td a")) return;
    this.roved = true;
    for (const link of this.table.querySelectorAll("td a")) link.setAttribute("tabindex", link === target ? "0" : "-1");
  }

  /** @param {KeyboardEvent} event */
  step(event) {
    const [down, right] = STEPS[event.key] ?? [0, 0];
    const cell = event.target instanceof Element ? event.target.closest("td") : null;
    if (!cell || (!down && !right) || event.ctrlKey || event.metaKey || event.altKey) return;
    let y = this.cells.findIndex((row) => row.includes(cell));
    let x = this.cells[y]?.indexOf(cell) ?? 0;
    // Numbers that lead nowhere are passed over.
    do {
      [y, x] = [y + down, x + right];
      const link = this.cells[y]?.[x]?.querySelector("a");
      if (link) {
        event.preventDefault();
        return link.focus();
      }
    } while (this.cells[y]?.[x]);
    event.preventDefault();
  }
}
