/**
 * Lets boxes outside the search page suggest while one types: every `input` with the attribute
 * `data-papershelf-suggest`, in a form that leads to the search page. The worker starts when a box is used.
 */

import { launch } from "../both/launch.js";
import { Client } from "../page/client.js";
import { Suggestions } from "../page/suggestions.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL("../../", script.src);
const start = () => launch(new URL("worker.js", script.src));
/** @type {Client | null} */
let client = null;
const connected = () => (client ??= new Client({ launched: start(), launch: start }));

for (const box of document.querySelectorAll(/** @type {"input"} */ ("input[data-papershelf-suggest]"))) {
  box.addEventListener("focus", connected, { once: true });
  new Suggestions(box, base, (typed) => connected().suggest(typed));
}
