/** References are those of citeproc-js with the original styles, and say what must be said. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { STYLES } from "../../../hooks/browser/texts/cite.js";
import { entryOf, plain } from "../../../hooks/browser/cite/markup.js";
import { Formatter } from "../../../hooks/browser/cite/references.js";
import { KINDS } from "./kinds.mjs";

const SERVED = new URL("../../../hooks/papershelf/theme/assets/cite/styles/", import.meta.url);
const served = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`${name}.json`, SERVED), "utf-8"));
const golden = JSON.parse(readFileSync(new URL("golden/references.json", import.meta.url), "utf-8"));
const locales = { "en-US": served("locale-en-US"), "en-GB": served("locale-en-GB") };
const formatter = (/** @type {string} */ name) => new Formatter(name, { style: served(name), locales });

for (const [name, label] of Object.entries(STYLES)) {
  test(`each kind of paper in ${label} is as citeproc-js makes it of the original style`, () => {
    const formats = formatter(name);
    for (const [kind, item] of Object.entries(KINDS)) {
      const [reference] = formats.references([item]);
      const { pieces } = entryOf(golden[name].each[kind].html);
      const note = item.note ? [` [${item.note}]`] : [];
      assert.deepEqual(reference?.pieces, [...pieces, ...note], kind);
      // citeproc-js' own plain text: what the reading of its HTML is held to.
      const text = golden[name].each[kind].text.trim().replace(/^1\. /, "");
      assert.equal(plain(pieces), text, kind);
    }
  });

  test(`a list in ${label} has the order and the numbers that citeproc-js gives it`, () => {
    const references = formatter(name).references(Object.values(KINDS));
    const entries = golden[name].all.map(entryOf);
    const said = references.map(({ number, pieces }) => `${number} ${plain(pieces)}`);
    const noted = KINDS.retracted.note;
    assert.equal(said.filter((text) => text.endsWith(`[${noted}]`)).length, 1);
    assert.deepEqual(
      said.map((text) => text.replace(` [${noted}]`, "")),
      entries.map((/** @type {import("../../../hooks/browser/cite/references.js").Reference} */ { number, pieces }) => `${number} ${plain(pieces)}`),
    );
  });
}

test("a formatter leaves its papers and its style as they were", () => {
  const before = JSON.stringify(KINDS);
  const formats = formatter("apa");
  const first = formats.references([KINDS.article]);
  formats.references(Object.values(KINDS));
  assert.deepEqual(formats.references([KINDS.article]), first);
  assert.equal(JSON.stringify(KINDS), before);
});
