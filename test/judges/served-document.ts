/** `node test/judges/served-document.ts FILE`: writes the OpenAPI document as a server with everything in it gives it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";

const [file] = process.argv.slice(2);
if (!file) throw new Error("say where to write it: node test/judges/served-document.ts FILE");
const folder = await mkdtemp(join(tmpdir(), "wijkblik-document-"));
const opened = openDatabase({ file: join(folder, "wijkblik.sqlite") });
await migrate(opened.db);
const app = await initiativeApp(opened);
const document: unknown = await (await app.ask("/openapi.json")).json();
await writeFile(file, JSON.stringify(document, null, 1));
await app.remove();
await opened.close();
await rm(folder, { recursive: true, force: true });
