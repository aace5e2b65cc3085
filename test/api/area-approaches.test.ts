/** The approach of one area, with those around it and in it; of several the one that was confirmed last; and how far the lists are. */
import { beforeEach, expect, test } from "vitest";
import type { ApproachStates, AreaApproaches } from "#data/approach/area-approaches.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { ask, opened, step } = flow;
  const { handedIn } = knowledgeOf(flow);

  const make = async (area: string, title: string, more: object = {}) =>
    step("admin", await handedIn("areaApproach", { areas: [area], title, ...more }), "publish");
  const of = async (area: string) => json<AreaApproaches>(await ask(`/areas/${area}/approach`));
  const lists = async () => json<ApproachStates>(await ask("/approaches"));
  const confirmed = (id: string, day: string) =>
    opened().db.updateTable("public_entry").set({ verified_on: day }).where("id", "=", id).execute();
  const names = (some: readonly { title: string }[]) => some.map(({ title }) => title);

  beforeEach(async () => {
    await opened().db.deleteFrom("public_entry").execute();
  });

  test("what nobody filled in is not there, and what waits for a judgement is not either", async () => {
    await handedIn("areaApproach", { areas: ["WK030710"] });
    expect(await of("WK030710")).toEqual({ others: [], around: [], parts: [], numberOfParts: 0 });
    expect(await lists()).toEqual({ approaches: [] });
    expect((await ask("/areas/WK999999/approach")).status).toBe(404);
  });

  test("of several the one that was confirmed last; one that nobody confirmed comes last", async () => {
    const [a, b] = [await make("WK030710", "Eerste aanpak"), await make("WK030710", "Tweede aanpak")];
    await make("WK030710", "Derde aanpak");
    await opened().db.updateTable("public_entry").set({ verified_on: null }).execute();
    await confirmed(a.id, "2026-03-01");
    await confirmed(b.id, "2026-02-01");
    const { approach, others } = await of("WK030710");
    expect(approach?.content.title).toBe("Eerste aanpak");
    expect(names(others)).toEqual(["Tweede aanpak", "Derde aanpak"]);
    await confirmed(b.id, "2026-04-01");
    expect((await of("WK030710")).approach?.id).toBe(b.id);
  });

  test("a wijk names the approach of its gemeente and a gemeente those of its parts, each with its phase of now", async () => {
    const phaseHistory = [
      { phase: "uitvoeren", since: "2025-01-01" },
      { phase: "orienteren", since: "2022-07-04" },
    ];
    await make("GM0307", "Aanpak van Amersfoort", { phaseHistory });
    await make("WK030710", "Aanpak van de wijk", { phaseHistory: [] });
    await make("GM0363", "Aanpak van Amsterdam");
    const wijk = await of("WK030710");
    expect(names(wijk.around)).toEqual(["Aanpak van Amersfoort"]);
    expect(wijk.around[0]).toMatchObject({ area: "GM0307", name: "Amersfoort", phase: "uitvoeren", since: "2025-01-01" });
    expect(wijk.parts).toEqual([]);
    const gemeente = await of("GM0307");
    expect([names(gemeente.around), names(gemeente.parts), gemeente.numberOfParts]).toEqual([[], ["Aanpak van de wijk"], 1]);
    expect(gemeente.parts[0]).not.toHaveProperty("phase");
  });

  test("an area of a list stands between its gemeente and what it is made of, and is told with its list", async () => {
    const { id } = await make("liendert", "Samen Liendert");
    await make("WK030710", "Aanpak van de wijk");
    await make("GM0307", "Aanpak van Amersfoort");
    const group = await of("liendert");
    expect([names(group.around), names(group.parts)]).toEqual([["Aanpak van Amersfoort"], ["Aanpak van de wijk"]]);
    expect(group.approach?.content.title).toBe("Samen Liendert");
    expect(names((await of("GM0307")).parts)).toEqual(["Samen Liendert", "Aanpak van de wijk"]);
    const { approaches } = await lists();
    expect(approaches).toMatchObject([{ id, area: "liendert", name: "Amersfoort Liendert" }]);
  });
});
