/**
 * The reader's list of papers: ids in the browser's storage, and in the fragment of an address
 * that can be shared. Nothing of it leaves the browser.
 */

/** The event on the document after a change. */
export const CHANGED = "papershelf-list";
const FRAGMENT = /^#papers=(.*)$/;

export class ReadingList {
  /**
   * @param {URL} base the site's root: two shelves of one host have a list each
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | null} [storage] null if the browser has none
   */
  constructor(base, storage = stored()) {
    this.storage = storage;
    this.name = `papershelf-list ${base.pathname}`;
    /** @type {string[]} the list of a browser that stores nothing */
    this.unstored = [];
  }

  /** @returns {string[]} ids, the first ticked first */
  ids() {
    try {
      const ids = this.storage ? JSON.parse(this.storage.getItem(this.name) ?? "[]") : this.unstored;
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch {
      return this.unstored;
    }
  }

  /** @param {string[]} ids */
  replace(ids) {
    this.unstored = [...new Set(ids)];
    try {
      if (this.unstored.length > 0) this.storage?.setItem(this.name, JSON.stringify(this.unstored));
      else this.storage?.removeItem(this.name);
    } catch {
      // Full, or refused: the list lasts as long as the page.
      this.storage = null;
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
