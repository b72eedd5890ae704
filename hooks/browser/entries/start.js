/**
 * Starts what the search page must not wait for: a script in the page's head, before Material's
 * scripts and styles. page.js continues.
 */

import { launch } from "../both/launch.js";
import { handOver } from "../both/started.js";

// Material opens its header box for any address with ?q= and then removes the q. Here q belongs
// to the page: this script hides it from Material, and page.js restores it.
if (location.search) history.replaceState({ ...history.state, search: location.search }, "", location.pathname + location.hash);

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const start = () => launch(new URL("worker.js", script.src));
handOver({ base: new URL("../../", script.src), launched: start(), launch: start });
