/** Asks owners of entries that nobody confirmed for 6 and for 12 months whether they are still true: once for each. */

import type { Db } from "../store/database.ts";
import { askOwner, listUnconfirmed } from "../store/initiatives/confirmations.ts";

/** Months: from, and until. Who is a year behind is not asked about half a year as well. */
const ages: [number, number | undefined][] = [
  [12, undefined],
  [6, 12],
];
/** Questions in one round: a mailbox is not flooded the day after a large import. */
const most = 50;
const lifetimeMs = 90 * 24 * 3600 * 1000;

/** The day as many months before; the last of the month where that is shorter. */
export function monthsBefore(at: string, months: number): string {
  const day = new Date(at);
  const before = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day.getUTCDate(), last));
  return before.toISOString().slice(0, 10);
}

/** One round; answers how many owners were asked. */
export function freshnessRound(db: Db, now: () => string): () => Promise<number> {
  return async () => {
    const at = now();
    const expiresAt = new Date(Date.parse(at) + lifetimeMs).toISOString();
    let asked = 0;
    for (const [months, until] of ages) {
      const from = until === undefined ? "" : monthsBefore(at, until);
      const old = await listUnconfirmed(db, { from, before: monthsBefore(at, months), months, most });
      for (const entry of old) if (await askOwner(db, entry, months, { at, expiresAt })) asked++;
    }
    return asked;
  };
}
