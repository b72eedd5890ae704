// @ts-check
/**
 * Material opens its header box for any address with ?q= and takes the q away again. On the
 * search page q is the page's own: this script, run before Material's, puts it out of sight,
 * and page.js brings it back.
 */
if (location.search) history.replaceState({ ...history.state, search: location.search }, "", location.pathname);
