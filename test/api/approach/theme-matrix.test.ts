/** The matrix: every cell equals what is counted one by one, unknown is not empty, and nothing that is not public is in it. */
import { beforeEach, expect, test } from "vitest";
import type { Programme } from "#data/approach/programme.ts";
import { type ApproachMatrix, type CellKind, ministriesOf } from "#data/approach/theme-matrix.ts";
import { writeRegion } from "#data/region/region.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";
import { knowledgeOf, wholeAgreement } from "../../fixtures/knowledge.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const [wijk, other] = ["WK030710", "WK059901"];
const region = writeRegion({ codes: [wijk, other] });

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
  const declare = (theme: string, complete = true, area = wijk) =>
    ask("/completeness", { method: "PUT", as: "admin", body: { area, theme, complete } });

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

  test("of a gemeente that looks first nobody else is told what is empty, in the matrix, in the programme and in the file", async () => {
    const looksFirst = (previewFirst: boolean) =>
      ask("/areas/GM0307/preview", { method: "PUT", as: "admin", body: { previewFirst } });
    const rowFor = async (as: string | undefined, query = "area=GM0307") =>
      (await json<ApproachMatrix>(await ask(`/theme-matrix?${query}`, { as }))).rows.find(
        ({ id, whole }) => id === wijk || whole,
      );
    const kindFor = async (as?: string, query?: string) =>
      (await rowFor(as, query))?.cells.find(({ column }) => column === "wonen")?.kind;
    const emptyIn = async (as?: string) =>
      (await json<Programme>(await ask("/programme", { as }))).rows.reduce((sum, { themes }) => sum + themes.empty, 0);
    await declare("wonen", true, "GM0307");
    const [before, file] = [await emptyIn(), async () => (await ask("/theme-matrix?area=GM0307&format=csv")).text()];
    expect(before).toBeGreaterThan(0);
    expect(await file()).toContain(";leeg;");
    expect((await looksFirst(true)).status).toBe(200);
    for (const query of ["area=GM0307", `area=${wijk}&parts=false`, `area=R-${wijk}`]) {
      expect(await kindFor(undefined, query), query).toBe("unknown");
      expect((await rowFor(undefined, query))?.withheld, query).toBe(true);
      expect(await kindFor("admin", query), query).toBe("empty");
      expect((await rowFor("admin", query))?.withheld, query).toBeUndefined();
    }
    expect([await emptyIn(), await emptyIn("admin")]).toEqual([0, before]);
    expect(await file()).not.toContain(";leeg;");
    await looksFirst(false);
    expect(await kindFor()).toBe("empty");
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

  test("of an own region and a province each entry counts once, and there is no need", async () => {
    await initiative();
    await initiative();
    await shown("agreement", wholeAgreement({ areas: [wijk, other], themes: ["wonen"] }));
    const { rows, numberMatched, title } = await matrix(`area=${region}`);
    expect(rows.map(({ id, whole }) => [id, whole])).toEqual([
      [region, true],
      [wijk, undefined],
      [other, undefined],
    ]);
    expect([numberMatched, rows[0]?.name, rows[0]?.together]).toEqual([3, title, { partly: 0 }]);
    const wonen = rows.map(({ cells }) => cells.find(({ column }) => column === "wonen"));
    // The initiatives bring an agreement and a line of money each; the other agreement lies in both parts.
    expect(wonen.map((one) => [one?.initiatives, one?.reach, one?.agreements, one?.fundingLines])).toEqual([
      [2, 80, 3, 2],
      [2, 80, 3, 2],
      [0, null, 1, 0],
    ]);
    expect([rows[0]?.against, rows[1]?.against, new Set(rows[0]?.cells.map(({ need }) => need))]).toEqual([
      undefined,
      "wijk",
      new Set([null]),
    ]);
    const [gemeente] = (await matrix("area=GM0307&parts=false")).rows;
    const province = await matrix("area=PV26");
    expect(province.title).toBe("Utrecht");
    expect(province.rows.find(({ id }) => id === "GM0307")?.cells).toEqual(gemeente?.cells);
    expect(province.rows[0]?.cells.find(({ column }) => column === "wonen")).toMatchObject({ kind: "more", initiatives: 2 });
    const { rows: own } = await matrix(`area=${region}&rows=organisation`);
    expect(own[0]?.cells.find(({ column }) => column === "wonen")).toMatchObject({ initiatives: 2, agreements: 3 });
  });

  test("of a region a theme is empty once somebody says so of every part; without parts it is alone, and one whole area is that area", async () => {
    const kind = async () => (await cell(`area=${region}&parts=false`, region, "werk"))?.kind;
    await declare("werk");
    expect(await kind()).toBe("unknown");
    await declare("werk", true, other);
    expect(await kind()).toBe("empty");
    expect((await matrix(`area=${region}&parts=false`)).rows).toHaveLength(1);
    const alone = await matrix(`area=${writeRegion({ codes: [wijk] })}&parts=false`);
    expect(alone.rows).toEqual((await matrix(`area=${wijk}&parts=false`)).rows);
    expect(alone.rows[0]?.whole).toBe(true);
  });

  test("what lies in a buurt that is partly in a drawn region counts, and how many buurten those are is said", async () => {
    await initiative();
    // Half of it.
    const [west, east, south, north] = [5.41, 5.42, 52.155, 52.175];
    const ring: [number, number][] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const drawn = await matrix(`area=${writeRegion({ polygons: [[ring]] })}&columns=ministry`);
    expect(drawn.rows.map(({ id }) => id).slice(1)).toEqual(["BU03071001"]);
    expect(drawn.rows[0]?.together).toEqual({ partly: 1 });
    expect(drawn.rows[0]?.cells.find(({ column }) => column === "bzk")?.initiatives).toBe(1);
    expect((await ask("/theme-matrix?area=R-~AAAA")).status).toBe(400);
    expect((await ask("/theme-matrix?area=PV99")).status).toBe(404);
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
