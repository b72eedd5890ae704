/** lunr.js from the installed mkdocs, where the build takes it from as well. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { loadLunr } from "./disk.mjs";

const root = new URL("../../", import.meta.url).pathname;
const lib = join(root, ".venv", "lib");
const inPackage = join("site-packages", "mkdocs", "contrib", "search", "templates", "search", "lunr.js");
const path = readdirSync(lib)
  .map((python) => join(lib, python, inPackage))
  .find((candidate) => existsSync(candidate));
if (path === undefined) throw new Error(`no mkdocs below ${lib}: run make test`);

export const lunr = loadLunr(path);
