/** The browser's modules and functions are as short as CONTRIBUTING promises. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BROWSER = join(ROOT, "hooks/browser");
const PROMISE = /Functions of `hooks\/` have at most (\d+) lines without\s+their docstring, its modules (\d+)/;
const [, FUNCTION, MODULE] = (PROMISE.exec(readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf-8")) ?? []).map(Number);
const modules = readdirSync(BROWSER, { recursive: true, encoding: "utf-8" })
  .filter((path) => /\.(js|mjs|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(BROWSER, path), "utf-8") }));

/**
 * Returns the functions of a module with their lines; a comment before a function is none of them.
 * @param {string} path
 * @param {string} text
 */
function functions(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const line = (/** @type {number} */ at) => file.getLineAndCharacterOfPosition(at).line;
  /** @type {{path: string, line: number, lines: number}[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isFunctionLike(node)) {
      const start = line(node.getStart());
      found.push({ path, line: start + 1, lines: line(node.end) - start + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("no module of the browser is too long", () => {
  assert.ok(MODULE && modules.length > 100);
  const lengths = modules.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
  assert.deepEqual(lengths.filter(({ lines }) => lines > MODULE), []);
});

test("no function of the browser is too long", () => {
  const all = modules.filter(({ path }) => !path.endsWith(".css")).flatMap(({ path, text }) => functions(path, text));
  assert.ok(FUNCTION && all.length > 500);
  assert.deepEqual(all.filter(({ lines }) => lines > FUNCTION), []);
});
