/** "Mijn werk": what waits for each of them, counted as the queue lists it, and nothing of what is not theirs. */
import { expect, test } from "vitest";
import type { z } from "zod";
import { dayMs, today } from "#data/schema/day.ts";
import { type QueueList, type Work, type WorkCounts, type WorkPart, workParts } from "#data/schema/queue.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, workflow } from "../fixtures/workflow.ts";

/** The question to the queue that lists what a part counts. */
const questions: Record<WorkPart, string> = {
  returned: "whose=team&state=returned",
  assigned: "waits=assigned",
  judge: "waits=judge",
  reported: "waits=reported",
  confirm: "whose=team&waits=confirm",
  ending: "whose=team&waits=ending",
  draft: "whose=team&state=draft",
  changed: "whose=team&waits=changed",
};
const inDays = (days: number) => today(new Date(Date.now() + days * dayMs));

onEveryEngine((engine) => {
  const { ask, create, step, submitted, published, opened } = workflow(engine);
  const work = async (as: string) => json<Work>(await ask("/work", { as }));
  const partOf = ({ parts }: Work, part: WorkPart) => {
    const found = parts.find((one) => one.part === part);
    return { count: found?.count, titles: found?.entries.map(({ title }) => title) };
  };
  const old = (id: string) =>
    opened()
      .db.updateTable("entry")
      .set({ verified_on: inDays(-200) })
      .where("id", "=", id)
      .execute();

  test("every part holds what it says, for the team and for who judges", async () => {
    await create({ title: "Concept van het team" });
    await step("editor", await submitted({ title: "Terug naar het team" }), "return", { reason: "Waar is het?" });
    await submitted({ title: "Wacht op een redacteur" });
    await old((await published({ title: "Lang niet bevestigd" })).id);
    await published({ title: "Loopt af", period: { from: inDays(-30), to: inDays(60) } });
    await published({ title: "Loopt nog lang", period: { from: inDays(-30), to: inDays(120) } });
    const ended = await published({ title: "Is al klaar", lifecycle: "beeindigd" });
    await old(ended.id);

    for (const as of ["wijkteam", "colleague"]) {
      const found = await work(as);
      expect([as, partOf(found, "draft")]).toEqual([as, { count: 1, titles: ["Concept van het team"] }]);
      expect(partOf(found, "returned")).toEqual({ count: 1, titles: ["Terug naar het team"] });
      expect(partOf(found, "judge")).toEqual({ count: 0, titles: [] });
      expect(partOf(found, "confirm")).toEqual({ count: 1, titles: ["Lang niet bevestigd"] });
      expect(partOf(found, "ending")).toEqual({ count: 1, titles: ["Loopt af"] });
      expect(found.waiting).toBe(3);
      expect(found.numbers).toMatchObject({ public: 4, confirmed: 2, ending: 1 });
    }
    const editor = await work("editor");
    expect(partOf(editor, "judge")).toEqual({ count: 1, titles: ["Wacht op een redacteur"] });
    expect(editor.waiting).toBe(1);
    // What a colleague did is news; what somebody did themselves is not.
    expect(partOf(await work("colleague"), "changed").count).toBe(7);
    expect(partOf(await work("wijkteam"), "changed").titles).toContain("Terug naar het team");
    expect(partOf(await work("wijkteam"), "changed").titles).not.toContain("Concept van het team");
  });

  test("every count is that of the list that it leads to", async () => {
    for (const as of ["wijkteam", "colleague", "editor", "admin", "contributor", "nobody"]) {
      const { parts, numbers } = await work(as);
      for (const { part, count } of parts) {
        const list = await json<z.infer<typeof QueueList>>(await ask(`/queue?${questions[part]}&limit=100`, { as }));
        expect([as, part, list.entries.length]).toEqual([as, part, count]);
      }
      const { waiting } = await json<WorkCounts>(await ask("/work/counts", { as }));
      expect([as, waiting]).toEqual([as, (await work(as)).waiting]);
      for (const waits of ["public", "confirmed", "ending"] as const) {
        const list = await json<z.infer<typeof QueueList>>(await ask(`/queue?whose=team&waits=${waits}&limit=100`, { as }));
        expect([as, waits, list.entries.length]).toEqual([as, waits, numbers[waits]]);
      }
      for (const { theme, count } of numbers.themes) {
        const list = await json<z.infer<typeof QueueList>>(await ask(`/queue?whose=team&waits=public&theme=${theme}`, { as }));
        expect([as, theme, list.entries.length]).toEqual([as, theme, count]);
      }
    }
  });

  test("holds nothing of another team, and nobody reads it without a session", async () => {
    for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"]) {
      const { parts, waiting, numbers } = await work(as);
      expect([as, parts.map(({ count }) => count), waiting]).toEqual([as, workParts.map(() => 0), 0]);
      expect(numbers).toEqual({ public: 0, confirmed: 0, ending: 0, reach: { people: 0, known: 0 }, themes: [] });
    }
    expect((await ask("/work")).status).toBe(401);
  });

  test("what was confirmed waits no longer, and what was judged neither", async () => {
    const entry = await published({ title: "Vraagt om bevestiging" });
    await old(entry.id);
    expect(partOf(await work("wijkteam"), "confirm").titles).toContain("Vraagt om bevestiging");
    expect((await ask(`/working-versions/${entry.id}/verify`, { method: "POST", as: "wijkteam", body: {} })).status).toBe(200);
    expect(partOf(await work("wijkteam"), "confirm").titles).not.toContain("Vraagt om bevestiging");
    const draft = await submitted({ title: "Vlug beoordeeld" });
    expect(partOf(await work("editor"), "judge").titles).toContain("Vlug beoordeeld");
    await step("editor", draft, "publish");
    expect(partOf(await work("editor"), "judge").titles).not.toContain("Vlug beoordeeld");
  });
});
