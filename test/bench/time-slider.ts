/**
 * The slider of the months over generated points: what a step costs the main thread, how long a frame takes, and that no point is sent
 * again, neither by the server nor to the graphics card. As hexagons, which stand for the points where no card is and far out where
 * there are very many, and as points. Frame times are those of what draws here, and say so.
 */
import type { Page } from "playwright-core";
import { encodeInitiativePoints, type InitiativePoints, noEnd } from "#data/codecs/initiative-points.ts";
import { dayNumber } from "#data/schema/day.ts";
import { go } from "../fixtures/faults.ts";
import { chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import type { Published } from "../fixtures/published.ts";
import { type BenchRow, median } from "./row.ts";
import { onScreen, type Screen, settled } from "./screen.ts";

const bench = "time-slider";
const steps = 36;

/** Where people live; by the million each ten times, some metres on. Each has its own period within twelve years. */
function generated(set: Published, count: number): InitiativePoints {
  const make = initiativeMaker(readCountry(set), chances(7));
  const next = chances(11);
  const places = Array.from({ length: Math.min(count, 100_000) }, (_, i) => {
    const { shown } = make(i).placed;
    return shown?.type === "Point" ? shown.coordinates : ([5.1, 52.1] as [number, number]);
  });
  const units = (axis: 0 | 1) =>
    Int32Array.from({ length: count }, (_, i) =>
      Math.round(((places[i % places.length]?.[axis] ?? 0) + Math.floor(i / places.length) * 1e-4) * 1e5),
    );
  const column = (of: () => number) => Uint8Array.from({ length: count }, of);
  const first = dayNumber(new Date("2016-01-01"));
  const from = Int32Array.from({ length: count }, () => first + Math.floor(next() * 4_000));
  return {
    x: units(0),
    y: units(1),
    themes: column(() => 1 << Math.floor(next() * 8)),
    lead: column(() => Math.floor(next() * 8)),
    kind: column(() => Math.floor(next() * 3)),
    phase: column(() => Math.floor(next() * 4)),
    lifecycle: column(() => 2),
    freshness: column(() => 0),
    day: dayNumber(new Date("2026-11-28")),
    from,
    to: from.map((day) => (next() < 0.4 ? noEnd : day + 200 + Math.floor(next() * 1_000))),
  };
}

/** Notes how many bytes is what goes to the graphics card, and how long frames take. */
const watch = () => {
  const seen = { uploads: [] as number[], frames: [] as number[] };
  Object.assign(window, { seen });
  const sizeOf = (data: unknown) => (typeof data === "number" ? 0 : ((data as ArrayBufferView | null)?.byteLength ?? 0));
  const { prototype } = WebGL2RenderingContext;
  const { bufferData, bufferSubData } = prototype;
  Object.assign(prototype, {
    bufferData(this: WebGL2RenderingContext, ...parts: unknown[]) {
      seen.uploads.push(sizeOf(parts[1]));
      Reflect.apply(bufferData, this, parts);
    },
    bufferSubData(this: WebGL2RenderingContext, ...parts: unknown[]) {
      seen.uploads.push(sizeOf(parts[2]));
      Reflect.apply(bufferSubData, this, parts);
    },
  });
  let before = 0;
  const frame = (now: number) => {
    if (before > 0) seen.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

type Seen = Record<"uploads" | "frames", number[]>;

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread itself: what else the machine does is not counted. */
  tdur?: number;
  args?: { name?: string };
}

/** Milliseconds of each task of the main thread of a page while something is done. */
async function tasksOf({ cdp }: Screen, work: () => Promise<unknown>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  cdp.on("Tracing.dataCollected", collect);
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline"] },
  });
  await work();
  const complete = new Promise((done) => cdp.once("Tracing.tracingComplete", done));
  await cdp.send("Tracing.end");
  await complete;
  cdp.off("Tracing.dataCollected", collect);
  const of = (event: TraceEvent) => `${event.pid}/${event.tid}`;
  const threads = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(of);
  return events.filter((event) => event.name === "RunTask" && threads.includes(of(event))).map(({ tdur = 0 }) => tdur / 1000);
}

const drawer = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    const named = gl?.getExtension("WEBGL_debug_renderer_info");
    return String(named && gl?.getParameter(named.UNMASKED_RENDERER_WEBGL));
  });

interface Case {
  count: number;
  as: "hexagons" | "points";
  zoom: number;
}

interface Slid extends Seen {
  requests: number;
  passing: number[];
  opening: number[];
  /** To the card while the months opened. */
  sent: number[];
}

async function slide(screen: Screen, { count, as, zoom }: Case): Promise<Slid> {
  const { page, url } = screen;
  await page.goto(url);
  await page.evaluate((kept) => localStorage.setItem("wijkblik:graphics", kept), as === "points" ? "card" : "software");
  const place = `panel=geen&at=5.1,52.1,${zoom}`;
  await page.goto(`${url}/?${place}`);
  // All that the map lays out after its first picture is there before anything is measured.
  const marked = (...marks: string[]) =>
    page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(name).length > 0), marks, {
      timeout: 120_000,
    });
  await marked("wijkblik:points", "wijkblik:rested-2500");
  await settled(page, 3000);
  const clear = () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Seen };
      Object.assign(seen, { uploads: [], frames: [] });
    });
  await clear();
  const opening = await tasksOf(screen, async () => {
    await go(page, `/?${place}&time=2021-01`);
    await marked("wijkblik:time");
    await settled(page, 3000);
  });
  let requests = 0;
  page.on("request", (request) => {
    if (/initiatives\/points/.test(request.url())) requests++;
  });
  const sent = (await seenBy(page)).uploads;
  await clear();
  // As a hand drags it: the months pass.
  const box = await page.getByRole("slider").boundingBox();
  if (!box) throw new Error(`no slider for ${count} points`);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  const passing = await tasksOf(screen, async () => {
    for (let i = 1; i <= steps; i++) {
      await page.mouse.move(box.x + box.width * (0.2 + (0.6 * i) / steps), y);
      await page.waitForTimeout(60);
    }
    await settled(page);
  });
  const seen = await seenBy(page);
  await page.mouse.up();
  return { ...seen, requests, passing, opening, sent };
}

async function measure(screen: Screen, one: Case): Promise<BenchRow[]> {
  const { page, set } = screen;
  const points = generated(set, one.count);
  const { from: _, to: __, ...plain } = points;
  const [whole, bare] = [Buffer.from(encodeInitiativePoints(points)), Buffer.from(encodeInitiativePoints(plain))];
  await page.route(/initiatives\/points/, (route) =>
    route.fulfill({
      body: route.request().url().includes("columns=period") ? whole : bare,
      contentType: "application/octet-stream",
    }),
  );
  const found = await slide(screen, one);
  await page.unroute(/initiatives\/points/);
  const by = /swiftshader|llvmpipe|softpipe|software/i.test(await drawer(page)) ? "software" : "GPU";
  const what = `${one.count.toLocaleString("en")} as ${one.as}, zoom ${one.zoom}`;
  const long = (tasks: number[]) => tasks.filter((task) => task > 50).length;
  const sorted = found.frames.toSorted((a, b) => a - b);
  // A column of all points has a whole number of bytes a point; nothing of the map is just as large.
  const columnBytes = (uploads: number[]) =>
    uploads.filter((bytes) => bytes > 0 && bytes % one.count === 0).reduce((sum, bytes) => sum + bytes / one.count, 0);
  return [
    {
      bench,
      what: `${what}: requests of points on ${steps} steps`,
      unit: "",
      ours: found.requests,
      goal: "0",
      met: found.requests === 0,
    },
    ...(one.as === "points"
      ? [
          { bench, what: "bytes of a point to the card when the months open", unit: "", ours: columnBytes(found.sent) },
          {
            bench,
            what: "bytes of a point to the card on the way",
            unit: "",
            ours: columnBytes(found.uploads),
            goal: "0",
            met: columnBytes(found.uploads) === 0,
          },
        ]
      : []),
    {
      bench,
      what: "tasks over 50 ms of the main thread",
      unit: "",
      ours: long(found.passing),
      goal: "0",
      met: long(found.passing) === 0,
    },
    { bench, what: "longest task", unit: "ms", ours: Math.max(0, ...found.passing) },
    { bench, what: "longest task when the months open", unit: "ms", ours: Math.max(0, ...found.opening) },
    { bench, what: `median frame (${by})`, unit: "ms", ours: median(found.frames) },
    { bench, what: `frame, 95th percentile (${by})`, unit: "ms", ours: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN },
  ];
}

const cases: Case[] = [
  { count: 100_000, as: "hexagons", zoom: 7 },
  { count: 100_000, as: "points", zoom: 9 },
  // Below zoom 11 a million are hexagons on a card too.
  { count: 1_000_000, as: "hexagons", zoom: 7 },
  { count: 1_000_000, as: "points", zoom: 12 },
];

export async function run(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    await screen.page.addInitScript(watch);
    const rows: BenchRow[] = [];
    for (const one of cases) rows.push(...(await measure(screen, one)));
    return rows;
  });
}
