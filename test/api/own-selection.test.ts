/** What lies in a box or a polygon that somebody drew: every way to ask gives what a plain loop over all finds, on both engines. */
import { beforeAll, describe, expect, test } from "vitest";
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import { boxOfPositions, middleOfBox } from "#data/geometry/box.ts";
import type { Position, Ring } from "#data/geometry/segments.ts";
import { sideOf } from "#data/geometry/segments.ts";
import type { AreasWithin, InitiativeComposition } from "#data/schema/analysis.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { PublicInitiativeList } from "#data/schema/public-initiative.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import { published } from "../fixtures/published.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

const number = 3_000;
const chance = chances(17);

async function records(): Promise<EntryRecord[]> {
  const make = initiativeMaker(readCountry(await published()), chance);
  return Array.from({ length: number }, (_, i) => {
    const record = make(i);
    const at: Position = [5 + chance(), 52 + 0.7 * chance()];
    // Most lie at a point, some along a line.
    const shown: NonNullable<EntryRecord["placed"]["shown"]> =
      i % 10 === 0
        ? { type: "LineString", coordinates: [at, [at[0] + 0.2 * chance(), at[1] - 0.1 * chance()]] }
        : { type: "Point", coordinates: at };
    const reach = i % 3 === 0 ? i : undefined;
    return { ...record, content: { ...record.content, reach }, placed: { ...record.placed, shown } };
  });
}

/** Corners in order around a middle: it crosses nothing of itself. Five decimals, as in an address. */
function polygon(corners: number): Ring {
  const [x, y] = [5.2 + 0.6 * chance(), 52.1 + 0.5 * chance()];
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const turn = (2 * Math.PI * (i + 0.8 * chance())) / corners;
    const away = 0.05 + 0.3 * chance();
    return [Math.round((x + away * Math.cos(turn)) * 1e5) / 1e5, Math.round((y + away * Math.sin(turn)) * 1e5) / 1e5];
  });
  return [...ring, ring[0] as Position];
}
const textOf = (ring: Ring) => ring.slice(0, -1).flat().join();
const middle = ({ placed }: EntryRecord) => middleOfBox(boxOfPositions(placed.shown?.coordinates ?? []));

onEveryEngine((engine) => {
  const { opened, ask, create, step } = workflow(engine);
  const publishedOne = async (changes: Partial<InitiativeInput>) =>
    step("admin", await step("wijkteam", await create(changes), "submit"), "publish");
  let all: EntryRecord[] = [];
  beforeAll(async () => {
    const many = await records();
    for (let i = 0; i < number; i += 500) await insertPublicEntries(opened().db, many.slice(i, i + 500));
    all = many.sort((a, b) => (a.id < b.id ? -1 : 1));
  });

  const listed = async (query: string): Promise<{ ids: string[]; matched: number[] }> => {
    const found: { ids: string[]; matched: number[] } = { ids: [], matched: [] };
    for (let path: string | undefined = `/initiatives?${query}&limit=700`; path; ) {
      const page: PublicInitiativeList = await json(await ask(path));
      found.ids.push(...page.initiatives.map(({ id }) => id));
      found.matched.push(page.numberMatched);
      path = page.next?.replace("/api/v1", "");
    }
    return found;
  };

  /** Every way to ask, beside the loop. */
  async function compare(query: string, expected: readonly EntryRecord[]): Promise<void> {
    const ids = expected.map(({ id }) => id);
    const { ids: found, matched } = await listed(query);
    expect(found).toEqual(ids);
    expect(new Set(matched)).toEqual(new Set([ids.length]));
    const points = decodeInitiativePoints(new Uint8Array(await (await ask(`/initiatives/points?${query}`)).arrayBuffer()));
    expect(points.x.length).toBe(ids.length);
    expect(points.kind.length).toBe(ids.length);
    const geojson = await json<{ features: { id: string }[] }>(await ask(`/initiatives/exports/geojson?${query}`));
    expect(geojson.features.map(({ id }) => id)).toEqual(ids);
    const csv = await (await ask(`/initiatives/exports/csv?${query}`)).text();
    expect(expected.filter(({ id }) => !csv.includes(id))).toEqual([]);
    const composed = await json<InitiativeComposition>(await ask(`/initiatives/composition?${query}`));
    const reached = expected.filter(({ content }) => content.reach !== undefined);
    const ended = expected.filter(({ content }) => content.lifecycle === "beeindigd").length;
    expect(composed).toMatchObject({
      numberMatched: ids.length,
      numberEnded: ended,
      reach: {
        known: reached.length,
        unknown: ids.length - reached.length,
        people: reached.reduce((sum, { content }) => sum + Number(content.reach), 0),
      },
    });
    expect(composed.numberActive + composed.numberUnconfirmed + ended).toBe(ids.length);
    for (const part of ["themes", "kinds", "lifecycles", "phases"] as const)
      for (const [word, count] of Object.entries(composed[part])) {
        const has = ({ content: { themes, kind, lifecycle, phase } }: EntryRecord) =>
          part === "themes"
            ? (themes as string[]).includes(word)
            : { kinds: kind, lifecycles: lifecycle, phases: phase }[part] === word;
        expect([part, word, count]).toEqual([part, word, expected.filter(has).length]);
      }
  }

  test("random polygons and boxes hold in list, points, files and counts what a loop finds in them", async () => {
    for (const corners of [3, 4, 7, 25, 100]) {
      const ring = polygon(corners);
      await compare(
        `within=${textOf(ring)}`,
        all.filter((one) => sideOf(middle(one), [ring]) === "inside"),
      );
    }
    for (let i = 0; i < 3; i++) {
      const [x, y] = [5 + 0.6 * chance(), 52 + 0.4 * chance()];
      const box = [x, y, x + 0.3 * chance(), y + 0.3 * chance()].map((degrees) => Number(degrees.toFixed(5)));
      const [west = 0, south = 0, east = 0, north = 0] = box;
      await compare(
        `within=${box.join()}`,
        all.filter((one) => {
          const [longitude, latitude] = middle(one);
          return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        }),
      );
    }
  });

  test("a polygon narrows with the other filters, also words and pages in order of making", async () => {
    const ring = polygon(12);
    const inRing = all.filter((one) => sideOf(middle(one), [ring]) === "inside");
    await compare(
      `within=${textOf(ring)}&theme=wonen,werk`,
      inRing.filter(({ content }) => (content.themes as string[]).some((theme) => theme === "wonen" || theme === "werk")),
    );
    const [word = ""] =
      String(inRing[0]?.content.title)
        .toLowerCase()
        .match(/[a-z]{4,}/) ?? [];
    const { ids } = await listed(`within=${textOf(ring)}&q=${word}`);
    expect(ids).toContain(inRing[0]?.id);
    expect(inRing.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    const [whole, outside] = ["4.9,51.9,6.3,51.9,6.3,52.8,4.9,52.8", "3.5,51,3.6,51,3.5,51.1"];
    await compare(`within=${whole}`, all);
    await compare(`within=${outside}`, []);
  });

  test("feeds and OGC items understand it as well, and several areas are one question", async () => {
    const one = await publishedOne({ place: pointAt(4.8977777, 52.3744444) });
    const shape = "4.897,52.374,4.899,52.374,4.898,52.376";
    for (const path of [`/initiatives/feeds/atom?within=${shape}`, `/collections/initiatieven/items?within=${shape}`]) {
      const text = await (await ask(path)).text();
      expect(text).toContain(one.id);
      expect(await (await ask(path.replace(shape, "4.8,52.3,4.801,52.3,4.8,52.301"))).text()).not.toContain(one.id);
    }
    expect((await listed("area=GM0363,GM0307")).ids).toContain(one.id);
    const both = (await listed("area=GM0363,GM0307")).ids.length;
    expect(both).toBeGreaterThanOrEqual((await listed("area=GM0363")).ids.length);
    const csv = await (await ask("/initiatives/exports/csv?area=GM0363,GM0307")).text();
    expect(csv).toMatch(/gebied: Amsterdam \(GM0363\), Amersfoort \(GM0307\)/);
  });

  test("a place that is not public is in no shape, and one that is moved is where everybody sees it", async () => {
    const at = (x: number, y: number) => `${x - 0.00002},${y - 0.00002},${x + 0.00002},${y - 0.00002},${x},${y + 0.00002}`;
    const [x, y] = [5.4111111, 52.1611111];
    const place = { kind: "geometry", geometry: { type: "Point", coordinates: [x, y] }, precision: "exact" } as const;
    const hidden = await publishedOne({ place: { ...place, public: false } });
    const moved = await publishedOne({ place: { ...place, precision: "straat", public: true } });
    const country = "3.3,50.8,7.2,50.8,7.2,53.6,3.3,53.6";
    for (const path of ["/initiatives?limit=1000&", "/initiatives/exports/csv?", "/initiatives/exports/geojson?"]) {
      const within = async (shape: string) => (await ask(`${path}within=${shape}&q=`)).text();
      expect(await within(at(x, y))).not.toContain(hidden.id);
      expect(await within(at(x, y))).not.toContain(moved.id);
      expect(await within("5.405,52.155,5.417,52.155,5.417,52.167,5.405,52.167")).not.toContain(hidden.id);
    }
    expect((await listed(`within=${country}`)).ids).not.toContain(hidden.id);
    const shown = await json<{ geometry: { coordinates: [number, number] } }>(await ask(`/initiatives/${moved.id}`));
    expect((await listed(`within=${at(...shown.geometry.coordinates)}`)).ids).toContain(moved.id);
  });

  describe("what cannot be a selection", () => {
    test.each([
      ["5,52,6", "must be west,south,east,north"],
      ["5,52,6,53,6,52,5,53", "does not cross or touch itself"],
      [Array.from({ length: 101 }, (_, i) => `5.${i + 100},52`).join(), "at most 100 corners"],
      ["0,50,7,54", "at most 5 degrees"],
    ])("within=%s is refused with words", async (shape, words) => {
      for (const path of ["initiatives?", "initiatives/points?", "initiatives/composition?", "areas/within?level=wijk&"])
        expect(await json(await ask(`/${path}within=${shape}`), 400)).toMatchObject({
          errors: [{ name: "within", reason: expect.stringContaining(words) }],
        });
    });

    test("neither are more than a hundred codes, or a code that is none", async () => {
      const codes = Array.from({ length: 101 }, (_, i) => `GM${1000 + i}`).join();
      expect(await json(await ask(`/initiatives?area=${codes}`), 400)).toMatchObject({
        errors: [{ reason: expect.stringContaining("at most 100 codes") }],
      });
      expect((await ask("/initiatives?area=GM0307,GM1")).status).toBe(400);
      expect((await ask("/areas/within?level=wijk")).status).toBe(400);
      expect((await ask("/areas/within?level=wijk&area=GM0307&within=5,52,6,53")).status).toBe(400);
    });
  });

  test("areas lie wholly or partly in a shape, and in areas of another level", async () => {
    const held = async (query: string) => json<AreasWithin>(await ask(`/areas/within?${query}`));
    const areas = async (level: string) =>
      json<{ features: { id: string; geometry: { coordinates: [number, number][][][] } }[] }>(
        await ask(`/collections/${level}/items?limit=100`),
      );
    const { features } = await areas("buurten");
    const boxes = features.map(({ id, geometry }) => ({ id, box: boxOfPositions(geometry.coordinates.flat()) }));
    expect(boxes.length).toBeGreaterThan(2);
    for (const { id, box } of boxes) {
      const [west, south, east, north] = box;
      const wide = [west - 0.001, south - 0.001, east + 0.001, north + 0.001].join();
      expect((await held(`level=buurt&within=${wide}`)).whole).toContain(id);
      const half = `${west - 0.001},${south - 0.001},${(west + east) / 2},${south - 0.001},${(west + east) / 2},${north + 0.001},${west - 0.001},${north + 0.001}`;
      expect((await held(`level=buurt&within=${half}`)).partly).toContain(id);
    }
    expect(await held("level=buurt&within=3.4,51,3.41,51.01")).toEqual({ level: "buurt", whole: [], partly: [] });
    expect((await held("level=buurt&area=GM0363")).whole).toEqual(expect.arrayContaining(["BU0363AA01", "BU0363AA02"]));
    expect(await held("level=gemeente&area=BU0363AA01")).toEqual({ level: "gemeente", whole: [], partly: ["GM0363"] });
    expect((await held("level=wijk&area=BU0363AA01,BU0363AA02")).whole).toContain("WK0363AA");
  });
});
