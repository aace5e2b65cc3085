/** The approach of one area, with those of what it lies in and of what it is made of; and how far the areas of the lists are. */
import { type ApproachState, mostApproachParts } from "#data/approach/area-approaches.ts";
import type { Level } from "#data/schema/area.ts";
import { areasAround, areasOf, buurtRows, describeArea, findArea, requireArea } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { type KeptApproach, keptApproaches } from "../store/approach/approaches.ts";
import type { Db } from "../store/database.ts";
import { findPublicEntry } from "../store/entries/public-entries.ts";

/** Where two areas have the same buurten. */
const sizes: Record<Level, number> = { buurt: 0, wijk: 1, group: 2, gemeente: 3 };

/** Throws a Problem 404 for what is no area of the set. */
export async function approachesOfArea(db: Db, set: PublishedSet, code: string) {
  const ref = requireArea(set, code);
  const kept = await keptApproaches(db);
  const own = kept.filter(({ area }) => area === code);
  const around = new Set(areasAround(set, ref));
  const rows = buurtRows(set, ref);
  const [touching, inside] = [new Set(areasOf(set, rows)), new Set(rows)];
  const isPart = ({ area }: KeptApproach) => {
    const other = findArea(set, area);
    if (!other) return false;
    // A gemeente of one wijk is as large as that wijk: then the smaller level is the part.
    if (around.has(area) && !(sizes[other.level] < sizes[ref.level])) return false;
    // Of what touches a gemeente only lists may reach over its border: so few are looked at one by one.
    if (other.level === "buurt" || (other.level === "wijk" && ref.level === "gemeente")) return true;
    return buurtRows(set, other).every((row) => inside.has(row));
  };
  const near = kept.filter(({ area }) => area !== code && touching.has(area));
  const parts = near.filter(isPart);
  const larger = near.filter((one) => !parts.includes(one));
  const named = (some: readonly KeptApproach[]) =>
    some.map((one) => stateOf(set, one)).sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const [newest, ...others] = own;
  const approach = newest && (await findPublicEntry(db, newest.id, "areaApproach"));
  return {
    ...(approach ? { approach } : {}),
    others: others.map((one) => stateOf(set, one)),
    around: named(larger),
    parts: named(parts).slice(0, mostApproachParts),
    numberOfParts: parts.length,
  };
}

/** Of every area of a list the approach that was confirmed last. */
export async function approachesOfLists(db: Db, set: PublishedSet): Promise<ApproachState[]> {
  const kept = await keptApproaches(db);
  const first = new Map<string, KeptApproach>();
  for (const one of kept) if (!first.has(one.area)) first.set(one.area, one);
  return set.catalog.groups.flatMap(({ areas }) =>
    areas.flatMap(({ id }) => {
      const found = first.get(id);
      return found ? [stateOf(set, found)] : [];
    }),
  );
}

function stateOf(set: PublishedSet, one: KeptApproach): ApproachState {
  const ref = findArea(set, one.area);
  return { ...one, name: ref ? describeArea(set, ref).name : one.area };
}
