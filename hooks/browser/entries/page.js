/** The search page, which is there when this script runs: it is deferred. */

import { takeOver } from "../both/started.js";
import { SearchPage } from "../page/search_page.js";

const root = document.getElementById("papershelf-search");
// start.js hid the query from Material's header box.
if (history.state?.search) {
  const { search, ...state } = history.state;
  history.replaceState(state, "", location.pathname + search);
}
if (root) new SearchPage(root, takeOver()).open();
