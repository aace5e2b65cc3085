/** What needs attention of a matrix: its empty cells with a high need, each of them and no others, until somebody does something. */
import { beforeEach, expect, test } from "vitest";
import { highNeed, type Signal } from "#data/approach/signals.ts";
import type { ApproachMatrix } from "#data/approach/theme-matrix.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";
import { knowledgeOf } from "../../fixtures/knowledge.ts";
import { published } from "../../fixtures/published.ts";
import { signalsOf } from "../../fixtures/signals.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const wijk = "WK030710";
/** The sample town has other areas. */
const { folder, real } = await published();

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const goTo = (day: string) => {
    clock = Date.parse(`${day}T10:00:00.000Z`);
  };
  const flow = workflow(
    engine,
    async () => ({ library: await openLibrary(folder) }),
    async () => ({ now }),
  );
  const { ask, opened } = flow;
  const { shown } = knowledgeOf(flow);
  const { of, own, signals } = signalsOf(flow);
  const declare = async (area: string, theme: string, complete = true) => {
    const said = await ask("/completeness", { method: "PUT", as: "admin", body: { area, theme, complete } });
    expect(said.status, await said.clone().text()).toBe(200);
  };
  const told = (found: readonly Signal[]) =>
    found.map(({ area, theme, need }) => `${area} ${theme} ${need?.percentile} ${need?.against}`).sort();
  /** One by one out of the matrix of the same area: its empty cells with a high need. */
  const inMatrix = async (area: string) => {
    const { rows } = await json<ApproachMatrix>(await ask(`/theme-matrix?area=${area}`));
    return rows.flatMap(({ id, against, cells }) =>
      cells.flatMap(({ column, kind, need }) =>
        kind === "empty" && need !== null && need >= highNeed ? [{ area: id, theme: column, need, against }] : [],
      ),
    );
  };

  beforeEach(async () => {
    goTo("2026-12-01");
    for (const table of ["public_entry", "completeness"] as const) await opened().db.deleteFrom(table).execute();
  });

  test("a theme with a high need of which somebody says that all is entered, and of which there is nothing", async ({ skip }) => {
    skip(!real, "the sample town has no such areas");
    expect(await of("emptyCell", "GM0307")).toEqual([]);
    for (const theme of initiativeThemes) for (const area of ["GM0307", "GM0599"]) await declare(area, theme);
    const empty = await inMatrix("GM0307");
    expect(empty.length).toBeGreaterThan(5);
    for (const area of ["GM0307", wijk, "BU03071001", "rotterdam-zuid"]) {
      const [expected, found] = [await inMatrix(area), await of("emptyCell", area, undefined)];
      const all = (await signals(area, undefined, "&kind=emptyCell&limit=100")).kinds.flatMap(({ signals: some }) => some);
      expect(told(all), area).toEqual(
        expected.map(({ area: id, theme, need, against }) => `${id} ${theme} ${need} ${against}`).sort(),
      );
      expect(found, area).toEqual(all.slice(0, 5));
      const needs = all.map(({ need }) => need?.percentile ?? 0);
      expect(needs, area).toEqual(needs.toSorted((a, b) => b - a));
    }
    expect(told(await of("emptyCell", `R-${wijk}`))).toEqual(told(await of("emptyCell", wijk)));
  });

  test("unknown is not empty; what is entered there solves it, and taking the word back does", async ({ skip }) => {
    skip(!real, "the sample town has no such areas");
    for (const theme of initiativeThemes) await declare(wijk, theme);
    const [highest] = await of("emptyCell", wijk);
    const { area = "", theme = "" } = highest ?? {};
    const isTold = async () => (await of("emptyCell", area)).some((one) => one.theme === theme && one.area === area);
    expect(await isTold()).toBe(true);
    await declare(wijk, theme, false);
    expect(await isTold()).toBe(false);
    await declare(wijk, theme);
    const initiative = await shown("initiative", wholeInitiative({ themes: [theme] as never }));
    await opened().db.deleteFrom("public_entry_area").where("id", "=", initiative.id).execute();
    expect(await isTold()).toBe(true);
    await opened().db.insertInto("public_entry_area").values({ id: initiative.id, code: area }).execute();
    expect(await isTold()).toBe(false);
    // Confirmed long ago is no longer known to be there, which is not that there is nothing.
    await opened().db.updateTable("public_entry").set({ verified_on: "2025-01-01" }).execute();
    expect(await isTold()).toBe(false);
    await opened().db.updateTable("public_entry").set({ lifecycle: "beeindigd" }).execute();
    expect(await isTold()).toBe(true);
    goTo("2028-12-01");
    expect(await isTold()).toBe(false);
  });

  test("of a gemeente that looks first only who may look with it is told", async ({ skip }) => {
    skip(!real, "the sample town has no such areas");
    for (const area of ["GM0307", "GM0363"]) for (const theme of initiativeThemes) await declare(area, theme);
    const heard = async (as?: string) => [
      (await of("emptyCell", wijk, as)).length > 0,
      (await of("emptyCell", "GM0363", as)).length > 0,
    ];
    expect(await heard()).toEqual([true, true]);
    const choose = (previewFirst: boolean) =>
      ask("/areas/GM0307/preview", { method: "PUT", as: "admin", body: { previewFirst } });
    expect((await choose(true)).status).toBe(200);
    for (const as of [undefined, "nobody", "editorElsewhere"]) expect(await heard(as), String(as)).toEqual([false, true]);
    for (const as of ["editor", "areaTeam", "admin"]) expect(await heard(as), as).toEqual([true, true]);
    expect((await own("editorElsewhere")).kinds.some(({ kind }) => kind === "emptyCell")).toBe(true);
    await choose(false);
    expect(await heard()).toEqual([true, true]);
  });
});
