/** A folder of before there was a register of money: its lines are rows afterwards, counted as if they had been made today. */
import { expect, test } from "vitest";
import { moneyTotals } from "#server/store/approach/money-totals.ts";
import { type Db, openDatabase } from "#server/store/database.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { migrations } from "#server/store/migrations/migrations.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { chances } from "../../fixtures/many-initiatives.ts";
import { madeMoney } from "../../fixtures/many-money.ts";

const name = "2026-11-30-money";
const { records } = madeMoney(chances(5), 60, 400);
const ours = ["money_line", "money_year", "money_area", "initiative_span"] as const;

/** As that version left it: the tables are not there, and the migration was never done. */
async function asBefore(db: Db): Promise<void> {
  for (const table of ours) await db.schema.dropTable(table).execute();
  await db.deleteFrom("migration").where("name", "=", name).execute();
}

onEveryEngine((engine) => {
  test("the lines of what is public are there after it, and a second time makes nothing double", async () => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    await insertPublicEntries(db, records);
    const asked = { today: "2026-11-30" };
    const rows = (table: (typeof ours)[number]) => db.selectFrom(table).selectAll().execute();
    const before = await Promise.all(ours.map(rows));
    const totals = await moneyTotals(db, asked);
    expect(before.map(({ length }) => length > 0)).toEqual([true, true, true, false]);
    await asBefore(db);
    expect(Object.keys(migrations)).toContain(name);
    expect(await migrate(db)).toEqual([name]);
    expect(await migrate(db)).toEqual([]);
    const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
    expect((await Promise.all(ours.map(rows))).map(sorted)).toEqual(before.map(sorted));
    expect(await moneyTotals(db, asked)).toEqual(totals);
    await close();
  });
});
