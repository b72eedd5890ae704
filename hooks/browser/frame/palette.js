/**
 * The choice of colours in the header. The form is Material's; its script adds a `<meta name="color-scheme">` on every
 * visit, for which browsers compute the style of the whole page twice anew, and shows a dark screen's colours last.
 */

// A palette that changes with the screen, as Material's configuration names it.
const SCREEN = "(prefers-color-scheme)";
const STORED = "__palette";

class Palette extends HTMLElement {
  /** Chooses before anything is painted: what the reader chose, else what fits the screen. */
  connectedCallback() {
    const inputs = [...this.querySelectorAll("input")];
    const bar = Object.assign(document.createElement("meta"), { name: "theme-color" });
    document.head.append(bar);
    const light = matchMedia("(prefers-color-scheme: light)");
    /** @param {HTMLInputElement | undefined} chosen */
    const show = (chosen) => {
      if (!chosen) return;
      const fitting = `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`;
      const shown = (media(chosen) === SCREEN && inputs.find((input) => media(input) === fitting)) || chosen;
      for (const name of ["scheme", "primary", "accent"].map((part) => `data-md-color-${part}`)) {
        document.body.setAttribute(name, shown.getAttribute(name) ?? "");
      }
      // Scroll bars, and the canvas behind the page.
      document.documentElement.style.colorScheme = getComputedStyle(document.body).colorScheme;
      for (const input of inputs) {
        if (input.nextElementSibling instanceof HTMLLabelElement) input.nextElementSibling.hidden = input !== chosen;
      }
      const header = this.closest("header");
      if (header) bar.content = getComputedStyle(header).backgroundColor;
    };
    let chosen = inputs[remembered()];
    const fit = () => show(chosen ?? inputs.find((input) => matchMedia(media(input)).matches) ?? inputs[0]);
    fit();
    light.addEventListener("change", fit);
    this.addEventListener("change", ({ target }) => {
      chosen = /** @type {HTMLInputElement} */ (target);
      remember(inputs.indexOf(chosen));
      // Colours change at once: Material has a rule that stops transitions meanwhile.
      document.body.setAttribute("data-md-color-switching", "");
      show(chosen);
      setTimeout(() => document.body.removeAttribute("data-md-color-switching"));
    });
    this.addEventListener("keydown", (event) => press(inputs, event));
  }
}

/** @param {HTMLInputElement} input */
function media(input) {
  return input.getAttribute("data-md-color-media") ?? "";
}

/**
 * The focus is on one of the radio buttons, which is not seen: a key does what a press on the label does.
 * @param {HTMLInputElement[]} inputs
 * @param {KeyboardEvent} event
 */
function press(inputs, event) {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  const next = inputs[(inputs.findIndex(isShown) + 1) % inputs.length];
  next?.click();
  next?.focus();
}

/** @param {HTMLInputElement} input */
function isShown(input) {
  return input.nextElementSibling instanceof HTMLLabelElement && !input.nextElementSibling.hidden;
}

/** Returns the number of the palette that the reader chose, -1 if none is known. */
function remembered() {
  try {
    const index = /** @type {any} */ (globalThis).__md_get(STORED)?.index;
    return Number.isInteger(index) ? index : -1;
  } catch {
    // A browser may refuse to return what it stored, or something else stored it.
    return -1;
  }
}

/** @param {number} index */
function remember(index) {
  try {
    /** @type {any} */ (globalThis).__md_set(STORED, { index });
  } catch {
    // Refused: the choice lasts as long as the page.
  }
}

customElements.define("ps-palette", Palette);
