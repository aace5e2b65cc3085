/** What is known of where everything is entered, for who asks: the same for everybody, but for gemeenten whose wijkteam looks first. */
import { today } from "#data/schema/day.ts";
import { type Actor, mayForArea } from "#data/schema/permission.ts";
import { withList } from "../http/stream.ts";
import { areasOf, buurtRows, findArea } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { mapInSlices } from "../scheduling/yielding.ts";
import { remembered } from "../store/cache.ts";
import { listAccountAreas, listDeclarations, listPreviews } from "../store/completeness.ts";
import type { Db } from "../store/database.ts";

/** Of everybody: kept until something is committed. `declarations` is JSON, for there may be one of every theme in every buurt. */
interface Known {
  declarations: string;
  accounts: string[];
  previews: readonly string[];
}

async function find(db: Db, day: string): Promise<Known> {
  const declarations = await mapInSlices(await listDeclarations(db, day), (one) => JSON.stringify(one));
  return { declarations: declarations.join(","), accounts: await listAccountAreas(db), previews: await listPreviews(db) };
}

/** JSON of `Completeness`, as this actor may see it; without one as everybody does. `now`: UTC, ISO 8601. */
export async function completenessFor(db: Db, set: PublishedSet, actor: Actor | undefined, now: string): Promise<string> {
  const day = today(now);
  // Nothing of a person is in what is kept.
  const { declarations, accounts, previews } = await remembered(db, `completeness ${day}`, () => find(db, day));
  const withheld = withheldFrom(set, actor, previews);
  const preview = actor ? { preview: previews.filter((gemeente) => !withheld.includes(gemeente)) } : {};
  return withList({ day, accounts, withheld, ...preview }, "declarations", declarations ? [declarations] : []);
}

/** Of gemeenten that look first at what is missing, those with which who asks may not look. */
export const withheldFrom = (set: PublishedSet, actor: Actor | undefined, lookingFirst: readonly string[]): string[] =>
  lookingFirst.filter((gemeente) => actor === undefined || !mayForArea(actor, "gaps.look", codesIn(set, gemeente)));

/** A gemeente and everything in it: whoever works in a part of it may look at the whole. */
function codesIn(set: PublishedSet, gemeente: string): string[] {
  const ref = findArea(set, gemeente);
  return [gemeente, ...(ref ? areasOf(set, buurtRows(set, ref)) : [])];
}
