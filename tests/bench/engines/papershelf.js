/**
 * Our search, used as by the search page: start.js starts the worker, messages do the rest.
 * @param {string} base address of the site's root
 * @returns {Promise<(query: string, typing?: boolean) => Promise<import("./types").Shown>>}
 */
export async function open(base) {
  const script = document.createElement("script");
  script.src = new URL("assets/search/start.js", base).href;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  /** @type {{launched: {worker: Worker, failure: Promise<Error>}}} */
  const { launched } = /** @type {any} */ (window).papershelfSearch;
  const { worker, failure } = launched;
  let asked = 0;
  return async (query, typing = false) => {
    const number = ++asked;
    const answered = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.search !== number) return;
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.answer);
      };
      void failure.then(reject);
    });
    worker.postMessage({ search: number, request: { query, typing, limit: 10 } });
    const { total, results } = await answered;
    const ids = results.map((/** @type {{id: string}} */ { id }) => id);
    const snippets = results.map((/** @type {{snippet: {text: string}[]}} */ { snippet }) =>
      snippet.map(({ text }) => text).join(""),
    );
    return { total, ids, snippets };
  };
}
