/** The borders of a published set, opened when something is first placed in it: 0.2 s that a map reader does not wait for. */
import { decodeFeatures } from "#data/codecs/features.ts";
import { Problem } from "../http/errors.ts";
import { type Buurten, openBuurten } from "./buurten.ts";
import type { PublishedSet } from "./published-set.ts";

const opened = new WeakMap<PublishedSet, Buurten>();

/** Throws a Problem 503 where the set is of before there were borders in it. */
export function buurtenOf(set: PublishedSet): Buurten {
  const known = opened.get(set);
  if (known) return known;
  const bytes = set.manifest.borders === undefined ? undefined : set.files.get(set.manifest.borders)?.identity.bytes;
  if (!bytes) throw new Problem(503, "The published data has no borders yet: run the import again (npm run import).");
  const buurten = openBuurten(decodeFeatures(bytes));
  opened.set(set, buurten);
  return buurten;
}
