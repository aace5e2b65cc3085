/**
 * What everybody may know of the areas of a place that is not exact depends on how the country is divided: once for every
 * published set it is worked out again, also for what was kept before it was worked out at all.
 */

import { toldOf } from "../entries/told-areas.ts";
import type { Library } from "../published/published-set.ts";
import type { Db } from "../store/database.ts";
import { entriesAfter, readToldFor, tellAgain, writeToldFor } from "../store/initiatives/shown-places.ts";

/** Read at once: others get their turn in between. */
const portion = 100;

/** Of how many entries it changed. */
export const toldRound =
  (db: Db, library: Library): (() => Promise<number>) =>
  async () => {
    const set = library.current();
    const { generation } = set.manifest;
    if ((await readToldFor(db)) === generation) return 0;
    let [changed, after] = [0, ""];
    for (;;) {
      const entries = await entriesAfter(db, after, portion);
      for (const entry of entries) if (await tellAgain(db, entry, (place, placed) => toldOf(set, place, placed))) changed++;
      await new Promise(setImmediate);
      const last = entries.at(-1);
      if (!last) break;
      after = last.record.id;
    }
    await writeToldFor(db, generation);
    return changed;
  };
