/** Style sheets have rules for what is made, each in one place, and what is made has its classes for a reason. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
// What esbuild wrote is of the files in hooks/browser.
const BUILT = /theme\/assets\/(search|cite|offline)\/|theme\/assets\/(?!chrome\.js)[^/]*$/;
const CLASS = /\bps-[a-z0-9]+(?:[_-]+[a-z0-9]+)*/g;

/**
 * Returns path -> text of the files below a folder.
 * @param {string} folder
 * @param {RegExp} name
 */
function files(folder, name) {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf-8" }).map((path) => join(folder, path));
  return new Map(paths.filter((path) => name.test(path) && !BUILT.test(path)).map((path) => [path, readFileSync(join(ROOT, path), "utf-8")]));
}

const withoutComments = (/** @type {string} */ css) => css.replace(/\/\*[^]*?\*\//g, "");
const sheets = new Map([...files("hooks/browser", /\.css$/)].map(([path, css]) => [path, withoutComments(css)]));
const makers = new Map([
  ...files("hooks/browser", /\.js$/), ...files("hooks/papershelf", /\.(py|html|js)$/), ...files("docs", /\.md$/),
]);

/**
 * Returns the classes that texts name, with the files that do.
 * @param {Map<string, string>} texts
 * @param {(text: string) => string[]} classesOf
 */
function named(texts, classesOf) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [path, text] of texts) for (const name of classesOf(text)) found.set(name, path);
  return found;
}

const all = (/** @type {string} */ text) => text.match(CLASS) ?? [];
const selected = (/** @type {string} */ text) => [...text.matchAll(/\.(ps-[\w-]+)/g)].map(([, name]) => name ?? "");
// class=a, class="a b", class: "a b": in HTML and in JavaScript.
const given = (/** @type {string} */ text) =>
  [...text.matchAll(/\bclass(?:=|: )(?:"([^"]*)"|([\w-]+))/g)].flatMap(([, quoted, plain]) => all(quoted ?? plain ?? ""));

test("each class that has a rule is made somewhere", () => {
  const made = named(makers, all);
  const ruled = named(sheets, selected);
  assert.ok(ruled.size > 100 && made.size > 100);
  assert.deepEqual([...ruled].filter(([name]) => !made.has(name)), []);
});

test("each class that is made has a rule, or is looked for", () => {
  const ruled = named(sheets, selected);
  const sought = named(new Map([...makers, ...files("tests/browser", /\.py$/)]), selected);
  const made = named(makers, given);
  assert.ok(made.size > 100);
  assert.deepEqual([...made].filter(([name]) => !ruled.has(name) && !sought.has(name)), []);
});

test("no style sheet has two rules for one selector", () => {
  for (const [path, css] of sheets) {
    const doubled = selectors(css).filter((selector, at, others) => others.indexOf(selector) !== at);
    assert.deepEqual(doubled, [], path);
  }
});

/**
 * Returns the selectors of a style sheet, each after the conditions under which it applies.
 * @param {string} css without comments
 */
function selectors(css) {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  const around = [];
  for (const [, text = "", end] of css.matchAll(/([^{};]*)([{};])/g)) {
    const name = text.trim().replace(/\s+/g, " ");
    if (end === "{") {
      if (!name.startsWith("@")) found.push([...around, name].join(" / "));
      around.push(name);
    } else if (end === "}") around.pop();
  }
  return found;
}
