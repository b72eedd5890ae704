/** citeproc-js' HTML becomes pieces of which nothing can be more than italics and the like. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { entryOf, piecesOf, plain } from "../../../hooks/browser/cite/markup.js";

test("italics, raised and lowered letters are kept", () => {
  assert.deepEqual(piecesOf("a <i>b <sup>2</sup></i> c"), [
    "a ",
    { tag: "i", children: ["b ", { tag: "sup", children: ["2"] }] },
    " c",
  ]);
});

test("other elements are left out, and what they hold is text", () => {
  assert.deepEqual(piecesOf('<span style="x">a</span><img src=x onerror=alert(1)>b'), ["a", "b"]);
  assert.equal(plain(piecesOf("<script>alert(1)</script>")), "alert(1)");
});

test("escaped signs are signs, and elements that are written so are text", () => {
  assert.deepEqual(piecesOf("&#60;i&#62; &#38;amp; &amp;lt; &quot;").join(""), '<i> &amp; &lt; "');
});

test("signs that belong to nothing are text", () => {
  assert.equal(plain(piecesOf("a < b & c &unknown; &#99999999;")), "a < b & c &unknown; &#99999999;");
});

test("the number of an entry is apart from its text", () => {
  const html = '  <div class="csl-entry">\n    <div class="csl-left-margin">12.</div><div class="csl-right-inline">Doe J.</div>\n  </div>\n';
  assert.deepEqual(entryOf(html), { number: "12.", pieces: ["Doe J."] });
  assert.deepEqual(entryOf('  <div class="csl-entry">Doe <i>J</i>.</div>\n'), {
    number: "",
    pieces: ["Doe ", { tag: "i", children: ["J"] }, "."],
  });
});
