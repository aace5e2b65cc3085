/** Where a theme is entered completely, which gemeenten look first, and who said so. Who is erased leaves these words without a name. */
import type { Db } from "../database.ts";

export async function completeness({ schema }: Db): Promise<void> {
  await schema
    .createTable("completeness")
    .addColumn("area", "text", (column) => column.notNull())
    .addColumn("theme", "text", (column) => column.notNull())
    .addColumn("declared_on", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .addPrimaryKeyConstraint("completeness_key", ["area", "theme"])
    .execute();
  await schema.createIndex("completeness_day").on("completeness").column("declared_on").execute();
  await schema
    .createTable("gap_preview")
    .addColumn("gemeente", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .execute();
  await schema
    .createTable("gap_history")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("area", "text", (column) => column.notNull())
    .addColumn("theme", "text")
    .execute();
  // Who is erased is looked up in each.
  for (const table of ["completeness", "gap_preview", "gap_history"])
    await schema.createIndex(`${table}_person`).on(table).column("person").execute();
}
