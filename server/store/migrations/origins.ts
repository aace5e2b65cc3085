/** Where a change came from when no person made it: an import from the shell of the server says so of itself. */
import type { Db } from "../database.ts";

/** What such an import wrote until now in the place of a person; ids of people never look so. */
const shell = "import";

export async function origins(db: Db): Promise<void> {
  for (const table of ["batch", "history"] as const) await db.schema.alterTable(table).addColumn("origin", "text").execute();
  const server = { origin: "server", actor: null } as const;
  await db.updateTable("history").set(server).where("actor", "=", shell).execute();
  // A request of a browser always had a key.
  await db
    .updateTable("batch")
    .set(server)
    .where((batch) =>
      batch.or([batch("actor", "=", shell), batch.and([batch("actor", "is", null), batch("request", "is", null)])]),
    )
    .execute();
  for (const column of ["created_by", "submitted_by", "verified_by"] as const)
    await db
      .updateTable("initiative")
      .set({ [column]: null })
      .where(column, "=", shell)
      .execute();
}
