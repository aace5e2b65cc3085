import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeInitiativePoints, type InitiativePoints, noBegin, noEnd } from "#data/codecs/initiative-points.ts";
import { freshnesses } from "#data/schema/day.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { initiativeThemes, kinds, lifecycles } from "#data/schema/initiative-filter.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const at = (coordinates: [number, number], changes: object = {}) => ({
  kind: "geometry" as const,
  geometry: { type: "Point" as const, coordinates },
  precision: "exact" as const,
  public: true,
  ...changes,
});
const line = {
  type: "LineString" as const,
  coordinates: [
    [5.41, 52.165],
    [5.412, 52.167],
  ] as [number, number][],
};

type Period = { from?: string; to?: string };
const dayNumberOf = (day: string | undefined) => (day ? Date.parse(day) / 86_400_000 : undefined);

onEveryEngine((engine) => {
  let app: InitiativeApp;
  const ask = (path: string, headers: Record<string, string> = {}) => app.ask(path, { headers });
  const pointsOf = async (response: Response): Promise<InitiativePoints> =>
    decodeInitiativePoints(new Uint8Array(await response.arrayBuffer()));
  const points = async (query = "") => pointsOf(await ask(`/initiatives/points${query}`));
  const places = (found: InitiativePoints) => Array.from(found.x, (x, i) => [x / 1e5, (found.y[i] ?? 0) / 1e5].join()).sort();

  const buurtenOfPoints = async () => {
    const { x, y } = await points();
    const listed = (await (await ask("/initiatives/points/buurten")).json()) as Record<string, number[]>;
    const buurten = Object.entries(listed).flatMap(([code, list]) =>
      Array.from({ length: list.length / 2 }, (_, i): [string, string] => [`${list[2 * i]},${list[2 * i + 1]}`, code]),
    );
    expect(new Set(buurten.map(([place]) => place)).size).toBe(buurten.length);
    return { publicOf: Array.from(x, (east, i) => `${east},${y[i]}`), buurten: new Map(buurten) };
  };

  const create = async (changes: Partial<InitiativeInput>): Promise<{ id: string; version: number }> => {
    const body = { organisation: app.own, content: wholeInitiative(changes) };
    const response = await app.ask("/working-versions", { method: "POST", as: "wijkteam", body });
    expect(response.status, await response.clone().text()).toBe(201);
    return response.json() as Promise<{ id: string; version: number }>;
  };
  const step = async (as: string, { id, version }: { id: string; version: number }, name: string) => {
    const headers = { "If-Match": `"v${version}"` };
    const response = await app.ask(`/working-versions/${id}/steps`, { method: "POST", as, body: { step: name }, headers });
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json() as Promise<{ id: string; version: number }>;
  };
  const publish = async (changes: Partial<InitiativeInput>) =>
    step("editor", await step("wijkteam", await create(changes), "submit"), "publish");

  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
    await publish({ title: "Eerst samenhang", themes: ["samenhang", "wonen"], place: at([5.41, 52.166]) });
    await publish({ title: "Een route", themes: ["gezondheid"], kind: "interventie", place: { ...at([0, 0]), geometry: line } });
    await publish({
      title: "Straat",
      lifecycle: "idee",
      themes: ["werk"],
      period: { to: "2027-03-01" },
      place: at([5.4123456, 52.1654321], { precision: "straat" }),
    });
    await publish({ title: "Verborgen", themes: ["veiligheid"], place: at([5.4111111, 52.1611111], { public: false }) });
    await publish({ title: "Heel de buurt", themes: ["wonen"], place: { kind: "area", code: "BU03071001", public: true } });
    await create({ title: "Concept", place: at([5.4133333, 52.1633333]) });
  });
  afterAll(() => app.remove());

  test("hold everything that is published, with and without a place, and nothing of a draft", async () => {
    const found = await points();
    expect([found.x.length, found.themes.length]).toEqual([4, 5]);
    expect(places(found)).toContain("5.41,52.166");
    // A line is drawn in the middle of its box.
    expect(places(found)).toContain("5.411,52.166");
    expect(places(found)).not.toContain("5.41333,52.16333");
    expect(places(found)).not.toContain("5.41235,52.16543");
    expect(places(found)).not.toContain("5.41111,52.16111");
    expect(freshnesses[found.freshness[0] ?? 9]).toBe("fresh");
  });

  test("say what each is about, the theme that was named first too", async () => {
    const found = await points("?theme=samenhang");
    expect(found.themes).toHaveLength(1);
    const bit = (theme: string) => 1 << (initiativeThemes as string[]).indexOf(theme);
    expect(found.themes[0]).toBe(bit("samenhang") | bit("wonen"));
    expect(initiativeThemes[found.lead[0] ?? 9]).toBe("samenhang");
    expect([kinds[found.kind[0] ?? 9], lifecycles[found.lifecycle[0] ?? 9]]).toEqual(["initiatief", "loopt"]);
  });

  test.each([
    "",
    "?theme=wonen",
    "?kind=interventie",
    "?lifecycle=loopt,idee",
    "?lifecycle=beeindigd",
    "?area=BU03071001",
    "?area=GM0307&theme=werk,veiligheid",
    "?q=route",
    "?from=2026-01-01&to=2026-12-31",
    "?bbox=5.4,52.1,5.411,52.17",
    "?middle=5.4109,52.1659,5.4111,52.1661",
  ])("are as many as the list has: %s", async (query) => {
    const list = (await (await ask(`/initiatives${query}`)).json()) as { numberMatched: number };
    expect((await points(query)).themes).toHaveLength(list.numberMatched);
  });

  test("carry the days of their period when they are asked for, and else not a byte more", async () => {
    const bytesOf = async (query: string) => new Uint8Array(await (await ask(`/initiatives/points${query}`)).arrayBuffer());
    const [plain, none, more] = [await bytesOf(""), await bytesOf("?columns="), await bytesOf("?columns=period")];
    expect(none).toEqual(plain);
    expect(more.length).toBe(plain.length + 5 * 8);
    const list = (await (await ask("/initiatives")).json()) as { initiatives: { content: { period?: Period } }[] };
    const days = (period: Period | undefined) => [dayNumberOf(period?.from) ?? noBegin, dayNumberOf(period?.to) ?? noEnd].join();
    const found = decodeInitiativePoints(more);
    expect(Array.from(found.from ?? [], (from, i) => [from, found.to?.[i]].join()).sort()).toEqual(
      list.initiatives.map(({ content }) => days(content.period)).sort(),
    );
    expect(found.from).toContain(noBegin);
  });

  test("lead to what lies there: the list with the middle of one point", async () => {
    const found = await points();
    for (const [i, x] of found.x.entries()) {
      const [lon, lat] = [x / 1e5, (found.y[i] ?? 0) / 1e5];
      const box = [lon - 5e-6, lat - 5e-6, lon + 5e-6, lat + 5e-6].map((value) => value.toFixed(6)).join();
      const list = (await (await ask(`/initiatives?middle=${box}`)).json()) as { numberMatched: number };
      expect(list.numberMatched).toBeGreaterThan(0);
    }
  });

  test("are kept by who has them until something changes, and then are right at once", async () => {
    const before = await ask("/initiatives/points?q=vluchtig");
    expect(before.headers.get("Cache-Control")).toBe("no-cache");
    expect(before.headers.get("API-Version")).toBeTruthy();
    const etag = before.headers.get("ETag") ?? "";
    expect((await ask("/initiatives/points?q=vluchtig", { "If-None-Match": etag })).status).toBe(304);
    const open = await publish({ title: "Vluchtig" });
    const after = await ask("/initiatives/points?q=vluchtig", { "If-None-Match": etag });
    expect(after.status).toBe(200);
    expect((await pointsOf(after)).themes).toHaveLength(1);
    await step("editor", open, "archive");
    expect((await points("?q=vluchtig")).themes).toHaveLength(0);
  });

  test("come with the buurt of every place of theirs, each place once, and with no other place", async () => {
    const { publicOf, buurten } = await buurtenOfPoints();
    // Far from the two buurten of this set lies one, in none.
    expect([...buurten.keys(), "480000,5210000"].sort()).toEqual([...new Set(publicOf)].sort());
    // The point is Amersfoort's, and so says the initiative that lies there.
    expect(buurten.get("541000,5216600")).toMatch(/^BU0307/);
    const { initiatives } = (await (await ask("/initiatives?q=Eerst samenhang")).json()) as {
      initiatives: { content: { placed: { buurt: string } } }[];
    };
    expect(buurten.get("541000,5216600")).toBe(initiatives[0]?.content.placed.buurt);
    expect((await ask("/initiatives/points/buurten?theme=werk")).status).toBe(400);
    const found = await ask("/initiatives/points/buurten");
    const etag = found.headers.get("ETag") ?? "";
    expect((await ask("/initiatives/points/buurten", { "If-None-Match": etag })).status).toBe(304);
  });

  test("the list beside them is turned forwards and back over the same pages", async () => {
    type Page = { initiatives: { id: string }[]; next?: string; previous?: string };
    const read = async (path: string) => (await (await ask(path)).json()) as Page;
    const ids = ({ initiatives }: Page) => initiatives.map(({ id }) => id);
    const pages = [await read("/initiatives?limit=2&kind=initiatief")];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) pages.push(await read(next));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.previous).toBeUndefined();
    for (let i = pages.length - 1; i > 0; i--)
      expect(ids(await read(pages[i]?.previous ?? ""))).toEqual(ids(pages[i - 1] as Page));
    const { headers } = await ask(pages.at(-1)?.previous ?? "");
    expect(headers.get("Link")).toContain('rel="next"');
  });

  test("come packed, one tag for each packing", async () => {
    const tags = new Set<string | null>();
    for (const coding of ["br", "gzip", "identity"]) {
      const response = await ask("/initiatives/points", { "Accept-Encoding": coding });
      expect(response.headers.get("Content-Encoding") ?? "identity").toBe(coding);
      tags.add(response.headers.get("ETag"));
    }
    expect(tags.size).toBe(3);
  });

  describe("asked wrongly", () => {
    test.each(["theme=x", "limit=3", "after=x", "middle=1,2,3", "middle=5,52,4,53", "onbekend=1", "columns=names"])(
      "%s",
      async (query) => {
        expect((await ask(`/initiatives/points?${query}`)).status).toBe(400);
      },
    );
  });
});
