/**
 * `npm run seed [-- --without-knowledge] [--without-initiatives]`: fills a place with what its first start would bring, and ends. What is
 * there already stays as it is. A start after it brings what was left out, unless its settings say so too (KNOWLEDGE, OPEN_INITIATIVES).
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { openSources, sourceOptions } from "#data/pipeline/sources/sources.ts";
import { secretFile, secretOf, sqliteFile } from "./auth/secret.ts";
import { readConfig } from "./config.ts";
import { fillPlace } from "./fill-place.ts";
import { createLog } from "./http/log.ts";
import { openLibrary } from "./published/published-set.ts";
import { StartError } from "./start-error.ts";
import { openDatabase } from "./store/database.ts";
import { migrate } from "./store/migrations/migrate.ts";

const usage = "Gebruik: npm run seed [-- --without-knowledge] [--without-initiatives]";
const options = { "without-knowledge": { type: "boolean" }, "without-initiatives": { type: "boolean" } } as const;

function leftOut() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
}

async function main(): Promise<void> {
  const without = leftOut();
  const config = readConfig(process.env);
  // A folder that was used before has a database, or something is wrong with it.
  const mustExist = existsSync(secretFile(config.living));
  await secretOf({ folder: config.living, databaseUrl: config.databaseUrl, given: config.secret });
  const library = await openLibrary(config.published);
  const { db, close } = openDatabase({ file: sqliteFile(config.living), url: config.databaseUrl, mustExist });
  const stopped = new AbortController();
  process.on("SIGINT", () => stopped.abort());
  process.on("SIGTERM", () => stopped.abort());
  try {
    await migrate(db);
    await fillPlace(
      {
        knowledge: config.knowledge && !without["without-knowledge"],
        openInitiatives: config.openInitiatives && !without["without-initiatives"],
      },
      {
        db,
        library,
        sources: () => openSources(sourceOptions(process.env)),
        log: createLog("off", () => {}),
        say: (line) => process.stdout.write(`${line}\n`),
        signal: stopped.signal,
      },
    );
    process.stdout.write("Klaar: wat er al stond is niet veranderd.\n");
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
