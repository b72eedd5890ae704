/** The page of the reading list, and of a list that somebody shared. */

import { ListPage } from "../cite/list_page.js";

const root = document.getElementById("papershelf-list");
// This file is in assets/cite.
if (root) new ListPage(root, new URL("../../", import.meta.url)).open();
