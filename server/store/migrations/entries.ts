/** Tables of what hangs on an entry of any type: what happened to it, what people say of it to each other, who should do something about it, and its files. */
import { sql } from "kysely";
import type { Db } from "../database.ts";
import { asBefore } from "./earlier-tables.ts";

export async function events({ schema }: Db): Promise<void> {
  await schema
    .createTable("event")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("event_entry").on("event").columns(["entry_type", "entry"]).execute();
}

/** Who heard of an event, what they want mail of, and one mail that asks about several entries. */
export async function notifications(db: Db): Promise<void> {
  const { schema } = db;
  await schema.alterTable("event").addColumn("once", "text").execute();
  await schema.createIndex("event_once").on("event").column("once").unique().execute();
  await schema.createIndex("event_at").on("event").column("at").execute();
  await schema
    .createTable("notification")
    .addColumn("person", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("event", "text", (column) => column.notNull().references("event.id").onDelete("cascade"))
    .addColumn("number", "integer")
    .addColumn("read_at", "text")
    .addColumn("mail", "text")
    .addPrimaryKeyConstraint("notification_key", ["person", "event"])
    .execute();
  await schema.createIndex("notification_event").on("notification").column("event").execute();
  await schema.createIndex("notification_mail").on("notification").columns(["mail", "person"]).execute();
  await schema.createIndex("notification_read").on("notification").column("read_at").execute();
  await schema
    .createTable("notification_setting")
    .addColumn("person", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("delivery", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("notification_setting_key", ["person", "kind"])
    .execute();
  await schema
    .createTable("mail_stop")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("reminder")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("recipient", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.unique())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("reminder_recipient").on("reminder").columns(["recipient", "at"]).execute();
  await schema.alterTable("confirmation").addColumn("reminder", "text").execute();
  await schema.createIndex("confirmation_reminder").on("confirmation").column("reminder").execute();
  // Letters about one entry that wait: they are asked again, together.
  const waiting = await db.selectFrom("mail").select(["id", "letter"]).where("state", "=", "waiting").execute();
  for (const { id, letter } of waiting) {
    const { kind, initiative, since, months } = JSON.parse(letter ?? "{}") as Record<string, unknown>;
    if (kind !== "reminder") continue;
    await asBefore(db)
      .deleteFrom("confirmation")
      .where("initiative", "=", String(initiative))
      .where("since", "=", String(since))
      .where("months", "=", Number(months))
      .execute();
    await db.deleteFrom("mail").where("id", "=", id).execute();
  }
}

export async function comments({ schema }: Db): Promise<void> {
  await schema
    .createTable("comment")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("changed_at", "text")
    .addColumn("removed_at", "text")
    .execute();
  await schema.createIndex("comment_entry").on("comment").columns(["entry_type", "entry", "id"]).execute();
  await schema.createIndex("comment_person").on("comment").column("person").execute();
}

export async function assignments({ schema }: Db): Promise<void> {
  await schema
    .createTable("assignment")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("until", "text")
    .addColumn("by", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .addColumn("ended_by", "text", (column) => column.references("person.id").onDelete("set null"))
    .execute();
  // Of two who assign at the same moment one is second.
  const open = schema.createIndex("assignment_open").on("assignment").columns(["entry_type", "entry"]).unique();
  await open.where(sql.ref("ended_at"), "is", null).execute();
  await schema.createIndex("assignment_entry").on("assignment").columns(["entry_type", "entry", "id"]).execute();
  for (const column of ["person", "by", "ended_by"])
    await schema.createIndex(`assignment_${column}`).on("assignment").column(column).execute();
}

export async function files({ schema }: Db): Promise<void> {
  await schema
    .createTable("file")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("media_type", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("bytes", "integer", (column) => column.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("widths", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("made_by", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("made_from", "text")
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("used", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("file_made_by").on("file").column("made_by").execute();
  // What is to be taken away is found by these, among many that stay.
  await schema.createIndex("file_unused").on("file").columns(["used", "state", "made_at"]).execute();
  await schema
    .createTable("file_link")
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("working", "integer", (column) => column.notNull())
    .addColumn("public", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("file_link_key", ["file", "entry_type", "entry"])
    .execute();
  await schema.createIndex("file_link_entry").on("file_link").columns(["entry_type", "entry"]).execute();
}

/** Proposals and reports of people who follow them by a link. */
export async function submissions({ schema }: Db): Promise<void> {
  await schema
    .createTable("submission")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("entry_type", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("text", "text")
    .addColumn("email", "text")
    .addColumn("person", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("browser", "text")
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addColumn("answer", "text")
    .addColumn("answered_at", "text")
    .addColumn("answered_by", "text", (column) => column.references("person.id").onDelete("set null"))
    .execute();
  await schema.createIndex("submission_entry").on("submission").columns(["entry_type", "entry", "state"]).execute();
  for (const column of ["person", "answered_by", "answered_at"])
    await schema.createIndex(`submission_${column}`).on("submission").column(column).execute();
}
