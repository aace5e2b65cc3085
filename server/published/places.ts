/** Whatever has a profile, from its code: the one place that knows areas, the country and what is put together apart. */

import { isPutTogether } from "#data/schema/area.ts";
import { benchmarkSets, type Profile } from "#data/schema/profile.ts";
import { Problem } from "../http/errors.ts";
import { areaSetOf } from "./area-sets.ts";
import { type ComparedWith, comparedWith, requirePlace } from "./benchmark.ts";
import { profileOf } from "./profile.ts";
import type { PublishedSet } from "./published-set.ts";
import { type OwnRegion, requireRegion } from "./region.ts";
import { profileOfRegion } from "./region-profile.ts";

/** Rejects with a Problem 404 for a code without an area and for what it cannot stand beside, and 400 for what is no region. */
export async function profileAt(set: PublishedSet, code: string, benchmark?: string): Promise<Profile> {
  if (!isPutTogether(code)) return await profileOf(set, requirePlace(set, code), await comparedAt(set, code, benchmark));
  const make = async () => profileOfRegion(set, await regionAt(set, code), (await comparedAt(set, code, benchmark)) ?? "land");
  return await kept(profiles, set, `${code} ${benchmark ?? ""}`, make);
}

/** What a place stands beside, as `comparedWith`; it may be something that is put together as well. Rejects with a Problem. */
export async function comparedAt(set: PublishedSet, code: string, asked: string | undefined): Promise<ComparedWith | undefined> {
  if (asked !== undefined && isPutTogether(asked)) return await profileAt(set, asked);
  if (isPutTogether(code)) return regionComparedWith(set, await regionAt(set, code), asked);
  return comparedWith(set, requirePlace(set, code), asked);
}

/** As of any area, but for areas like it: of a region nobody knows which those are. Throws a Problem 404. */
function regionComparedWith(set: PublishedSet, { gemeente, parts }: OwnRegion, asked: string | undefined): ComparedWith {
  if (asked === undefined || asked === "gemeente") return gemeente === undefined ? "land" : { level: "gemeente", row: gemeente };
  if (asked === "nederland") return "land";
  const [largest] = parts;
  if (asked === "focusgebieden" && largest) return areaSetOf(set, largest, asked);
  if (benchmarkSets.some((one) => one === asked))
    throw new Problem(404, "What is put together from areas has no areas of its kind.");
  return requirePlace(set, asked);
}

/** A region of a link is asked for by all who get it, and with every comparison. */
const mostKept = 100;
const regions = new WeakMap<PublishedSet, Map<string, Promise<OwnRegion>>>();
const profiles = new WeakMap<PublishedSet, Map<string, Promise<Profile>>>();

export function regionAt(set: PublishedSet, code: string): Promise<OwnRegion> {
  return kept(regions, set, code, () => requireRegion(set, code));
}

/** The newest so many; what failed is tried anew. */
function kept<T>(
  all: WeakMap<PublishedSet, Map<string, Promise<T>>>,
  set: PublishedSet,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = all.get(set) ?? new Map<string, Promise<T>>();
  all.set(set, known);
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= mostKept) break;
    known.delete(oldest);
  }
  return found;
}
