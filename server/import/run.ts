/** The whole way of a file into the living data: read, map, check, save. The shell and the browser both come here. */
import type { ImportRecord } from "#data/exchange/import-answer.ts";
import { ImportSettings } from "#data/exchange/import-settings.ts";
import { type Checking, checkRows } from "./check.ts";
import { guess } from "./guess.ts";
import { readTable } from "./read-table.ts";
import { type Saving, saveRows } from "./save.ts";

/** One sentence a fault, with the line in the file. */
export class ImportRefused extends Error {
  override name = "ImportRefused";
  readonly faults: string[];
  constructor(found: string[]) {
    super(`${found.length} fouten: er is niets opgeslagen.`);
    this.faults = found;
  }
}

/** From the shell: as it is guessed, with what is asked otherwise. Throws an ImportRefused with every fault of every row. */
export async function importFile(
  bytes: Uint8Array,
  asked: Partial<ImportSettings>,
  work: Omit<Checking, "importer"> & Omit<Saving, "actor">,
): Promise<ImportRecord> {
  const table = await readTable(bytes);
  const mapping = guess(table);
  const settings = ImportSettings.parse({
    landing: "published",
    ...mapping,
    ...asked,
    fields: { ...mapping.fields, ...asked.fields },
  });
  const rows = await checkRows({ ...work, importer: undefined }, table, settings);
  const found = rows.flatMap(({ line, title, faults }) =>
    faults.map(({ field, reason }) => `regel ${line} (${title}): ${field}: ${reason.nl}`),
  );
  if (found.length > 0 && !settings.skipFaulty) throw new ImportRefused(found);
  return (await saveRows({ ...work, actor: undefined }, rows, settings)).record;
}
