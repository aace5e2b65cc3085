/**
 * The boundary relation: how the areas of an older division reach those of today. Codes are reused, so they prove nothing:
 * what counts is how much of the shapes overlaps.
 */
import { z } from "zod";
import { measureOverlaps } from "./overlap.ts";
import { type Borders, type MapLevel, mapLevels } from "./read-sources.ts";

/** Two areas are the same when their shapes overlap by at least this part, both ways. */
export const sameFrom = 0.95;
/** Overlaps smaller than this part of both areas are noise of simplified borders: nothing is carried over them. */
const sliver = 0.01;
/** Metres between the lines that measure. */
const spacing = 10;

const Part = z.object({
  /** Code in the older division. */
  code: z.string(),
  /** Part of the older area that lies in the area of today. */
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
  /** Older codes of which nothing reaches today, with the reason. */
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
    const { kin, lost } = relateLevel(from.levels[level], to.levels[level]);
    for (const code of borderless[level]) kin[code] = { kind: "none", reason: "area without a border" };
    relation.levels[level] = kin;
    relation.lost[level] = lost;
  }
  return relation;
}

const rounded = (part: number) => Math.round(part * 1e4) / 1e4;

function relateLevel(from: Borders, to: Borders): { kin: Record<string, Kinship>; lost: Record<string, string> } {
  const overlaps = measureOverlaps(from.features, to.features, spacing);
  const kin: Record<string, Kinship> = {};
  const reached = new Set<string>();
  for (let i = 0; i < overlaps.shared.length; i++) {
    const a = overlaps.from[i] ?? 0;
    const b = overlaps.to[i] ?? 0;
    const shared = overlaps.shared[i] ?? 0;
    const share = shared / (overlaps.fromArea[a] || 1);
    const cover = shared / (overlaps.toArea[b] || 1);
    if (share < sliver && cover < sliver) continue;
    const code = from.codes[a] ?? "";
    const today = to.codes[b] ?? "";
    reached.add(code);
    const known = kin[today];
    if (share >= sameFrom && cover >= sameFrom) kin[today] = { kind: "same", code };
    else if (known?.kind === "parts") known.parts.push({ code, share: rounded(share), cover: rounded(cover) });
    else if (!known) kin[today] = { kind: "parts", parts: [{ code, share: rounded(share), cover: rounded(cover) }] };
  }
  for (const code of to.codes) kin[code] ??= { kind: "none", reason: "no older area lies here" };
  const lost = from.codes.filter((code) => !reached.has(code)).map((code) => [code, "no area of today lies here"] as const);
  return { kin, lost: Object.fromEntries(lost) };
}

/** True when the relation states that today's area with this code is the older area with the same code. */
export function isUnchanged(relation: Relation, level: string, code: string): boolean {
  const kin = relation.levels[level]?.[code];
  return kin?.kind === "same" && kin.code === code;
}
