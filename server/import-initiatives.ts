/**
 * `npm run import:initiatives -- FILE`: initiatives or facilities from CSV, Excel or GeoJSON into the living data, placed and published.
 * `--list NAME` says which list the rows come from (else what the file calls itself): they are known again by their id in it.
 * `--type publication` makes entries of another type of them (`--set` then takes its fields). `--addresses` looks up rows that have an address and no place. `--state draft|submitted`, `--set field=text` (also `--set "title={Naam}"`), `--skip-faulty`, `--with-doubles`;
 * `--undo NUMBER` takes a whole import away. Exit code 1 when nothing was saved.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { findDefinition } from "#data/entry-types/registry.ts";
import type { ImportStage } from "#data/schema/import-answer.ts";
import { type ImportField, type ImportSettings, importFields, importStates } from "#data/schema/import-settings.ts";
import { ownHeadings } from "./bulk-import/own-fields.ts";
import { ImportRefused, importFile } from "./bulk-import/run.ts";
import { readConfig } from "./config.ts";
import { createGeocoder } from "./ports/geocoder.ts";
import { openLibrary } from "./published/published-set.ts";
import { openDatabase } from "./store/database.ts";
import { undoBatch } from "./store/entries/batches.ts";
import { migrate } from "./store/migrations/migrate.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const usage =
  "Gebruik: npm run import:initiatives -- BESTAND [--list NAAM] [--state draft] [--set veld=tekst] (of --undo NUMMER)";

const stages: Record<ImportStage, string> = {
  reading: "Gelezen:",
  addresses: "Opgezocht:",
  checking: "Nagekeken:",
  saving: "Bewaard:",
};

const options = {
  undo: { type: "string" },
  type: { type: "string" },
  list: { type: "string" },
  state: { type: "string" },
  set: { type: "string", multiple: true },
  "skip-faulty": { type: "boolean" },
  "with-doubles": { type: "boolean" },
  addresses: { type: "boolean" },
} as const;

interface Asked {
  type?: string | undefined;
  list?: string | undefined;
  state?: string | undefined;
  set?: string[] | undefined;
  "skip-faulty"?: boolean | undefined;
  "with-doubles"?: boolean | undefined;
  addresses?: boolean | undefined;
}

function settingsOf(asked: Asked): Partial<ImportSettings> {
  const landing = importStates.find((one) => one === asked.state);
  if (asked.state !== undefined && !landing) throw new Error(`--state is een van ${importStates.join(", ")}`);
  const { type = "initiative" } = asked;
  const isOwn = type !== "initiative";
  if (!findDefinition(type)) throw new Error(`--type kent ${type} niet`);
  const known: readonly string[] = isOwn ? ["key", ...Object.keys(ownHeadings(type))] : importFields;
  const pairs = (asked.set ?? []).map((pair): [string, string] => {
    const [name = "", ...text] = pair.split("=");
    if (!known.includes(name)) throw new Error(`--set kent ${name} niet; wel ${known.join(", ")}`);
    return [name, text.join("=")];
  });
  const own = pairs.filter(([name]) => isOwn && name !== "key");
  const fields = pairs.filter(([name]) => !isOwn || name === "key") as [ImportField, string][];
  return {
    type,
    ...(own.length > 0 ? { own: Object.fromEntries(own) } : {}),
    ...(landing ? { landing } : {}),
    ...(asked.list ? { list: asked.list } : {}),
    fields: Object.fromEntries(fields),
    skipFaulty: asked["skip-faulty"] ?? false,
    withDoubles: asked["with-doubles"] ?? false,
    addresses: asked.addresses ?? false,
  };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (!file && !values.undo) throw new Error(usage);
  const config = readConfig(process.env);
  const { db, close } = openDatabase({
    file: join(config.living, "wijkblik.sqlite"),
    url: config.databaseUrl,
    mustExist: existsSync(join(config.living, "secret")),
  });
  try {
    await migrate(db);
    if (values.undo) return say(`${await undoBatch(db, values.undo)} initiatieven weggehaald.`);
    const bar = process.stdout.isTTY;
    const {
      id,
      list,
      made,
      known = 0,
      double = 0,
      faulty = 0,
    } = await importFile(readFileSync(file ?? ""), settingsOf(values), {
      db,
      set: (await openLibrary(config.published)).current(),
      geocoder: createGeocoder({ url: config.geocoderUrl }),
      at: new Date().toISOString(),
      file: basename(file ?? ""),
      tell: ({ stage, done, total }) => {
        const ended = done === total;
        if (bar && (ended || done % 50 === 0))
          process.stdout.write(`\r${stages[stage]} ${done} van ${total}${ended ? "\n" : ""}`);
      },
    });
    say(
      `Lijst “${list}”: ${made + known + double + faulty} regels, ${made} toegevoegd, ${known} al bekend uit deze lijst, ${double} mogelijk dubbel (met --with-doubles komen ze erbij), ${faulty} met een fout.`,
    );
    say(`Ongedaan maken: npm run import:initiatives -- --undo ${id}`);
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
