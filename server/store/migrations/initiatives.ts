/** Tables of initiatives: working versions, what is public of them, their history and their places. */

import { randomBytes } from "node:crypto";
import { type CreateTableBuilder, type RawBuilder, sql } from "kysely";
import type { Db } from "../database.ts";

/** The columns of `Listed`. */
const listed = <T extends string>(table: CreateTableBuilder<T, never>) =>
  table
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("organisation", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("search", "text", (column) => column.notNull())
    .addColumn("kind", "text")
    .addColumn("phase", "text")
    .addColumn("lifecycle", "text")
    .addColumn("themes", "integer", (column) => column.notNull())
    .addColumn("from_day", "text")
    .addColumn("to_day", "text")
    .addColumn("west", "double precision")
    .addColumn("south", "double precision")
    .addColumn("east", "double precision")
    .addColumn("north", "double precision")
    .addColumn("cell", "integer")
    .addColumn("verified_on", "text")
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull());

async function areaLinks(db: Db, of: "initiative" | "publication"): Promise<void> {
  await db.schema
    .createTable(`${of}_area`)
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull().references(`${of}.id`).onDelete("cascade"))
    .addPrimaryKeyConstraint(`${of}_area_key`, ["code", "id"])
    .execute();
  await db.schema.createIndex(`${of}_area_id`).on(`${of}_area`).column("id").execute();
}

export async function initiatives(db: Db): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("organisation")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("website", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await listed(schema.createTable("initiative"))
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_by", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("submitted_by", "text")
    .addColumn("verified_by", "text")
    .addColumn("placed", "text", (column) => column.notNull())
    .addColumn("public", "integer", (column) => column.notNull())
    .addColumn("batch", "text")
    .execute();
  await listed(schema.createTable("publication")).addColumn("geometry", "text").execute();
  await areaLinks(db, "initiative");
  await areaLinks(db, "publication");
  await schema.createIndex("initiative_state").on("initiative").columns(["state", "id"]).execute();
  await schema.createIndex("initiative_organisation").on("initiative").columns(["organisation", "id"]).execute();
  await schema.createIndex("initiative_batch").on("initiative").column("batch").execute();
  await schema.createIndex("initiative_cell").on("initiative").column("cell").execute();
  await schema.createIndex("publication_cell").on("publication").column("cell").execute();
  // Counting by these over the whole country reads this instead of the wide rows.
  await schema.createIndex("publication_kinds").on("publication").columns(["themes", "kind", "phase", "lifecycle"]).execute();
  await schema.createIndex("publication_organisation").on("publication").columns(["organisation", "id"]).execute();
  await schema
    .createTable("history")
    .addColumn("initiative", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("changes", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("history_key", ["initiative", "version"])
    .execute();
  await schema
    .createTable("idempotency")
    .addColumn("actor", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("initiative", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("idempotency_key", ["actor", "key"])
    .execute();
}

/** What moderation keeps: where a merged duplicate went, where an older version lay, and who was invited until when. */
export async function moderation({ schema }: Db): Promise<void> {
  await schema
    .createTable("merged")
    .addColumn("id", "text", (column) => column.primaryKey().references("initiative.id").onDelete("cascade"))
    .addColumn("survivor", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .execute();
  await schema.createIndex("merged_survivor").on("merged").column("survivor").execute();
  await schema.alterTable("history").addColumn("placed", "text").execute();
  await schema
    .createTable("invitation")
    .addColumn("person", "text", (column) => column.primaryKey().references("person.id").onDelete("cascade"))
    .addColumn("invited_by", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  // The queue of who judges: what waits longest comes first.
  await schema.createIndex("initiative_waiting").on("initiative").columns(["state", "updated_at", "id"]).execute();
}

/** Who wrote what, what was published without a second pair of eyes, and whose place is not for everybody. */

/** Steps that put words into an entry. */
const writing = sql`('create', 'edit', 'restore')`;

/** The last who wrote by the history up to a version, as a list. */
const writer = (initiative: RawBuilder<unknown>, version: RawBuilder<unknown>) => sql<string>`coalesce((
  select case when past.actor is null then '[]' else '["' || past.actor || '"]' end
  from history as past
  where past.initiative = ${initiative} and past.version <= ${version} and past.step in ${writing}
  order by past.version desc limit 1
), '[]')`;

export async function writers(db: Db): Promise<void> {
  const text = (table: "initiative" | "history", column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, "text", (of) => of.notNull().defaultTo("[]"))
      .execute();
  const flag = (table: "initiative" | "history" | "organisation", column: string) =>
    db.schema
      .alterTable(table)
      .addColumn(column, "integer", (of) => of.notNull().defaultTo(0))
      .execute();
  await text("history", "written_by");
  await flag("history", "self_approved");
  await text("initiative", "written_by");
  await db.schema.alterTable("initiative").addColumn("proposed_from", "text").execute();
  await flag("initiative", "self_approved");
  await flag("initiative", "hidden");
  await sql`update history set written_by = ${writer(sql.ref("history.initiative"), sql.ref("history.version"))}`.execute(db);
  await sql`update initiative set written_by = ${writer(sql.ref("initiative.id"), sql.ref("initiative.version"))}`.execute(db);
  // What people typed cannot hold these texts: in JSON its quotes are escaped.
  await sql`
    update initiative set hidden = case
      when content not like '%"public":true%' then 2
      when content like '%"kind":"area",%' or content like '%"precision":"exact"%' then 0
      else 1
    end
    where content like '%"place":{%'
  `.execute(db);
  // Its name is public at once: who changed it, and that nobody else looked at it.
  await flag("organisation", "self_approved");
  for (const column of ["changed_at", "changed_by"] as const)
    await db.schema.alterTable("organisation").addColumn(column, "text").execute();
}

/** One row for as long as the data lives; see store/entries/shown-places.ts. */
export async function shownPlaces(db: Db): Promise<void> {
  await db.schema
    .createTable("shown_places")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("told_for", "text", (column) => column.notNull())
    .execute();
  // No set has this name: what was told before is worked out again.
  const row = { id: 1, key: randomBytes(32).toString("base64url"), told_for: "" };
  await db.insertInto("shown_places").values(row).execute();
}
