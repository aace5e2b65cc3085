/** Entries that nobody confirmed for long, whose they are, and how somebody confirms one. */
import { today } from "#data/schema/day.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { raiseRevision } from "../revision.ts";
import { confirmWords } from "../search/words.ts";
import { type By, recordOf } from "./initiative-rows.ts";
import { raise, remember } from "./initiatives.ts";

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
    .$if(after !== undefined, (some) =>
      some.where((build) =>
        build.or([
          build("publication.verified_on", ">", after?.since ?? ""),
          build.and([build("publication.verified_on", "=", after?.since ?? ""), build("publication.id", ">", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("publication.verified_on")
    .orderBy("publication.id")
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
