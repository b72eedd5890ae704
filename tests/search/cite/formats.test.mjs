/** The formats are, byte for byte, what Python writes of the same items. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { FORMATS, written } from "../../../hooks/browser/cite/formats.js";

const golden = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../fixtures/cite/${name}`, import.meta.url), "utf-8");
const items = JSON.parse(golden("papers.csl.json"));

for (const format of FORMATS) {
  test(`${format.label} is what Python writes`, () => {
    assert.equal(written(format, items).join(""), golden(`papers.${format.extension}`));
  });
}

test("no papers are an empty file that a parser reads", () => {
  const empty = Object.fromEntries(FORMATS.map((format) => [format.name, written(format, []).join("")]));
  assert.deepEqual(JSON.parse(empty["csl-json"] ?? ""), []);
  assert.match(empty.csv ?? "", /^"id","type",.*\r\n$/);
  assert.deepEqual([empty.bibtex, empty.ris, empty.jsonl], ["", "", ""]);
});
