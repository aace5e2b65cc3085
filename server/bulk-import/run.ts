/** The whole way of a file into the living data: read, map, check, save. The shell and the browser both come here. */
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { type Checking, checkRows } from "./check.ts";
import { ownHeadings } from "./own-fields.ts";
import { readFile } from "./read-file.ts";
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
  const { type = "initiative" } = asked;
  const headings = type === "initiative" ? undefined : ownHeadings(type);
  const read = await readFile(
    { bytes, name: work.file, headings, preset: { landing: "published", ...asked } },
    { signal: work.signal },
  );
  const { settings } = read.head;
  const rows = await checkRows({ ...work, importer: undefined }, read);
  const found = rows.flatMap(({ line, title, faults }) =>
    faults.map(({ field, reason }) => `regel ${line} (${title}): ${field}: ${reason.nl}`),
  );
  const useless = rows.length > 0 && rows.every(({ faults }) => faults.length > 0);
  if (found.length > 0 && (!settings.skipFaulty || useless)) throw new ImportRefused(found);
  return (await saveRows({ ...work, actor: undefined }, rows, settings)).record;
}
