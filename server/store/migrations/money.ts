/** The money of what is public, as rows that can be summed; made of what is public now. */
import { keepMoney } from "../approach/money-lines.ts";
import type { Db } from "../database.ts";

/** Entries in one question. */
const atOnce = 200;

export async function money(db: Db): Promise<void> {
  await makeTables(db);
  for (let after = ""; ; ) {
    const query = db.selectFrom("public_entry").select(["id", "type", "organisation", "content"]);
    const rows = await query.where("id", ">", after).orderBy("id").limit(atOnce).execute();
    await keepMoney(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

async function makeTables({ schema }: Db): Promise<void> {
  await schema
    .createTable("money_line")
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("part_of", "text")
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("source_key", "text", (column) => column.notNull())
    .addColumn("payer", "text")
    .addColumn("instrument", "text")
    .addColumn("cents", "bigint")
    .addColumn("total", "bigint")
    .addColumn("undated", "bigint")
    .addColumn("yearly", "bigint")
    .addColumn("yearly_from", "integer")
    .addColumn("from_day", "text")
    .addColumn("to_day", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("duration", "text", (column) => column.notNull())
    .addColumn("themes", "integer", (column) => column.notNull())
    .addColumn("theme", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("money_line_key", ["entry", "position"])
    .execute();
  await schema.createIndex("money_line_ends").on("money_line").columns(["to_day", "entry", "position"]).execute();
  await schema
    .createTable("money_year")
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("year", "integer", (column) => column.notNull())
    .addColumn("cents", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("money_year_key", ["entry", "position", "year"])
    .execute();
  await schema
    .createTable("money_area")
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("code", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("money_area_key", ["entry", "code"])
    .execute();
  await schema
    .createTable("initiative_span")
    .addColumn("entry", "text", (column) => column.primaryKey().references("public_entry.id").onDelete("cascade"))
    .addColumn("who", "text")
    .addColumn("themes", "integer", (column) => column.notNull())
    .addColumn("from_day", "text", (column) => column.notNull())
    .addColumn("to_day", "text", (column) => column.notNull())
    .addColumn("awaited", "text", (column) => column.notNull())
    .addColumn("short", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("initiative_span_who").on("initiative_span").columns(["who", "from_day"]).execute();
}
