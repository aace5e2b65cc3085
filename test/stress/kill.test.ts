/**
 * F1: the server is killed while eight clients create, one imports and undoes, and two take entries to public and merge them. Whatever was
 * answered with success must be there afterwards, once; what was not, wholly or not at all. `WIJKBLIK_KILLS` sets how often; the whole
 * measure is 200.
 */
import { once } from "node:events";
import { expect, test } from "vitest";
import { sqliteFile } from "#server/auth/secret.ts";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { didHear, membersOf, shouldHear } from "../fixtures/heard.ts";
import { asks, importing, merging, Unanswered, type Writer } from "../fixtures/kill-writers.ts";
import { idsByTitle, livingPlace } from "../fixtures/living-server.ts";
import { startServer } from "../fixtures/server.ts";

const kills = Number(process.env.WIJKBLIK_KILLS ?? 4);
const clients = 8;

const isGone = (error: unknown): boolean => error instanceof TypeError || error instanceof Unanswered;

onEveryEngine((engine) => {
  test(
    `nothing that was answered with success is lost in ${kills} kills, and nothing is there twice`,
    async () => {
      const { environment, remove } = await livingPlace(engine);
      let server = await startServer(environment);
      const Cookie = await firstCookie(server.url, server.output);

      const answered = new Map<string, string>();
      const post = async (key: string): Promise<void> => {
        const body = JSON.stringify({ content: { title: `Nummer ${key}` } });
        const headers = { "Content-Type": "application/json", Cookie, "Idempotency-Key": key };
        const response = await fetch(`${server.url}/api/v1/working-versions`, { method: "POST", headers, body });
        const { id } = (await response.json()) as { id: string };
        if (response.status === 201 || response.status === 200) {
          if (answered.has(key)) expect(answered.get(key)).toBe(id);
          answered.set(key, id);
        }
      };
      const url = () => server.url;
      const admin = asks(url, Cookie);
      const enter = async (name: string, grants: object[]) => {
        const invitation = { name, email: `${name}@example.org`, grants };
        const { body } = await admin("/people", { method: "POST", body: invitation });
        const token = new URL(body.link).hash.slice(1);
        const headers = { "Content-Type": "application/json" };
        const entered = await fetch(`${url()}/api/v1/session`, { method: "POST", headers, body: JSON.stringify({ token }) });
        return asks(url, entered.headers.getSetCookie()[0]?.split(";")[0] ?? "");
      };
      const editor = await enter("redacteur", [{ role: "editor" }]);
      const writers: Writer[] = [await importing(admin), merging(admin, editor), merging(admin, editor)];
      /** Every transition that is there was told to each who should hear of it, once; of what is not there nobody heard. */
      const heardRight = async () => {
        const url = environment.DATABASE_URL;
        const { db, close } = openDatabase({ file: sqliteFile(environment.WIJKBLIK_LIVING ?? ""), ...(url ? { url } : {}) });
        expect(await didHear(db)).toEqual(await shouldHear(db, await membersOf(db)));
        await close();
      };
      for (let kill = 0; kill < kills; kill++) {
        let open = true;
        const unanswered: string[] = [];
        const work = Array.from({ length: clients }, async (_, client) => {
          for (let i = 0; open; i++) {
            const key = `kill-${kill}-${client}-${i}`;
            await post(key).catch(() => unanswered.push(key));
          }
        });
        const others = writers.map(async (writer) => {
          while (open) {
            try {
              await writer.write();
            } catch (error) {
              // The connection went with the server; anything else is a finding.
              if (!isGone(error)) throw error;
              if (!open) return;
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
          }
        });
        // What one of them finds is thrown where all are waited for.
        for (const one of others) one.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400));
        server.process.kill("SIGKILL");
        await once(server.process, "exit");
        open = false;
        await Promise.all([...work, ...others]);
        server = await startServer(environment);
        for (const writer of writers) await writer.check();
        await heardRight();
        // Whoever got no answer asks again with the same key.
        await Promise.all(unanswered.slice(0, clients).map(post));
      }

      const found = await idsByTitle(server.url, Cookie);
      const lost = [...answered].filter(([key, id]) => found.get(`Nummer ${key}`) !== id);
      expect(lost).toEqual([]);
      expect(answered.size).toBeGreaterThan(kills * clients);
      // Once to the end without a kill, for who was always cut short.
      for (const writer of writers) {
        await writer.write();
        await writer.check();
        expect(writer.answered()).toBeGreaterThan(0);
      }
      await heardRight();
      await server.stop();
      await remove();
    },
    Math.max(600_000, kills * 10_000),
  );
});
