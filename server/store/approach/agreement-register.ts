/** The register of agreements, out of `agreement_row`: which match, in order of their end, how many of which standing. */
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { AgreementFilter, AgreementOrder, AgreementRow, AgreementTotals } from "#data/approach/agreements.ts";
import { type AgreementStanding, agreementStandings } from "#data/entry-types/agreement.ts";
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
  const { theme, standing, ends, from, to, residents, regular } = filter;
  const found: Condition[] = [];
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

/** What has no end comes last in either order. */
const isOpenEnd = sql`case when row.ends = ${sql.lit(noLastDay)} then 1 else 0 end`;
const orders: Record<AgreementOrder, RawBuilder<unknown>> = {
  ends: sql`row.ends, row.entry, row.position`,
  "-ends": sql`${isOpenEnd}, row.ends desc, row.entry, row.position`,
};

function behind({ order, after }: AgreementPage): RawBuilder<SqlBool> {
  if (!after) return sql<SqlBool>`1 = 1`;
  const { ends, entry, position } = after;
  const key = sql`(${ends}, ${entry}, ${sql.lit(position)})`;
  if (order === "ends") return sql<SqlBool>`(row.ends, row.entry, row.position) > ${key}`;
  const last = sql.lit(ends === noLastDay ? 1 : 0);
  return sql<SqlBool>`(${isOpenEnd} > ${last} or (${isOpenEnd} = ${last}
    and (row.ends < ${ends} or (row.ends = ${ends} and (row.entry, row.position) > (${entry}, ${sql.lit(position)})))))`;
}

const looked = sql`row.ends, row.entry, row.position, row.standing, row.open, row.residents, row.regular, row.themes`;

/** One area is a stretch of an index; what lies in several of those asked is there once. */
function sourceOf({ area }: AgreementFilter): RawBuilder<unknown> {
  if (!area) return sql`agreement_row as row`;
  if (area.length === 1) return sql`(select ${looked} from agreement_area as row where row.code = ${area[0]}) as row`;
  return sql`(select distinct ${looked} from agreement_area as row where row.code in (${sql.join(area)})) as row`;
}

/** As a table: only what counts and order look at. */
const hits = (asked: Asked) => sql`
  select row.ends, row.entry, row.position, row.standing, row.open, row.residents from ${sourceOf(asked.filter)}
  where ${sql.join([sql`1 = 1`, ...conditionsOf(asked)], sql` and `)}`;

/** Keys of a page and of one more when there is a next one. */
async function keysOf(db: Db, asked: Asked, page: AgreementPage): Promise<AgreementKey[]> {
  const { rows } = await sql<AgreementKey>`
    select row.ends, row.entry, row.position from (${hits(asked)}) as row
    where ${behind(page)} order by ${orders[page.order]} limit ${page.limit + 1}`.execute(db);
  return rows;
}

type Counts = Record<"matched" | "overdue" | "endsSoon" | "withoutEnd" | "withoutResidents" | AgreementStanding, number>;

function countsOf({ today }: Asked): RawBuilder<unknown> {
  const count = (condition: Condition, name: keyof Counts) => sql`count(*) filter (where ${condition}) as ${sql.ref(name)}`;
  return sql.join([
    sql`count(*) as matched`,
    count(isOverdue(today), "overdue"),
    count(isSoon(today), "endsSoon"),
    count(sql<SqlBool>`row.ends = ${noLastDay}`, "withoutEnd"),
    count(sql<SqlBool>`row.open = 1 and row.residents = 0`, "withoutResidents"),
    ...agreementStandings.map((standing) => count(sql<SqlBool>`row.standing = ${standing}`, standing)),
  ]);
}

interface Hits {
  keys: AgreementKey[];
  counts: Counts;
}

/** Keys of a page and of one more, and the counts of all, in one reading. */
async function hitsOf(db: Db, asked: Asked, page: AgreementPage): Promise<Hits> {
  const { rows } = await sql<Counts & { [K in keyof AgreementKey]: AgreementKey[K] | null }>`
    with hit as materialized (${hits(asked)}),
      counted as materialized (select ${countsOf(asked)} from hit as row),
      page as (select row.ends, row.entry, row.position from hit as row
        where ${behind(page)} order by ${orders[page.order]} limit ${page.limit + 1})
    select row.ends, row.entry, row.position, counted.* from counted left join page as row on true
    order by ${orders[page.order]}`.execute(db);
  const keys = rows.flatMap(({ ends, entry, position }) =>
    ends === null || entry === null || position === null ? [] : [{ ends, entry, position }],
  );
  const [{ ends: _, entry: __, position: ___, ...counted } = {} as (typeof rows)[number]] = rows;
  // PostgreSQL counts in bigints, which come as text.
  const counts = Object.fromEntries(Object.entries(counted).map(([name, value]) => [name, Number(value)])) as Counts;
  return { keys, counts };
}

export interface AgreementsFound {
  agreements: AgreementRow[];
  totals: AgreementTotals;
  matched: number;
  /** Where the next page begins behind. */
  next?: AgreementKey | undefined;
}

/** Keys and counts are kept for who asks the same again, as long as nothing is committed. */
export async function listAgreements(db: Db, asked: Asked, page: AgreementPage): Promise<AgreementsFound> {
  const { keys, counts } = await remembered(db, JSON.stringify(["agreements", asked, page]), () => hitsOf(db, asked, page));
  const { matched, agreed, running, kept, notKept, lapsed, ...others } = counts;
  const totals = { ...others, standing: { agreed, running, kept, notKept, lapsed } };
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
