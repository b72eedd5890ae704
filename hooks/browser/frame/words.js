/** Explains a word where it is pressed; what does that is loaded at the first press. */

const WORDS = "a[href*='glossary/#'], .ps-explain";

/**
 * @param {MouseEvent} event
 * @param {Element} target
 * @param {string} base the site's root
 */
export async function explainPressed(event, target, base) {
  const address = `${base}glossary/`;
  const word = target.closest(WORDS);
  // A paper's text may link to a glossary of another site.
  if (!word || (word instanceof HTMLAnchorElement && !word.href.startsWith(`${address}#`))) return;
  // With a key held, the link opens elsewhere.
  if (event.ctrlKey || event.metaKey || event.shiftKey || location.href.startsWith(address)) return;
  event.preventDefault();
  try {
    const { explain } = await import(`${base}assets/explain.js`);
    await explain(word, address);
  } catch {
    location.assign(word.getAttribute("href") ?? address);
  }
}
