import assert from "node:assert/strict";
import { test } from "node:test";

import { nameParts, inReadingOrder } from "../../../hooks/browser/cite/item.js";

test("a name in reading order has its particle and suffix, and an eastern one begins with the family", () => {
  const berg = { family: "Berg", given: "Jan", "non-dropping-particle": "van der", suffix: "Jr." };
  assert.equal(inReadingOrder(berg), "Jan van der Berg Jr.");
  assert.deepEqual(nameParts(berg), ["van der Berg", "Jan", "Jr."]);
  assert.equal(inReadingOrder({ family: "Alembert", given: "Jean", "non-dropping-particle": "d’" }), "Jean d’Alembert");
  assert.equal(inReadingOrder({ family: "山田", given: "太郎" }), "山田 太郎");
  assert.equal(inReadingOrder({ family: "김", given: "민수" }), "김 민수");
  assert.equal(inReadingOrder({ family: "Yamada", given: "太郎" }), "太郎 Yamada");
  assert.equal(inReadingOrder({ literal: "The Bean Group" }), "The Bean Group");
  assert.equal(inReadingOrder({ family: "Madonna" }), "Madonna");
});
