/** The figures of a column by row, with what is said of each: for every component that shows one. */
import type { Column } from "#data/codecs/columns.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue } from "#data/schema/status.ts";
import { useColumn } from "../api/published.ts";
import { type FigureBase, roundedBase, type WrittenFigure, writeFigureAt } from "../labels/figures.ts";
import { statusOf } from "../labels/scale.ts";
import { useShown } from "./shown.ts";

/** Of any row; `column` is that of `entry`. Margins come as soon as what the rates are of is there. */
export function useFigures(
  indicator: PublishedIndicator | undefined,
  entry: ColumnEntry | undefined,
  column: Column | undefined,
): (row: number) => WrittenFigure | undefined {
  const { catalog } = useShown();
  const base = catalog && indicator && roundedBase(indicator, catalog.indicators);
  const whole = entry && base?.whole.columns.find((one) => one.level === entry.level && one.year === entry.year);
  const { data: wholes } = useColumn(column ? whole : undefined);
  const of = (row: number): FigureBase | undefined => {
    const there = wholes && hasValue(statusOf(wholes.status[row] ?? 4));
    return there && base ? { value: wholes.values[row] ?? Number.NaN, counted: base.counted } : undefined;
  };
  return (row) => indicator && entry && column && writeFigureAt(indicator, entry, column, row, of(row));
}
