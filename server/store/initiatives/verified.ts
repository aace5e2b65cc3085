/** "Dit klopt nog": a day on the working version and on the public one, and a row in the history; contents and state stay. */
import type { InitiativeRecord } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { raiseRevision } from "../revision.ts";
import { confirmWords } from "../search/words.ts";
import { type By, recordOf } from "./initiative-rows.ts";
import { raise, remember } from "./initiatives.ts";

/** Undefined when `from` is no longer the newest version. */
export const verifyInitiative = (db: Db, from: InitiativeRecord, by: By): Promise<InitiativeRecord | undefined> =>
  inTransaction(db, async (within) => {
    const day = by.at.slice(0, 10);
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
