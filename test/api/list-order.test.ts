/** Lists in another order: the same on every page, forth and back, with what is not known last; and what nobody confirmed alone. */
import { beforeAll, describe, expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { type ListOrder, sorts } from "#data/schema/initiative-filter.ts";
import type { PublicInitiativeList } from "#data/schema/public-initiative.ts";
import type { QueueEntry } from "#data/schema/queue.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

/** Two gemeenten: Amersfoort comes before Amsterdam. */
const [amersfoort, amsterdam] = [pointAt(5.4123, 52.1654), pointAt(4.895, 52.375)];
const rows: Partial<InitiativeInput>[] = [
  {
    title: "Élan in de wijk",
    themes: ["samenhang"],
    reach: 40,
    period: { from: "2026-01-01", to: "2027-03-01" },
    place: amsterdam,
  },
  { title: "achterom", themes: ["wonen"], reach: undefined, period: { from: "2026-01-01" }, place: amersfoort },
  { title: "Buurtkamer", themes: ["gezondheid", "wonen"], reach: 900, period: { to: "2026-12-31" }, place: amersfoort },
  { title: "Zaaigoed", themes: ["wonen"], reach: 5, period: { to: "2028-01-01" }, place: amsterdam },
  { title: "Dansen", themes: ["onderwijs"], reach: 40, period: { to: "2027-03-01" }, place: amersfoort },
];
const days: Record<string, string> = {
  achterom: "2025-01-01",
  Buurtkamer: "2026-10-01",
  Zaaigoed: "2026-11-01",
  Dansen: "2026-11-02",
};

/** By title; equal ones in order of making, from the other end the other way round. */
const expected: Record<ListOrder, string[]> = {
  title: ["achterom", "Buurtkamer", "Dansen", "Élan in de wijk", "Zaaigoed"],
  "-title": ["Zaaigoed", "Élan in de wijk", "Dansen", "Buurtkamer", "achterom"],
  place: ["achterom", "Buurtkamer", "Dansen", "Élan in de wijk", "Zaaigoed"],
  "-place": ["Zaaigoed", "Élan in de wijk", "Dansen", "Buurtkamer", "achterom"],
  theme: ["achterom", "Zaaigoed", "Dansen", "Buurtkamer", "Élan in de wijk"],
  "-theme": ["Élan in de wijk", "Buurtkamer", "Dansen", "Zaaigoed", "achterom"],
  confirmed: ["Élan in de wijk", "achterom", "Buurtkamer", "Zaaigoed", "Dansen"],
  "-confirmed": ["Dansen", "Zaaigoed", "Buurtkamer", "achterom", "Élan in de wijk"],
  ends: ["Buurtkamer", "Élan in de wijk", "Dansen", "Zaaigoed", "achterom"],
  "-ends": ["Zaaigoed", "Dansen", "Élan in de wijk", "Buurtkamer", "achterom"],
  reach: ["Zaaigoed", "Élan in de wijk", "Dansen", "Buurtkamer", "achterom"],
  "-reach": ["Buurtkamer", "Dansen", "Élan in de wijk", "Zaaigoed", "achterom"],
};

onEveryEngine((engine) => {
  const { opened, ask, submitted, step } = workflow(engine);
  const ids: string[] = [];
  beforeAll(async () => {
    for (const row of rows) {
      const { id } = await step("admin", await submitted(row), "publish");
      ids.push(id);
      for (const table of ["public_entry", "entry"] as const)
        await opened()
          .db.updateTable(table)
          .set({ verified_on: days[row.title ?? ""] ?? null })
          .where("id", "=", id)
          .execute();
    }
  });
  const list = async (query: string) =>
    json<PublicInitiativeList>(await ask(query.startsWith("/") ? query : `/initiatives?${query}`));

  describe("the public list", () => {
    test.each([...sorts])("by %s, two at a time: every page once, and back again", async (sort) => {
      const pages: string[][] = [];
      let found = await list(`sort=${sort}&limit=2`);
      expect(found).toMatchObject({ numberMatched: 5 });
      expect(found.previous).toBeUndefined();
      pages.push(found.initiatives.map(({ content }) => content.title));
      while (found.next) {
        expect(found.next).toContain(`sort=${sort}`);
        found = await list(found.next);
        pages.push(found.initiatives.map(({ content }) => content.title));
      }
      expect(pages.flat()).toEqual(expected[sort]);
      for (const page of pages.slice(0, -1).reverse()) {
        found = await list(found.previous ?? "");
        expect(found.initiatives.map(({ content }) => content.title)).toEqual(page);
      }
      expect(found.previous).toBeUndefined();
    });

    test("keeps filter and counts, with words and with a box too", async () => {
      for (const query of [
        "theme=wonen",
        "area=GM0307",
        "bbox=5.3,52.1,5.5,52.2",
        "q=zaai",
        "q=an&theme=wonen,onderwijs&area=GM0307",
      ]) {
        const [plain, sorted] = [await list(query), await list(`${query}&sort=-title`)];
        const { initiatives, ...counts } = plain;
        expect(sorted).toMatchObject(counts);
        expect(sorted.initiatives.map(({ id }) => id).sort()).toEqual(initiatives.map(({ id }) => id).sort());
      }
    });

    test("begins anew where the last one seen is gone, and refuses an order that there is not", async () => {
      expect((await list("sort=title&after=weg")).initiatives).toHaveLength(5);
      expect((await ask("/initiatives?sort=onzin")).status).toBe(400);
      expect((await ask("/initiatives/exports/csv?sort=title")).status).toBe(400);
    });

    test("of several themes finds what has any, and of what nobody confirmed neither what was nor what has ended", async () => {
      const titles = async (query: string) => (await list(query)).initiatives.map(({ content }) => content.title).sort();
      expect(await titles("theme=onderwijs,samenhang")).toEqual(["Dansen", "Élan in de wijk"]);
      const [all, sure, unsure] = [await list(""), await list("confirmed=true"), await list("confirmed=no")];
      expect(unsure.initiatives.map(({ content }) => content.title).sort()).toEqual(["achterom", "Élan in de wijk"].sort());
      expect(all.numberUnconfirmed).toBe(unsure.numberMatched);
      expect(all.numberActive).toBe(sure.numberMatched);
      // The same filter in every place that is asked.
      for (const path of [
        "/initiatives/counts?level=gemeente&confirmed=no",
        "/initiatives/composition?confirmed=no",
        "/initiatives/points?confirmed=no",
      ])
        expect((await ask(path)).status).toBe(200);
      for (const form of ["exports/csv", "feeds/rss", "feeds/ics"])
        expect([form, (await (await ask(`/initiatives/${form}?confirmed=no`)).text()).includes("Zaaigoed")]).toEqual([
          form,
          false,
        ]);
    });
  });

  describe("the queue", () => {
    test.each([...sorts])("by %s, two at a time", async (sort) => {
      const titles: string[] = [];
      let path: string | undefined = `/queue?state=published&sort=${sort}&limit=2`;
      while (path) {
        const page: { entries: QueueEntry[]; next?: string } = await json(await ask(path, { as: "admin" }));
        titles.push(...page.entries.map(({ title }) => title));
        path = page.next;
      }
      expect(titles).toEqual(expected[sort]);
    });
  });
});
