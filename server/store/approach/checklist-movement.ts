/** Since when the answers of a public checklist are what they are: looked at in the transaction in which a version becomes public. */
import { createHash } from "node:crypto";
import type { Checklist } from "#data/entry-types/checklist.ts";
import { dayOf } from "#data/schema/day.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import type { PublicEntryTable } from "../tables.ts";

type Shown = Pick<PublicEntryTable, "id" | "type" | "content" | "updated_at">;

/** Ids in one statement. */
const portion = 500;

/** Of all that is said at its items, in whatever order. */
export function answersHash({ content }: Pick<Shown, "content">): string {
  const { rows = [] } = storedJson<Partial<Checklist>>(content);
  const said = rows.map(({ item, text, part, state, evidence, by, on }) =>
    JSON.stringify([item, text, part, state, evidence, by, on]),
  );
  return createHash("sha256").update(JSON.stringify(said.sort())).digest("hex").slice(0, 32);
}

/** Entries of other types have none. A version with the same answers moves nothing, also after a time in which none was public. */
export async function keepMovement(within: Db, shown: readonly Shown[]): Promise<void> {
  const rows = shown
    .filter(({ type }) => type === "checklist")
    .map((row) => ({ entry: row.id, answers_hash: answersHash(row), since: dayOf(row.updated_at) }));
  for (let from = 0; from < rows.length; from += portion)
    await within
      .insertInto("checklist_movement")
      .values(rows.slice(from, from + portion))
      .onConflict((conflict) =>
        conflict
          .column("entry")
          .doUpdateSet(({ ref }) => ({ answers_hash: ref("excluded.answers_hash"), since: ref("excluded.since") }))
          .whereRef("checklist_movement.answers_hash", "!=", "excluded.answers_hash"),
      )
      .execute();
}
