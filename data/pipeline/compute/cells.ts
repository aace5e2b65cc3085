/** From source tables to cells in today's row order: joins on the code where the division is today's, else through the relation. */
import type { FieldRef } from "#data/indicators/entry.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { reasonOfMost } from "#data/stats/stats.ts";
import { type Evidence, isEvident } from "../crosswalk/evidence.ts";
import { isUnchanged, type Kinship, mostUncertain, type OlderPart, type Relation } from "../crosswalk/relation.ts";
import { type FieldFigures, figureOf, missing, type SourceTable, statusCode } from "../readers/table.ts";

/** On what a figure of the source stands for an area of today; in the order of their codes. */
export const grounds = [
  "own", // the table has today's division, or the area is the same by its code alone where that is proof
  "borders", // the borders of that year and today's are the same area
  "between", // the area did not change over a span of years that this one lies in
  "evidence", // codes, names and figures agree
  "parts", // added up from the smallest areas of that year
  "computed", // rolled up by us from smaller areas of today
] as const;
export type Ground = (typeof grounds)[number];
export const groundCode = (ground: Ground): number => grounds.indexOf(ground);

export interface SourceCells {
  /** NaN where the status has no value. */
  values: Float64Array;
  status: Uint8Array;
  /** Part of the area (0..1) that the figure rests on; absent where every figure is the source's own for the whole area. */
  coverage?: Float64Array;
  /** Index in `grounds` of every row that has a figure. */
  ground?: Uint8Array;
}

export interface CellsQuery extends FieldRef {
  year: number;
  level: string;
  codes: readonly string[];
  /** Division year of the table when it is not that of the borders. */
  division?: number;
  /** Counts may be added up from older buurten; anything else is taken only where the area is the same. */
  summable: boolean;
}

export interface Joins {
  tables: readonly SourceTable[];
  /** To the oldest division that we have all borders of; counts are added up over it. */
  relation: Relation;
  /** To divisions in between, of which we have the borders of some level. */
  between?: readonly Relation[];
  /** Of the divisions that we have no borders of. */
  evidence?: readonly Evidence[];
}

/** A sum of parts is only shown when the parts with a figure have at least this much of the people. */
const leastKnown = 0.9;
/** The source's own figure stands while the sum of the buurten differs no more from it than this. */
const asOwn = 0.005;

const estimated = statusCode("estimated");
const otherArea = statusCode("otherArea");
const valued = statuses.map(hasValue);

/** With room for the ground of every row. */
export type GroundedCells = SourceCells & { ground: Uint8Array };

export const emptyCells = (rows: number): GroundedCells => ({
  values: new Float64Array(rows).fill(Number.NaN),
  status: new Uint8Array(rows).fill(missing),
  ground: new Uint8Array(rows),
});

/** All missing when the source does not give the field in that year. */
export function readCells(joins: Joins, query: CellsQuery): SourceCells {
  const { tables, relation } = joins;
  const { codes, level, division } = query;
  const cells = emptyCells(codes.length);
  const table = tables.find(({ id, year }) => id === query.table && year === query.year);
  const figures = table?.fields.get(query.field);
  if (!table || !figures) return cells;
  const { rows, on } = rowsFor(joins, table, query);
  for (const [row, from] of rows.entries()) {
    if (from >= 0) copy(cells, row, figures, from);
    // Its code has a figure, and that of an older area.
    else if (isThere(figures, table.rows.get(codes[row] ?? ""))) cells.status[row] = otherArea;
    cells.ground[row] = on[row] ?? 0;
    if (on[row] === onEvidence && valued[cells.status[row] ?? missing]) cells.status[row] = estimated;
  }
  if (division !== relation.from) return cells;
  for (const [row, code] of codes.entries()) {
    const kin = relation.levels[level]?.[code];
    if (kin && kin.kind !== "none" && kin.parts?.length) addParts(cells, row, kin, { table, figures, summable: query.summable });
  }
  return cells;
}

const isThere = ({ status }: FieldFigures, row: number | undefined): boolean =>
  row !== undefined && valued[status[row] ?? missing] === true;

interface Taken {
  codes: readonly string[];
  /** Row in the table of every area of today, -1 where none may be taken. */
  rows: Int32Array;
  /** Index in `grounds` of those that are taken. */
  on: Uint8Array;
}

const onEvidence = groundCode("evidence");

/** Worked out once, for the many fields of a table share it. */
function rowsFor(
  { relation, between = [], evidence = [] }: Joins,
  table: SourceTable,
  { codes, level, division }: CellsQuery,
): Taken {
  const kept = rowsKept.get(table) ?? new Map<string, Taken>();
  rowsKept.set(table, kept);
  const key = `${level} ${division}`;
  const known = kept.get(key);
  if (known?.codes === codes) return known;
  const found = evidence.find(({ from }) => from === division);
  const on = new Uint8Array(codes.length);
  const take = (row: number, ground: Ground, code: string): number => {
    on[row] = groundCode(ground);
    return table.rows.get(code) ?? -1;
  };
  const rows = Int32Array.from(codes, (code, row) => {
    const kin = relation.levels[level]?.[code];
    if (division === undefined || division === relation.to) return take(row, "own", code);
    if (division === relation.from) return kin?.kind === "same" ? take(row, "borders", kin.code) : -1;
    const then = between.find((one) => one.from === division)?.levels[level]?.[code];
    if (then?.kind === "same") return take(row, "borders", then.code);
    // A division we have no borders of: an area that did not change over the whole span, or that evidence speaks for.
    const spanning = [relation, ...between].filter((one) => one.from < division && division < one.to);
    if (spanning.some((one) => isUnchanged(one, level, code))) return take(row, "between", code);
    return found && isEvident(found, level, code) ? take(row, "evidence", code) : -1;
  });
  const taken = { codes, rows, on };
  kept.set(key, taken);
  return taken;
}

const rowsKept = new WeakMap<SourceTable, Map<string, Taken>>();

function copy(cells: SourceCells, row: number, figures: FieldFigures, from: number): void {
  const status = figures.status[from] ?? missing;
  cells.status[row] = status;
  cells.values[row] = valued[status] ? (figures.values[from] ?? Number.NaN) : Number.NaN;
  if (cells.coverage) cells.coverage[row] = 1;
}

/** Whose people weigh, where a part has no figure: on the map, and in StatLine. */
const people = ["AANT_INW", "AantalInwoners"];

interface OldFigures {
  table: SourceTable;
  figures: FieldFigures;
  summable: boolean;
}

/** Puts the sum of the older buurten, or why there is none where the area is a mix of them. */
function addParts(
  cells: GroundedCells,
  row: number,
  { kind, parts = [], uncertain = 0 }: Exclude<Kinship, { kind: "none" }>,
  of: OldFigures,
): void {
  const { sum, known, lacking } = sumOfParts(parts, of);
  const placed = of.summable && uncertain <= mostUncertain;
  if (!placed || known < leastKnown) {
    if (kind === "same" || cells.status[row] === otherArea) return;
    cells.status[row] = !placed && lacking.length < parts.length ? otherArea : reasonOfMost(lacking);
    return;
  }
  const own = cells.values[row] ?? Number.NaN;
  if (Math.abs(own - sum) <= asOwn * Math.abs(own)) return;
  cells.coverage ??= new Float64Array(cells.values.length).fill(1);
  cells.values[row] = sum;
  cells.status[row] = estimated;
  cells.ground[row] = groundCode("parts");
  cells.coverage[row] = Math.max(0, known - uncertain);
}

/** `known` is the part of the people who live in parts with a figure; `lacking` are the others. */
function sumOfParts(parts: readonly OlderPart[], { table, figures }: OldFigures) {
  let [sum, all, counted, there] = [0, 0, 0, 0];
  const field = people.find((one) => table.fields.has(one)) ?? "";
  const lacking: { status: number; people: number }[] = [];
  for (const { code, share } of parts) {
    const from = table.rows.get(code);
    const living = (figureOf(table, field, code) ?? 0) * share;
    all += living;
    if (from === undefined || !isThere(figures, from)) {
      lacking.push({ status: (from === undefined ? undefined : figures.status[from]) ?? missing, people: living });
      continue;
    }
    there++;
    counted += living;
    sum += (figures.values[from] ?? 0) * share;
  }
  return { sum, known: all > 0 ? counted / all : there / parts.length, lacking };
}
