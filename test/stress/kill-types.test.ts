/**
 * F1 for entries of every type, one of an installation's own among them: the server is killed while each is sent files, made, published,
 * changed and withdrawn. What was answered is there whole, nothing half is public, words and tables agree with the entries, and of
 * files no more is left than the round takes. `WIJKBLIK_KILLS` sets how often.
 */
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { sqliteFile } from "#server/auth/secret.ts";
import { filesRound } from "#server/jobs/rounds.ts";
import { openBlobs } from "#server/ports/blobs.ts";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { bytesIn } from "../fixtures/file-stores.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { didHear, membersOf, shouldHear } from "../fixtures/heard.ts";
import { asks, Unanswered } from "../fixtures/kill-writers.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { defineMeetingPlaces } from "../fixtures/own-entry-type.ts";
import { photo } from "../fixtures/pictures.ts";
import { startServer } from "../fixtures/server.ts";
import { faultsOfFiles, faultsOfStore } from "../fixtures/store-faults.ts";
import { longestLife, typedWriter } from "../fixtures/typed-writers.ts";

defineMeetingPlaces();

const kills = Number(process.env.WIJKBLIK_KILLS ?? 5);
const dayMs = 86_400_000;
/** Answers between two kills: each writer gets some steps further. */
const between = 12;

const isGone = (error: unknown): boolean => error instanceof TypeError || error instanceof Unanswered;

onEveryEngine((engine) => {
  test(
    `entries of every type are whole or not there after ${kills} kills, in every table and with their files`,
    async () => {
      const { environment, remove } = await livingPlace(engine);
      const start = () => startServer(environment, "test/fixtures/own-type-server.ts");
      let server = await start();
      const url = () => server.url;
      const cookie = await firstCookie(server.url, server.output);
      const author = asks(url, cookie);
      const invitation = { name: "redacteur", email: "redacteur@example.org", grants: [{ role: "editor" }] };
      const { body } = await author("/people", { method: "POST", body: invitation });
      const token = new URL(body.link).hash.slice(1);
      const headers = { "Content-Type": "application/json" };
      const entered = await fetch(`${url()}/api/v1/session`, { method: "POST", headers, body: JSON.stringify({ token }) });
      const editor = asks(url, entered.headers.getSetCookie()[0]?.split(";")[0] ?? "");
      const picture = await photo({ width: 400, height: 300 });
      const writers = entryDefinitions().map((one) => typedWriter(one, { url, cookie, author, editor, picture }));
      expect(writers.length).toBeGreaterThan(4);
      const answered = () => writers.reduce((sum, one) => sum + one.answered(), 0);

      const folder = join(environment.WIJKBLIK_LIVING ?? "", "files");
      const look = async <T>(at: (db: ReturnType<typeof openDatabase>["db"]) => Promise<T>): Promise<T> => {
        const place = environment.DATABASE_URL ? { url: environment.DATABASE_URL } : {};
        const { db, close } = openDatabase({ file: sqliteFile(environment.WIJKBLIK_LIVING ?? ""), ...place });
        return at(db).finally(close);
      };
      const names = async () => (await bytesIn(folder)).map(([name]) => name);
      /** Each answer is there, and all tables say the same. */
      const isWhole = async () => {
        for (const writer of writers) await writer.check();
        await look(async (db) => {
          expect(await faultsOfStore(db)).toEqual([]);
          expect(await faultsOfFiles(db, await names())).toEqual([]);
          expect(await didHear(db)).toEqual(await shouldHear(db, await membersOf(db)));
        });
      };

      for (let kill = 0; kill < kills; kill++) {
        const before = answered();
        let open = true;
        const work = writers.map(async (writer) => {
          while (open) {
            try {
              await writer.write();
            } catch (error) {
              // The connection went with the server; anything else is a finding.
              if (!isGone(error)) throw error;
              if (!open) return;
              await wait(5);
            }
          }
        });
        // What one of them finds is thrown where all are waited for.
        for (const one of work) one.catch(() => undefined);
        await expect.poll(answered, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before + between);
        await wait(Math.random() * 200);
        server.process.kill("SIGKILL");
        await once(server.process, "exit");
        open = false;
        await Promise.all(work);
        server = await start();
        await isWhole();
      }

      // What was begun and three lives more without a kill, of which one stays: each type was withdrawn, and each is public.
      for (const writer of writers) for (let i = 0; i < 4 * longestLife; i++) await writer.write();
      await isWhole();
      await server.stop();
      await look(async (db) => {
        const shown = await db.selectFrom("public_entry").select("type").distinct().execute();
        expect(shown.map(({ type }) => type).sort()).toEqual(
          entryDefinitions()
            .map(({ type }) => type)
            .sort(),
        );
        expect((await db.selectFrom("retraction").selectAll().execute()).length).toBeGreaterThan(0);
        const now = () => new Date(Date.now() + 1.5 * dayMs).toISOString();
        await filesRound({ db, blobs: openBlobs(folder), now })();
        expect(await faultsOfFiles(db, await names(), true)).toEqual([]);
        expect(await faultsOfStore(db)).toEqual([]);
      });
      await remove();
    },
    Math.max(600_000, kills * 10_000),
  );
});
