/** Makes elements. Data enters the page only as text and attributes, never as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @param {(Node | string)[]} children
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 */
export function button(children, act, attributes = {}) {
  const made = element("button", { type: "button", class: "ps-button", ...attributes }, children);
  made.addEventListener("click", act);
  return made;
}

/**
 * Makes a text that only screen readers show.
 * @param {string} text
 */
export function spoken(text) {
  return element("span", { class: "ps-visually-hidden" }, [text]);
}

/**
 * Replaces what a container has. A focus inside remains there: on the same button, else on the chip that is now
 * in its place or the last one; without chips it goes on to another element.
 * @param {Element} container
 * @param {(Node | string)[]} children
 * @param {HTMLElement} otherwise
 */
export function refill(container, children, otherwise) {
  const buttons = () => [...container.querySelectorAll("button")];
  const name = (/** @type {Element} */ one) => one.getAttribute("aria-label") ?? one.textContent;
  const before = buttons();
  const at = before.findIndex((one) => one === document.activeElement);
  const left = before[at];
  container.replaceChildren(...children);
  if (!left) return;
  const after = buttons();
  const chips = after.filter((one) => one.matches(".ps-chip"));
  const next = after.find((one) => name(one) === name(left)) ?? chips[at] ?? chips.at(-1) ?? otherwise;
  next.focus({ preventScroll: true });
}
