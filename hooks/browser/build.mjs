/**
 * usage: node hooks/browser/build.mjs [--check | --watch]
 *
 * Bundles the site's scripts, one for each entry, into the theme's folder, from which MkDocs
 * copies them. They are committed, so that building a site needs no Node. With --check it writes
 * nothing, and fails if the files differ from what it would write; with --watch it keeps running
 * and rebuilds after changes.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import * as esbuild from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const served = join(here, "..", "papershelf", "theme", "assets", "search");
const ON_DEMAND = ["on_demand", "language", "suggest"];
const external = ON_DEMAND.map((name) => `./${name}.js`);

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
const scripts = [
  // Material starts the worker as a classic script, not as a module.
  { ...common, format: "iife", entryPoints: ["worker", "page", "start", "box"].map((name) => `entries/${name}.js`), external },
  // The worker loads these files with import().
  { ...common, format: "esm", entryPoints: ON_DEMAND.map((name) => `worker/${name}.js`), external },
];

/** Returns the names of the scripts in the theme's folder that differ from a new build. */
async function stale() {
  const built = await Promise.all(scripts.map((options) => esbuild.build({ ...options, write: false })));
  const made = new Map(built.flatMap(({ outputFiles }) => outputFiles.map(({ path, text }) => [basename(path), text])));
  const found = readdirSync(served).filter((name) => name.endsWith(".js"));
  const written = (/** @type {string} */ name) => (found.includes(name) ? readFileSync(join(served, name), "utf-8") : "");
  return [...new Set([...found, ...made.keys()])].filter((name) => written(name) !== made.get(name));
}

const { values } = parseArgs({ options: { check: { type: "boolean" }, watch: { type: "boolean" } } });
if (values.check) {
  const names = await stale();
  if (names.length > 0) {
    const paths = names.map((name) => relative("", join(served, name))).join(", ");
    console.error(`Not what hooks/browser makes: ${paths}\nRun "npm run build" and commit what it writes.`);
    process.exitCode = 1;
  }
} else if (values.watch) {
  for (const options of scripts) await (await esbuild.context({ ...options, logLevel: "info" })).watch();
} else {
  for (const options of scripts) await esbuild.build(options);
}
