/** Starts the search page. The script is deferred, so the page's elements exist when it runs. */

import { shownFacets } from "../both/facets.js";
import { takeOver } from "../both/started.js";
import { SearchPage } from "../page/search_page.js";
import { offerTaking } from "../page/taking.js";

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
