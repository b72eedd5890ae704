/** The search page's end of the worker: questions with numbers, only the latest answer. */

import { MANIFEST, WAITING, readFile } from "./fetch.js";

export class Client {
  /** @param {URL} worker address of worker.js */
  constructor(worker) {
    this.address = worker;
    this.asked = 0;
    /** @type {Map<string, number>} kind -> number of its latest question */
    this.last = new Map();
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    /** @type {Worker | null} null after it failed: the next question starts another */
    this.worker = this.start();
  }

  start() {
    const worker = new Worker(this.address, { name: WAITING });
    // Asked for here, it comes while the worker's script does.
    const manifest = readFile(MANIFEST, new URL("data/", this.address)).catch(() => null);
    void manifest.then((bytes) => worker.postMessage({ manifest: bytes }));
    worker.addEventListener("message", ({ data }) => {
      if ("error" in data) this.settle(data.search, (asked) => asked.reject(new Error(data.error)));
      else this.settle(data.search, (asked) => asked.resolve(data.answer));
    });
    worker.addEventListener("error", (event) => {
      this.worker = null;
      worker.terminate();
      const error = new Error(event.message || "the search could not start");
      for (const number of this.waiting.keys()) this.settle(number, (asked) => asked.reject(error));
    });
    return worker;
  }

  /**
   * @param {import("./types.js").Request} request
   * @param {string} [kind] questions of one kind overtake each other
   * @returns {Promise<import("./types.js").Answer | null>} null when a later question overtook it
   */
  async search(request, kind = "") {
    const number = ++this.asked;
    this.last.set(kind, number);
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.worker ??= this.start();
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
