import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeValues } from "../../../hooks/browser/worker/facet_files.js";
import { goldenEngine, texts } from "../golden.mjs";

const engine = goldenEngine();
const FIELDS = /** @type {const} */ ([["condition", "conditions"], ["topic", "topics"]]);

/** @param {import("../../../hooks/browser/worker/refine.js").Filters} filters @param {string} [query] */
const filtered = (filters, query = "") => engine.search({ query, filters, facets: true, limit: texts.length });

/** @param {import("../../../hooks/browser/both/types.js").Answer} answer @param {string} facet */
const counted = ({ facets }, facet) => (facets?.values[facet] ?? []).filter(({ count }) => count > 0);

test("all of these: exactly the papers that have each value, or a narrower one", async () => {
  let several = 0;
  for (const [facet, field] of FIELDS) {
    const values = counted(await filtered({}), facet).map(({ slug }) => slug);
    for (const a of values) {
      for (const b of values) {
        const has = (/** @type {string} */ terms, /** @type {string} */ slug) => terms.split(" ").some((term) => [`#is:${slug}`, `#may:${slug}`].includes(term));
        const both = texts.filter(({ fields }) => [a, b].every((slug) => has(fields[field] ?? "", slug))).length;
        const found = await filtered({ [facet]: [...new Set([a, b])], all: [facet] });
        assert.equal(found.total, both, `${a} and ${b}`);
        assert.ok(found.total <= (await filtered({ [facet]: [a, b] })).total);
        several += Number(a !== b && both > 0);
      }
    }
  }
  assert.ok(several > 0);
});

test("all of these: each count is what one sees after choosing the value too", async () => {
  for (const [facet] of FIELDS) {
    for (const query of ["", "tics"]) {
      const [first] = counted(await filtered({}, query), facet);
      const slugs = first ? [first.slug] : [];
      const chosen = await filtered({ [facet]: slugs, all: [facet] }, query);
      for (const { slug, count } of counted(chosen, facet)) {
        const after = await filtered({ [facet]: [...new Set([...slugs, slug])], all: [facet] }, query);
        const stray = after.results.filter(({ offTopic }) => offTopic).length;
        assert.equal(count, after.total - stray, `${query} ${slugs} ${slug}`);
      }
    }
  }
});

test("any of these: the counts of a facet do not follow its own filter", async () => {
  for (const [facet] of FIELDS) {
    const free = counted(await filtered({}), facet);
    const slugs = free.slice(0, 1).map(({ slug }) => slug);
    assert.deepEqual(counted(await filtered({ [facet]: slugs }), facet), free);
  }
});

test("all of these: papers that several authors wrote together", async () => {
  const slugs = [...(await engine.store.file("facets/authors/0", decodeValues)).keys()].slice(0, 12);
  const documents = new Map();
  for (const slug of slugs) documents.set(slug, new Set((await filtered({ author: [slug] })).results.map(({ id }) => id)));
  assert.ok([...documents.values()].every((papers) => papers.size > 0));
  for (const a of slugs) {
    for (const b of slugs) {
      const both = [...documents.get(a)].filter((id) => documents.get(b).has(id)).sort();
      const found = await filtered({ author: [...new Set([a, b])], all: ["author"] });
      assert.deepEqual(found.results.map(({ id }) => id).sort(), both, `${a} and ${b}`);
    }
  }
});

test("all of these: a paper is about them only if it is about each", async () => {
  for (const [facet] of FIELDS) {
    const slugs = counted(await filtered({}), facet).slice(0, 2).map(({ slug }) => slug);
    const weak = new Set();
    for (const slug of slugs) for (const { id, mentioned } of (await filtered({ [facet]: [slug] })).results) if (mentioned) weak.add(id);
    for (const { id, mentioned } of (await filtered({ [facet]: slugs, all: [facet] })).results) assert.equal(mentioned, weak.has(id));
  }
});

/**
 * Returns whether a paper is about a value: then its term is in the field twice.
 * @param {string | undefined} terms @param {string | undefined} slug
 */
const isAbout = (terms, slug) => (terms ?? "").split(" ").filter((term) => term === `#is:${slug}`).length === 2;

test("only papers about it: exactly those that are about the value, or about a narrower one", async () => {
  let left = 0;
  for (const [facet, field] of FIELDS) {
    for (const { slug, count, about } of counted(await filtered({}), facet)) {
      const sure = texts.filter(({ fields }) => isAbout(fields[field], slug)).length;
      const found = await filtered({ [facet]: [slug], about: true });
      assert.deepEqual([found.total, found.results.length, about], [sure, sure, sure], slug);
      left += count - about;
    }
  }
  assert.ok(left > 0);
});

test("only papers about them: a paper is about a value of each filter", async () => {
  const slugs = { condition: "asd", topic: "genetics" };
  const both = texts.filter(({ fields }) => FIELDS.every(([facet, field]) => isAbout(fields[field], slugs[facet]))).length;
  const { condition, topic } = { condition: [slugs.condition], topic: [slugs.topic] };
  assert.equal((await filtered({ condition, topic, about: true })).total, both);
  const chosen = await filtered({ condition, about: true });
  assert.equal(counted(chosen, "topic").find(({ slug }) => slug === slugs.topic)?.about ?? 0, both);
});
