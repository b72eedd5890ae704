/** The button of a paper's page that shares its address. */

import { NOT_COPIED } from "../texts/cite.js";
import { ADDRESS_COPIED } from "../texts/take.js";

/**
 * Shares the address of the page, or copies it where the browser cannot share; says so beside the button.
 * @param {Element} button with an element for what is said after it
 */
export async function share(button) {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const url = canonical?.href ?? location.href;
  const said = /** @type {Element} */ (button.nextElementSibling);
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    said.textContent = ADDRESS_COPIED;
  } catch (error) {
    // Or the reader closed the browser's dialog.
    if (/** @type {Error} */ (error).name !== "AbortError") said.textContent = NOT_COPIED;
  }
}
