/** What is kept of a site, and under which address. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cacheName, cachesOf } from "../../../hooks/browser/offline/caches.js";
import { absolute, hashedPart, isKept, isOfSite, keyOf, partsOf } from "../../../hooks/browser/offline/rules.js";

const SCOPE = "https://a.example/shelf/";

test("only addresses with a hash of the content come from the cache at once", () => {
  assert.deepEqual(hashedPart("/shelf/assets/search/data/939f504eb0dd89c6/words/1.bin"), { stem: "/shelf/assets/search/data/", hash: "939f504eb0dd89c6" });
  assert.deepEqual(hashedPart("/shelf/assets/javascripts/bundle.a5f9d56c.min.js"), { stem: "/shelf/assets/javascripts/bundle", hash: "a5f9d56c" });
  assert.deepEqual(hashedPart("/shelf/assets/stylesheets/main.57a0d79d.min.css"), { stem: "/shelf/assets/stylesheets/main", hash: "57a0d79d" });
  for (const path of ["assets/chrome.js", "assets/search/data/manifest.json", "papers/10.1-a5f9d56c.min.js/", "assets/cite/cite.js"]) {
    assert.equal(hashedPart(`/shelf/${path}`), null, path);
  }
});

test("all queries are one page", () => {
  assert.equal(keyOf(`${SCOPE}search/?q=tics&year=2020#export`), `${SCOPE}search/`);
});

test("abstracts are read from visited pages: a page is the same with the name of its file", () => {
  assert.equal(keyOf(`${SCOPE}papers/10.1/index.html`), keyOf(`${SCOPE}papers/10.1/`));
  assert.equal(keyOf(`${SCOPE}papers/my-index.html`), `${SCOPE}papers/my-index.html`);
});

test("other origins, and other sites of the origin, are left to the browser", () => {
  const folders = ["", "papers", "search"];
  for (const path of ["", "?q=a", "#top", "papers/10.1/", "search/?q=tics"]) assert.ok(isOfSite(SCOPE + path, SCOPE, folders), path);
  for (const address of [`${SCOPE}other/`, `${SCOPE}papers-of-others/`, "https://a.example/other/", "https://b.example/shelf/"]) {
    assert.ok(!isOfSite(address, SCOPE, folders), address);
  }
  assert.ok(!isOfSite("https://a.example/other/papers/", "https://a.example/", folders));
});

/**
 * @param {string} kind
 * @param {{status?: number, type?: string}} [other]
 */
function response(kind, { status = 200, type = "basic" } = {}) {
  return { status, type, headers: new Headers({ "content-type": kind }) };
}

test("pages and what they load are kept; errors, redirects and downloads are not", () => {
  const page = `${SCOPE}papers/`;
  assert.ok(isKept(response("text/html; charset=utf-8"), page, true));
  assert.ok(isKept(response("text/html"), `${SCOPE}own.html`, true));
  assert.ok(isKept(response("application/octet-stream"), `${SCOPE}assets/cite/1.bin`, false));
  assert.ok(isKept(response("text/html"), `${SCOPE}glossary/`, false));
  assert.ok(!isKept(response("application/gzip"), page, true));
  assert.ok(!isKept(response("text/html", { status: 404 }), page, true));
  assert.ok(!isKept(response("text/html", { status: 0, type: "opaqueredirect" }), page, true));
  assert.ok(!isKept(response("text/css", { status: 206 }), `${SCOPE}assets/a.css`, false));
});

test("a page that comes in place of a file is not kept", () => {
  for (const path of ["search/data/939f504eb0dd89c6/words/1.bin", "search/data/manifest.json", "chrome.js", "papershelf.css", "javascripts/bundle.a5f9d56c.min.js"]) {
    assert.ok(!isKept(response("text/html; charset=utf-8"), `${SCOPE}assets/${path}`, false), path);
  }
});

test("pages that a script reads for their abstracts are not kept", () => {
  assert.ok(!isKept(response("text/html"), `${SCOPE}papers/10.1/index.html`, false));
});

test("the parts of a page are its scripts and styles", () => {
  const html = '<link href=../assets/a.css rel=stylesheet><script src="../assets/b.js"></script><a href=../papers/>All</a><script src=\'/c.js?x\'>';
  assert.deepEqual(partsOf(html, `${SCOPE}papers/`), [`${SCOPE}assets/a.css`, `${SCOPE}assets/b.js`, "https://a.example/c.js?x"]);
});

test("a page that is shown elsewhere keeps leading where it leads", () => {
  const html = "<a href=..>Home</a><script src='../a.js'></script><a href=\"#title\">Skip</a><form action=../search/>";
  assert.equal(
    absolute(html, `${SCOPE}offline/`),
    `<a href="${SCOPE}">Home</a><script src="${SCOPE}a.js"></script><a href="#title">Skip</a><form action="${SCOPE}search/">`,
  );
});

test("a site knows its own caches from those of another site below it", () => {
  const names = [cacheName(SCOPE, "1"), cacheName(`${SCOPE}sub/`, "1"), "other"];
  assert.deepEqual(cachesOf(names, SCOPE), [cacheName(SCOPE, "1")]);
});
