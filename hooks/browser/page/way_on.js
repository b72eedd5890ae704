/** Says what to do when nothing was found. */

import * as text from "../texts/page.js";
import { button, element } from "./dom.js";
import { requestOf, toAddress } from "./state.js";

/**
 * Returns suggestions for when nothing was found.
 * @param {boolean} filtered
 * @param {URL} base the site's root
 * @param {import("../both/facets.js").ShownFacet[]} facets
 * @param {() => void} unfilter
 */
export function emptyHelp(filtered, base, facets, unfilter) {
  // The tags of the shelf, and facets that the filters do not list.
  const browsed = facets.filter(({ kind, sparse }) => kind === "tags" || sparse);
  const links = browsed.map(({ address, spoken }) =>
    element("a", { href: new URL(`${address}/`, base).pathname }, [spoken]),
  );
  return [
    element("p", {}, [text.nothingFound(filtered)]),
    element("ul", {}, [
      ...(filtered ? [element("li", {}, [button([text.REMOVE_ALL_FILTERS], unfilter)])] : []),
      element("li", {}, [text.LOOK_FOR_MISSPELT]),
      element("li", {}, [text.USE_FEWER_WORDS]),
      element("li", {}, text.browseBy(links)),
    ]),
  ];
}

/**
 * Returns, for each filter without which there would be papers, a button that removes it; the one
 * that gives most papers first.
 * @param {import("./chips.js").ActiveFilter[]} active
 * @param {import("./client.js").Client} client
 * @param {(state: import("./state.js").State) => void} change
 */
export async function fewerFilters(active, client, change) {
  const totals = active.map(async ({ label, without }) => {
    const request = { ...requestOf(without), typing: false, offset: 0, limit: 0 };
    const answer = await client.search(request, `total ${toAddress(without)}`);
    return { label, without, total: answer?.total ?? 0 };
  });
  return (await Promise.all(totals))
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total)
    .map(({ label, without, total }) =>
      element("li", {}, [button([text.withoutFilter(label, total)], () => change(without))]),
    );
}
