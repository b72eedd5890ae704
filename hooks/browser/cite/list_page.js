/** Shows the reading list: the reader's own, or the one in the address. */

import * as text from "../texts/cite.js";
import * as pageText from "../texts/page.js";
import * as common from "../texts/shared.js";
import * as takeText from "../texts/take.js";
import { button, element } from "../page/dom.js";
import { wayOn } from "../page/renew.js";
import { doAsked } from "./asked.js";
import { copy } from "./carry.js";
import { coinsElement, tellZotero } from "./coins.js";
import { dateText, nameParts } from "./item.js";
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
    /** How often papers were asked for: only the last answer is shown. */
    this.asked = 0;
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
    // A browser that keeps no list has the one in the address.
    if (ids && !this.list.lasts) this.list.replace(ids);
    return ids && ids.join() !== this.list.ids().join() ? ids : null;
  }

  /** Loads and shows the papers. */
  async open() {
    const shared = this.shared();
    const ids = shared ?? this.list.ids();
    const asked = (this.asked += 1);
    if (!shared && ids.length > 0) history.replaceState(history.state, "", toFragment(ids));
    this.status.textContent = ids.length > 0 ? common.LOADING : text.LIST_EMPTY;
    try {
      const items = await this.records.items(ids);
      if (asked !== this.asked) return;
      this.items = items;
      this.show(ids, shared !== null);
    } catch (error) {
      if (asked !== this.asked) return;
      const again = button([common.TRY_AGAIN], wayOn(error, () => void this.open(), this.base), {});
      this.status.replaceChildren(text.CITE_FAILED, again);
    }
  }

  /**
   * @param {string[]} ids
   * @param {boolean} shared
   */
  show(ids, shared) {
    const lost = ids.length - this.items.length;
    const said = shared ? text.sharedList(this.items.length) : ids.length > 0 ? text.onMyList(this.items.length, this.list.lasts) : text.LIST_EMPTY;
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
      this.status.textContent = await copy(new URL(`list/${toFragment(ids)}`, this.base).href);
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
    return element("li", { "data-paper": item.id }, [
      element("a", { href: address }, [item.title]),
      element("p", {}, [described(item)]),
      ...(shared ? [] : [element("p", { class: "ps-take" }, [remove])]),
      coinsElement({
        title: item.title,
        authors: (item.author ?? []).map((name) => nameParts(name).join(", ")),
        journal: item["container-title"],
        date: dateText(item, "-"),
        doi: item.DOI,
        kind: KINDS[item.type],
        address,
      }),
    ]);
  }
}
