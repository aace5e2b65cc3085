/** Every change to the tables, oldest first; what was released is never edited. The same SQL on both engines. */
import type { CreateTableBuilder } from "kysely";
import type { Db } from "../database.ts";
import { mailAndConfirmations } from "./accounts.ts";
import { batches } from "./batches.ts";
import { growth } from "./growth.ts";
import { lists } from "./lists.ts";
import { mailboxes } from "./mailboxes.ts";
import { moderation } from "./moderation.ts";
import { origins } from "./origins.ts";
import { passkeys } from "./passkeys.ts";
import { points } from "./points.ts";
import { revision } from "./revision.ts";
import { search } from "./search.ts";
import { shownPlaces } from "./shown-places.ts";
import { worded } from "./worded.ts";
import { writers } from "./writers.ts";

export type Up = (db: Db) => Promise<void>;

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

const initiatives: Up = async (db) => {
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
};

/**
 * The tables of better-auth 1.7 under names of our own, with its column names. Its moments and flags are PostgreSQL types;
 * SQLite takes the words and keeps text and 0 or 1, which is what better-auth writes there.
 */
const accounts: Up = async ({ schema }) => {
  const table = (name: string) => schema.createTable(name).addColumn("id", "text", (column) => column.primaryKey());
  const owned = (name: string) =>
    table(name).addColumn("userId", "text", (column) => column.notNull().references("person.id").onDelete("cascade"));
  const since = <T extends string>(builder: CreateTableBuilder<T, never>) =>
    builder
      .addColumn("createdAt", "timestamptz", (column) => column.notNull())
      .addColumn("updatedAt", "timestamptz", (column) => column.notNull());
  await since(table("person"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("emailVerified", "boolean", (column) => column.notNull())
    .addColumn("image", "text")
    .execute();
  await since(owned("session"))
    .addColumn("expiresAt", "timestamptz", (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .execute();
  await since(owned("login"))
    .addColumn("accountId", "text", (column) => column.notNull())
    .addColumn("providerId", "text", (column) => column.notNull())
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", "timestamptz")
    .addColumn("refreshTokenExpiresAt", "timestamptz")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .execute();
  await since(table("verification"))
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expiresAt", "timestamptz", (column) => column.notNull())
    .execute();
  await schema.createIndex("session_person").on("session").column("userId").execute();
  await schema.createIndex("verification_identifier").on("verification").column("identifier").execute();
  await schema
    .createTable("membership")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("person", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("organisation", "text")
    .addColumn("areas", "text")
    .execute();
  await schema.createIndex("membership_person").on("membership").column("person").execute();
};

export const migrations: Record<string, Up> = {
  "2026-11-21-initiatives": initiatives,
  "2026-11-21-people": accounts,
  "2026-11-22-moderation": moderation,
  "2026-11-22-mail": mailAndConfirmations,
  "2026-11-22-points": points,
  "2026-11-22-batches": batches,
  "2026-11-22-search": search,
  "2026-11-22-passkeys": passkeys,
  "2026-11-22-origins": origins,
  "2026-11-22-worded": worded,
  "2026-11-28-writers": writers,
  "2026-11-28-shown-places": shownPlaces,
  "2026-11-28-mailboxes": mailboxes,
  "2026-11-28-growth": growth,
  "2026-11-28-revision": revision,
  "2026-11-28-lists": lists,
};
