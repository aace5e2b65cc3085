/** A new edition beside those of now: what is wrong with it, what it would change, and taking it into use. */
import { changesOf, type EditionCheck } from "#data/editions/changes.ts";
import { type AnyEdition, editionFaults, enteredFaults, newestEdition } from "#data/editions/edition.ts";
import type { EntryFault } from "#data/schema/faults.ts";
import { countFilled, editionsOfNow, keepEdition, lockEditions } from "../store/approach/editions.ts";
import { type Db, inTransaction } from "../store/database.ts";

/** Everything that is wrong with it beside those of now; of one place once. */
export function faultsNow(edition: AnyEdition, editions: readonly AnyEdition[]): EntryFault[] {
  const seen = new Set<string>();
  const all = [...enteredFaults(edition), ...editionFaults(edition, editions)];
  return all.filter(({ path }) => seen.size < seen.add(path).size);
}

/** What it would change; it has no faults. */
export async function checkOf(db: Db, edition: AnyEdition, editions: readonly AnyEdition[]): Promise<EditionCheck> {
  const { template, id } = edition;
  const before = newestEdition(editions, template) ?? edition;
  return { template, id, after: before.id, changes: changesOf(edition, before), filled: await countFilled(db, template) };
}

interface Entered {
  edition: AnyEdition;
  /** Id of the edition that it was looked at beside. */
  after: string;
  /** Null for whoever keeps the machine. */
  person: string | null;
  at: string;
}

/** Takes it into use, for good. Faults where it has any, "overtaken" where another was entered since. */
export const enterEdition = (db: Db, { edition, after, person, at }: Entered): Promise<EntryFault[] | "overtaken"> =>
  inTransaction(db, async (within) => {
    await lockEditions(within);
    const { editions } = await editionsOfNow(within);
    if (newestEdition(editions, edition.template)?.id !== after) return "overtaken";
    const faults = faultsNow(edition, editions);
    if (faults.length === 0) await keepEdition(within, edition, { person, at });
    return faults;
  });
