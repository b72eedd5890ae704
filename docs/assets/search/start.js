/**
 * What cannot wait on the search page. The site serves it as a script that is no module: it
 * runs before Material's scripts and styles, and page.js takes from it what it holds.
 */

import { launch } from "./launch.js";

// Material opens its header box for any address with ?q= and takes the q away again. Here q is
// the page's own: it is put out of sight, and page.js brings it back.
if (location.search) history.replaceState({ ...history.state, search: location.search }, "", location.pathname);

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
/** The site's root. */
export const base = new URL("../../", script.src);
export const worker = new URL("worker.js", script.src);
export const launched = launch(worker);
