/** Links that let somebody in and still work, and passkeys. better-auth keeps what a link stands for as JSON with the address in it, and its token as a hash. */
import { type RawBuilder, sql } from "kysely";
import type { Db } from "./database.ts";

/** Stands in for a mailbox until the beheerder gives a real one: the links to it are printed where the server is started. */
export const firstEmail = "beheerder@wijkblik.invalid";

function to(email: string): RawBuilder<boolean> {
  const part = `"email":${JSON.stringify(email.toLowerCase())}`.replace(/[\\%_]/g, "\\$&");
  return sql<boolean>`value like ${`%${part}%`} escape '\\'`;
}

export async function endLinks(db: Db, email: string): Promise<void> {
  await db.deleteFrom("verification").where(to(email)).execute();
}

/**
 * Of links that are made at the same moment one stays. Each first counts as made after all that are there, as its moment was taken before
 * it was written, and others may have been written in between; then it ends what counts as made before it. One at a time: no statement
 * waits for a row while it holds another.
 */
export async function endOlderLinks(db: Db, email: string, identifier: string): Promise<void> {
  const there = await db.selectFrom("verification").select("createdAt").where(to(email)).execute();
  const last = Math.max(Date.now(), ...there.map(({ createdAt }) => new Date(createdAt).getTime() + 1));
  await db
    .updateTable("verification")
    .set({ createdAt: new Date(last).toISOString() })
    .where("identifier", "=", identifier)
    .execute();
  const others = await db
    .selectFrom("verification")
    .select("id")
    .where(to(email))
    .where("identifier", "<>", identifier)
    .orderBy("id")
    .execute();
  const mine = (column: "createdAt" | "id") =>
    sql<string>`(select ${sql.ref(`mine.${column}`)} from verification as mine where mine.identifier = ${identifier})`;
  for (const { id } of others)
    await db
      .deleteFrom("verification")
      .where("id", "=", id)
      .where((row) =>
        row.or([
          row("createdAt", "<", mine("createdAt")),
          row.and([row("createdAt", "=", mine("createdAt")), row("id", "<", mine("id"))]),
        ]),
      )
      .execute();
}

/** `at`: now, UTC. */
export async function anyWorks(db: Db, identifiers: readonly string[], at: string): Promise<boolean> {
  if (identifiers.length === 0) return false;
  const found = await db
    .selectFrom("verification")
    .select("id")
    .where("identifier", "in", [...identifiers])
    .where("expiresAt", ">", at)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Somebody comes in: the links that wait for them in mailboxes and on screens have served. With the first beheerder inside, so have
 * those that were printed at a start, of whomever the beheerder is.
 */
export async function endServedLinks(db: Db, person: string): Promise<void> {
  const known = await db.selectFrom("person").select("email").where("id", "=", person).executeTakeFirst();
  if (known) await endLinks(db, known.email);
  const admin = db.selectFrom("membership").select("id").where("person", "=", person).where("role", "=", "admin");
  if (await admin.limit(1).executeTakeFirst()) await endLinks(db, firstEmail);
}

/** The passkeys of a person. What is kept of one is public: nobody signs in with it. */
interface Passkey {
  id: string;
  name: string;
}

export async function listPasskeys(db: Db, person: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkey")
    .select(["id", "name"])
    .where("userId", "=", person)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name }) => ({ id, name: name ?? "" }));
}

/** False when this person has no such passkey. */
export async function removePasskey(db: Db, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("passkey").where("id", "=", id).where("userId", "=", person).executeTakeFirst();
  return numDeletedRows > 0n;
}
