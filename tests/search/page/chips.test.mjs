import assert from "node:assert/strict";
import { test } from "node:test";

import { corrected, takenFor, toldFilters } from "../../../hooks/browser/page/chips.js";
import { fromAddress } from "../../../hooks/browser/page/state.js";

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

test("a record of a search tells all filters, and how the values of one are joined", () => {
  const facet = (/** @type {string} */ name, /** @type {string} */ label, kind = "tags") => ({ name, kind, label });
  const facets = /** @type {any[]} */ ([facet("plant", "Plant"), facet("soil", "Soil"), facet("has", "Has", "flags")]);
  const labels = new Map([["plant beans", "Beans"], ["plant peas", "Peas"], ["soil clay", "Clay"], ["soil sand", "Sand"]]);
  const told = (/** @type {string} */ address) => toldFilters(fromAddress(address, ["plant", "soil", "has"]), facets, labels);
  assert.deepEqual(told("?plant=beans&plant=peas&soil=clay&soil=sand&all=soil&year=2000..&about=1&undated=1&has=abstract"), {
    filters: [
      "Plant: Beans, Peas (any of these)",
      "Soil: Clay, Sand (all of these)",
      "Has: With abstract",
      "Evidence: Only papers about it",
      "Year: Without a year",
    ],
    years: "from 2000",
  });
  assert.deepEqual(told("?plant=beans&all=plant&q=x"), { filters: ["Plant: Beans"], years: "" });
});
