/** Boxes and words with so many that the store reads them in order of making: every page and count is what a plain loop over all finds. */
import { beforeAll, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import type { Db } from "#server/store/database.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { listPublicEntries } from "#server/store/entries/public-list.ts";
import type { Filter } from "#server/store/search/filter.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { chances, initiativeMaker, readCountry } from "../../fixtures/many-initiatives.ts";
import { published } from "../../fixtures/published.ts";

const number = 6_500;
const confirmedFrom = "2026-05-22";
type Box = readonly [number, number, number, number];
const wide: Box = [5.03, 52.01, 5.97, 52.69];
const narrow: Box = [5.3, 52.2, 5.45, 52.3];

/** In a part of the country that is broader than the widest box. */
async function records(): Promise<EntryRecord[]> {
  const chance = chances(3);
  const make = initiativeMaker(readCountry(await published()), chance);
  return Array.from({ length: number }, (_, i) => {
    const record = make(i);
    const coordinates = [5 + chance(), 52 + 0.7 * chance()] as const;
    const words = [chance() < 0.9 ? "samenkomst" : "", chance() < 0.3 ? "Tuinfeest" : ""];
    const content = { ...record.content, title: [record.content.title, ...words].join(" ") };
    return { ...record, content, placed: { ...record.placed, shown: { type: "Point", coordinates } } };
  });
}

/** Some word of it has this in it. */
const says = ({ content }: EntryRecord, part: string) =>
  [content.title, content.summary, ...((content.parties ?? []) as { organisation: string }[]).map((one) => one.organisation)]
    .join(" ")
    .toLowerCase()
    .includes(part);

const inBox = ({ placed }: EntryRecord, [west, south, east, north]: Box) => {
  const [x = 0, y = 0] = (placed.shown?.coordinates ?? []) as readonly number[];
  return x >= west && x <= east && y >= south && y <= north;
};
const hasTheme = ({ content }: EntryRecord, theme: string) => (content.themes as string[]).includes(theme);

onEveryEngine((engine) => {
  let db: Db;
  let all: EntryRecord[];
  beforeAll(async () => {
    db = (await engine.open()).db;
    all = await records();
    for (let i = 0; i < number; i += 500) await insertPublicEntries(db, all.slice(i, i + 500));
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
  });

  const counts = (some: readonly EntryRecord[]) => {
    const running = some.filter(({ content }) => content.lifecycle !== "beeindigd");
    const active = running.filter(({ verifiedOn = "" }) => verifiedOn >= confirmedFrom).length;
    return { matched: some.length, active, unconfirmed: running.length - active };
  };

  test.each<[string, Filter, (record: EntryRecord) => boolean]>([
    ["a wide box", { bbox: wide }, (record) => inBox(record, wide)],
    ["a wide box around the middle", { middle: wide }, (record) => inBox(record, wide)],
    ["a wide box and a theme", { bbox: wide, theme: ["wonen"] }, (record) => inBox(record, wide) && hasTheme(record, "wonen")],
    ["a narrow box", { bbox: narrow }, (record) => inBox(record, narrow)],
    ["a common word", { q: "samenkomst" }, (record) => says(record, "samenkomst")],
    ["a common part of a word", { q: "MENKOM" }, (record) => says(record, "menkom")],
    ["a word of some", { q: "tuinfeest" }, (record) => says(record, "tuinfeest")],
    ["two words", { q: "samenkomst feest" }, (record) => says(record, "samenkomst") && says(record, "feest")],
    ["a word nobody says", { q: "samenkomst onvindbaar" }, () => false],
    [
      "a word and a theme",
      { q: "samenkomst", theme: ["wonen"] },
      (record) => says(record, "samenkomst") && hasTheme(record, "wonen"),
    ],
    [
      "a word and two themes",
      { q: "tuinfeest", theme: ["wonen", "veiligheid"] },
      (record) => says(record, "tuinfeest") && (hasTheme(record, "wonen") || hasTheme(record, "veiligheid")),
    ],
    ["a word and no theme", { q: "samenkomst", theme: [] }, () => false],
    ["a word and a wide box", { q: "samenkomst", bbox: wide }, (record) => says(record, "samenkomst") && inBox(record, wide)],
  ])("%s", async (what, filter, fits) => {
    const expected = all.filter(fits);
    if (/^a (wide box|common)/.test(what) && !filter.theme) expect(expected.length).toBeGreaterThan(5_000);
    const limit = 400;
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await listPublicEntries(db, filter, { after, limit, confirmedFrom });
      expect(page).toMatchObject(counts(expected));
      found.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(expected.map(({ id }) => id));
  });
});
