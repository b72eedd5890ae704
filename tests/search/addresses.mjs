/**
 * usage: node tests/search/addresses.mjs SITE < ADDRESSES
 *
 * What the search page of a built site finds at each address, one a line, such as
 * "?q=tics&year=2020..". Prints [{"total": n, "hint": "…" or null}].
 */

import { readFileSync } from "node:fs";

import { fromAddress, requestOf } from "../../hooks/browser/page/state.js";
import { engineOf } from "./disk.mjs";

const engine = engineOf(process.argv[2] ?? "");
const found = [];
for (const address of readFileSync(0, "utf-8").split("\n")) {
  const { total, hint } = await engine.search({ ...requestOf(fromAddress(address)), limit: 1 });
  found.push({ total, hint });
}
console.log(JSON.stringify(found));
