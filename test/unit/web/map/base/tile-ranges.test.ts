import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTileRanges } from "#web/map/base/tile-ranges.ts";

const file = Uint8Array.from({ length: 100 }, (_, i) => i);
type Answer = (from: number, to: number) => Response;

/** A server of one file; `answers` are for its first requests, after which it is as it should be. */
function serve(...answers: Answer[]): () => number {
  let requests = 0;
  const right: Answer = (from, to) => {
    const headers = { "Content-Range": `bytes ${from}-${Math.min(to, 99)}/100` };
    return new Response(file.slice(from, to + 1), { status: 206, headers });
  };
  vi.stubGlobal("fetch", async (_: string, { headers, signal }: { headers: { Range: string }; signal: AbortSignal }) => {
    const [from = 0, to = 0] = headers.Range.replace("bytes=", "").split("-").map(Number);
    const answer = answers[requests++] ?? right;
    await Promise.resolve();
    signal.throwIfAborted();
    return answer(from, to);
  });
  return () => requests;
}
// The pauses between tries pass at once.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }).setTimerTickMode("nextTimerAsync"));
afterEach(() => void vi.useRealTimers().unstubAllGlobals());

const short: Answer = (from, to) =>
  new Response(file.slice(from, to), { status: 206, headers: { "Content-Range": `bytes ${from}-${to}/100` } });

test("two at one time share one answer, and each has bytes of its own", async () => {
  const requests = serve();
  const source = createTileRanges("https://example.nl/t.pmtiles");
  const [a, b] = await Promise.all([source.getBytes(10, 5), source.getBytes(10, 5)]);
  expect(requests()).toBe(1);
  expect([...new Uint8Array(a.data)]).toEqual([10, 11, 12, 13, 14]);
  expect(b.data).toEqual(a.data);
  expect(b.data).not.toBe(a.data);
  await source.getBytes(10, 5);
  expect(requests()).toBe(2);
});

test("a range that broke off or a server that is busy is tried again; the end of the file is no break", async () => {
  const requests = serve(short, () => new Response("", { status: 503 }));
  const source = createTileRanges("https://example.nl/t.pmtiles");
  expect((await source.getBytes(0, 20)).data.byteLength).toBe(20);
  expect(requests()).toBe(3);
  expect((await source.getBytes(90, 50)).data.byteLength).toBe(10);
});

const ranged = (from: number, to: number, length: number): Response =>
  new Response(file.slice(from, from + length), { status: 206, headers: { "Content-Range": `bytes ${from}-${to}/100` } });
const unreadable: Answer = (from, to) => new Response(file.slice(from, to), { status: 206 });

test.each<[string, Answer, string]>([
  ["too short", short, "19 bytes of a range of 20"],
  ["too short, from another origin", unreadable, "19 bytes of a range of 20"],
  ["too long", (from, to) => ranged(from, to, 21), "21 bytes of a range of 20"],
  ["of another range", (from, to) => ranged(from + 30, to + 30, 20), "a range from 40 where 10 was asked for"],
  ["of the whole file", () => new Response(file), "HTTP 200 for a range"],
])("an answer %s is no tile: it is tried again, and said when it stays so", async (_what, wrong, reason) => {
  serve(wrong);
  const source = createTileRanges("https://example.nl/t.pmtiles");
  expect([...new Uint8Array((await source.getBytes(10, 20)).data)]).toEqual([...file.slice(10, 30)]);
  serve(wrong, wrong, wrong);
  await expect(source.getBytes(10, 20)).rejects.toThrow(reason);
});

test("what stays broken fails with its reason, and the next who asks begins anew", async () => {
  const requests = serve(short, short, short);
  const source = createTileRanges("https://example.nl/t.pmtiles");
  await expect(source.getBytes(0, 20)).rejects.toThrow("19 bytes of a range of 20");
  expect((await source.getBytes(0, 20)).data.byteLength).toBe(20);
  expect(requests()).toBe(4);
});

test("one who gives up leaves the answer to the other", async () => {
  const requests = serve();
  const source = createTileRanges("https://example.nl/t.pmtiles");
  const controller = new AbortController();
  const gone = source.getBytes(0, 8, controller.signal);
  const stays = source.getBytes(0, 8);
  controller.abort();
  await expect(gone).rejects.toThrow();
  expect((await stays).data.byteLength).toBe(8);
  expect(requests()).toBe(1);
});
