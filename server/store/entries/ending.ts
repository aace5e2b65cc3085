/** Entries whose period ends soon, and the word to their owner: once for each last day. */
import { type SqlBool, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import { confirmedTypes } from "#data/entry-types/registry.ts";
import { subjectOf } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { ofTypes } from "../search/filter.ts";
import { ownerOf } from "./confirmations.ts";
import { findEntry } from "./entries.ts";
import { recordEvent } from "./events.ts";

export interface Ending {
  type: EntryType;
  id: string;
  /** Its last day. */
  day: string;
}

const onceOf = ({ type, id, day }: Ending) => `ending ${type} ${id} ${day}`;

/** Of which nothing was told yet. */
export async function listEnding(db: Db, { from, to, most }: { from: string; to: string; most: number }): Promise<Ending[]> {
  const rows = await db
    .selectFrom("public_entry")
    .select(["public_entry.type", "public_entry.id", "public_entry.to_day"])
    .where("public_entry.to_day", ">=", from)
    .where("public_entry.to_day", "<=", to)
    // Agreements have days of their own, on which their parties hear of it too: server/approach/agreement-reminders.ts.
    .where(ofTypes(confirmedTypes().filter((type) => type !== "agreement")))
    .where(sql<SqlBool>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`)
    .where(
      sql<SqlBool>`not exists (select 1 from event where event.once = 'ending ' || public_entry.type || ' ' || public_entry.id || ' ' || public_entry.to_day)`,
    )
    .orderBy("public_entry.to_day")
    .limit(most)
    .execute();
  return rows.map(({ type, id, to_day }) => ({ type, id, day: to_day ?? "" }));
}

/** Also of two processes at the same moment one does it. */
export const tellOfEnding = (db: Db, ending: Ending, at: string): Promise<void> =>
  inTransaction(db, async (within) => {
    const record = await findEntry(within, ending.id);
    if (!record) return;
    const { person } = (await ownerOf(within, record)) ?? {};
    await recordEvent(within, {
      entry: { type: record.type, id: record.id },
      kind: "ending",
      actor: undefined,
      at,
      title: record.content.title,
      subject: subjectOf(record),
      details: { until: ending.day, ...(person === undefined ? {} : { person }) },
      once: onceOf(ending),
    });
  });
