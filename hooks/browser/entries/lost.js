/** On the page for addresses that do not exist: leads an address with a DOI to its paper. */

import { noPaperOfDoi } from "../texts/lost.js";
import { doiOf, paperOfDoi } from "../cite/doi.js";
import { element } from "../page/dom.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL("../../", script.src);
const doi = doiOf(location.pathname, base.pathname);
if (doi) lead();

async function lead() {
  const id = await paperOfDoi(doi, base).catch(() => "");
  if (id) {
    // Going back leads to where the reader came from.
    location.replace(new URL(`papers/${encodeURIComponent(id)}/${location.hash}`, base));
    return;
  }
  const [before, after] = noPaperOfDoi();
  const link = element("a", { href: `https://doi.org/${encodeURIComponent(doi).replaceAll("%2F", "/")}` }, [doi]);
  script.before(element("p", { role: "status" }, [before, link, after]));
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("ps-lost-q"));
  if (box) box.value = doi;
}
