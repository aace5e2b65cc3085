/** Entries whose period ends soon, and the word to their owner: once for each last day. */
import { type SqlBool, sql } from "kysely";
import { subjectOf } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { recordEvent } from "../entries/events.ts";
import { ownerOf } from "./confirmations.ts";
import { findInitiative } from "./initiatives.ts";

export interface Ending {
  id: string;
  /** Its last day. */
  day: string;
}

const onceOf = ({ id, day }: Ending) => `ending initiative ${id} ${day}`;

/** Of which nothing was told yet. */
export async function listEnding(db: Db, { from, to, most }: { from: string; to: string; most: number }): Promise<Ending[]> {
  const rows = await db
    .selectFrom("publication")
    .select(["publication.id", "publication.to_day"])
    .where("publication.to_day", ">=", from)
    .where("publication.to_day", "<=", to)
    .where("publication.lifecycle", "!=", "beeindigd")
    .where(
      sql<SqlBool>`not exists (select 1 from event where event.once = 'ending initiative ' || publication.id || ' ' || publication.to_day)`,
    )
    .orderBy("publication.to_day")
    .limit(most)
    .execute();
  return rows.map(({ id, to_day }) => ({ id, day: to_day ?? "" }));
}

/** Also of two processes at the same moment one does it. */
export const tellOfEnding = (db: Db, ending: Ending, at: string): Promise<void> =>
  inTransaction(db, async (within) => {
    const record = await findInitiative(within, ending.id);
    if (!record) return;
    const { person } = (await ownerOf(within, record)) ?? {};
    await recordEvent(within, {
      entry: { type: "initiative", id: record.id },
      kind: "ending",
      actor: undefined,
      at,
      title: record.content.title,
      subject: subjectOf(record),
      details: { until: ending.day, ...(person === undefined ? {} : { person }) },
      once: onceOf(ending),
    });
  });
