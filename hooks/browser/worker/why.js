/**
 * Says why a paper is a result: how it has each word of the query. Asked for one paper when a reader
 * wants to know, so that a search does not wait for it.
 */

import { isTag } from "./tags.js";

/** @typedef {import("../both/types.js").Reason} Reason */

/**
 * Gives each result the reasons why it is there.
 * @param {import("../both/types.js").Result[]} results
 * @param {import("./score.js").Found[]} found
 * @param {number[]} documents those of the results
 * @param {import("./weights.js").Manifest["fields"]} fields
 */
export function explain(results, found, documents, fields) {
  documents.forEach((document, i) => Object.assign(results[i] ?? {}, { why: reasons(found, document, fields) }));
}

/**
 * @param {import("./score.js").Found[]} found
 * @param {number} document
 * @param {{name: string}[]} fields of the index
 * @returns {Reason[]} for each word that papers should have, in order
 */
function reasons(found, document, fields) {
  return found
    .filter(({ unit }) => unit.presence !== "prohibited" && !unit.weak)
    .map(({ unit, terms }) => {
      /** @type {Map<string, {as: string, tag: boolean, fields: Set<string>}>} */
      const ways = new Map();
      unit.atoms.forEach((atom, number) => {
        const having = (terms[number] ?? []).flatMap(({ lists }) =>
          lists.filter(({ field, documents }) => atom.fields.includes(field) && documents.includes(document)),
        );
        if (having.length === 0) return;
        const [as, tag] = [atom.as ?? unit.text, isTag(atom.text)];
        const known = ways.get(`${tag} ${as}`) ?? { as, tag, fields: new Set() };
        for (const { field } of having) known.fields.add(fields[field]?.name ?? "");
        ways.set(`${tag} ${as}`, known);
      });
      return { word: unit.text, found: [...ways.values()].map((way) => ({ ...way, fields: [...way.fields] })) };
    });
}
