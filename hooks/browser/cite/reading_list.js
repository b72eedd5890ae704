/**
 * The reader's list of papers: ids in the browser's storage, and in the fragment of an address
 * that can be shared. Nothing of it leaves the browser.
 */

/** The event on the document after a change. */
export const CHANGED = "papershelf-list";
const FRAGMENT = /^#papers=(.*)$/;

/**
 * The lists that a browser refuses to store, by name: the scripts of a page share no module, so they use one
 * global.
 * @type {Record<string, string[]>}
 */
const unstored = (/** @type {any} */ (globalThis).papershelfUnstored ??= {});

export class ReadingList {
  /**
   * @param {URL} base the site's root: two shelves of one host have a list each
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | null} [storage] null if the browser has none
   */
  constructor(base, storage = stored()) {
    this.storage = storage;
    this.name = `papershelf-list ${base.pathname}`;
  }

  /** Whether the list is there on the next page; if not, only its address keeps it. */
  get lasts() {
    return this.storage !== null && !unstored[this.name];
  }

  /** @returns {string[]} ids, the first ticked first */
  ids() {
    try {
      const ids = unstored[this.name] ?? JSON.parse(this.storage?.getItem(this.name) ?? "[]");
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  /** @param {string[]} ids */
  replace(ids) {
    const unique = [...new Set(ids)];
    try {
      if (!this.storage) throw new Error();
      if (unique.length > 0) this.storage.setItem(this.name, JSON.stringify(unique));
      else this.storage.removeItem(this.name);
      delete unstored[this.name];
    } catch {
      // Full, or refused: the list lasts as long as the page.
      unstored[this.name] = unique;
    }
  }

  /**
   * @param {string} id
   * @param {boolean} on whether the paper is to be on the list
   */
  set(id, on) {
    const others = this.ids().filter((other) => other !== id);
    this.replace(on ? [...others, id] : others);
  }
}

function stored() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * Returns the fragment of an address that names papers.
 * @param {string[]} ids
 */
export function toFragment(ids) {
  return `#papers=${ids.map(encodeURIComponent).join(",")}`;
}

/**
 * Returns the ids of a fragment; null if it names no papers.
 * @param {string} fragment
 * @returns {string[] | null}
 */
export function fromFragment(fragment) {
  const [, list] = FRAGMENT.exec(fragment) ?? [];
  if (!list) return null;
  return [...new Set(list.split(",").filter(Boolean).map(decoded))];
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
