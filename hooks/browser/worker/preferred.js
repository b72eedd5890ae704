/**
 * Prefers papers by their facts: a review answers more questions than a single study, and one about
 * people more than one about animals. The shelf declares which facts these are.
 */

import { LATER_FACTOR, SOONER_FACTOR } from "./tuning.js";

/**
 * Returns what makes of a paper's facts a factor for its relevance.
 * @param {import("../both/facets.js").AskedFacet[]} facets
 * @param {Set<string>} named names of facets of which the query names a value, which are left alone
 * @returns {(facts: string[]) => number}
 */
export function preference(facets, named) {
  const left = facets.filter(({ name }) => !named.has(name));
  const [sooner, later] = [new Set(left.flatMap((one) => one.sooner ?? [])), new Set(left.flatMap((one) => one.later ?? []))];
  const has = (/** @type {Set<string>} */ slugs, /** @type {string[]} */ facts) => facts.some((slug) => slugs.has(slug));
  return (facts) => (has(sooner, facts) ? SOONER_FACTOR : 1) * (has(later, facts) ? LATER_FACTOR : 1);
}
