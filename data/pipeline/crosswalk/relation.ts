/**
 * The boundary relation: how the areas of an older division reach those of today. Codes are reused, so they prove nothing:
 * what counts is how much of the shapes overlaps.
 */
import { z } from "zod";
import { type Borders, type MapLevel, mapLevels } from "../readers/read-sources.ts";
import { measureOverlaps, type Overlaps } from "./overlap.ts";

/** Two areas are the same when their shapes overlap by at least this part, both ways. */
export const sameFrom = 0.95;
/** Overlaps smaller than this part of both areas are noise of simplified borders: nothing is carried over them. */
const sliver = 0.01;
/** An older area of which less than this lies in today's areas (a map that lacks land) is not shared out: who lived where is unknown. */
const reachFrom = 0.9;
/** Metres between the lines that measure: some tens of lines through the smaller areas of the level. */
const spacing: Record<MapLevel, number> = { gemeente: 40, wijk: 20, buurt: 10 };

const Part = z.object({
  /** Code in the older division. */
  code: z.string(),
  /** Part of the older area that lies in the area of today, of what lies in any area of today: shares of one code add up to 1. */
  share: z.number(),
  /** Part of the area of today that it covers. */
  cover: z.number(),
});

export const Relation = z.object({
  from: z.number().int(),
  to: z.number().int(),
  sameFrom: z.number(),
  /** Per level, per code of today: `same` with the one older code, `parts` by overlap, or `none` with the reason. */
  levels: z.record(
    z.string(),
    z.record(
      z.string(),
      z.union([
        z.object({ kind: z.literal("same"), code: z.string() }),
        z.object({ kind: z.literal("parts"), parts: z.array(Part) }),
        z.object({ kind: z.literal("none"), reason: z.string() }),
      ]),
    ),
  ),
  /** Older codes that are not carried over, with the reason. */
  lost: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Relation = z.infer<typeof Relation>;
export type Kinship = NonNullable<NonNullable<Relation["levels"][string]>[string]>;

export interface Maps {
  year: number;
  levels: Record<MapLevel, Borders>;
}

/** Areas of today without a border get `none`: they cannot be measured. */
export function relate(from: Maps, to: Maps, borderless: Record<MapLevel, string[]>): Relation {
  const relation: Relation = { from: from.year, to: to.year, sameFrom, levels: {}, lost: {} };
  for (const level of mapLevels) {
    const { kin, lost } = relateLevel(from.levels[level], to.levels[level], spacing[level]);
    for (const code of borderless[level]) kin[code] = { kind: "none", reason: "area without a border" };
    relation.levels[level] = kin;
    relation.lost[level] = lost;
  }
  return relation;
}

const rounded = (part: number) => Math.round(part * 1e4) / 1e4;

function relateLevel(from: Borders, to: Borders, lines: number): { kin: Record<string, Kinship>; lost: Record<string, string> } {
  const overlaps = measureOverlaps(from.features, to.features, lines);
  const reach = reachOf(overlaps);
  const kin: Record<string, Kinship> = {};
  for (let i = 0; i < overlaps.shared.length; i++) {
    const a = overlaps.from[i] ?? 0;
    const b = overlaps.to[i] ?? 0;
    const shared = overlaps.shared[i] ?? 0;
    const share = shared / (overlaps.fromArea[a] || 1);
    const cover = shared / (overlaps.toArea[b] || 1);
    const code = from.codes[a] ?? "";
    const today = to.codes[b] ?? "";
    const known = kin[today];
    if (share >= sameFrom && cover >= sameFrom) kin[today] = { kind: "same", code };
    else if ((share < sliver && cover < sliver) || known?.kind === "same" || (reach[a] ?? 0) < reachFrom) continue;
    else {
      const part = { code, share: rounded(share / (reach[a] ?? 1)), cover: rounded(cover) };
      if (known?.kind === "parts") known.parts.push(part);
      else kin[today] = { kind: "parts", parts: [part] };
    }
  }
  for (const code of to.codes)
    kin[code] ??= { kind: "none", reason: "no older area lies here, or only one that lies mostly outside today's areas" };
  const lost = from.codes.flatMap((code, a) => {
    const part = reach[a] ?? 0;
    return part < reachFrom ? [[code, `${(part * 100).toFixed(1)} % of it lies in an area of today`] as const] : [];
  });
  return { kin, lost: Object.fromEntries(lost) };
}

/** Part of each older area that lies in any area of today. */
function reachOf({ fromArea, from, shared }: Overlaps): Float64Array {
  const reach = new Float64Array(fromArea.length);
  for (const [i, a] of from.entries()) reach[a] = (reach[a] ?? 0) + (shared[i] ?? 0) / (fromArea[a] || 1);
  return reach;
}

/** True when the relation states that today's area with this code is the older area with the same code. */
export function isUnchanged(relation: Relation, level: string, code: string): boolean {
  const kin = relation.levels[level]?.[code];
  return kin?.kind === "same" && kin.code === code;
}
