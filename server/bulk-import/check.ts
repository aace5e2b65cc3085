/** Every row of a file judged, without saving anything: what it becomes, where it lies, what is wrong and what is here already. */

import { definitionOf } from "#data/entry-types/registry.ts";
import { faults } from "#data/schema/faults.ts";
import type { RowDouble, RowState } from "#data/schema/import-answer.ts";
import type { ImportSettings, ImportState } from "#data/schema/import-settings.ts";
import type { Text } from "#data/schema/indicator.ts";
import type { Place } from "#data/schema/initiative.ts";
import { type Action, type Actor, may, mayWrite, scopesOf } from "#data/schema/permission.ts";
import type { EntryContent } from "#data/schema/record.ts";
import { placed, placedAreas } from "../entries/placing.ts";
import { type Geocoder, GeocoderError, type GeocoderResult } from "../ports/geocoder.ts";
import { buurtenOf } from "../published/borders.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import type { Db } from "../store/database.ts";
import type { Entry } from "../store/entries/entry-rows.ts";
import { readDrawKey } from "../store/entries/shown-places.ts";
import { doublesOf } from "./doubles.ts";
import type { ReadingFault } from "./entry-of.ts";
import { type Answers, type LookedUp, lookUp, lookUpFaults } from "./look-up.ts";
import { ownContentOf } from "./own-fields.ts";
import type { ReadFile } from "./read-file.ts";
import type { Asking } from "./report.ts";

/** Undefined is the shell: who can start a command on the server may do everything. */
export type Importer = Actor | undefined;

export interface CheckedRow {
  line: number;
  title: string;
  key: string | undefined;
  faults: ReadingFault[];
  entry: Entry | undefined;
  double: RowDouble | undefined;
  /** Came before with this id out of this list. */
  known: boolean;
  /** Of a row with an address and no place; `waiting` where nobody wants it looked up. */
  address: LookedUp | "waiting" | undefined;
}

export const stateOf = ({ entry, double, known }: CheckedRow): RowState =>
  !entry ? "faulty" : known ? "known" : double ? "double" : "ready";

export interface Checking extends Partial<Asking> {
  db: Db;
  set: PublishedSet;
  importer: Importer;
  /** Absent where addresses cannot be looked up. */
  geocoder?: Geocoder | undefined;
}

const staysInside: Text = {
  nl: "Dit blijft besloten en kan niet openbaar worden.",
  en: "This stays inside and cannot become public.",
};
const notYours: Text = {
  nl: "Je rol geldt niet voor deze plaats of organisatie.",
  en: "Your role does not reach this place or organisation.",
};

export async function checkRows(
  { db, set, importer, geocoder, tell, signal }: Checking,
  { head: { settings }, rows: read }: ReadFile,
): Promise<CheckedRow[]> {
  const rest = timeSlices();
  const owner = settings.organisation ?? importer?.id ?? "";
  const placing = { set, buurten: buurtenOf(set), key: await readDrawKey(db), owner, rest };
  const rows: CheckedRow[] = [];
  const questions = settings.addresses ? read.flatMap(({ content, lookUp }) => (content && lookUp) || []) : [];
  const answers = await lookUp(questions, geocoder ?? away, { tell, signal });
  for (const [i, { line, title, key, content: typed, texts, lookUp: question, faults: said }] of read.entries()) {
    tell?.({ stage: "checking", done: i, total: read.length });
    await rest();
    signal?.throwIfAborted();
    const found = [...said];
    const own = texts && ownContentOf({ type: settings.type, texts, set, landing: settings.landing });
    found.push(...(own?.faults ?? []));
    const answer = typed && question !== undefined ? answers.get(question) : undefined;
    const placedTyped = typed && Array.isArray(answer) ? { ...typed, place: pointAt(answer, settings) } : typed;
    const content: EntryContent | undefined = own ? own.content : placedTyped;
    if (typeof answer === "string" && settings.landing !== "draft") found.push({ field: "place", reason: lookUpFaults[answer] });
    const where =
      content && (own && !content.place ? placedAreas(set, content.areas ?? []) : await placed(placing, content.place));
    const entry =
      content && typeof where === "object"
        ? { type: settings.type, content, placed: where, organisation: settings.organisation }
        : undefined;
    if (typeof where === "string") found.push({ field: "place", reason: faults[where] });
    const refusal = entry && whyNot(importer, settings, entry);
    if (refusal) found.push({ field: "row", reason: refusal });
    rows.push({
      line,
      title,
      key,
      faults: found,
      entry: found.length === 0 ? entry : undefined,
      double: undefined,
      known: false,
      address: addressState(question, answer, settings),
    });
  }
  tell?.({ stage: "checking", done: rows.length, total: rows.length });
  const scopes = (action: Action) => (importer ? scopesOf(importer, action) : [{}]);
  const reach = { read: scopes("entry.read"), exact: scopes("entry.readInternal") };
  const asked = { db, reach, type: settings.type, list: settings.list ?? "", signal };
  const sound = rows.filter(({ entry }) => entry !== undefined).map(candidateOf);
  const { known, doubles } = await doublesOf(asked, sound);
  for (const row of rows) {
    row.known = known.has(row.line);
    row.double = doubles.get(row.line);
  }
  return rows;
}

/** A row with another fault is not looked up. */
function addressState(question: string | undefined, answer: ReturnType<Answers["get"]>, { addresses }: ImportSettings) {
  if (question === undefined || (addresses && answer === undefined)) return undefined;
  return Array.isArray(answer) ? "found" : (answer ?? "waiting");
}

const pointAt = (coordinates: GeocoderResult["point"], { precision }: ImportSettings): Place => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates },
  precision,
  public: true,
});

const away: Geocoder = {
  search: () => Promise.reject(new GeocoderError("no service to look addresses up is set")),
};

const candidateOf = ({ line, title, key, entry }: CheckedRow) => ({
  line,
  title,
  key,
  geometry: entry?.content.place?.kind === "geometry" ? entry.content.place.geometry : undefined,
  unplaced: entry !== undefined && entry.type !== "initiative",
});

/** Publishing at once is for who may publish what they made themselves; that it is named is asked when it is saved. */
function whyNot(
  importer: Importer,
  { landing }: ImportSettings,
  { type, content, organisation, placed }: Entry,
): Text | undefined {
  if (landing === "published" && definitionOf(type).inside?.(content)) return staysInside;
  if (!importer) return undefined;
  const subject = { organisation, areas: placed.areas, createdBy: importer.id, submittedBy: importer.id };
  const imports = mayWrite(importer, "entry.import", subject);
  const mayPublish = landing !== "published" || may(importer, "entry.publish", subject, true);
  return imports && mayPublish ? undefined : notYours;
}

/** The states that this actor may choose for anything at all. */
export function importStatesFor(importer: Importer): ImportState[] {
  const all: ImportState[] = ["draft", "submitted", "published"];
  const scopes = importer ? scopesOf(importer, "entry.publish") : [{}];
  return scopes.some(({ notBy }) => notBy === undefined) ? all : all.filter((one) => one !== "published");
}
