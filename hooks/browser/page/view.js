/** The fixed parts of the page: box, notes, panel, bar, list, button. */

import { button, element } from "./dom.js";
import { formatted } from "../both/texts.js";

// Where filters stand beside the results; search.css has the same.
const WIDE = "(min-width: 60em)";
const SORTS = { relevance: "Best match", newest: "Newest first", oldest: "Oldest first" };

/**
 * @param {HTMLElement[]} tips what stands below the box
 * @param {{more: () => void}} act
 */
export function makeView(tips, act) {
  const { form, box } = makeForm();
  const sort = element(
    "select",
    { class: "ps-input", id: "ps-sort" },
    Object.entries(SORTS).map(([value, label]) => element("option", { value }, [label])),
  );
  const status = element("p", { role: "status", class: "ps-search__status" });
  const progress = element("progress", { class: "ps-search__progress", "aria-label": "Searching", hidden: "" });
  const notes = element("div", { class: "ps-search__notes" });
  const filters = element("div", { class: "ps-chips", role: "group", "aria-label": "Active filters", hidden: "" });
  const leftOut = element("p", { class: "ps-search__hint" });
  const alert = element("div", {});
  const empty = element("div", { class: "ps-search__empty" });
  const list = element("ol", { class: "ps-search__results" });
  const shown = element("p", { class: "ps-search__shown" });
  const more = button(["More results"], act.more, { class: "md-button", hidden: "" });
  const bar = element("div", { class: "ps-search__bar" }, [
    status,
    element("div", {}, [element("label", { for: "ps-sort" }, ["Sort by "]), sort]),
  ]);
  const end = element("div", { class: "ps-search__end" }, [shown, more]);
  const main = element("div", { class: "ps-search__main" }, [bar, progress, filters, leftOut, alert, empty, list, end]);
  const { panel, summary, lost } = makePanel(box);
  // Thirty filters come before the first result.
  const skip = button(["Skip to the results"], () => {
    /** @type {HTMLElement} */ (main.querySelector(":is(ol, .ps-search__empty) a") ?? box).focus();
  }, { class: "md-button ps-skip" });
  const columns = element("div", { class: "ps-search__columns" }, [skip, panel, main]);
  const root = [form, ...tips, notes, columns];
  return { root, form, box, panel, summary, lost, sort, status, progress, notes, filters, leftOut, alert, empty, list, shown, more };
}

function makeForm() {
  const box = element("input", {
    type: "search",
    name: "q",
    id: "ps-q",
    class: "ps-input",
    placeholder: "Words, a title, an author, a DOI",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "ps-search-keys",
  });
  const form = element("form", { role: "search", class: "ps-search__form" }, [
    element("label", { for: "ps-q", class: "ps-visually-hidden" }, ["Search all papers"]),
    box,
    element("button", { class: "md-button md-button--primary" }, ["Search"]),
    element("p", { id: "ps-search-keys", class: "ps-visually-hidden" }, [
      "Results appear as you type. Arrow down moves into them, Escape back to this box.",
    ]),
  ]);
  return { form, box };
}

/**
 * What the filters will stand in: beside the results, or a drawer above them.
 * @param {HTMLElement} box
 */
function makePanel(box) {
  const summary = element("summary");
  const lost = element("div");
  const panel = element("details", { class: "ps-panel" }, [summary, lost]);
  const wide = matchMedia(WIDE);
  panel.open = wide.matches;
  wide.addEventListener("change", () => (panel.open = wide.matches));
  // Who types wants to see results, not the drawer.
  box.addEventListener("input", () => (panel.open = wide.matches));
  return { panel, summary, lost };
}

/** @typedef {ReturnType<typeof makeView>} View */

/**
 * @param {View} view
 * @param {boolean} further whether for more of the results that are shown
 */
export function tellWaiting({ progress, list, status, shown }, further) {
  if (further) {
    shown.textContent = "Loading…";
    return;
  }
  progress.hidden = false;
  list.setAttribute("aria-busy", "true");
  status.textContent = "Searching…";
}

/**
 * @param {View} view
 * @param {number} total
 */
export function tellReady(view, total) {
  view.progress.hidden = true;
  view.list.setAttribute("aria-busy", "false");
  tellShown(view, total);
}

/**
 * How many results are listed, unless all are.
 * @param {View} view
 * @param {number} total
 */
export function tellShown({ list, shown, more }, total) {
  shown.textContent = more.hidden ? "" : `${formatted(list.children.length)} of ${formatted(total)} shown`;
}

/** @param {() => void} again */
export function failure(again) {
  return element("p", { role: "alert", class: "ps-search__alert" }, [
    "The search could not load all it needs. ",
    button(["Try again"], again, { class: "md-button" }),
  ]);
}

/**
 * What may help when nothing was found.
 * @param {boolean} filtered
 * @param {URL} base the site's root
 * @param {() => void} unfilter
 */
export function emptyHelp(filtered, base, unfilter) {
  const link = (/** @type {string} */ path, /** @type {string} */ text) =>
    element("a", { href: new URL(path, base).pathname }, [text]);
  return [
    element("p", {}, [filtered ? "No paper of this choice has these words. What may help:" : "No paper has these words. What may help:"]),
    element("ul", {}, [
      ...(filtered ? [element("li", {}, [button(["Remove all filters"], unfilter)])] : []),
      element("li", {}, ["Look for misspelt words."]),
      element("li", {}, ["Use fewer words, or more general ones."]),
      element("li", {}, [
        "Browse by ", link("conditions/", "condition"), ", ", link("topics/", "topic"), " or ",
        link("authors/", "author"), ".",
      ]),
    ]),
  ];
}
