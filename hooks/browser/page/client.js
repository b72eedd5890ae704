/** Sends the page's numbered requests to the worker; only the latest answer of a kind counts. */

export class Client {
  /** @param {Pick<import("../both/started.js").Started, "launched" | "launch">} started */
  constructor({ launched, launch }) {
    this.launch = launch;
    this.asked = 0;
    /** @type {Map<string, number>} kind -> number of its latest request */
    this.last = new Map();
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    /** @type {Worker | null} null after it failed: the next request starts another */
    this.worker = this.listen(launched);
  }

  /** @param {import("../both/launch.js").Launched} launched */
  listen({ worker, failure }) {
    worker.addEventListener("message", ({ data }) => {
      if ("error" in data) this.settle(data.search, (asked) => asked.reject(new Error(data.error)));
      else this.settle(data.search, (asked) => asked.resolve(data.answer));
    });
    void failure.then((error) => {
      this.worker = null;
      worker.terminate();
      for (const number of this.waiting.keys()) this.settle(number, (asked) => asked.reject(error));
    });
    return worker;
  }

  /**
   * @param {import("../both/types.js").Request} request
   * @param {string} [kind] a request replaces earlier ones of the same kind
   * @returns {Promise<import("../both/types.js").Answer | null>} null if a later request replaced it
   */
  search(request, kind = "") {
    return this.ask(request, kind);
  }

  /**
   * @param {string} text as typed
   * @returns {Promise<import("../both/types.js").Suggestion[] | null>} null if a later request replaced it
   */
  suggest(text) {
    return this.ask({ suggest: text }, "suggestions");
  }

  /**
   * @param {object} request
   * @param {string} kind
   * @returns {Promise<any>}
   */
  async ask(request, kind) {
    const number = ++this.asked;
    this.last.set(kind, number);
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.worker ??= this.listen(this.launch());
    this.worker.postMessage({ search: number, request });
    try {
      const found = await answer;
      return number === this.last.get(kind) ? found : null;
    } catch (error) {
      if (number === this.last.get(kind)) throw error;
      return null;
    }
  }

  /**
   * @param {number} number
   * @param {(asked: {resolve: (answer: any) => void, reject: (error: Error) => void}) => void} how
   */
  settle(number, how) {
    const asked = this.waiting.get(number);
    this.waiting.delete(number);
    if (asked) how(asked);
  }
}
