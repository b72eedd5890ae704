import assert from "node:assert/strict";
import { test } from "node:test";

import { corrected, takenFor } from "../../../hooks/browser/page/chips.js";

test("a corrected query keeps all but the misspelt words as typed", () => {
  const corrections = [
    { from: "seratonin", to: "serotonin" },
    { from: "seratonin", to: "melatonin" },
    { from: "tic", to: "tics" },
  ];
  assert.equal(corrected("Seratonin author:Cao", corrections), "serotonin author:Cao");
  assert.equal(corrected("d’angelos", [{ from: "d'angelos", to: "angelo" }]), "angelo");
  assert.equal(corrected('"sératonin" tic-like antics', corrections), '"serotonin" tics-like antics');
});

test("what was searched as well is told by the words that were taken for it", () => {
  const term = (/** @type {string} */ slug, /** @type {string} */ words) => ({ kind: "topic", slug, label: slug.toUpperCase(), words });
  const also = [term("beans", "runner beans"), term("plants", "runner beans"), term("soil", "earth")];
  const near = [{ from: "veg", to: ["beans", "peas"] }];
  assert.deepEqual(takenFor({ also, near }), [
    { words: "runner beans", items: [{ key: "beans", label: "BEANS" }, { key: "plants", label: "PLANTS" }] },
    { words: "earth", items: [{ key: "soil", label: "SOIL" }] },
    { words: "veg", items: [{ key: "~beans", label: "beans" }, { key: "~peas", label: "peas" }] },
  ]);
});
