/** Money that ends while nothing goes on after it, out of the register of money: lines of areas and of initiatives alike. */
import { sql } from "kysely";
import type { Signal } from "#data/approach/signals.ts";
import type { Db } from "../database.ts";
import { bitOfTheme } from "../search/listed.ts";
import { isUnderNone } from "./money-conditions.ts";
import { type FoundSignals, lies, type SignalsAsked, titlesOf } from "./signal-where.ts";

/** After every last day. */
const noEnd = "9999-12-31";
const ends = sql<string>`coalesce(line.to_day, ${sql.lit(noEnd)})`;

const linesIn = (db: Db, asked: SignalsAsked) =>
  db.selectFrom("money_line as line").where(lies(asked, "public_entry_area", "line.entry"));

/** The last day that there is money of each source, and for each theme. */
async function lastDays(db: Db, asked: SignalsAsked) {
  const bySource = await linesIn(db, asked)
    .select(["line.source_key", sql<string>`max(${ends})`.as("last")])
    .groupBy("line.source_key")
    .execute();
  const byTheme = await linesIn(db, asked)
    .select(
      bitOfTheme.map(([theme, bit]) =>
        sql<string | null>`max(case when (line.themes & ${sql.lit(bit)}) <> 0 then ${ends} end)`.as(`theme_${theme}`),
      ),
    )
    .executeTakeFirstOrThrow();
  const themes = byTheme as Record<string, string | null>;
  return {
    source: new Map(bySource.map(({ source_key, last }) => [source_key, last])),
    themes: bitOfTheme.map(([theme, bit]) => ({ bit, last: themes[`theme_${theme}`] ?? "" })),
  };
}

/** Of a line that is a part of another the whole is told. */
export async function moneyEnding(db: Db, asked: SignalsAsked): Promise<FoundSignals> {
  const near = await linesIn(db, asked)
    .select(["line.entry", "line.position", "line.to_day", "line.source_key", "line.themes"])
    .where("line.to_day", ">=", asked.today)
    .where("line.to_day", "<=", asked.near)
    .where(isUnderNone)
    .orderBy("line.to_day")
    .orderBy("line.entry")
    .orderBy("line.position")
    .execute();
  if (near.length === 0) return { total: 0, signals: [] };
  const last = await lastDays(db, asked);
  const ending = near.filter(
    ({ to_day, source_key, themes }) =>
      (last.source.get(source_key) ?? "") <= (to_day ?? "") &&
      last.themes.every((theme) => (themes & theme.bit) === 0 || theme.last <= (to_day ?? "")),
  );
  return { total: ending.length, signals: await told(db, ending.slice(0, asked.limit)) };
}

async function told(db: Db, keys: readonly { entry: string; position: number }[]): Promise<Signal[]> {
  if (keys.length === 0) return [];
  const entries = [...new Set(keys.map(({ entry }) => entry))];
  const lines = await db
    .selectFrom("money_line")
    .select(["entry", "position", "type", "source", "cents", "status", "to_day"])
    .where("entry", "in", entries)
    .execute();
  const titles = await titlesOf(db, entries);
  return keys.flatMap((key): Signal[] => {
    const line = lines.find(({ entry, position }) => entry === key.entry && position === key.position);
    if (!line) return [];
    const { entry: id, type, source, cents, status, to_day } = line;
    return [
      {
        entry: { type, id, title: titles.get(id) ?? "" },
        ...(to_day === null ? {} : { day: to_day }),
        source,
        // Bigints of PostgreSQL come as text.
        ...(cents === null ? {} : { amount: Number(cents) / 100 }),
        status,
      },
    ];
  });
}
