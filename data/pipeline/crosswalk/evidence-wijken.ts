/** Evidence for the division of 2022 (`wijken-2022`): which codes it holds, and the name, size and inhabitants that it gives with them. */

import { figureOf, type SourceTable } from "../readers/table.ts";
import { codesWithin, type Evidence, sameCodes, type Verdict } from "./evidence.ts";
import type { Indexes } from "./groups.ts";
import { isUnchanged, type Relation } from "./relation.ts";

/**
 * Size of 2022 over the land of 2024: it may hold some water that the land does not. Inhabitants of 2022 over those of 2024; below
 * a few people any share is noise. Of the wijken with proven borders 73 % stay within all three; the others are not taken.
 */
const size = { from: 0.99, to: 1.06 };
const people = { wijk: 0.1, gemeente: 0.05, few: 25 };

export interface WijkenInputs {
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
