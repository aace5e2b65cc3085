/** What the list of a file is called when nobody says: the collection it states, else the file without what differs a time. */
import type { Table } from "./table.ts";

const longest = 120;

/** A browser adds "(1)" to a second download, and exports carry their day. */
const perTime = /[\s._-]*(\(\d+\)|\d{4}[-_.]?\d{2}([-_.]?\d{2})?(T?[-_.]?\d{4,6}Z?)?|\d{2}[-_.]\d{2}[-_.]\d{4})$/;

export function nameOfList({ collection = "" }: Pick<Table, "collection">, file: string): string {
  let stem = file.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,8}$/, "");
  while (stem.replace(perTime, "").trim() !== "" && perTime.test(stem)) stem = stem.replace(perTime, "");
  return [collection, stem, "zonder naam"].map(tidyName).find((name) => name !== "") as string;
}

/** One line without what is no letter, sign or space. */
export const tidyName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, longest)
    .toWellFormed()
    .trim();
