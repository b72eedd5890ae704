/**
 * Shows below a box what a query that is being typed may become: a combobox with a list box, as the
 * ARIA Authoring Practices describe it. It works for any box in a form.
 */

import * as text from "../texts/boxes.js";
import { element } from "./dom.js";
import { paperAddress } from "./results.js";

/** @typedef {import("../both/types.js").Suggestion} Suggestion */

// Milliseconds after the last key, as suggestions may load files.
const PAUSE = 120;

let boxes = 0;

export class Suggestions {
  /**
   * @param {HTMLInputElement} box whose form is submitted with a suggested query
   * @param {URL} base the site's root
   * @param {(typed: string) => Promise<Suggestion[] | null>} ask
   * @param {HTMLElement} [below] a list of results, to which the arrow keys lead on
   */
  constructor(box, base, ask, below) {
    this.box = box;
    this.base = base;
    this.ask = ask;
    this.below = below;
    /** @type {Suggestion[]} */
    this.shown = [];
    this.active = -1;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    /** @type {object | null} the latest question, whose answer is still wanted */
    this.wanted = null;
    this.id = `ps-suggestions-${++boxes}`;
    this.list = element("ul", { class: "ps-suggestions", role: "listbox", id: this.id, "aria-label": text.SUGGESTIONS, hidden: "" });
    const around = element("div", { class: "ps-suggest" });
    const focused = document.activeElement === box;
    const { selectionStart, selectionEnd } = box;
    box.replaceWith(around);
    around.append(box, this.list);
    // HTML allows no list beside an input of type search.
    const attributes = { type: "text", inputmode: "search", role: "combobox", "aria-autocomplete": "list", "aria-controls": this.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    this.listen();
    if (!focused) return;
    // Whoever was faster than this script goes on typing: an element that is moved loses the focus.
    box.focus({ preventScroll: true });
    box.setSelectionRange(selectionStart, selectionEnd);
  }

  /** @private */
  listen() {
    const { box, list } = this;
    box.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => void this.update(), PAUSE);
    });
    box.addEventListener("keydown", (event) => {
      if (!this.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    box.addEventListener("blur", () => this.close());
    box.form?.addEventListener("submit", () => this.close());
    // The box keeps the focus.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      this.take([...list.children].findIndex((child) => child === option));
    });
  }

  /** Asks for suggestions, and shows them unless the box was changed, left or closed meanwhile. */
  async update() {
    const { box } = this;
    const typed = box.value;
    const wanted = (this.wanted = {});
    // Suggestions are a help: without them the search still works.
    const found = typed.trim() ? await this.ask(typed).catch(() => null) : [];
    if (!found || this.wanted !== wanted || box.value !== typed || document.activeElement !== box) return;
    this.shown = found;
    this.list.replaceChildren(...found.map((one, number) => this.option(one, number)));
    this.open(found.length > 0);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} number
   */
  option({ kind, label, note }, number) {
    const id = `${this.id}-${number}`;
    const beside = element("span", { class: "ps-suggestions__note" }, [text.suggested(kind, note)]);
    return element("li", { role: "option", id, "aria-selected": "false" }, [element("span", {}, [label]), " ", beside]);
  }

  /** @param {boolean} open */
  open(open) {
    this.list.hidden = !open;
    this.box.setAttribute("aria-expanded", String(open));
    this.point(-1);
  }

  /** Closes the list; an answer that is still to come does not open it again. */
  close() {
    clearTimeout(this.pause);
    this.wanted = null;
    this.open(false);
    this.shown = [];
  }

  /** @param {number} number of the active suggestion; -1 for none */
  point(number) {
    this.active = number;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    if (number < 0) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `${this.id}-${number}`);
    this.list.children[number]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} number */
  take(number) {
    const { id, query } = this.shown[number] ?? {};
    this.close();
    if (id !== undefined) location.assign(paperAddress(id, this.base));
    if (query === undefined) return;
    this.box.value = query;
    this.box.form?.requestSubmit();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for the suggestions
   */
  key({ key, altKey, ctrlKey, metaKey, isComposing }) {
    if (altKey || ctrlKey || metaKey || isComposing) return false;
    if (this.list.hidden) {
      if (key === "Escape") this.close();
      return false;
    }
    if (key === "ArrowDown") {
      if (this.active + 1 < this.shown.length) this.point(this.active + 1);
      else {
        this.close();
        this.below?.querySelector("a")?.focus();
      }
    } else if (key === "ArrowUp") this.point(this.active < 0 ? this.shown.length - 1 : this.active - 1);
    else if (key === "Enter" && this.active >= 0) this.take(this.active);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }
}
