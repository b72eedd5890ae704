/** The page of the evidence map: filters count anew, arrow keys go through the numbers. */

import { MapPage } from "../map/map_page.js";

const table = document.getElementById("map");
const form = document.getElementById("map-form");
if (table instanceof HTMLTableElement && form instanceof HTMLFormElement) new MapPage(table, form).open();
