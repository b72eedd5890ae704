/** On the home page: says what is new since the reader's last visit. Nothing leaves the browser. */

import { sinceLastVisit } from "../texts/since.js";
import { mayHaveNews, newSince, visited } from "../cite/since.js";
import { element } from "../page/dom.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL("../../", script.src);
const place = document.getElementById("ps-since");
if (place) compare(place).catch(() => {});

/** @param {HTMLElement} place with the ids of the feed's papers, and the date of the oldest */
async function compare(place) {
  const { ids = "", from = "" } = place.dataset;
  const newest = { ids: ids.split(" ").filter(Boolean), from };
  const name = `papershelf-visit ${base.pathname}`;
  // A browser may refuse to store anything: then there is no last visit.
  const visits = visited(JSON.parse(localStorage.getItem(name) ?? "null"), newest, new Date());
  localStorage.setItem(name, JSON.stringify(visits));
  const { before } = visits;
  if (!before || !mayHaveNews(before, newest)) return;
  const answer = await fetch(new URL("feed.xml", base));
  if (!answer.ok) return;
  const papers = newSince(before, entries(await answer.text()));
  if (papers.length === 0) return;
  const all = papers.length === newest.ids.length;
  const items = papers.map(({ id, title }) =>
    element("li", {}, [element("a", { href: new URL(`papers/${encodeURIComponent(id)}/`, base).href }, [title])]),
  );
  const summary = element("summary", {}, [sinceLastVisit(papers.length, all, new Date(before.at))]);
  place.replaceChildren(element("details", {}, [summary, element("ul", {}, items)]));
  place.hidden = false;
}

/** @param {string} text of the feed */
function entries(text) {
  const feed = new DOMParser().parseFromString(text, "application/xml");
  return [...feed.querySelectorAll("entry")].map((entry) => {
    const page = entry.querySelector('link[rel="alternate"]')?.getAttribute("href") ?? "";
    return {
      id: decodeURIComponent(page.split("/").at(-2) ?? ""),
      title: entry.querySelector("title")?.textContent ?? "",
      date: entry.querySelector("updated")?.textContent?.slice(0, 10) ?? "",
    };
  });
}
