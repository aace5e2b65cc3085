/** Where signals are looked for, and what every question about them shares. */
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Signal } from "#data/approach/signals.ts";
import type { Scope } from "#data/schema/permission.ts";
import type { Db } from "../database.ts";
import type { Tables } from "../tables.ts";

/** Areas and organisations of which one is enough. */
export interface SignalsWhere {
  areas: readonly string[];
  organisations: readonly string[];
  /** Of the areas those that are expected to have an approach: the focusgebieden. */
  expected: readonly string[];
}

export interface SignalsAsked extends SignalsWhere {
  /** Days such as "2026-03-31". */
  today: string;
  /** What ends after it is not near. */
  near: string;
  /** First day on which a confirmation still counts. */
  confirmedFrom: string;
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

const build = expressionBuilder<Tables, "public_entry">();
type Links = "public_entry_area" | "entry_area";

/** Of the id of an entry: it lies in one of the areas, or belongs to one of the organisations. */
export function lies({ areas, organisations }: SignalsWhere, links: Links, column = "public_entry.id"): Expression<SqlBool> {
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

/** Of what everybody may see. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("public_entry").select(["id", "title"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
