/** How much of what an approach runs on there is, by area or organisation and by exactly which themes it has: what a matrix is made of. */
import { sql } from "kysely";
import type { ThemeCount } from "#data/approach/theme-matrix.ts";
import type { Db } from "../database.ts";
import { ofTypes } from "../search/filter.ts";
import { bitOfTheme } from "../search/listed.ts";

export interface CountsAsked {
  /** Codes of areas; none is the whole country. */
  codes: readonly string[];
  /** The day that it is, and the first on which a confirmation still counts. */
  day: string;
  confirmedFrom: string;
}

export type CountsOf = Map<string, ThemeCount[]>;

/** Bits of the themes alone; above them stands which was named first. */
const allThemes = bitOfTheme.reduce((all, [, bit]) => all | bit, 0);
const themes = sql<number>`public_entry.themes & ${sql.lit(allThemes)}`;
const confirmedSince = (from: string) =>
  sql<number>`case when coalesce(public_entry.verified_on, '') >= ${sql.lit(from)} then 1 else 0 end`;
const sums = [
  sql<number>`count(*)`.as("count"),
  sql<number>`coalesce(sum(public_entry.reach), 0)`.as("reach"),
  sql<number>`count(public_entry.reach)`.as("reachKnown"),
] as const;

async function initiativesByArea(db: Db, { codes, confirmedFrom }: Omit<CountsAsked, "day">): Promise<CountRow[]> {
  const confirmed = confirmedSince(confirmedFrom);
  return db
    .selectFrom("public_entry_area as lies")
    .innerJoin("public_entry", "public_entry.id", "lies.id")
    .select(["lies.code as key", themes.as("themes"), confirmed.as("confirmed"), ...sums])
    .where("lies.code", "in", [...codes])
    .where(ofTypes(["initiative"], { area: [...codes] }))
    .where(isRunning)
    .groupBy(["lies.code", themes, confirmed])
    .execute();
}

/** What makes a cell empty, one or more: of initiatives alone, as below. */
export const countInitiativesByArea = async (db: Db, asked: Omit<CountsAsked, "day">): Promise<CountsOf> =>
  asked.codes.length === 0 ? new Map() : gathered(await initiativesByArea(db, asked), [], []);

/** By code; what lies in several of them counts in each. */
export async function countThemesByArea(db: Db, { codes, day, confirmedFrom }: CountsAsked): Promise<CountsOf> {
  if (codes.length === 0) return new Map();
  const initiatives = await initiativesByArea(db, { codes, confirmedFrom });
  const agreements = await db
    .selectFrom("agreement_area as row")
    .select(["row.code as key", "row.themes", count])
    .where("row.code", "in", [...codes])
    .where("row.open", "=", 1)
    .groupBy(["row.code", "row.themes"])
    .execute();
  const money = await db
    .selectFrom("public_entry_area as lies")
    .innerJoin("money_line", "money_line.entry", "lies.id")
    .select(["lies.code as key", "money_line.themes", count])
    .where("lies.code", "in", [...codes])
    .where(isSpent(day))
    .groupBy(["lies.code", "money_line.themes"])
    .execute();
  return gathered(initiatives, agreements, money);
}

/** By id of the organisation that an entry belongs to; in any of these areas, everything once. */
export const countThemesByOrganisation = (db: Db, asked: CountsAsked): Promise<CountsOf> => countOnce(db, asked, true);

/** Of everything in any of these areas, once. */
export async function countThemesTogether(db: Db, asked: CountsAsked): Promise<ThemeCount[]> {
  return [...(await countOnce(db, asked, false)).values()].flat();
}

/** What belongs to no organisation stands under an empty id. */
async function countOnce(db: Db, { codes, day, confirmedFrom }: CountsAsked, ownedOnly: boolean): Promise<CountsOf> {
  const confirmed = confirmedSince(confirmedFrom);
  const here = () =>
    db
      .selectFrom("public_entry")
      .$if(ownedOnly, (query) => query.where("public_entry.organisation", "is not", null))
      .$if(codes.length > 0, (query) =>
        query.where(
          "public_entry.id",
          "in",
          db
            .selectFrom("public_entry_area")
            .select("public_entry_area.id")
            .where("public_entry_area.code", "in", [...codes]),
        ),
      );
  const initiatives = await here()
    .select(["public_entry.organisation as key", themes.as("themes"), confirmed.as("confirmed"), ...sums])
    .where(ofTypes(["initiative"], codes.length > 0 ? { area: [...codes] } : {}))
    .where(isRunning)
    .groupBy(["public_entry.organisation", themes, confirmed])
    .execute();
  const agreements = await here()
    .innerJoin("agreement_row", "agreement_row.entry", "public_entry.id")
    .select(["public_entry.organisation as key", "agreement_row.themes", count])
    .where("agreement_row.open", "=", 1)
    .groupBy(["public_entry.organisation", "agreement_row.themes"])
    .execute();
  const money = await here()
    .innerJoin("money_line", "money_line.entry", "public_entry.id")
    .select(["public_entry.organisation as key", "money_line.themes", count])
    .where(isSpent(day))
    .groupBy(["public_entry.organisation", "money_line.themes"])
    .execute();
  return gathered(initiatives, agreements, money);
}

const count = sql<number>`count(*)`.as("count");
/** As everywhere: what has ended is no longer being done. */
const isRunning = sql<boolean>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`;
/** Part of another line is no money beside it. */
const isSpent = (day: string) =>
  sql<boolean>`money_line.part_of is null and (money_line.to_day is null or money_line.to_day >= ${day})`;

interface CountRow {
  key: string | null;
  themes: number;
  count: number;
  confirmed?: number;
  reach?: number;
  reachKnown?: number;
}

function gathered(initiatives: readonly CountRow[], agreements: readonly CountRow[], money: readonly CountRow[]): CountsOf {
  const found: CountsOf = new Map();
  const add = (type: ThemeCount["type"], rows: readonly CountRow[]) => {
    for (const row of rows) found.set(row.key ?? "", [...(found.get(row.key ?? "") ?? []), countOf(type, row)]);
  };
  add("initiative", initiatives);
  add("agreement", agreements);
  add("fundingLine", money);
  return found;
}

/** PostgreSQL gives sums as text. */
const countOf = (
  type: ThemeCount["type"],
  { themes: bits, confirmed = 0, count, reach = 0, reachKnown = 0 }: CountRow,
): ThemeCount => ({
  type,
  themes: bitOfTheme.flatMap(([theme, bit]) => ((Number(bits) & bit) === 0 ? [] : [theme])),
  confirmed: Number(confirmed) === 1,
  count: Number(count),
  reach: Number(reach),
  reachKnown: Number(reachKnown),
});
