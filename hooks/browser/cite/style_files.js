/** Loads citation styles and the code that formats references, each once, and remembers the choice. */

import { readJson } from "../both/fetch.js";
import { STYLES } from "../texts/cite.js";

const CHOICE = "papershelf-style";

export class Styles {
  /** @param {URL} base the site's root */
  constructor(base) {
    this.folder = new URL("assets/cite/styles/", base);
    /** @type {Map<string, Promise<import("./references.js").Formatter>>} */
    this.formatters = new Map();
  }

  /** Returns the name of the style that the reader chose last. */
  chosen() {
    try {
      const name = localStorage.getItem(CHOICE) ?? "";
      if (name in STYLES) return name;
    } catch {
      // A browser may refuse to return what it stored.
    }
    return Object.keys(STYLES)[0] ?? "";
  }

  /** @param {string} name */
  choose(name) {
    try {
      localStorage.setItem(CHOICE, name);
    } catch {
      // Or to store it.
    }
  }

  /**
   * @param {string} name of the style
   * @param {import("./item.js").Item[]} items
   */
  async references(name, items) {
    let formatter = this.formatters.get(name);
    if (!formatter) {
      this.formatters.set(name, (formatter = this.load(name)));
      formatter.catch(() => this.formatters.delete(name));
    }
    return (await formatter).references(items);
  }

  /**
   * @param {string} name
   * @private
   */
  async load(name) {
    const code = import("./references.js");
    const file = (/** @type {string} */ one) => readJson(`${one}.json`, this.folder);
    const style = file(name);
    const { Formatter, languageOf } = await code;
    const languages = [...new Set(["en-US", languageOf(name)])];
    const locales = languages.map(async (language) => [language, await file(`locale-${language}`)]);
    return new Formatter(name, { style: await style, locales: Object.fromEntries(await Promise.all(locales)) });
  }
}
