/** Starts the search page, as soon as this script is there: its element comes after those that it needs. */

import { shownFacets } from "../both/facets.js";
import { takeOver } from "../both/started.js";
import { SearchPage } from "../page/search_page.js";
import { offerTaking } from "../page/taking.js";

function start() {
  const root = document.getElementById("papershelf-search");
  // start.js hid the query from Material's header box.
  if (history.state?.search) {
    const { search, ...state } = history.state;
    history.replaceState(state, "", location.pathname + search + location.hash);
  }
  if (root) {
    const page = new SearchPage(root, takeOver(), shownFacets(document));
    document.querySelector(".ps-late")?.remove();
    offerTaking(page);
    page.open();
  }
}

// Material's scripts, which come last, must not see the query: but only if the page has their box.
if (document.readyState === "loading" && document.querySelector("[data-md-component=search]")) document.addEventListener("DOMContentLoaded", start);
else start();
