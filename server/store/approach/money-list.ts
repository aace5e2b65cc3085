/** The register of money: lines that fit a question, a page at a time, with whether each counts and of what it is a part. */
import { type RawBuilder, sql } from "kysely";
import type { MoneyLine, MoneySort } from "#data/approach/money.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { MoneyLineTable } from "../approach-tables.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { conditionsOf, isCounted, type MoneyQuestion, spentElsewhere } from "./money-conditions.ts";

interface Page {
  sort: MoneySort;
  limit: number;
  /** "entry.position" of the last line before it. */
  after?: string | undefined;
}

/** What is not known comes last, whichever end comes first. */
const keys: Record<MoneySort, { key: RawBuilder<unknown>; down: boolean }> = {
  amount: { key: sql`coalesce(line.cents, 9000000000000000)`, down: false },
  "-amount": { key: sql`coalesce(line.cents, -1)`, down: true },
  ends: { key: sql`coalesce(line.to_day, '9999')`, down: false },
  "-ends": { key: sql`coalesce(line.to_day, '')`, down: true },
  source: { key: sql`line.source_key`, down: false },
  "-source": { key: sql`line.source_key`, down: true },
};

interface Found extends MoneyLineTable {
  title: string;
  counts: number;
  outside: number;
  whole: string | null;
  whole_title: string | null;
}

/** `matched` counts all that fit. A page after a line that is gone begins anew. */
export async function listMoney(
  db: Db,
  asked: MoneyQuestion,
  { sort, limit, after }: Page,
): Promise<{ lines: MoneyLine[]; matched: number; next: string | undefined }> {
  const which = conditionsOf("line", asked);
  const { key, down } = keys[sort];
  const [way, past] = down ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const [entry = "", position = "0"] = after?.split(".") ?? [];
  const last = sql`select ${key}, line.entry, line.position from money_line as line where line.entry = ${entry} and line.position = ${Number(position)}`;
  const from =
    after === undefined || !(await isThere(db, entry, Number(position)))
      ? sql``
      : sql`and (${key}, line.entry, line.position) ${past} (${last})`;
  // Only of a page it is looked up what each counts and is called.
  const { rows } = await sql<Found>`
    select line.*, shown.title, whole_shown.id as whole, whole_shown.title as whole_title,
      case when ${isCounted(asked)} then 1 else 0 end as counts,
      case when ${spentElsewhere("line", asked)} then 1 else 0 end as outside
    from (
      select line.entry, line.position, ${key} as key from money_line as line where ${which} ${from}
      order by ${key} ${way}, line.entry ${way}, line.position ${way} limit ${sql.lit(limit + 1)}
    ) as page
      join money_line as line on line.entry = page.entry and line.position = page.position
      left join merged on merged.id = line.part_of
      join public_entry as shown on shown.id = line.entry
      left join public_entry as whole_shown
        on whole_shown.id = coalesce(merged.survivor, line.part_of) and whole_shown.type = 'fundingLine'
    order by page.key ${way}, page.entry ${way}, page.position ${way}`.execute(db);
  const page = rows.slice(0, limit);
  const areas = await areasOf(db, [...new Set(page.map((row) => row.entry))]);
  const end = rows.length > limit ? page.at(-1) : undefined;
  return {
    lines: page.map((row) => lineOf(row, areas.get(row.entry) ?? [])),
    matched: await countMoney(db, asked),
    next: end && `${end.entry}.${end.position}`,
  };
}

async function isThere(db: Db, entry: string, position: number): Promise<boolean> {
  const found = db.selectFrom("money_line").select("entry").where("entry", "=", entry).where("position", "=", position);
  return (await found.executeTakeFirst()) !== undefined;
}

const countMoney = (db: Db, asked: MoneyQuestion): Promise<number> =>
  remembered(db, JSON.stringify(["money counted", asked]), async () => {
    const which = conditionsOf("line", asked);
    const { rows } = await sql<{ matched: number }>`select count(*) as matched from money_line as line where ${which}`.execute(
      db,
    );
    return Number(rows[0]?.matched ?? 0);
  });

async function areasOf(db: Db, entries: readonly string[]): Promise<Map<string, string[]>> {
  if (entries.length === 0) return new Map();
  const rows = await db.selectFrom("money_area").selectAll().where("entry", "in", entries).orderBy("code").execute();
  return new Map([...Map.groupBy(rows, ({ entry }) => entry)].map(([entry, own]) => [entry, own.map(({ code }) => code)]));
}

/** Decimal text; both engines give a whole number that a double holds. */
const text = (cents: number | null) => (cents === null ? undefined : String(cents));
const known = <K extends string, T>(name: K, value: T | null | undefined) =>
  (value === null || value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;

const lineOf = (row: Found, areas: string[]): MoneyLine => ({
  entry: row.entry,
  position: row.position,
  type: row.type as MoneyLine["type"],
  title: row.title,
  source: row.source,
  ...known("payer", row.payer),
  ...known("instrument", row.instrument),
  ...known("cents", text(row.cents)),
  ...known("total", text(row.total)),
  status: row.status,
  duration: row.duration,
  ...known("from", row.from_day),
  ...known("to", row.to_day),
  themes: initiativeThemes.filter((_, i) => (row.themes & (1 << i)) !== 0),
  areas,
  elsewhere: row.outside === 1,
  ...(row.whole === null ? {} : { partOf: { id: row.whole, title: row.whole_title ?? "" } }),
  counted: row.counts === 1,
});

/** All of them in this order, for a file. */
export async function* eachMoney(db: Db, asked: MoneyQuestion, sort: MoneySort): AsyncGenerator<MoneyLine> {
  for (let after: string | undefined; ; ) {
    const page = await listMoney(db, asked, { sort, limit: 500, after });
    yield* page.lines;
    after = page.next;
    if (after === undefined) return;
  }
}
