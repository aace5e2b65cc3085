/** Tables of people: their accounts and passkeys, and the mail to them. */
import type { CreateTableBuilder } from "kysely";
import type { Db } from "../database.ts";

/**
 * The tables of better-auth 1.7 under names of our own, with its column names. Its moments and flags are PostgreSQL types;
 * SQLite takes the words and keeps text and 0 or 1, which is what better-auth writes there.
 */
export async function accounts({ schema }: Db): Promise<void> {
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
}

/** Mail that waits, and the links by which owners confirm their entries. */
export async function mailAndConfirmations({ schema }: Db): Promise<void> {
  await schema
    .createTable("mail")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("letter", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("mail_due").on("mail").columns(["state", "due_at"]).execute();
  await schema
    .createTable("confirmation")
    .addColumn("initiative", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("months", "integer", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("token_hash", "text", (column) => column.unique())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("confirmation_key", ["initiative", "since", "months"])
    .execute();
}

/** The table of the passkey plugin of better-auth, with its column names. */
export async function passkeys({ schema }: Db): Promise<void> {
  await schema
    .createTable("passkey")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (column) => column.notNull().unique())
    .addColumn("counter", "integer", (column) => column.notNull())
    .addColumn("deviceType", "text", (column) => column.notNull())
    .addColumn("backedUp", "boolean", (column) => column.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", "timestamptz")
    .addColumn("aaguid", "text")
    .execute();
  await schema.createIndex("passkey_person").on("passkey").column("userId").execute();
}

/** What was mailed to a mailbox lately, by all servers together. */
export async function mailboxes({ schema }: Db): Promise<void> {
  await schema
    .createTable("mailbox")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("sent", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("mailbox_last").on("mailbox").column("last_at").execute();
}

/** What people say of themselves and have read, addresses that are not confirmed yet, and organisations that ended. */
export async function ownAccounts(db: Db): Promise<void> {
  const { schema } = db;
  const ofPerson = (name: string) =>
    schema
      .createTable(name)
      .addColumn("person", "text", (column) => column.primaryKey().references("person.id").onDelete("cascade"));
  await ofPerson("profile")
    .addColumn("organisation", "text")
    .addColumn("welcomed_at", "text")
    .addColumn("one_admin_at", "text")
    .addColumn("seen_on", "text")
    .execute();
  // Who was in before there was such a page is not welcomed now.
  const at = new Date().toISOString();
  const known = await db.selectFrom("person").select(["id", "emailVerified"]).execute();
  for (const { id } of known.filter(({ emailVerified }) => Boolean(emailVerified)))
    await db
      .insertInto("profile")
      .values({ person: id, organisation: null, welcomed_at: at, one_admin_at: null, seen_on: null })
      .execute();
  await ofPerson("email_change")
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("session", "text")
    .addColumn("token_hash", "text", (column) => column.unique())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
  await schema.alterTable("organisation").addColumn("retired_at", "text").execute();
  await schema.alterTable("organisation").addColumn("joined_into", "text").execute();
}
