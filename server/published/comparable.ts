/** The areas that are comparable to one, and how far they are: `/api/v1/areas/{code}/comparable`. */
import type { ComparableArea, ComparableAreas, ComparedVariable } from "#data/comparable/comparable-areas.ts";
import { fewestStructureVariables, type StructureId } from "#data/indicators/structure.ts";
import type { ChoroplethLevel, Level } from "#data/schema/area.ts";
import {
  balanceOf,
  imbalanceLimit,
  likenessOf,
  type Neighbour,
  nearestAreas,
  spreadOf,
  type VariableSpread,
} from "#data/spatial/comparable.ts";
import { Problem } from "../http/errors.ts";
import { type AreaRef, describeArea, groupsOf } from "./areas.ts";
import type { PublishedSet } from "./published-set.ts";
import { inItsUnit, type StructureFigures, structureAt, structureOf } from "./structure.ts";

/** Inhabitants that a comparable area has at least: the largest of these that the area reaches itself. Of small areas figures jump. */
const floors: Record<ChoroplethLevel, readonly number[]> = { gemeente: [0], wijk: [500, 4000], buurt: [100, 500] };

/** Areas of a list are made of wijken and are as large as some. */
export const comparedLevel = (level: Level): ChoroplethLevel => (level === "group" ? "wijk" : level);

/** What an area was matched on, and with which. */
export interface Match {
  level: ChoroplethLevel;
  atLeast: number;
  withoutFocus: boolean;
  pool: readonly number[];
  variables: { figures: StructureFigures; spread: VariableSpread; own: number }[];
  neighbours: Neighbour[];
}

interface MatchOptions {
  /** Only among areas for which this holds. */
  among?: (row: number) => boolean;
  /** Also for an area that is in none of them. */
  neverFocus?: boolean;
  /** A variable that does not count. */
  without?: StructureId;
}

/** Undefined where the area has fewer figures than it takes, or there are no others. */
export function matchArea(set: PublishedSet, ref: AreaRef, options: MatchOptions = {}): Match | undefined {
  const { among, neverFocus = false, without } = options;
  const level = comparedLevel(ref.level);
  const own = structureAt(set, ref);
  const used = structureOf(set, level).filter(({ id }) => own.has(id) && id !== without);
  if (used.length < fewestStructureVariables) return undefined;
  const inhabitants = set.areas[ref.level].inhabitants[ref.row] ?? -1;
  const [lowest = 0] = floors[level];
  const atLeast = floors[level].findLast((floor) => inhabitants >= floor) ?? lowest;
  const excluded = focusRows(set, level);
  const withoutFocus = neverFocus || (ref.level === "group" ? isFocusGroup(set, ref) : excluded.has(ref.row));
  const all = poolOf(set, level, atLeast);
  const members = new Set(ref.level === "group" ? memberRows(set, ref, level) : [ref.row]);
  const pool = all.filter((row) => !members.has(row) && !(withoutFocus && excluded.has(row)) && among?.(row) !== false);
  const variables = used.map((figures) => ({
    figures,
    spread: spreadIn(figures, all),
    own: own.get(figures.id) ?? Number.NaN,
  }));
  const neighbours = nearestAreas({
    columns: used.map(({ column }) => column),
    spreads: variables.map(({ spread }) => spread),
    subject: variables.map((variable) => variable.own),
    pool,
    gemeenten: level === "gemeente" ? [] : set.areas[level].gemeenten,
  });
  return neighbours.length === 0 ? undefined : { level, atLeast, withoutFocus, pool, variables, neighbours };
}

/** Throws a Problem 404 where nothing can be said. */
export function comparableTo(set: PublishedSet, ref: AreaRef): ComparableAreas {
  const match = matchArea(set, ref);
  if (!match)
    throw new Problem(
      404,
      `Nothing can be called comparable to this area: it takes figures of at least ${fewestStructureVariables} of the variables of its structure, and other areas that have them.`,
    );
  const { level, variables, neighbours, pool, atLeast, withoutFocus } = match;
  const chosen = neighbours.map(({ row }) => row);
  const compared = variables.map(({ figures, spread, own }): ComparedVariable => {
    const indicator = set.catalog.indicators.find(({ id }) => id === figures.indicator);
    return {
      id: figures.id,
      indicator: figures.indicator,
      name: indicator?.name ?? { nl: figures.indicator, en: figures.indicator },
      years: figures.years,
      scale: figures.scale,
      value: rounded(inItsUnit(figures, own)),
      mean: rounded(inItsUnit(figures, spreadOf(figures.column, chosen).mean)),
      before: rounded(balanceOf(own, figures.column, spread, []).before),
      after: rounded(balanceOf(own, figures.column, spread, chosen).after),
    };
  });
  const area = describeArea(set, ref);
  const present = new Set(variables.map(({ figures }) => figures.id));
  return {
    area: { code: area.code, name: area.name, level: area.level },
    ...{ level, pool: pool.length, atLeast, withoutFocus },
    variables: compared,
    lacking: structureOf(set, "wijk").flatMap(({ id }) => (present.has(id) ? [] : [id])),
    areas: neighbours.map((one) => neighbourOf(set, match, one)),
    balanced: compared.every(({ after }) => Math.abs(after) <= imbalanceLimit),
  };
}

function neighbourOf(set: PublishedSet, { level, variables, neighbours }: Match, { row, distance }: Neighbour): ComparableArea {
  const { code, name, gemeente, inhabitants } = describeArea(set, { level, row });
  const others = neighbours.map((one) => one.row).filter((one) => one !== row);
  const worst = variables.map(({ figures, spread, own }) => Math.abs(balanceOf(own, figures.column, spread, others).after));
  const likeness = likenessOf(
    variables.map(({ figures, spread, own }) => ({ id: figures.id, spread, a: own, b: figures.column[row] ?? Number.NaN })),
    1,
  );
  return {
    ...{ code, name },
    ...(gemeente ? { gemeente } : {}),
    ...(inhabitants === undefined ? {} : { inhabitants }),
    distance: rounded(distance),
    alike: likeness?.alike ?? [],
    without: others.length === 0 ? 0 : rounded(Math.max(...worst)),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

const pools = new WeakMap<PublishedSet, Map<string, readonly number[]>>();

/** Rows of the areas of a level with at least so many inhabitants. */
function poolOf(set: PublishedSet, level: ChoroplethLevel, atLeast: number): readonly number[] {
  const made = pools.get(set) ?? new Map<string, readonly number[]>();
  pools.set(set, made);
  const key = `${level}${atLeast}`;
  const { codes, inhabitants } = set.areas[level];
  const pool = made.get(key) ?? Array.from(codes.keys()).filter((row) => (inhabitants[row] ?? -1) >= atLeast);
  made.set(key, pool);
  return pool;
}

const spreadsIn = new WeakMap<readonly number[], Map<StructureFigures, VariableSpread>>();

/** Over the pool before anything is left out of it: the same denominator for every area. */
function spreadIn(figures: StructureFigures, pool: readonly number[]): VariableSpread {
  const made = spreadsIn.get(pool) ?? new Map<StructureFigures, VariableSpread>();
  spreadsIn.set(pool, made);
  const spread = made.get(figures) ?? spreadOf(figures.column, pool);
  made.set(figures, spread);
  return spread;
}

/** Lists of areas where something was done that others did not get. */
const treated: ReadonlySet<string> = new Set(["focusgebieden", "krachtwijken"]);

const isFocusGroup = (set: PublishedSet, { row }: AreaRef): boolean => {
  const code = set.areas.group.codes[row];
  return set.catalog.groups.some(({ id, areas }) => treated.has(id) && areas.some((area) => area.id === code));
};

const focus = new WeakMap<PublishedSet, Map<ChoroplethLevel, ReadonlySet<number>>>();

/** Rows of the wijken or buurten that share a buurt with a focusgebied or krachtwijk; no gemeente is one as a whole. */
export function focusRows(set: PublishedSet, level: ChoroplethLevel): ReadonlySet<number> {
  const made = focus.get(set) ?? new Map<ChoroplethLevel, ReadonlySet<number>>();
  focus.set(set, made);
  const found = made.get(level) ?? new Set(level === "gemeente" ? [] : rowsIn(set, level, (list) => treated.has(list)));
  made.set(level, found);
  return found;
}

function rowsIn(set: PublishedSet, level: "wijk" | "buurt", counts: (list: string, id: string) => boolean): number[] {
  const ids = new Set(
    set.catalog.groups.flatMap(({ id: list, areas }) => areas.flatMap(({ id }) => (counts(list, id) ? [id] : []))),
  );
  const groups = groupsOf(set);
  const { codes, parents } = set.areas.buurt;
  return Array.from(codes.keys())
    .filter((row) => groups(row).some((id) => ids.has(id)))
    .map((row) => (level === "buurt" ? row : (parents[row] ?? -1)));
}

/** Rows of the wijken or buurten that an area of a list is made of. */
export const memberRows = (set: PublishedSet, { row }: AreaRef, level: ChoroplethLevel): number[] =>
  level === "gemeente" ? [] : rowsIn(set, level, (_, id) => id === set.areas.group.codes[row]);
