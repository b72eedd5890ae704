/** Prints all papers of a search or a list, not only those that the page shows. */

import * as text from "../texts/shared.js";
import { element } from "../page/dom.js";
import { dateText, inReadingOrder } from "./item.js";
import css from "./print.css";

/** @typedef {import("./item.js").Item} Item */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/**
 * Makes what is printed: a heading, rows of a label and a text, the papers.
 * @param {string} heading
 * @param {[label: string, text: string][]} rows
 * @param {Item[]} items
 */
export function printed(heading, rows, items) {
  return element("section", { class: "ps-print" }, [
    element("h1", {}, [heading]),
    element("dl", {}, rows.flatMap(([label, value]) => [element("dt", {}, [label]), element("dd", {}, [value])])),
    element("ol", {}, items.map((item) => element("li", {}, [element("strong", {}, [item.title]), element("br"), described(item)]))),
  ]);
}

/**
 * Returns what identifies a paper, on one line.
 * @param {Item} item
 */
export function described(item) {
  const names = (item.author ?? []).map(inReadingOrder);
  const issue = item.issue ? `(${item.issue})` : "";
  const place = [item["container-title"], [item.volume, issue].filter(Boolean).join(""), item.page].filter(Boolean).join(", ");
  const address = item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
  const parts = [names.join(", "), place, dateText(item, "-") || text.UNDATED, item.genre, address, item.note];
  return parts.filter(Boolean).join(" · ");
}

/**
 * Prints a section in place of the page.
 * @param {HTMLElement} section
 */
export function print(section) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  document.querySelector("body > .ps-print")?.remove();
  document.body.append(section);
  addEventListener("afterprint", () => section.remove(), { once: true });
  window.print();
}
