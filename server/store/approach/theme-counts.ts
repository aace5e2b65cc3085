/** How many entries an approach runs on, by area or organisation and by exactly which themes they have: what a matrix is made of. */
import { sql } from "kysely";
import type { ThemeCount } from "#data/approach/theme-matrix.ts";
import type { Db } from "../database.ts";
import { bitOfTheme } from "../search/listed.ts";

interface CountsAsked {
  /** Codes of areas; none is the whole country. */
  codes: readonly string[];
  /** The day that it is, and the first on which a confirmation still counts. */
  day: string;
  confirmedFrom: string;
}

export type CountsOf = Map<string, ThemeCount[]>;

const counted = ["initiative", "agreement", "fundingLine"] as const;
/** Bits of the themes alone; above them stands which was named first. */
const themesOnly = bitOfTheme.reduce((all, [, bit]) => all | bit, 0);

/** What has not ended, by its lifecycle or by its last day. */
const running = (day: string) =>
  sql<boolean>`coalesce(public_entry.lifecycle, '') <> 'beeindigd' and (public_entry.to_day is null or public_entry.to_day >= ${day})`;
const isConfirmed = (from: string) =>
  sql<number>`case when coalesce(public_entry.verified_on, '') >= ${sql.lit(from)} then 1 else 0 end`;
const themes = sql<number>`public_entry.themes & ${sql.lit(themesOnly)}`;
const sums = [
  sql<number>`count(*)`.as("count"),
  sql<number>`coalesce(sum(public_entry.reach), 0)`.as("reach"),
  sql<number>`count(public_entry.reach)`.as("reachKnown"),
] as const;

/** By code; an entry that lies in several of them counts in each. */
export async function countThemesByArea(db: Db, { codes, day, confirmedFrom }: CountsAsked): Promise<CountsOf> {
  if (codes.length === 0) return new Map();
  const confirmed = isConfirmed(confirmedFrom);
  const rows = await db
    .selectFrom("public_entry_area as lies")
    .innerJoin("public_entry", "public_entry.id", "lies.id")
    .select(["lies.code as key", "public_entry.type", themes.as("themes"), confirmed.as("confirmed"), ...sums])
    .where("lies.code", "in", [...codes])
    .where("public_entry.type", "in", [...counted])
    .where(running(day))
    .groupBy(["lies.code", "public_entry.type", themes, confirmed])
    .execute();
  return countsBy(rows);
}

/** By id of the organisation that an entry belongs to; in any of these areas, each entry once. */
export async function countThemesByOrganisation(db: Db, { codes, day, confirmedFrom }: CountsAsked): Promise<CountsOf> {
  const confirmed = isConfirmed(confirmedFrom);
  const rows = await db
    .selectFrom("public_entry")
    .select(["public_entry.organisation as key", "public_entry.type", themes.as("themes"), confirmed.as("confirmed"), ...sums])
    .where("public_entry.organisation", "is not", null)
    .where("public_entry.type", "in", [...counted])
    .where(running(day))
    .$if(codes.length > 0, (query) =>
      query.where(
        "public_entry.id",
        "in",
        db
          .selectFrom("public_entry_area")
          .select("public_entry_area.id")
          .where("public_entry_area.code", "in", [...codes]),
      ),
    )
    .groupBy(["public_entry.organisation", "public_entry.type", themes, confirmed])
    .execute();
  return countsBy(rows);
}

interface CountRow {
  key: string | null;
  type: string;
  themes: number;
  confirmed: number;
  count: number;
  reach: number;
  reachKnown: number;
}

/** PostgreSQL gives sums as text. */
function countsBy(rows: readonly CountRow[]): CountsOf {
  const found: CountsOf = new Map();
  for (const { key, type, themes: bits, confirmed, count, reach, reachKnown } of rows) {
    const one: ThemeCount = {
      type: type as ThemeCount["type"],
      themes: bitOfTheme.flatMap(([theme, bit]) => ((Number(bits) & bit) === 0 ? [] : [theme])),
      confirmed: Number(confirmed) === 1,
      count: Number(count),
      reach: Number(reach),
      reachKnown: Number(reachKnown),
    };
    found.set(key ?? "", [...(found.get(key ?? "") ?? []), one]);
  }
  return found;
}
