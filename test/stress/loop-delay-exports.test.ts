/**
 * F17 for what is made of everything that matches: while files, feeds, points and large answers are made, several at once and each with
 * a question of its own, the event loop is free every few milliseconds, and others get their answer meanwhile.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type LivingPlace, livingPlace } from "../fixtures/living-server.ts";
import { type MeasuredServer, startMeasuredServer } from "../fixtures/loop-delay.ts";
import { publishMany } from "../fixtures/many-published.ts";
import { published } from "../fixtures/published.ts";
import { newVisitor } from "../fixtures/visitors.ts";

const count = 20_000;
/** Milliseconds above an idle server; what is aimed at is a tenth of it. */
const ceiling = 300;
/** Files take the longest. */
const atOnce = (name: string) => (/^(csv|geojson|xlsx)/.test(name) ? 2 : 5);
const questions: Record<string, (i: number) => string> = {
  csv: (i) => `/initiatives.csv?to=2030-01-0${i + 1}`,
  "csv of a word": (i) => `/initiatives.csv?q=koken&to=2030-01-0${i + 1}`,
  geojson: (i) => `/initiatives.geojson?to=2030-01-0${i + 1}`,
  xlsx: (i) => `/initiatives.xlsx?to=2030-01-0${i + 1}`,
  rss: (i) => `/initiatives.rss?bbox=3.${i + 1},50,8,54`,
  atom: (i) => `/initiatives.atom?bbox=3.${i + 1},50,8,54`,
  ics: (i) => `/initiatives.ics?bbox=3.${i + 1},50,8,54`,
  "points in a box": (i) => `/initiatives/points?bbox=3.${i + 1},50,8,54`,
  "points by the middle": (i) => `/initiatives/points?middle=3.${i + 1},50,8,54`,
  "points of a word": (i) => `/initiatives/points?q=koken&from=2001-01-0${i + 1}`,
  features: (i) => `/collections/initiatieven/items?limit=1000&bbox=3.${i + 1},50,8,54`,
  "features of gemeenten": (i) => `/collections/gemeenten/items?limit=100&bbox=3.${i + 1},50,8,54`,
  // The first of them makes it, for all: those that are drawn reach into some hundreds of buurten each.
  "what initiatives offer": () => "/initiatives/supply",
  "figures as JSON": () => "/indicators/inwoners/values?level=buurt",
  "figures as CSV": () => "/indicators/inwoners/values?level=buurt&format=csv",
};

/** Some work in a whole gemeente, some in what was drawn. */
function working(record: EntryRecord, i: number): EntryRecord {
  const { content, placed } = record;
  if (i % 10 === 0)
    return { ...record, content: { ...content, workingArea: { kind: "areas", codes: [placed.gemeente ?? "GM0307"] } } };
  if (i % 400 !== 5 || content.place?.kind !== "geometry" || content.place.geometry.type !== "Point") return record;
  const [x, y] = content.place.geometry.coordinates;
  const ring = Array.from({ length: 60 }, (_, corner): [number, number] => {
    const [angle, far] = [(corner * Math.PI) / 30, corner % 2 === 0 ? 0.2 : 0.15];
    return [x + far * Math.cos(angle), y + far * 0.6 * Math.sin(angle)];
  });
  const geometry = { type: "Polygon" as const, coordinates: [[...ring, ring[0] as [number, number]]] };
  return { ...record, content: { ...content, workingArea: { kind: "polygon", geometry } } };
}

onEveryEngine((engine) => {
  let place: LivingPlace;
  let server: MeasuredServer;
  let idle = 0;
  beforeAll(async () => {
    place = await livingPlace(engine);
    const set = await published();
    const environment = { ...place.environment, WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_PROXIES: "1" };
    await publishMany({ environment, manifest: set.manifest, count, change: working });
    server = await startMeasuredServer(environment);
    await (await fetch(`${server.url}/api/v1/initiatives?limit=1`)).arrayBuffer();
    await server.loopDelay();
    await new Promise((done) => setTimeout(done, 500));
    idle = (await server.loopDelay()).computed;
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  test.each(Object.keys(questions))("%s", async (name) => {
    const ask = async (i: number) => {
      const headers = { "X-Forwarded-For": newVisitor() };
      const response = await fetch(`${server.url}/api/v1${questions[name]?.(i)}`, { headers });
      await response.arrayBuffer();
      return response.status;
    };
    await server.loopDelay();
    const statuses = await Promise.all(Array.from({ length: atOnce(name) }, (_, i) => ask(i)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { computed } = await server.loopDelay();
    expect(computed - idle).toBeLessThan(ceiling);
  });
});
