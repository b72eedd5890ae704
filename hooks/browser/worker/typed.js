/** Completes the last word of a query, which is still being typed. */

import { isRun } from "./runs.js";
import { compounds } from "./tokenise.js";
import { TYPED_LETTERS } from "./tuning.js";

/**
 * Lets longer words match the last word too, which is still being typed.
 * @param {string} text
 * @param {import("./query.js").Clause | undefined} last clause of the text, changed
 */
export function typed(text, last) {
  // A word of Chinese may have one letter.
  const long = last && (last.text.length >= TYPED_LETTERS || isRun(compounds(last.text).at(-1) ?? ""));
  if (last?.kind === "words" && /[\p{L}\p{N}\p{M}]$/u.test(text) && long) {
    last.typing = !last.prefix;
    last.prefix = true;
  }
}
