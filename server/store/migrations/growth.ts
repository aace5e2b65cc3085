/** What made a statement read a whole table as it grew: keys of requests are taken away by their entry and by their age. */
import type { Db } from "../database.ts";

export async function growth({ schema }: Db): Promise<void> {
  await schema.createIndex("idempotency_initiative").on("idempotency").column("initiative").execute();
  await schema.createIndex("idempotency_at").on("idempotency").column("at").execute();
}
