import assert from "node:assert/strict";
import { test } from "node:test";

import { corrected } from "../../../hooks/browser/page/chips.js";

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
