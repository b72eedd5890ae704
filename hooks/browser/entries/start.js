/**
 * What cannot wait on the search page: a script in the page's head, before Material's scripts
 * and styles. page.js takes over what it began.
 */

import { launch } from "../both/launch.js";
import { handOver } from "../both/started.js";

// Material opens its header box for any address with ?q= and takes the q away again. Here q is
// the page's own: it is put out of sight, and page.js brings it back.
if (location.search) history.replaceState({ ...history.state, search: location.search }, "", location.pathname);

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const start = () => launch(new URL("worker.js", script.src));
handOver({ base: new URL("../../", script.src), launched: start(), launch: start });
