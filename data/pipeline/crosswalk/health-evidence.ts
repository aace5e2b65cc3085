/**
 * Evidence for the division of 2020 (RIVM 50090NED): which codes it holds, and the one figure that RIVM gives on that division
 * and on today's, good perceived health of 2012, 2016 and 2020. Two models made them, so they differ by a point or so. A gemeente is
 * judged by its own figures: its buurten get other codes while it stays what it was.
 */
import { figureOf, type SourceTable } from "../readers/table.ts";
import {
  codesWithin,
  type Evidence,
  type EvidenceInputs,
  hasAsManyPeople,
  ownOverlap,
  sameCodes,
  type Verdict,
  verdictsOn,
} from "./evidence.ts";
import type { Indexes } from "./groups.ts";

/** Largest difference in percentage points, in every year. Of the areas with proven borders 98 % of the buurten, 98 % of the wijken and all gemeenten stay within. */
const largestDifference = { buurt: 4, wijk: 3, gemeente: 2 };
/** Least overlap of the borders of 2015 and today, both ways: both maps are simplified, so equal small areas seldom reach 0.95. */
const leastOverlap = 0.8;

const older = { table: "50090NED", field: "ErvarenGezondheidGoedZeerGoed_4" };
const newer = { table: "50150NED", field: "GoedErvarenGezondheid_4" };

const division = 2020;

interface HealthInputs extends EvidenceInputs {
  indexes: Pick<Indexes, "gemeente" | "wijk" | "buurt">;
}

/** Undefined where nothing was read on the division of 2020. */
export function healthEvidence(inputs: HealthInputs): Evidence | undefined {
  const { tables, indexes, relation, between = [] } = inputs;
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
  const buurt = verdictsOn(inputs, then, { from: division, level: "buurt", codes: indexes.buurt.codes }, ofBuurt);

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
  const bordersThen = between.find(({ from }) => from === division)?.levels.gemeente;
  const kwb = (id: string, year: number) => tables.find((table) => table.id === id && table.year === year);
  const [lived, living] = [kwb("kwb", division), kwb("85984NED", relation.to)];
  const ofGemeente = (code: string): Verdict => {
    const found = differences([[code, 1]]);
    if (found.length === 0) return "notSeen";
    if (exceeds(found, largestDifference.gemeente)) return "figuresDiffer";
    if (sameGemeente(code)) return "gemeenteCodes";
    if (bordersThen?.[code]) return "bordersDiffer";
    const people = [lived && figureOf(lived, "AantalInwoners", code), living && figureOf(living, "AantalInwoners_5", code)];
    const [before, after] = people;
    if (before === undefined || after === undefined) return "codesChanged";
    return hasAsManyPeople("gemeente", before, after) ? "ownFigures" : "inhabitantsDiffer";
  };
  return {
    from: division,
    to: relation.to,
    levels: {
      gemeente: verdictsOn(inputs, then, { from: division, level: "gemeente", codes: indexes.gemeente.codes }, ofGemeente),
      wijk: verdictsOn(inputs, then, { from: division, level: "wijk", codes: indexes.wijk.codes }, ofWijk),
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
