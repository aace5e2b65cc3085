/** Which column is what, from its name; a municipality's file that we know is read as we know it. */
import { type ImportField, importFields } from "#data/schema/import-fields.ts";
import type { Mapping } from "#data/schema/import-settings.ts";
import { facilities } from "./facilities.ts";
import { plain } from "./recognise.ts";
import { headingsFor } from "./synonyms.ts";
import type { Table } from "./table.ts";

export function guess(table: Table): Mapping {
  if (facilities.recognises(table.columns)) return facilities.mapping;
  const fields: Partial<Record<ImportField, string>> = {};
  const free = new Map(table.columns.map((name) => [plain(name), name]));
  const take = (field: ImportField, matches: (name: string, heading: string) => boolean) => {
    if (fields[field] !== undefined) return;
    for (const heading of headingsFor[field]) {
      const found = [...free.keys()].find((name) => matches(name, heading));
      if (found === undefined) continue;
      fields[field] = `{${free.get(found)}}`;
      free.delete(found);
      return;
    }
  };
  for (const field of importFields) take(field, (name, heading) => name === heading);
  // "Naam van het project" is a title; short names such as x say nothing inside another word.
  for (const field of importFields.filter((one) => one !== "key"))
    take(field, (name, heading) => heading.length > 3 && (name.startsWith(`${heading} `) || name.endsWith(` ${heading}`)));
  // A house number or the code of a street is nobody's id, whatever its column is called.
  if (fields.key && !tellsApart(table, fields.key.slice(1, -1))) delete fields.key;
  if (table.form === "geojson") {
    delete fields.longitude;
    delete fields.latitude;
  }
  return { fields, values: {} };
}

/** Most rows have a value of their own there; some doubles are faults of the file, for a person to look at. */
function tellsApart({ rows }: Table, column: string): boolean {
  const filled = rows.flatMap(({ cells }) => cells[column] || []);
  return new Set(filled).size * 2 >= filled.length;
}
