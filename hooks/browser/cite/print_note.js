/** Says what is printed, when a page is printed with the browser's own menu. */

import { element } from "../page/dom.js";

/**
 * Writes rows of a label and a text above a list while it is printed.
 * @param {HTMLElement} list
 * @param {[label: string, text: string][]} rows
 */
export function noteWhilePrinting(list, rows) {
  // Our own button prints a section with all papers and these rows.
  if (document.querySelector("body > .ps-print")) return;
  const note = element("p", { class: "ps-printed" }, [rows.map(([label, value]) => `${label}: ${value}`).join(" · ")]);
  list.before(note);
  addEventListener("afterprint", () => note.remove(), { once: true });
}
