/** Areas as people name them in a list: by code, or by a name that only one gemeente, wijk or buurt has. */
import { findArea } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { plain } from "./recognise.ts";

/** The largest first: "Utrecht" is the gemeente. */
const levels = ["gemeente", "wijk", "buurt"] as const;

const made = new WeakMap<PublishedSet, Map<string, string>>();

function byName(set: PublishedSet): Map<string, string> {
  const known = made.get(set);
  if (known) return known;
  const names = new Map<string, string>();
  for (const level of levels) {
    const { codes, names: called } = set.areas[level];
    const rows = Map.groupBy(codes.keys(), (row) => plain(called[row] ?? ""));
    // A name that several of one level have says which of them no more than a name that nobody has.
    for (const [name, some] of rows) {
      const [row = -1] = some;
      if (some.length === 1 && name !== "" && !names.has(name)) names.set(name, codes[row] ?? "");
    }
  }
  made.set(set, names);
  return names;
}

/** Its code; undefined for what is no code and no name, or the name of several. */
export function areaNamed(set: PublishedSet, text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (code === "NL00" || findArea(set, code)) return code;
  return byName(set).get(plain(text));
}
