/** Answers as CSV: every row says how it was found, so that it can be found again. */
import { positionOfRd } from "../geometry/rd.ts";
import {
  type AnalysisQuestion,
  falseDiscoveryShare,
  type GroupQuestion,
  type HexagonQuestion,
  type HotSpotQuestion,
  hotSpotClasses,
  hotSpotStatuses,
  permutationDraws,
} from "../schema/analysis.ts";
import { type CsvCell, csvOf } from "../text/csv.ts";
import type { Composition } from "./composition.ts";
import { cellFigure, hexagonArea, hexagonMiddle } from "./hexagon-grid.ts";
import type { FoundGroup, HexagonCells, HotSpots } from "./results.ts";

export const methodNames = {
  "gi-star": "Getis-Ord Gi* (binary weights, self weight 1)",
  "local-moran": "local Moran (row-standardised, n-1)",
  dbscan: "DBSCAN (border points to the nearest core)",
  hexagons: "hexagons in RD (EPSG:28992)",
} as const;

/** In words that somebody else can repeat: the same for all rows. */
export function parametersOf(question: AnalysisQuestion): string {
  if (question.method === "dbscan") return `${question.metres} m; at least ${question.atLeast}`;
  if (question.method === "hexagons") return `${question.across} m across; fewer than 5 not given unless all are public`;
  const { level, subject, seed } = question;
  const about =
    subject.of === "indicator"
      ? `${subject.indicator} ${subject.year}`
      : `initiatives (${subject.measure}) per 1000 ${subject.per} ${subject.year}`;
  const tests = `${permutationDraws} permutations, two-sided; Benjamini-Hochberg ${falseDiscoveryShare}; seed ${seed}`;
  return `${about}; ${level}; rank of the value; queen contiguity; ${tests}`;
}

/** Where an answer comes from, the same for all its rows. */
export interface Provenance {
  /** What the initiatives were narrowed by, as in an address; empty for all, and where none were asked about. */
  filter: string;
  /** Generation of the published set. */
  version: string;
  source: string;
  /** Of the figures or of the initiatives: ISO. */
  date: string;
  /** Address at which the method is explained. */
  explanation: string;
}

const foundBy = ["methode", "parameters", "filter", "versie", "bron", "datum", "uitleg"];
const foundByCells = (question: AnalysisQuestion, from: Provenance): CsvCell[] => [
  methodNames[question.method],
  parametersOf(question),
  from.filter,
  from.version,
  from.source,
  from.date,
  from.explanation,
];
const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

export interface HotSpotTable {
  question: HotSpotQuestion;
  hotSpots: HotSpots;
  /** In row order, as in the area index. */
  codes: readonly string[];
  names: readonly string[];
  /** What was tested, NaN where there is none. */
  values: Float64Array;
  from: Provenance;
  /** Words for the codes, in the order of the lists; the codes themselves when left out. */
  words?: { classes: readonly string[]; statuses: readonly string[] };
  /** Of the figure itself, by row: its status and what must be said of it; absent where initiatives were tested. */
  said?: (row: number) => { status: string; marks: string };
}

/** All areas, also those without a class: what is left out cannot be checked. */
export function hotSpotCsv({ question, hotSpots, codes, names, values, from, words, said }: HotSpotTable): string {
  const [classes, statuses] = [words?.classes ?? hotSpotClasses, words?.statuses ?? hotSpotStatuses];
  const how = foundByCells(question, from);
  return csvOf([
    ["code", "naam", "waarde", "z", "moran", "p", "klasse", "status", ...foundBy, "cijfer_status", "kenmerken"],
    ...codes.map((code, row) => [
      code,
      names[row] ?? "",
      known(values[row]),
      known(hotSpots.z[row]),
      known(hotSpots.moran[row]),
      known(hotSpots.p[row]),
      classes[hotSpots.class[row] ?? 0] ?? "",
      statuses[hotSpots.status[row] ?? 0] ?? "",
      ...how,
      said?.(row).status ?? null,
      said?.(row).marks ?? null,
    ]),
  ]);
}

export interface GroupTable {
  question: GroupQuestion;
  /** With what the caller knows of each: a name from its buurten, and what it consists of. */
  groups: readonly (FoundGroup & { name: string; composition: Composition })[];
  from: Provenance;
}

export function groupCsv({ question, groups, from }: GroupTable): string {
  const how = foundByCells(question, from);
  const counted = (list: Composition["themes"]) => list.map(([word, count]) => `${word} ${count}`).join(", ");
  return csvOf([
    ["groep", "naam", "initiatieven", "themas", "partijen", "van", "tot", "lengtegraad", "breedtegraad", ...foundBy],
    ...groups.map(({ name, members, middle, composition }, at) => [
      at + 1,
      name,
      members.length,
      counted(composition.themes),
      counted(composition.parties),
      composition.from ?? null,
      composition.to ?? null,
      ...middle,
      ...how,
    ]),
  ]);
}

export interface MemberRow {
  id: string;
  title: string;
  kind: string;
  themes: readonly string[];
  lifecycle: string;
  period: { start?: string | undefined; end?: string | undefined };
  parties: readonly string[];
  placed: { buurt?: string | undefined; wijk?: string | undefined; gemeente?: string | undefined };
  /** Where the map draws it. */
  middle: readonly [longitude: number, latitude: number];
}

/** The members of one group or cell, each with how it was found. */
export function memberCsv(question: AnalysisQuestion, members: readonly MemberRow[], from: Provenance): string {
  const how = foundByCells(question, from);
  const places = ["buurt", "wijk", "gemeente", "lengtegraad", "breedtegraad"];
  return csvOf([
    ["id", "titel", "soort", "themas", "stand", "van", "tot", "partijen", ...places, ...foundBy],
    ...members.map(({ id, title, kind, themes, lifecycle, period, parties, placed, middle }) => [
      id,
      title,
      kind,
      themes.join(", "),
      lifecycle,
      period.start ?? null,
      period.end ?? null,
      parties.join(", "),
      placed.buurt ?? null,
      placed.wijk ?? null,
      placed.gemeente ?? null,
      ...middle,
      ...how,
    ]),
  ]);
}

export interface HexagonTable {
  question: HexagonQuestion;
  cells: HexagonCells;
  from: Provenance;
}

export function hexagonCsv({ question, cells, from }: HexagonTable): string {
  const { across, q, r, count, reach, reachKnown, allPublic } = cells;
  const how = foundByCells(question, from);
  const shown = (at: number, figure: number): CsvCell => {
    const { few, figure: said } = cellFigure(count[at] ?? 0, figure, allPublic[at] === 1);
    return few ? "<5" : (said ?? null);
  };
  return csvOf([
    ["q", "r", "lengtegraad", "breedtegraad", "km2", "initiatieven", "bereik", "bereik_bekend_van", ...foundBy],
    ...Array.from(q, (column, at) => [
      column,
      r[at] ?? 0,
      ...positionOfRd(...hexagonMiddle(column, r[at] ?? 0, across)),
      hexagonArea(across) / 1e6,
      shown(at, count[at] ?? 0),
      reachKnown[at] ? shown(at, reach[at] ?? 0) : null,
      shown(at, reachKnown[at] ?? 0),
      ...how,
    ]),
  ]);
}
