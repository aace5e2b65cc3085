/** Entries that nobody confirmed for long, whose they are, and how somebody confirms one. */

import { type SqlBool, sql } from "kysely";
import { confirmedTypes } from "#data/entry-types/registry.ts";
import { today } from "#data/schema/day.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { raiseRevision } from "../revision.ts";
import { ofTypes } from "../search/filter.ts";
import { confirmWords } from "../search/words.ts";
import { raise, remember } from "./entries.ts";
import { type By, recordOf } from "./entry-rows.ts";

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
  /** The last one of the page before. */
  after?: Unconfirmed | undefined;
}

/** Public entries of an age, of which nothing was asked yet at that age. */
export async function listUnconfirmed(db: Db, { from, before, months, most, after }: Age): Promise<Unconfirmed[]> {
  const rows = await db
    .selectFrom("public_entry")
    .leftJoin("confirmation", (join) =>
      join
        .onRef("confirmation.entry", "=", "public_entry.id")
        .onRef("confirmation.since", "=", "public_entry.verified_on")
        .on("confirmation.months", "=", months),
    )
    .select(["public_entry.id", "public_entry.verified_on"])
    .where("public_entry.verified_on", ">=", from)
    .where("public_entry.verified_on", "<", before)
    .where(ofTypes(confirmedTypes()))
    .where(sql<SqlBool>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`)
    .where("confirmation.entry", "is", null)
    .$if(after !== undefined, (some) =>
      some.where((build) =>
        build.or([
          build("public_entry.verified_on", ">", after?.since ?? ""),
          build.and([build("public_entry.verified_on", "=", after?.since ?? ""), build("public_entry.id", ">", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("public_entry.verified_on")
    .orderBy("public_entry.id")
    .limit(most)
    .execute();
  return rows.map(({ id, verified_on }): Unconfirmed => ({ id, since: verified_on ?? "" }));
}

export interface Owner {
  person?: string;
  email?: string;
}

/** Who made it and still has a role; else the internal contact; else the team that it belongs to. Undefined where there is nobody. */
export async function ownerOf(db: Db, record: EntryRecord): Promise<Owner | undefined> {
  const members = db.selectFrom("membership").select("person").orderBy("id");
  const maker = record.createdBy && (await members.where("person", "=", record.createdBy).executeTakeFirst());
  if (maker) return { person: maker.person };
  const email = record.content.internalContact?.email;
  if (email) return { email };
  if (!record.organisation) return undefined;
  const team = members.where("organisation", "=", record.organisation).where("role", "in", ["wijkteam", "editor"]);
  return team.executeTakeFirst();
}

/** "Dit klopt nog": a day on the working version and on the public one, and a row in the history; contents and state stay. */

/** Undefined when `from` is no longer the newest version. */
export const verifyEntry = (db: Db, from: EntryRecord, by: By): Promise<EntryRecord | undefined> =>
  inTransaction(db, async (within) => {
    const day = today(by.at);
    const row = await raise(within, from, { verified_on: day, verified_by: by.actor ?? null }, by);
    if (!row) return undefined;
    const confirmed = within.updateTable("public_entry").set({ verified_on: day }).where("id", "=", from.id);
    const open = await confirmed.returning(["number", "search", "lifecycle", "verified_on"]).executeTakeFirst();
    if (open) {
      await confirmWords(within, open);
      await raiseRevision(within);
    }
    // The public version follows where it is this one; an older one keeps its own number beside the draft.
    if (from.state === "published")
      await within.updateTable("public_entry").set({ version: row.version }).where("id", "=", from.id).execute();
    const changes = [{ field: "verifiedOn", from: from.verifiedOn, to: day }];
    await remember(within, row, { step: "verify", changes, by });
    return recordOf(row);
  });
