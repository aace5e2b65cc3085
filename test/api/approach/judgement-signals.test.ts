/** What needs attention of checklists and of assessments: it appears when it should, and goes when it is solved. */
import { beforeEach, expect, test } from "vitest";
import { itemsOf } from "#data/checklists/checklist.ts";
import { builtInEditions } from "#data/editions/built-in.ts";
import { newestChecklist } from "#data/editions/edition.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { knowledgeOf } from "../../fixtures/knowledge.ts";
import { signalsOf } from "../../fixtures/signals.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const wijk = "WK030710";

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const goTo = (day: string) => {
    clock = Date.parse(`${day}T10:00:00.000Z`);
  };
  const flow = workflow(engine, undefined, async () => ({ now }));
  const { ask, step, opened } = flow;
  const { handedIn, made, shown, trySaving } = knowledgeOf(flow);
  const { own, of, signals } = signalsOf(flow);
  const change = async (id: string, changes: object) => {
    const from = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "wijkteam" }));
    const saved = await json<EntryRecord>(await trySaving(from, changes));
    return step("editor", await step("wijkteam", saved, "submit"), "publish");
  };
  beforeEach(async () => {
    goTo("2026-12-01");
    const tables = ["public_entry", "checklist_movement"] as const;
    for (const table of tables) await opened().db.deleteFrom(table).execute();
  });

  test("an assessment of more than two years ago needs a newer one of the same area", async () => {
    const { id } = await shown("assessment", { on: "2024-12-01" });
    expect(await of("assessmentOld", wijk)).toEqual([]);
    goTo("2026-12-02");
    const entry = { type: "assessment", id, title: "Afweging Soesterkwartier" };
    expect(await of("assessmentOld", wijk)).toEqual([{ entry, area: wijk, day: "2024-12-01" }]);
    expect(await of("assessmentOld", "GM0307")).toHaveLength(1);
    await shown("assessment", { title: "Buurt", areas: ["BU03071001"], on: "2026-10-01" });
    await handedIn("assessment", { title: "Nog niet", on: "2026-10-01" });
    expect((await of("assessmentOld", wijk)).map(({ entry: one }) => one?.title)).toEqual(["Afweging Soesterkwartier"]);
    await shown("assessment", { title: "Ook oud", on: "2024-12-01" });
    expect(await of("assessmentOld", wijk)).toHaveLength(1);
    await shown("assessment", { title: "Vroeger", on: "2020-01-01" });
    expect((await of("assessmentOld", wijk)).map(({ day }) => day)).toEqual(["2024-12-01"]);
    // Of another organisation: it is the newest of the area all the same.
    const newer = await shown("assessment", { title: "Nieuw", on: "2026-11-01" });
    await opened().db.updateTable("public_entry").set({ organisation: null }).where("id", "=", newer.id).execute();
    for (const area of [wijk, "GM0307", "BU03071001"]) expect(await of("assessmentOld", area), area).toEqual([]);
    expect((await own("wijkteam")).kinds).toEqual([]);
    await step("admin", newer, "archive", { reason: "Het was een oefening." });
    expect(await of("assessmentOld", wijk)).toHaveLength(1);
    expect((await own("wijkteam")).kinds.map(({ kind, total }) => [kind, total])).toEqual([["assessmentOld", 1]]);
  });

  test("a checklist whose answers stay the same for half a year, until one changes or all is done", async () => {
    goTo("2026-05-30");
    const list = await shown("checklist");
    const entry = { type: "checklist", id: list.id, title: "Checklist van het Soesterkwartier" };
    goTo("2026-11-30");
    expect(await of("checklistStill", wijk)).toEqual([]);
    goTo("2026-12-01");
    expect(await of("checklistStill", wijk)).toEqual([{ entry, day: "2026-05-30" }]);
    // Another title, and the same answers in another order, are no movement.
    const { rows } = list.content as unknown as { rows: object[] };
    await change(list.id, { title: "Andere naam", rows: rows.toReversed() });
    expect((await of("checklistStill", wijk)).map(({ day }) => day)).toEqual(["2026-05-30"]);
    const [first = {}, ...others] = rows;
    const moved = await change(list.id, { rows: [...others, { ...first, evidence: "Ook de cijfers van 2026." }] });
    expect(await of("checklistStill", wijk)).toEqual([]);
    goTo("2027-06-02");
    expect(await of("checklistStill", wijk)).toEqual([{ entry, day: "2026-12-01" }]);
    // What was away for a time and came back the same did not move.
    await step("admin", moved, "archive", { reason: "Even weg." });
    expect(await of("checklistStill", wijk)).toEqual([]);
    const archived = await json<EntryRecord>(await ask(`/working-versions/${list.id}`, { as: "admin" }));
    const back = await step("admin", archived, "reopen");
    await step("editor", await step("wijkteam", back, "submit"), "publish");
    expect(await of("checklistStill", wijk)).toEqual([{ entry, day: "2026-12-01" }]);
  });

  test("a checklist that is done, or of which nothing plays here, is left in peace; an empty one is not", async () => {
    goTo("2026-01-15");
    const items = itemsOf(newestChecklist(builtInEditions, "phases"));
    const all = (state: string) => items.map(({ id }) => ({ item: id, state, evidence: "Zo is het." }));
    await shown("checklist", { title: "Klaar", rows: all("done") });
    await shown("checklist", { title: "Speelt niet", rows: all("notApplicable") });
    await shown("checklist", { title: "Leeg", rows: [] });
    await shown("checklist", { title: "Bijna", rows: [{ item: items[0]?.id, state: "busy" }, ...all("done").slice(1)] });
    goTo("2026-12-01");
    expect((await of("checklistStill", wijk)).map(({ entry }) => entry?.title).sort()).toEqual(["Bijna", "Leeg"]);
  });

  test("what is not public is in none of them, and neither is another area", async () => {
    goTo("2020-01-01");
    const canary = "Kanarie in de kolenmijn";
    for (const type of ["checklist", "assessment"]) {
      await made(type, { title: canary, ...(type === "assessment" ? { on: "2019-01-01" } : {}) });
      await handedIn(type, { title: canary, ...(type === "assessment" ? { on: "2019-01-01" } : {}) });
    }
    await step("admin", await handedIn("checklist", { areas: ["GM0363"] }), "publish");
    goTo("2026-12-01");
    for (const as of [undefined, "nobody", "wijkteam", "editor", "admin"]) {
      expect(await signals(wijk, as), String(as)).toEqual({ total: 0, kinds: [] });
      if (as && as !== "nobody") expect(JSON.stringify(await own(as)), as).not.toContain(canary);
    }
  });
});
