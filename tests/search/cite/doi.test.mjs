/** An address with a DOI leads to the paper of that DOI and to no other. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { deflateSync } from "node:zlib";

import { addressOfDoi, doiOf, paperOfDoi } from "../../../hooks/browser/cite/doi.js";
import { hash } from "../../../hooks/browser/cite/records.js";

const BASE = new URL("https://example.org/site/");
const ADDRESSES = JSON.parse(readFileSync(new URL("../../fixtures/doi_addresses.json", import.meta.url), "utf-8"));
const original = globalThis.fetch;
afterEach(() => void (globalThis.fetch = original));

/**
 * Serves the records of a site with one paper at the address of its DOI, and one elsewhere.
 * @param {number} [status] of files that are not there
 */
function serve(status = 404) {
  const items = [{ id: "10.1234-a-b", DOI: "10.1234/A-b", title: "A" }, { id: "own", DOI: "10.1234/Other", title: "B" }];
  globalThis.fetch = async (address) => {
    const name = new URL(String(address)).pathname.replace("/site/assets/cite/", "");
    if (name === "manifest.json") return Response.json({ format: 2, files: 1, papers: 2, merged: 0, version: "1" });
    if (name === "0.bin") return new Response(deflateSync(JSON.stringify(items)));
    if (name === `doi/${hash("10.1234/other") % 256}.json`) return Response.json({ "10.1234/other": "own" });
    return new Response("", { status });
  };
}

for (const [doi, address] of ADDRESSES) {
  test(`the address of ${doi.slice(0, 40)} is the one that Python computes`, () => assert.equal(addressOfDoi(doi), address));
}

for (const [path, doi] of /** @type {[string, string][]} */ ([
  ["/site/doi/10.1234/a-b", "10.1234/a-b"],
  ["/site/doi/10.1234/a-b/", "10.1234/a-b"],
  ["/site/doi/10.1234%2Fa%3C1%3E", "10.1234/a<1>"],
  ["/site/doi/https://doi.org/10.1234/a", "10.1234/a"],
  ["/site/doi/https:/dx.doi.org/10.1234/a", "10.1234/a"],
  ["/site/doi/doi:10.1234/a", "10.1234/a"],
  ["/site/doi/10.1234/100%", "10.1234/100%"],
  ["/site/doi/", ""],
  ["/site/doi/about", ""],
  ["/doi/10.1234/a", ""],
  ["/site/papers/10.1234-a/", ""],
])) {
  test(`${path} asks for ${doi || "no DOI"}`, () => assert.equal(doiOf(path, "/site/"), doi));
}

for (const [doi, id] of /** @type {[string, string][]} */ ([
  ["10.1234/a-b", "10.1234-a-b"],
  ["10.1234/A-B", "10.1234-a-b"],
  ["10.1234/OTHER", "own"],
  // It gives the address of another paper.
  ["10.1234/a/b", ""],
  ["10.1234/unknown", ""],
])) {
  test(`${doi} is ${id || "of no paper"}`, async () => {
    serve();
    assert.equal(await paperOfDoi(doi, BASE), id);
  });
}

test("a file that cannot be read is not taken for one that is not there", async () => {
  serve(500);
  await assert.rejects(paperOfDoi("10.1234/unknown", BASE), /HTTP 500/);
});
