/** Every column by indicator, level and year, worked out when first asked and kept. */
import { type CatalogEntry, smallPopulation } from "#data/indicators/entry.ts";
import type { Level } from "#data/schema/area.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import type { GroupOfRows, Indexes } from "../crosswalk/groups.ts";
import { missing, statusCode } from "../readers/table.ts";
import type { Joins } from "./cells.ts";
import { type Codes, type ColumnOf, roundColumn, sourceColumn, type WorkedColumn } from "./columns.ts";
import { type ColumnPlace, hasFigures, observe } from "./observe.ts";
import { type MemberShares, rollUpColumn } from "./roll-up.ts";

export interface ColumnInputs {
  entries: readonly CatalogEntry[];
  joins: Joins;
  indexes: Indexes;
  groups: GroupOfRows[];
}

export function memoizedColumns({ entries, joins, indexes, groups }: ColumnInputs): ColumnOf {
  const codes: Codes = { gemeente: indexes.gemeente.codes, wijk: indexes.wijk.codes, buurt: indexes.buurt.codes };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const inBuurten = {
    gemeente: partsOf(indexes.buurt.gemeenten, codes.gemeente.length),
    wijk: partsOf(indexes.buurt.parents, codes.wijk.length),
    group: groups.map((group) => buurtParts(group, indexes)),
  };
  const groupCodes = groups.map(({ area }) => area.id);
  const groupMembers = groups.map((group) => memberParts(group, codes.wijk.length));
  const kept = new Map<string, WorkedColumn | undefined>();
  const columnOf: ColumnOf = (id, level, year) => {
    const key = `${id} ${level} ${year}`;
    if (!kept.has(key)) kept.set(key, undefined).set(key, work(id, level, year));
    return kept.get(key);
  };
  const work = (id: string, level: Level, year: number): WorkedColumn | undefined => {
    const entry = byId.get(id);
    if (!entry) return undefined;
    const own = level === "group" ? undefined : sourceColumn(joins, entry, { level, year, codes: codes[level] });
    if (own && level === "wijk" && canRestOnParts(own, entry)) fillFromParts(own, rolledUp(entry, level, year));
    if (own) return roundColumn(reasoned(placed(own, entry, level, year), entry, level, year), entry.unit.decimals);
    if (level === "buurt") return undefined;
    const rolled = rolledUp(entry, level, year);
    const added = level === "group" && !entry.ofPlace ? addedUp(joins, entry, { level, year, codes: groupCodes }) : undefined;
    const column = added && rolled ? filledIn(added, rolled) : (added ?? (rolled && placed(rolled, entry, level, year)));
    return column && roundColumn(reasoned(column, entry, level, year), entry.unit.decimals);
  };
  const rolledUp = (entry: CatalogEntry, level: Exclude<Level, "buurt">, year: number): WorkedColumn | undefined => {
    // Groups rest on what the source says about whole wijken; where it says nothing, on the buurten.
    const ofMembers =
      level === "group" && entry.from.some((binding) => binding.years.includes(year) && binding.levels.includes("wijk"));
    return rollUpColumn({
      entry,
      year,
      entries: byId,
      areas: ofMembers ? groupMembers : inBuurten[level],
      from: (part, partYear) =>
        ofMembers
          ? joined(columnOf(part, "wijk", partYear), columnOf(part, "buurt", partYear), codes)
          : columnOf(part, "buurt", partYear),
    });
  };
  /** Land does not move with people: what was added up over older buurten stands only where it is the land of today. */
  const placed = (column: WorkedColumn, entry: CatalogEntry, level: Level, year: number): WorkedColumn => {
    const added = entry.ofPlace && addedUp(joins, entry, { level, year, codes: level === "group" ? groupCodes : codes[level] });
    if (!added) return column;
    const today = columnOf(land, level, joins.relation.to);
    const then = entry.id === land ? added : columnOf(land, level, year);
    for (const [row, status] of added.status.entries()) {
      const [size = Number.NaN, before = Number.NaN] = [today?.values[row], then?.values[row]];
      if (!valued[status] || valued[column.status[row] ?? missing] || !(Math.abs(before - size) <= sameLand * size)) continue;
      column.coverage ??= new Float64Array(column.values.length).fill(1);
      column.coverage[row] = added.coverage?.[row] ?? 1;
      column.values[row] = added.values[row] ?? Number.NaN;
      column.status[row] = status;
      if (column.ground) column.ground[row] = added.ground?.[row] ?? 0;
    }
    return column;
  };
  /** What only other columns tell of an area without a figure: that there is nothing it could be about, or that it has grown since. */
  const reasoned = (column: WorkedColumn, entry: CatalogEntry, level: Level, year: number): WorkedColumn => {
    const bases = basesOf(byId.get(entry.classOf?.indicator ?? "") ?? entry).flatMap((id) => columnOf(id, level, year) ?? []);
    // Of what there were too few: what a rate was divided by, or people.
    const few = (column.base && entry.denominator) || people;
    const today =
      year !== joins.relation.to && column.status.includes(tooSmall) ? columnOf(few, level, joins.relation.to) : undefined;
    for (const [row, status] of column.status.entries()) {
      const isUnsaid = status === missing || status === suppressed;
      if (isUnsaid && bases.some((base) => valued[base.status[row] ?? missing] && base.values[row] === 0))
        column.status[row] = notApplicable;
      if (status === tooSmall && (today?.values[row] ?? 0) >= smallPopulation) column.status[row] = tooSmallThen;
    }
    return column;
  };
  return columnOf;
}

/**
 * May a wijk that the source of that year knew as another one rest on its buurten, where those stayed the same? Not a count, of which
 * nothing may lack, nor a mean of whole percentages; a share of counts has none to be added up here.
 */
const canRestOnParts = ({ sourceDivision, base, status }: WorkedColumn, { aggregation, unit }: CatalogEntry): boolean =>
  sourceDivision !== undefined &&
  base === undefined &&
  status.includes(otherArea) &&
  aggregation.rule !== "sum" &&
  !(aggregation.rule === "mean" && unit.label.nl === "%" && unit.decimals === 0);

/** A wijk that was put together otherwise has the figure of its buurten, as an estimate of ours. */
function fillFromParts(own: WorkedColumn, parts: WorkedColumn | undefined): void {
  for (const [row, status] of own.status.entries()) {
    if (!parts || status !== otherArea || !valued[parts.status[row] ?? missing]) continue;
    own.values[row] = parts.values[row] ?? Number.NaN;
    own.status[row] = estimated;
    own.coverage ??= new Float64Array(own.values.length).fill(1);
    own.coverage[row] = parts.coverage?.[row] ?? 1;
    if (own.ground) own.ground[row] = parts.ground?.[row] ?? 0;
  }
}

/** Counts of another division, of groups as a whole: a buurt that was divided between two members of one group is in it all the same. */
function addedUp(joins: Joins, entry: CatalogEntry, place: ColumnPlace): WorkedColumn | undefined {
  if (entry.aggregation.rule !== "sum") return undefined;
  const binding = entry.from.find(({ years, division }) => years.includes(place.year) && division === joins.relation.from);
  const column = binding && observe(joins, binding, place, true);
  if (!column || !hasFigures(column)) return undefined;
  return { ...column, coverage: column.coverage ?? new Float64Array(column.values.length).fill(1), computed: true };
}

/** Where the first has no figure, the second. */
function filledIn(first: WorkedColumn, second: WorkedColumn): WorkedColumn {
  for (const [row, status] of first.status.entries()) {
    if (valued[status]) continue;
    first.values[row] = second.values[row] ?? Number.NaN;
    first.status[row] = second.status[row] ?? missing;
    if (first.coverage) first.coverage[row] = second.coverage?.[row] ?? 1;
    if (first.ground) first.ground[row] = second.ground?.[row] ?? 0;
  }
  return first;
}

const valued = statuses.map(hasValue);
const tooSmall = statusCode("tooSmall");
const tooSmallThen = statusCode("tooSmallThen");
const otherArea = statusCode("otherArea");
const estimated = statusCode("estimated");
const suppressed = statusCode("suppressed");
const notApplicable = statusCode("notApplicable");

const people = "inwoners";
const land = "oppervlakte-land";
/** The same land, but for how it was measured. */
const sameLand = 0.05;
/** Of which there are none without people. */
const ofPeople: readonly string[] = [people, "huishoudens"];

/** What a rate is about: where an area has none of it, the rate cannot exist. Homes can stand where nobody lives. */
function basesOf({ aggregation, denominator, weightInstead, ofPlace }: CatalogEntry): string[] {
  if (aggregation.rule === "sum" || ofPlace) return [];
  const base = weightInstead ?? denominator ?? (aggregation.rule === "mean" ? aggregation.weight : undefined);
  return base === undefined ? [] : ofPeople.includes(base) ? [...new Set([base, people])] : [base];
}

/** Rows of the level below per row of the level above. */
function partsOf(parents: readonly number[], rows: number): MemberShares[] {
  const parts: MemberShares[] = Array.from({ length: rows }, () => ({ rows: [], shares: [] }));
  for (const [row, parent] of parents.entries()) {
    parts[parent]?.rows.push(row);
    parts[parent]?.shares.push(1);
  }
  return parts;
}

/** The buurten of a group, those without a border included: they have figures. */
function buurtParts({ members }: GroupOfRows, { buurt }: Indexes): MemberShares {
  const rows: number[] = [];
  const shares: number[] = [];
  for (const member of members) {
    for (const [row, wijk] of buurt.parents.entries()) {
      if (member.level === "buurt" ? row !== member.row : wijk !== member.row) continue;
      rows.push(row);
      shares.push(member.share);
    }
  }
  return { rows, shares };
}

/** Wijken keep their row, buurten come behind them, as in `joined`. */
const memberParts = ({ members }: GroupOfRows, wijken: number): MemberShares => ({
  rows: members.map(({ level, row }) => (level === "wijk" ? row : wijken + row)),
  shares: members.map(({ share }) => share),
});

/** One column of all wijken and then all buurten. */
function joined(wijken: WorkedColumn | undefined, buurten: WorkedColumn | undefined, codes: Codes): WorkedColumn | undefined {
  const first = wijken ?? buurten;
  if (!first) return undefined;
  const rows = codes.wijk.length + codes.buurt.length;
  const column: WorkedColumn = {
    values: new Float64Array(rows).fill(Number.NaN),
    status: new Uint8Array(rows).fill(missing),
    ground: new Uint8Array(rows),
    computed: true,
    source: first.source,
    field: first.field,
  };
  const coverage = wijken?.coverage || buurten?.coverage ? new Float64Array(rows).fill(1) : undefined;
  for (const [part, at] of [
    [wijken, 0],
    [buurten, codes.wijk.length],
  ] as const) {
    if (!part) continue;
    column.values.set(part.values, at);
    column.status.set(part.status, at);
    if (part.ground) column.ground?.set(part.ground, at);
    if (part.coverage) coverage?.set(part.coverage, at);
  }
  const division = wijken?.sourceDivision ?? buurten?.sourceDivision;
  // As counts where both are, or one has nothing to add.
  const given = [wijken, buurten].filter((part) => part && hasFigures(part));
  if (given.length > 0 && given.every((part) => part?.base && part.exact)) {
    const [exact, base] = [column.values.slice(), { values: new Float64Array(rows), status: new Uint8Array(rows).fill(missing) }];
    for (const [part, at] of [
      [wijken, 0],
      [buurten, codes.wijk.length],
    ] as const) {
      if (!part?.base || !part.exact) continue;
      exact.set(part.exact, at);
      base.values.set(Array.from(part.base.values), at);
      base.status.set(Array.from(part.base.status), at);
    }
    Object.assign(column, { exact, base });
  }
  return { ...column, ...(coverage ? { coverage } : {}), ...(division === undefined ? {} : { sourceDivision: division }) };
}
