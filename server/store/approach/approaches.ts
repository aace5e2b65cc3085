/** Which areas have a published approach, and how far it is: one short list for all who ask, as few areas have one. */
import { type AreaApproach, phasesSince } from "#data/entry-types/area-approach.ts";
import type { Phase } from "#data/schema/initiative-filter.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { madeOf, storedJson } from "../portions.ts";

export interface KeptApproach {
  id: string;
  title: string;
  area: string;
  phase?: Phase;
  since?: string;
  verifiedOn?: string;
}

/** The last confirmed first; of those the last changed. */
export const keptApproaches = (db: Db): Promise<KeptApproach[]> =>
  remembered(db, "approaches", async () => {
    const rows = await db
      .selectFrom("public_entry")
      .select(["id", "content", "verified_on", "updated_at"])
      .where("type", "=", "areaApproach")
      .orderBy("updated_at", "desc")
      .orderBy("id", "desc")
      .execute();
    const made = await madeOf(rows, (row): KeptApproach => {
      const content = storedJson<AreaApproach>(row.content);
      const now = phasesSince(content).at(-1);
      return {
        id: row.id,
        title: content.title,
        area: content.areas[0] ?? "",
        ...now,
        ...(row.verified_on === null ? {} : { verifiedOn: row.verified_on }),
      };
    });
    const day = ({ verifiedOn = "" }: KeptApproach) => verifiedOn;
    return made.sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0));
  });
