/** Every row of a table judged, without saving anything: what it becomes, where it lies, what is wrong and what is here already. */
import type { RowDouble } from "#data/exchange/import-answer.ts";
import type { ImportSettings, Landing } from "#data/exchange/import-settings.ts";
import { faults } from "#data/schema/faults.ts";
import type { Text } from "#data/schema/indicator.ts";
import { type Action, type Actor, may, mayWrite, scopesOf } from "#data/schema/permission.ts";
import { buurtenOf } from "../place/borders.ts";
import { placed } from "../place/placing.ts";
import type { PublishedSet } from "../published.ts";
import type { Db } from "../store/database.ts";
import type { Entry } from "../store/initiative-rows.ts";
import { readDrawKey } from "../store/shown-places.ts";
import { timeSlices } from "../yielding.ts";
import { doublesOf } from "./doubles.ts";
import { entryOf, type Fault } from "./entry-of.ts";
import type { Table } from "./table.ts";
import type { Asking } from "./told.ts";

/** Undefined is the shell: who can start a command on the server may do everything. */
export type Importer = Actor | undefined;

export interface CheckedRow {
  line: number;
  title: string;
  key: string | undefined;
  faults: Fault[];
  entry: Entry | undefined;
  double: RowDouble | undefined;
}

export interface Checking extends Partial<Asking> {
  db: Db;
  set: PublishedSet;
  importer: Importer;
}

const notYours: Text = {
  nl: "Je rol geldt niet voor deze plaats of organisatie.",
  en: "Your role does not reach this place or organisation.",
};

export async function checkRows(
  { db, set, importer, tell, signal }: Checking,
  table: Table,
  settings: ImportSettings,
): Promise<CheckedRow[]> {
  const rest = timeSlices();
  const owner = settings.organisation ?? importer?.id ?? "";
  const placing = { set, buurten: buurtenOf(set), key: await readDrawKey(db), owner, rest };
  const rows: CheckedRow[] = [];
  for (const [i, row] of table.rows.entries()) {
    tell?.({ stage: "checking", done: i, total: table.rows.length });
    await rest();
    signal?.throwIfAborted();
    const { title, key, content, faults: found } = entryOf(row, settings);
    const where = content && (await placed(placing, content.place));
    const entry =
      content && typeof where === "object" ? { content, placed: where, organisation: settings.organisation } : undefined;
    if (typeof where === "string") found.push({ field: "place", reason: faults[where] });
    const refusal = entry && whyNot(importer, settings, entry);
    if (refusal) found.push({ field: "row", reason: refusal });
    rows.push({
      line: row.line,
      title,
      key: key === undefined ? undefined : `${settings.fields.source ?? ""}|${key}`,
      faults: found,
      entry: found.length === 0 ? entry : undefined,
      double: undefined,
    });
  }
  tell?.({ stage: "checking", done: rows.length, total: rows.length });
  const scopes = (action: Action) => (importer ? scopesOf(importer, action) : [{}]);
  const reach = { read: scopes("initiative.read"), exact: scopes("initiative.readInternal") };
  const doubles = await doublesOf(db, reach, rows.filter(({ entry }) => entry !== undefined).map(candidateOf), rest);
  return rows.map((row) => ({ ...row, double: doubles.get(row.line) }));
}

const candidateOf = ({ line, title, key, entry }: CheckedRow) => ({
  line,
  title,
  key,
  geometry: entry?.content.place?.kind === "geometry" ? entry.content.place.geometry : undefined,
});

/** Publishing at once is for who may publish what they made themselves; that it is named is asked when it is saved. */
function whyNot(importer: Importer, { landing }: ImportSettings, { organisation, placed }: Entry): Text | undefined {
  if (!importer) return undefined;
  const subject = { organisation, areas: placed.areas, createdBy: importer.id, submittedBy: importer.id };
  const imports = mayWrite(importer, "initiative.import", subject);
  const lands = landing !== "published" || may(importer, "initiative.publish", subject, true);
  return imports && lands ? undefined : notYours;
}

/** The states that this actor may choose for anything at all. */
export function landingsFor(importer: Importer): Landing[] {
  const all: Landing[] = ["draft", "submitted", "published"];
  const scopes = importer ? scopesOf(importer, "initiative.publish") : [{}];
  return scopes.some(({ notBy }) => notBy === undefined) ? all : all.filter((one) => one !== "published");
}
