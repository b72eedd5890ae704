/**
 * usage: node tests/search/addresses.mjs SITE < ADDRESSES
 *
 * Prints what the search page of a built site finds at each address, one a line, such as
 * "?q=tics&year=2020..". Prints [{"total": n, "hint": "…" or null}].
 */

import { readFileSync } from "node:fs";

import { filterNames } from "../../hooks/browser/both/facets.js";
import { fromAddress, requestOf } from "../../hooks/browser/page/state.js";
import { engineOf } from "./disk.mjs";

const [site = ""] = process.argv.slice(2);
const engine = engineOf(site);
const page = readFileSync(`${site}/search/index.html`, "utf-8");
const names = filterNames(JSON.parse(/id="papershelf-facets">(.*?)<\/script>/.exec(page)?.[1] ?? ""));
const found = [];
for (const address of readFileSync(0, "utf-8").split("\n")) {
  const { total, hint } = await engine.search({ ...requestOf(fromAddress(address, names)), limit: 1 });
  found.push({ total, hint });
}
console.log(JSON.stringify(found));
