/** Entries that nobody confirmed for long, and the one link that their owner gets for each of those times. */

import { createHash } from "node:crypto";
import { today } from "#data/schema/day.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { type Db, inTransaction, troubleOf } from "../database.ts";
import { queueMail } from "../mail.ts";
import { raiseRevision } from "../revision.ts";
import { confirmWords } from "../search/words.ts";
import { type By, recordOf } from "./initiative-rows.ts";
import { findInitiative, raise, remember } from "./initiatives.ts";

/** What is kept of a token. */
const hashed = (token: string) => createHash("sha256").update(token).digest("hex");

export interface Unconfirmed {
  id: string;
  /** Day of the last confirmation; empty where there was none. */
  since: string;
}

export interface Age {
  /** Last confirmed on or after this day, and before that one. */
  from: string;
  before: string;
  months: number;
  most: number;
}

/** Public entries of an age, of which nothing was asked yet at that age. */
export async function listUnconfirmed(db: Db, { from, before, months, most }: Age): Promise<Unconfirmed[]> {
  const rows = await db
    .selectFrom("publication")
    .leftJoin("confirmation", (join) =>
      join
        .onRef("confirmation.initiative", "=", "publication.id")
        .onRef("confirmation.since", "=", "publication.verified_on")
        .on("confirmation.months", "=", months),
    )
    .select(["publication.id", "publication.verified_on"])
    .where("publication.verified_on", ">=", from)
    .where("publication.verified_on", "<", before)
    .where("publication.lifecycle", "!=", "beeindigd")
    .where("confirmation.initiative", "is", null)
    .orderBy("publication.verified_on")
    .limit(most)
    .execute();
  return rows.map(({ id, verified_on }): Unconfirmed => ({ id, since: verified_on ?? "" }));
}

export interface Owner {
  person?: string;
  email?: string;
}

/** Who made it and still has a role; else the internal contact; else the team that it belongs to. Undefined where there is nobody. */
export async function ownerOf(db: Db, record: InitiativeRecord): Promise<Owner | undefined> {
  const members = db.selectFrom("membership").select("person").orderBy("id");
  const maker = record.createdBy && (await members.where("person", "=", record.createdBy).executeTakeFirst());
  if (maker) return { person: maker.person };
  const email = record.content.internalContact?.email;
  if (email) return { email };
  if (!record.organisation) return undefined;
  const team = members.where("organisation", "=", record.organisation).where("role", "in", ["wijkteam", "editor"]);
  return team.executeTakeFirst();
}

/** Asks the owner, once for this time: also of two processes at the same moment one does it. */
export async function askOwner(
  db: Db,
  { id, since }: Unconfirmed,
  months: number,
  { at, expiresAt }: ConfirmationRequest,
): Promise<boolean> {
  try {
    return await inTransaction(db, async (within) => {
      const record = await findInitiative(within, id);
      const owner = record && (await ownerOf(within, record));
      const row = { initiative: id, since, months, person: owner?.person ?? null, token_hash: null, used_at: null };
      await within
        .insertInto("confirmation")
        .values({ ...row, expires_at: expiresAt })
        .execute();
      if (owner) await queueMail(within, { kind: "reminder", initiative: id, since, months, ...owner }, at);
      return owner !== undefined;
    });
  } catch (error) {
    if (troubleOf(error) === "duplicate") return false;
    throw error;
  }
}

export interface ConfirmationRequest {
  at: string;
  expiresAt: string;
}

/** Puts the token to the question. The same every time: a letter that is sent again holds the link of the first. */
export async function setToken(db: Db, key: { initiative: string; since: string; months: number }, token: string): Promise<void> {
  await db
    .updateTable("confirmation")
    .set({ token_hash: hashed(token) })
    .where("initiative", "=", key.initiative)
    .where("since", "=", key.since)
    .where("months", "=", key.months)
    .execute();
}

export interface Question {
  record: InitiativeRecord;
  person: string | undefined;
  used: boolean;
}

/** What a token asks about; undefined when it never was, is too old, or its entry is no longer public. Changes nothing. */
export async function findQuestion(db: Db, token: string, at: string): Promise<Question | undefined> {
  const row = await db
    .selectFrom("confirmation")
    .selectAll()
    .where("token_hash", "=", hashed(token))
    .where("expires_at", ">", at)
    .executeTakeFirst();
  const record = row && (await findInitiative(db, row.initiative));
  return record?.public ? { record, person: row?.person ?? undefined, used: row?.used_at !== null } : undefined;
}

/** Confirms by a token, once; "used" when it was used before, undefined when there is no such question. */
export const answerQuestion = (db: Db, token: string, at: string): Promise<InitiativeRecord | "used" | undefined> =>
  inTransaction(db, async (within) => {
    const found = await findQuestion(within, token, at);
    if (!found) return undefined;
    const { numUpdatedRows } = await within
      .updateTable("confirmation")
      .set({ used_at: at })
      .where("token_hash", "=", hashed(token))
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return "used";
    const by = { actor: found.person, at };
    // Somebody may have saved between the reading and the writing: what is public is still what was asked about.
    const newest = async () => (await findInitiative(within, found.record.id)) ?? found.record;
    return (await verifyInitiative(within, found.record, by)) ?? verifyInitiative(within, await newest(), by);
  });

/** "Dit klopt nog": a day on the working version and on the public one, and a row in the history; contents and state stay. */

/** Undefined when `from` is no longer the newest version. */
export const verifyInitiative = (db: Db, from: InitiativeRecord, by: By): Promise<InitiativeRecord | undefined> =>
  inTransaction(db, async (within) => {
    const day = today(by.at);
    const row = await raise(within, from, { verified_on: day, verified_by: by.actor ?? null }, by);
    if (!row) return undefined;
    const confirmed = within.updateTable("publication").set({ verified_on: day }).where("id", "=", from.id);
    const publication = await confirmed.returning(["number", "search", "lifecycle", "verified_on"]).executeTakeFirst();
    if (publication) {
      await confirmWords(within, publication);
      await raiseRevision(within);
    }
    // The public version follows where it is this one; an older one keeps its own number beside the draft.
    if (from.state === "published")
      await within.updateTable("publication").set({ version: row.version }).where("id", "=", from.id).execute();
    const changes = [{ field: "verifiedOn", from: from.verifiedOn, to: day }];
    await remember(within, row, { step: "verify", changes, by });
    return recordOf(row);
  });
