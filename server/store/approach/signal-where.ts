/** Where signals are looked for, and what every question about them shares. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Signal } from "#data/approach/signals.ts";
import type { EntryRef } from "#data/entries/event.ts";
import type { Scope } from "#data/schema/permission.ts";
import type { Db } from "../database.ts";
import type { Tables } from "../tables.ts";

/** Areas and organisations of which one is enough. */
export interface SignalsWhere {
  areas: readonly string[];
  organisations: readonly string[];
  /** Of the areas those that are expected to have an approach: the focusgebieden. */
  expected: readonly string[];
  /**
   * Of these areas and their parts, read from the published set: what has a high need and is said to be complete, highest first. Of
   * gemeenten that look first only for who may look with them.
   */
  needy: (complete: ReadonlySet<string>, lookingFirst: readonly string[]) => readonly NeedyTheme[];
}

export interface NeedyTheme {
  area: string;
  theme: NonNullable<Signal["theme"]>;
  need: NonNullable<Signal["need"]>;
}

export interface SignalsAsked extends SignalsWhere {
  /** Days such as "2026-03-31". */
  today: string;
  /** What ends after it is not near. */
  near: string;
  /** First day on which a confirmation still counts. */
  confirmedFrom: string;
  /** The first day on which an assessment is not old, and on which a change of a checklist is not long ago. */
  assessedFrom: string;
  movedFrom: string;
  /** What who asks may read of what is not public. */
  readable: readonly Scope[];
  /** Of each kind. */
  limit: number;
}

export interface FoundSignals {
  total: number;
  signals: Signal[];
}

export type SignalQuery = (db: Db, asked: SignalsAsked) => Promise<FoundSignals>;

type Place = Pick<SignalsWhere, "areas" | "organisations">;

const build = expressionBuilder<Tables, "public_entry">();
type Links = "public_entry_area" | "entry_area";

/** Of the id of an entry: it lies in one of the areas, or belongs to one of the organisations. */
export function lies({ areas, organisations }: Place, links: Links, column = "public_entry.id"): Expression<SqlBool> {
  const id = sql<string>`${sql.ref(column)}`;
  const table = links === "entry_area" ? "entry" : "public_entry";
  const parts: Expression<SqlBool>[] = [];
  if (areas.length > 0)
    parts.push(sql<SqlBool>`${id} in (select link.id from ${sql.table(links)} as link where link.code in (${sql.join(areas)}))`);
  if (organisations.length > 0)
    parts.push(
      sql<SqlBool>`${id} in (select own.id from ${sql.table(table)} as own where own.organisation in (${sql.join(organisations)}))`,
    );
  return parts.length === 0 ? sql<SqlBool>`1 = 0` : build.or(parts);
}

/** How many there are, beside each row: one reading says both. */
export const counted = sql<number>`count(*) over ()`.as("total");

/** Read at once of what is judged here and not by the database: of an area there are tens. */
export const mostRead = 1_000;

export const cut = (signals: readonly Signal[], { limit }: SignalsAsked): FoundSignals => ({
  total: signals.length,
  signals: signals.slice(0, limit),
});

/** A row of a question as it is told, with how many there are in all. Moments are told as days. */
interface SignalRow extends EntryRef {
  title: string;
  day: string | null;
  total: number | string;
}

export const foundOf = <R extends SignalRow>(
  rows: readonly R[],
  more: (row: R) => Partial<Signal> = () => ({}),
): FoundSignals => ({
  total: Number(rows[0]?.total ?? 0),
  signals: rows.map((row) => ({
    entry: { type: row.type, id: row.id, title: row.title },
    ...(row.day ? { day: row.day.slice(0, 10) } : {}),
    ...more(row),
  })),
});

/** Of what everybody may see. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("public_entry").select(["id", "title"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
