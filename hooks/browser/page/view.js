/** Makes the fixed parts of the page: box, notes, panel, bar, list, button. */

import * as text from "../texts/page.js";
import * as common from "../texts/shared.js";
import { button, element } from "./dom.js";

// Screens on which filters are beside the results; search.css has the same value.
const WIDE = "(min-width: 60em)";

/**
 * @param {HTMLElement[]} tips elements below the box
 */
export function makeView(tips) {
  const { form, box } = makeForm();
  const sort = element(
    "select",
    { class: "ps-input", id: "ps-sort" },
    Object.entries(common.SORT_LABELS).map(([value, label]) => element("option", { value }, [label])),
  );
  // It takes the focus of a button that is gone.
  const status = element("p", { role: "status", class: "ps-search__status", tabindex: "-1" });
  const progress = element("progress", { class: "ps-search__progress", "aria-label": text.PROGRESS_LABEL, hidden: "" });
  const notes = element("div", { class: "ps-search__notes" });
  const filters = element("div", { class: "ps-chips", role: "group", "aria-label": text.ACTIVE_FILTERS, hidden: "" });
  const leftOut = element("p", { class: "ps-search__hint" });
  const alert = element("div", {});
  const empty = element("div", { class: "ps-search__empty" });
  const list = element("ol", { class: "ps-search__results" });
  const shown = element("p", { class: "ps-search__shown" });
  const more = element("button", { type: "button", class: "md-button", hidden: "" }, [text.MORE_RESULTS]);
  // These remain in sight above a long list. The notes come with the results, so they are last:
  // nothing that is there before them moves.
  const bar = element("div", { class: "ps-search__bar" }, [
    status,
    element("div", {}, [element("label", { for: "ps-sort" }, [text.SORT_BY]), sort]),
    notes,
  ]);
  const end = element("div", { class: "ps-search__end" }, [shown, more]);
  const main = element("div", { class: "ps-search__main" }, [filters, bar, progress, leftOut, alert, empty, list, end]);
  const { panel, summary, lost } = makePanel(box);
  // A link past the filters: up to thirty come before the first result.
  const skip = button([text.SKIP_TO_RESULTS], () => {
    /** @type {HTMLElement} */ (main.querySelector(":is(ol, .ps-search__empty) a") ?? box).focus();
  }, { class: "md-button ps-skip" });
  const columns = element("div", { class: "ps-search__columns" }, [skip, panel, main]);
  const root = [form, ...tips, columns];
  return { root, form, box, panel, summary, lost, sort, status, progress, notes, filters, leftOut, alert, empty, list, shown, more };
}

function makeForm() {
  const box = element("input", {
    type: "search",
    name: "q",
    id: "ps-q",
    class: "ps-input",
    placeholder: text.BOX_PLACEHOLDER,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "ps-search-keys",
  });
  const form = element("form", { role: "search", class: "ps-search__form" }, [
    element("label", { for: "ps-q", class: "ps-visually-hidden" }, [text.BOX_LABEL]),
    box,
    element("button", { class: "md-button md-button--primary" }, [text.SEARCH]),
    element("p", { id: "ps-search-keys", class: "ps-visually-hidden" }, [text.BOX_KEYS]),
  ]);
  return { form, box };
}

/**
 * Makes the container of the filters: beside the results, or a drawer above them.
 * @param {HTMLElement} box
 */
function makePanel(box) {
  const summary = element("summary");
  const lost = element("div");
  const panel = element("details", { class: "ps-panel" }, [summary, lost]);
  const wide = matchMedia(WIDE);
  panel.open = wide.matches;
  wide.addEventListener("change", () => (panel.open = wide.matches));
  // While typing, a person wants to see results, not the drawer.
  box.addEventListener("input", () => (panel.open = wide.matches));
  // On a small screen it covers the page, wherever the focus is.
  document.addEventListener("keydown", ({ key, isComposing }) => {
    if (key !== "Escape" || isComposing || wide.matches || !panel.open) return;
    panel.open = false;
    summary.focus();
  });
  return { panel, summary, lost };
}

/** @typedef {ReturnType<typeof makeView>} View */

/**
 * @param {View} view
 * @param {boolean} further whether more results are being added to those shown
 */
export function tellWaiting({ progress, list, status, shown }, further) {
  if (further) {
    shown.textContent = common.LOADING;
    return;
  }
  progress.hidden = false;
  list.setAttribute("aria-busy", "true");
  status.textContent = text.SEARCHING;
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
 * Shows how many results are listed, unless all are.
 * @param {View} view
 * @param {number} total
 */
export function tellShown({ list, shown, more }, total) {
  shown.textContent = more.hidden ? "" : text.shownOf(list.children.length, total);
}

/**
 * Shows the order of the results: a list that is not ranked has no best match.
 * @param {HTMLSelectElement} select
 * @param {boolean} ranked
 * @param {import("../worker/refine.js").Sort} sort
 */
export function tellSort(select, ranked, sort) {
  /** @type {HTMLOptionElement} */ (select.options[0]).disabled = !ranked;
  select.value = !ranked && sort === "relevance" ? "newest" : sort;
}

/** @param {() => void} again */
export function failure(again) {
  return element("p", { role: "alert", class: "ps-search__alert" }, [
    text.SEARCH_FAILED,
    button([common.TRY_AGAIN], again, { class: "md-button" }),
  ]);
}
