/** One function for both workers: every method by its request, its progress, its stop, and its table. */
import { describe, expect, test } from "vitest";
import { AnalysisRequest, hotSpotClasses } from "#data/schema/analysis.ts";
import { analyse } from "#data/spatial/analyse.ts";
import { groupCsv, hexagonCsv, hotSpotCsv } from "#data/spatial/analysis-csv.ts";
import { compositionOf } from "#data/spatial/composition.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { columbus } from "../../../fixtures/columbus.ts";

const subject = { of: "indicator", indicator: "crime", year: 1980 } as const;
const hotSpots = (over = {}) =>
  AnalysisRequest.parse({
    question: { method: "gi-star", level: "buurt", subject, ...over },
    areas: { values: columbus.values, neighbours: columbus.neighbours },
  });

/** Around Amsterdam, in 1e-5 degrees. */
function points(count: number) {
  const next = randomIntegers(3);
  const some = (from: number, width: number) => Int32Array.from({ length: count }, () => from + (next() % width));
  return { x: some(485_000, 9000), y: some(5_234_000, 5000) };
}

describe("a request", () => {
  test("for hot spots gives the same for the same seed, with its question", async () => {
    const one = await analyse(hotSpots({ seed: 5 }));
    expect(one.question).toEqual({ method: "gi-star", level: "buurt", subject, seed: 5 });
    expect(await analyse(hotSpots({ seed: 5 }))).toEqual(one);
  });

  test("for groups gives members, outlines that hold them, and the group of every point", async () => {
    const its = points(2000);
    const result = await analyse(AnalysisRequest.parse({ question: { method: "dbscan", metres: 150 }, points: its }));
    if (!("groups" in result)) throw new Error("no groups");
    expect(result.question).toEqual({ method: "dbscan", metres: 150, atLeast: 5 });
    expect(result.groups.length).toBeGreaterThan(3);
    for (const [number, { members, outline }] of result.groups.entries()) {
      expect([...members]).toEqual([...result.groupOf.keys()].filter((point) => result.groupOf[point] === number));
      const [west, east] = outline.coordinates
        .flat(2)
        .reduce(([low, high], [x]) => [Math.min(low, x), Math.max(high, x)], [Infinity, -Infinity]);
      for (const member of members) {
        expect(its.x[member] / 1e5).toBeGreaterThan(west);
        expect(its.x[member] / 1e5).toBeLessThan(east);
      }
    }
  });

  test("for hexagons counts every point once", async () => {
    const result = await analyse(AnalysisRequest.parse({ question: { method: "hexagons", across: 500 }, points: points(3000) }));
    if (!("cells" in result)) throw new Error("no cells");
    expect(result.cells.count.reduce((a, b) => a + b, 0)).toBe(3000);
  });

  test("says how far it is, and stops when it is told to", async () => {
    const shares: number[] = [];
    await analyse(hotSpots(), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    const stop = new AbortController();
    const stopped = analyse(hotSpots(), { signal: stop.signal, onProgress: () => stop.abort(new Error("another question")) });
    await expect(stopped).rejects.toThrow("another question");
    await expect(analyse(hotSpots(), { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
  });

  test.each([
    ["a method that there is not", { question: { method: "kernel" }, points: points(1) }],
    ["a distance of a whole province", { question: { method: "dbscan", metres: 50_000 }, points: points(1) }],
    ["a size that the grid has not", { question: { method: "hexagons", across: 333 }, points: points(1) }],
    ["something unknown beside it", { question: { method: "dbscan", colour: "red" }, points: points(1) }],
    ["areas without their neighbours", { question: hotSpots().question, areas: { values: columbus.values } }],
  ])("of %s is refused", (_what, request) => {
    expect(AnalysisRequest.safeParse(request).success).toBe(false);
  });

  test("of arrays that do not belong together is refused with what to do", () => {
    const wrong = { ...points(3), reach: new Float64Array(2) };
    const said = (request: unknown) => JSON.stringify(AnalysisRequest.safeParse(request).error?.issues);
    expect(said({ question: { method: "dbscan" }, points: wrong })).toMatch(/give arrays of the same length/);
    const areas = { values: new Float64Array(9), neighbours: columbus.neighbours };
    expect(said({ question: hotSpots().question, areas })).toMatch(/take both from one manifest/);
  });
});

/** Cells of a CSV without its mark, the heading first. */
const rowsOf = (csv: string) =>
  csv
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"(.*)"$/, "$1")));

describe("the table", () => {
  const dutch = (value: number) => String(value).replace(".", ",");

  const from = {
    filter: "theme=wonen",
    version: "abc",
    source: "Wijkblik",
    date: "2026-11-28",
    explanation: "https://wijkblik.example/methode#hotspots",
  };
  const provenance = ["theme=wonen", "abc", "Wijkblik", "2026-11-28", "https://wijkblik.example/methode#hotspots"];

  test("of hot spots has every area with method, parameters and version in its row", async () => {
    const result = await analyse(hotSpots({ method: "local-moran" }));
    if (!("hotSpots" in result)) throw new Error("no hot spots");
    const ids = [...columbus.values.keys()].map(String);
    const table = {
      ...result,
      codes: ids,
      names: ids.map((id) => `Neighbourhood ${id}`),
      values: columbus.values,
      from,
      said: (row: number) => ({ status: "geschat", marks: row === 0 ? "geschat, model van de bron" : "geschat" }),
    };
    const [heading, first, ...rest] = rowsOf(hotSpotCsv(table));
    expect(heading.join()).toBe(
      "code,naam,waarde,z,moran,p,klasse,status,methode,parameters,filter,versie,bron,datum,uitleg,cijfer_status,kenmerken",
    );
    expect(rest).toHaveLength(48);
    expect(rest.every((row) => row.length === heading.length)).toBe(true);
    const { z, moran, p } = result.hotSpots;
    expect(first).toEqual([
      "0",
      "Neighbourhood 0",
      "15,72598",
      // A text that begins with a minus could be a formula; a number does not.
      ...[z[0], moran[0], p[0]].map(dutch),
      hotSpotClasses[result.hotSpots.class[0]],
      "tested",
      "local Moran (row-standardised, n-1)",
      "crime 1980; buurt; rank of the value; queen contiguity; 99999 permutations, two-sided; Benjamini-Hochberg 0.05; seed 1",
      ...provenance,
      "geschat",
      "geschat, model van de bron",
    ]);
    const words = { classes: ["niet duidelijk", "h", "l", "hl", "lh"], statuses: ["berekend"] };
    expect(rowsOf(hotSpotCsv({ ...table, words }))[1][7]).toBe("berekend");
  });

  test("leaves empty what is not known", () => {
    const none = () => Float64Array.of(Number.NaN);
    const found = { z: none(), moran: none(), p: none(), class: Uint8Array.of(0), status: Uint8Array.of(2) };
    const question = { method: "gi-star", level: "wijk", subject, seed: 1 } as const;
    const all = { ...found, agreement: 1, stable: true, limit: 0 };
    const table = { question, hotSpots: all, codes: ["WK1"], names: ["Eiland"], values: Float64Array.of(3), from };
    expect(rowsOf(hotSpotCsv(table))[1].slice(0, 8)).toEqual(["WK1", "Eiland", "3", "", "", "", "not-clear", "island"]);
  });

  test("of groups says what each consists of", async () => {
    const question = { method: "dbscan", metres: 300, atLeast: 2 } as const;
    const places = { x: Int32Array.of(490_000, 490_010, 495_000), y: Int32Array.of(5_237_000, 5_237_000, 5_237_000) };
    const result = await analyse(AnalysisRequest.parse({ question, points: places }));
    if (!("groups" in result)) throw new Error("no groups");
    const composition = compositionOf([
      { themes: ["groen"], parties: ["GGD"], start: "2024-01-01", end: "2025-01-01" },
      { themes: ["groen", "zorg"], parties: [], start: "2023-01-01" },
    ]);
    const groups = result.groups.map((group) => ({ ...group, name: "Jordaan", composition }));
    const [heading, first, ...rest] = rowsOf(groupCsv({ question, groups, from }));
    expect(heading).toHaveLength(first.length);
    expect(first.slice(0, 7)).toEqual(["1", "Jordaan", "2", "groen 2, zorg 1", "GGD 1", "2023-01-01", ""]);
    expect(first.slice(7, 9).map((cell) => Number(cell.replace(",", ".")).toFixed(4))).toEqual(["4.9001", "52.3700"]);
    expect(first.slice(9)).toEqual(["DBSCAN (border points to the nearest core)", "300 m; at least 2", ...provenance]);
    expect(rest).toEqual([]);
  });

  test("of hexagons says <5 of few, in figure and in reach, unless all are public", async () => {
    const question = { method: "hexagons", across: 500 } as const;
    const [many, few] = [Array.from({ length: 5 }, () => 490_000), Array.from({ length: 2 }, () => 530_000)];
    const x = Int32Array.from([...many, ...few]);
    const points = { x, y: new Int32Array(7).fill(5_237_000), reach: Float64Array.of(10, 10, 10, 10, Number.NaN, 7, 8) };
    const said = async (isPublic?: Uint8Array) => {
      const result = await analyse(AnalysisRequest.parse({ question, points: isPublic ? { ...points, isPublic } : points }));
      if (!("cells" in result)) throw new Error("no cells");
      return rowsOf(hexagonCsv({ question, cells: result.cells, from }))
        .slice(1)
        .map((row) => row.slice(5, 8));
    };
    expect(await said()).toEqual([
      ["<5", "<5", "<5"],
      ["5", "40", "4"],
    ]);
    expect(await said(new Uint8Array(7).fill(1))).toEqual([
      ["2", "15", "2"],
      ["5", "40", "4"],
    ]);
  });
});

describe("what a group consists of", () => {
  const member = (themes: string[], parties: string[], start?: string, end?: string) => ({ themes, parties, start, end });
  test("themes and parties by how many have them, and its period", () => {
    const found = compositionOf([
      member(["zorg", "groen"], ["GGD"], "2024-05-01", "2025-01-01"),
      member(["groen"], ["GGD", "GGD", "Buurthuis"], "2023-02-01", "2026-06-30"),
      member([], []),
    ]);
    expect(found).toEqual({
      count: 3,
      themes: [
        ["groen", 2],
        ["zorg", 1],
      ],
      parties: [
        ["GGD", 2],
        ["Buurthuis", 1],
      ],
      from: "2023-02-01",
      to: "2026-06-30",
      undated: 1,
    });
  });

  test("has no end while one goes on, and no period where none is known", () => {
    expect(compositionOf([member([], [], "2024-01-01", "2024-02-01"), member([], [], "2024-01-05")])).not.toHaveProperty("to");
    expect(compositionOf([])).toEqual({ count: 0, themes: [], parties: [], undated: 0 });
  });
});
