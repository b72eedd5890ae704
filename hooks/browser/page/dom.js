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
