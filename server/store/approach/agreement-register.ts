/** The register of agreements, out of `agreement_row`: which match, in order of their end, how many of which standing. */
import { type Expression, type SqlBool, sql } from "kysely";
import type { AgreementFilter, AgreementOrder, AgreementRow, AgreementTotals } from "#data/approach/agreements.ts";
import { agreementStandings } from "#data/entry-types/agreement.ts";
import { monthsAfter } from "#data/schema/day.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { ApproachTables } from "../approach-tables.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { themeBits } from "../search/listed.ts";
import { confirmedParties, type GivenFor } from "./agreement-confirmations.ts";
import { noLastDay } from "./agreement-rows.ts";

/** Months that "ends soon" looks ahead. */
export const soonMonths = 12;

/** What of an agreement its place in the list follows from. */
export interface AgreementKey {
  ends: string;
  entry: string;
  position: number;
}

export interface AgreementPage {
  limit: number;
  order: AgreementOrder;
  /** The last one of the page before. */
  after?: AgreementKey | undefined;
}

interface Asked {
  filter: AgreementFilter;
  /** Day. */
  today: string;
}

type Condition = Expression<SqlBool>;
const flag = (column: "residents" | "regular", value: "true" | "false"): Condition =>
  sql<SqlBool>`${sql.ref(`row.${column}`)} = ${sql.lit(value === "true" ? 1 : 0)}`;

function conditionsOf({ filter, today }: Asked): Condition[] {
  const { area, theme, standing, ends, from, to, residents, regular } = filter;
  const found: Condition[] = [];
  if (area)
    found.push(sql<SqlBool>`row.entry in (select link.id from public_entry_area as link where link.code in (${sql.join(area)}))`);
  if (theme?.length) found.push(sql<SqlBool>`(row.themes & ${sql.lit(themeBits(theme))}) <> 0`);
  if (standing?.length) found.push(sql<SqlBool>`row.standing in (${sql.join(standing)})`);
  if (ends === "open") found.push(sql<SqlBool>`row.open = 1`);
  if (ends === "year") found.push(isSoon(today));
  if (ends === "overdue") found.push(isOverdue(today));
  if (ends === "none") found.push(sql<SqlBool>`row.ends = ${noLastDay}`);
  if (from) found.push(sql<SqlBool>`row.ends >= ${from} and row.ends < ${noLastDay}`);
  if (to) found.push(sql<SqlBool>`row.ends <= ${to}`);
  if (residents) found.push(flag("residents", residents));
  if (regular) found.push(flag("regular", regular));
  return found;
}

const isOverdue = (today: string) => sql<SqlBool>`(row.open = 1 and row.ends < ${today})`;
const isSoon = (today: string) =>
  sql<SqlBool>`(row.open = 1 and row.ends >= ${today} and row.ends <= ${monthsAfter(today, soonMonths)})`;

const found = (db: Db, asked: Asked) => db.selectFrom("agreement_row as row").where((build) => build.and(conditionsOf(asked)));

/** Keys of a page and of one more when there is a next one. */
async function keysOf(db: Db, asked: Asked, { limit, order, after }: AgreementPage): Promise<AgreementKey[]> {
  const back = order === "-ends";
  // What has no end comes last in either order.
  const open = sql`case when row.ends = ${noLastDay} then 1 else 0 end`;
  const isLast = after?.ends === noLastDay ? 1 : 0;
  return found(db, asked)
    .select(["row.ends", "row.entry", "row.position"])
    .$if(after !== undefined, (some) =>
      some.where(
        back
          ? sql<SqlBool>`(${open} > ${sql.lit(isLast)} or (${open} = ${sql.lit(isLast)} and (row.ends < ${after?.ends}
              or (row.ends = ${after?.ends} and (row.entry, row.position) > (${after?.entry}, ${sql.lit(after?.position)})))))`
          : sql<SqlBool>`(row.ends, row.entry, row.position) > (${after?.ends}, ${after?.entry}, ${sql.lit(after?.position)})`,
      ),
    )
    .$if(back, (some) => some.orderBy(open))
    .orderBy("row.ends", back ? "desc" : "asc")
    .orderBy("row.entry")
    .orderBy("row.position")
    .limit(limit + 1)
    .execute();
}

type Counted = AgreementTotals & { matched: number };

async function totalsOf(db: Db, asked: Asked): Promise<Counted> {
  const count = (condition: Condition) => sql<number>`count(*) filter (where ${condition})`;
  const row = await found(db, asked)
    .select([
      sql<number>`count(*)`.as("matched"),
      count(isOverdue(asked.today)).as("overdue"),
      count(isSoon(asked.today)).as("endsSoon"),
      count(sql<SqlBool>`row.ends = ${noLastDay}`).as("withoutEnd"),
      count(sql<SqlBool>`row.open = 1 and row.residents = 0`).as("withoutResidents"),
      ...agreementStandings.map((standing) => count(sql<SqlBool>`row.standing = ${standing}`).as(standing)),
    ])
    .executeTakeFirstOrThrow();
  const { matched, overdue, endsSoon, withoutEnd, withoutResidents, agreed, running, kept, notKept, lapsed } = row;
  const standing = { agreed, running, kept, notKept, lapsed };
  // PostgreSQL counts in bigints, which come as text.
  const numbers = <T extends object>(counts: T): T =>
    Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)])) as T;
  return {
    ...numbers({ matched, overdue, endsSoon, withoutEnd, withoutResidents }),
    standing: numbers(standing),
  };
}

export interface AgreementsFound {
  agreements: AgreementRow[];
  totals: AgreementTotals;
  matched: number;
  /** Where the next page begins behind. */
  next?: AgreementKey | undefined;
}

/** `counts`: kept for who asks the same again, as long as nothing is committed. */
export async function listAgreements(db: Db, asked: Asked, page: AgreementPage): Promise<AgreementsFound> {
  const keys = await remembered(db, JSON.stringify(["agreements", asked, page]), () => keysOf(db, asked, page));
  const { matched, ...totals } = await remembered(db, JSON.stringify(["agreement totals", asked]), () => totalsOf(db, asked));
  const some = keys.slice(0, page.limit);
  const next = keys.length > page.limit ? some.at(-1) : undefined;
  return { agreements: await rowsOf(db, some, asked.today), totals, matched, next };
}

/** Rows that are read at once for a file. */
const portion = 500;

/** All of them, for a file. */
export async function* eachAgreement(db: Db, asked: Asked): AsyncGenerator<AgreementRow> {
  for (let after: AgreementKey | undefined; ; ) {
    const keys = await keysOf(db, asked, { limit: portion, order: "ends", after });
    yield* await rowsOf(db, keys.slice(0, portion), asked.today);
    if (keys.length <= portion) return;
    after = keys[portion - 1];
  }
}

type Row = ApproachTables["agreement_row"] & { title: string };

async function rowsOf(db: Db, keys: readonly AgreementKey[], today: string): Promise<AgreementRow[]> {
  const entries = [...new Set(keys.map(({ entry }) => entry))];
  const rows = new Map<string, Row>();
  for (let from = 0; from < entries.length; from += portion) {
    const some = await db
      .selectFrom("agreement_row as row")
      .innerJoin("public_entry as shown", "shown.id", "row.entry")
      .selectAll("row")
      .select("shown.title")
      .where("row.entry", "in", entries.slice(from, from + portion))
      .execute();
    for (const row of some) rows.set(`${row.entry} ${row.position}`, row);
  }
  const given = await confirmedParties(db, entries);
  return keys.flatMap(({ entry, position }) => {
    const row = rows.get(`${entry} ${position}`);
    return row ? [shownRow(row, given, today)] : [];
  });
}

function shownRow(row: Row, given: GivenFor, today: string): AgreementRow {
  const { entry, type, position, title, what, goal, from_day, ends, standing, since, reason } = row;
  return {
    entry: { type, id: entry },
    position,
    title,
    what,
    parties: given(row),
    ...(goal === null ? {} : { goal }),
    ...(from_day === null ? {} : { from: from_day }),
    ...(ends === noLastDay ? {} : { until: ends }),
    regular: row.regular === 1,
    standing,
    ...(since === null ? {} : { standingSince: since }),
    ...(reason === null ? {} : { standingReason: reason }),
    themes: initiativeThemes.filter((theme) => (row.themes & themeBits([theme])) !== 0),
    residents: row.residents === 1,
    overdue: row.open === 1 && ends < today,
    endsSoon: row.open === 1 && ends >= today && ends <= monthsAfter(today, soonMonths),
  };
}
