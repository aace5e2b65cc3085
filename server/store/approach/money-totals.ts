/** Totals of money: by status, payer, source, theme and year. Sums are whole numbers of 64 bits, given as text: 9 million lines of the largest amount fit. */
import { sql } from "kysely";
import {
  type MoneyOfStatus,
  type MoneySeries,
  type MoneyTotals,
  mostSources,
  otherSources,
  type PayerAsked,
  payersAsked,
  themeColumns,
} from "#data/approach/money.ts";
import { type FundingStatus, fundingStatuses } from "#data/schema/initiative.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { conditionsOf, isBeneath, isCounted, lines, type MoneyQuestion, spentElsewhere } from "./money-conditions.ts";

type Totals = Pick<MoneyTotals, "statuses" | "span" | "bySource" | "byTheme" | "byPayer" | "ends">;

interface OfPayer {
  status: FundingStatus;
  payer: PayerAsked;
  lines: number;
  counted: number;
  beneath: number;
  without: number;
  cents: string;
  undated: string;
  ongoing: number;
  yearly: string;
  elsewhere: number;
  outside: string;
}

interface Piece {
  status: FundingStatus;
  source: string;
  theme: string;
  /** Null where it is not known. */
  year: number | null;
  cents: string;
  /** In every year from this one on. */
  since: number | null;
}

/** Years that are shown of what has no end, after this one. */
const ahead = 3;

export const moneyTotals = (db: Db, asked: MoneyQuestion): Promise<Totals> =>
  remembered(db, JSON.stringify(["money", asked]), async () => {
    // Beside each other: each reads all lines of the area.
    const [payers, ends, names] = await Promise.all([byPayer(db, asked), readEnds(db, asked), largestSources(db, asked)]);
    const pieces = await readPieces(db, asked, [...names.keys()]);
    const span = spanOf(pieces, Number(asked.today.slice(0, 4)));
    const named = (source: string) => names.get(source) ?? otherSources;
    return {
      statuses: fundingStatuses.map((status) => statusOf(status, payers)),
      ...(span ? { span } : {}),
      bySource: seriesOf(pieces, [...names.values(), otherSources], ({ source }) => named(source), span),
      byTheme: seriesOf(pieces, themeColumns, ({ theme }) => theme, span),
      byPayer: payers
        .filter(({ counted }) => counted > 0)
        .map(({ status, payer, counted, cents, yearly }) => ({ status, payer, lines: counted, cents, yearly })),
      ends,
    };
  });

/** Numbers of PostgreSQL come as numbers where they count and as text where they add up. */
async function byPayer(db: Db, asked: MoneyQuestion): Promise<OfPayer[]> {
  const { rows } = await sql<OfPayer>`
    select status, payer, count(*) as lines,
      sum(counts) as counted, sum(is_beneath) as beneath, sum(case when cents is null then 1 else 0 end) as without,
      cast(coalesce(sum(case when counts = 1 then total end), 0) as text) as cents,
      cast(coalesce(sum(case when counts = 1 and total is not null then undated end), 0) as text) as undated,
      sum(case when counts = 1 and yearly is not null then 1 else 0 end) as ongoing,
      cast(coalesce(sum(case when counts = 1 then yearly end), 0) as text) as yearly,
      sum(counts * outside) as elsewhere,
      cast(coalesce(sum(case when counts = 1 and outside = 1 then total end), 0) as text) as outside
    from (
      select line.status, coalesce(line.payer, 'unknown') as payer, line.cents, line.total, line.undated, line.yearly,
        case when ${isBeneath(asked)} then 1 else 0 end as is_beneath,
        case when ${isCounted(asked)} then 1 else 0 end as counts,
        case when ${spentElsewhere("line", asked)} then 1 else 0 end as outside
      from ${lines} where ${conditionsOf("line", asked)}
    ) as found
    group by status, payer`.execute(db);
  const made = rows.map((row) => ({
    ...row,
    lines: Number(row.lines),
    counted: Number(row.counted),
    beneath: Number(row.beneath),
    without: Number(row.without),
    ongoing: Number(row.ongoing),
    elsewhere: Number(row.elsewhere),
  }));
  const rank = ({ status, payer }: OfPayer) => fundingStatuses.indexOf(status) * 100 + payersAsked.indexOf(payer);
  return made.sort((a, b) => rank(a) - rank(b));
}

const sumOf = (cents: readonly string[]): string => cents.reduce((sum, one) => sum + BigInt(one), 0n).toString();

function statusOf(status: FundingStatus, all: readonly OfPayer[]): MoneyOfStatus {
  const own = all.filter((one) => one.status === status);
  const count = (of: (one: OfPayer) => number) => own.reduce((sum, one) => sum + of(one), 0);
  return {
    status,
    lines: count((one) => one.lines),
    counted: count((one) => one.counted),
    beneath: count((one) => one.beneath),
    withoutAmount: count((one) => one.without),
    cents: sumOf(own.map(({ cents }) => cents)),
    undated: sumOf(own.map(({ undated }) => undated)),
    ongoing: { lines: count((one) => one.ongoing), cents: sumOf(own.map(({ yearly }) => yearly)) },
    elsewhere: { lines: count((one) => one.elsewhere), cents: sumOf(own.map(({ outside }) => outside)) },
  };
}

/** Those with most money in one of the statuses, by key and name. */
async function largestSources(db: Db, asked: MoneyQuestion): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; name: string }>`
    select source_key as key, min(name) as name from (
      select line.source_key, line.status, min(line.source) as name,
        sum(case when line.total is null then line.yearly else line.total end) as weight
      from ${lines} where ${conditionsOf("line", asked)} and ${isCounted(asked)}
      group by line.source_key, line.status
    ) as summed
    group by source_key order by max(weight) desc, source_key limit ${sql.lit(mostSources)}`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, name]));
}

async function readPieces(db: Db, asked: MoneyQuestion, largest: readonly string[]): Promise<Piece[]> {
  const source =
    largest.length === 0 ? sql`''` : sql`case when line.source_key in (${sql.join(largest)}) then line.source_key else '' end`;
  const which = sql`${conditionsOf("line", asked)} and ${isCounted(asked)}`;
  const dated = sql<Omit<Piece, "since">>`
    select status, source, theme, year, cast(sum(cents) as text) as cents from (
      select line.status, ${source} as source, line.theme, held.year, held.cents
      from ${lines} join money_year as held on held.entry = line.entry and held.position = line.position where ${which}
    ) as found
    group by status, source, theme, year`.execute(db);
  const others = sql<Omit<Piece, "year" | "cents"> & { undated: string; yearly: string }>`
    select status, source, theme, since, cast(coalesce(sum(undated), 0) as text) as undated,
      cast(coalesce(sum(yearly), 0) as text) as yearly
    from (
      select line.status, ${source} as source, line.theme, line.yearly_from as since, line.undated, line.yearly
      from ${lines} where ${which}
    ) as found
    group by status, source, theme, since`.execute(db);
  const [inYears, besides] = await Promise.all([dated, others]);
  const pieces = [
    ...inYears.rows.map((row): Piece => ({ ...row, since: null })),
    ...besides.rows.flatMap(({ undated, yearly, ...rest }): Piece[] => [
      { ...rest, since: null, year: null, cents: undated },
      { ...rest, year: null, cents: yearly },
    ]),
  ];
  return pieces.filter(({ cents }) => cents !== "0");
}

/** Of what counts here all that has an end, and what falls in a year: of each status, in whole cents. */
export async function centsOfStatuses(
  db: Db,
  asked: MoneyQuestion,
  year: number,
): Promise<Map<FundingStatus, { all: bigint; inYear: bigint }>> {
  const { rows } = await sql<{ status: FundingStatus; total: string; yearly: string; held: string }>`
    select status, cast(coalesce(sum(total), 0) as text) as total, cast(coalesce(sum(cents), 0) as text) as held,
      cast(coalesce(sum(case when yearly_from <= ${sql.lit(year)} then yearly end), 0) as text) as yearly
    from (
      select line.status, line.total, line.yearly, line.yearly_from, held.cents
      from ${lines} left join money_year as held
        on held.entry = line.entry and held.position = line.position and held.year = ${sql.lit(year)}
      where ${conditionsOf("line", asked)} and ${isCounted(asked)}
    ) as found
    group by status`.execute(db);
  return new Map(
    rows.map(({ status, total, yearly, held }) => [status, { all: BigInt(total), inYear: BigInt(yearly) + BigInt(held) }]),
  );
}

async function readEnds(db: Db, asked: MoneyQuestion): Promise<Totals["ends"]> {
  const { rows } = await sql<{ year: string; lines: number }>`
    select substr(line.to_day, 1, 4) as year, count(*) as lines from money_line as line
    where line.to_day is not null and ${conditionsOf("line", asked)}
    group by substr(line.to_day, 1, 4) order by year`.execute(db);
  return rows.map(({ year, lines: found }) => ({ year: Number(year), lines: Number(found) }));
}

function spanOf(pieces: readonly Piece[], now: number): Totals["span"] {
  const years = pieces.flatMap(({ year, since }) => [year, since]).filter((year) => year !== null);
  if (years.length === 0) return undefined;
  const endless = pieces.some(({ since }) => since !== null) ? [now + ahead] : [];
  return { from: Math.min(...years), to: Math.max(...years, ...endless) };
}

/** In the order of `keys`, of every status; what has no money in it is left out. */
function seriesOf(
  pieces: readonly Piece[],
  keys: readonly string[],
  keyOf: (piece: Piece) => string,
  span: Totals["span"],
): MoneySeries[] {
  const byKey = Map.groupBy(pieces, (piece) => `${piece.status} ${keyOf(piece)}`);
  return fundingStatuses.flatMap((status) =>
    keys.flatMap((key) => {
      const own = byKey.get(`${status} ${key}`);
      return own ? [{ status, key, ...yearsOf(own, span) }] : [];
    }),
  );
}

function yearsOf(pieces: readonly Piece[], span: Totals["span"]): Pick<MoneySeries, "years" | "undated"> {
  const sums = new Map<number, bigint>();
  const add = (year: number, cents: bigint) => sums.set(year, (sums.get(year) ?? 0n) + cents);
  let undated = 0n;
  for (const { year, since, cents } of pieces) {
    if (since !== null) for (let at = since; at <= (span?.to ?? since); at++) add(at, BigInt(cents));
    else if (year === null) undated += BigInt(cents);
    else add(year, BigInt(cents));
  }
  const years = [...sums].sort(([a], [b]) => a - b).map(([year, cents]) => ({ year, cents: cents.toString() }));
  return { years, undated: undated.toString() };
}
