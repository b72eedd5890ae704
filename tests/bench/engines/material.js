/**
 * Material's search: its worker, set up with the whole index as its pages do it.
 * @param {string} base address of the site's root
 * @param {string} worker address of the worker below it
 * @returns {Promise<(query: string) => Promise<import("./types").Shown>>}
 */
export async function open(base, worker) {
  const messages = { setUp: 0, ready: 1, query: 2, result: 3 };
  const search = new Worker(new URL(worker, base));
  /** @param {number} type @param {unknown} data @param {number} answer */
  const ask = (type, data, answer) =>
    new Promise((resolve, reject) => {
      search.onmessage = ({ data: message }) => message.type === answer && resolve(message.data);
      search.onerror = (event) => reject(new Error(event.message));
      search.postMessage({ type, data });
    });
  const response = await fetch(new URL("search/search_index.json", base));
  const { config, docs } = await response.json();
  await ask(messages.setUp, { config, docs, options: { suggest: false } }, messages.ready);
  return async (query) => {
    /** @type {{items: {location: string, text: string}[][]}} */
    const { items } = await ask(messages.query, query, messages.result);
    const shown = items.slice(0, 10).flatMap(([best]) => (best ? [best] : []));
    return {
      total: items.length,
      ids: shown.map(({ location }) => location.split("/").at(-2) ?? ""),
      snippets: shown.map(({ text }) => text),
    };
  };
}
