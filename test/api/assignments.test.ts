/** Who should do something about an entry: one at a time, who may edit it, found in "Mijn werk" and in the queue. */
import { expect, test } from "vitest";
import type { z } from "zod";
import type { Assignments } from "#data/entries/together.ts";
import { dayMs, today } from "#data/schema/day.ts";
import type { QueueList, Work, WorkCounts } from "#data/schema/queue.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { faultyFields, json, workflow } from "../fixtures/workflow.ts";

const inDays = (days: number) => today(new Date(Date.now() + days * dayMs));

onEveryEngine((engine) => {
  const { app, ask, create, step, submitted, opened } = workflow(engine);
  const idOf = (name: string) => app().people.get(name)?.id ?? "";
  const at = (id: string) => `/entries/initiative/${id}/assignment`;
  const tryAssign = (as: string, id: string, person: string, more: object = {}) =>
    ask(at(id), { method: "PUT", as, body: { person: idOf(person) || person, ...more } });
  const assign = async (as: string, id: string, person: string, more: object = {}) =>
    json<Assignments>(await tryAssign(as, id, person, more));
  const mine = async (as: string) => {
    const { parts } = await json<Work>(await ask("/work", { as }));
    const part = parts.find((one) => one.part === "assigned");
    const list = await json<z.infer<typeof QueueList>>(await ask("/queue?waits=assigned&limit=100", { as }));
    expect([as, list.entries.length]).toEqual([as, part?.count]);
    const { waiting } = await json<WorkCounts>(await ask("/work/counts", { as }));
    expect(waiting).toBe((await json<Work>(await ask("/work", { as }))).waiting);
    return (part?.entries ?? []).map(({ title, assigned }) => [title, assigned]);
  };

  test("is given, given to another and taken back, with its history", async () => {
    const { id } = await create({ title: "Om de beurt" });
    const first = await assign("wijkteam", id, "colleague", { until: inDays(3) });
    expect(first).toMatchObject({
      current: { person: { name: "colleague" }, by: { name: "wijkteam" }, until: inDays(3) },
      past: [],
    });
    expect(await mine("colleague")).toEqual([["Om de beurt", { until: inDays(3), overdue: false, by: "wijkteam" }]]);
    const second = await assign("editor", id, "wijkteam");
    expect(second).toMatchObject({ current: { person: { name: "wijkteam" } }, past: [{ person: { name: "colleague" } }] });
    expect([await mine("colleague"), await mine("wijkteam")]).toEqual([[], [["Om de beurt", { overdue: false, by: "editor" }]]]);
    const third = await json<Assignments>(await ask(at(id), { method: "DELETE", as: "wijkteam" }));
    expect(third.current).toBeUndefined();
    expect(third.past.map(({ person, endedBy }) => [person?.name, endedBy?.name])).toEqual([
      ["wijkteam", "wijkteam"],
      ["colleague", "editor"],
    ]);
    expect(await mine("wijkteam")).toEqual([]);
    const events = await opened()
      .db.selectFrom("event")
      .selectAll()
      .where("entry", "=", id)
      .where("kind", "=", "assigned")
      .execute();
    expect(events.map(({ details }) => JSON.parse(details)).toSorted((a) => (a.until ? -1 : 1))).toEqual([
      { person: idOf("colleague"), until: inDays(3) },
      { person: idOf("wijkteam") },
    ]);
  });

  test("is marked when its day is over, and is no part of an archived entry", async () => {
    const late = await create({ title: "Te laat" });
    await assign("wijkteam", late.id, "colleague", { until: inDays(-1) });
    expect(await mine("colleague")).toEqual([["Te laat", { until: inDays(-1), overdue: true, by: "wijkteam" }]]);
    await step("wijkteam", late, "archive");
    expect(await mine("colleague")).toEqual([]);
  });

  test("is for who may edit, by who may edit; everybody else is refused, whether they are there or not", async () => {
    const { id } = await submitted();
    for (const person of ["viewer", "dataSteward", "otherTeam", "editorElsewhere", "none"]) {
      const refused = await tryAssign("wijkteam", id, person);
      expect([person, refused.status, await faultyFields(refused)]).toEqual([person, 400, ["person"]]);
    }
    expect((await tryAssign("wijkteam", id, "colleague", { until: "2026-02-30" })).status).toBe(400);
    for (const as of ["viewer", "dataSteward"]) {
      expect([as, (await tryAssign(as, id, "colleague")).status]).toEqual([as, 403]);
      expect([as, (await ask(at(id), { method: "DELETE", as })).status]).toEqual([as, 403]);
      expect((await json<Assignments>(await ask(at(id), { as }))).current).toBeUndefined();
    }
    for (const as of ["otherTeam", "nobody"]) expect([as, (await tryAssign(as, id, "otherTeam")).status]).toEqual([as, 404]);
  });

  test("of two who assign at the same moment one holds", async () => {
    const { id } = await create();
    const both = await Promise.all([tryAssign("wijkteam", id, "colleague"), tryAssign("editor", id, "wijkteam")]);
    for (const { status } of both) expect([200, 409]).toContain(status);
    const open = opened().db.selectFrom("assignment").select("id").where("entry", "=", id).where("ended_at", "is", null);
    expect(await open.execute()).toHaveLength(1);
  });

  test("who loses the right to edit does not hold it any more", async () => {
    const { id } = await create({ title: "Van wie weggaat" });
    await assign("wijkteam", id, "areaTeam");
    expect((await mine("areaTeam")).map(([title]) => title)).toEqual(["Van wie weggaat"]);
    await setGrants(opened().db, idOf("areaTeam"), [{ role: "viewer", areas: ["GM0307"] }]);
    expect((await json<Assignments>(await ask(at(id), { as: "wijkteam" }))).current).toBeUndefined();
    const { db } = opened();
    const rows = await db.selectFrom("assignment").select("person").where("entry", "=", id).execute();
    expect(rows).toEqual([{ person: idOf("areaTeam") }]);
    expect((await assign("wijkteam", id, "colleague")).current).toMatchObject({ person: { name: "colleague" } });
  });
});
