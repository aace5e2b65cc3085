/** Short projects that nobody goes on with ("projectencarrousel"); what a successor is, says data/approach/money.ts. */
import { sql } from "kysely";
import type { MoneyCarousel } from "#data/approach/money.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";

/** In any of these areas; of the whole country where none is named. */
export const carouselOf = (db: Db, area: readonly string[] | undefined): Promise<MoneyCarousel> =>
  remembered(db, JSON.stringify(["carousel", area]), async () => {
    const liesIn = (id: string) =>
      area === undefined
        ? sql`1 = 1`
        : sql`exists (select 1 from public_entry_area as link where link.code in (${sql.join(area)}) and link.id = ${sql.ref(id)})`;
    const all = await sql<{ initiatives: number }>`
      select count(*) as initiatives from public_entry as shown where shown.type = 'initiative' and ${found("shown.id", area)}`.execute(
      db,
    );
    const spans = await sql<Record<"known" | "short" | "nobody" | "alone", number>>`
      select count(*) as known, coalesce(sum(span.short), 0) as short,
        coalesce(sum(case when span.short = 1 and span.who is null then 1 else 0 end), 0) as nobody,
        coalesce(sum(case when span.short = 1 and span.who is not null and not exists (
          select 1 from initiative_span as next
          where next.who = span.who and next.from_day > span.from_day and next.from_day <= span.awaited
            and (next.themes & span.themes) <> 0 and next.entry <> span.entry and ${liesIn("next.entry")}
        ) then 1 else 0 end), 0) as alone
      from initiative_span as span where ${found("span.entry", area)}`.execute(db);
    const { known, short, nobody, alone } = spans.rows[0] ?? { known: 0, short: 0, nobody: 0, alone: 0 };
    return {
      initiatives: Number(all.rows[0]?.initiatives ?? 0),
      known: Number(known),
      short: Number(short),
      unknownWho: Number(nobody),
      withoutSuccessor: Number(alone),
    };
  });

const found = (id: string, area: readonly string[] | undefined) =>
  area === undefined
    ? sql`1 = 1`
    : sql`${sql.ref(id)} in (select link.id from public_entry_area as link where link.code in (${sql.join(area)}))`;
