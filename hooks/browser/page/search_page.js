/** The search page: its state, what it asks, what it shows of the answers. */

import * as text from "../both/texts.js";
import { Client } from "./client.js";
import { filterChips, leftOutNote, understood } from "./chips.js";
import { button, element } from "./dom.js";
import { listenToKeys } from "./keyboard.js";
import { Panel } from "./panel.js";
import { resultItem, showItems } from "./results.js";
import { asking, filterCount, fromAddress, requestOf, toAddress, unfiltered } from "./state.js";
import { listenToTips } from "./tips.js";
import { emptyHelp, failure, makeView, tellReady, tellShown, tellWaiting } from "./view.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("../both/types.js").Answer} Answer */

const PAGE = 20;
// What a screen shows is enough at first, for each result is a file; scrolling brings the rest.
const SCREEN = 10;
// Results that scrolling adds before the button is to be pressed: the end stays in reach.
const BY_SCROLLING = 100;
// A search that takes longer shows that it is under way; milliseconds.
const SLOW = 200;

export class SearchPage {
  /**
   * @param {HTMLElement} root
   * @param {import("../both/started.js").Started} started
   */
  constructor(root, started) {
    this.base = started.base;
    this.client = new Client(started);
    this.state = fromAddress(location.search);
    /** Whether the last word of the query is taken for the beginning of one. */
    this.typing = false;
    /** Whether the next letter replaces the address rather than adds one. */
    this.replacing = false;
    this.total = 0;
    /** What the list shows. */
    this.listed = this.state;
    /** @type {{state: State, done: Promise<void>} | null} further results under way */
    this.adding = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} of the latest question */
    this.slow = undefined;
    this.byScrolling = BY_SCROLLING;
    /** @type {Map<string, string>} facet and slug -> label */
    this.labels = new Map();
    /** @type {Panel | null} null until results show */
    this.panel = null;
    const tips = /** @type {HTMLElement[]} */ ([...root.children]);
    this.view = makeView(tips, { more: () => this.askMore() });
    this.nearEnd = new IntersectionObserver((entries) => {
      const scrolled = entries.some((entry) => entry.isIntersecting);
      if (scrolled && this.view.list.children.length < this.byScrolling) void this.more();
    }, { rootMargin: "400px" });
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
    // Where to come back to from a paper.
    list.addEventListener("click", () => this.remember(scrollY));
    window.addEventListener("popstate", () => this.open());
    listenToKeys(box, list, () => void this.more());
    for (const tip of tips) listenToTips(tip, box);
  }

  /** Shows what the address says, as far down as it was shown before. */
  open() {
    const { shown = SCREEN, scroll = null, typing = false } = history.state ?? {};
    this.state = fromAddress(location.search);
    this.typing = typing;
    this.replacing = false;
    this.view.box.value = this.state.query;
    void this.show(shown).then(() => scroll !== null && scrollTo(0, scroll));
  }

  /**
   * A change that one may want to go back from.
   * @param {State} state
   */
  change(state) {
    const same = toAddress(state) === toAddress(this.state);
    // What a filter counted of a word being typed holds for that, not for the word alone.
    this.typing &&= state.query === this.state.query;
    this.replacing = false;
    this.state = state;
    this.view.box.value = state.query;
    if (!same) history.pushState({ typing: this.typing }, "", location.pathname + toAddress(state));
    void this.show(SCREEN);
  }

  /**
   * A query as it is being typed: the first letter is a change, the others replace it.
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
   * Asks for the results and, once they are shown, for the counts.
   * @param {number} limit
   * @returns {Promise<void>}
   */
  async show(limit) {
    const { view, state } = this;
    this.byScrolling = BY_SCROLLING;
    this.panel?.wait(true);
    this.describe();
    const answer = await this.ask({ offset: 0, limit }, () => void this.show(limit));
    if (!answer) return;
    if (answer.total === 0 && this.typing) {
      // No word begins so: it may be a misspelt one.
      this.typing = false;
      return this.show(limit);
    }
    this.total = answer.total;
    this.listed = state;
    const browsing = state.query.trim() === "";
    const filtered = filterCount(state) > 0;
    showItems(view.list, this.items(answer));
    view.status.textContent = text.summary(answer, browsing, filtered);
    view.notes.replaceChildren(...understood(state, answer, (changed) => this.change(changed)));
    const help = () => emptyHelp(filtered, this.base, () => this.change(unfiltered(this.state)));
    view.empty.replaceChildren(...(answer.total === 0 ? help() : []));
    view.leftOut.replaceChildren();
    this.showEnd();
    await this.count();
  }

  /** The filters' number and chips, the sort order. */
  describe() {
    const { filters, sort, summary } = this.view;
    const count = filterCount(this.state);
    summary.textContent = text.filtersTitle(count);
    const labelOf = (/** @type {string} */ name, /** @type {string} */ slug) =>
      this.labels.get(`${name} ${slug}`) ?? slug;
    filters.replaceChildren(...filterChips(this.state, labelOf, (changed) => this.change(changed)));
    filters.hidden = filters.childElementCount === 0;
    const browsing = this.state.query.trim() === "";
    // Without words there is no better and worse: the newest come first.
    /** @type {HTMLOptionElement} */ (sort.options[0]).disabled = browsing;
    sort.value = browsing && this.state.sort === "relevance" ? "newest" : this.state.sort;
  }

  /** Counts the facets. */
  async count() {
    const { state } = this;
    const journals = this.panel?.journals || state.filters.journal.length > 0;
    const request = { ...requestOf(state), typing: this.typing, limit: 0, facets: true, journals };
    const { lost, leftOut } = this.view;
    try {
      const answer = await this.client.search(request, "counts");
      if (!answer?.facets || state !== this.state) return;
      for (const [name, values] of [...Object.entries(answer.facets.values), ["author", answer.facets.authors]]) {
        for (const { slug, label } of /** @type {{slug: string, label: string}[]} */ (values)) {
          this.labels.set(`${name} ${slug}`, label);
        }
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
      (how) => this.change(how(this.state)),
      () => void this.count(),
      new URL("search-help/#filters", this.base).href,
    );
  }

  /** The button: results by scrolling may follow again. */
  askMore() {
    const { list } = this.view;
    const before = list.children.length;
    this.byScrolling = before + BY_SCROLLING;
    void this.more().then(() => {
      // The button moves down; who pressed it by key goes on with the first new result.
      /** @type {HTMLElement | null} */ (list.children[before]?.querySelector("a") ?? null)?.focus({ preventScroll: true });
    });
  }

  /** Adds further results, unless scrolling has asked for them already. */
  more() {
    const { state } = this;
    if (this.adding?.state === state) return this.adding.done;
    const done = this.add(state).finally(() => {
      if (this.adding?.done === done) this.adding = null;
    });
    this.adding = { state, done };
    return done;
  }

  /** @param {State} state */
  async add(state) {
    const { list } = this.view;
    const offset = list.children.length;
    // The list of an earlier question gives way to another; it does not grow.
    if (offset >= this.total || this.listed !== state) return;
    const answer = await this.ask({ offset, limit: PAGE }, () => void this.more());
    if (!answer || state !== this.state) return;
    list.append(...this.items(answer));
    this.remember(null);
    this.showEnd();
  }

  /** @param {Answer} answer */
  items({ results }) {
    return results.map((result) => resultItem(result, this.base, this.state.filters.condition));
  }

  showEnd() {
    const { list, more } = this.view;
    more.hidden = list.children.length >= this.total;
    // Observed anew, for a button that stays in sight is not told again.
    this.nearEnd.unobserve(more);
    this.nearEnd.observe(more);
    tellShown(this.view, this.total);
  }

  /**
   * @param {number | null} scroll
   */
  remember(scroll) {
    const shown = Math.max(SCREEN, this.view.list.children.length);
    history.replaceState({ shown, scroll, typing: this.typing }, "");
  }

  /**
   * @param {{offset: number, limit: number}} range
   * @param {() => void} again
   * @returns {Promise<Answer | null>} null when it was overtaken or could not be had
   */
  async ask(range, again) {
    const { view } = this;
    const further = range.offset > 0;
    clearTimeout(this.slow);
    const slow = setTimeout(() => tellWaiting(view, further), SLOW);
    this.slow = slow;
    view.alert.replaceChildren();
    try {
      const answer = await this.client.search({ ...requestOf(this.state), typing: this.typing, ...range }, "results");
      return answer;
    } catch {
      if (!further) this.clear();
      // Where one is looking.
      view.list[further ? "after" : "before"](view.alert);
      view.alert.replaceChildren(failure(again));
      return null;
    } finally {
      clearTimeout(slow);
      if (this.slow === slow) tellReady(view, this.total);
    }
  }

  /** Takes back what an earlier question found. */
  clear() {
    const { list, status, notes, leftOut, empty } = this.view;
    this.total = 0;
    for (const part of [list, status, notes, leftOut, empty]) part.replaceChildren();
    this.showEnd();
  }
}
