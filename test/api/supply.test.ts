/** What initiatives offer, and where: what reach is computed from, and no more than everybody may know. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { Supply } from "#data/schema/supply.ts";
import { type Engine, onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { offerOf } from "../fixtures/offer.ts";
import { json, type Version } from "../fixtures/workflow.ts";

// Rows of the small set: one buurt in Amersfoort and in Rotterdam, two of one wijk of Amsterdam, side by side at 4.9.
const [vinkenbaan, kop, kerk, driehoek] = [0, 1, 2, 3];
const canary = "KANARIE-4711";

type Place = InitiativeInput["place"];
const at = (x: number, y: number, changes: Partial<Extract<Place, { kind: "geometry" }>> = {}): Place => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [x, y] },
  precision: "exact",
  public: true,
  ...changes,
});
const area = (code: string, isPublic = true): Place => ({ kind: "area", code, public: isPublic });
const box = (west: number, south: number, east: number, north: number): InitiativeInput["workingArea"] => ({
  kind: "polygon",
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});

function offering(engine: Engine) {
  let app: InitiativeApp;
  let clock = "2026-11-28T12:00:00.000Z";
  let ticks = 0;
  beforeAll(async () => {
    // What is made later has a later moment, and so stands behind.
    const now = () => new Date(Date.parse(clock) + ticks++).toISOString();
    app = await initiativeApp(await engine.open(), { now });
  });
  afterAll(() => app.remove());
  const step = async (as: string, { id, version }: Version, name: string) =>
    json<Version>(
      await app.ask(`/working-versions/${id}/steps`, {
        method: "POST",
        as,
        body: { step: name },
        headers: { "If-Match": `"v${version}"` },
      }),
    );
  const create = async (changes: Partial<InitiativeInput>) => {
    const body = { organisation: app.own, content: wholeInitiative({ workingArea: undefined, ...changes }) };
    return json<Version>(await app.ask("/working-versions", { method: "POST", as: "wijkteam", body }), 201);
  };
  const publish = async (changes: Partial<InitiativeInput>) =>
    step("admin", await step("wijkteam", await create(changes), "submit"), "publish");
  const supply = async () => Supply.parse(await json(await app.ask("/initiatives/supply")));
  /** Publishes it and looks at what stands of it: the newest stands last. */
  const offered = async (changes: Partial<InitiativeInput>) => {
    await publish(changes);
    const found = await supply();
    return offerOf(found, found.reach.length - 1);
  };
  return {
    app: () => app,
    create,
    publish,
    step,
    supply,
    offered,
    setClock: (moment: string) => {
      clock = moment;
    },
  };
}

onEveryEngine((engine) => {
  const { app, create, publish, step, supply, offered, setClock } = offering(engine);

  test("holds all columns of what is published and has not ended, and nothing of a draft", async () => {
    await create({ title: "Concept" });
    await publish({ title: "Klaar", lifecycle: "beeindigd" });
    expect(await supply()).toMatchObject({ reach: [], home: [], start: [0], rows: [] });
    const one = await offered({
      reach: 80,
      themes: ["werk", "wonen"],
      targetGroups: ["ouderen", "gezinnen"],
      place: at(5.41, 52.166),
      funding: [],
    });
    expect(one).toEqual({
      reach: 80,
      euros: -1,
      themes: ["wonen", "werk"],
      targetGroups: ["ouderen", "gezinnen"],
      confirmed: 1,
      home: vinkenbaan,
      point: [541000, 5216600],
      metres: 0,
      rows: [],
      shares: [],
    });
    expect(await offered({ reach: undefined, targetGroups: [] })).toMatchObject({ reach: -1, targetGroups: [] });
    const { generation, day } = await supply();
    expect([generation, day]).toEqual([app().manifest.generation, "2026-11-28"]);
  });

  test("follows what is published: a new version, an end, an archived one", async () => {
    const before = (await supply()).reach.length;
    const made = await publish({ reach: 11 });
    expect((await supply()).reach.slice(before)).toEqual([11]);
    await step("admin", made, "archive");
    expect((await supply()).reach).toHaveLength(before);
  });

  describe("an initiative works", () => {
    test("at its point, or within metres of it", async () => {
      expect(await offered({ place: at(4.895, 52.374) })).toMatchObject({
        home: kop,
        metres: 0,
        point: [489500, 5237400],
        rows: [],
      });
      const around = { place: at(4.905, 52.374), workingArea: { kind: "radius" as const, metres: 750 } };
      expect(await offered(around)).toMatchObject({ home: kerk, metres: 750, rows: [] });
    });

    test("in the middle of its box, in the buurt of that middle, where it is drawn as a line", async () => {
      const geometry = {
        type: "LineString" as const,
        coordinates: [
          [4.893, 52.374],
          [4.911, 52.374],
        ] as [number, number][],
      };
      expect(await offered({ place: at(0, 0, { geometry }) })).toMatchObject({ home: kerk, point: [490200, 5237400] });
    });

    test.each<[string, string, number[]]>([
      ["a buurt", "BU0363AA02", [kerk]],
      ["a wijk", "WK0363AA", [kop, kerk]],
      ["a gemeente", "GM0599", [driehoek]],
      ["an area of a list", "liendert", [vinkenbaan]],
      ["the whole country", "NL00", []],
    ])("in all of %s that is its place", async (_, code, rows) => {
      const found = await offered({ place: area(code) });
      expect(found).toMatchObject({ home: -1, point: [0, 0], metres: 0, rows, shares: rows.map(() => 1000) });
    });

    test("in the areas that it names, each buurt once, wherever its place is", async () => {
      const workingArea = { kind: "areas" as const, codes: ["WK0363AA", "BU0363AA01", "GM0599"] };
      const found = await offered({ place: at(5.41, 52.166), workingArea });
      expect(found).toMatchObject({ home: -1, point: [0, 0], rows: [kop, kerk, driehoek], shares: [1000, 1000, 1000] });
      expect(await offered({ workingArea: { kind: "areas", codes: ["NL00", "GM0599"] } })).toMatchObject({ home: -1, rows: [] });
      // All buurten are the country.
      const all = { kind: "areas" as const, codes: ["GM0307", "GM0363", "GM0599"] };
      expect(await offered({ workingArea: all })).toMatchObject({ home: -1, rows: [] });
      // Of another division: where it is says more than nothing.
      const gone = { kind: "areas" as const, codes: ["GM9999"] };
      expect(await offered({ place: at(4.895, 52.374), workingArea: gone })).toMatchObject({ home: kop, rows: [] });
    });

    test("in the share of each buurt that its drawing covers", async () => {
      // The right half of the one, a tenth of the other.
      const found = await offered({ place: at(4.895, 52.374), workingArea: box(4.895, 52.36, 4.901, 52.39) });
      expect(found).toMatchObject({ home: -1, point: [0, 0], metres: 0, rows: [kop, kerk] });
      const [half = 0, tenth = 0] = found.shares;
      expect(Math.abs(half - 500)).toBeLessThan(5);
      expect(Math.abs(tenth - 100)).toBeLessThan(5);
    });
  });

  describe("of a place says no more than everybody may know", () => {
    test("one that is not public counts in the smallest area that may be named", async () => {
      const text = { title: `${canary} titel`, internalContact: { name: canary } };
      const hidden = { place: at(4.8971234, 52.3741234, { public: false }), ...text };
      expect(await offered(hidden)).toMatchObject({ home: -1, point: [0, 0], rows: [kop, kerk] });
      expect(await offered({ place: area("BU0363AA01", false) })).toMatchObject({ home: -1, rows: [kop, kerk] });
      // The only buurt of its gemeente: nothing may be named.
      expect(await offered({ place: at(5.4111111, 52.1611111, { public: false }) })).toMatchObject({ home: -1, rows: [] });
      // What is drawn around it would point at it; what is named does not.
      const drawn = { ...hidden, workingArea: box(4.897, 52.374, 4.8981, 52.3751) };
      expect(await offered(drawn)).toMatchObject({ home: -1, rows: [kop, kerk], shares: [1000, 1000] });
      const around = { ...hidden, workingArea: { kind: "radius" as const, metres: 50 } };
      expect(await offered(around)).toMatchObject({ metres: 0, rows: [kop, kerk] });
      const named = { ...hidden, workingArea: { kind: "areas" as const, codes: ["BU05990110"] } };
      expect(await offered(named)).toMatchObject({ rows: [driehoek] });
    });

    test.each(["straat", "buurt"] as const)("one of precision %s stands where the map shows it", async (precision) => {
      const found = await offered({
        place: at(4.8971234, 52.3741234, { precision }),
        workingArea: { kind: "radius", metres: 60 },
      });
      expect(found).toMatchObject({ home: kop, metres: 0, rows: [] });
      expect(found.point).not.toEqual([489712, 5237412]);
      const points = await app().ask("/initiatives?limit=1000");
      const { initiatives } = await json<{ initiatives: { geometry: { coordinates: number[] } | null }[] }>(points);
      const shown = initiatives.at(-1)?.geometry?.coordinates.map((degrees) => Math.round(degrees * 1e5));
      expect(found.point).toEqual(shown);
    });

    test("no text of anybody is in it", async () => {
      const text = await (await app().ask("/initiatives/supply")).text();
      expect(text).not.toContain(canary);
      expect(text).not.toMatch(/489712|5237412|489711|541111|5216111/);
      expect(Object.keys(JSON.parse(text)).sort()).toEqual(Object.keys(Supply.shape).sort());
    });
  });

  test("says until half a year after the last word of a person that it is confirmed", async () => {
    const { length } = (await supply()).reach;
    await publish({});
    const confirmedOn = async (moment: string) => {
      setClock(moment);
      const found = await supply();
      return [found.day, found.confirmed[length]];
    };
    expect(await confirmedOn("2027-05-28T12:00:00.000Z")).toEqual(["2027-05-28", 1]);
    expect(await confirmedOn("2027-05-29T12:00:00.000Z")).toEqual(["2027-05-29", 0]);
    setClock("2026-11-28T12:00:00.000Z");
  });

  test("is sent packed, and not at all to who has it", async () => {
    const first = await app().ask("/initiatives/supply", { headers: { "Accept-Encoding": "br" } });
    expect(first.headers.get("Content-Encoding")).toBe("br");
    expect(first.headers.get("Cache-Control")).toBe("no-cache");
    const tag = first.headers.get("ETag") ?? "";
    const again = await app().ask("/initiatives/supply", { headers: { "Accept-Encoding": "br", "If-None-Match": tag } });
    expect(again.status).toBe(304);
    expect((await app().ask("/initiatives/supply?theme=wonen")).status).toBe(400);
  });
});
