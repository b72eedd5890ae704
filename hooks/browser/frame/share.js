/** The button of a paper's page that shares its address. */

import { ADDRESS_COPIED } from "../texts/take.js";

/**
 * Shares the address of the page, or copies it where the browser cannot share.
 * @param {Element} button
 */
export async function share(button) {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const url = canonical?.href ?? location.href;
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    button.textContent = ADDRESS_COPIED;
  } catch {
    // The reader closed the dialog, or the browser refuses.
  }
}
