/** Does what a reader asked for, or says that it could not be loaded. */

import { NOT_LOADED } from "../texts/take.js";
import { element } from "../page/dom.js";

/**
 * @param {Element} control that the reader pressed; what is said comes after it
 * @param {() => unknown} act may return a promise
 */
export async function doAsked(control, act) {
  const next = control.nextElementSibling;
  if (next?.matches(".ps-failed")) next.remove();
  try {
    await act();
  } catch {
    control.after(element("span", { class: "ps-failed", role: "alert" }, [NOT_LOADED]));
  }
}
