/** The columns of the programme: what each is called, what its rows are ordered by, and of how many rows something is known. */
import { mostProgrammeIndicators, type Programme, type ProgrammeFigure, type ProgrammeRow } from "#data/approach/programme.ts";
import { phases } from "#data/schema/initiative-filter.ts";
import * as m from "../../paraglide/messages.js";

/** In the order in which they stand; the last are the indicators, by their place. */
export const programmeColumns = [
  "name",
  "phase",
  "agreements",
  "money",
  "themes",
  "changed",
  "phases",
  "agenda",
  "first",
  "second",
  "third",
] as const;
export type ProgrammeColumn = (typeof programmeColumns)[number];

const figureColumns = ["first", "second", "third"] as const;
export type IndicatorColumn = (typeof figureColumns)[number];
export const figureColumnsOf = (programme: Pick<Programme, "indicators">): readonly IndicatorColumn[] =>
  figureColumns.slice(0, Math.min(programme.indicators.length, mostProgrammeIndicators));
export const isFigureColumn = (column: ProgrammeColumn): column is IndicatorColumn => figureColumns.some((one) => one === column);
export const placeOfFigure = (column: IndicatorColumn): number => figureColumns.indexOf(column);

type Headed = Exclude<ProgrammeColumn, IndicatorColumn>;
const heads: Record<Headed, () => string> = {
  name: m.approach_area_col_area,
  phase: m.approach_area_phase,
  agreements: m.programme_agreements,
  money: m.programme_money,
  changed: m.programme_changed,
  themes: m.programme_themes,
  phases: m.programme_phases,
  agenda: m.programme_agenda,
};

/** `nameOf`: of an indicator by its id. */
export const columnHead = (
  column: ProgrammeColumn,
  { indicators }: Pick<Programme, "indicators">,
  nameOf: (id: string) => string,
) => (isFigureColumn(column) ? nameOf(indicators[placeOfFigure(column)]?.id ?? "") : heads[column]());

export const figureIn = (
  row: ProgrammeRow,
  column: IndicatorColumn,
  { indicators }: Pick<Programme, "indicators">,
): ProgrammeFigure | undefined => row.figures.find(({ indicator }) => indicator === indicators[placeOfFigure(column)]?.id);

export const agreementsIn = ({ agreements: { kept, notKept, lapsed, open, unsaid } }: ProgrammeRow): number =>
  kept + notKept + lapsed + open + unsaid;
export const themesWithSomething = ({ themes }: ProgrammeRow): number => themes.one + themes.more;

/** What goes on for ever ends last; undefined is not known. */
function endOfMoney({ money: { lines, running, ongoing, endUnknown, until, ended } }: ProgrammeRow): string | undefined {
  if (lines === 0) return undefined;
  if (ongoing > 0) return "9999-12-31";
  if (until !== undefined) return until;
  return running > 0 && endUnknown > 0 ? undefined : (ended ?? "0000");
}

/** What a row is ordered by; undefined where nobody knows. */
function keyOf(
  row: ProgrammeRow,
  column: ProgrammeColumn,
  programme: Pick<Programme, "indicators">,
): number | string | undefined {
  if (isFigureColumn(column)) return figureIn(row, column, programme)?.value ?? undefined;
  switch (column) {
    case "name":
      return row.name;
    case "phase":
      return row.phase === undefined ? undefined : phases.indexOf(row.phase);
    case "agreements":
      return agreementsIn(row) === 0 ? undefined : row.agreements.kept;
    case "money":
      return endOfMoney(row);
    case "changed":
      return row.changed?.day;
    case "themes":
      return themesWithSomething(row) + row.themes.empty === 0 ? undefined : themesWithSomething(row);
    default: {
      const found = row.checklists.find(({ template }) => template === column);
      return found && found.done / Math.max(found.total, 1);
    }
  }
}

/** Of how many rows something is known: no sum and no average. */
export const knownIn = (column: ProgrammeColumn, programme: Programme): number =>
  programme.rows.filter((row) => (column === "money" ? row.money.lines > 0 : keyOf(row, column, programme) !== undefined)).length;

export interface ProgrammeOrder {
  by: ProgrammeColumn;
  descending: boolean;
}

/** As the address has it: `-money` is from high to low. */
export function readOrder(order: string | undefined): ProgrammeOrder | undefined {
  const by = programmeColumns.find((column) => column === order?.replace(/^-/, ""));
  return by && { by, descending: order?.startsWith("-") ?? false };
}
export const writeOrder = ({ by, descending }: ProgrammeOrder): string => `${descending ? "-" : ""}${by}`;

/** What is not known comes last either way; equal rows keep the order of the list. */
export function ordered(programme: Programme, order: ProgrammeOrder | undefined): readonly ProgrammeRow[] {
  if (!order) return programme.rows;
  const { by, descending } = order;
  const keyed = programme.rows.map((row) => ({ row, key: keyOf(row, by, programme) }));
  const turn = descending ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (typeof a === "number" && typeof b === "number") return turn * (a - b);
    return turn * String(a).localeCompare(String(b), "nl");
  });
  return keyed.map(({ row }) => row);
}
