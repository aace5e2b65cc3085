/** The key that decides where places that are not exact are shown: kept with the data, so that a backup shows them where they were. */
import type { Db } from "./database.ts";

export const readDrawKey = async (db: Db): Promise<string> =>
  (await db.selectFrom("draw_key").select("key").executeTakeFirstOrThrow()).key;
