/**
 * The boundary relation: how the areas of an older division reach those of today. Codes are reused, so they prove nothing:
 * what counts is how much of the shapes overlaps, and where the people are.
 *
 * Counts always come from the smallest areas, the older buurten, whatever the level of today: most lie wholly within an area of
 * today, and their sum is exact. One that is divided is shared out as the people of today are over its pieces, where their number
 * stayed about the same; else by land, and then its people are called uncertain. See back-test.ts for how far each rule is off.
 */
import { z } from "zod";
import { type MapLevel, mapLevels } from "../readers/map-borders.ts";
import type { Borders } from "../readers/shapefile.ts";
import { BackTest, backTest } from "./back-test.ts";
import { measureOverlaps, type Overlaps } from "./overlap.ts";
import {
  cutPieces,
  type Maps,
  type OlderBuurt,
  overlapsOf,
  type Pieces,
  sameFrom,
  sharesOf,
  spacing,
  type Unions,
} from "./pieces.ts";

/** A count of which more than this part of the people is uncertain is no figure. */
export const mostUncertain = 0.05;
const OlderPart = z.object({
  /** Code of an older buurt, whatever the level. */
  code: z.string(),
  /** Part of its people that is counted here: over all areas of today the shares of one older buurt add up to 1. */
  share: z.number(),
  /** Part of the area of today that it covers, of what older buurten cover of it: these add up to 1. */
  cover: z.number(),
});
export type OlderPart = z.infer<typeof OlderPart>;

export const Relation = z.object({
  from: z.number().int(),
  to: z.number().int(),
  sameFrom: z.number(),
  /** Per level, per code of today: `same` with the one older code, `parts` that counts are added up from, or `none` with the reason. */
  levels: z.record(
    z.string(),
    z.record(
      z.string(),
      z.union([
        z.object({
          kind: z.literal("same"),
          code: z.string(),
          /** Where not exactly the buurten of that one lie in it: counts are of these. */
          parts: z.array(OlderPart).optional(),
          uncertain: z.number().optional(),
        }),
        z.object({
          kind: z.literal("parts"),
          parts: z.array(OlderPart),
          /** Part of the people that nobody can place: they live in older buurten that were divided and changed much. */
          uncertain: z.number(),
          /** The smaller of both parts that this area and the older one with its code have in common. */
          own: z.number().optional(),
        }),
        z.object({ kind: z.literal("none"), reason: z.string() }),
      ]),
    ),
  ),
  /** How far each way to carry counts over is off where the truth is known; see back-test.ts. */
  backTest: z.array(BackTest),
  /** Older codes that are not carried over, with the reason. */
  lost: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Relation = z.infer<typeof Relation>;
export type Kinship = NonNullable<NonNullable<Relation["levels"][string]>[string]>;

/** Areas of today without a border get `none`: they cannot be measured. */
export function relate(from: Maps, to: Maps, borderless: Record<MapLevel, string[]>, groups: Unions = new Map()): Relation {
  const relation: Relation = { from: from.year, to: to.year, sameFrom, levels: {}, backTest: [], lost: {} };
  const buurten = cutPieces(from, to);
  for (const level of mapLevels) {
    const kin = kinOf(buurten, areaAround[level]);
    const overlaps = level === "buurt" ? buurten.overlaps : overlapsOf(from, to, level);
    markSame(kin, { overlaps, from: from.levels[level].codes, to: to.levels[level].codes, unit: areaAround[level] }, buurten);
    for (const code of to.levels[level].codes) kin[code] ??= { kind: "none", reason: elsewhere };
    for (const code of borderless[level]) kin[code] = { kind: "none", reason: "area without a border" };
    relation.levels[level] = kin;
  }
  relation.levels.group = Object.assign(
    {},
    ...Array.from(groups, ([id, members]) => kinOf(buurten, (code) => (members.has(code) ? id : outside))),
  );
  relation.backTest = backTest(from, to, buurten, twinsOf(relation.levels.buurt ?? {}));
  relation.lost.buurt = Object.fromEntries(
    buurten.older.flatMap(({ code, pieces: list }) => (list.length === 0 ? [[code, "no area of today lies here"] as const] : [])),
  );
  return relation;
}

/**
 * Of another year, of which counts are not carried over: which areas are the same. Its map may hold inland water: only its land, where
 * any area of today lies, is compared. Gemeenten are those of the map, else what its wijken make.
 */
export function relateSame(
  { year, levels: older }: { year: number; levels: Partial<Record<MapLevel, Borders>> },
  to: { year: number; levels: Record<MapLevel, Borders> },
): Relation {
  const levels: Relation["levels"] = {};
  const itself = (code: string) => code;
  for (const level of mapLevels) {
    const [then, now] = [older[level], to.levels[level]];
    if (!then) continue;
    const overlaps = measureOverlaps(then.features, now.features, spacing[level]);
    const of = (unit: (code: string) => string) => sameByLand(overlaps, then.codes.map(unit), now.codes.map(unit));
    levels[level] = of(itself);
    if (level === "wijk") levels.gemeente ??= of(areaAround.gemeente);
  }
  return { from: year, to: to.year, sameFrom, levels, backTest: [], lost: {} };
}

/** `then` and `now` name the unit that each measured area is in. */
function sameByLand(
  { from, to, shared, toArea }: Overlaps,
  then: readonly string[],
  now: readonly string[],
): Record<string, Kinship> {
  const [land, area, common] = [new Map<string, number>(), new Map<string, number>(), new Map<string, Map<string, number>>()];
  const add = (sums: Map<string, number>, name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
  for (const [b, unit] of now.entries()) add(area, unit, toArea[b] ?? 0);
  for (const [i, a] of from.entries()) {
    const [older, today, both] = [then[a] ?? "", now[to[i] ?? 0] ?? "", shared[i] ?? 0];
    add(land, older, both);
    const shares = common.get(today) ?? new Map<string, number>();
    common.set(today, shares);
    add(shares, older, both);
  }
  return Object.fromEntries(
    Array.from(area, ([today, squareMetres]): [string, Kinship] => {
      const twin = [...(common.get(today) ?? [])].find(
        ([older, both]) => both / Math.max(land.get(older) || 1, squareMetres || 1) >= sameFrom,
      );
      return [today, twin ? { kind: "same", code: twin[0] } : { kind: "none", reason: "other borders" }];
    }),
  );
}

/** Buurten of today by the older one that they are, where all of its people live there. */
const twinsOf = (kin: Record<string, Kinship>): Map<string, string> =>
  new Map(Object.entries(kin).flatMap(([code, one]) => (one.kind === "same" && !one.parts ? [[one.code, code] as const] : [])));

/** What was here belonged to buurten whose people live elsewhere, or nothing was here. */
const elsewhere = "no older buurt has its people here";

/** What a buurt lies in follows from its code. */
export const areaAround: Record<MapLevel, (buurt: string) => string> = {
  gemeente: (code) => `GM${code.slice(2, 6)}`,
  wijk: (code) => `WK${code.slice(2, 8)}`,
  buurt: (code) => code,
};
/** Of a group: everything else. */
const outside = "";

const rounded = (part: number) => Math.round(part * 1e6) / 1e6;

/** Of every unit of today the older buurten that its counts come from. `unit` names the one that a buurt of today lies in. */
function kinOf({ older }: Pieces, unit: (buurt: string) => string): Record<string, Kinship> {
  const found = new Map<string, { code: string; share: number; squareMetres: number; uncertain: number; people: number }[]>();
  for (const buurt of older) {
    const { code, inhabitants } = buurt;
    for (const [name, { share, squareMetres }] of sharesOf(buurt, unit)) {
      if (name === outside) continue;
      const uncertain = buurt.isSteady ? 0 : inhabitants * Math.min(share, 1 - share);
      const list = found.get(name) ?? [];
      found.set(name, list);
      list.push({ code, share, squareMetres, uncertain, people: inhabitants * share });
    }
  }
  return Object.fromEntries(
    Array.from(found, ([name, list]): [string, Kinship] => {
      const sum = (of: "squareMetres" | "uncertain" | "people") => list.reduce((total, part) => total + part[of], 0);
      const [land, people, uncertain] = [sum("squareMetres"), sum("people"), sum("uncertain")];
      const parts = list.map(({ code, share, squareMetres }) => ({
        code,
        share: rounded(share),
        cover: rounded(squareMetres / (land || 1)),
      }));
      return [name, { kind: "parts", parts, uncertain: rounded(people > 0 ? uncertain / people : 0) }];
    }),
  );
}

interface Measured {
  overlaps: Overlaps;
  from: readonly string[];
  to: readonly string[];
  /** Which area of the level a buurt lies in, of either division. */
  unit: (buurt: string) => string;
}

/** States which areas of a level are the same, and how much one of today has in common with the older one of its code. */
function markSame(kin: Record<string, Kinship>, { overlaps, from, to, unit }: Measured, { older }: Pieces): void {
  const own = Map.groupBy(older, ({ code }) => unit(code));
  for (const [i, a] of overlaps.from.entries()) {
    const b = overlaps.to[i] ?? 0;
    const [code, today] = [from[a] ?? "", to[b] ?? ""];
    const shared = overlaps.shared[i] ?? 0;
    const common = Math.min(shared / (overlaps.fromArea[a] || 1), shared / (overlaps.toArea[b] || 1));
    const known = kin[today];
    if (common >= sameFrom) {
      const { parts = [], uncertain = 0 } = known?.kind === "parts" ? known : {};
      const exact = isExactly(own.get(code) ?? [], parts);
      kin[today] = exact ? { kind: "same", code } : { kind: "same", code, parts, uncertain };
    } else if (code === today && known?.kind === "parts") known.own = rounded(common);
  }
}

/** Are these exactly the buurten of an older area? */
const isExactly = (own: readonly OlderBuurt[], parts: readonly OlderPart[]): boolean =>
  parts.length === own.length && parts.every(({ code, share }) => share === 1 && own.some((buurt) => buurt.code === code));

/** True when the relation states that today's area with this code is the older area with the same code. */
export function isUnchanged(relation: Relation, level: string, code: string): boolean {
  const kin = relation.levels[level]?.[code];
  return kin?.kind === "same" && kin.code === code;
}

/** Do borders of this year, or of one before it, say that today's area with this code is that of then? */
export const isUnchangedSince = (relations: readonly Relation[], year: number, level: string, code: string): boolean =>
  relations.some((relation) => relation.from <= year && year <= relation.to && isUnchanged(relation, level, code));
