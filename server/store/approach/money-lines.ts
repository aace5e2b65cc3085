/**
 * The money of what is public as rows that can be summed: made in the transaction in which an entry becomes public, gone with its public
 * version. What it names as the whole that it is a part of is looked up when it is asked for: that may become public later, or cease to be.
 */
import { centsOf, spreadMoney } from "#data/approach/spread.ts";
import type { FundingLineEntry } from "#data/entry-types/funding-line.ts";
import { dayMs, monthsAfter } from "#data/schema/day.ts";
import type { Initiative } from "#data/schema/initiative.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { PublicContent } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import type { InitiativeSpanTable, MoneyAreaTable, MoneyLineTable, MoneyYearTable } from "../approach-tables.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { themeBits } from "../search/listed.ts";
import type { PublicEntryTable } from "../tables.ts";

type Row = Pick<PublicEntryTable, "id" | "type" | "organisation" | "content">;
type Typed = Pick<
  Initiative["funding"][number],
  "source" | "payer" | "instrument" | "amount" | "period" | "status" | "duration" | "partOf"
>;

interface Kept {
  lines: MoneyLineTable[];
  years: MoneyYearTable[];
  areas: MoneyAreaTable[];
  spans: InitiativeSpanTable[];
}

/** Rows in one statement that both engines take. */
const atOnce = 1_000;

/** In the transaction that makes these public; rows of earlier versions went with those. */
export async function keepMoney(within: Db, rows: readonly Row[]): Promise<void> {
  const { lines, years, areas, spans } = rowsOf(rows);
  for (const some of inParts(lines)) await within.insertInto("money_line").values(some).execute();
  for (const some of inParts(years)) await within.insertInto("money_year").values(some).execute();
  for (const some of inParts(areas)) await within.insertInto("money_area").values(some).execute();
  for (const some of inParts(spans)) await within.insertInto("initiative_span").values(some).execute();
}

/** What everybody may know of the place of this entry has changed: so has where its money may be spent. */
export async function placeMoney(within: Db, row: Row): Promise<void> {
  await within.deleteFrom("money_area").where("entry", "=", row.id).execute();
  for (const some of inParts(rowsOf([row]).areas)) await within.insertInto("money_area").values(some).execute();
}

function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += atOnce) yield rows.slice(i, i + atOnce);
}

function rowsOf(rows: readonly Row[]): Kept {
  const kept: Kept = { lines: [], years: [], areas: [], spans: [] };
  for (const row of rows) {
    if (row.type === "fundingLine") {
      const content = storedJson<FundingLineEntry>(row.content);
      addLine(kept, row, { ...content, partOf: undefined }, 0, content.themes);
      kept.areas.push(...content.areas.map((code) => ({ entry: row.id, code })));
    }
    if (row.type === "initiative") addInitiative(kept, row, storedJson<PublicContent>(row.content));
  }
  return kept;
}

function addInitiative(kept: Kept, row: Row, content: PublicContent): void {
  // What was public before these fields were has none of them.
  const { funding = [], themes = [], period = {}, parties = [] } = content as Partial<PublicContent>;
  for (const [position, line] of funding.entries()) addLine(kept, row, line, position, themes);
  if (funding.length > 0) kept.areas.push(...worksIn(content).map((code) => ({ entry: row.id, code })));
  if (period.from === undefined || period.to === undefined) return;
  const leader = parties.find(({ role }) => role === "trekker")?.organisation;
  kept.spans.push({
    entry: row.id,
    who: row.organisation === null ? (leader === undefined ? null : `name:${searchable(leader)}`) : `id:${row.organisation}`,
    themes: themeBits(themes),
    from_day: period.from,
    to_day: period.to,
    awaited: monthsAfter(period.to, 12),
    short: dayAfter(period.to) < monthsAfter(period.from, 24) ? 1 : 0,
  });
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);

/** The areas that it works for, or the smallest that everybody may know that it lies in; none where nobody may know. */
function worksIn({ workingArea, place, placed }: PublicContent): string[] {
  if (workingArea?.kind === "areas") return workingArea.codes;
  const code = place?.kind === "area" ? place.code : (placed.buurt ?? placed.wijk ?? placed.gemeente);
  return code === undefined ? [] : [code];
}

function addLine(kept: Kept, { id, type }: Row, line: Typed, position: number, themes: readonly string[]): void {
  const { source, payer, instrument, amount, period, status, duration = "temporary", partOf } = line;
  const cents = amount === undefined ? undefined : centsOf(amount);
  const spread = cents === undefined ? undefined : spreadMoney({ cents, duration, period });
  const years = spread?.years ?? [];
  const dated = years.reduce((sum, one) => sum + one.cents, 0);
  kept.lines.push({
    entry: id,
    position,
    type,
    part_of: partOf ?? null,
    source,
    source_key: searchable(source),
    payer: payer ?? null,
    instrument: instrument ?? null,
    cents: cents ?? null,
    total: spread && !spread.yearly ? dated + spread.unknown : null,
    undated: spread?.unknown ?? null,
    yearly: spread?.yearly?.cents ?? null,
    yearly_from: spread?.yearly?.from ?? null,
    from_day: period?.from ?? null,
    to_day: period?.to ?? null,
    status,
    duration,
    themes: themeBits(themes),
    theme: columnOf(themes),
  });
  kept.years.push(...years.map((one) => ({ entry: id, position, ...one })));
}

const columnOf = (themes: readonly string[]): string => {
  const [first, second] = initiativeThemes.filter((theme) => themes.includes(theme));
  return first === undefined ? "none" : second === undefined ? first : "several";
};
