/** The dialog in which a reader cites and exports papers. */

import * as text from "../texts/cite.js";
import * as common from "../texts/shared.js";
import * as takeText from "../texts/take.js";
import { button, element, spoken } from "../page/dom.js";
import { wayOn } from "../page/renew.js";
import { withAbstracts } from "./abstracts.js";
import css from "./cite.css";
import { copy, download } from "./carry.js";
import { FORMATS, written } from "./formats.js";
import { keyOf } from "./item.js";
import { nodesOf, plain } from "./markup.js";
import { Styles } from "./style_files.js";

/** @typedef {import("./item.js").Item} Item */
/** @typedef {import("./records.js").Records} Records */

/**
 * @typedef {object} Asked
 * @property {string[]} ids
 * @property {number} [total] of the papers, if `ids` are only the first of them
 */

// References of more papers would take the browser too long, and abstracts too many requests.
const MOST_REFERENCES = 200;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/**
 * Opens a modal dialog; the browser keeps focus inside, closes it on Escape, and returns focus.
 * @param {string} heading
 * @param {(Node | string)[]} children
 */
export function openDialog(heading, children) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const title = element("h2", { id: "ps-cite-title", tabindex: "-1" }, [heading]);
  const dialog = element("dialog", { class: "ps-cite md-typeset", "aria-labelledby": "ps-cite-title" }, [
    element("div", { class: "ps-cite__head" }, [
      title,
      button([text.CLOSE], () => dialog.close(), { class: "ps-cite__button" }),
    ]),
    ...children,
  ]);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  title.focus();
  return { dialog, title };
}

export class CiteDialog {
  /**
   * @param {Records} records
   * @param {Styles} styles
   * @param {() => Promise<Asked>} ask
   */
  constructor(records, styles, ask) {
    this.records = records;
    this.styles = styles;
    this.ask = ask;
    this.closed = new AbortController();
    this.status = element("p", { role: "status", class: "ps-cite__status" });
    this.progress = element("progress", { max: "1", "aria-label": common.LOADING });
    this.body = element("div");
    const { dialog, title } = openDialog(takeText.CITE, [this.progress, this.body, this.status]);
    this.title = title;
    dialog.addEventListener("close", () => this.closed.abort());
  }

  /** Loads the papers and shows what can be taken. */
  async open() {
    this.progress.hidden = false;
    this.body.replaceChildren();
    try {
      const { ids, total = ids.length } = await this.ask();
      const items = await this.records.items(ids, (done, all) => {
        this.progress.value = done / all;
        this.status.textContent = text.loadingPapers(done, all);
      }, this.closed.signal);
      this.status.textContent = "";
      this.show(items, ids.length, total);
    } catch (error) {
      if (this.closed.signal.aborted) return;
      this.status.replaceChildren(...failed(wayOn(error, () => void this.open(), this.records.base)));
    } finally {
      this.progress.hidden = true;
    }
  }

  /**
   * @param {Item[]} items
   * @param {number} asked how many were wanted
   * @param {number} total
   */
  show(items, asked, total) {
    this.title.textContent = text.citing(items.length);
    const notes = [
      asked < total && text.onlyFirst(total, asked),
      items.length < asked && text.notOnShelf(asked - items.length),
      items.length > MOST_REFERENCES && text.tooManyReferences(items.length, MOST_REFERENCES),
    ];
    const few = items.length > 0 && items.length <= MOST_REFERENCES;
    if (few) notes.push(...doubts(items));
    this.body.replaceChildren(
      ...notes.flatMap((note) => (note ? [element("p", {}, [note])] : [])),
      ...(few ? this.references(items) : []),
      ...(items.length > 0 ? this.formats(items) : []),
    );
  }

  /** @param {Item[]} items */
  references(items) {
    const select = element(
      "select",
      { id: "ps-cite-style" },
      Object.entries(text.STYLES).map(([value, label]) => element("option", { value }, [label])),
    );
    select.value = this.styles.chosen();
    const list = element("div", { class: "ps-cite__list", role: "group", "aria-label": text.STYLE, tabindex: "0" });
    const copying = button([text.copyReferences(items.length)], () => void this.tell(copy(list)), { class: "ps-cite__button" });
    const show = async () => {
      const name = select.value;
      this.status.textContent = text.FORMATTING;
      copying.disabled = true;
      try {
        const references = await this.styles.references(name, items);
        if (name !== select.value) return;
        list.setAttribute("aria-label", text.STYLES[name] ?? name);
        list.replaceChildren(...references.map(paragraph));
        this.status.textContent = "";
        copying.disabled = false;
        this.styles.choose(name);
      } catch {
        // In the place of the references: the line of status goes on to tell of other things.
        list.replaceChildren(element("p", { role: "alert" }, failed(() => void show())));
        this.status.textContent = "";
      }
    };
    select.addEventListener("change", () => void show());
    void show();
    return [
      element("p", { class: "ps-cite__style" }, [element("label", { for: "ps-cite-style" }, [text.STYLE]), select, copying]),
      list,
      element("p", { class: "ps-cite__by" }, [
        text.FORMATTED_BY,
        element("a", { href: new URL("LICENSES.txt", this.records.folder).href }, [text.LICENCES]),
      ]),
    ];
  }

  /** @param {Item[]} items */
  formats(items) {
    const [first] = items;
    const name = items.length === 1 && first ? keyOf(first) : "papers";
    let taken = items;
    const rows = FORMATS.map((format) => {
      const parts = () => written(format, taken);
      return element("li", {}, [
        element("span", {}, [format.label]),
        button([text.COPY, spoken(` ${format.label}`)], () => void this.tell(copy(parts().join(""))), { class: "ps-cite__button" }),
        button([text.DOWNLOAD, spoken(` ${format.label}`)], () => download(parts(), `${name}.${format.extension}`, format.type), { class: "ps-cite__button" }),
      ]);
    });
    const list = element("ul", { class: "ps-cite__formats" }, rows);
    const heading = element("h3", {}, [text.REFERENCE_MANAGER]);
    if (items.length > MOST_REFERENCES) return [heading, list];
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", async () => {
      taken = items;
      if (!box.checked) return;
      box.disabled = list.inert = true;
      taken = await this.abstracts(items);
      box.disabled = list.inert = false;
      box.checked = taken !== items;
      // Disabled, it lost focus.
      if (document.activeElement === document.body) box.focus();
    });
    return [heading, element("p", {}, [element("label", {}, [box, " ", text.WITH_ABSTRACTS])]), list];
  }

  /**
   * Returns the items with their abstracts; as they are if these cannot be loaded.
   * @param {Item[]} items
   */
  async abstracts(items) {
    const tell = (/** @type {number} */ done, /** @type {number} */ all) => {
      this.status.textContent = text.loadingPapers(done, all);
    };
    try {
      const whole = await withAbstracts(items, this.records.base, tell, this.closed.signal);
      this.status.textContent = "";
      return whole;
    } catch {
      this.status.textContent = text.CITE_FAILED;
      return items;
    }
  }

  /** @param {Promise<string>} said */
  async tell(said) {
    this.status.textContent = await said;
  }
}

/**
 * Returns a sentence on what could not be loaded, and a button.
 * @param {() => void} again
 */
function failed(again) {
  return [text.CITE_FAILED, button([common.TRY_AGAIN], again, { class: "ps-cite__button" })];
}

/**
 * Returns what a reader should know before citing: styles guess where a record says nothing.
 * @param {Item[]} items
 */
function doubts(items) {
  const placeless = items.some(({ type, volume, issue, page }) => type === "article-journal" && !volume && !issue && !page);
  return [items.some(({ issued }) => issued?.circa) && text.YEAR_INFERRED, placeless && text.NO_PLACE];
}

/** @param {import("./references.js").Reference} reference */
function paragraph({ number, pieces }) {
  const before = number && !plain(pieces).startsWith(number) ? [`${number} `] : [];
  return element("p", {}, [...before, ...nodesOf(pieces)]);
}
