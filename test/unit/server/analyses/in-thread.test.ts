/** The thread of an analysis has an end to its time and memory, and what a question asks too much of is said. */
import { describe, expect, test } from "vitest";
import { encodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import { inThread } from "#server/analyses/in-thread.ts";
import type { PointTask } from "#server/analyses/thread-task.ts";
import { Problem } from "#server/http/errors.ts";

const usual = { ms: 60_000, memoryMb: 512 };
const from = { filter: "", version: "v", source: "s", licence: "l", date: "2026-11-28", explanation: "https://example.org" };

/** Points in a row from south to north, `step` in 1e-5 degrees from each other. */
function row(count: number, step: number): Uint8Array {
  const bytes = () => new Uint8Array(count);
  const y = Int32Array.from({ length: count }, (_, i) => 5_100_000 + i * step);
  const x = new Int32Array(count).fill(500_000);
  const columns = { themes: bytes(), lead: bytes(), kind: bytes(), phase: bytes(), lifecycle: bytes(), freshness: bytes() };
  return encodeInitiativePoints({ x, y, ...columns, day: 20_000 });
}

const task = (question: PointTask["question"], points: Uint8Array): PointTask => ({
  question,
  points,
  buurten: {
    index: { codes: ["BU1"], names: ["Jordaan"], gemeenten: [0], gemeenteNames: ["Amsterdam"] },
    places: new TextEncoder().encode(
      JSON.stringify({ BU1: Array.from({ length: 50 }, (_, i) => [500_000, 5_100_000 + i * 100]).flat() }),
    ),
  },
  list: "https://example.org/api/v1/initiatives?",
  form: "json",
  from,
});

const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error("it answered")),
    (error: unknown) => (error instanceof Problem ? error : Promise.reject(error)),
  );

describe("a question in a thread of its own", () => {
  test("is answered in three codings of the same text", async () => {
    const { bytes, br, gzip } = await inThread(task({ method: "dbscan", metres: 300, atLeast: 2 }, row(50, 100)), usual);
    const found = JSON.parse(new TextDecoder().decode(bytes)) as {
      features: { properties: { initiatives: number; name: string } }[];
    };
    expect(found.features[0]?.properties).toMatchObject({ initiatives: 50, name: "Jordaan" });
    expect(Math.max(br.length, gzip.length)).toBeLessThan(bytes.length);
  });

  test("that takes longer than it may ends with 503 and when to come back", async () => {
    const endless = task({ method: "dbscan", metres: 5000, atLeast: 2 }, row(60_000, 1));
    const problem = await problemOf(inThread(endless, { ...usual, ms: 50 }));
    expect([problem.status, problem.headers["Retry-After"]]).toEqual([503, "60"]);
  });

  test("that takes more memory than it may ends with 503, and the process goes on", async () => {
    const problem = await problemOf(
      inThread(task({ method: "hexagons", across: 100 }, row(100_000, 20)), { ...usual, memoryMb: 12 }),
    );
    expect(problem.status).toBe(503);
  });

  test("for more hexagons than there can be is refused in words", async () => {
    const far = encodeInitiativePoints({
      x: Int32Array.of(320_000, 8_900_000),
      y: Int32Array.of(5_080_000, -5_300_000),
      themes: new Uint8Array(2),
      lead: new Uint8Array(2),
      kind: new Uint8Array(2),
      phase: new Uint8Array(2),
      lifecycle: new Uint8Array(2),
      freshness: new Uint8Array(2),
      day: 20_000,
    });
    const problem = await problemOf(inThread(task({ method: "hexagons", across: 100 }, far), usual));
    expect([problem.status, problem.message]).toEqual([400, expect.stringContaining("choose larger ones")]);
  });
});
