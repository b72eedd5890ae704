/** When further results are added: by scrolling up to a number of them, after that by a button only. */

/** @typedef {import("./state.js").State} State */

// Results after which only the button loads more, so that the end of the page can be reached.
const BY_SCROLLING = 100;

export class Further {
  /**
   * @param {HTMLElement} list of the results
   * @param {HTMLElement} button below it
   * @param {() => State} state of the page
   * @param {(state: State) => Promise<void>} add adds some results, unless there are none or the state has changed
   */
  constructor(list, button, state, add) {
    this.list = list;
    this.button = button;
    this.state = state;
    this.add = add;
    this.byScrolling = BY_SCROLLING;
    /** @type {{state: State, done: Promise<void>} | null} what is being loaded */
    this.adding = null;
    this.nearEnd = new IntersectionObserver((entries) => {
      const scrolled = entries.some((entry) => entry.isIntersecting);
      if (scrolled && list.children.length < this.byScrolling) void this.more();
    }, { rootMargin: "400px" });
    button.addEventListener("click", () => this.press());
  }

  /** Begins anew, with the first results of a list. */
  restart() {
    this.byScrolling = BY_SCROLLING;
  }

  /** Loads more, and lets scrolling load more again. */
  press() {
    const before = this.list.children.length;
    this.byScrolling = before + BY_SCROLLING;
    void this.more().then(() => {
      // The button moves down; if it was pressed by key, focus goes to the first new result.
      /** @type {HTMLElement | null} */ (this.list.children[before]?.querySelector("a") ?? null)?.focus({ preventScroll: true });
    });
  }

  /** Adds further results, unless they are already being loaded. */
  more() {
    const state = this.state();
    if (this.adding?.state === state) return this.adding.done;
    const done = this.add(state).finally(() => {
      if (this.adding?.done === done) this.adding = null;
    });
    this.adding = { state, done };
    return done;
  }

  /** @param {number} total of the results: shows the button if not all are listed */
  show(total) {
    this.button.hidden = this.list.children.length >= total;
    // Observe it again: the observer does not report a button that is still visible.
    this.nearEnd.unobserve(this.button);
    this.nearEnd.observe(this.button);
  }
}
