/** Observations that a source gives itself: one binding, year and level of a catalogue entry worked out in row order. */
import type { Binding, FieldRef, FigureRule } from "#data/indicators/entry.ts";
import { type SourceId, sourceOfFigure } from "#data/indicators/sources.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { heavier, type Observations } from "#data/stats/stats.ts";
import { statusCode } from "../readers/table.ts";
import { emptyCells, type Joins, readCells, type SourceCells } from "./cells.ts";

export interface ColumnPlace {
  year: number;
  level: string;
  codes: readonly string[];
}

export interface Observed extends SourceCells {
  /** Division year of the source where it is not that of the borders. */
  sourceDivision?: number;
  source: SourceId;
  /** Field or fields as the source names them. */
  field: string;
  /** Of a rate worked out here: what it was divided by. Together with it the counts come back, so that shares are added up as counts. */
  base?: Observations;
}

const valued = statuses.map(hasValue);
const ok = statusCode("ok");
const provisional = statusCode("provisional");
const tooSmall = statusCode("tooSmall");
const notApplicable = statusCode("notApplicable");

/** `summable`: the indicator's own rule is `sum`, so that counts of another division may be shared out. */
export function observe(joins: Joins, binding: Binding, place: ColumnPlace, summable: boolean): Observed {
  const read = (ref: FieldRef, shared: boolean) =>
    readCells(joins, {
      ...ref,
      ...place,
      summable: shared,
      ...(binding.division === undefined ? {} : { division: binding.division }),
    });
  const { figure } = binding;
  const cells: SourceCells & Pick<Observed, "base"> =
    figure.kind === "field"
      ? read(figure, summable)
      : figure.kind === "sum"
        ? addUp(figure.fields.map(readShared))
        : divide(figure.numerator.map(readShared), figure.denominator.map(readShared), figure);
  function readShared(ref: FieldRef): SourceCells {
    return read(ref, true);
  }
  if (figure.kind === "field" && figure.small) hideSmall(cells, read(figure.small.of, true), figure.small.below);
  if (binding.provisional?.includes(place.year)) {
    for (const [row, status] of cells.status.entries()) if (status === ok) cells.status[row] = provisional;
  }
  const known = { ...cells, source: sourceOfFigure(figure), field: fieldText(figure) };
  return binding.division === undefined || binding.division === joins.relation.to
    ? known
    : { ...known, sourceDivision: binding.division };
}

const fieldText = (figure: FigureRule): string => {
  const sum = (refs: FieldRef[]) => refs.map(({ field }) => field).join(" + ");
  return figure.kind === "field"
    ? figure.field
    : figure.kind === "sum"
      ? sum(figure.fields)
      : `${sum(figure.numerator)} / ${sum(figure.denominator)}`;
};

/** Whatever the source says about a few people is not shown, and where nobody lives there is nothing to say. */
function hideSmall(cells: SourceCells, people: SourceCells, below: number): void {
  for (let row = 0; row < cells.values.length; row++) {
    const living = people.values[row] ?? 0;
    if (valued[people.status[row] ?? 0] && living < below) {
      cells.status[row] = living === 0 ? notApplicable : tooSmall;
      cells.values[row] = Number.NaN;
    }
  }
}

interface Ratio {
  scale: number;
  minimum: number;
}

function divide(
  numerators: SourceCells[],
  denominators: SourceCells[],
  { scale, minimum }: Ratio,
): SourceCells & Pick<Observed, "base"> {
  const above = addUp(numerators);
  const below = addUp(denominators);
  const cells = emptyCells(above.values.length);
  for (let row = 0; row < cells.values.length; row++) {
    const base = below.status[row] ?? 0;
    const top = above.status[row] ?? 0;
    const of = below.values[row] ?? 0;
    if (valued[base] && of === 0) cells.status[row] = notApplicable;
    else if (valued[base] && of < minimum) cells.status[row] = tooSmall;
    else {
      const status = heavier(base, top);
      cells.status[row] = status;
      if (valued[status]) cells.values[row] = ((above.values[row] ?? 0) / of) * scale;
    }
  }
  cells.ground = weakest([above, below]);
  if (above.coverage || below.coverage) {
    cells.coverage = cells.values.map((_, row) => Math.min(above.coverage?.[row] ?? 1, below.coverage?.[row] ?? 1));
  }
  return { ...cells, base: below };
}

/** Sum of several fields; one that has no figure leaves the sum without one. */
function addUp(list: SourceCells[]): SourceCells {
  const [first] = list;
  if (!first) throw new RangeError("a ratio without fields");
  const sum = emptyCells(first.values.length);
  for (let row = 0; row < sum.values.length; row++) {
    let value = 0;
    let status = ok;
    for (const cells of list) {
      value += cells.values[row] ?? Number.NaN;
      status = heavier(cells.status[row] ?? 0, status);
    }
    sum.values[row] = valued[status] ? value : Number.NaN;
    sum.status[row] = status;
  }
  sum.ground = weakest(list);
  if (list.some(({ coverage }) => coverage)) {
    sum.coverage = sum.values.map((_, row) => Math.min(...list.map(({ coverage }) => coverage?.[row] ?? 1)));
  }
  return sum;
}

/** A figure stands on the weakest of the grounds that its fields stand on. */
const weakest = (list: readonly SourceCells[]): Uint8Array =>
  Uint8Array.from(list[0]?.status ?? [], (_, row) => Math.max(...list.map(({ ground }) => ground?.[row] ?? 0)));

/** True where at least one area has a figure. */
export const hasFigures = (cells: Pick<SourceCells, "status">): boolean => cells.status.some((status) => valued[status]);
