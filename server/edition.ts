/**
 * `npm run edition -- FILE [--check]`: takes an edition of a checklist or of the assessment into use, as /beheer/uitgaven does, on the
 * machine itself. It stays for good. With `--check` it only says what would change.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AnyEdition } from "#data/editions/edition.ts";
import { type EntryFault, entryFaults, faults } from "#data/schema/faults.ts";
import { checkOf, enterEdition, faultsNow } from "./approach/editions.ts";
import { secretFile, secretOf, sqliteFile } from "./auth/secret.ts";
import { readConfig } from "./config.ts";
import { StartError } from "./start-error.ts";
import { editionsOfNow } from "./store/approach/editions.ts";
import { openDatabase } from "./store/database.ts";
import { migrate } from "./store/migrations/migrate.ts";

const usage = "Gebruik: npm run edition -- BESTAND [--check]";

function asked(): { file: string; onlyCheck: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error("Noem één bestand.");
    return { file, onlyCheck: values.check === true };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
}

const refused = (file: string, found: readonly EntryFault[]) =>
  new StartError(
    `${file} kan niet in gebruik:\n${found.map(({ path, code }) => `  ${path || "het hele bestand"}: ${faults[code].nl}`).join("\n")}`,
  );

async function readEdition(file: string): Promise<AnyEdition> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new StartError(`${file} is geen JSON die te lezen is: ${(error as Error).message}`);
  }
  const parsed = AnyEdition.safeParse(given);
  if (!parsed.success) throw refused(file, entryFaults(parsed.error.issues));
  return parsed.data;
}

async function main(): Promise<void> {
  const { file, onlyCheck } = asked();
  const edition = await readEdition(file);
  const config = readConfig(process.env);
  // A folder that was used before has a database, or something is wrong with it.
  const mustExist = existsSync(secretFile(config.living));
  await secretOf({ folder: config.living, databaseUrl: config.databaseUrl, given: config.secret });
  const { db, close } = openDatabase({ file: sqliteFile(config.living), url: config.databaseUrl, mustExist });
  try {
    await migrate(db);
    const { editions } = await editionsOfNow(db);
    const found = faultsNow(edition, editions);
    if (found.length > 0) throw refused(file, found);
    const { after, changes, filled } = await checkOf(db, edition, editions);
    process.stdout.write(
      `Na uitgave ${after}: ${changes.added.length} nieuw, ${changes.reworded.length} met andere woorden, ` +
        `${changes.replacing.length} in de plaats van andere, ${changes.leftOut.length} eruit, ${changes.same} blijven; ${filled} ingevuld.\n`,
    );
    if (onlyCheck) return;
    const entered = await enterEdition(db, { edition, after, person: null, at: new Date().toISOString() });
    if (entered === "overtaken")
      throw new StartError("Iemand anders nam intussen een uitgave in gebruik: kijk opnieuw met --check.");
    if (entered.length > 0) throw refused(file, entered);
    process.stdout.write(`Uitgave ${edition.id} van ${edition.by.nl} is in gebruik (${edition.template}).\n`);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
