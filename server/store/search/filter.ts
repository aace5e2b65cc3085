/** What a list is asked for, as conditions on the listed columns: the same words for what is public and for working versions. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "#data/schema/permission.ts";
import { searchable } from "#data/text/fold.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import type { InitiativeTable, Listed, Tables } from "../tables.ts";
import { cellsAround, themeBits } from "./listed.ts";
import { type AskedWord, findWords, hasWords } from "./word-search.ts";

export interface Filter {
  themes?: readonly string[] | undefined;
  kinds?: readonly string[] | undefined;
  phases?: readonly string[] | undefined;
  lifecycles?: readonly string[] | undefined;
  /** Code of an area it lies in or touches. */
  area?: string | undefined;
  organisation?: string | undefined;
  /** Every word must occur in title, summary or parties; of what is public the words that are in every text are left out. */
  text?: string | undefined;
  /** The words of `text`, where they have been looked up: see `prepared`. */
  words?: readonly AskedWord[] | undefined;
  /** Days: some day of its period lies in between; an open end is open. */
  from?: string | undefined;
  to?: string | undefined;
  /** West, south, east, north in degrees: touches what may be seen of its place. */
  box?: readonly [number, number, number, number] | undefined;
  /** As `box`, for the middle of what may be seen of its place: where the map draws its point. */
  middle?: readonly [number, number, number, number] | undefined;
  /** Of working versions: where the place itself may be asked about. Elsewhere boxes and buurten only find what the public sees. */
  exactWithin?: readonly Scope[] | undefined;
  /** Boxes without the squares that find what lies in them, words tried one by one: quicker for who reads in order of making and soon has enough. */
  inOrder?: boolean | undefined;
}

/** The query says `publication`, or `initiative as publication`: both have the listed columns. */
const build = expressionBuilder<Omit<Tables, "publication"> & { publication: Listed }, "publication">();
/** Of working versions alone. */
const working = expressionBuilder<Omit<Tables, "publication"> & { publication: InitiativeTable }, "publication">();

/** The same filter over what is public, ready to be asked quickly. */
export async function prepared(db: Db, filter: Filter): Promise<Filter> {
  if (!filter.text) return filter;
  const text = searchable(filter.text);
  return { ...filter, words: await remembered(db, JSON.stringify(["words", text]), () => findWords(db, text)) };
}

/** Working versions have the same listed columns under another name: the query says `initiative as publication`. */
export function conditions(filter: Filter, links: "publication_area" | "initiative_area"): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  const oneOf = (column: "kind" | "phase" | "lifecycle", values: readonly string[] | undefined) => {
    if (values) all.push(values.length === 0 ? sql<SqlBool>`1 = 0` : build(`publication.${column}`, "in", [...values]));
  };
  oneOf("kind", filter.kinds);
  oneOf("phase", filter.phases);
  oneOf("lifecycle", filter.lifecycles);
  const themes = filter.themes && themeBits(filter.themes);
  if (themes !== undefined) all.push(sql<SqlBool>`(publication.themes & ${sql.lit(themes)}) <> 0`);
  if (filter.organisation) all.push(build("publication.organisation", "=", filter.organisation));
  if (filter.area) all.push(inAreas([filter.area], links));
  if (filter.text) {
    const asked = { text: searchable(filter.text), themes, words: filter.words, inOrder: filter.inOrder };
    all.push(...((links === "publication_area" && hasWords(asked)) || hasText(filter.text)));
  }
  if (links === "initiative_area") all.push(...askable(filter));
  const open = (column: "from_day" | "to_day", compare: "<=" | ">=", day: string | undefined) => {
    if (day) all.push(build.or([build(`publication.${column}`, "is", null), build(`publication.${column}`, compare, day)]));
  };
  open("from_day", "<=", filter.to);
  open("to_day", ">=", filter.from);
  for (const box of filter.inOrder ? [] : [filter.box, filter.middle]) {
    const cells = box && cellsAround(box);
    if (cells) all.push(build("publication.cell", "in", cells));
  }
  if (filter.box) {
    const [west, south, east, north] = filter.box;
    all.push(build("publication.west", "<=", east), build("publication.east", ">=", west));
    all.push(build("publication.south", "<=", north), build("publication.north", ">=", south));
  }
  if (filter.middle) all.push(...middleIn(filter.middle));
  return all;
}

/** A box or a buurt would point at a place that who asks may not see. */
function askable({ exactWithin, box, middle, area }: Filter): Expression<SqlBool>[] {
  if (exactWithin === undefined) return [];
  const least = box || middle ? 0 : area?.startsWith("BU") ? 1 : undefined;
  return least === undefined ? [] : [working.or([working("publication.hidden", "<=", least), within(exactWithin)])];
}

/** Reads every text: for working versions, and for what is no word. */
const hasText = (text: string): Expression<SqlBool>[] =>
  searchable(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => sql<SqlBool>`publication.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`);

/** The middle is not stored: twice the middle is a sum that every engine makes the same. */
function middleIn([west, south, east, north]: readonly [number, number, number, number]): Expression<SqlBool>[] {
  return [
    sql<SqlBool>`publication.west + publication.east between ${2 * west} and ${2 * east}`,
    sql<SqlBool>`publication.south + publication.north between ${2 * south} and ${2 * north}`,
  ];
}

const inAreas = (codes: readonly string[], links: "publication_area" | "initiative_area"): Expression<SqlBool> =>
  codes.length === 0
    ? sql<SqlBool>`1 = 0`
    : build(
        "publication.id",
        "in",
        build
          .selectFrom(`${links} as link`)
          .select("link.id")
          .where("link.code", "in", [...codes]),
      );

/** Only of working versions: what the actor's grants reach. Without a scope that is nothing. */
export function within(scopes: readonly Scope[]): Expression<SqlBool> {
  const reached = scopes.map(({ organisation, areas, createdBy, notBy }) => {
    const parts: Expression<SqlBool>[] = [sql<SqlBool>`1 = 1`];
    if (organisation !== undefined) parts.push(working("publication.organisation", "=", organisation));
    if (areas !== undefined) parts.push(inAreas(areas, "initiative_area"));
    if (createdBy !== undefined) parts.push(working("publication.created_by", "=", createdBy));
    if (notBy !== undefined) {
      const writer = `%"${notBy.replace(/[\\%_]/g, "\\$&")}"%`;
      for (const column of ["publication.created_by", "publication.submitted_by"] as const)
        parts.push(working(working.fn.coalesce(column, sql.lit("")), "<>", notBy));
      parts.push(sql<SqlBool>`publication.written_by not like ${writer} escape '\\'`);
    }
    return working.and(parts);
  });
  return reached.length === 0 ? sql<SqlBool>`1 = 0` : working.or(reached);
}
