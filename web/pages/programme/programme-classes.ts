/** Into which classes the areas fall by a column: for the marks of the map, and in words for the list beside it. */
import type { Programme, ProgrammeRow } from "#data/approach/programme.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { monthsAfter } from "#data/schema/day.ts";
import { phases } from "#data/schema/initiative-filter.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { classRanges } from "../../figures/legend/classes.ts";
import { formatNumber, statusWordLong } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import { type Surroundings, scaleOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import {
  figureColumnsOf,
  figureIn,
  type IndicatorColumn,
  isFigureColumn,
  type ProgrammeColumn,
  placeOfFigure,
  themesWithSomething,
} from "./programme-columns.ts";

export const columnsOnMap = ["phase", "money", "themes", "phases", "agenda"] as const;
export type MapColumn = (typeof columnsOnMap)[number] | IndicatorColumn;
export const mapColumnsOf = (programme: Programme): readonly MapColumn[] => [...columnsOnMap, ...figureColumnsOf(programme)];

export interface ProgrammeClass {
  label: string;
  /** From 0 (least) to `tones` - 1; undefined where nothing is known. */
  tone?: number;
  /** Of a figure: the colour that the map of the country has for it. */
  colour?: string;
}

/** Steps from light to dark. */
export const tones = 5;
const quarters = [0, 25, 50, 75] as const;
/** Upper ends of the classes of themes. */
const themeSteps = [3, 6, 8] as const;

/** By which row falls in which class, in the order from least to most, what is not known last. */
export function classesOf(column: MapColumn, programme: Programme, catalog: Catalog, ground: Surroundings) {
  const classed = programme.rows.map((row, i) => ({ row, number: i + 1, of: classOf(row, column, programme, catalog, ground) }));
  const rank = ({ tone }: ProgrammeClass) => tone ?? Number.POSITIVE_INFINITY;
  const groups = Map.groupBy(classed, ({ of }) => of.label);
  const classes = [...groups.values()]
    .flatMap(([first]) => (first ? [first.of] : []))
    .sort((a, b) => (rank(a) === rank(b) ? a.label.localeCompare(b.label, "nl") : rank(a) - rank(b)));
  return classes.map((of) => ({ ...of, rows: (groups.get(of.label) ?? []).map(({ row, number }) => ({ row, number })) }));
}

function classOf(
  row: ProgrammeRow,
  column: MapColumn,
  programme: Programme,
  catalog: Catalog,
  ground: Surroundings,
): ProgrammeClass {
  if (isFigureColumn(column)) return figureClass(row, column, { programme, catalog, ground });
  switch (column) {
    case "phase":
      return row.phase === undefined
        ? { label: m.programme_unknown() }
        : { label: phaseWord(row.phase), tone: phases.indexOf(row.phase) + 1 };
    case "money":
      return moneyClass(row, programme.day);
    case "themes":
      return themesClass(row);
    default:
      return checklistClass(row, column);
  }
}

function moneyClass({ money: { lines, running, ongoing, until } }: ProgrammeRow, day: string): ProgrammeClass {
  if (lines === 0) return { label: m.programme_class_nothing() };
  if (running === 0) return { label: m.programme_class_stopped(), tone: 0 };
  if (ongoing > 0 || until === undefined) return { label: m.programme_class_no_end(), tone: 4 };
  if (until <= monthsAfter(day, 12)) return { label: m.programme_class_year(), tone: 1 };
  return until <= monthsAfter(day, 36)
    ? { label: m.programme_class_three(), tone: 2 }
    : { label: m.programme_class_longer(), tone: 3 };
}

function themesClass(row: ProgrammeRow): ProgrammeClass {
  const count = themesWithSomething(row);
  if (count === 0)
    return row.themes.empty === 0 ? { label: m.programme_unknown() } : { label: m.programme_class_themes_none(), tone: 0 };
  const at = themeSteps.findIndex((to) => count <= to);
  const from = (themeSteps[at - 1] ?? 0) + 1;
  return { label: m.programme_class_themes({ from: String(from), to: String(themeSteps[at]) }), tone: at + 1 };
}

function checklistClass({ checklists }: ProgrammeRow, template: "phases" | "agenda"): ProgrammeClass {
  const found = checklists.find((one) => one.template === template);
  if (!found) return { label: m.check_not_filled() };
  if (found.done >= found.total) return { label: m.programme_class_all(), tone: tones - 1 };
  const percent = (100 * found.done) / found.total;
  const at = quarters.findLastIndex((from) => percent >= from);
  return {
    label: m.programme_class_percent({ from: formatNumber(quarters[at] ?? 0), to: formatNumber((quarters[at] ?? 0) + 25) }),
    tone: at,
  };
}

interface Shown {
  programme: Programme;
  catalog: Catalog;
  ground: Surroundings;
}

function figureClass(row: ProgrammeRow, column: IndicatorColumn, { programme, catalog, ground }: Shown): ProgrammeClass {
  const indicator = catalog.indicators.find(({ id }) => id === programme.indicators[placeOfFigure(column)]?.id);
  const figure = figureIn(row, column, programme);
  const scale = indicator && scaleOf(indicator, "group", ground);
  if (!indicator || !figure || !scale) return { label: m.programme_figure_absent() };
  if (figure.value === null || !hasValue(figure.status)) return { label: statusWordLong(figure.status) };
  const tone = scale.code(figure.value, statuses.indexOf(figure.status));
  return { label: classRanges(scale)[tone] ?? "", tone, colour: scale.colour(tone) };
}

export const asMapColumn = (written: string | undefined, programme: Programme): MapColumn =>
  mapColumnsOf(programme).find((column): column is MapColumn & ProgrammeColumn => column === written) ?? "phase";
