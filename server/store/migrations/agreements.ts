/** The register of agreements, made from what is public, and what parties confirmed. */
import { keepAgreements } from "../approach/agreement-rows.ts";
import type { Db } from "../database.ts";

/** Few enough for the patience of an engine with one statement: contents are large. */
const atOnce = 200;

export async function agreements(db: Db): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("agreement_row")
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("parties", "text", (column) => column.notNull())
    .addColumn("goal", "text")
    .addColumn("from_day", "text")
    .addColumn("ends", "text", (column) => column.notNull())
    .addColumn("regular", "integer", (column) => column.notNull())
    .addColumn("standing", "text", (column) => column.notNull())
    .addColumn("open", "integer", (column) => column.notNull())
    .addColumn("since", "text")
    .addColumn("reason", "text")
    .addColumn("residents", "integer", (column) => column.notNull())
    .addColumn("themes", "integer", (column) => column.notNull())
    .addColumn("text_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agreement_row_key", ["entry", "position"])
    .execute();
  // All that a list looks at, so that counting touches no wide row.
  const looked = ["standing", "open", "residents", "regular", "themes"] as const;
  await schema
    .createIndex("agreement_row_ends")
    .on("agreement_row")
    .columns(["ends", "entry", "position", ...looked])
    .execute();
  await schema
    .createTable("agreement_area")
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("ends", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull().references("public_entry.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("standing", "text", (column) => column.notNull())
    .addColumn("open", "integer", (column) => column.notNull())
    .addColumn("residents", "integer", (column) => column.notNull())
    .addColumn("regular", "integer", (column) => column.notNull())
    .addColumn("themes", "integer", (column) => column.notNull())
    // All of it is the key, so that one index holds what a list reads.
    .addPrimaryKeyConstraint("agreement_area_key", ["code", "ends", "entry", "position", ...looked])
    .execute();
  await schema.createIndex("agreement_area_entry").on("agreement_area").column("entry").execute();
  await schema
    .createTable("agreement_confirmation")
    .addColumn("entry", "text", (column) => column.notNull().references("entry.id").onDelete("cascade"))
    .addColumn("party", "text", (column) => column.notNull())
    .addColumn("text_hash", "text", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agreement_confirmation_key", ["entry", "party", "text_hash"])
    .execute();
  await schema.createIndex("agreement_confirmation_person").on("agreement_confirmation").column("person").execute();
  await fill(db);
}

async function fill(db: Db): Promise<void> {
  for (let after = ""; ; ) {
    const query = db.selectFrom("public_entry").select(["id", "type", "content", "themes", "lifecycle"]);
    const rows = await query
      .where("id", ">", after)
      .where("type", "in", ["agreement", "initiative"])
      .orderBy("id")
      .limit(atOnce)
      .execute();
    await keepAgreements(db, rows);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}
