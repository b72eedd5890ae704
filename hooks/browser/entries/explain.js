/**
 * Explains words where they are: an entry of the glossary in a box that opens beside the word, by
 * keyboard, pointer and touch. It is loaded at the first press; chrome.js calls it. The glossary's own
 * page is the only place that has the explanations.
 */

import { NO_ENTRY, WHOLE_GLOSSARY } from "../texts/glossary.js";
import { element } from "../page/dom.js";
import css from "../words/explain.css";
import { placeOf } from "../words/place.js";
import { slugsOf } from "../words/slugs.js";

/** @type {Map<string, Promise<Document>>} address -> the glossary; a failed one is asked for again */
const glossaries = new Map();
const box = element("div", { class: "ps-words-box", popover: "", tabindex: "-1", role: "dialog" });
/** @type {Element} */
let asker = box;

/** @param {string} address */
function glossaryAt(address) {
  let found = glossaries.get(address);
  if (!found) {
    found = load(address);
    glossaries.set(address, found);
    found.catch(() => glossaries.delete(address));
  }
  return found;
}

/** @param {string} address */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/**
 * Opens the box beside what asked for it.
 * @param {Element} from a link to an entry of the glossary, or a button beside links that filter
 * @param {string} address of the glossary
 * @throws if the glossary cannot be loaded, has no such entry, or the browser has no such boxes
 */
export async function explain(from, address) {
  const page = await glossaryAt(address);
  const entries = slugsOf(from).flatMap((slug) => page.getElementById(slug)?.closest("dl.ps-glossary > div") ?? []);
  if (entries.length === 0) throw new Error(NO_ENTRY);
  show(from, address, entries);
}

/**
 * @param {Element} from
 * @param {string} address
 * @param {Element[]} entries
 */
function show(from, address, entries) {
  if (!box.isConnected) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    // Outside the article, whose rules of style would change it.
    document.body.append(box);
    box.addEventListener("keydown", leave);
    box.addEventListener("toggle", returnFocus);
  }
  asker = from;
  const rows = entries.flatMap((entry) => [...entry.children].map((part) => copied(part, address)));
  const more = element("p", {}, [element("a", { href: address }, [WHOLE_GLOSSARY])]);
  box.replaceChildren(element("dl", {}, rows), more);
  box.setAttribute("aria-label", entries.map((entry) => entry.querySelector("dt")?.textContent?.trim() ?? "").join(", "));
  box.showPopover();
  const view = document.documentElement;
  const { left, top } = placeOf(from.getBoundingClientRect(), box.getBoundingClientRect(), { width: view.clientWidth, height: view.clientHeight });
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
  box.focus({ preventScroll: true });
}

/**
 * Copies a word or its text; links keep leading where they lead on the glossary's page.
 * @param {Element} part
 * @param {string} address
 */
function copied(part, address) {
  const copy = /** @type {Element} */ (document.importNode(part, true));
  for (const link of copy.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  }
  return copy;
}

/**
 * Lets the Tab key go on from the word: the box is at the end of the page.
 * @param {KeyboardEvent} event
 */
function leave(event) {
  if (event.key !== "Tab" || !(asker instanceof HTMLElement)) return;
  const links = [...box.querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.shiftKey ? at > 0 : at + 1 < links.length) return;
  box.hidePopover();
  asker.focus({ preventScroll: true });
  // Back leads to the word itself; on, the browser goes from there.
  if (event.shiftKey) event.preventDefault();
}

/** @param {Event} event */
function returnFocus(event) {
  const closed = /** @type {ToggleEvent} */ (event).newState === "closed";
  const lost = document.activeElement === document.body || box.contains(document.activeElement);
  if (closed && lost && asker instanceof HTMLElement) asker.focus({ preventScroll: true });
}
