/** The published catalogue: indicators with their columns, breaks and national figures. */

import { encodeColumn } from "#data/codecs/columns.ts";
import type { CatalogEntry } from "#data/indicators/entry.ts";
import { type Level, levels } from "#data/schema/area.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { Indicator } from "#data/schema/indicator.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { breaksOf } from "#data/stats/breaks.ts";
import { grounds } from "../compute/cells.ts";
import { type ColumnOf, type WorkedColumn, yearsOf } from "../compute/columns.ts";
import type { NationalFigure } from "../compute/national.ts";
import { hasFigures } from "../compute/observe.ts";
import { type HashedFile, hashedFile } from "./hashed-files.ts";

const valued = statuses.map(hasValue);

export interface Published {
  indicator: PublishedIndicator;
  files: HashedFile[];
}

export interface IndicatorInputs {
  columnOf: ColumnOf;
  national: (entry: CatalogEntry, year: number) => NationalFigure | undefined;
  /** First 16 hex digits of the sha256 of each level's index file. */
  indexHash: Record<Level, string>;
}

/** All columns of one indicator; undefined where not one area has a figure. */
export function publishIndicator(entry: CatalogEntry, { columnOf, national, indexHash }: IndicatorInputs): Published | undefined {
  const files: HashedFile[] = [];
  const columns: ColumnEntry[] = [];
  const breaks: PublishedIndicator["breaks"] = [];
  for (const level of levels) {
    const found: WorkedColumn[] = [];
    for (const year of yearsOf(entry)) {
      const column = columnOf(entry.id, level, year);
      if (!column || !hasFigures(column)) continue;
      found.push(column);
      const file = columnFile(entry, { level, year, column, indexHash: indexHash[level] });
      files.push(file);
      columns.push({
        level,
        year,
        file: file.name,
        bytes: file.bytes.length,
        counts: countsOf(column.status),
        computed: column.computed,
        ...(column.sourceDivision === undefined ? {} : { sourceDivision: column.sourceDivision }),
        // The catalogue's field says more than the names of the cells: it holds for every year of the same source.
        ...(column.source === entry.source ? {} : { source: column.source, field: column.field }),
      });
    }
    if (found.length > 0) breaks.push(levelBreaks(entry, level, found));
  }
  if (columns.length === 0) return undefined;
  const years = [...new Set(columns.map(({ year }) => year))];
  return {
    indicator: {
      ...Indicator.parse(entry),
      columns,
      breaks,
      national: years.flatMap((year) => {
        const figure = national(entry, year);
        return figure ? [{ year, ...figure }] : [];
      }),
    },
    files,
  };
}

/** Rows per status, in the order of `statuses`, without the zeros at the end. */
function countsOf(status: Uint8Array): number[] {
  const counts: number[] = [];
  for (const one of status) {
    while (counts.length <= one) counts.push(0);
    counts[one] = (counts[one] ?? 0) + 1;
  }
  return counts;
}

/** The catalogue holds more than a thousand names of columns, and what is random in them is most of its bytes on the wire. */
const digitsOfColumn = 8;

interface ColumnPlace {
  level: Level;
  year: number;
  column: WorkedColumn;
  indexHash: string;
}

/** What is not whole is never 100%. */
const percentOf = (part: number): number => (part < 1 ? Math.min(99, Math.round(part * 100)) : 100);

function columnFile(entry: CatalogEntry, { level, year, column, indexHash }: ColumnPlace): HashedFile {
  const bytes = encodeColumn({
    values: column.values,
    status: column.status,
    decimals: entry.unit.decimals,
    indexHash,
    ...(column.coverage ? { coverage: Uint8Array.from(column.coverage, percentOf) } : {}),
  });
  return hashedFile(`${entry.id}-${year}-${level}`, "col", bytes, digitsOfColumn);
}

function levelBreaks(entry: CatalogEntry, level: Level, columns: WorkedColumn[]): PublishedIndicator["breaks"][number] {
  const values = columns
    .flatMap(({ values: all, status }) => [...all].filter((_, row) => valued[status[row] ?? 0]))
    .sort((a, b) => a - b);
  return {
    level,
    breaks: breaksOf(values, entry.classMethod, entry.unit.decimals),
    min: values[0] ?? 0,
    max: values.at(-1) ?? 0,
  };
}

/** How many figures of each column stand on which ground, in the order of `grounds`; the column file by name. */
export const groundsOf = (
  indicators: readonly PublishedIndicator[],
  columnOf: ColumnOf,
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    indicators.flatMap(({ id, columns }) =>
      columns.map(({ level, year, file }) => {
        const { ground, status, computed } = columnOf(id, level, year) ?? { status: new Uint8Array() };
        const counts: Record<string, number> = {};
        for (const [row, one] of status.entries()) {
          if (!valued[one]) continue;
          const name = ground ? (grounds[ground[row] ?? 0] ?? "own") : computed ? "computed" : "own";
          counts[name] = (counts[name] ?? 0) + 1;
        }
        return [file, counts];
      }),
    ),
  );
