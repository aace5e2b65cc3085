/** Which party confirmed which text of an agreement, and when. A name is for who judges it. */
import type { AgreedParty } from "#data/approach/agreements.ts";
import { dayOf } from "#data/schema/day.ts";
import { fold } from "#data/text/fold.ts";
import type { ApproachTables } from "../approach-tables.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";

type Given = ApproachTables["agreement_confirmation"];
type Row = Pick<ApproachTables["agreement_row"], "entry" | "parties" | "text_hash">;

/** Of a row its parties, with what they confirmed. */
export type GivenFor = (row: Row) => AgreedParty[];

/** Ids in one statement. */
const portion = 500;

export async function confirmedParties(db: Db, entries: readonly string[]): Promise<GivenFor> {
  const all: Given[] = [];
  for (let from = 0; from < entries.length; from += portion)
    all.push(
      ...(await db
        .selectFrom("agreement_confirmation")
        .selectAll()
        .where("entry", "in", entries.slice(from, from + portion))
        .orderBy("at")
        .execute()),
    );
  const byEntry = Map.groupBy(all, ({ entry }) => entry);
  return ({ entry, parties, text_hash }) =>
    storedJson<AgreedParty[]>(parties).map((party) => {
      const theirs = (byEntry.get(entry) ?? []).filter((one) => one.party === fold(party.organisation));
      const now = theirs.find((one) => one.text_hash === text_hash);
      const before = theirs.at(-1);
      if (now) return { ...party, confirmedOn: dayOf(now.at) };
      return before ? { ...party, earlierOn: dayOf(before.at) } : party;
    });
}

/** The public text of an agreement, with its parties; undefined where there is none. */
export const publicAgreement = (db: Db, entry: string): Promise<(Row & { what: string }) | undefined> =>
  db
    .selectFrom("agreement_row")
    .select(["entry", "parties", "text_hash", "what"])
    .where("entry", "=", entry)
    .where("type", "=", "agreement")
    .executeTakeFirst();

/** Who confirmed this text, by party (folded); whose account has ended has no name. */
export async function confirmingPeople(db: Db, { entry, text_hash }: Row): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("agreement_confirmation")
    .innerJoin("person", "person.id", "agreement_confirmation.person")
    .select(["agreement_confirmation.party", "person.name"])
    .where("agreement_confirmation.entry", "=", entry)
    .where("agreement_confirmation.text_hash", "=", text_hash)
    .orderBy("agreement_confirmation.at")
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ party }) => party)].map(([party, some]) => [party, some.map(({ name }) => name)] as const),
  );
}

/** False where this party confirmed this text before: twice is once, whoever of them comes second. */
export async function keepConfirmation(within: Db, given: Given): Promise<boolean> {
  const made = await within
    .insertInto("agreement_confirmation")
    .values(given)
    .onConflict((conflict) => conflict.columns(["entry", "party", "text_hash"]).doNothing())
    .returning("party")
    .executeTakeFirst();
  return made !== undefined;
}

/** Of this text alone; what was confirmed of earlier ones stays as it was. */
export async function dropConfirmation(within: Db, { entry, text_hash }: Row, parties: readonly string[]): Promise<void> {
  if (parties.length === 0) return;
  await within
    .deleteFrom("agreement_confirmation")
    .where("entry", "=", entry)
    .where("text_hash", "=", text_hash)
    .where("party", "in", [...parties])
    .execute();
}

/** What was confirmed of a duplicate belongs to what lives on: given for that text, and asked again for another. */
export async function moveConfirmations(within: Db, duplicate: string, survivor: string): Promise<void> {
  const theirs = await within.deleteFrom("agreement_confirmation").where("entry", "=", duplicate).returningAll().execute();
  if (theirs.length === 0) return;
  await within
    .insertInto("agreement_confirmation")
    .values(theirs.map((one) => ({ ...one, entry: survivor })))
    .onConflict((conflict) => conflict.columns(["entry", "party", "text_hash"]).doNothing())
    .execute();
}
