/** Handles keys: / goes to the box, arrows through the results, Escape back and out of it. */

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list of results, each with a link
 * @param {() => void} more loads further results
 */
export function listenToKeys(box, list, more) {
  const links = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("h2 a")]);
  /** @param {KeyboardEvent} event */
  const act = (event) => {
    // While an input method composes a word, the keys are its.
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "/" && !takesText(target)) {
      box.focus();
      box.select();
      return true;
    }
    // While suggestions show, the keys are theirs.
    if (target === box) return box.ariaExpanded !== "true" && inBox(event.key, box, links());
    const result = target.closest("[data-paper]");
    return result !== null && list.contains(result) && inList(event.key, result, box, links(), more);
  };
  // Runs before Material, which uses "/" for its own box.
  document.addEventListener(
    "keydown",
    (event) => {
      if (!act(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/**
 * @param {string} key
 * @param {HTMLInputElement} box
 * @param {HTMLElement[]} links
 */
function inBox(key, box, links) {
  if (key === "ArrowDown" && links[0]) links[0].focus();
  else if (key === "Escape") box.blur();
  else return false;
  return true;
}

/**
 * @param {string} key
 * @param {Element} result
 * @param {HTMLInputElement} box
 * @param {HTMLElement[]} links
 * @param {() => void} more
 */
function inList(key, result, box, links, more) {
  const at = links.findIndex((link) => result.contains(link));
  if (key === "Escape" || (key === "ArrowUp" && at === 0)) box.focus();
  else if (key === "ArrowUp") links[at - 1]?.focus();
  else if (key === "ArrowDown") {
    if (at === links.length - 1) more();
    links[at + 1]?.focus();
  } else return false;
  return true;
}

/** @param {HTMLElement} target */
function takesText(target) {
  const typed = target instanceof HTMLInputElement && target.type !== "checkbox";
  return typed || target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}
