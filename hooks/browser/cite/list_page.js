/** Shows the reading list: the reader's own, or the one in the address. */

import * as text from "../texts/cite.js";
import * as pageText from "../texts/page.js";
import * as common from "../texts/shared.js";
import * as takeText from "../texts/take.js";
import { button, element } from "../page/dom.js";
import { doAsked } from "./asked.js";
import { copy } from "./carry.js";
import { coinsElement, tellZotero } from "./coins.js";
import { described } from "./print.js";
import { noteWhilePrinting } from "./print_note.js";
import { CHANGED, ReadingList, fromFragment, toFragment } from "./reading_list.js";
import { Records } from "./records.js";

/** @typedef {import("./item.js").Item} Item */

/** @type {Partial<Record<Item["type"], string>>} */
const KINDS = { chapter: "chapter", article: "preprint" };

export class ListPage {
  /**
   * @param {HTMLElement} root
   * @param {URL} base the site's root
   */
  constructor(root, base) {
    this.base = base;
    this.list = new ReadingList(base);
    this.records = new Records(base);
    /** @type {Item[]} the papers shown */
    this.items = [];
    this.status = element("p", { role: "status" });
    this.actions = element("p", { class: "ps-take" });
    this.papers = element("ol", { class: "ps-list" });
    root.replaceChildren(this.status, this.actions, this.papers);
    addEventListener("hashchange", () => this.open());
    addEventListener("beforeprint", () => this.nameList());
    // A tick in another tab.
    document.addEventListener(CHANGED, () => this.shared() || this.open());
  }

  /** Returns the ids of a list in the address, unless it is the reader's own. */
  shared() {
    const ids = fromFragment(location.hash);
    return ids && ids.join() !== this.list.ids().join() ? ids : null;
  }

  /** Loads and shows the papers. */
  async open() {
    const shared = this.shared();
    const ids = shared ?? this.list.ids();
    if (!shared && ids.length > 0) history.replaceState(history.state, "", toFragment(ids));
    this.status.textContent = ids.length > 0 ? common.LOADING : text.LIST_EMPTY;
    try {
      this.items = await this.records.items(ids);
      this.show(ids, shared !== null);
    } catch {
      const again = button([common.TRY_AGAIN], () => void this.open(), {});
      this.status.replaceChildren(text.CITE_FAILED, again);
    }
  }

  /**
   * @param {string[]} ids
   * @param {boolean} shared
   */
  show(ids, shared) {
    const lost = ids.length - this.items.length;
    const said = shared ? text.sharedList(this.items.length) : ids.length > 0 ? text.onMyList(this.items.length) : text.LIST_EMPTY;
    this.status.textContent = lost > 0 ? `${said} ${text.notOnShelf(lost)}` : said;
    this.actions.replaceChildren(...(ids.length > 0 ? this.buttons(ids, shared) : []));
    this.papers.replaceChildren(...this.items.map((item) => this.paper(item, shared)));
    tellZotero();
  }

  /**
   * @param {string[]} ids
   * @param {boolean} shared
   */
  buttons(ids, shared) {
    const plain = { class: "" };
    const cite = button([text.citing(this.items.length)], () => void doAsked(cite, async () => (await this.code()).citePapers(this.base, ids)), plain);
    const print = button([pageText.PRINT], () => void doAsked(print, () => this.print()), plain);
    const address = button([text.LIST_ADDRESS], async () => {
      const copied = await copy(new URL(`list/${toFragment(ids)}`, this.base).href);
      this.status.textContent = copied ? text.COPIED : text.NOT_COPIED;
    }, plain);
    const keep = button([text.LIST_KEEP], () => this.change([...this.list.ids(), ...ids]), plain);
    const clear = button([text.LIST_CLEAR], () => this.change([]), plain);
    return [cite, print, address, shared ? keep : clear];
  }

  /** @returns {Promise<typeof import("../entries/cite.js")>} */
  code() {
    return import(new URL("assets/cite/cite.js", this.base).href);
  }

  async print() {
    const count = this.items.length;
    const rows = (/** @type {number} */ found) =>
      common.printedRows({ address: location.href, date: new Date(), count: found, total: count });
    await (await this.code()).printPapers(this.base, takeText.READING_LIST, this.items.map(({ id }) => id), rows);
  }

  /** Writes address and date above a list that the browser's own menu prints. */
  nameList() {
    const count = this.items.length;
    noteWhilePrinting(this.papers, common.printedRows({ address: location.href, date: new Date(), count, total: count }));
  }

  /** @param {string[]} ids the reader's list from now on */
  change(ids) {
    this.list.replace(ids);
    history.replaceState(history.state, "", ids.length > 0 ? toFragment(this.list.ids()) : location.pathname);
    document.dispatchEvent(new Event(CHANGED));
    this.status.setAttribute("tabindex", "-1");
    this.status.focus();
  }

  /**
   * @param {Item} item
   * @param {boolean} shared
   */
  paper(item, shared) {
    const address = new URL(`papers/${encodeURIComponent(item.id)}/`, this.base).href;
    const remove = button([text.LIST_REMOVE], () => this.change(this.list.ids().filter((id) => id !== item.id)), {
      class: "",
      "aria-label": text.removeFromList(item.title),
    });
    const names = (item.author ?? []).map(({ literal, family, given }) => literal ?? [family, given].filter(Boolean).join(", "));
    return element("li", { "data-paper": item.id }, [
      element("a", { href: address }, [item.title]),
      element("p", {}, [described(item)]),
      ...(shared ? [] : [element("p", { class: "ps-take" }, [remove])]),
      coinsElement({
        title: item.title,
        authors: names,
        journal: item["container-title"],
        date: item.issued ? item.issued["date-parts"][0]?.join("-") : null,
        doi: item.DOI,
        kind: KINDS[item.type],
        address,
      }),
    ]);
  }
}
