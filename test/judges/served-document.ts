/** The OpenAPI document as a server with everything in it gives it, through its own address. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { initiativeApp } from "../api/initiative-app.ts";

export async function servedDocument(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "wijkblik-document-"));
  const opened = openDatabase({ file: join(folder, "wijkblik.sqlite") });
  try {
    await migrate(opened.db);
    const app = await initiativeApp(opened);
    try {
      return await (await app.ask("/openapi.json")).text();
    } finally {
      await app.remove();
    }
  } finally {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  }
}
