/**
 * A file that breaks off while it is sent cannot be taken for a whole one, tells nothing of the inside, and is told in the log once;
 * a reader that has gone or does not read costs nothing; and only so many files are made at once.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { truncateSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type LivingPlace, livingPlace } from "../fixtures/living-server.ts";
import { publishMany, storeOf } from "../fixtures/many-published.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { newVisitor } from "../fixtures/visitors.ts";

/** More than the buffers between two processes hold, in every form, also packed. */
const [count, lettersEach] = [5_000, 6_000];
const files = ["/initiatives.csv", "/initiatives.geojson", "/initiatives.xlsx"];
const whole = [
  "/initiatives/points?theme=werk",
  "/initiatives.rss",
  "/initiatives.atom",
  "/initiatives.ics",
  "/collections/initiatieven/items?limit=1000",
];
/** Only what is sent in full ends with this; without the line before it a cell "0" at the end of a chunk of CSV would look the same. */
const lastChunk = "\r\n0\r\n\r\n";

const workBeside = /"message":"(a round of work failed|the tables cannot be brought up to date)"/;

onEveryEngine(
  (engine) => {
    let place: LivingPlace;
    let server: RunningServer;
    beforeAll(async () => {
      place = await livingPlace(engine);
      const { environment, manifest } = place;
      const change: Parameters<typeof publishMany>[0]["change"] = (record) => ({
        ...record,
        content: { ...record.content, source: randomBytes(lettersEach / 2).toString("hex") },
      });
      await publishMany({ environment, manifest, count, change });
      server = await start();
    });
    const start = () => startServer({ ...place.environment, WIJKBLIK_PROXIES: "1" });
    afterAll(async () => {
      await server?.stop();
      await place?.remove();
    });

    /** A reader that has taken the beginning of an answer and waits. */
    const begin = async (path: string, { version = "1.1", headers = "", visitor = newVisitor() } = {}) => {
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      let text = "";
      let failed = "";
      socket.on("error", (error: NodeJS.ErrnoException) => {
        failed = error.code ?? "";
      });
      socket.on("data", (bytes) => {
        text += bytes.toString("latin1");
      });
      socket.write(`GET /api/v1${path} HTTP/${version}\r\nHost: localhost\r\nX-Forwarded-For: ${visitor}\r\n${headers}\r\n`);
      await expect.poll(() => text.length).toBeGreaterThan(10_000);
      socket.pause();
      return { socket, failed: () => failed, text: () => text };
    };
    const ended = async (socket: Socket) => {
      socket.resume();
      if (!socket.closed) await once(socket, "close").catch(() => {});
    };
    /** What the log says of answers: work beside the requests misses the table as well, and says so for itself. */
    const logged = () =>
      server
        .output()
        .split("\n")
        .filter((line) => line.includes('"level":"error"') && !workBeside.test(line));
    const withoutTable = async (work: () => Promise<void>) => {
      const { db, close } = openDatabase(storeOf(place.environment));
      const rename = (from: string, to: string) => sql.raw(`alter table ${from} rename to ${to}`).execute(db);
      await rename("public_entry", "away");
      try {
        await work();
      } finally {
        await rename("away", "public_entry");
        await close();
      }
    };

    const ways = [
      { name: "in chunks" },
      { name: "packed", headers: "Accept-Encoding: gzip\r\n" },
      { name: "to a proxy that speaks HTTP/1.0", version: "1.0" },
    ];
    test.each(files.flatMap((path) => ways.map((way) => ({ path, ...way }))))(
      "$path, sent $name, is cut when the database fails in the middle",
      async ({ path, ...way }) => {
        const before = logged().length;
        const visitor = newVisitor();
        const reader = await begin(path, { ...way, visitor });
        await withoutTable(() => ended(reader.socket));
        expect(reader.failed()).toBe("ECONNRESET");
        const [head = ""] = reader.text().split("\r\n\r\n");
        expect(head).toMatch(/^HTTP\/1\.1 200 /);
        expect(head.toLowerCase()).toContain("x-content-type-options: nosniff");
        expect(head.toLowerCase()).toContain("content-security-policy: default-src 'none'");
        expect(reader.text().endsWith(lastChunk)).toBe(false);
        expect(reader.text()).not.toMatch(/no such table|does not exist|Error:/);
        await expect.poll(() => logged().length).toBe(before + 1);
        expect(JSON.parse(logged().at(-1) ?? "")).toMatchObject({ message: "answer broke off", path: `/api/v1${path}` });
        expect(server.output()).not.toContain(visitor);
      },
    );

    test.each(files)("whoever fetches %s is told that it failed", async (path) => {
      const response = await fetch(`${server.url}/api/v1${path}`, { headers: { "X-Forwarded-For": newVisitor() } });
      expect(response.status).toBe(200);
      await withoutTable(async () => {
        await expect(response.arrayBuffer()).rejects.toThrow();
      });
    });

    test.each([...files, ...whole])("%s is a problem when the database fails before anything is sent", async (path) => {
      await withoutTable(async () => {
        const response = await fetch(`${server.url}/api/v1${path}`);
        expect(response.status).toBe(500);
        expect(response.headers.get("Content-Type")).toBe("application/problem+json");
        expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
        expect(await response.text()).not.toMatch(/no such table|does not exist/);
      });
    });

    test("one visitor gets two files at once, others get theirs; what is one too many is told when to come back", async () => {
      const visitor = newVisitor();
      const first = [await begin("/initiatives.csv", { visitor }), await begin("/initiatives.xlsx", { visitor })];
      const ask = (whose: string, path = "/initiatives.csv?q=nergens") =>
        fetch(`${server.url}/api/v1${path}`, { headers: { "X-Forwarded-For": whose } });
      const refused = await Promise.all([ask(visitor), ask(visitor), ask(visitor)]);
      for (const response of refused) {
        expect(response.status).toBe(429);
        expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
        expect(response.headers.get("Content-Type")).toBe("application/problem+json");
        expect(await response.json()).toMatchObject({ status: 429, title: "Too Many Requests" });
      }
      expect((await ask(newVisitor())).status).toBe(200);
      expect((await ask(visitor, "/initiatives?limit=1")).status).toBe(200);
      for (const { socket } of first) socket.destroy();
      await expect.poll(async () => (await ask(visitor)).status).toBe(200);
    });

    test("whoever asks for no more than the head, or goes away in the middle, leaves no file behind that is still being made", async () => {
      const visitor = newVisitor();
      for (let i = 0; i < 4; i++)
        for (const path of files) {
          const headers = { "X-Forwarded-For": visitor };
          const head = await fetch(`${server.url}/api/v1${path}`, { method: "HEAD", headers });
          expect([head.status, await head.text()]).toEqual([200, ""]);
          const { socket } = await begin(path, { visitor, headers: i % 2 ? "Accept-Encoding: gzip\r\n" : "" });
          socket.destroy();
          await once(socket, "close");
        }
      expect((await fetch(`${server.url}/api/v1/initiatives.csv`, { headers: { "X-Forwarded-For": visitor } })).status).toBe(200);
    });

    test("large answers that are asked for by the hundred are made a few at a time, and the others refused or made later", async () => {
      const headers = { "X-Forwarded-For": newVisitor() };
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          fetch(`${server.url}/api/v1/initiatives/points?bbox=3.${i + 100},50,7.5,54`, { headers }),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect([...new Set(statuses)].sort()).toEqual([200, 429]);
      for (const response of answers.filter(({ status }) => status === 429))
        expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
      await Promise.all(answers.map((response) => response.arrayBuffer()));
    });

    test("a database that dies in the middle cuts what is being sent, and the rest goes on", async () => {
      // What an engine holds in memory outlives its file: this one has read nothing yet.
      await server.stop();
      server = await start();
      const readers = await Promise.all(files.map((path) => begin(path)));
      const postgres = engine.postgres();
      if (postgres) {
        postgres.process.kill("SIGKILL");
        await once(postgres.process, "exit");
      } else truncateSync(storeOf(place.environment).file, 0);
      for (const { socket, failed, text } of readers) {
        await ended(socket);
        expect(failed()).toBe("ECONNRESET");
        expect(text().endsWith(lastChunk)).toBe(false);
      }
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    });
  },
  { ownPostgres: true },
);
