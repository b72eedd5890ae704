/**
 * usage: node hooks/browser/build.mjs [--check | --watch]
 *
 * Bundles the site's scripts and styles, one for each entry, into the theme's folder, from which
 * MkDocs copies them, and writes the citation styles there. They are committed, so that building
 * a site needs no Node. With --check it writes nothing, and fails if the files differ from what
 * it would write; with --watch it keeps running and rebuilds after changes.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import * as esbuild from "esbuild";

import { ENTRIES, ON_DEMAND } from "./both/scripts.js";
import { styleFiles } from "./styles.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const assets = join(here, "..", "papershelf", "theme", "assets");
const [served, cited] = [join(assets, "search"), join(assets, "cite")];
const external = [...ON_DEMAND, "references", "cite"].map((name) => `./${name}.js`);
// citeproc-js must be passed on with its terms; esbuild keeps other comments only.
const licence = `/*! citeproc-js, unchanged but minified.\n${readFileSync(join(here, "../../node_modules/citeproc/LICENSE"), "utf-8")}*/`;

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: here,
  outdir: served,
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  // Material starts the worker as a classic script, not as a module.
  { ...common, format: "iife", entryPoints: ENTRIES.map((name) => `entries/${name}.js`), external },
  // The worker loads these files with import().
  { ...common, format: "esm", entryPoints: ON_DEMAND.map((name) => `worker/${name}.js`), external },
  // chrome.js includes take.js, the page 404.html lost.js, the home page since.js; the others are loaded when a reader asks, and adopt their styles.
  { ...common, outdir: cited, format: "iife", entryPoints: ["entries/take.js", "entries/lost.js", "entries/since.js"], external },
  { ...common, outdir: cited, format: "esm", entryPoints: ["entries/cards.js", "entries/cite.js", "entries/list.js"], external, loader: { ".css": "text" } },
  { ...common, outdir: cited, format: "esm", entryPoints: ["cite/references.js"], external, banner: { js: licence } },
  { ...common, outdir: join(assets, "offline"), format: "iife", entryPoints: ["entries/service_worker.js"] },
  { ...common, outdir: assets, format: "iife", entryPoints: ["entries/offline.js"] },
  { ...common, outdir: assets, format: "esm", entryPoints: ["entries/explain.js"], loader: { ".css": "text" } },
  { ...common, outdir: assets, entryPoints: ["style/papershelf.css", "style/lists.css", "style/map.css", "style/numbers.css"] },
  { ...common, entryPoints: ["style/search.css"] },
];
/** Path -> text of the files that are no bundle. */
const others = new Map([...styleFiles()].map(([name, text]) => [join(cited, "styles", name), text]));

/** What people wrote in the theme's folder; all else there is from here. */
const WRITTEN = new Set(["chrome.js", "favicon.svg", join("cite", "LICENSES.txt")]);

/** Returns the paths of the files in the theme's folder that differ from a new build. */
async function stale() {
  const built = await Promise.all(bundles.map((options) => esbuild.build({ ...options, write: false })));
  const made = new Map(others);
  for (const { path, text } of built.flatMap(({ outputFiles }) => outputFiles)) made.set(path, text);
  const found = readdirSync(assets, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const left = found.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !WRITTEN.has(relative(assets, path)));
  const paths = new Set([...left, ...made.keys()]);
  const written = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, "utf-8") : "");
  return [...paths].filter((path) => written(path) !== made.get(path));
}

const { values } = parseArgs({ options: { check: { type: "boolean" }, watch: { type: "boolean" } } });
if (values.check) {
  const paths = await stale();
  if (paths.length > 0) {
    const names = paths.map((path) => relative("", path)).join(", ");
    console.error(`Not what hooks/browser makes: ${names}\nRun "npm run build" and commit what it writes.`);
    process.exitCode = 1;
  }
} else if (values.watch) {
  for (const options of bundles) await (await esbuild.context({ ...options, logLevel: "info" })).watch();
} else {
  for (const options of bundles) await esbuild.build(options);
  for (const [path, text] of others) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
