/**
 * Evidence for the division of 2022 (`wijken-2022`): which codes it holds, and the name, size and inhabitants that it gives with them.
 */
import { figureOf } from "../readers/table.ts";
import {
  codesWithin,
  type Evidence,
  type EvidenceInputs,
  hasAsManyPeople,
  sameCodes,
  type Verdict,
  verdictsOn,
} from "./evidence.ts";
import type { Indexes } from "./groups.ts";

/**
 * Size of 2022 over the land of 2024: it may hold some water that the land does not. Inhabitants of 2022 over those of 2024; below
 * a few people any share is noise. Of the wijken with proven borders 73 % stay within all three; the others are not taken.
 */
const size = { from: 0.99, to: 1.06 };
const division = 2022;

interface WijkenInputs extends EvidenceInputs {
  /** Names of 2022 by code. */
  names: ReadonlyMap<string, string>;
  indexes: Pick<Indexes, "gemeente" | "wijk">;
}

/** Undefined where nothing was read on the division of 2022. */
export function wijkenEvidence(inputs: WijkenInputs): Evidence | undefined {
  const { tables, names, indexes, relation } = inputs;
  const then = tables.find(({ id }) => id === "wijken2022");
  const now = tables.find(({ id, year }) => id === "85984NED" && year === relation.to);
  if (!then || !now) return undefined;
  const wijken = [...then.rows.keys()].filter((code) => code.startsWith("WK"));
  const [before, today] = [codesWithin(wijken, "GM"), codesWithin(indexes.wijk.codes, "GM")];

  const hasSameCodes = (code: string) => {
    const gemeente = `GM${code.slice(2, 6)}`;
    return sameCodes(before.get(gemeente), today.get(gemeente));
  };
  const people = (code: string) => [figureOf(then, "population", code), figureOf(now, "AantalInwoners_5", code)] as const;
  /** Size of then over that of today; undefined where one of both is not known. */
  const sizeRatio = (code: string): number | undefined => {
    const [km2, hectares] = [figureOf(then, "area", code), figureOf(now, "OppervlakteLand_116", code)];
    return km2 && hectares ? (km2 * 100) / hectares : undefined;
  };
  const isSameSize = (ratio: number) => ratio >= size.from && ratio <= size.to;

  const ofWijk = (code: string, row: number): Verdict => {
    if (!hasSameCodes(code)) return "codesChanged";
    const [there, here] = people(code);
    if (there === undefined || here === undefined) return "notSeen";
    if (!hasAsManyPeople("wijk", there, here)) return "inhabitantsDiffer";
    if (plain(names.get(code) ?? "") !== plain(indexes.wijk.names[row] ?? "")) return "nameDiffers";
    const ratio = sizeRatio(code);
    if (ratio === undefined) return "notSeen";
    return isSameSize(ratio) ? "description" : "sizeDiffers";
  };
  /** A gemeente is its wijken where all of those kept their codes; else its own size says whether it is. */
  const ofGemeente = (code: string): Verdict => {
    const [there, here] = people(code);
    if (there === undefined || here === undefined) return "notSeen";
    if (!hasAsManyPeople("gemeente", there, here)) return "inhabitantsDiffer";
    if (hasSameCodes(code)) return "gemeenteCodes";
    const ratio = sizeRatio(code);
    if (ratio === undefined) return "codesChanged";
    return isSameSize(ratio) ? "ownFigures" : "sizeDiffers";
  };
  return {
    from: division,
    to: relation.to,
    levels: {
      gemeente: verdictsOn(inputs, then, { from: division, level: "gemeente", codes: indexes.gemeente.codes }, ofGemeente),
      wijk: verdictsOn(inputs, then, { from: division, level: "wijk", codes: indexes.wijk.codes }, ofWijk),
    },
  };
}

/** Spelling differs between editions in capitals, spaces and signs. */
const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
