/** The search page: a box, the results of ?q= below it. Data enters the page as text only. */

import { Client } from "./client.js";

const PAGE = 20;

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElement}
 */
function element(name, attributes, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {HTMLElement} root */
function mount(root) {
  const base = new URL(root.dataset["base"] ?? "../", location.href);
  const client = new Client(new URL("assets/search/worker.js", base));
  const box = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "search",
      name: "q",
      class: "ps-search__box md-input md-input--stretch",
      "aria-label": "Search all papers",
      placeholder: "Words, a title, an author, a DOI",
      autocomplete: "off",
    })
  );
  const form = element("form", { role: "search", class: "ps-search__form" }, [box]);
  const status = element("p", { role: "status", class: "ps-search__status" });
  const alert = element("div", { class: "ps-search__alert" });
  const list = element("ol", { class: "ps-search__results" });
  const more = element("button", { type: "button", class: "md-button", hidden: "" }, ["More results"]);
  root.replaceChildren(form, status, alert, list, more);

  /** @param {number} offset */
  async function show(offset) {
    const query = box.value.trim();
    if (!query) {
      list.replaceChildren();
      status.replaceChildren();
      more.hidden = true;
      return;
    }
    status.replaceChildren("Searching…");
    alert.replaceChildren();
    alert.removeAttribute("role");
    try {
      const answer = await client.search({ query, offset, limit: PAGE });
      if (!answer) return;
      if (offset === 0) list.replaceChildren();
      list.append(...answer.results.map((result) => resultItem(result, base)));
      status.replaceChildren(summary(answer));
      more.hidden = list.children.length >= answer.total;
    } catch {
      const retry = element("button", { type: "button", class: "md-button" }, ["Try again"]);
      retry.addEventListener("click", () => void show(offset));
      status.replaceChildren();
      alert.setAttribute("role", "alert");
      alert.replaceChildren("The search could not load all it needs. ", retry);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?q=${encodeURIComponent(box.value.trim())}`);
    void show(0);
  });
  more.addEventListener("click", () => void show(list.children.length));
  const fromAddress = () => {
    box.value = new URLSearchParams(location.search).get("q") ?? "";
    void show(0);
  };
  window.addEventListener("popstate", fromAddress);
  // address.js hid the query from Material's header box.
  history.replaceState(null, "", location.pathname + (history.state?.search ?? location.search));
  fromAddress();
}

/**
 * @param {import("./types.js").Answer} answer
 * @returns {string}
 */
function summary({ total, complete, hint }) {
  const papers = total === 1 ? "1 paper" : `${total.toLocaleString("en")} papers`;
  const all = complete < total ? `, ${complete.toLocaleString("en")} with all words` : "";
  return `${total === 0 ? "No papers found" : papers + all}.${hint ? ` ${hint}` : ""}`;
}

/**
 * @param {import("./types.js").Result} result
 * @param {URL} base
 */
function resultItem(result, base) {
  const link = element("a", { href: new URL(`papers/${result.id}/`, base).pathname }, [result.title]);
  const others = result.authorCount - result.authors.length;
  const authors = result.authors.join(", ") + (others > 0 ? ` and ${others} more` : "");
  const byline = [authors, result.journal, result.year?.toString()].filter(Boolean).join(" · ");
  const snippet = result.snippet.map(({ text, mark }) => (mark ? element("mark", {}, [text]) : text));
  return element("li", { class: "ps-search__result", "data-paper": result.id }, [
    element("h2", { class: "ps-search__title" }, [link]),
    element("p", { class: "ps-search__byline" }, [byline]),
    element("p", { class: "ps-search__snippet" }, snippet),
  ]);
}

const root = document.getElementById("papershelf-search");
if (root) mount(root);
