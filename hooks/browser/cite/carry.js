/** Copies and downloads. */

import { COPIED, NOT_COPIED, SELECTED } from "../texts/cite.js";

/**
 * Copies a text, or an element with its italics.
 * @param {string | HTMLElement} what
 * @returns {Promise<string>} what to tell the reader; if the browser refuses, an element is left selected
 */
export async function copy(what) {
  const plain = typeof what === "string" ? what : what.innerText.replace(/\n{2,}/g, "\n").trim();
  try {
    if (typeof what === "string") await navigator.clipboard.writeText(plain);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(plain, "text/plain"), "text/html": blob(what.innerHTML, "text/html") })]);
    return COPIED;
  } catch {
    if (typeof what === "string") return copyBySelection(plain) ? COPIED : NOT_COPIED;
    return select(what) ? COPIED : `${NOT_COPIED} ${SELECTED}`;
  }
}

/**
 * @param {string} text
 * @param {string} type
 */
function blob(text, type) {
  return new Blob([text], { type });
}

/**
 * Copies as browsers do that give pages without encryption no clipboard.
 * @param {string} text
 */
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

/** @param {HTMLElement} element */
function select(element) {
  getSelection()?.selectAllChildren(element);
  return document.execCommand("copy");
}

/**
 * Saves a file.
 * @param {string[]} parts of its text
 * @param {string} name
 * @param {string} type
 */
export function download(parts, name, type) {
  const address = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
