/**
 * Evidence that an area is still what it was in a division of which we have no borders (2020, 2022). Codes are reused, so a
 * code alone proves nothing; each rule names what else has to agree. What is taken this way is "estimated", never "ok".
 * How often each rule holds was measured on areas whose borders are known: data/SOURCES.md.
 */
import { z } from "zod";
import { figureOf, type SourceTable } from "../readers/table.ts";
import type { Indexes } from "./groups.ts";
import { sameFrom } from "./pieces.ts";
import { isUnchanged, type Relation } from "./relation.ts";

/** What speaks for an area, beside its code. */
export const evidenceRules = [
  "gemeenteCodes", // its gemeente has exactly the same codes in both divisions: nothing was split, merged or added
  "wijkCodes", // its wijk has exactly the same codes, and its borders of 2015 and today nearly agree
  "description", // its gemeente has the same codes, and name, size and number of inhabitants agree
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

/**
 * Evidence for the division of 2020 (RIVM 50090NED): which codes it holds, and the one figure that RIVM gives on that division
 * and on today's, good perceived health of 2012, 2016 and 2020. Two models made them, so they differ by a point or so.
 */

/** Largest difference in percentage points, in every year. Of the areas with proven borders 98 % of the buurten, 98 % of the wijken and all gemeenten stay within. */
const largestDifference = { buurt: 4, wijk: 3, gemeente: 2 };
/** Least overlap of the borders of 2015 and today, both ways: both maps are simplified, so equal small areas seldom reach 0.95. */
const leastOverlap = 0.8;

const older = { table: "50090NED", field: "ErvarenGezondheidGoedZeerGoed_4" };
const newer = { table: "50150NED", field: "GoedErvarenGezondheid_4" };

interface HealthInputs {
  tables: readonly SourceTable[];
  indexes: Pick<Indexes, "gemeente" | "wijk" | "buurt">;
  relation: Relation;
}

/** Undefined where nothing was read on the division of 2020. */
export function healthEvidence({ tables, indexes, relation }: HealthInputs): Evidence | undefined {
  const then = tables.find(({ id }) => id === older.table);
  if (!then) return undefined;
  const differences = pairsOf(tables);
  const buurten = [...then.rows.keys()].filter((code) => code.startsWith("BU"));
  const [gemeenteThen, gemeenteNow] = [codesWithin(buurten, "GM"), codesWithin(indexes.buurt.codes, "GM")];
  const [wijkThen, wijkNow] = [codesWithin(buurten, "WK"), codesWithin(indexes.buurt.codes, "WK")];
  const sameGemeente = (code: string) => {
    const key = `GM${code.slice(2, 6)}`;
    return sameCodes(gemeenteThen.get(key), gemeenteNow.get(key));
  };
  const sameWijk = (code: string) => {
    const key = `WK${code.slice(2, 8)}`;
    return sameCodes(wijkThen.get(key), wijkNow.get(key));
  };

  const ofBuurt = (code: string): Verdict => {
    if (!sameGemeente(code) && !sameWijk(code)) return "codesChanged";
    const found = differences([[code, 1]]);
    if (exceeds(found, largestDifference.buurt)) return "figuresDiffer";
    const overlaps = ownOverlap(relation, "buurt", code) >= leastOverlap;
    if (!sameGemeente(code)) return overlaps ? "wijkCodes" : "bordersDiffer";
    return found.length > 0 || overlaps ? "gemeenteCodes" : "notSeen";
  };
  const buurt = verdicts(indexes.buurt.codes, "buurt", ofBuurt);

  const inhabitants = new Map(indexes.buurt.codes.map((code, row) => [code, indexes.buurt.inhabitants[row] ?? 0]));
  const taken = (code: string) => ["gemeenteCodes", "wijkCodes", undefined].includes(buurt[code]);
  const ofWijk = (code: string): Verdict => {
    if (!sameWijk(code)) return "codesChanged";
    const parts = [...(wijkNow.get(code) ?? [])];
    const found = differences(parts.map((part) => [part, Math.max(1, inhabitants.get(part) ?? 0)]));
    if (exceeds(found, largestDifference.wijk)) return "figuresDiffer";
    if (sameGemeente(code)) return found.length > 0 || parts.every(taken) ? "gemeenteCodes" : "notSeen";
    return parts.every(taken) ? "wijkCodes" : "bordersDiffer";
  };
  const ofGemeente = (code: string): Verdict => {
    if (!sameGemeente(code)) return "codesChanged";
    const found = differences([[code, 1]]);
    if (found.length === 0) return "notSeen";
    return exceeds(found, largestDifference.gemeente) ? "figuresDiffer" : "gemeenteCodes";
  };

  function verdicts(codes: readonly string[], level: string, judge: (code: string) => Verdict): Record<string, Verdict> {
    const open = codes.filter((code) => then?.rows.has(code) && !isUnchanged(relation, level, code));
    return Object.fromEntries(open.map((code) => [code, judge(code)]));
  }
  return {
    from: 2020,
    to: relation.to,
    levels: {
      gemeente: verdicts(indexes.gemeente.codes, "gemeente", ofGemeente),
      wijk: verdicts(indexes.wijk.codes, "wijk", ofWijk),
      buurt,
    },
  };
}

const exceeds = (differences: number[], most: number) => differences.some((difference) => Math.abs(difference) > most + 1e-9);

/** Answers per year that both tables have: the mean difference over areas by weight, in percentage points. */
function pairsOf(tables: readonly SourceTable[]): (areas: readonly (readonly [code: string, weight: number])[]) => number[] {
  const pairs = tables.flatMap((table) => {
    const other = tables.find(({ id, year }) => id === newer.table && year === table.year);
    return table.id === older.table && other ? [[table, other] as const] : [];
  });
  return (areas) =>
    pairs.flatMap(([then, now]) => {
      let sum = 0;
      let weights = 0;
      for (const [code, weight] of areas) {
        const [a, b] = [figureOf(then, older.field, code), figureOf(now, newer.field, code)];
        if (a === undefined || b === undefined) continue;
        sum += weight * (a - b);
        weights += weight;
      }
      return weights === 0 ? [] : [sum / weights];
    });
}

/**
 * Evidence for the division of 2022 (`wijken-2022`): which codes it holds, and the name, size and inhabitants that it gives with them.
 *
 * Size of 2022 over the land of 2024: it may hold some water that the land does not. Inhabitants of 2022 over those of 2024; below
 * a few people any share is noise. Of the wijken with proven borders 73 % stay within all three; the others are not taken.
 */
const size = { from: 0.99, to: 1.06 };
const people = { wijk: 0.1, gemeente: 0.05, few: 25 };

interface WijkenInputs {
  tables: readonly SourceTable[];
  /** Names of 2022 by code. */
  names: ReadonlyMap<string, string>;
  indexes: Pick<Indexes, "gemeente" | "wijk">;
  relation: Relation;
}

/** Undefined where nothing was read on the division of 2022. */
export function wijkenEvidence({ tables, names, indexes, relation }: WijkenInputs): Evidence | undefined {
  const then = tables.find(({ id }) => id === "wijken2022");
  const now = tables.find(({ id, year }) => id === "85984NED" && year === relation.to);
  if (!then || !now) return undefined;
  const wijken = [...then.rows.keys()].filter((code) => code.startsWith("WK"));
  const [before, today] = [codesWithin(wijken, "GM"), codesWithin(indexes.wijk.codes, "GM")];

  const judge = (level: "gemeente" | "wijk", code: string, name: string): Verdict => {
    const gemeente = `GM${code.slice(2, 6)}`;
    if (!sameCodes(before.get(gemeente), today.get(gemeente))) return "codesChanged";
    const [there, here] = [figureOf(then, "population", code), figureOf(now, "AantalInwoners_5", code)];
    if (there === undefined || here === undefined) return "notSeen";
    if (Math.abs(there - here) > Math.max(people.few, people[level] * here)) return "inhabitantsDiffer";
    // A gemeente is its wijken: all of those have kept their codes, so its name and its waters say no more.
    if (level === "gemeente") return "gemeenteCodes";
    if (plain(names.get(code) ?? "") !== plain(name)) return "nameDiffers";
    const [km2, hectares] = [figureOf(then, "area", code), figureOf(now, "OppervlakteLand_116", code)];
    if (!km2 || !hectares) return "notSeen";
    const ratio = (km2 * 100) / hectares;
    return ratio >= size.from && ratio <= size.to ? "description" : "sizeDiffers";
  };
  const verdicts = (level: "gemeente" | "wijk"): Record<string, Verdict> =>
    Object.fromEntries(
      indexes[level].codes.flatMap((code, row) =>
        then.rows.has(code) && !isUnchanged(relation, level, code)
          ? [[code, judge(level, code, indexes[level].names[row] ?? "")] as const]
          : [],
      ),
    );
  return { from: 2022, to: relation.to, levels: { gemeente: verdicts("gemeente"), wijk: verdicts("wijk") } };
}

/** Spelling differs between editions in capitals, spaces and signs. */
const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
