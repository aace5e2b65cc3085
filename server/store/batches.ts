/** Whole imports. */
import { type Db, inTransaction } from "./database.ts";
import { forgetWords } from "./words.ts";

/** Takes away all of an import that nobody has worked on since, with its history and its keys; answers how many. */
export const undoBatch = (db: Db, batch: string): Promise<number> =>
  inTransaction(db, async (within) => {
    // Three versions: made, submitted, published. A higher one holds work of a person.
    const ours = within.selectFrom("initiative").select("id").where("batch", "=", batch).where("version", "<=", 3);
    for (const gone of await within.selectFrom("publication").select(["number", "search"]).where("id", "in", ours).execute())
      await forgetWords(within, gone);
    await within.deleteFrom("idempotency").where("initiative", "in", ours).execute();
    await within.deleteFrom("publication").where("id", "in", ours).execute();
    const { numDeletedRows } = await within
      .deleteFrom("initiative")
      .where("batch", "=", batch)
      .where("version", "<=", 3)
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
