/** A badge asks for the entry of the value by which it filters. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { valuesOf } from "../../../hooks/browser/words/slugs.js";

test("the values of a search's filters are entries of the glossary", () => {
  assert.deepEqual(valuesOf("../../search/?design=meta-analysis"), ["meta-analysis"]);
  assert.deepEqual(valuesOf("https://a.example/search/?age=children&studied=people"), ["children", "people"]);
  assert.deepEqual(valuesOf("../../search/?q"), [""]);
});
