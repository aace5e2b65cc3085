/** What waits for somebody who judges: the queue, and what looks like an entry. */
import { describe, expect, test } from "vitest";
import type { QueueEntry, Similar } from "#data/schema/queue.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, create, step, submitted } = workflow(engine);

  describe("the queue", () => {
    type Queue = { entries: QueueEntry[]; counts: Record<string, number>; next?: string };
    const queue = async (as: string, query: string) => json<Queue>(await ask(`/queue?${query}`, { as }));

    test("shows what waits longest first, page by page, with counts of every state", async () => {
      const titles = ["Rijtje een", "Rijtje twee", "Rijtje drie"];
      const drafts = [];
      for (const title of titles) drafts.push(await create({ title }));
      // The one that was begun last was submitted first.
      for (const draft of drafts.reverse()) await step("wijkteam", draft, "submit");
      await create({ title: "Rijtje concept" });
      const first = await queue("editor", "state=submitted&q=rijtje&limit=2");
      expect(first.entries.map(({ title }) => title)).toEqual(["Rijtje drie", "Rijtje twee"]);
      expect(first.counts).toEqual({ draft: 1, returned: 0, submitted: 3, published: 0, archived: 0 });
      expect(first.entries[0]).toMatchObject({
        state: "submitted",
        submittedBy: { id: app().people.get("wijkteam")?.id, name: "wijkteam" },
        placed: { gemeente: "GM0307" },
        steps: expect.arrayContaining(["publish", "return"]),
      });
      const second = await json<Queue>(await ask(first.next ?? "", { as: "editor" }));
      expect(second.entries.map(({ title }) => title)).toEqual(["Rijtje een"]);
      expect(second).not.toHaveProperty("next");
    });

    test("tells what was sent back apart from a draft, with the reason, until it is submitted again", async () => {
      const draft = await step("editor", await submitted({ title: "Teruggestuurde tuin" }), "return", {
        reason: "De plek klopt niet",
      });
      const back = await queue("wijkteam", "state=returned&whose=mine&q=teruggestuurde");
      expect(back.counts).toMatchObject({ draft: 0, returned: 1 });
      expect(back.entries[0]).toMatchObject({ state: "returned", returned: { reason: "De plek klopt niet", name: "editor" } });
      expect((await queue("wijkteam", "state=draft&q=teruggestuurde")).entries).toEqual([]);
      await step("wijkteam", draft, "submit");
      expect((await queue("wijkteam", "q=teruggestuurde")).counts).toMatchObject({ returned: 0, submitted: 1 });
    });

    test("holds nothing of others: not as an entry and not in a count", async () => {
      await create({ title: "Geheime rij" });
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"]) {
        const { entries, counts } = await queue(as, "q=geheime");
        expect([as, entries, Object.values(counts)]).toEqual([as, [], [0, 0, 0, 0, 0]]);
      }
      expect((await queue("colleague", "q=geheime")).entries).toHaveLength(1);
      expect((await queue("colleague", "q=geheime&whose=mine")).entries).toHaveLength(0);
      expect((await ask("/queue")).status).toBe(401);
    });

    test.each(["state=weg", "whose=others", "after=x", "limit=0", "limit=101", "order=1"])("refuses %s", async (query) => {
      expect((await ask(`/queue?${query}`, { as: "editor" })).status).toBe(400);
    });
  });

  describe("what looks like it", () => {
    test("is near with the same theme, or has much the same title in the same gemeente", async () => {
      const [longitude, latitude] = [5.4105, 52.1672];
      const one = await create({ title: "Repaircafé Noord", themes: ["werk"], place: pointAt(longitude, latitude) });
      await create({ title: "Fietswerkplaats", themes: ["werk"], place: pointAt(longitude + 0.002, latitude) });
      await create({ title: "Zwemmen", themes: ["gezondheid"], place: pointAt(longitude, latitude) });
      await create({ title: "Repair Café Noord", themes: ["gezondheid"], place: { kind: "area", code: "GM0307", public: true } });
      const { similar } = await json<{ similar: Similar[] }>(await ask(`/working-versions/${one.id}/similar`, { as: "editor" }));
      expect(similar.map(({ title }) => title)).toEqual(["Repair Café Noord", "Fietswerkplaats"]);
      expect(similar.find(({ title }) => title === "Fietswerkplaats")?.metres).toBeGreaterThan(120);
      expect((await ask(`/working-versions/${one.id}/similar`, { as: "otherTeam" })).status).toBe(404);
    });
  });
});
