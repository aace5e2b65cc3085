/** How large a drawn place may be, and that the largest holds up nobody. On the real borders. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLibrary } from "#server/published/published-set.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { published } from "../fixtures/published.ts";

type Position = [number, number];

const circle = (corners: number, [x, y]: Position, wide: number, high: number): Position[] => {
  const ring = Array.from({ length: corners - 1 }, (_, i): Position => {
    const angle = (i / (corners - 1)) * 2 * Math.PI;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });
  return [...ring, ring[0] as Position];
};
const lines = (count: number, long: number) =>
  Array.from({ length: count }, (_, i): Position[] => [
    [4.6, 51.6 + i * 0.0003],
    [4.6 + long, 51.6 + i * 0.0003],
  ]);
const polygon = (...rings: Position[][]) => ({ type: "Polygon", coordinates: rings });

/** What is refused, whoever sends it, and the words for how much is allowed. */
const tooLarge: [string, object, string][] = [
  ["64 long lines", { type: "MultiLineString", coordinates: lines(64, 1.5) }, "60 km"],
  ["1,490 lines", { type: "MultiLineString", coordinates: lines(1490, 0.01) }, "2.000 punten"],
  ["lines that are longer together", { type: "MultiLineString", coordinates: lines(64, 0.2) }, "600 km"],
  ["600 short lines", { type: "MultiLineString", coordinates: lines(600, 0.001) }, "250 delen"],
  ["3,000 corners round the country", polygon(circle(3_000, [5.2, 52.2], 1.6, 1.2)), "2.000 punten"],
  ["1,000 corners round the country", polygon(circle(1_000, [5.2, 52.2], 1.6, 1.2)), "60 km"],
  [
    "two polygons far apart",
    { type: "MultiPolygon", coordinates: [[circle(9, [4.5, 52], 0.1, 0.1)], [circle(9, [6.5, 53], 0.1, 0.1)]] },
    "60 km",
  ],
  ["300 points", { type: "MultiPoint", coordinates: lines(300, 0.1).map(([first]) => first) }, "250 delen"],
];
/** The most expensive that is allowed, for the borders or for the judgement of the drawing itself. */
const largest: [string, object][] = [
  ["a circle of 58 km", polygon(circle(2_000, [5, 52.1], 0.42, 0.25))],
  ["250 lines", { type: "MultiLineString", coordinates: lines(250, 0.03) }],
  [
    "a comb",
    polygon([
      ...Array.from({ length: 980 }, (_, i): Position[] => {
        const tooth: Position[] = [
          [5 + i * 1e-7, 52],
          [5.0018 + i * 1e-7, 52.0018],
        ];
        return i % 2 ? tooth.reverse() : tooth;
      }).flat(),
      [5.1, 52],
      [5.1, 51.9],
      [5, 51.9],
      [5, 52],
    ]),
  ],
  [
    "a polygon with 249 holes",
    polygon(
      circle(20, [5, 52], 0.3, 0.2),
      ...Array.from({ length: 249 }, (_, i) =>
        circle(7, [4.9 + (i % 16) * 0.01, 51.93 + Math.floor(i / 16) * 0.008], 0.003, 0.003),
      ),
    ),
  ],
];

/** The most that this thread computed between two looks at its timers, in milliseconds: other programs on the machine do not count. */
async function mostAtOnce<T>(work: () => Promise<T>): Promise<{ most: number; answer: T }> {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let [most, before] = [0, used()];
  const look = () => {
    most = Math.max(most, used() - before);
    before = used();
  };
  const timer = setInterval(look, 2);
  const answer = await work();
  look();
  clearInterval(timer);
  return { most, answer };
}

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let visitors = 0;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open(), {}, { library: await openLibrary((await published()).folder) });
  });
  afterAll(() => app.remove());

  const { internalContact: _, ...whole } = wholeInitiative();
  const placed = (geometry: object) => ({
    ...whole,
    place: { kind: "geometry", geometry, precision: "exact", public: true },
    workingArea: { kind: "areas", codes: ["GM0307"] },
  });
  const propose = (content: object) =>
    app.app.request(
      "http://localhost/api/v1/proposals",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify({ content, consent: true }),
      },
      { incoming: { socket: { remoteAddress: `10.1.0.${++visitors}` } } },
    );
  const create = (content: object) => app.ask("/working-versions", { method: "POST", as: "admin", body: { content } });
  const faultsOf = async (response: Response) => {
    expect(response.status).toBe(400);
    return ((await response.json()) as { errors: { name: string; reason: string }[] }).errors;
  };
  const importing = (features: object[]) => {
    const form = new FormData();
    form.set("file", new Blob([JSON.stringify({ type: "FeatureCollection", features })]), "plekken.geojson");
    return app.app.request("http://localhost/api/v1/import-checks", {
      method: "POST",
      headers: { Cookie: app.people.get("admin")?.cookie ?? "" },
      body: form,
    });
  };
  const feature = (geometry: object, i = 0) => ({ type: "Feature", properties: { titel: `Plek ${i}` }, geometry });

  describe.each(tooLarge)("%s", (_what, geometry, allowed) => {
    test("as a place it is refused by name, with what is allowed", async () => {
      const [found] = await faultsOf(await create(placed(geometry)));
      expect(found).toMatchObject({ name: "content.place.geometry", reason: expect.stringContaining(allowed) });
      const [visitor] = await faultsOf(await propose(placed(geometry)));
      expect(visitor).toMatchObject({ name: "content.place.geometry", reason: expect.stringContaining("account") });
    });
    test("as a drawn working area too", async () => {
      const content = { ...whole, workingArea: { kind: "polygon", geometry } };
      expect((await faultsOf(await create(content)))[0]?.name).toBe("content.workingArea.geometry");
      expect((await faultsOf(await propose(content)))[0]?.name).toBe("content.workingArea.geometry");
    });
    test("and in a row of an import", async () => {
      const answer = await importing([feature(geometry)]);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(allowed);
    });
  });

  test("without an account less is allowed than with one", async () => {
    const content = placed(polygon(circle(600, [5.4, 52.16], 0.05, 0.03)));
    expect(await faultsOf(await propose(content))).toMatchObject([
      { name: "content.place.geometry", reason: expect.stringContaining("500 punten") },
    ]);
    expect((await create(content)).status).toBe(201);
  });

  test.each(largest)("%s is placed without holding up the others", async (_what, geometry) => {
    // The first one opens the borders.
    expect((await create(placed({ type: "Point", coordinates: [5.4, 52.16] }))).status).toBe(201);
    const { most, answer } = await mostAtOnce(async () => create(placed(geometry)));
    expect([answer.status, answer.status === 201 ? "" : await answer.text()]).toEqual([201, ""]);
    expect(most).toBeLessThan(300);
  });

  test("an import of such rows lets others have their turn", async () => {
    const [, geometry] = largest[0] as [string, object];
    const { most, answer } = await mostAtOnce(async () => importing(Array.from({ length: 60 }, (_, i) => feature(geometry, i))));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ counts: { rows: 60, faulty: 0 } });
    expect(most).toBeLessThan(300);
  });

  test("an import of many rows with one title, too", async () => {
    const rows = Array.from({ length: 6_000 }, (_, i) => ({
      type: "Feature",
      properties: { titel: "Bankje" },
      geometry: { type: "Point", coordinates: [4.6 + (i % 80) * 0.005, 51.8 + Math.floor(i / 80) * 0.004] },
    }));
    const { most, answer } = await mostAtOnce(async () => importing(rows));
    expect(answer.status).toBe(200);
    expect(most).toBeLessThan(300);
  });
});
