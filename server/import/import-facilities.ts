/** A whole file in one transaction, or nothing of it: every fault by its number in the file. A second time makes no doubles. */
import { createHash } from "node:crypto";
import { entryFaults, faults } from "#data/schema/faults.ts";
import { Initiative } from "#data/schema/initiative.ts";
import { buurtenOf } from "../place/borders.ts";
import { placed } from "../place/placing.ts";
import type { PublishedSet } from "../published.ts";
import { type Db, inTransaction } from "../store/database.ts";
import { newId } from "../store/id.ts";
import { madeOnce } from "../store/idempotency.ts";
import { createInitiative, type Entry, takeStep } from "../store/initiatives.ts";
import { entryOf, Facilities, type Facility } from "./facilities.ts";

/** Stands for the import in the history and keeps its keys apart from those of people. */
const actor = "import";

export interface ImportOutcome {
  /** Names the import, to undo it. */
  batch: string;
  made: number;
  /** Were there already. */
  known: number;
}

/** One sentence a fault, with the number of the feature in the file, from 1. */
export class ImportRefused extends Error {
  override name = "ImportRefused";
  readonly faults: string[];
  constructor(found: string[]) {
    super(`${found.length} fouten: er is niets opgeslagen.`);
    this.faults = found;
  }
}

export async function importFacilities(
  db: Db,
  set: PublishedSet,
  file: unknown,
  { at, progress }: { at: string; progress?: (done: number, total: number) => void },
): Promise<ImportOutcome> {
  const parsed = Facilities.safeParse(file);
  if (!parsed.success) throw new ImportRefused(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const { features } = parsed.data;
  const entries = checked(set, features);
  const batch = newId(Date.parse(at));
  let made = 0;
  await inTransaction(db, async (within) => {
    for (const [i, { key, entry }] of entries.entries()) {
      const fingerprint = createHash("sha256").update(key).digest("hex");
      const outcome = await madeOnce(within, { actor, key, fingerprint, at }, (db) => publishNew(db, { ...entry, batch }, at));
      if (outcome !== "mismatch" && outcome.fresh) made++;
      progress?.(i + 1, entries.length);
    }
  });
  return { batch, made, known: entries.length - made };
}

async function publishNew(db: Db, entry: Entry & { batch: string }, at: string): Promise<string> {
  const by = { actor, at };
  const draft = await createInitiative(db, entry, by);
  const submitted = await takeStep(db, draft, "submit", by);
  if (submitted) await takeStep(db, submitted, "publish", by);
  return draft.id;
}

/** Throws an ImportRefused that names every fault of every feature. */
function checked(set: PublishedSet, features: readonly Facility[]): { key: string; entry: Entry }[] {
  const buurten = buurtenOf(set);
  const refused: string[] = [];
  const entries = features.flatMap((feature, i) => {
    const say = (what: string) => refused.push(`${i + 1} (${feature.properties.MVZN_ID}): ${what}`);
    const content = Initiative.safeParse(entryOf(feature));
    if (!content.success) {
      for (const { path, code } of entryFaults(content.error.issues)) say(`${path}: ${faults[code].nl}`);
      return [];
    }
    const where = placed({ set, buurten, chance: Math.random }, content.data.place);
    if (typeof where === "string") {
      say(`place: ${faults[where].nl}`);
      return [];
    }
    return [{ key: feature.properties.MVZN_ID, entry: { content: content.data, placed: where, organisation: undefined } }];
  });
  if (refused.length > 0) throw new ImportRefused(refused);
  return entries;
}
