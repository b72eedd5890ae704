/**
 * On every page: the choice of colours, buttons to cite and share papers, ticks for the reading list, what
 * reference managers read, explanations of words. It requests nothing before the reader asks; chrome.js contains it.
 */

import { listLink } from "../texts/take.js";
import { doAsked } from "../cite/asked.js";
import { CHANGED, ReadingList, toFragment } from "../cite/reading_list.js";
import { takeRow } from "../cite/take_row.js";
import "../frame/palette.js";
import { share } from "../frame/share.js";
import { explainPressed } from "../frame/words.js";
import { element } from "../page/dom.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
// chrome.js is in the folder assets.
const assets = script.src;
const base = new URL("../", assets);
const list = new ReadingList(base);
const CARD = ".ps-cards > li[data-paper]";

/** The controls of a paper on its own page. An element fills itself before it is painted, so nothing moves. */
class Take extends HTMLElement {
  connectedCallback() {
    const paper = this.closest("article");
    const id = paper?.getAttribute("data-paper") ?? "";
    this.replaceChildren(takeRow(id, paper?.querySelector("h1")?.textContent ?? "", list.ids().includes(id)));
  }
}
customElements.define("ps-take", Take);

/** Adds the controls to the papers of a list, and the link to the reader's own list. */
function prepare() {
  show();
  if (!document.querySelector("article[data-paper]") && document.querySelector(CARD)) dressCards();
}

/** Adds them to the papers of a list. The code is a file of its own: a paper's page has no list. */
async function dressCards() {
  const { dress } = await import(new URL("cite/cards.js", assets).href);
  dress(document.querySelectorAll(CARD), new Set(list.ids()));
}

/** Shows the state of the list: all ticks, and the link to it. */
function show() {
  const ids = new Set(list.ids());
  const address = new URL("list/", base);
  for (const box of document.querySelectorAll("input[data-tick]")) {
    if (box instanceof HTMLInputElement) box.checked = ids.has(box.dataset.tick ?? "");
  }
  let link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".ps-shelf"));
  if (!link && ids.size === 0) return;
  // Not beside what is in the body already, see chrome.js.
  if (!link) (document.querySelector(".md-footer") ?? document.body).append((link = element("a", { class: "ps-shelf" })));
  link.textContent = listLink(ids.size, list.lasts);
  link.hidden = ids.size === 0 || location.pathname === address.pathname;
  if (!list.lasts) address.hash = toFragment([...ids]);
  link.href = address.href;
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.dataset.tick === undefined) return;
  list.set(target.dataset.tick, target.checked);
  document.dispatchEvent(new Event(CHANGED));
});
document.addEventListener("click", (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  void explainPressed(event, target, base.href);
  if (target.matches(".ps-share")) void share(target);
  const button = target.closest("[data-cite]");
  if (!button) return;
  void doAsked(button, async () => {
    const { citePapers } = await import(new URL("cite/cite.js", assets).href);
    citePapers(base, [button.getAttribute("data-cite")]);
  });
});
document.addEventListener(CHANGED, show);
// Another tab changed it.
addEventListener("storage", ({ key }) => key === list.name && document.dispatchEvent(new Event(CHANGED)));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
else prepare();
