/**
 * `npm run import:initiatives -- FILE`: facilities of a municipality into the living data, published and placed.
 * `npm run import:initiatives -- --undo BATCH` takes a whole import away. Exit code 1 when nothing was saved.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { openLibrary } from "../library.ts";
import { undoBatch } from "../store/batches.ts";
import { openDatabase } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import { ImportRefused, importFacilities } from "./import-facilities.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { undo: { type: "string" } }, allowPositionals: true });
  const [file] = positionals;
  if (!file && !values.undo) throw new Error("Gebruik: npm run import:initiatives -- BESTAND (of --undo NUMMER)");
  const config = readConfig(process.env);
  const { db, close } = openDatabase({ file: join(config.living, "wijkblik.sqlite"), url: config.databaseUrl });
  try {
    await migrate(db);
    if (values.undo) return say(`${await undoBatch(db, values.undo)} initiatieven weggehaald.`);
    const set = (await openLibrary(config.published)).current();
    const parsed: unknown = JSON.parse(readFileSync(file ?? "", "utf8"));
    const bar = process.stdout.isTTY;
    const { batch, made, known } = await importFacilities(db, set, parsed, {
      at: new Date().toISOString(),
      progress: (done, total) => {
        if (bar) process.stdout.write(`\r${done} van ${total}${done === total ? "\n" : ""}`);
      },
    });
    say(`${made} voorzieningen toegevoegd, ${known} waren er al. Ongedaan maken: npm run import:initiatives -- --undo ${batch}`);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  const lines =
    error instanceof ImportRefused ? [...error.faults, error.message] : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exit(1);
});
