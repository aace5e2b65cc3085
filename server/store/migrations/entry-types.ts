/** Initiatives become one type of entry among others: tables and columns are named after entries, rows say their type, and an entry may have several phases. */
import { sql } from "kysely";
import type { Db } from "../database.ts";

/** What filters and counts read, so that neither touches the wide rows. */
const looked = ["themes", "lifecycle", "verified_on", "kind", "phases", "from_day", "to_day"] as const;
const box = ["west", "south", "east", "north"] as const;

const tables = {
  initiative: "entry",
  initiative_area: "entry_area",
  publication: "public_entry",
  publication_area: "public_entry_area",
  publication_word: "public_entry_word",
  publication_revision: "public_entry_revision",
} as const;

/** Indices by the table that they are of now, with what they hold; those of the same columns as before under a new name. */
const indices: [name: string, table: string, columns: readonly string[]][] = [
  ["entry_state", "entry", ["state", "id"]],
  ["entry_organisation", "entry", ["organisation", "id"]],
  ["entry_batch", "entry", ["batch"]],
  ["entry_cell", "entry", ["cell"]],
  ["entry_waiting", "entry", ["state", "updated_at", "id"]],
  ["entry_area_id", "entry_area", ["id"]],
  ["public_entry_area_id", "public_entry_area", ["id"]],
  ["public_entry_organisation", "public_entry", ["organisation", "id"]],
  ["public_entry_stamp", "public_entry", ["updated_at", "version", "verified_on"]],
  // The type comes last where nearly all are of one, and first where a list is of few.
  ["public_entry_counted", "public_entry", [...looked, "type"]],
  ["public_entry_listed", "public_entry", ["id", ...looked, "organisation", "number", "reach", "type"]],
  ["public_entry_worded", "public_entry", ["number", ...looked, "id", "type"]],
  ["public_entry_around", "public_entry", ["cell", ...box, ...looked, "id", "reach", "type"]],
  ["public_entry_type", "public_entry", ["type", "updated_at", "id"]],
];
const before = [
  "initiative_state",
  "initiative_organisation",
  "initiative_batch",
  "initiative_cell",
  "initiative_waiting",
  "initiative_area_id",
  "publication_area_id",
  "publication_organisation",
  "publication_stamp",
  "publication_counted",
  "publication_listed",
  "publication_worded",
  "publication_around",
];

const phases = ["orienteren", "initieren", "ontwerpen", "uitvoeren"];

export async function entryTypes(db: Db): Promise<void> {
  const { schema } = db;
  for (const name of before) await schema.dropIndex(name).execute();
  for (const [from, to] of Object.entries(tables)) await schema.alterTable(from).renameTo(to).execute();
  for (const table of ["history", "idempotency", "list_entry", "confirmation"])
    await schema.alterTable(table).renameColumn("initiative", "entry").execute();
  await schema.alterTable("public_entry_word").renameColumn("publication", "entry").execute();
  for (const table of ["entry", "public_entry"] as const) {
    await schema
      .alterTable(table)
      .addColumn("type", "text", (column) => column.notNull().defaultTo("initiative"))
      .execute();
    await schema
      .alterTable(table)
      .addColumn("phases", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    for (const [bit, phase] of phases.entries())
      await sql`update ${sql.table(table)} set phases = ${sql.lit(1 << bit)} where phase = ${phase}`.execute(db);
    await schema.alterTable(table).dropColumn("phase").execute();
  }
  for (const [name, table, columns] of indices)
    await schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
}
