/** The search page's entry. */

import { SearchPage } from "./page/search.js";

const root = document.getElementById("papershelf-search");
// start.js hid the query from Material's header box.
if (history.state?.search) {
  const { search, ...state } = history.state;
  history.replaceState(state, "", location.pathname + search);
}
if (root) new SearchPage(root, () => import("./panel.js")).open();
