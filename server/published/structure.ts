/** Structure of the areas of a published set: per level the variables by which areas are comparable, and how alike two areas are. */
import { decodeColumn } from "#data/codecs/columns.ts";
import {
  fewestStructureVariables,
  type StructureId,
  type StructureVariable,
  structureVariables,
} from "#data/indicators/structure.ts";
import type { Level } from "#data/schema/area.ts";
import { type AreaLikeness, likenessOf, spreadOf, type VariableSpread } from "#data/spatial/comparable.ts";
import { findArea } from "./areas.ts";
import type { PublishedSet } from "./published-set.ts";

/** One variable at one level. */
export interface StructureFigures extends StructureVariable {
  years: number[];
  /** In row order, transformed by the scale; NaN without a figure. */
  column: Float64Array;
}

const known = new WeakMap<PublishedSet, Map<Level, StructureFigures[]>>();

/** Variables that have figures at this level, in their order; decoded once, which takes some milliseconds. */
export function structureOf(set: PublishedSet, level: Level): StructureFigures[] {
  const levels = known.get(set) ?? new Map<Level, StructureFigures[]>();
  known.set(set, levels);
  const found = levels.get(level) ?? structureVariables.flatMap((variable) => figuresOf(set, level, variable) ?? []);
  levels.set(level, found);
  return found;
}

function figuresOf(set: PublishedSet, level: Level, variable: StructureVariable): StructureFigures | undefined {
  const indicator = set.catalog.indicators.find(({ id }) => id === variable.indicator);
  const entries = (indicator?.columns ?? []).filter((entry) => entry.level === level).toSorted((a, b) => b.year - a.year);
  const taken = variable.take === "newest" ? entries.slice(0, 1) : entries.length > 1 ? entries : [];
  const columns = taken.flatMap(({ file }) => {
    const bytes = set.files.get(file)?.identity.bytes;
    return bytes ? [decodeColumn(bytes).values] : [];
  });
  const [first] = columns;
  if (!first) return undefined;
  const column = first.map((_, row) => {
    const figures = columns.map((values) => values[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    if (figures.length < Math.min(columns.length, 2)) return Number.NaN;
    const mean = figures.reduce((sum, value) => sum + value, 0) / figures.length;
    return variable.scale === "linear" ? mean : mean > 0 ? Math.log(mean) : Number.NaN;
  });
  return { ...variable, years: taken.map(({ year }) => year).sort(), column };
}

/** Of which variable an area has what; transformed. */
export const structureAt = (set: PublishedSet, { level, row }: { level: Level; row: number }): Map<StructureId, number> =>
  new Map(
    structureOf(set, level).flatMap(({ id, column }): [StructureId, number][] => {
      const value = column[row] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [[id, value]];
    }),
  );

/** Back from the scale on which it is compared. */
export const inItsUnit = ({ scale }: Pick<StructureVariable, "scale">, value: number): number =>
  scale === "log" ? Math.exp(value) : value;

const spreads = new WeakMap<PublishedSet, Map<StructureId, VariableSpread>>();

/** Over all wijken: one measure for areas of all levels. */
function spreadsOf(set: PublishedSet): Map<StructureId, VariableSpread> {
  const made =
    spreads.get(set) ??
    new Map(structureOf(set, "wijk").map(({ id, column }) => [id, spreadOf(column, Array.from(column.keys()))] as const));
  spreads.set(set, made);
  return made;
}

/**
 * How alike other areas, of whatever level, are to this one: for ordering what lies in them ("in gebieden zoals dit"). A call costs
 * microseconds. Undefined where one of the two has too few figures or is no area of this set; it says nothing then, and is not unlike.
 */
export function likenessTo(set: PublishedSet, code: string): (other: string) => AreaLikeness<StructureId> | undefined {
  const measured = spreadsOf(set);
  const valuesOf = (of: string) => {
    const ref = findArea(set, of);
    return ref ? structureAt(set, ref) : new Map<StructureId, number>();
  };
  const own = valuesOf(code);
  return (other) => {
    const theirs = valuesOf(other);
    const variables = [...measured].map(([id, spread]) => ({
      id,
      spread,
      a: own.get(id) ?? Number.NaN,
      b: theirs.get(id) ?? Number.NaN,
    }));
    return likenessOf(variables, fewestStructureVariables);
  };
}

/** Codes by likeness to this area, the most alike first and those of which it cannot be told last, otherwise in their order. */
export function byLikeness(
  set: PublishedSet,
  code: string,
  others: readonly string[],
): { code: string; likeness?: AreaLikeness<StructureId> }[] {
  const alike = likenessTo(set, code);
  const told = others.map((other) => {
    const likeness = alike(other);
    return { code: other, ...(likeness ? { likeness } : {}) };
  });
  const away = ({ likeness }: (typeof told)[number]) => likeness?.distance ?? Number.POSITIVE_INFINITY;
  return told.toSorted((a, b) => (away(a) === away(b) ? 0 : away(a) - away(b)));
}
