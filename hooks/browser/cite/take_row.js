/** Makes what every paper has in a list: a button to cite it, and a tick for the reading list. */

import { CITE, READING_LIST, citeThis, onList } from "../texts/take.js";
import { element } from "../page/dom.js";

/**
 * take.js answers both controls, wherever they are.
 * @param {string} id
 * @param {string} title
 * @param {boolean} ticked
 */
export function takeRow(id, title, ticked) {
  const box = element("input", { type: "checkbox", "data-tick": id, "aria-label": onList(title) });
  box.checked = ticked;
  return element("span", { class: "ps-take" }, [
    element("button", { type: "button", "data-cite": id, "aria-label": citeThis(title) }, [CITE]),
    element("label", {}, [box, READING_LIST]),
  ]);
}
