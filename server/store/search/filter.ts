/** What a list is asked for, as conditions on the listed columns: the same words for what is public and for working versions. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import type { Box } from "#data/geometry/box.ts";
import { edgesOf } from "#data/geometry/edges.ts";
import type { Ring } from "#data/geometry/segments.ts";
import type { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { Scope } from "#data/schema/permission.ts";
import { searchable } from "#data/text/fold.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import type { EntryTable, Listed, Tables } from "../tables.ts";
import { cellsAround, phaseBits, themeBits } from "./listed.ts";
import { type AskedWord, findWords, hasWords } from "./word-search.ts";

/** What was asked, and what makes it safe or quick to answer. `bbox` touches what may be seen of a place, `middle` and `within` are about where the map draws its point. */
export interface Filter extends InitiativeFilter {
  /** Entries of these types; where nothing is said, of what is public initiatives alone, and working versions of every type. */
  types?: readonly EntryType[] | undefined;
  /** The words of `q`, where they have been looked up: see `prepared`. */
  words?: readonly AskedWord[] | undefined;
  /** Of working versions: where the place itself may be asked about. Elsewhere boxes and buurten only find what the public sees. */
  exactWithin?: readonly Scope[] | undefined;
  /** Boxes without the squares that find what lies in them, words tried one by one: quicker for readers in order of making who soon have enough. */
  inOrder?: boolean | undefined;
}
type Links = "public_entry_area" | "entry_area";

/** The query says `publication`, or `entry as public_entry`: both have the listed columns. */
const build = expressionBuilder<Omit<Tables, "public_entry"> & { public_entry: Listed }, "public_entry">();
/** Of working versions alone. */
const working = expressionBuilder<Omit<Tables, "public_entry"> & { public_entry: EntryTable }, "public_entry">();

/** The same filter over what is public, ready to be asked quickly. */
export async function prepared(db: Db, filter: Filter): Promise<Filter> {
  if (!filter.q) return filter;
  const text = searchable(filter.q);
  return { ...filter, words: await remembered(db, JSON.stringify(["words", text]), () => findWords(db, text)) };
}

const oneOf = (column: "kind" | "lifecycle", values: readonly string[]): Expression<SqlBool>[] => [
  values.length === 0 ? sql<SqlBool>`1 = 0` : build(`public_entry.${column}`, "in", [...values]),
];

/** An open end of a period is open. */
const open = (column: "from_day" | "to_day", compare: "<=" | ">=", day: string): Expression<SqlBool>[] => [
  build.or([build(`public_entry.${column}`, "is", null), build(`public_entry.${column}`, compare, day)]),
];

/** The squares that a box finds its rows by. */
function squares(box: Box, inOrder: boolean | undefined): Expression<SqlBool>[] {
  const cells = inOrder ? undefined : cellsAround(box);
  return cells ? [build("public_entry.cell", "in", cells)] : [];
}

type Conditions = {
  [F in keyof Required<InitiativeFilter>]: (
    value: NonNullable<InitiativeFilter[F]>,
    filter: Filter,
    links: Links,
  ) => Expression<SqlBool>[];
};

/** The condition of every field: a field that the schema gets does not compile without one. */
export const fieldConditions: Conditions = {
  kind: (values) => oneOf("kind", values),
  phase: (values) => [sql<SqlBool>`(public_entry.phases & ${sql.lit(phaseBits(values))}) <> 0`],
  lifecycle: (values) => oneOf("lifecycle", values),
  theme: (values) => [sql<SqlBool>`(public_entry.themes & ${sql.lit(themeBits(values))}) <> 0`],
  organisation: (id) => [build("public_entry.organisation", "=", id)],
  area: (codes, _, links) => [inAreas(codes, links)],
  q: (text, { types, theme, words, inOrder }, links) => {
    const asked = { types: typesOf({ types }), text: searchable(text), themes: theme && themeBits(theme), words, inOrder };
    return (links === "public_entry_area" && hasWords(asked)) || hasText(text);
  },
  to: (day) => open("from_day", "<=", day),
  from: (day) => open("to_day", ">=", day),
  confirmed: ({ is, from }) =>
    is
      ? [build("public_entry.verified_on", ">=", from)]
      : [
          // As it is counted: what has ended is not asked about.
          sql<SqlBool>`coalesce(public_entry.verified_on, '') < ${from}`,
          sql<SqlBool>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`,
        ],
  when: ({ is, today }) => (is === "upcoming" ? open("to_day", ">=", today) : [build("public_entry.to_day", "<", today)]),
  bbox: (box, { inOrder }) => {
    const [west, south, east, north] = box;
    return [
      ...squares(box, inOrder),
      build("public_entry.west", "<=", east),
      build("public_entry.east", ">=", west),
      build("public_entry.south", "<=", north),
      build("public_entry.north", ">=", south),
    ];
  },
  middle: (box, { inOrder }) => [...squares(box, inOrder), ...middleIn(box)],
  within: ({ box, ring }, { inOrder }) => [...squares(box, inOrder), ...middleIn(box), ...(ring ? [middleInRing(ring)] : [])],
};
const fields = Object.keys(fieldConditions) as (keyof InitiativeFilter)[];

/** Nothing, or no text, is no filter; an empty list finds nothing. */
function conditionsOf<F extends keyof InitiativeFilter>(field: F, filter: Filter, links: Links): Expression<SqlBool>[] {
  const value: InitiativeFilter[F] = filter[field];
  return value ? fieldConditions[field](value, filter, links) : [];
}

/** Working versions have the same listed columns under another name: the query says `entry as public_entry`. */
export const conditions = (filter: Filter, links: Links): Expression<SqlBool>[] => [
  ...(links === "entry_area" && filter.types === undefined ? [] : [ofTypes(typesOf(filter), filter)]),
  ...fields.flatMap((field) => conditionsOf(field, filter, links)),
  ...(links === "entry_area" ? askable(filter) : []),
];

export const typesOf = ({ types = ["initiative"] }: Pick<Filter, "types">): readonly EntryType[] => types;

/**
 * Of names that are no type of ours nothing is found. An area has few entries, and a type may have nearly all there are: an engine must not
 * begin with the type and read all of it. Asked whether that is true, it does not.
 */
export function ofTypes(types: readonly EntryType[], { area }: Pick<Filter, "area"> = {}): Expression<SqlBool> {
  if (types.length === 0) return sql<SqlBool>`1 = 0`;
  const isOne = sql<SqlBool>`public_entry.type in (${sql.join(types.map((type) => sql.lit(type)))})`;
  return area ? sql<SqlBool>`(${isOne}) is true` : isOne;
}

/** Is the place itself asked about, and not an area that it lies in? */
export const isOfPlace = ({ bbox, middle, within: shape }: Filter): boolean => Boolean(bbox || middle || shape);

/** A box or a buurt would point at a place that who asks may not see. */
function askable({ exactWithin, area, ...filter }: Filter): Expression<SqlBool>[] {
  if (exactWithin === undefined) return [];
  const least = isOfPlace(filter) ? 0 : area?.some((code) => code.startsWith("BU")) ? 1 : undefined;
  return least === undefined ? [] : [working.or([working("public_entry.hidden", "<=", least), within(exactWithin)])];
}

/** Reads every text: for working versions, and for what is no word. */
const hasText = (text: string): Expression<SqlBool>[] =>
  searchable(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => sql<SqlBool>`public_entry.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`);

/** The middle is not stored: twice the middle is a sum that every engine makes the same. */
function middleIn([west, south, east, north]: Box): Expression<SqlBool>[] {
  return [
    sql<SqlBool>`public_entry.west + public_entry.east between ${2 * west} and ${2 * east}`,
    sql<SqlBool>`public_entry.south + public_entry.north between ${2 * south} and ${2 * north}`,
  ];
}

/** Odd where the line from the point to the east crosses the border an odd number of times; of twice the middle, as above. */
function middleInRing(ring: Ring): Expression<SqlBool> {
  const [x, y] = [sql`(public_entry.west + public_entry.east)`, sql`(public_entry.south + public_entry.north)`];
  const crossed = edgesOf(ring.map(([east, north]) => [2 * east, 2 * north])).map(
    ({ low, high, from: [atX, atY], slope }) =>
      sql`case when ${y} >= ${low} and ${y} < ${high} and ${x} - ${atX} < (${y} - ${atY}) * ${slope} then 1 else 0 end`,
  );
  return sql<SqlBool>`(${sql.join(crossed, sql` + `)}) % 2 = 1`;
}

const inAreas = (codes: readonly string[], links: Links): Expression<SqlBool> =>
  codes.length === 0
    ? sql<SqlBool>`1 = 0`
    : build(
        "public_entry.id",
        "in",
        build
          .selectFrom(`${links} as link`)
          .select("link.id")
          .where("link.code", "in", [...codes]),
      );

/** Only of working versions: what the actor's grants reach. Without a scope that is nothing. */
export function within(scopes: readonly Scope[]): Expression<SqlBool> {
  const reached = scopes.map(({ organisation, areas, createdBy, notBy, unplaced }) => {
    const parts: Expression<SqlBool>[] = [sql<SqlBool>`1 = 1`];
    if (organisation !== undefined) parts.push(working("public_entry.organisation", "=", organisation));
    if (areas !== undefined) parts.push(inAreas(areas, "entry_area"));
    if (createdBy !== undefined) parts.push(working("public_entry.created_by", "=", createdBy));
    if (unplaced) parts.push(sql<SqlBool>`not exists (select 1 from entry_area as link where link.id = public_entry.id)`);
    if (notBy !== undefined) {
      const writer = `%"${notBy.replace(/[\\%_]/g, "\\$&")}"%`;
      for (const column of ["public_entry.created_by", "public_entry.submitted_by"] as const)
        parts.push(working(working.fn.coalesce(column, sql.lit("")), "<>", notBy));
      parts.push(sql<SqlBool>`public_entry.written_by not like ${writer} escape '\\'`);
    }
    return working.and(parts);
  });
  return reached.length === 0 ? sql<SqlBool>`1 = 0` : working.or(reached);
}
