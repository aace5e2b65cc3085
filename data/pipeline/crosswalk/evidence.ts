/**
 * Evidence that an area is still what it was in a division of which we have no borders (2020, 2022). Codes are reused, so a
 * code alone proves nothing; each rule names what else has to agree. What is taken this way is "estimated", never "ok".
 * How often each rule holds was measured on areas whose borders are known: data/SOURCES.md.
 */
import { z } from "zod";
import type { MapLevel } from "../readers/map-borders.ts";
import type { SourceTable } from "../readers/table.ts";
import { sameFrom } from "./pieces.ts";
import { isUnchangedSince, type Relation } from "./relation.ts";

/** What speaks for an area, beside its code. */
export const evidenceRules = [
  "gemeenteCodes", // its gemeente has exactly the same codes in both divisions: nothing was split, merged or added
  "wijkCodes", // its wijk has exactly the same codes, and its borders of 2015 and today nearly agree
  "description", // its gemeente has the same codes, and name, size and number of inhabitants agree
  "ownFigures", // a gemeente: its own figures agree on both divisions, whatever became of the codes of its buurten
] as const;

/** Why an area whose code is in both divisions is not taken. */
const refusals = [
  "codesChanged", // codes around it came or went, so its own may have got another area
  "figuresDiffer", // figures of the same year that a source gives on both divisions differ too much
  "bordersDiffer", // its wijk has the same codes, but its borders of 2015 and today do not agree
  "notSeen", // there is nothing to compare
  "nameDiffers",
  "sizeDiffers",
  "inhabitantsDiffer",
  "changeFlagged", // CBS itself says, in an edition since, that its borders or its code changed
] as const;

export type Verdict = (typeof evidenceRules)[number] | (typeof refusals)[number];

/** Per level and code of today that the older division has too and that the boundary relation does not state unchanged. */
export const Evidence = z.object({
  from: z.number().int(),
  to: z.number().int(),
  levels: z.record(z.string(), z.record(z.string(), z.enum([...evidenceRules, ...refusals]))),
});
export type Evidence = z.infer<typeof Evidence>;

const accepted: ReadonlySet<string> = new Set(evidenceRules);

export const isEvident = ({ levels }: Evidence, level: string, code: string): boolean =>
  accepted.has(levels[level]?.[code] ?? "");

/** Codes of buurten or wijken by the code of the gemeente ("GM0363") or wijk ("WK036300") that they begin with. */
export function codesWithin(codes: Iterable<string>, within: "GM" | "WK"): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const code of codes) {
    const key = within + code.slice(2, within === "GM" ? 6 : 8);
    const set = found.get(key);
    if (set) set.add(code);
    else found.set(key, new Set([code]));
  }
  return found;
}

export const sameCodes = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  a !== undefined && b !== undefined && a.size === b.size && [...a].every((code) => b.has(code));

/** Part of the area that its code had in the older map and has today, of the larger of both: 1 is the same area, 0 another one. */
export function ownOverlap(relation: Relation, level: string, code: string): number {
  const kin = relation.levels[level]?.[code];
  if (kin?.kind === "same") return kin.code === code ? sameFrom : 0;
  return kin?.kind === "parts" ? (kin.own ?? 0) : 0;
}

export interface EvidenceInputs {
  tables: readonly SourceTable[];
  relation: Relation;
  /** Of divisions in between, of which some borders are known. */
  between?: readonly Relation[];
}

/**
 * Verdicts on the areas of today that the table of that year has and that no borders state unchanged. What is taken must not be what
 * CBS flags: each edition says of every area whether it changed since the year before.
 */
export function verdictsOn(
  { tables, relation, between = [] }: EvidenceInputs,
  then: SourceTable,
  { from, level, codes }: { from: number; level: MapLevel; codes: readonly string[] },
  judge: (code: string, row: number) => Verdict,
): Record<string, Verdict> {
  const since = tables.filter(({ year }) => year > from && year <= relation.to);
  const isFlagged = (code: string) => since.some(({ changed }) => changed.has(code));
  return Object.fromEntries(
    codes.flatMap((code, row) => {
      if (!then.rows.has(code) || isUnchangedSince([relation, ...between], from, level, code)) return [];
      const verdict = judge(code, row);
      return [[code, accepted.has(verdict) && isFlagged(code) ? "changeFlagged" : verdict] as const];
    }),
  );
}

/** Inhabitants then over those of today; below a few people any share is noise. */
const growth = { wijk: 0.1, gemeente: 0.05, few: 25 };

export const hasAsManyPeople = (level: "wijk" | "gemeente", then: number, today: number): boolean =>
  Math.abs(then - today) <= Math.max(growth.few, growth[level] * today);
