/** Files made to hold up the server are refused in words, or are rows with faults; meanwhile nobody else waits. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportCheck } from "#data/schema/import-answer.ts";
import { importFile } from "#server/bulk-import/run.ts";
import { FileRefused } from "#server/bulk-import/table.ts";
import type { ProblemDetails } from "#server/http/errors.ts";
import { type Opened, openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { type HostileFile, hostileFiles } from "../fixtures/hostile-files.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

/** Sound, and much to read. */
const slow = () => hostileFiles().find(({ name }) => name === "25,000 rows that are all alike") as HostileFile;
/** Above what the machine does when nothing is asked. */
const ceilingMs = 300;

interface Sent {
  file: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Milliseconds of work of this thread between two turns of the loop, the most of all. Not the clock: a machine that has others to serve
 * stops and starts threads, which no code can help.
 */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = () => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - before.user - before.system) / 1_000);
    before = now;
  };
  const timer = setInterval(look, 1);
  await work();
  // Work at the very end is seen by the timer after it.
  await wait(5);
  clearInterval(timer);
  return longest;
}

describe("hostile files", () => {
  // What is read never came near the database: one engine says it all.
  const opened: Opened[] = [];
  const open = async () => {
    const one = openDatabase({ file: ":memory:" });
    opened.push(one);
    await migrate(one.db);
    return one;
  };
  let app: InitiativeApp;
  let idle = 0;
  beforeAll(async () => {
    app = await initiativeApp(await open());
    idle = await longestTurn(() => wait(300));
  });
  afterAll(async () => {
    await app.remove();
    for (const { close } of opened) await close();
  });

  const send = async (path: string, { file, bytes }: Sent, more: { signal?: AbortSignal; to?: InitiativeApp } = {}) => {
    const { signal, to = app } = more;
    const form = new FormData();
    form.set("file", new File([bytes], file));
    const headers = { Cookie: to.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
    const request = new Request(`http://localhost/api/v1${path}`, {
      method: "POST",
      body: form,
      headers,
      ...(signal ? { signal } : {}),
    });
    return to.app.request(request);
  };
  const count = async () => ((await (await app.ask("/initiatives?limit=1")).json()) as { numberMatched: number }).numberMatched;
  const sound = (name: string) => ({
    file: `${name}.csv`,
    bytes: new Uint8Array(
      Buffer.from(
        `Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad\n${name};Samen voor de buurt;initiatief;samenhang;uitvoeren;loopt;5,41;52,166`,
      ),
    ),
  });

  // The two operations read in the same way: each has its half.
  test.each(hostileFiles().map((one, i) => ({ ...one, path: i % 2 === 0 ? "/imports" : "/import-checks" })))(
    "$name",
    async ({ file: name, bytes, path }) => {
      const file = { file: name, bytes: bytes() };
      let response: Response | undefined;
      const worst = await longestTurn(async () => {
        response = await send(path, file);
        const text = await response.text();
        if (response.status === 200) {
          const { counts } = JSON.parse(text) as ImportCheck;
          expect([path, counts.rows]).toEqual(["/import-checks", counts.ready + counts.faulty + counts.double + counts.known]);
          expect(counts.ready).toBeLessThan(2);
        } else if (response.status === 201) {
          // Sound rows, all but one of them the same: one is kept.
          expect(JSON.parse(text)).toMatchObject({ made: 1, double: 24_998, known: 0, faulty: 0 });
          await app.ask(`/imports/${(JSON.parse(text) as { id: string }).id}`, { method: "DELETE", as: "admin" });
        } else {
          expect(response.status, text.slice(0, 500)).toBe(400);
          const { errors = [] } = JSON.parse(text) as ProblemDetails;
          expect(errors.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThan(50_000);
        }
      });
      expect(worst, path).toBeLessThan(idle + ceilingMs);
      expect(await count()).toBe(0);
    },
  );

  const part = (more: string, content = "") => `--a\r\nContent-Disposition: form-data; ${more}\r\n\r\n${content}\r\n`;
  test.each([
    ["100,000 files", () => part('name="b"; filename="c"').repeat(100_000)],
    ["100,000 fields", () => part('name="b"').repeat(100_000)],
    ["a name of 9 MB", () => part(`name="${"b%22".repeat(2_300_000)}"`)],
    ["a field of 9 MB", () => part('name="settings"', "é".repeat(4_500_000))],
    ["no end to a header", () => `--a\r\n${"b".repeat(9_000_000)}\r\n`],
    ["what looks like its boundary", () => part('name="b"; filename="c"', "\r\n--b".repeat(1_500_000))],
  ])("a form with %s", async (_what, body) => {
    const bytes = Buffer.from(`${body()}--a--\r\n`);
    const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Content-Type": "multipart/form-data; boundary=a" };
    const worst = await longestTurn(async () => {
      const response = await app.app.request("http://localhost/api/v1/import-checks", { method: "POST", body: bytes, headers });
      expect([response.status, response.headers.get("Content-Type")]).toEqual([400, "application/problem+json"]);
    });
    expect(worst).toBeLessThan(idle + ceilingMs);
  });

  test("a file that takes more time or memory than it may is refused with what to do, and ended", async () => {
    const { file, bytes } = slow();
    const large = { file, bytes: bytes() };
    for (const [importing, words] of [
      [{ ms: 20 }, "langer dan 1 seconden"],
      [{ memoryMb: 8 }, "te veel geheugen"],
    ] as const) {
      const to = await initiativeApp(await open(), { importing });
      const response = await send("/imports", large, { to });
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { errors: [{ in: "body", name: "file", reason: expect.stringContaining(words) }] },
      ]);
      await to.remove();
    }
  });

  test("a few are read at a time, a few wait, and who comes after them is told when to come back", async () => {
    const to = await initiativeApp(await open(), { importing: { atOnce: 1, waiting: 1 } });
    const answers = await Promise.all(Array.from({ length: 4 }, (_, i) => send("/import-checks", sound(`tuin ${i}`), { to })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 503, 503]);
    for (const busy of answers.filter(({ status }) => status === 503)) {
      expect([busy.headers.get("Retry-After"), busy.headers.get("Content-Type")]).toEqual(["10", "application/problem+json"]);
    }
    expect((await send("/import-checks", sound("daarna"), { to })).status).toBe(200);
    await to.remove();
  });

  test("who goes away ends the reading: the next has the turn at once", async () => {
    const to = await initiativeApp(await open(), { importing: { atOnce: 1, waiting: 1, waitMs: 60_000 } });
    const left = new AbortController();
    const { file, bytes } = slow();
    const gone = send("/import-checks", { file, bytes: bytes() }, { to, signal: left.signal });
    const next = send("/import-checks", sound("daarna"), { to });
    left.abort(new Error("gone"));
    await gone.catch(() => {});
    expect((await next).status).toBe(200);
    await to.remove();
  });

  test("the command says the same in words", async () => {
    const { file, bytes } = hostileFiles()[0] as HostileFile;
    const work = {
      db: (await open()).db,
      set: app.library.current(),
      chance: Math.random,
      at: "2026-11-28T10:00:00.000Z",
      file,
    };
    const refused: unknown = await importFile(bytes(), {}, work).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FileRefused);
    expect((refused as FileRefused).message).toContain("Sla het blad op als CSV");
  });
});
