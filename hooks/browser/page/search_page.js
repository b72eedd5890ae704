/** The search page: its state, its requests, and what it shows of the answers. */

import * as text from "../texts/filters.js";
import * as pageText from "../texts/page.js";
import { filterNames, mainFacet } from "../both/facets.js";
import { Client } from "./client.js";
import { activeFilters, filterChips, leftOutNote, understood } from "./chips.js";
import { button, element, refill } from "./dom.js";
import { Further } from "./further.js";
import { listenToKeys } from "./keyboard.js";
import { Panel } from "./panel.js";
import { wayOn } from "./renew.js";
import { resultItems, showItems } from "./results.js";
import { asking, filterCount, fromAddress, isRanked, requestOf, toAddress, unfiltered } from "./state.js";
import { Suggestions } from "./suggestions.js";
import { listenToTips } from "./tips.js";
import { failure, makeView, tellReady, tellShown, tellSort, tellWaiting } from "./view.js";
import { emptyHelp, fewerFilters } from "./way_on.js";
import { explainer } from "./why.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("../both/types.js").Answer} Answer */

const PAGE = 20;
// Results at first: one screen, as each result is a file; scrolling loads more.
const SCREEN = 10;
// Milliseconds after which a search shows that it is running.
const SLOW = 200;

export class SearchPage {
  /**
   * @param {HTMLElement} root
   * @param {import("../both/started.js").Started} started
   * @param {import("../both/facets.js").ShownFacet[]} facets
   */
  constructor(root, started, facets) {
    this.facets = facets;
    this.base = started.base;
    this.title = document.title;
    this.client = new Client(started);
    this.state = this.address();
    /** Whether the last word of the query may be the beginning of a longer one. */
    this.typing = false;
    /** Whether the next letter replaces the address in the history instead of adding one. */
    this.replacing = false;
    this.total = 0;
    /** The state whose results the list shows. */
    this.listed = this.state;
    /** @type {ReturnType<typeof setTimeout> | undefined} of the latest request */
    this.slow = undefined;
    /** @type {Map<string, string>} facet and slug -> label */
    this.labels = new Map();
    /** @type {Panel | null} null until results show */
    this.panel = null;
    const tips = /** @type {HTMLElement[]} */ ([...root.children]);
    this.view = makeView(tips);
    this.further = new Further(this.view.list, this.view.more, () => this.state, (state) => this.add(state));
    root.replaceChildren(...this.view.root);
    this.listen(tips);
  }

  /**
   * @private
   * @param {HTMLElement[]} tips
   */
  listen(tips) {
    const { form, box, sort, list } = this.view;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typing = false;
      this.change(asking(this.state, box.value.trim()));
    });
    box.addEventListener("input", () => this.type(box.value));
    sort.addEventListener("change", () =>
      this.change({ ...this.state, sort: /** @type {import("../worker/refine.js").Sort} */ (sort.value) }),
    );
    // Where to return to from a paper.
    list.addEventListener("click", () => this.remember(scrollY));
    window.addEventListener("popstate", () => this.open());
    listenToKeys(box, list, () => void this.further.more());
    for (const tip of tips) listenToTips(tip, box);
    new Suggestions(box, this.base, (typed) => this.client.suggest(typed), list);
  }

  /** Returns the state that the address describes. */
  address() {
    return fromAddress(location.search, filterNames(this.facets));
  }

  /** Shows the results of the address, as many as were shown before. */
  open() {
    const { shown = SCREEN, scroll = null, typing = false } = history.state ?? {};
    this.state = this.address();
    this.typing = typing;
    this.replacing = false;
    this.view.box.value = this.state.query;
    void this.show(shown).then(() => scroll !== null && scrollTo(0, scroll));
  }

  /**
   * Changes the state, and adds the change to the browser's history.
   * @param {State} state
   */
  change(state) {
    const same = toAddress(state) === toAddress(this.state);
    // A filter was counted for the unfinished word, so the same query is still unfinished.
    this.typing &&= state.query === this.state.query;
    this.replacing = false;
    this.state = state;
    this.view.box.value = state.query;
    if (!same) history.pushState({ typing: this.typing }, "", location.pathname + toAddress(state));
    void this.show(SCREEN);
  }

  /**
   * Takes a query being typed: the first letter adds to the history, the others replace that entry.
   * @param {string} query
   */
  type(query) {
    this.state = asking(this.state, query);
    const address = location.pathname + toAddress(this.state);
    if (this.replacing) history.replaceState({ typing: true }, "", address);
    else history.pushState({ typing: true }, "", address);
    this.typing = true;
    this.replacing = true;
    void this.show(SCREEN);
  }

  /**
   * Loads and shows the results, and then the counts.
   * @param {number} limit
   * @returns {Promise<void>}
   */
  async show(limit) {
    const { view, state } = this;
    this.further.restart();
    this.panel?.wait(true);
    this.describe();
    const answer = await this.ask({ offset: 0, limit }, () => void this.show(limit));
    if (!answer) return;
    if (answer.total === 0 && this.typing) {
      // No word begins like this: it may be misspelt.
      this.typing = false;
      return this.show(limit);
    }
    this.total = answer.total;
    this.listed = state;
    const browsing = state.query.trim() === "";
    const filtered = filterCount(state) > 0;
    showItems(view.list, this.items(answer));
    view.status.textContent = pageText.summary(answer, browsing, filtered);
    refill(view.notes, understood(state, answer, (changed) => this.change(changed)), view.status);
    const help = () => emptyHelp(filtered, this.base, this.facets, () => this.change(unfiltered(this.state)));
    refill(view.empty, answer.total === 0 ? help() : [], view.status);
    refill(view.leftOut, [], view.status);
    this.showEnd();
    await this.count();
    if (answer.total === 0 && filtered) await this.offer();
  }

  /** Offers to remove the filters that leave no paper. */
  async offer() {
    const { state, view } = this;
    const items = await fewerFilters(this.active(), this.client, (changed) => this.change(changed));
    if (state === this.state) view.empty.querySelector("ul")?.prepend(...items);
  }

  active() {
    return activeFilters(this.state, this.facets, this.labels);
  }

  /** Shows the number and chips of the filters, and the sort order. */
  describe() {
    const { filters, sort, status, summary } = this.view;
    document.title = [this.state.query.trim(), this.title].filter(Boolean).join(" - ");
    const count = filterCount(this.state);
    summary.textContent = text.filtersTitle(count);
    refill(filters, filterChips(this.state, this.active(), (changed) => this.change(changed)), status);
    filters.hidden = filters.childElementCount === 0;
    tellSort(sort, isRanked(this.state, this.facets), this.state.sort);
  }

  /** Counts the facets. */
  async count() {
    const { state } = this;
    const request = { ...requestOf(state), typing: this.typing, limit: 0, facets: true, late: this.panel?.late ?? [] };
    const { lost, leftOut } = this.view;
    try {
      const answer = await this.client.search(request, "counts");
      if (!answer?.facets || state !== this.state) return;
      for (const [name, values] of Object.entries(answer.facets.values)) {
        for (const { slug, label } of values) this.labels.set(`${name} ${slug}`, label);
      }
      this.panel ??= this.makePanel();
      this.panel.show(answer.facets, state);
      lost.replaceChildren();
      const all = () => this.change({ ...this.state, undated: true });
      leftOut.replaceChildren(...leftOutNote(answer.facets.leftOut, all));
      this.describe();
    } catch {
      this.panel?.hide();
      const again = button([text.LOAD_FILTERS_AGAIN], () => void this.count());
      lost.replaceChildren(element("p", { role: "alert" }, [text.FILTERS_LOST, again]));
    }
  }

  makePanel() {
    return new Panel(
      this.view.panel,
      this.facets,
      (how) => this.change(how(this.state)),
      () => void this.count(),
      new URL("search-help/#filters", this.base).href,
    );
  }

  /**
   * Adds further results.
   * @param {State} state
   */
  async add(state) {
    const { list } = this.view;
    const offset = list.children.length;
    // A list of an earlier request is about to be replaced and must not grow.
    if (offset >= this.total || this.listed !== state) return;
    const answer = await this.ask({ offset, limit: PAGE }, () => void this.further.more());
    if (!answer || state !== this.state) return;
    list.append(...this.items(answer));
    this.remember(null);
    this.showEnd();
  }

  /** @param {Answer} answer */
  items({ results }) {
    const explain = explainer(this.client, this.listed, this.typing);
    return resultItems(results, this.base, mainFacet(this.facets), explain);
  }

  showEnd() {
    this.further.show(this.total);
    tellShown(this.view, this.total);
  }

  /** @param {number | null} scroll */
  remember(scroll) {
    const shown = Math.max(SCREEN, this.view.list.children.length);
    history.replaceState({ shown, scroll, typing: this.typing }, "");
  }

  /**
   * @param {{offset: number, limit: number}} range
   * @param {() => void} again
   * @returns {Promise<Answer | null>} null if a later request replaced it or it failed
   */
  async ask(range, again) {
    const { view } = this;
    const further = range.offset > 0;
    clearTimeout(this.slow);
    const slow = setTimeout(() => tellWaiting(view, further), SLOW);
    this.slow = slow;
    view.alert.replaceChildren();
    try {
      return await this.client.search({ ...requestOf(this.state), typing: this.typing, ...range }, "results");
    } catch (error) {
      if (!further) this.clear();
      // Where the person is looking.
      view.list[further ? "after" : "before"](view.alert);
      view.alert.replaceChildren(failure(wayOn(error, again, this.base)));
      return null;
    } finally {
      clearTimeout(slow);
      if (this.slow === slow) tellReady(view, this.total);
    }
  }

  /** Removes the results of an earlier request. */
  clear() {
    const { list, status, notes, leftOut, empty } = this.view;
    this.total = 0;
    for (const part of [list, status, notes, leftOut, empty]) part.replaceChildren();
    this.showEnd();
  }
}
