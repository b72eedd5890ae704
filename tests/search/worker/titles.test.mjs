import assert from "node:assert/strict";
import { test } from "node:test";

import { titlesWith } from "../../../hooks/browser/worker/titles.js";
import { goldenEngine, texts } from "../golden.mjs";

const engine = goldenEngine();

test("titles are found by all their words, with the number of their terms and of those asked for", async () => {
  const document = texts.findIndex(({ fields }) => fields["title"] === "Boosted tics");
  assert.deepEqual(await titlesWith("tics, boosted", engine), [{ document, length: 2, asked: 2 }]);
  assert.deepEqual(await titlesWith("boosted", engine), [{ document, length: 2, asked: 1 }]);
  assert.deepEqual(await titlesWith("boosted tics zebrafish", engine), []);
  assert.deepEqual(await titlesWith("", engine), []);
});

test("long titles are compared by a length rounded as the index rounds it", async () => {
  for (const [document, { fields }] of texts.entries()) {
    const found = await titlesWith(fields["title"] ?? "", engine);
    const own = found.find((title) => title.document === document);
    assert.equal(own?.length, own?.asked, fields["title"]);
  }
});
