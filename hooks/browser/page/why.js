/** Says of a result why it is there, once a reader wants to know. */

import * as text from "../texts/results.js";
import { button, element } from "./dom.js";
import { requestOf } from "./state.js";

/** @typedef {import("../both/types.js").Reason} Reason */

/**
 * Makes a button that opens and closes the reasons why a paper is a result.
 * @param {() => Promise<Reason[]>} explain called when it is opened, again after a failure
 */
export function whyButton(explain) {
  const list = element("ul", { hidden: "" }, []);
  const items = (/** @type {string[]} */ texts) => list.replaceChildren(...texts.map((one) => element("li", {}, [one])));
  let told = false;
  const opener = button([text.WHY], () => {
    list.hidden = !list.hidden;
    opener.setAttribute("aria-expanded", `${!list.hidden}`);
    if (list.hidden || told) return;
    explain().then(
      (reasons) => {
        told = true;
        items(reasons.map(text.reason));
      },
      () => items([text.WHY_FAILED]),
    );
  }, { "aria-expanded": "false" });
  return element("div", { class: "ps-result__why" }, [opener, list]);
}

/**
 * Returns what asks the worker why a paper is among the results.
 * @param {import("./client.js").Client} client
 * @param {import("./state.js").State} state whose results the list shows
 * @param {boolean} typing whether the last word was being typed
 * @returns {((item: HTMLElement) => Promise<Reason[]>) | null} null without a query
 */
export function explainer(client, state, typing) {
  if (state.query.trim() === "") return null;
  return async (item) => {
    const offset = [...(item.parentElement?.children ?? [])].indexOf(item);
    const request = { ...requestOf(state), typing, offset, limit: 1, explained: true };
    const answer = await client.search(request, `why ${offset}`);
    return answer?.results[0]?.why ?? [];
  };
}
