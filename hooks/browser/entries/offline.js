/** The page that is shown without a network: lists the pages that can be read, and waits for the network. */

import { element } from "../page/dom.js";
import { cachesOf } from "../offline/caches.js";

const MOST = 20;
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const scope = new URL("../", script.src).href;
const list = /** @type {HTMLElement} */ (document.querySelector("[data-offline-list]"));
const again = /** @type {HTMLElement} */ (document.querySelector("[data-offline-again]"));
// At an address of its own, the page has nothing to try again.
const own = new URL("offline/", scope).pathname === location.pathname;

/** @type {HTMLElement} */ (again.parentElement).hidden = own;
again.addEventListener("click", () => location.reload());
if (!own) addEventListener("online", () => location.reload());
void show();

/** Lists the pages that were visited last. */
async function show() {
  // A page without encryption has none.
  if (!globalThis.caches) return;
  const names = cachesOf(await caches.keys(), scope);
  const found = await Promise.all(names.map(pagesOf));
  const links = found.flat().map(({ url, title }) => element("li", {}, [element("a", { href: url }, [title])]));
  if (links.length === 0) return;
  list.querySelector("ul")?.replaceChildren(...links);
  list.hidden = false;
}

/**
 * @param {string} name of a cache
 * @returns {Promise<{url: string, title: string}[]>}
 */
async function pagesOf(name) {
  const cache = await caches.open(name);
  const keys = [...(await cache.keys())].reverse().filter(({ url }) => url.endsWith("/") && url !== new URL("offline/", scope).href);
  const pages = keys.slice(0, MOST).map(async (key) => {
    const html = (await (await cache.match(key))?.text()) ?? "";
    const { title } = new DOMParser().parseFromString(html.slice(0, html.indexOf("</title>") + 8), "text/html");
    return { url: key.url, title: title || key.url };
  });
  return Promise.all(pages);
}
