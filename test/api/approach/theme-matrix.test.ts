/** The matrix: every cell equals what is counted one by one, unknown is not empty, and nothing that is not public is in it. */
import { beforeEach, expect, test } from "vitest";
import { type ApproachMatrix, type CellKind, ministriesOf } from "#data/approach/theme-matrix.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";
import { knowledgeOf, wholeAgreement } from "../../fixtures/knowledge.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const wijk = "WK030710";

onEveryEngine((engine) => {
  const clock = Date.parse("2026-12-01T10:00:00.000Z");
  const flow = workflow(engine, undefined, async () => ({ now: () => new Date(clock).toISOString() }));
  const { ask, opened } = flow;
  const { shown } = knowledgeOf(flow);

  const matrix = async (query: string) => json<ApproachMatrix>(await ask(`/theme-matrix?${query}`));
  const cell = async (query: string, id: string, column: string) => {
    const { rows } = await matrix(query);
    return rows.find((row) => row.id === id)?.cells.find((one) => one.column === column);
  };
  const initiative = (changes: object = {}) =>
    shown("initiative", wholeInitiative({ themes: ["wonen", "samenhang"], reach: 40, ...changes }));
  const declare = (theme: string, complete = true) =>
    ask("/completeness", { method: "PUT", as: "admin", body: { area: wijk, theme, complete } });

  beforeEach(async () => {
    for (const table of ["public_entry", "agreement_area", "agreement_row", "money_line", "completeness"] as const)
      await opened().db.deleteFrom(table).execute();
  });

  test("without anything a cell is unknown, and empty once somebody says that the theme is entered completely", async () => {
    const kinds = async () =>
      (await matrix("area=GM0307")).rows.find(({ id }) => id === wijk)?.cells.map(({ kind }) => kind) as CellKind[];
    expect(new Set(await kinds())).toEqual(new Set(["unknown"]));
    expect((await declare("wonen")).status).toBe(200);
    expect((await cell("area=GM0307", wijk, "wonen"))?.kind).toBe("empty");
    expect((await cell("area=GM0307", wijk, "werk"))?.kind).toBe("unknown");
    await declare("wonen", false);
    expect((await cell("area=GM0307", wijk, "wonen"))?.kind).toBe("unknown");
  });

  test("one, more, and what nobody confirmed counts apart", async () => {
    await initiative();
    expect(await cell("area=GM0307", wijk, "samenhang")).toMatchObject({ kind: "one", initiatives: 1, reach: 40 });
    await initiative({ reach: undefined });
    expect(await cell("area=GM0307", wijk, "wonen")).toMatchObject({ kind: "more", initiatives: 2, reach: 40 });
    await opened().db.updateTable("public_entry").set({ verified_on: "2026-01-01" }).execute();
    await declare("wonen");
    expect(await cell("area=GM0307", wijk, "wonen")).toMatchObject({
      kind: "unknown",
      initiatives: 0,
      unconfirmed: 2,
      reach: null,
    });
    await opened().db.updateTable("public_entry").set({ lifecycle: "beeindigd" }).execute();
    expect(await cell("area=GM0307", wijk, "wonen")).toMatchObject({ kind: "empty", unconfirmed: 0 });
  });

  test("under a ministry with several themes an initiative counts once", async () => {
    expect(ministriesOf.wonen).toEqual(["bzk"]);
    await initiative({ themes: ["wonen", "leefomgeving", "samenhang"] });
    expect(await cell("area=GM0307&columns=ministry", wijk, "bzk")).toMatchObject({ kind: "one", initiatives: 1, need: null });
    expect(await cell("area=GM0307&columns=ministry", wijk, "vws")).toMatchObject({ kind: "one" });
    expect(await cell("area=GM0307&columns=ministry", wijk, "ocw")).toMatchObject({ kind: "unknown" });
  });

  test("agreements that run stand beside, and organisations are rows with each entry once", async () => {
    await shown(
      "agreement",
      wholeAgreement({ areas: [wijk], themes: ["wonen"], period: { from: "2026-01-01", to: "2027-01-01" } }),
    );
    await shown("agreement", wholeAgreement({ areas: [wijk], themes: ["wonen"], standing: "kept", standingSince: "2021-01-01" }));
    expect(await cell("area=GM0307", wijk, "wonen")).toMatchObject({ agreements: 1, fundingLines: 0 });
    // It brings an agreement and a line of money of its own.
    await initiative();
    const { rows, numberMatched, rowsAre } = await matrix("area=GM0307&rows=organisation");
    expect([rowsAre, numberMatched, rows.length]).toEqual(["organisation", 1, 1]);
    expect(rows[0]?.cells.find(({ column }) => column === "wonen")).toMatchObject({
      initiatives: 1,
      agreements: 2,
      fundingLines: 1,
    });
  });

  test("as CSV every cell is a row; what is not known is refused by name", async () => {
    const answer = await ask("/theme-matrix?area=GM0307&format=csv");
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
    const { rows } = await matrix("area=GM0307");
    expect((await answer.text()).trim().split("\r\n")).toHaveLength(1 + rows.length * 8);
    expect((await ask("/theme-matrix?list=nergens")).status).toBe(404);
    expect((await ask("/theme-matrix?area=GM9999")).status).toBe(404);
    expect((await ask("/theme-matrix?rows=iets")).status).toBe(400);
  });
});
